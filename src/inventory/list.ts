import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Columns } from './fields.ts';
import type { Sheet } from './file/book/sheet.ts';
import { csvRows } from './file/csv.ts';
import { type Given, type OpenedFile, openFile, refusalOf, wholeOf } from './file/given.ts';
import { textOf } from './file/text.ts';
import { unpack } from './file/unpack.ts';
import { type Described, openJson } from './format/json.ts';
import type { Inventory } from './inventory.ts';
import type { Problem } from './problem.ts';
import { fileProblem, type GridRow, openTable, type TableLine } from './table/table.ts';
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
  const [only, ...others] = files.map(openFile);
  if (!only) return fileProblem(words.empty, words.notEmpty);
  if (others.length === 0) return openOne(only, facts, year);
  const all = [only, ...others].map((file) => ({ name: file.name, list: openOne(file, facts, year) }));
  const lists = all.flatMap(({ name, list }) => ('why' in list ? [] : [{ name, list }]));
  const problems = all.flatMap(({ name, list }): Problem[] => ('why' in list ? [{ ...list, file: name }] : []));
  return lists.length === 0 ? (problems[0] as Problem) : together(lists, problems);
}

function openOne(file: OpenedFile, facts: Facts, year: number): List | Problem {
  switch (file.kind) {
    case 'text':
      return tableList(csvRows(file.chunks), words.table);
    case 'json': {
      const opened = openJson(jsonText(wholeOf(file)), facts, year);
      return 'why' in opened ? opened : { ...opened, format: words.nativeJson, columns: {}, dropped: [] };
    }
    case 'zip': {
      const unpacked = unpack(wholeOf(file), file.within);
      if ('why' in unpacked) return fileProblem(unpacked.why, unpacked.expected);
      return 'files' in unpacked ? openList(unpacked.files, facts, year) : sheetList(unpacked.sheets, unpacked.format);
    }
    default: {
      const { why, expected } = refusalOf(file, file.kind);
      return fileProblem(why, expected);
    }
  }
}

function tableList(rows: Iterable<GridRow>, format: Words): List | Problem {
  const table = openTable(rows);
  return 'why' in table ? table : { ...table, rows: table.lines, format };
}

/** The first sheet in view that holds a table; or what is wrong with the first. */
function sheetList(sheets: Iterable<Sheet>, format: Words): List | Problem {
  let first: Problem | undefined;
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
