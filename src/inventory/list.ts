import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Columns } from './fields.ts';
import type { Sheet } from './file/book/sheet.ts';
import { csvRows } from './file/csv.ts';
import { type FileKind, type Given, type OpenedFile, openFile, refusalOf, wholeOf } from './file/given.ts';
import { textOf } from './file/text.ts';
import { unpack } from './file/unpack.ts';
import { type Described, openJson } from './format/json.ts';
import type { Inventory } from './inventory.ts';
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

/** Opens what was given as a list of rows, or says why it is none. Several files make one list. */
export function openList(files: readonly Given[], facts: Facts, year: number): List | Problem {
  const opened = files.flatMap((file) => openGiven(file, facts, year));
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

/** What one file, or one sheet, is found to be. */
type Opened = List | Omit<ToolTable, 'file'> | Problem;

/** What a file holds: one list, or those of an archive. */
function openGiven(given: Given, facts: Facts, year: number): readonly Readonly<{ name: string; list: Opened }>[] {
  const file = openFile(given);
  const { name, kind, within } = file;
  if (kind !== 'zip') return [{ name, list: openOne(file, kind, facts, year) }];
  const unpacked = unpack(wholeOf(file), within);
  if ('files' in unpacked) return unpacked.files.flatMap((one) => openGiven(one, facts, year));
  return [{ name, list: 'why' in unpacked ? fileProblem(unpacked.why, unpacked.expected) : sheetList(unpacked.sheets, unpacked.format) }];
}

function openOne(file: OpenedFile, kind: Exclude<FileKind, 'zip'>, facts: Facts, year: number): Opened {
  switch (kind) {
    case 'text':
      return tableList(csvRows(file.chunks), words.table);
    case 'json': {
      const opened = openJson(jsonText(wholeOf(file)), facts, year);
      return 'why' in opened ? opened : { ...opened, columns: {} };
    }
    default: {
      const { why, expected } = refusalOf(file, kind);
      return fileProblem(why, expected);
    }
  }
}

function tableList(rows: Iterable<GridRow>, format: Words): Opened {
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

/** The first sheet in view that holds a table; or what is wrong with the first. */
function sheetList(sheets: Iterable<Sheet>, format: Words): Opened {
  let first: Opened | undefined;
  for (const { rows, hidden } of sheets) {
    if (hidden) continue;
    const list = tableList(rows, format);
    if (!('why' in list)) return list;
    first ??= list;
  }
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
