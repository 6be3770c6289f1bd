import type { Facts, Item } from '../../engine/facts.ts';
import type { Evidence, Words } from '../../engine/quantity/quantity.ts';
import type { Library } from '../../facts/load.ts';
import { countryIn } from '../../inventory/cell/answer.ts';
import { figureIn } from '../../inventory/cell/figure.ts';
import { measures } from '../../inventory/cell/unit.ts';
import { type Cells, FIELDS, type Field } from '../../inventory/fields.ts';
import { recognise } from '../../inventory/items.ts';
import { lineReader } from '../../inventory/line/line.ts';
import { readingOf } from '../../inventory/line/reading.ts';
import type { Problems, Values } from '../../web/fields.ts';
import type { Lang } from '../../web/words.ts';
import type { Draft } from '../store.ts';
import { estimateWords } from '../words.ts';
import { formWords } from './words.ts';

/** Batches offered at first: what most organisations have. One is left empty by leaving its number empty. */
export const USUAL = ['laptop', 'desktop', 'monitor', 'smartphone', 'tablet', 'printer', 'printer-office', 'box', 'internet-line', 'server-rack'] as const;

/** Services people most often have elsewhere: ticked, they stand in the result as unknown until someone knows. */
export const SERVICES = ['hosting-mail', 'hosting-files', 'hosting-web', 'hosting-video', 'hosting-newsletter', 'hosting-business'] as const;

/** How the answers are known, from the surest to the least. One choice for the whole form; a line may say otherwise. */
export const EVIDENCES: readonly Evidence[] = ['A', 'B', 'C', 'D'];

/** Fields of a row always in view, and those behind "more". `age` is typed in two boxes. */
const MAIN: readonly Field[] = ['quantity', 'age', 'lifetime', 'condition'];
export const MORE: Readonly<Record<Item['kind'], readonly Field[]>> = {
  device: ['label', 'power', 'hours', 'electricity', 'place', 'evidence'],
  line: ['label', 'country', 'evidence'],
  service: ['label', 'electricity', 'place', 'evidence'],
};
/** Shown only where a file filled them. */
export const RARE: readonly Field[] = ['type', 'maker', 'model', 'status', 'purchase', 'country', 'service', 'source', 'firstLife', 'copies', 'persons'];

/** Everything a row may hold, but its item. */
const TYPED: readonly Field[] = [...new Set([...MAIN, ...Object.values(MORE).flat(), ...RARE])];

/** Most rows a form may send: beyond, a file is the way. */
const MOST_ROWS = 200;

/** Rows of one page of the form. */
export const ROWS_PER_PAGE = 20;

/** The page of the form where a row stands, by its rank among all. */
export function pageOf(rank: number): number {
  return Math.floor(rank / ROWS_PER_PAGE) + 1;
}

/** Name of a field of a row. */
export function fieldName(row: number, field: string): string {
  return `r${row}-${field}`;
}

/** Ranks of the rows a form holds, in order. */
export function ranksOf(values: Values): number[] {
  const ranks = new Set<number>();
  for (const name of Object.keys(values)) {
    const rank = /^r(\d{1,5})-item$/.exec(name)?.[1];
    if (rank !== undefined) ranks.add(Number(rank));
  }
  return [...ranks].sort((a, b) => a - b).slice(0, MOST_ROWS);
}

/** The cells of a row, as a file would have them; `undefined` when nothing was typed in it. */
function cellsOf(values: Values, rank: number, facts: Facts): Cells | undefined {
  const typed = (field: string): string => values[fieldName(rank, field)]?.trim() ?? '';
  const cells: Partial<Record<Field, string>> = {};
  for (const field of TYPED) if (typed(field) !== '') cells[field] = typed(field);
  const age = ageOf(typed('ageFrom'), typed('ageTo'));
  if (age !== '') cells.age = age;
  // An offered batch names its item by itself: that alone is not an answer.
  if (typed('item') === '' || (typed('usual') !== '' && Object.keys(cells).length === 0)) return Object.keys(cells).length === 0 ? undefined : cells;
  return { item: idOf(typed('item'), facts), ...cells };
}

