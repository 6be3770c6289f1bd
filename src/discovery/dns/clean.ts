/** Records are written by anyone: what could move a terminal, turn a line round or hide in it is taken out before anything reads them. */

/** Whole sequences (colours, titles, links) of a terminal, so that no `[31m` is left behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]/g;
const BREAKS = /[\t\n\r\u0085\u2028\u2029]+/g;
/** Control characters, marks without width, of direction, of tags. */
const HIDDEN = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text on one line, without anything that is not seen. */
export function cleanText(text: string): string {
  return text.replace(ESCAPES, '').replace(BREAKS, ' ').replace(HIDDEN, '').trim();
}

/** A name in lower case, without its final dot. */
export function cleanName(name: string): string {
  return cleanText(name).toLowerCase().replace(/\.$/, '').slice(0, 255);
}

/** The beginning of a text, with a sign that there was more. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** Node gives the bytes of a text one by one; most are UTF-8, and others are left as they came. */
export function fromBytes(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
