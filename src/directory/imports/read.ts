import { type Imported, LIMITS } from './candidate.ts';
import { isChatonsInfos, readChatonsInfos } from './chatonsinfos.ts';
import { isCsv, readCsv } from './csv.ts';
import type { Fetch } from './fetch.ts';
import { isGogocarto, readGogocarto } from './gogocarto.ts';
import { isLibrehost, parsedJson, readLibrehost } from './librehost.ts';
import { words } from './words.ts';

/** A file or an answer to import: `name` is its name or address, `type` what its server says it is. */
export type Content = Readonly<{ text: string; name: string; type: string }>;

/** Reads any of the known formats, told apart by what is in them; with `fetch`, also the files that a federation names. */
export async function readImport({ text, name, type }: Content, fetch?: Fetch, today?: string): Promise<Imported> {
  const refused = (what: Imported['problems'][number]['what']): Imported => ({ candidates: [], problems: [{ where: name, what }] });
  if (text.length > LIMITS.file) return refused(words.tooLarge);
  const begins = text
    .slice(0, 1_000)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html)\b/i.test(begins)) return refused(words.webPage);
  if (/^[[{]/.test(begins)) {
    const value = parsedJson(text);
    if (isGogocarto(value)) return readGogocarto(text, name, today);
    if (isLibrehost(value)) return readLibrehost(text, name, today);
  }
  if (isChatonsInfos(text)) return readChatonsInfos({ text, url: name }, fetch, today);
  if (isCsv(text)) return readCsv(text, name, today);
  // Nothing is recognised: what it was said to be tells what is wrong.
  if (/json/.test(type) || /^[[{]/.test(begins)) return refused(parsedJson(text) === undefined ? words.notJson : words.unrecognised);
  return /^text\/csv/.test(type) ? readCsv(text, name, today) : refused(words.unrecognised);
}
