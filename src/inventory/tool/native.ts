import type { Words } from '../../engine/quantity/quantity.ts';

/** Any object of a JSON document. */
export type Document = Readonly<Record<string, unknown>>;

/** A document of another tool, told as a JSON inventory of ours; and the keys of which nothing is kept, for they tell who. */
export type Native = Readonly<{ format: Words; document: Document; dropped: readonly string[] }>;

export function objectIn(value: unknown): Document | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Document) : undefined;
}

export function listIn(value: unknown): Document[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one): Document[] => {
    const object = objectIn(one);
    return object ? [object] : [];
  });
}

/** Longest text taken from a document of another tool. */
const LONGEST = 200;
/** What makers leave in the memory of a board they did not fill in. */
const UNFILLED = /^(to be filled|default string|system (manufacturer|product name|version)|not specified|none|unknown|n\/?a|o\.?e\.?m\.?|empty|null)/i;

/** A text or a number as it would be typed; nothing for what says nothing. */
export function textIn(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return '';
  const text = value.slice(0, LONGEST).trim();
  return UNFILLED.test(text) ? '' : text;
}
