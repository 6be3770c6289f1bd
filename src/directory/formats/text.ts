/** What formats do to text that people typed, so that it stays text. */

/** Line breaks of all systems, and those two that JavaScript alone knew. */
const BREAKS = /[\s\u0085\u2028\u2029]+/g;
/** Characters no XML may hold: controls, halves of pairs, and the two that are not characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text without the characters that break readers: controls and halves of pairs. */
export function clean(text: string): string {
  return text.replace(NOT_XML, '');
}

/** Text on one line, cleaned. */
export function oneLine(text: string): string {
  return clean(text.replace(BREAKS, ' ')).trim();
}

/** Text as XML has it, inside an element or between double quotes. */
export function xml(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** JSON that can also stand in a `<script>` of a page: nothing in it closes the element, no old reader breaks on a line. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An address one may follow, or nothing: a link that runs a script is none. */
export function webAddress(url: string): string {
  const parsed = URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : '';
}

/** A day (`2026-11-25`) or an instant as RFC 3339 has it, or nothing when it is neither. */
export function instant(date: string): string {
  if (!/^\d{4}-\d\d-\d\d(T.*)?$/.test(date)) return '';
  const time = Date.parse(date);
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
