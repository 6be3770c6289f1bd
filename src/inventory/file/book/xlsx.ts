import { wrong } from '../../problem.ts';
import { Broken, type Entry } from '../archive.ts';
import { words } from '../words.ts';
import { sheetRows } from './cells.ts';
import { type Look, readLook, readStrings } from './shared.ts';
import { type Book, rowsFrom, type Sheet } from './sheet.ts';
import { type Attributes, allOf } from './xml.ts';

/** Entries of an archive, by their name in lower case: some programs do not spell a name twice alike. */
export type Parts = ReadonlyMap<string, Entry>;

const ROOT = '_rels/.rels';
const USUAL = 'xl/workbook.xml';

/** Where the workbook of an archive stands, if it holds one. */
export function workbookIn(parts: Parts): string | undefined {
  if (parts.has(USUAL)) return USUAL;
  const root = parts.get(ROOT);
  if (!root) return undefined;
  const main = relationsOf(root, '').find(({ type }) => type === 'officeDocument');
  return main && parts.has(main.target) && /(workbook|book)[^/]*\.xml$/.test(main.target) ? main.target : undefined;
}

/** Opens an Excel workbook: the list of its sheets. Formulas are read by their last value; nothing is computed, run or fetched. */
export function openXlsx(parts: Parts, path: string): Book {
  const [folder, file] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)];
  const [book, relations] = [parts.get(path), parts.get(`${folder}_rels/${file}.rels`)];
  if (!book || !relations) return wrong(words.damaged, words.saveAgain);
  try {
    const { places, first } = placesOf(relationsOf(relations, folder));
    const { sheets, from1904 } = sheetsIn(book);
    const partOf = (type: string): Entry | undefined => parts.get(first.get(type) ?? '');
    const look = once((): Look => readLook(partOf('styles'), from1904));
    const strings = once((): readonly string[] => readStrings(partOf('sharedStrings')));
    // A sheet listed twice is read once.
    const seen = new Set<string>();
    const found = sheets.flatMap(({ name, hidden, id }): Sheet[] => {
      const target = places.get(id) ?? '';
      const entry = seen.has(target) ? undefined : parts.get(target);
      seen.add(target);
      return entry ? [{ name, hidden, rows: rowsFrom(() => sheetRows(entry.chunks(), strings(), look())) }] : [];
    });
    return found.length > 0 ? { sheets: found } : wrong(words.noSheet, words.saveAgain);
  } catch (error) {
    if (error instanceof Broken) return error.wrong;
    throw error;
  }
}

/** Where each sheet stands, by the name of its relation; and the first part of each type. */
function placesOf(relations: readonly Relation[]): { places: ReadonlyMap<string, string>; first: ReadonlyMap<string, string> } {
  const sheets = relations.filter(({ type }) => type === 'worksheet');
  return {
    places: new Map(sheets.map(({ id, target }) => [id, target])),
    first: new Map(relations.toReversed().map(({ type, target }) => [type, target])),
  };
}

/** What is read when first asked for, then remembered. */
function once<Value>(read: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

type Listed = Readonly<{ name: string; hidden: boolean; id: string }>;

function sheetsIn(book: Entry): { sheets: readonly Listed[]; from1904: boolean } {
  let from1904 = false;
  const sheets = allOf<Listed>(book.chunks(), (give) => ({
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name === 'sheet') give({ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', id: relationOf(attributes) });
      return true;
    },
    close() {},
  }));
  return { sheets, from1904 };
}

/** `r:id`, whatever the prefix. */
function relationOf(attributes: Attributes): string {
  return attributes['r:id'] ?? Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

type Relation = Readonly<{ id: string; type: string; target: string }>;

/** Where the parts of a workbook stand in its archive; those outside are left where they are. */
function relationsOf(entry: Entry, folder: string): readonly Relation[] {
  return allOf<Relation>(entry.chunks(), (give) => ({
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name === 'Relationship' && mode !== 'External') give({ id, type: type.slice(type.lastIndexOf('/') + 1), target: pathOf(target, folder) });
      return true;
    },
    close() {},
  }));
}

/** A path from the top of the archive, in lower case. */
function pathOf(target: string, folder: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}
