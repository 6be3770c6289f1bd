import { Inflate } from 'fflate/browser';
import { type Wrong, wrong } from '../problem.ts';
import { checksum } from './checksum.ts';
import { LIMITS } from './limits.ts';
import { words } from './words.ts';

/** A file packed in a zip archive. */
export type Entry = Readonly<{
  name: string;
  /** Bytes it takes in the archive. */
  packed: number;
  /** Unpacks it, a little at a time, from its beginning each time it is asked. Throws `Broken` if it is not what was packed. */
  chunks(): Iterable<Uint8Array>;
}>;

/** What is wrong with a file, found while it is being read; caught where its rows are given. */
export class Broken extends Error {
  readonly wrong: Wrong;
  constructor(problem: Wrong) {
    super(problem.why.en);
    this.wrong = problem;
  }
}

export const damaged = (): Broken => new Broken(wrong(words.damaged, words.saveAgain));

/** Marks of the three records of a zip archive, and their lengths before names and comments. */
const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const DIRECTORY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
/** A field too small for its number says so, and the number stands further on. */
const ELSEWHERE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const NAMED_IN_UTF8 = 0x800;
/** Bytes unpacked at once: however packed, they make 16 MB at most. */
const BLOCK = 1 << 14;

/** Reads the directory of a zip archive, and refuses one that declares too much. Nothing is unpacked yet. One that stood `within` another is judged by what it weighed there. */
export function entriesOf(bytes: Uint8Array, within?: number): readonly Entry[] | Wrong {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  if (end === undefined) return wrong(words.truncated, words.whole);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) return wrong(words.crowded, words.entries(LIMITS.entries));
  // Some archives stand behind something else: what they say of places counts from their own beginning.
  const start = end - view.getUint32(end + 12, true);
  const shift = start - view.getUint32(end + 16, true);
  if (start < 0 || shift < 0) return wrong(words.truncated, words.whole);
  const entries: Entry[] = [];
  const most = Math.min(LIMITS.unpacked, within === undefined ? Math.max(LIMITS.freely, bytes.length * LIMITS.ratio) : within * LIMITS.ratio);
  let [unpackedSum, packedSum] = [0, 0];
  for (let at = start, i = 0; i < count; i++) {
    const record = at + DIRECTORY_LENGTH <= end ? recordAt(view, bytes, at) : undefined;
    if (!record) return wrong(words.damaged, words.saveAgain);
    at += record.length;
    if (record.name.endsWith('/')) continue;
    if (record.flags & ENCRYPTED) return wrong(words.locked, words.unlocked);
    if (record.method !== STORED && record.method !== DEFLATED) return wrong(words.unknownMethod, words.plainZip);
    unpackedSum += record.size;
    packedSum += record.packed;
    // Files that share their bytes weigh more together than the archive does.
    if (unpackedSum > most || packedSum > bytes.length) return wrong(words.swollen, words.atMost(Math.ceil(most / 1e6)));
    const data = dataAt(view, bytes, record.offset + shift, record.packed);
    if (!data) return wrong(words.truncated, words.whole);
    entries.push({ name: record.name.replaceAll('\\', '/'), packed: record.packed, chunks: () => unpacked(data, record) });
  }
  return entries;
}

/** Where the record that ends an archive stands: the last one whose comment ends with the file. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength) return at;
  return undefined;
}

type Packing = Readonly<{ name: string; flags: number; method: number; crc: number; packed: number; size: number; offset: number; length: number }>;

function recordAt(view: DataView, bytes: Uint8Array, at: number): Packing | undefined {
  if (view.getUint32(at, true) !== DIRECTORY) return undefined;
  const [names, extras, comments] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
  const length = DIRECTORY_LENGTH + names + extras + comments;
  if (at + length > bytes.length) return undefined;
  const flags = view.getUint16(at + 8, true);
  const name = nameIn(bytes.subarray(at + DIRECTORY_LENGTH, at + DIRECTORY_LENGTH + names), flags);
  const [size, packed, offset] = longNumbers(
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    view,
    at + DIRECTORY_LENGTH + names,
    extras,
  );
  return { name, flags, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, offset, length };
}

/** Sizes and places that did not fit: in the extra field numbered 1, in the same order, those that did not fit alone. */
function longNumbers(short: readonly [number, number, number], view: DataView, start: number, length: number): readonly [number, number, number] {
  const end = start + length;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const long = (number: number): number => {
      if (number !== ELSEWHERE || next + 8 > end) return number;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    return [long(short[0]), long(short[1]), long(short[2])];
  }
  return short;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

function nameIn(bytes: Uint8Array, flags: number): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // Older archives name files as the system that made them did; the name is only shown.
    return flags & NAMED_IN_UTF8 ? new TextDecoder().decode(bytes) : windows.decode(bytes);
  }
}

function dataAt(view: DataView, bytes: Uint8Array, at: number, length: number): Uint8Array | undefined {
  if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL) return undefined;
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + length <= bytes.length ? bytes.subarray(start, start + length) : undefined;
}

/** The bytes of an entry, no more than declared and the very ones that were packed; else throws `Broken`. */
function* unpacked(data: Uint8Array, { method, size, crc }: Packing): Iterable<Uint8Array> {
  let length = 0;
  let sum = checksum(0, new Uint8Array());
  for (const chunk of method === STORED ? [data] : inflated(data)) {
    length += chunk.length;
    if (length > size) throw damaged();
    sum = checksum(sum, chunk);
    yield chunk;
  }
  if (length !== size || sum !== crc) throw damaged();
}

function* inflated(data: Uint8Array): Iterable<Uint8Array> {
  const ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => ready.push(chunk));
  for (let at = 0; at < data.length; at += BLOCK) {
    try {
      inflate.push(data.subarray(at, at + BLOCK), at + BLOCK >= data.length);
    } catch {
      throw damaged();
    }
    yield* ready.splice(0);
  }
}
