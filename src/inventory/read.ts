import Papa from 'papaparse';
import type { Line } from '../engine/assess/inventory.ts';
import type { Columns } from './fields.ts';
import { type Decoded, decode } from './format/decode.ts';
import { readJson } from './format/json.ts';
import { gathering, type Inventory, refused } from './inventory.ts';
import { lineReader } from './line/line.ts';
import { setApart } from './line/outcome.ts';
import type { Reading } from './line/reading.ts';
import type { Problem } from './problem.ts';
import { delimiterOf } from './table/delimiter.ts';
import { fileProblem, type GridRow, openTable, type Table, type TableLine } from './table/table.ts';
import { words } from './words.ts';

/** Longest inventory: a million machines by line is a normal one. */
const MOST_LINES = 2_000_000;

/** Reads an inventory to its end. */
export function readInventory(bytes: Uint8Array, reading: Reading, statuses = true): Inventory & { lines: readonly Line[] } {
  const inventory = openInventory(bytes, reading, statuses);
  return { ...inventory, lines: [...inventory.lines] };
}

/** Opens an inventory, CSV or JSON: the content decides, not the name of the file. */
export function openInventory(bytes: Uint8Array, reading: Reading, statuses: boolean): Inventory {
  const decoded: Decoded = decode(bytes);
  if ('why' in decoded) return refused(fileProblem(decoded.why, decoded.expected));
  const { text } = decoded;
  if (/^\s*[{[]/.test(text)) return readJson(text, reading);
  const table = openTable(gridOf(text));
  return 'why' in table ? refused(table) : inventoryOf(table, reading, statuses);
}

function gridOf(text: string): Iterable<GridRow> {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text.slice(0, 64_000).split(/\r?\n/, 20)) });
  let number = 1;
  return data.map((cells) => {
    const start = number;
    number += 1 + cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
    return { number: start, cells };
  });
}

/** The inventory a table holds, read as its lines are asked for. */
function inventoryOf(table: Table, reading: Reading, withStatuses: boolean): Inventory {
  const gathered = gathering(withStatuses);
  const { problems, statuses, tally } = gathered;
  const readOne = lineReader(reading);
  function* lines(): Iterable<Line> {
    for (const { number, cells, apart } of table.lines) {
      if (tally.rows >= MOST_LINES) {
        problems.push(fileProblem(words.tooMany, words.lines(MOST_LINES)));
        return;
      }
      const read = apart ? { lines: [], outcome: setApart(apart), label: '', problems: [] } : readOne(cells, number, table.columns);
      yield* gathered.take(read, number);
    }
    if (tally.rows === 0) problems.push(fileProblem(words.noLines, words.notEmpty));
  }
  return { lines: lines(), problems, statuses, tally, ignored: table.ignored, dropped: table.dropped, settings: {}, format: words.table };
}

/** Where rows come from: the line of the file each stood on, and headers as they were written, those that say nothing to us or tell who apart. */
export type Origin = Readonly<{ lines: readonly number[]; columns: Columns; ignored: readonly string[]; dropped?: readonly string[] }>;

/** What a file says, row by row and as it was typed: rows are read as they are asked for, once. */
export type List = Readonly<{
  rows: Iterable<TableLine>;
  columns: Columns;
  ignored: readonly string[];
  dropped: readonly string[];
}>;

/** A file someone gave. Its content decides what it is, not its name. */
export type Given = Readonly<{ name: string; bytes: Uint8Array }>;

/** Opens what was given as a list of rows, or says why it is none. */
export function openList([file]: readonly Given[]): List | Problem {
  const decoded = decode(file?.bytes ?? new Uint8Array());
  if ('why' in decoded) return fileProblem(decoded.why, decoded.expected);
  const table = openTable(gridOf(decoded.text));
  return 'why' in table ? table : { ...table, rows: table.lines };
}
