import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Columns } from './fields.ts';
import { csvRows } from './file/csv.ts';
import { type Given, type OpenedFile, openFile, wholeOf } from './file/given.ts';
import { textOf } from './file/text.ts';
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
  const opened = files.map((file) => ({ name: file.name, list: openOne(openFile(file), facts, year) }));
  const tables = opened.flatMap(({ name, list }) => ('kind' in list ? [{ ...list, file: name }] : []));
  const lists = [
    ...(tables.length > 0 ? [{ name: tables[0]?.file ?? '', list: toolList(tables) }] : []),
    ...opened.flatMap(({ name, list }) => ('why' in list || 'kind' in list ? [] : [{ name, list }])),
  ];
  const problems = opened.flatMap(({ name, list }): Problem[] => ('why' in list ? [files.length > 1 ? { ...list, file: name } : list] : []));
  const [only, other] = lists;
  if (!only) return problems[0] ?? fileProblem(words.empty, words.notEmpty);
  return other === undefined && problems.length === 0 ? only.list : together(lists, problems);
}

/** Tables of NumEcoEval or G4IT, which speak of one another. */
function toolList(tables: readonly ToolTable[]): List {
  return { ...fromNumEcoEval(tables), format: words.numecoeval, columns: {} };
}

function openOne(file: OpenedFile, facts: Facts, year: number): List | Omit<ToolTable, 'file'> | Problem {
  switch (file.kind) {
    case 'text':
      return tableList(csvRows(file.chunks));
    case 'json': {
      const opened = openJson(jsonText(wholeOf(file)), facts, year);
      return 'why' in opened ? opened : { ...opened, columns: {} };
    }
    case 'empty':
      return fileProblem(words.empty, words.notEmpty);
    default:
      return fileProblem(words.binary, words.text);
  }
}

function tableList(rows: Iterable<GridRow>): List | Omit<ToolTable, 'file'> | Problem {
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
  return 'why' in table ? table : { ...table, rows: table.lines, format: words.table };
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
