import type { Actor, Field } from '../actor.ts';
import { type Many, PUBLIC_FIELDS, written } from './public.ts';

/** The directory as a table (RFC 4180): one line for each actor, all its public fields. `table-schema.ts` describes it. */

const LINE = '\r\n';

/** What a spreadsheet would run, after any apostrophes: one more is written before, so that one can be taken away. */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A cell: lists joined by `;`, nothing for what is not known, text that looks like a formula made plain text. */
function toCsvCell(value: Actor[Field]): string {
  if (value === null || value === undefined) return '';
  // A negative longitude is a number, and runs nothing.
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.map((one) => one.replaceAll(';', ',')).join(';');
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that `toCsvCell` was given, once a reader of CSV has taken the quotes away. */
export function fromCsvCell(cell: string): string {
  return NEUTRALISED.test(cell) ? cell.slice(1) : cell;
}

/** The whole directory as CSV, chunk by chunk. */
export function csvOf(actors: Many<Actor>): AsyncGenerator<string, void, undefined> {
  return written(actors, {
    open: PUBLIC_FIELDS.join(',') + LINE,
    each: (actor) => PUBLIC_FIELDS.map((field) => toCsvCell(actor[field])).join(',') + LINE,
    between: '',
    close: '',
  });
}
