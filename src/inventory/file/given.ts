/** A file someone gave, whose bytes come in blocks. Its content decides what it is, not its name. */
export type Given = Readonly<{ name: string; chunks: Iterable<Uint8Array> }>;

/** What a file is, from its first bytes. */
export type FileKind = 'text' | 'json' | 'zip' | 'old-office' | 'pdf' | 'image' | 'gzip' | 'binary' | 'empty';

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

/** A file opened: what it is, and its bytes from the first. */
export type OpenedFile = Readonly<{ name: string; kind: FileKind; chunks: Iterable<Uint8Array> }>;

export function openFile({ name, chunks }: Given): OpenedFile {
  const source = chunks[Symbol.iterator]();
  let head: Uint8Array = new Uint8Array();
  for (let next = source.next(); !next.done; next = source.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= LOOKED_AT) break;
  }
  function* all(): Iterable<Uint8Array> {
    yield head;
    yield* { [Symbol.iterator]: () => source };
  }
  return { name, kind: kindOf(head), chunks: all() };
}

function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (found) return found[0];
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = bytes.subarray(0, LOOKED_AT);
  if (!wide && head.includes(0)) return 'binary';
  const start = new TextDecoder().decode(head.subarray(0, 512)).trimStart();
  return start.startsWith('{') || start.startsWith('[') ? 'json' : 'text';
}

/** All the bytes of a file that is read whole. */
export function wholeOf({ chunks }: Pick<OpenedFile, 'chunks'>): Uint8Array {
  return Buffer.concat([...chunks]);
}
