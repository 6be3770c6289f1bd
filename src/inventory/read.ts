import type { Line } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Columns } from './fields.ts';
import { csvRows } from './file/csv.ts';
import { type Given, openFile, wholeOf } from './file/given.ts';
import { textOf } from './file/text.ts';
import { type Gathered, ignoredNames } from './format/entry.ts';
import { type Described, openJson } from './format/json.ts';
import { readHosts } from './format/machines.ts';
import { readParts } from './format/parts.ts';
import { withPlaces } from './format/places.ts';
import { gathering, type Inventory, refused } from './inventory.ts';
import { lineReader, type ReadLine } from './line/line.ts';
import { REFUSED, setApart } from './line/outcome.ts';
import type { Reading } from './line/reading.ts';
import type { Problem } from './problem.ts';
import { fileProblem, type GridRow, openTable, type TableLine } from './table/table.ts';
import { words } from './words.ts';

/** Longest inventory: a million machines by line is a normal one. */
const MOST_LINES = 2_000_000;

/** What was given, row by row and as it was typed: rows are read as they are asked for, once. */
export type List = Readonly<{
  format: Words;
  rows: Iterable<TableLine>;
  /** What stands beside the rows, where the document says more than a table. */
  described?: Described;
  settings?: Inventory['settings'];
  columns: Columns;
  ignored: readonly string[];
  dropped: readonly string[];
  problems?: readonly Problem[];
}>;

/** Where rows come from: the line of the file each stood on, and headers as they were written, those that say nothing to us or tell who apart. */
export type Origin = Readonly<{ lines: readonly number[]; columns: Columns; ignored: readonly string[]; dropped?: readonly string[] }>;

/** Opens what was given as a list of rows, or says why it is none. */
export function openList(files: readonly Given[], facts: Facts, year: number): List | Problem {
  const [file] = files.map(openFile);
  switch (file?.kind) {
    case 'text':
      return tableList(csvRows(file.chunks));
    case 'json': {
      const opened = openJson(jsonText(wholeOf(file)), facts, year);
      return 'why' in opened ? opened : { ...opened, format: words.nativeJson, columns: {}, dropped: [] };
    }
    case 'empty':
    case undefined:
      return fileProblem(words.empty, words.notEmpty);
    default:
      return fileProblem(words.binary, words.text);
  }
}

function tableList(rows: Iterable<GridRow>): List | Problem {
  const table = openTable(rows);
  return 'why' in table ? table : { ...table, rows: table.lines, format: words.table };
}

/** JSON is UTF-8 or, from some programs of Windows, UTF-16 with its mark. */
function jsonText(bytes: Uint8Array): string {
  return [...textOf([bytes])].join('').replace(/^\ufeff/, '');
}

/** Reads an inventory to its end. */
export function readInventory(bytes: Uint8Array, reading: Reading, statuses = true): Inventory & { lines: readonly Line[] } {
  const inventory = openInventory([{ name: '', chunks: [bytes] }], reading, statuses);
  return { ...inventory, lines: [...inventory.lines] };
}

/** Opens an inventory, whose lines are read as they are asked for. */
export function openInventory(files: readonly Given[], reading: Reading, statuses: boolean): Inventory {
  const list = openList(files, reading.facts, reading.year);
  return 'why' in list ? refused(list) : inventoryOf(list, reading, statuses);
}

/** The inventory a list makes: its rows, then the machines it describes and their parts. */
export function inventoryOf(list: List, reading: Reading, withStatuses: boolean): Inventory {
  const { described, settings = {}, columns } = list;
  const gathered = gathering(withStatuses);
  const { problems, statuses, tally } = gathered;
  problems.push(...(list.problems ?? []));
  const ignored = [...list.ignored];
  const aside: Gathered = { lines: [], problems, statuses: [], ignored: new Map() };
  const facts = described ? withPlaces(reading.facts, described.places, aside) : reading.facts;
  const own: Reading = { ...reading, facts, year: settings.year ?? reading.year };
  function* lines(): Iterable<Line> {
    const readOne = lineReader(own);
    for (const row of list.rows) {
      if (tally.rows >= MOST_LINES) {
        problems.push(fileProblem(words.tooMany, words.lines(MOST_LINES)));
        return;
      }
      yield* gathered.take(readRow(row, readOne, columns), row.number);
    }
    if (described) {
      readParts(described.virtual, readHosts(described.machines, own, aside), own, aside);
      for (const status of aside.statuses) gathered.note(status);
      statuses.sort((a, b) => a.line - b.line);
      ignored.push(...ignoredNames(aside));
      yield* aside.lines;
    }
    if (tally.rows === 0 && problems.length === 0) problems.push(fileProblem(words.noLines, words.notEmpty));
  }
  return { lines: lines(), problems, statuses, tally, ignored, dropped: list.dropped, settings, facts, format: list.format };
}

function readRow({ number, cells, apart, refused: problem, columns: its }: TableLine, readOne: ReturnType<typeof lineReader>, columns: Columns): ReadLine {
  if (apart) return { lines: [], outcome: setApart(apart), label: '', problems: [] };
  if (problem) return { lines: [], outcome: REFUSED, label: '', problems: [problem] };
  return readOne(cells, number, its ?? columns);
}
