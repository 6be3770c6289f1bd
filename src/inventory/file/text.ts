import { wideEncoding } from './given.ts';

/** Bytes to text, a little at a time: a long file is never whole in memory. */

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Bytes read at once. */
const STEP = 1 << 16;
/** What a line has beyond so many bytes is left out: nobody reads it, and it must not fill the memory. */
const LONGEST_LINE = 4 << 20;

/** Blocks of whole lines, decoded: UTF-16 by its mark, else UTF-8, else (line by line) Windows-1252, which old spreadsheets still write. Line ends become `\n`. */
export function* textOf(chunks: Iterable<Uint8Array>): Iterable<string> {
  const steps = stepsOf(chunks)[Symbol.iterator]();
  const first = steps.next();
  if (first.done) return;
  const all = [[first.value], { [Symbol.iterator]: () => steps }];
  const encoding = wideEncoding(first.value);
  if (encoding) yield* wideLines(all, new TextDecoder(encoding));
  else for (const block of wholeLines(all)) yield decoded(block);
}

/** The same bytes in short steps, the first of them long enough to bear a mark. */
function* stepsOf(chunks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array();
  for (const chunk of chunks) {
    let bytes: Uint8Array = chunk;
    if (start) bytes = Buffer.concat([start, chunk]);
    start = start && bytes.length < 2 ? bytes : undefined;
    if (!start) for (let at = 0; at < bytes.length; at += STEP) yield bytes.subarray(at, at + STEP);
  }
  if (start && start.length > 0) yield start;
}

function* wideLines(all: readonly Iterable<Uint8Array>[], decoder: TextDecoder): Iterable<string> {
  let left = '';
  let length = 0;
  for (const steps of all)
    for (const step of steps) {
      const text = left + decoder.decode(step, { stream: true });
      // A final return waits: its line feed may come next.
      left = text.endsWith('\r') ? '\r' : '';
      const block = unmarked(text.slice(0, text.length - left.length));
      const end = block.lastIndexOf('\n') + 1;
      if (end > 0) yield length > LONGEST_LINE ? block.slice(block.indexOf('\n')) : block;
      else if (length <= LONGEST_LINE) yield block;
      length = end > 0 ? block.length - end : length + block.length;
    }
  yield unmarked(left + decoder.decode());
}

/** Bytes up to the end of a line, step by step; the end of a line too long is left out. */
function* wholeLines(all: readonly Iterable<Uint8Array>[]): Iterable<Uint8Array> {
  let left: Uint8Array[] = [];
  let length = 0;
  for (const steps of all)
    for (const step of steps) {
      const end = lastBreak(step);
      if (end > 0) {
        const start = length > LONGEST_LINE ? firstBreak(step) : 0;
        yield left.length === 0 ? step.subarray(start, end) : Buffer.concat([...left, step.subarray(start, end)]);
        left = [];
        length = 0;
      }
      if (length <= LONGEST_LINE && end < step.length) left.push(step.subarray(Math.max(0, end)));
      length += step.length - Math.max(0, end);
    }
  if (left.length > 0) yield Buffer.concat(left);
}

/** After the last line end; old Macintosh files have only carriage returns. A final one waits: its line feed may come next. */
function lastBreak(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(LINE_FEED);
  if (feed >= 0) return feed + 1;
  const back = bytes.lastIndexOf(CARRIAGE_RETURN, -2);
  return back < 0 ? -1 : back + 1;
}

/** Before the first line end. */
function firstBreak(bytes: Uint8Array): number {
  const feed = bytes.indexOf(LINE_FEED);
  return feed >= 0 ? feed : Math.max(0, bytes.indexOf(CARRIAGE_RETURN));
}

const strict = new TextDecoder('utf-8', { fatal: true });
const utf8 = new TextDecoder('utf-8');
const windows = new TextDecoder('windows-1252');

function decoded(bytes: Uint8Array): string {
  try {
    return unmarked(strict.decode(bytes));
  } catch {
    return unmarked(mixed(bytes));
  }
}

/** Two files pasted together may have two encodings: each line has its own. Lines that follow one another in the same are decoded together. */
function mixed(bytes: Uint8Array): string {
  const mark = bytes.includes(LINE_FEED) ? LINE_FEED : CARRIAGE_RETURN;
  const parts: string[] = [];
  let start = 0;
  let decoder = utf8;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(mark, at);
    const end = found < 0 ? bytes.length : found + 1;
    const own = isUtf8(bytes, at, end) ? utf8 : windows;
    if (own !== decoder) {
      parts.push(decoder.decode(bytes.subarray(start, at)));
      start = at;
      decoder = own;
    }
    at = end;
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return parts.join('');
}

/** Whether each letter of a line begins by saying how many bytes it has, and has them. */
function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0;
    if (more === 0 || at + more >= end) return false;
    for (let i = 1; i <= more; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return false;
    at += more;
  }
  return true;
}

function unmarked(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
