import type { Words } from '../../engine/quantity/quantity.ts';
import { measureOf, worthOf } from '../cell/unit.ts';
import { type Cells, type Columns, type Field, fieldOf, fieldsOf, isName, NAMING } from '../fields.ts';
import type { Apart } from '../line/apart.ts';
import { type Problem, quoted, type Wrong } from '../problem.ts';
import { words } from '../words.ts';
import { isPersonal } from './personal.ts';

/** A row of any table, as text, with the number a person would give it in its file or sheet; or what kept it, and those after it, from being read. */
export type GridRow = Readonly<{ number: number; cells: readonly string[]; wrong?: Wrong }>;

/** A row by field, with the names of its own columns where it has some; or why it is none of the list: a header said again, or no row at all; and, among several files, the one it stood in, with how many rows went before. */
export type TableLine = Readonly<{
  number: number;
  cells: Cells;
  apart?: Apart;
  columns?: Columns;
  refused?: Problem;
  from?: Readonly<{ file: string; before: number }>;
}>;

/** A table whose header was found; `lines` are read as they are asked for, once. */
export type Table = Readonly<{
  /** Field → header as the person wrote it. */
  columns: Columns;
  /** Headers that say nothing to us: told, not dropped in silence. */
  ignored: readonly string[];
  /** Headers of columns that tell who, of which nothing is kept. */
  dropped: readonly string[];
  lines: Iterable<TableLine>;
}>;

/** Wider than this is not an inventory. */
const MOST_COLUMNS = 2_000;
/** Rows looked at to find the header, for titles stand above many tables; and to see what columns hold. */
const HEADER_WITHIN = 20;
const SAMPLE = 20;

/** Finds the header of a table, and gives its lines; or says why it is no table. */
export function openTable(rows: Iterable<GridRow>): Table | Problem {
  const source = rows[Symbol.iterator]();
  const start: GridRow[] = [];
  while (start.length < HEADER_WITHIN + SAMPLE) {
    const { done, value } = source.next();
    if (done) break;
    if (value.wrong) return brokenOff(value.number, value.wrong);
    if (value.cells.some((cell) => cell.trim() !== '')) start.push(value);
  }
  const [first] = start;
  if (!first) return fileProblem(words.empty, words.notEmpty);
  const rank = headerRank(start.slice(0, HEADER_WITHIN));
  const header = start[rank];
  if (!header) return fileProblem(words.noHeader, words.header, first.cells.slice(0, SAMPLE).join(' ; '));
  if (header.cells.length > MOST_COLUMNS) return tooWide(header.number);
  return tableUnder(header, start.slice(rank + 1), { [Symbol.iterator]: () => source });
}

/** Which row is the header: the one that names the most fields, the first of those that name as many. */
function headerRank(rows: readonly GridRow[]): number {
  const scores = rows.map(({ cells }) => headerScore(cells));
  const best = Math.max(...scores);
  return best === 0 ? -1 : scores.indexOf(best);
}

/** A table may name but one field that we know, by its very name: a better header is preferred. */
const HALF = 0.5;

/** How many fields a row names, columns of people among them, if one of them says what things are; a lone cell must be a documented name and nothing more. */
export function headerScore(cells: readonly string[]): number {
  const named = new Set(cells.map(fieldOf).filter((field) => field !== undefined));
  const filled = cells.filter((cell) => cell.trim() !== '');
  const score = named.size + filled.filter((cell) => isPersonal(cell, [])).length;
  if (![...named].some((field) => NAMING.has(field))) return 0;
  if (score > 1 || filled.length === 1 || named.has('item')) return score;
  return filled.some(isName) ? HALF : 0;
}

function tableUnder(header: GridRow, sample: readonly GridRow[], rest: Iterable<GridRow>): Table {
  const names = header.cells.map((cell) => cell.trim());
  const personal = names.map(
    (name, i) =>
      name !== '' &&
      isPersonal(
        name,
        sample.map(({ cells }) => cells[i] ?? '').filter((cell) => cell.trim() !== ''),
      ),
  );
  const open = names.map((name, i) => (personal[i] ? '' : name));
  const fields = fieldsOf(open);
  // What a thing is called may stand in several columns: each says a little of it.
  const more = open.map((name, i) => (fields[i] ? undefined : joined(fieldOf(name))));
  const units = names.map((name, i) => unitOf(name, fields[i]));
  const columns = Object.fromEntries(fields.flatMap((field, i) => (field ? [[field, names[i]]] : []))) as Columns;
  function* lines(): Iterable<TableLine> {
    let under = true;
    for (const rows of [sample, rest])
      for (const { number, cells, wrong } of rows) {
        if (wrong) yield { number, cells: {}, refused: brokenOff(number, wrong) };
        if (isBlank(cells)) continue;
        if (cells.length > MOST_COLUMNS) {
          yield { number, cells: {}, refused: tooWide(number) };
          continue;
        }
        const line = { number, cells: cellsOf(cells, fields, units, more) };
        yield isHeader(cells, names, under) ? { ...line, apart: 'header' } : line;
        under = false;
      }
  }
  return {
    columns,
    ignored: open.filter((name, i) => name !== '' && !fields[i] && !more[i]),
    dropped: names.filter((_, i) => personal[i]),
    lines: lines(),
  };
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

/** A header said again at the top of a printed page, or a second one right `under` the first, in another language. */
function isHeader(cells: readonly string[], names: readonly string[], under: boolean): boolean {
  let said = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]?.trim() ?? '';
    if (cell === '') continue;
    if (cell !== names[i] && !(under && fieldOf(cell) !== undefined)) return false;
    said += 1;
  }
  return said > 1;
}

/** Fields that several columns may fill together: what a thing is, in two or three words that stand apart. */
function joined(field: Field | undefined): Field | undefined {
  return field !== 'model' && NAMING.has(field) ? field : undefined;
}

function cellsOf(row: readonly string[], fields: readonly (Field | undefined)[], units: readonly string[], more: readonly (Field | undefined)[]): Cells {
  const cells: Partial<Record<Field, string>> = {};
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    const cell = row[i];
    if (field && cell) cells[field] = units[i] && BARE.test(cell) ? `${cell} ${units[i]}` : cell;
  }
  for (let i = 0; i < more.length; i++) {
    const field = more[i];
    const cell = row[i]?.trim();
    if (field && cell && cell !== cells[field]) cells[field] = cells[field] ? `${cells[field]} · ${cell}` : cell;
  }
  return cells;
}

/** A cell that ends in a digit has no unit of its own. */
const BARE = /\d\s*$/;

/** The unit a header gives to its column, `mois` in `durée prévue (mois)`; empty when it is the usual one. */
function unitOf(header: string, field: Field | undefined): string {
  const measure = field && measureOf[field];
  const typed = /[([]([^)\]]{1,40})/.exec(header)?.[1]?.trim() ?? '';
  return measure && (worthOf(typed, measure) ?? 1) !== 1 ? typed : '';
}

/** What kept a row, and those after it, from being read. */
function brokenOff(line: number, { why, expected }: Wrong): Problem {
  return { ...fileProblem(why, expected), line };
}

/** A row that no table has: that of the header makes its table none, any other is refused alone. */
function tooWide(line: number): Problem {
  return { ...fileProblem(words.tooWide, words.columns(MOST_COLUMNS)), line };
}

/** What is wrong with a file as a whole. */
export function fileProblem(why: Words, expected: Words, value = ''): Problem {
  return { line: 0, column: '', value: quoted(value), why, expected, kept: false };
}
