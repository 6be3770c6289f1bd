import { closeSync, openSync, readSync } from 'node:fs';

/** The tables of who announces which addresses, read byte by byte into flat arrays: half a million ranges as objects would weigh 100 MB. */

/**
 * Ranges as the places where the operator changes: two halves of 64 bits each (the first ones of an IPv6
 * address; 0 and an IPv4 address),
 * in order, and who holds what follows: a rank in `asns`, plus one; 0 for nobody.
 */
export type Ranges = Readonly<{ bounds: Uint32Array; holders: Uint32Array }>;
/** `names` as the file writes them, quotes included, one after the other; the name of rank `i` ends at `ends[i]`. */
export type Table = Readonly<{ four: Ranges; six: Ranges; asns: Uint32Array; ends: Uint32Array; names: Uint8Array }>;

const CHUNK = 1 << 18;
const [NEWLINE, RETURN, COMMA, COLON, ZERO, NINE] = [10, 13, 44, 58, 48, 57];
/** The bit that makes a letter small, and what to take from a small one to read it as a digit. */
const [LOWER, TEN] = [32, 87];

/** Reads both tables: rows are `first,last,asn,name`, in order, the addresses of IPv4 as numbers and those of IPv6 as they are written. */
export function readTable(fourFile: string, sixFile: string): Table {
  const operators = gathering();
  const four = readRanges(fourFile, numberAt, operators.holderOf);
  const six = readRanges(sixFile, groupsAt, operators.holderOf);
  return { four, six, ...operators.all() };
}

/** Where reading stands, and the two halves of the address it read last. One, reused: rows are too many for objects. */
type Cursor = { bytes: Uint8Array; at: number; readonly place: Uint32Array };
type ReadAddress = (cursor: Cursor) => void;

function readRanges(file: string, readAddress: ReadAddress, holderOf: Operators['holderOf']): Ranges {
  const ranges = changing();
  const cursor: Cursor = { bytes: new Uint8Array(0), at: 0, place: new Uint32Array(2) };
  const first = new Uint32Array(2);
  eachLine(file, (bytes, from, to) => {
    cursor.bytes = bytes;
    cursor.at = from;
    readAddress(cursor);
    first.set(cursor.place);
    readAddress(cursor);
    let asn = 0;
    for (let byte = bytes[cursor.at++] ?? COMMA; byte !== COMMA; byte = bytes[cursor.at++] ?? COMMA) asn = asn * 10 + byte - ZERO;
    ranges.add(first, cursor.place, holderOf(asn, bytes, cursor.at, to));
  });
  return ranges.all();
}