/** Two boxes make a range, in whichever order they were filled. */
function ageOf(from: string, to: string): string {
  if (from === '' || to === '' || from === to) return from || to;
  const [first, last] = [from, to].map((text) => Number(text.replace(',', '.'))) as [number, number];
  return first > last ? `${to}-${from}` : `${from}-${to}`;
}

/** The id of an item called by its very name, so that it is called by its name in the other language too; other words stay. */
function idOf(text: string, facts: Facts): string {
  const found = recognise(text, facts);
  return found?.confidence === 1 ? found.item : text;
}

/** The values of a row, from its cells: the other way round, to show again what was typed. */
export function valuesFrom(cells: Cells, rank: number, facts: Facts, lang: Lang): Values {
  const values: Record<string, string> = {};
  for (const field of Object.keys(FIELDS) as Field[]) values[fieldName(rank, field)] = cells[field] ?? '';
  values[fieldName(rank, 'item')] = facts.items.get(cells.item ?? '')?.name[lang] ?? cells.item ?? '';
  // Two numbers are two boxes; anything else is shown as it was typed.
  const ends = (cells.age ?? '').split('-');
  const [from = '', to = ''] = ends.length === 2 ? ends.map((end) => end.trim()) : [cells.age];
  values[fieldName(rank, 'ageFrom')] = from;
  values[fieldName(rank, 'ageTo')] = to;
  return values;
}

/** What the form is read with: the facts, the year it is, stored rows it did not show, by rank, and what is known of rows that no form shows. */
export type Around = Readonly<{ library: Library; year: number; lang: Lang; kept?: ReadonlyMap<number, Cells>; before?: Pick<Draft, 'from' | 'corrections'> }>;

/** A draft, or what is wrong field by field. */
export function readDraft(values: Values, { library, year, lang, kept = new Map(), before = {} }: Around): { draft: Draft } | { problems: Problems } {
  const { facts } = library;
  const readOne = lineReader(readingOf(library, year));
  const problems: Record<string, string> = {};
  const words = formWords[lang];
  const refuse = (field: string, why: Words, expected: Words): void => {
    problems[field] = estimateWords[lang].refusal(why[lang], expected[lang]);
  };
  const asked = figureIn(values['year']?.trim() || String(year), { low: FIRST_YEAR, high: year + 1, measure: measures.number, example: String(year) });
  if (!('value' in asked)) refuse('year', asked.why, asked.expected);
  const rows = new Map(kept);
  for (const rank of ranksOf(values)) {
    const cells = cellsOf(values, rank, facts);
    if (!cells) continue;
    rows.set(rank, cells);
    if (values[fieldName(rank, 'usual')] && !cells.quantity) problems[fieldName(rank, 'quantity')] = words.howMany;
    for (const { column, why, expected, kept: harmless } of readOne(cells, rank).problems)
      if (!harmless) refuse(fieldName(rank, column === 'age' ? 'ageFrom' : column), why, expected);
  }
  const services = SERVICES.filter((item) => values[item] === 'on').map((item): Cells => ({ item }));
  const typed = values['country']?.trim() ?? '';
  const country = typed === '' ? { value: 'FR' } : countryIn(typed, facts.countries);
  if (!('value' in country)) refuse('country', country.why, country.expected);
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const all = [...sorted.map(([, cells]) => cells), ...services];
  if (all.length === 0) problems['rows'] = words.nothing;
  if (Object.keys(problems).length > 0 || !('value' in country) || !('value' in asked)) return { problems };
  const evidence = evidenceOf(values['evidence']);
  const title = (values['title']?.trim() ?? '').slice(0, 120);
  const lists = sorted.flatMap(([rank], i): [number, string][] => {
    const name = before.from?.[rank];
    return name === undefined ? [] : [[i, name]];
  });
  const known = { ...(lists.length > 0 ? { from: Object.fromEntries(lists) } : {}), ...(before.corrections ? { corrections: before.corrections } : {}) };
  return { draft: { title, country: country.value, year: Math.trunc(asked.value), rows: all, ...(evidence ? { evidence } : {}), ...known } };
}

const FIRST_YEAR = 2000;

function evidenceOf(text: string | undefined): Evidence | undefined {
  return EVIDENCES.find((letter) => letter === text);
}
