import type { Line } from '../engine/assess/inventory.ts';
import { fileProblem, readTable } from './format/csv.ts';
import { type Decoded, decode } from './format/decode.ts';
import { readJson } from './format/json.ts';
import { type Inventory, type LineStatus, refused, statusOf } from './inventory.ts';
import { type Cells, type Columns, lineReader, type Reading } from './line.ts';
import type { Problem } from './problem.ts';
import { words } from './words.ts';

/** Longest inventory: a million machines by line is a normal one. */
const MOST_LINES = 2_000_000;

/** Reads a native inventory, CSV or JSON: the content decides, not the name of the file. */
export function readInventory(bytes: Uint8Array, reading: Reading): Inventory {
  const decoded: Decoded = decode(bytes);
  if ('why' in decoded) return refused(fileProblem(decoded.why, decoded.expected));
  const { text } = decoded;
  return /^\s*[{[]/.test(text) ? readJson(text, reading) : readCsv(text, reading);
}

function readCsv(text: string, reading: Reading): Inventory {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  const statuses: LineStatus[] = [];
  const readOne = lineReader(reading);
  const table = readTable(text, ({ number, cells }, columns) => {
    if (statuses.length >= MOST_LINES) return;
    const read = readOne(cells, number, columns);
    if (read.line) lines.push(read.line);
    problems.push(...read.problems);
    statuses.push(statusOf(read, number, cells.label ?? cells.item ?? ''));
  });
  if ('why' in table) return refused(table);
  if (statuses.length === 0) problems.push(fileProblem(words.noLines, words.notEmpty));
  if (statuses.length >= MOST_LINES) problems.push(fileProblem(words.tooMany, words.lines(MOST_LINES)));
  return { lines, problems, ignored: table.ignored, statuses, settings: {} };
}

/** Where rows come from: the line of the file each stood on, and headers as they were written, those that say nothing to us apart. */
export type Origin = Readonly<{ lines: readonly number[]; columns: Columns; ignored: readonly string[] }>;

/** Longest cell kept: no column needs more, and what is kept is kept for all. */
const LONGEST = 2_000;

function cut(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, text.slice(0, LONGEST)]));
}

/** The cells of a CSV file, line by line and as they were typed, or why it is no table. */
export function readRows(bytes: Uint8Array): Readonly<{ rows: readonly Cells[]; file: Origin }> | Readonly<{ problem: Problem }> {
  const decoded = decode(bytes);
  if ('why' in decoded) return { problem: fileProblem(decoded.why, decoded.expected) };
  const rows: Cells[] = [];
  const lines: number[] = [];
  const table = readTable(decoded.text, ({ number, cells }) => {
    rows.push(cut(cells));
    lines.push(number);
  });
  if ('why' in table) return { problem: table };
  return rows.length === 0
    ? { problem: fileProblem(words.noLines, words.notEmpty) }
    : { rows, file: { lines, columns: table.columns, ignored: table.ignored } };
}
