/** Bytes to text, block by block: a long file is never whole in memory. */

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** A line longer than this is cut, wherever it ends: nobody reads it, and it must not fill the memory. */
const LONGEST_LINE = 4 << 20;

/** Blocks of whole lines, decoded: UTF-16 by its mark, else UTF-8, else (line by line) Windows-1252, which old spreadsheets still write. Line ends become `\n`. */
export function* textOf(chunks: Iterable<Uint8Array>): Iterable<string> {
  let wide: TextDecoder | undefined;
  let first = true;
  let left: Uint8Array = new Uint8Array();
  for (const chunk of chunks) {
    if (first && chunk.length === 0) continue;
    const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    if (first) wide = utf16(bytes);
    first = false;
    if (wide) {
      yield unmarked(wide.decode(bytes, { stream: true }));
      left = new Uint8Array();
      continue;
    }
    const end = lastBreak(bytes);
    if (end > 0) yield lines(bytes.subarray(0, end));
    left = bytes.subarray(Math.max(0, end));
    if (left.length > LONGEST_LINE) {
      yield lines(left);
      left = new Uint8Array();
    }
  }
  if (wide) yield wide.decode();
  else if (left.length > 0) yield lines(left);
}

function utf16(bytes: Uint8Array): TextDecoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? new TextDecoder('utf-16be') : undefined;
}

/** After the last line end; old Macintosh files have only carriage returns. A final one waits: its line feed may come next. */
function lastBreak(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(LINE_FEED);
  if (feed >= 0) return feed + 1;
  const back = bytes.lastIndexOf(CARRIAGE_RETURN, bytes.length - 2);
  return back < 0 ? -1 : back + 1;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

function lines(bytes: Uint8Array): string {
  try {
    return unmarked(utf8.decode(bytes));
  } catch {
    return unmarked(mixed(bytes));
  }
}

/** Two files pasted together may have two encodings: each line has its own. */
function mixed(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    try {
      parts.push(utf8.decode(line));
    } catch {
      parts.push(windows.decode(line));
    }
    start = end;
  }
  return parts.join('');
}

function unmarked(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
