import type { Line } from '../../engine/assess/inventory.ts';
import { type Cells, type Field, fieldsOf } from '../fields.ts';
import type { LineStatus } from '../inventory.ts';
import { type Problem, quoted, type Wrong } from '../problem.ts';

/** A thing of the file, with what is needed to speak of it: its rank among all lines (0 when it is none), its path, and its file when there are several. */
export type Entry = Readonly<{ number: number; path: string; value: Readonly<Record<string, unknown>>; from?: Readonly<{ file: string; before: number }> }>;

/** Where what is read is gathered; `ignored` counts the fields nothing was done with, under the path of the first. */
export type Gathered = { lines: Line[]; problems: Problem[]; statuses: LineStatus[]; ignored: Map<string, { path: string; times: number }> };

/** Values of an object as the cells of a line: numbers as text, `[3, 7]` as a range. */
export function cellsOf({ value, path }: Entry): { cells: Cells; columns: Partial<Record<Field, string>> } {
  const cells: Partial<Record<Field, string>> = {};
  const columns: Partial<Record<Field, string>> = {};
  const names = Object.keys(value);
  fieldsOf(names).forEach((field, i) => {
    const name = names[i] as string;
    const text = textOf(value[name]);
    if (!field || text === undefined) return;
    cells[field] = text;
    columns[field] = `${path}.${name}`;
  });
  return { cells, columns };
}

/** What a cell would have held; nothing for `null`, and for what is no value the JSON itself, which no reader takes. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value) && value.length === 2) return value.map((one) => textOf(one) ?? 'null').join(' - ');
  return JSON.stringify(value);
}

/** `1.125` is 1 125 to some who type it, never to JSON: a fourth decimal leaves no doubt. */
function numberText(value: number): string {
  const text = String(value);
  return /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** What is wrong in an entry, at one of its fields. */
export function problemAt({ number, path, from }: Entry, column: string, value: string, { why, expected }: Wrong, kept = false): Problem {
  const where = from ? { file: from.file, line: number - from.before } : { line: number };
  return { ...where, column: path === '' ? column : `${path}.${column}`, value: quoted(value), why, expected, kept };
}

/** Remembers the fields of an entry that are neither cells of a line nor among those known: told, not dropped in silence. */
export function ignoreOthers({ path, value }: Entry, known: ReadonlySet<string>, { ignored }: Gathered): void {
  const names = Object.keys(value);
  const fields = fieldsOf(names);
  names.forEach((name, i) => {
    if (known.has(name) || (fields[i] && !known.has(NO_CELLS))) return;
    const key = `${path.replace(/\[\d+\]$/, '')}.${name}`;
    const before = ignored.get(key);
    if (before) before.times += 1;
    else ignored.set(key, { path: `${path}.${name}`, times: 1 });
  });
}

/** Among known fields: cells of a line say nothing here. */
export const NO_CELLS = '';

/** `equipment[0].colour (× 12)`. */
export function ignoredNames({ ignored }: Gathered): string[] {
  return [...ignored.values()].map(({ path, times }) => (times > 1 ? `${path} (× ${times})` : path));
}
