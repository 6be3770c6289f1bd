import Papa from 'papaparse';
import { delimiterOf } from '../table/delimiter.ts';
import type { GridRow } from '../table/table.ts';
import { LIMITS } from './limits.ts';
import { textOf } from './text.ts';

/** Lines looked at to find the delimiter. */
const BEGINNING = 20;
/** A quoted cell that is not closed within so many characters was opened by a stray quote: it must not swallow the file. */
const LONGEST_QUOTE = 1 << 18;

/** Rows of a delimited text, as its bytes come: any delimiter, quotes doubled or not, line breaks in quoted cells. */
export function* csvRows(chunks: Iterable<Uint8Array>): Iterable<GridRow> {
  let number = 1;
  let left = '';
  let delimiter: string | undefined;
  function* numbered(text: string, last: boolean): Iterable<GridRow> {
    const { rows, rest } = rowsOf(text, delimiter ?? ';', last);
    left = rest;
    // Most often each row is one line, and none of its cells is long.
    const alike = text.length <= LIMITS.cell && rows.length === breaksIn(text) - breaksIn(rest);
    for (const cells of rows) {
      yield { number, cells: alike && cells.length <= LIMITS.cells ? cells : cells.slice(0, LIMITS.cells).map(cut) };
      number += alike ? 1 : cells.reduce((breaks, cell) => breaks + breaksIn(cell), 1);
    }
  }
  for (const block of textOf(chunks)) {
    const waited = left.length;
    let text = left + block;
    if (delimiter === undefined) {
      const told = /^sep=(.)\n/i.exec(text);
      delimiter = told?.[1] ?? delimiterOf(text.slice(0, LIMITS.cell).split('\n', BEGINNING));
      if (told) {
        number += 1;
        text = text.slice(told[0].length);
      }
    }
    yield* numbered(text, waited > LONGEST_QUOTE);
  }
  if (left !== '') yield* numbered(left.endsWith('\n') ? left : `${left}\n`, true);
}

/** Whole rows of a text, and the rest of it: a row that goes on. The `last` text has none: a quote it leaves open is a stray one. */
function rowsOf(text: string, delimiter: string, last: boolean): { rows: readonly string[][]; rest: string } {
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  if (!whole.includes('"')) return { rows: plainRows(whole, delimiter), rest: text.slice(end) };
  const { data, meta } = parse(whole, delimiter, {});
  const open = whole.length - meta.cursor > 0;
  const several = data.length < breaksIn(whole.slice(0, meta.cursor));
  if ((open && last) || (several && data.some((cells) => isSwallowed(cells, delimiter)))) return oneByOne(text, delimiter, last);
  return { rows: data, rest: text.slice(meta.cursor) };
}

function parse(text: string, delimiter: string, config: Papa.ParseConfig): Papa.ParseResult<string[]> {
  return new Papa.Parser({ delimiter, newline: '\n', ...config }).parse(text, 0, true) as Papa.ParseResult<string[]>;
}

function plainRows(text: string, delimiter: string): string[][] {
  const lines = text.split('\n');
  // What follows the final line end is no row.
  lines.pop();
  return lines.map((line) => line.split(delimiter, LIMITS.cells));
}

/** Whether a cell holds rows of the table: a stray quote opened it, and another closed it further down. */
function isSwallowed(cells: readonly string[], delimiter: string): boolean {
  if (cells.length < 2 && !cells[0]?.includes('\n')) return false;
  const most = cells.reduce((best, cell) => Math.max(best, cell.includes('\n') ? widest(cell, delimiter) : 0), 0);
  return most > 1 && most >= cells.length;
}

/** The most columns that a line within a cell would make, its first and last lines apart. */
function widest(cell: string, delimiter: string): number {
  const lines = cell.split('\n').slice(1, -1);
  return lines.reduce((most, line) => Math.max(most, line.split(delimiter, LIMITS.cells).length), 0);
}

/** The same row by row: a line whose quote is a stray one is read as it is, and the next ones are free of it. */
function oneByOne(text: string, delimiter: string, last: boolean): { rows: string[][]; rest: string } {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const stop = text.indexOf('\n', at) + 1;
    if (stop === 0) break;
    const line = text.slice(at, stop);
    if (!line.includes('"')) rows.push(...plainRows(line, delimiter));
    else {
      const near = endOf(text, at);
      const { data, meta } = parse(text.slice(at, near), delimiter, { preview: 1 });
      const [cells] = data;
      if (!cells && !last && near === text.length) break;
      if (cells && meta.cursor > 0 && !isSwallowed(cells, delimiter)) {
        rows.push(cells);
        at += meta.cursor;
        continue;
      }
      rows.push(...plainRows(line, delimiter));
    }
    at = stop;
  }
  return { rows, rest: text.slice(at) };
}

/** Where a row that begins here must have ended, among stray quotes. */
function endOf(text: string, at: number): number {
  let end = at;
  for (let line = 0; line < MOST_LINES_OF_A_ROW && end < text.length && end - at < LONGEST_OF_A_ROW; line++) end = text.indexOf('\n', end) + 1 || text.length;
  return Math.min(end, at + LONGEST_OF_A_ROW);
}

const MOST_LINES_OF_A_ROW = 12;
const LONGEST_OF_A_ROW = 8_000;

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** A cell too long is cut here, and what reads it refuses it. */
function cut(cell: string): string {
  return cell.length > LIMITS.cell ? cell.slice(0, LIMITS.cell) : cell;
}
