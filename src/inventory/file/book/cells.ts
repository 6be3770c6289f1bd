import type { GridRow } from '../../table/table.ts';
import { damaged } from '../archive.ts';
import { type Look, unescaped } from './shared.ts';
import { put, rowCounter } from './sheet.ts';
import { isoText, numberText, truthText } from './value.ts';
import { type Attributes, readXml } from './xml.ts';

/** Rows of a sheet of an Excel workbook, those that are blank left out. Throws `Broken`. */
export function sheetRows(chunks: Iterable<Uint8Array>, strings: readonly string[], { styles, from1904 }: Look): Iterable<GridRow> {
  return readXml<GridRow>(chunks, (give) => {
    let number = 0;
    const count = rowCounter();
    let cells: string[] = [];
    let column = -1;
    let type = 'n';
    let style = '';
    let text = '';
    /** Whether what comes is the value of a cell: a formula is not, nor how a word is pronounced. */
    let within = false;
    const typed = (): string => {
      switch (type) {
        case 's':
          return shared(strings, text);
        case 'b':
          return truthText(text);
        case 'd':
          return isoText(text);
        case 'n':
          return style === '' && PLAIN.test(text) ? text : numberText(text, styles[Number(style)] ?? 'number', from1904);
        default:
          return unescaped(text);
      }
    };
    return {
      open(name, attributes) {
        switch (name) {
          case 'c':
            column = columnOf(attributes['r']) ?? column + 1;
            type = attributes['t'] ?? 'n';
            style = attributes['s'] ?? '';
            text = '';
            break;
          case 'v':
          case 't':
            within = true;
            break;
          case 'row':
            number = rowNumber(attributes, number);
            cells = [];
            column = -1;
            break;
          case 'f':
          case 'rPh':
            return false;
        }
        return true;
      },
      text(part) {
        if (within) text += part;
      },
      close(name) {
        within = false;
        if (name === 'c' && text !== '') put(cells, column, typed());
        if (name !== 'row' || cells.length === 0) return;
        count(cells, 1);
        give({ number, cells });
        cells = [];
      },
    };
  });
}

/** A text that is not where a cell says it is must not pass for an empty one. */
function shared(strings: readonly string[], rank: string): string {
  const text = strings[Number(rank)];
  if (text === undefined) throw damaged();
  return text;
}

/** A small number, the same however it is written. */
const PLAIN = /^\d{1,9}$/;

/** A row says its number, or follows the one above. */
function rowNumber({ r: told }: Attributes, above: number): number {
  const number = told !== undefined && PLAIN.test(told) ? Number(told) : 0;
  return number > above ? number : above + 1;
}

/** The column of `AB12`, from 0; nothing where a cell says none, and follows the one before. */
function columnOf(place: string | undefined): number | undefined {
  if (place === undefined) return undefined;
  let column = 0;
  for (let i = 0; i < place.length && i < 4; i++) {
    const letter = place.charCodeAt(i) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column === 0 ? undefined : column - 1;
}
