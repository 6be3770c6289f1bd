import { durationText, isoText, numberText, truthText } from './value.ts';
import type { Attributes } from './xml.ts';

/** A cell of an OpenDocument sheet being read: told of what stands within it, until it closes. */
export type CellReader = Readonly<{
  /** How many cells there are like this one, side by side. */
  alike: number;
  open(name: string, attributes: Attributes): boolean;
  add(text: string): void;
  /** True when the cell itself is closed. */
  close(): boolean;
  text(): string;
}>;

/** `seen` is false for a cell hidden under a merged one. */
export function cellReader(its: Attributes, seen: boolean, alike: number): CellReader {
  let depth = 1;
  let text = '';
  let paragraphs = 0;
  return {
    alike,
    open(name, attributes) {
      depth += 1;
      // Paragraphs that stand deeper are those of notes, drawings and tables laid over the cell.
      const own = depth === 2 ? name === 'p' : !LAID_OVER.has(name);
      if (own && depth === 2) text += paragraphs++ > 0 ? '\n' : '';
      if (own && depth > 2) text += signOf(name, attributes);
      return own;
    },
    add(part) {
      if (depth > 1) text += part;
    },
    close() {
      depth -= 1;
      return depth === 0;
    },
    text: () => (seen ? (textByType(its) ?? (text || its['office:string-value'] || '')) : ''),
  };
}

/** What stands among the words of a paragraph without being of them. */
const LAID_OVER: ReadonlySet<string> = new Set(['annotation', 'note', 'ruby-text', 'frame', 'shape', 'custom-shape']);

/** No cell holds more spaces in a row that mean something. */
const MOST_SPACES = 1_000;

/** Signs that paragraphs keep as elements. */
function signOf(name: string, attributes: Attributes): string {
  if (name === 's') return ' '.repeat(Math.min(MOST_SPACES, Math.max(1, Number.parseInt(attributes['text:c'] ?? '1', 10) || 1)));
  if (name === 'tab') return '\t';
  return name === 'line-break' ? '\n' : '';
}

/** The text of a cell that holds more than words, by its type; nothing where its words are all there is. */
function textByType(its: Attributes): string | undefined {
  const value = its['office:value'];
  switch (its['office:value-type']) {
    case 'float':
    case 'currency':
      return value === undefined ? undefined : numberText(value, 'number', false);
    case 'percentage':
      return value === undefined ? undefined : numberText(value, 'percent', false);
    case 'date':
      return its['office:date-value'] && isoText(its['office:date-value']);
    case 'time':
      return its['office:time-value'] && durationText(its['office:time-value']);
    case 'boolean':
      return its['office:boolean-value'] && truthText(its['office:boolean-value']);
    default:
      return undefined;
  }
}