/** Hands each line over, with one buffer for all: a file is never whole in memory. */
function eachLine(file: string, take: (bytes: Uint8Array, from: number, to: number) => void): void {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  const descriptor = openSync(file, 'r');
  try {
    for (let kept = 0, got = 1; got > 0; ) {
      got = readSync(descriptor, buffer, kept, CHUNK - kept, null);
      const end = kept + got;
      let from = 0;
      for (let to = buffer.indexOf(NEWLINE); to !== -1 && to < end; to = buffer.indexOf(NEWLINE, from)) {
        if (to > from) take(buffer, from, buffer[to - 1] === RETURN ? to - 1 : to);
        from = to + 1;
      }
      // A last line without its end; one longer than the buffer is not of such a table.
      if (got === 0 && end > from) take(buffer, from, end);
      if (from === 0 && end === CHUNK) throw new Error(`${file}: a line is too long`);
      buffer.copyWithin(0, from, end);
      kept = end - from;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** `16777216,` */
function numberAt(cursor: Cursor): void {
  const { bytes, place } = cursor;
  let value = 0;
  for (let byte = bytes[cursor.at++] ?? COMMA; byte !== COMMA; byte = bytes[cursor.at++] ?? COMMA) value = value * 10 + byte - ZERO;
  place[0] = 0;
  place[1] = value;
}

const groups = new Uint16Array(8);

/** `2001:4:112::,`: the first four groups, once `::` has made room for the zeros that it stands for. */
function groupsAt(cursor: Cursor): void {
  const { bytes, place } = cursor;
  let [count, value, gap] = [0, 0, 8];
  for (let byte = bytes[cursor.at++] ?? COMMA; ; byte = bytes[cursor.at++] ?? COMMA) {
    if (byte !== COLON && byte !== COMMA) {
      value = value * 16 + (byte <= NINE ? byte - ZERO : (byte | LOWER) - TEN);
      continue;
    }
    if (count < 8) groups[count++] = value;
    value = 0;
    if (byte === COMMA) break;
    if (bytes[cursor.at] !== COLON) continue;
    cursor.at++;
    gap = count;
    // Nothing follows: `::` is the end of the address.
    if (bytes[cursor.at] !== COMMA) continue;
    cursor.at++;
    break;
  }
  // Groups from `gap` on are the last ones of the eight.
  const group = (rank: number): number => (rank < gap ? (groups[rank] ?? 0) : rank < gap + 8 - count ? 0 : (groups[rank - 8 + count] ?? 0));
  place[0] = group(0) * 0x1_0000 + group(1);
  place[1] = group(2) * 0x1_0000 + group(3);
}

/** Ranges as they come, kept as the places where the holder changes. */
function changing() {
  let bounds = new Uint32Array(1 << 16);
  let holders = new Uint32Array(1 << 15);
  let size = 0;
  /** Where the last range ended: one after it. */
  const next = new Uint32Array(2);
  const change = (place: Uint32Array, holder: number): void => {
    if (size === holders.length) [bounds, holders] = [sized(bounds, 4 * size), sized(holders, 2 * size)];
    bounds.set(place, 2 * size);
    holders[size++] = holder;
  };
  return {
    /** Of two ranges that overlap, or share 64 bits, the first one holds what both claim. */
    add(first: Uint32Array, last: Uint32Array, holder: number): void {
      if (compare(last, next) < 0) return;
      const room = compare(first, next);
      if (room > 0) change(next, 0);
      change(room < 0 ? next : first, holder);
      const low = ((last[1] ?? 0) + 1) >>> 0;
      next[0] = (last[0] ?? 0) + (low === 0 ? 1 : 0);
      next[1] = low;
    },
    all(): Ranges {
      change(next, 0);
      return { bounds: sized(bounds, 2 * size), holders: sized(holders, size) };
    },
  };
}

function compare(one: Uint32Array, other: Uint32Array): number {
  return (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);
}

/** The same numbers in an array of another length; the former one is given back at once, not when memory is next swept. */
function sized(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(array.buffer.transfer(4 * length));
}

type Operators = ReturnType<typeof gathering>;

/** Numbers given to operators so far are below this one; the few others are for private use. */
const NEAR = 1 << 20;

/** Operators as they come, each kept once, with the first name it is given. */
function gathering() {
  /** Number → rank plus one: a `Map` of them all would weigh as much as the tables. */
  const near = new Uint32Array(NEAR);
  const far = new Map<number, number>();
  let asns = new Uint32Array(1 << 15);
  let ends = new Uint32Array(1 << 15);
  let names = new Uint8Array(1 << 20);
  let [count, size] = [0, 0];
  return {
    /** The rank of an operator, plus one. */
    holderOf(asn: number, bytes: Uint8Array, from: number, to: number): number {
      const known = asn < NEAR ? near[asn] : far.get(asn);
      if (known) return known;
      if (count === ends.length) [asns, ends] = [sized(asns, 2 * count), sized(ends, 2 * count)];
      if (size + to - from > names.length) names = new Uint8Array(names.buffer.transfer(2 * names.length));
      for (let at = from; at < to; at++) names[size++] = bytes[at] ?? 0;
      asns[count] = asn;
      ends[count++] = size;
      if (asn < NEAR) near[asn] = count;
      else far.set(asn, count);
      return count;
    },
    all: () => ({ asns: sized(asns, count), ends: sized(ends, count), names: new Uint8Array(names.buffer.transfer(size)) }),
  };
}
