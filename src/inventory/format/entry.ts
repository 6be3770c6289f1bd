import type { Line } from '../../engine/assess/inventory.ts';
import { FIELDS, type Field, fieldOf } from '../fields.ts';
import type { LineStatus } from '../inventory.ts';
import type { Cells } from '../line.ts';
import type { Problem } from '../problem.ts';

/** A thing of the file, with what is needed to speak of it: its rank among all lines, and its path. */
export type Entry = Readonly<{ number: number; path: string; value: Readonly<Record<string, unknown>> }>;

/** Where what is read is gathered. */
export type Gathered = { lines: Line[]; problems: Problem[]; statuses: LineStatus[] };

/** Values of an object as the cells of a line: numbers as text, `[3, 7]` as a range. */
export function cellsOf(value: Readonly<Record<string, unknown>>, path: string): { cells: Cells; columns: Partial<Record<Field, string>> } {
  const cells: Partial<Record<Field, string>> = {};
  const columns: Partial<Record<Field, string>> = {};
  for (const [name, given] of Object.entries(value)) {
    const field = fieldOf(name) ?? (name in FIELDS ? (name as Field) : undefined);
    const text = textOf(given);
    if (!field || text === undefined) continue;
    cells[field] = text;
    columns[field] = `${path}.${name}`;
  }
  return { cells, columns };
}

/** What a cell would have held. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length === 2) return `${value[0]}-${value[1]}`;
  return undefined;
}
