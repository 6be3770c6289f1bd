import { wrong } from '../../problem.ts';
import type { GridRow } from '../../table/table.ts';
import { Broken, type Entry } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { words } from '../words.ts';
import { type CellReader, cellReader } from './ods-cell.ts';
import { type Book, put, rowsFrom, type Sheet } from './sheet.ts';
import { type Attributes, type Elements, readXml } from './xml.ts';

/** Opens an OpenDocument workbook, from its content: sheets are found as they are asked for, each read from the beginning of the file. */
export function openOds(content: Entry): Book {
  const sheets: Iterable<Sheet> = {
    *[Symbol.iterator]() {
      let rank = 0;
      for (const { name, hidden } of readXml<Told>(content.chunks(), tablesIn)) {
        const own = rank++;
        yield { name, hidden, rows: rowsFrom(() => readXml<GridRow>(content.chunks(), (give) => rowsIn(own, give))) };
      }
    },
  };
  try {
    // The first sheet says whether there are any.
    if (!sheets[Symbol.iterator]().next().done) return { sheets: { [Symbol.iterator]: () => untilBroken(sheets) } };
    return wrong(words.noSheet, words.saveAgain);
  } catch (error) {
    if (error instanceof Broken) return error.wrong;
    throw error;
  }
}

/** Sheets of a file that breaks off further on: those before are still good to be tried, and say themselves where they break. */
function* untilBroken(sheets: Iterable<Sheet>): Iterator<Sheet> {
  try {
    yield* sheets;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
}

type Told = Readonly<{ name: string; hidden: boolean }>;

/** Gives each table as it begins. */
function tablesIn(give: (table: Told) => void): Elements {
  const hidden = new Set<string>();
  let style = '';
  return {
    open(name, attributes) {
      if (name === 'style') style = attributes['style:name'] ?? '';
      if (name === 'table-properties' && attributes['table:display'] === 'false') hidden.add(style);
      if (name !== 'table') return !ELSEWHERE.has(name);
      give({ name: attributes['table:name'] ?? '', hidden: hidden.has(attributes['table:style-name'] ?? '') });
      return false;
    },
    close() {},
  };
}

/** Elements whose tables and cells are those of other files, or of other days. */
const ELSEWHERE: ReadonlySet<string> = new Set(['dde-links', 'tracked-changes', 'shapes', 'forms', 'meta', 'scripts', 'settings', 'table-source']);

/** Gives the rows of the table of this rank. */
function rowsIn(rank: number, give: (row: GridRow) => void): Elements {
  let [table, number, count, sum] = [-1, 0, 0, 0];
  let cells: string[] = [];
  let column = 0;
  let rowsAlike = 1;
  let cell: CellReader | undefined;
  const endRow = (): void => {
    if (cells.length > 0) {
      count += rowsAlike;
      if (count > LIMITS.rows) throw new Broken(wrong(words.longSheet, words.rows(LIMITS.rows)));
      for (let i = 1; i <= rowsAlike; i++) give({ number: number + i, cells });
    }
    number += rowsAlike;
  };
  const endCell = ({ text, alike }: CellReader): void => {
    const typed = text();
    if (typed !== '') {
      const times = Math.min(alike, LIMITS.cells);
      sum += times - 1;
      if (sum > LIMITS.alike) throw new Broken(wrong(words.swollen, words.rows(LIMITS.rows)));
      for (let i = 0; i < times; i++) put(cells, column + i, typed);
    }
    column += alike;
  };
  return {
    open(name, attributes) {
      if (cell) return cell.open(name, attributes);
      if (name === 'table') {
        table += 1;
        return table === rank;
      }
      if (name === 'table-row') {
        cells = [];
        column = 0;
        rowsAlike = times(attributes, 'table:number-rows-repeated');
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = cellReader(attributes, name === 'table-cell', times(attributes, 'table:number-columns-repeated'));
      }
      return !ELSEWHERE.has(name);
    },
    text(part) {
      cell?.add(part);
    },
    close(name) {
      if (cell && !cell.close()) return;
      if (cell) endCell(cell);
      else if (name === 'table-row') endRow();
      cell = undefined;
    },
  };
}

/** How many times a cell or a row is repeated: a million empty ones often end a sheet. */
function times(attributes: Attributes, name: string): number {
  const told = attributes[name];
  return told !== undefined && /^[1-9]\d{0,7}$/.test(told) ? Number(told) : 1;
}
