import { wrong } from '../../problem.ts';
import type { GridRow } from '../../table/table.ts';
import { Broken } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { words } from '../words.ts';
import { type CellReader, cellReader } from './ods-cell.ts';
import { put, rowCounter } from './sheet.ts';
import type { Attributes, Elements } from './xml.ts';

/** What is met in the document of a workbook: a table begins, or one of its rows ends. */
export type Met = Readonly<{ name: string; hidden: boolean }> | GridRow;

/** Gives each table of an OpenDocument workbook as it begins, then its rows that are not blank. */
export function tables(give: (met: Met) => void): Elements {
  const hidden = new Set<string>();
  let style = '';
  let [sheets, number] = [0, 0];
  let count = rowCounter();
  let cells: string[] = [];
  let column = 0;
  let rowsAlike = 1;
  let cell: CellReader | undefined;
  const endRow = (): void => {
    if (cells.length > 0) {
      count(cells, rowsAlike);
      for (let i = 1; i <= rowsAlike; i++) give({ number: number + i, cells });
    }
    number += rowsAlike;
  };
  const endCell = (typed: string, times: number): void => {
    if (typed !== '') for (let i = 0; i < Math.min(times, LIMITS.cells); i++) put(cells, column + i, typed);
    column += times;
  };
  return {
    open(name, attributes) {
      if (cell) return cell.open(name, attributes);
      switch (name) {
        case 'table-row':
          cells = [];
          column = 0;
          rowsAlike = timesIn(attributes, 'table:number-rows-repeated');
          return true;
        case 'table-cell':
        case 'covered-table-cell':
          cell = cellReader(attributes, name === 'table-cell', timesIn(attributes, 'table:number-columns-repeated'));
          return true;
        case 'table':
          sheets += 1;
          if (sheets > LIMITS.entries) throw new Broken(wrong(words.crowded, words.entries(LIMITS.entries)));
          number = 0;
          count = rowCounter();
          give({ name: attributes['table:name'] ?? '', hidden: hidden.has(attributes['table:style-name'] ?? '') });
          return true;
        case 'style':
          style = attributes['style:name'] ?? '';
          return true;
        case 'table-properties':
          if (attributes['table:display'] === 'false') hidden.add(style);
          return true;
        default:
          return !ELSEWHERE.has(name);
      }
    },
    text(part) {
      cell?.add(part);
    },
    close(name) {
      if (cell && !cell.close()) return;
      if (cell) endCell(cell.text(), cell.alike);
      else if (name === 'table-row') endRow();
      cell = undefined;
    },
  };
}

/** Elements whose tables and cells are those of other files, or of other days. */
const ELSEWHERE: ReadonlySet<string> = new Set(['dde-links', 'tracked-changes', 'shapes', 'forms', 'table-source']);

/** How many times a cell or a row is repeated: a million empty ones often end a sheet. */
function timesIn(attributes: Attributes, name: string): number {
  const told = attributes[name];
  return told !== undefined && /^[1-9]\d{0,7}$/.test(told) ? Number(told) : 1;
}
