import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Columns } from './fields.ts';
import type { Sheet } from './file/book/sheet.ts';
import { csvRows } from './file/csv.ts';
import { type Given, openFile, refusalOf, wholeOf } from './file/given.ts';
import { textOf } from './file/text.ts';
import { unpack } from './file/unpack.ts';
import { type Described, openJson } from './format/json.ts';
import type { Inventory } from './inventory.ts';
import { plain } from './plain.ts';
import type { Problem } from './problem.ts';
import { fileProblem, type GridRow, openTable, type TableLine } from './table/table.ts';
import { fromNumEcoEval, kindOfTable, type ToolTable } from './tool/numecoeval.ts';
import { words } from './words.ts';

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

/** A file as it was opened: a list, a table of a tool that speaks of others, or what is wrong with it. */
type Opened = Readonly<{ name: string; list: List | Omit<ToolTable, 'file'> | Problem }>;

/** Opens what was given as a list of rows, or says why it is none. Several files make one list. */
export function openList(files: readonly Given[], facts: Facts, year: number): List | Problem {
  const opened = files.flatMap((file) => openEach(file, facts, year));
  const tables = opened.flatMap(({ name, list }) => ('kind' in list ? [{ ...list, file: name }] : []));
  const lists = [
    ...(tables.length > 0 ? [{ name: tables[0]?.file ?? '', list: toolList(tables) }] : []),
    ...opened.flatMap(({ name, list }) => ('why' in list || 'kind' in list ? [] : [{ name, list }])),
  ];
  const problems = opened.flatMap(({ name, list }): Problem[] => ('why' in list ? [opened.length > 1 ? { ...list, file: name } : list] : []));
  const [only, other] = lists;
  if (!only) return problems[0] ?? fileProblem(words.empty, words.notEmpty);
  return other === undefined && problems.length === 0 ? only.list : together(lists, problems);
}

/** Tables of NumEcoEval or G4IT, which speak of one another. */
function toolList(tables: readonly ToolTable[]): List {
  return { ...fromNumEcoEval(tables), format: words.numecoeval, columns: {} };
}

/** A file, or those an archive holds. */
function openEach(given: Given, facts: Facts, year: number): Opened[] {
  const file = openFile(given);
  const { name } = given;
  switch (file.kind) {
    case 'text':
      return [{ name, list: tableList(csvRows(file.chunks), words.table) }];
    case 'json': {
      const opened = openJson(jsonText(wholeOf(file)), facts, year);
      return [{ name, list: 'why' in opened ? opened : { ...opened, columns: {} } }];
    }
    case 'zip': {
      const unpacked = unpack(wholeOf(file), file.within);
      if ('why' in unpacked) return [{ name, list: fileProblem(unpacked.why, unpacked.expected) }];
      if ('files' in unpacked) return unpacked.files.flatMap((one) => openEach({ ...one, ...(given.sheet ? { sheet: given.sheet } : {}) }, facts, year));
      return [{ name, list: sheetList(unpacked.sheets, given.sheet, unpacked.format) }];
    }
    default: {
      const { why, expected } = refusalOf(file, file.kind);
      return [{ name, list: fileProblem(why, expected) }];
    }
  }
}

function tableList(rows: Iterable<GridRow>, format: Words): Opened['list'] {
  const source = rows[Symbol.iterator]();
  const first = source.next();
  const rest = { [Symbol.iterator]: () => source };
  if (first.done) return fileProblem(words.empty, words.notEmpty);
  // The documentation of one of these tools writes a comma after its first header.
  const headers = first.value.cells.flatMap((cell) => cell.split(','));
  const kind = kindOfTable(headers);
  if (kind) return { kind, headers, rows: rest };
  function* all(): Iterable<GridRow> {
    yield first.value as GridRow;
    yield* rest;
  }
  const table = openTable(all());
  return 'why' in table ? table : { ...table, rows: table.lines, format };
}

/** The sheet of that name, or else the first in view that holds a table; or what is wrong with the first. */
function sheetList(sheets: Iterable<Sheet>, wanted: string | undefined, format: Words): Opened['list'] {
  let first: Problem | undefined;
  const names: string[] = [];
  for (const { name, rows, hidden } of sheets) {
    names.push(name);
    if (wanted === undefined ? hidden : plain(name) !== plain(wanted)) continue;
    const list = tableList(rows, words.sheetOf(format, name));
    if (!('why' in list) || wanted !== undefined) return list;
    first ??= list;
  }
  if (wanted !== undefined) return fileProblem(words.noSheet, words.sheets(names), wanted);
  return first ?? fileProblem(words.empty, words.notEmpty);
}

/** JSON is UTF-8 or, from some programs of Windows, UTF-16 with its mark. */
function jsonText(bytes: Uint8Array): string {
  return [...textOf([bytes])].join('').replace(/^\ufeff/, '');
}

/** Several lists as one: rows are numbered on from one file to the next, and remember the file they stood in. */
function together(lists: readonly Readonly<{ name: string; list: List }>[], problems: readonly Problem[]): List {
  function* rows(): Iterable<TableLine> {
    let before = 0;
    for (const { name, list } of lists) {
      let last = 0;
      for (const row of list.rows) {
        last = Math.max(last, row.number);
        yield { columns: list.columns, ...row, number: before + row.number, from: { file: name, before } };
      }
      before += last;
    }
  }
  const described = lists.flatMap(({ list }) => list.described ?? []);
  return {
    format: words.severalFiles,
    rows: rows(),
    columns: {},
    ignored: [...new Set(lists.flatMap(({ list }) => list.ignored))],
    dropped: [...new Set(lists.flatMap(({ list }) => list.dropped))],
    problems: [...problems, ...lists.flatMap(({ list }) => list.problems ?? [])],
    settings: Object.assign({}, ...lists.map(({ list }) => list.settings ?? {})),
    ...(described.length > 0
      ? {
          described: {
            places: described.flatMap(({ places }) => places),
            machines: described.flatMap(({ machines }) => machines),
            virtual: described.flatMap(({ virtual }) => virtual),
          },
        }
      : {}),
  };
}
