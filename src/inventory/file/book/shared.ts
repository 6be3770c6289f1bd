import { wrong } from '../../problem.ts';
import { Broken, type Entry } from '../archive.ts';
import { LIMITS } from '../limits.ts';
import { words } from '../words.ts';
import { type Shown, shownBy, shownByNumber } from './value.ts';
import { type Elements, readXml } from './xml.ts';

/** How cells of a workbook are shown, by the number of their style. */
export type Look = Readonly<{ styles: readonly Shown[]; from1904: boolean }>;

export function readLook(entry: Entry | undefined, from1904: boolean): Look {
  const codes = new Map<string, Shown>();
  let within = false;
  const styles = readXml<Shown>(entry?.chunks() ?? [], (give) => ({
    open(name, attributes) {
      const format = attributes['numFmtId'] ?? '0';
      if (name === 'numFmt') codes.set(format, shownBy(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') within = true;
      if (name === 'xf' && within) give(codes.get(format) ?? shownByNumber(Number(format)));
      // A style in use for some cells only, elsewhere in the file, has a list of its own.
      return name !== 'dxfs' && name !== 'cellStyleXfs';
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  }));
  return { styles: entry ? [...styles] : [], from1904 };
}

/** Texts that cells of a workbook share, by their number. */
export function readStrings(entry: Entry | undefined): readonly string[] {
  return entry ? [...bounded(readXml<string>(entry.chunks(), (give) => textsIn(give)))] : [];
}

/** The same, unless they are more than a memory should hold. */
function* bounded(texts: Iterable<string>): Iterable<string> {
  let length = 0;
  for (const text of texts) {
    length += text.length;
    if (length > LIMITS.shared) throw new Broken(wrong(words.swollen, words.atMost(Math.round(LIMITS.shared / 1e6))));
    yield text;
  }
}

/** Gives each shared text: its runs joined, without how they are pronounced. */
function textsIn(give: (text: string) => void): Elements {
  let text = '';
  let within = false;
  return {
    open(name) {
      if (name === 'si') text = '';
      within = name === 't';
      return name !== 'rPh';
    },
    text(part) {
      if (within) text += part;
    },
    close(name) {
      within = false;
      if (name === 'si') give(unescaped(text));
    },
  };
}

/** Signs that XML cannot hold are written by their number: `_x000D_` is a carriage return. */
export function unescaped(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}
