import { wrong } from '../../problem.ts';
import type { GridRow } from '../../table/table.ts';
import { Broken, type Entry } from '../archive.ts';
import { words } from '../words.ts';
import { type Met, tables } from './ods-table.ts';
import { type Book, rowsFrom, type Sheet } from './sheet.ts';
import { readXml } from './xml.ts';

/** Opens an OpenDocument workbook, from its content: all its sheets stand in one document, which is read once from top to bottom. */
export function openOds(content: Entry): Book {
  const sheets = sheetsIn(readXml<Met>(content.chunks(), tables)[Symbol.iterator]());
  const first = sheets.next();
  if (first.done) return wrong(words.noSheet, words.saveAgain);
  function* all(): Iterable<Sheet> {
    yield first.value as Sheet;
    yield* { [Symbol.iterator]: () => sheets };
  }
  return { sheets: all() };
}

function* sheetsIn(document: Iterator<Met>): Iterator<Sheet, undefined> {
  let met: Met | undefined;
  const step = (): Met | undefined => {
    const { done, value } = document.next();
    met = done ? undefined : value;
    return met;
  };
  function* rows(): Iterable<GridRow> {
    for (let row = step(); row && 'cells' in row; row = step()) yield row;
  }
  try {
    for (let sheet = step(); sheet && 'name' in sheet; sheet = met) {
      const { name, hidden } = sheet;
      yield { name, hidden, rows: rowsFrom(rows) };
      // What nobody read of it is passed over.
      while (met === sheet || (met && 'cells' in met)) step();
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    yield { name: '', hidden: false, rows: [{ number: 0, cells: [], wrong: error.wrong }] };
  }
  return undefined;
}
