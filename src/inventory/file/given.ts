import { type Wrong, wrong } from '../problem.ts';
import { words } from './words.ts';

/** A file someone gave, whose bytes come in blocks. Its content decides what it is, not its name. One that stood `within` an archive says how many bytes it weighed there. */
export type Given = Readonly<{ name: string; chunks: Iterable<Uint8Array>; within?: number; sheet?: string }>;

/** What a file is, from its first bytes. */
export type FileKind = 'text' | 'json' | 'zip' | Refused;

/** Files we cannot read, each for its own reason. */
type Refused = 'old-office' | 'pdf' | 'image' | 'gzip' | 'page' | 'xml' | 'binary' | 'empty';

/** Signatures of what people send, knowingly or by mistake. */
const SIGNATURES: readonly (readonly [kind: FileKind, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
];
const LOOKED_AT = 8_192;
/** Bytes that come together at first: enough for the lines above a table, however little is given at once. */
const BEGINNING = 1 << 16;

/** A file opened: what it is, and its bytes from the first. */
export type OpenedFile = Given & Readonly<{ kind: FileKind }>;

export function openFile({ chunks, ...given }: Given): OpenedFile {
  const source = chunks[Symbol.iterator]();
  let head: Uint8Array = new Uint8Array();
  for (let next = source.next(); !next.done; next = source.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= BEGINNING) break;
  }
  function* all(): Iterable<Uint8Array> {
    yield head;
    yield* { [Symbol.iterator]: () => source };
  }
  return { ...given, kind: kindOf(head), chunks: all() };
}

function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (found) return found[0];
  const encoding = wideEncoding(bytes);
  const head = bytes.subarray(0, LOOKED_AT);
  if (!encoding && head.includes(0)) return 'binary';
  const start = new TextDecoder(encoding).decode(head.subarray(0, 512)).trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  if (/^<(!doctype html|html|head|meta|table|style|div)\b/i.test(start)) return 'page';
  return /^<(\?xml|!--|!doctype)/i.test(start) ? 'xml' : 'text';
}

/** The encoding that the mark at the beginning of a text says, when its letters are of two bytes. */
export function wideEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** Why a file cannot be read, and what could be. */
export function refusalOf(file: OpenedFile, kind: Refused): Wrong {
  return kind === 'old-office' && holds(wholeOf(file), 'EncryptedPackage') ? wrong(words.locked, words.unlocked) : REFUSALS[kind];
}

const REFUSALS: Readonly<Record<Refused, Wrong>> = {
  'old-office': wrong(words.oldOffice, words.saveAs),
  pdf: wrong(words.pdf, words.tables),
  image: wrong(words.image, words.tables),
  gzip: wrong(words.compressed, words.unpacked),
  page: wrong(words.page, words.saveAs),
  xml: wrong(words.xml, words.tables),
  binary: wrong(words.binary, words.tables),
  empty: wrong(words.empty, words.tables),
};

/** Whether a word stands somewhere in the file, its letters of two bytes each. */
function holds(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(word, 0, 'utf16le');
}

/** All the bytes of a file that is read whole. */
export function wholeOf({ chunks }: Pick<OpenedFile, 'chunks'>): Uint8Array {
  return Buffer.concat([...chunks]);
}
