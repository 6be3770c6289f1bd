import { type Wrong, wrong } from '../../problem.ts';
import type { GridRow } from '../../table/table.ts';
import { Broken } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { words } from '../words.ts';

/** A sheet of a workbook, or a table of any file. */
export type Sheet = Readonly<{
  name: string;
  /** Hidden sheets are not read unless asked for: they hold lists of choices and rough work. */
  hidden: boolean;
  /** Its rows that are not blank, as they are read: once, before the next sheet is asked for. The last may say why there are no more. */
  rows: Iterable<GridRow>;
}>;

/** A workbook opened, or why it cannot be. Its sheets are found as they are asked for. */
export type Book = Readonly<{ sheets: Iterable<Sheet> }> | Wrong;

/** Rows as they are read; what breaks off their reading is told by a last one. */
export function rowsFrom(read: () => Iterable<GridRow>): Iterable<GridRow> {
  return {
    *[Symbol.iterator]() {
      let number = 0;
      try {
        for (const row of read()) {
          number = row.number;
          yield row;
        }
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        yield { number: number + 1, cells: [], wrong: error.wrong };
      }
    },
  };
}

/** Counts rows of a sheet as they are read, and throws `Broken` at those that are too many, or too many and too wide. */
export function rowCounter(): (cells: readonly string[], times: number) => void {
  let [rows, wide] = [0, 0];
  return ({ length }, times) => {
    rows += times;
    if (length > LIMITS.usual) wide += length;
    if (rows > LIMITS.rows) throw new Broken(wrong(words.longSheet, words.rows(LIMITS.rows)));
    if (wide > LIMITS.wide) throw new Broken(wrong(words.swollen, words.rows(LIMITS.rows)));
  };
}

/** A row being read: cells come by their column, most often in order; those in between are empty. */
export function put(cells: string[], column: number, text: string): void {
  if (text === '' || column >= LIMITS.cells) return;
  while (cells.length < column) cells.push('');
  cells[column] = text.length > LIMITS.cell ? text.slice(0, LIMITS.cell) : text;
}
