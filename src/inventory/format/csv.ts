import Papa from 'papaparse';
import { measureOf, worthOf } from '../cell/unit.ts';
import { type Field, fieldOf, fieldsOf } from '../fields.ts';
import type { Problem } from '../problem.ts';
import { quoted } from '../problem.ts';
import { words } from '../words.ts';

/** A line of a table by field, with its number in the file. */
export type TableLine = Readonly<{ number: number; cells: Readonly<Partial<Record<Field, string>>> }>;

/** Wider than this is not an inventory. */
const MOST_COLUMNS = 256;
/** Lines looked at before giving up on finding a header: titles stand above many tables. */
const HEADER_WITHIN = 20;

export type Table = Readonly<{
  /** Field → header as the person wrote it. */
  columns: Readonly<Partial<Record<Field, string>>>;
  /** Headers that say nothing to us: told, not dropped in silence. */
  ignored: readonly string[];
}>;

/**
 * Reads a delimited table line by line. The header is the first line that names an
 * item. Gives the table's columns, or why it is no table.
 */
export function readTable(text: string, each: (line: TableLine, columns: Table['columns']) => void): Table | Problem {
  let table: Table | undefined;
  let fields: (Field | undefined)[] = [];
  let units: string[] = [];
  let problem: Problem | undefined;
  let number = 0;
  let first: string | undefined;
  const mayBreak = text.includes('"');
  const take = (row: string[]): void => {
    number += 1;
    const start = number;
    // A quoted cell may hold line breaks: the next line of the table is further down the file.
    if (mayBreak) for (const cell of row) if (cell.includes('\n')) number += cell.split('\n').length - 1;
    if (row.length > MOST_COLUMNS)
      problem = { line: start, column: '', value: String(row.length), why: words.tooWide, expected: words.columns(MOST_COLUMNS), kept: false };
    if (problem || row.every((cell) => cell.trim() === '')) return;
    first ??= row.join(' ; ');
    if (table) each({ number: start, cells: cellsOf(row, fields, units) }, table.columns);
    else if (row.some((cell) => fieldOf(cell) === 'item')) {
      fields = fieldsOf(row);
      units = row.map((header, i) => unitOf(header, fields[i]));
      table = {
        columns: Object.fromEntries(fields.flatMap((field, i) => (field ? [[field, (row[i] as string).trim()]] : []))),
        ignored: row.filter((cell, i) => !fields[i] && cell.trim() !== ''),
      };
    } else if (start >= HEADER_WITHIN) problem = noHeader(first);
  };
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data }, parser) => {
      take(data);
      if (problem) parser.abort();
    },
  });
  if (problem) return problem;
  return table ?? (first === undefined ? fileProblem(words.empty, words.notEmpty) : noHeader(first));
}

const DELIMITERS = [';', '\t', '|', ','];
/** Characters looked at to find the delimiter. */
const BEGINNING = 64_000;

/** The delimiter that makes a header of one of the first lines: surer than counting signs that also stand in numbers. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, BEGINNING).split(/\r?\n/, HEADER_WITHIN);
  const cells = (line: string, delimiter: string): string[] => line.split(delimiter).map((cell) => cell.replaceAll('"', ''));
  const makesHeader = (delimiter: string): boolean =>
    lines.some((line) => line.includes(delimiter) && cells(line, delimiter).some((cell) => fieldOf(cell) === 'item'));
  const count = (delimiter: string): number => lines.reduce((sum, line) => sum + cells(line, delimiter).length, 0);
  return DELIMITERS.find(makesHeader) ?? DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

export function fileProblem(why: Problem['why'], expected: Problem['expected'], value = ''): Problem {
  return { line: 0, column: '', value: quoted(value), why, expected, kept: false };
}

function noHeader(found: string): Problem {
  return fileProblem(words.noHeader, words.header, found);
}

function cellsOf(row: readonly string[], fields: readonly (Field | undefined)[], units: readonly string[]): Partial<Record<Field, string>> {
  const cells: Partial<Record<Field, string>> = {};
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    const cell = row[i];
    if (field && cell) cells[field] = units[i] && BARE.test(cell) ? `${cell} ${units[i]}` : cell;
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
