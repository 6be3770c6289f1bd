import type { Words } from '../../engine/quantity/quantity.ts';
import { type Wrong, wrong } from '../problem.ts';
import { Broken, type Entry, entriesOf } from './archive.ts';
import { openOds } from './book/ods.ts';
import type { Sheet } from './book/sheet.ts';
import { openXlsx, type Parts, workbookIn } from './book/xlsx.ts';
import type { Given } from './given.ts';
import { words } from './words.ts';

/** What a zip holds: the sheets of a workbook, or the files of an archive, each with the bytes it weighed there. */
export type Unpacked = Readonly<{ format: Words; sheets: Iterable<Sheet> }> | Readonly<{ format: Words; files: readonly Given[] }>;

/** Names given by systems and programs to files of their own. */
const NOT_GIVEN = /^__MACOSX\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i;
/** Longest name shown, its folders apart. */
const LONGEST_NAME = 100;
/** Marks that only one kind of document has, and what is said of it. */
const REFUSED: readonly (readonly [RegExp, Wrong])[] = [
  [/(^|\/)vbaproject\.bin$/, wrong(words.macros, words.noMacros)],
  [/^xl\/workbook\.bin$/, wrong(words.binaryWorkbook, words.saveAs)],
  [/^(word|ppt)\//, wrong(words.prose, words.tables)],
  [/^index\/document\.iwa$/, wrong(words.numbers, words.saveAs)],
];

/** Opens a zip by what it holds. A file that stood `within` an archive says what it weighed there: it may be a workbook, not an archive again. */
export function unpack(bytes: Uint8Array, within?: number): Unpacked | Wrong {
  const entries = entriesOf(bytes, within);
  if ('why' in entries) return entries;
  const parts: Parts = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  for (const [pattern, problem] of REFUSED) if (entries.some(({ name }) => pattern.test(name.toLowerCase()))) return problem;
  try {
    const [path, content] = [workbookIn(parts), parts.get('content.xml')];
    if (path) return named(openXlsx(parts, path), words.workbook);
    if (content) return openDocument(parts, content);
    if (parts.has('[content_types].xml')) return wrong(words.damaged, words.saveAgain);
    return within === undefined ? filesOf(entries) : wrong(words.nested, words.flat);
  } catch (error) {
    if (error instanceof Broken) return error.wrong;
    throw error;
  }
}

function openDocument(parts: Parts, content: Entry): Unpacked | Wrong {
  const told = textOf(parts.get('mimetype'));
  if (told !== '' && !told.includes('spreadsheet')) return wrong(words.prose, words.tables);
  if (textOf(parts.get('meta-inf/manifest.xml')).includes('encryption-data')) return wrong(words.locked, words.unlocked);
  return named(openOds(content), words.openDocument);
}

/** The beginning of a short entry. */
function textOf(entry: Entry | undefined): string {
  for (const chunk of entry?.chunks() ?? []) return new TextDecoder().decode(chunk.subarray(0, 100_000));
  return '';
}

function named(book: ReturnType<typeof openXlsx>, format: Words): Unpacked | Wrong {
  return 'why' in book ? book : { ...book, format };
}

/** Files are unpacked once for nothing, so that none breaks off while it is read for good. */
function filesOf(entries: readonly Entry[]): Unpacked | Wrong {
  const given = entries.filter(({ name }) => !NOT_GIVEN.test(name));
  for (const { chunks } of given) for (const _ of chunks());
  const files = given.map(
    ({ name, packed, chunks }): Given => ({ name: shownName(name), within: packed, chunks: { [Symbol.iterator]: () => chunks()[Symbol.iterator]() } }),
  );
  return files.length > 0 ? { files, format: words.archive } : wrong(words.emptyArchive, words.tables);
}

/** The last step of a path, fit to be shown: it is never used to write a file. */
function shownName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\p{C}/gu, '');
  return name.slice(0, LONGEST_NAME) || '?';
}
