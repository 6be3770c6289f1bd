import type { Facts } from '../engine/facts.ts';
import { countryIn } from '../inventory/cells.ts';
import { FIELDS, type Field } from '../inventory/fields.ts';
import { type Cells, readLine } from '../inventory/line.ts';
import type { Problems, Values } from '../web/fields.ts';
import type { Lang } from '../web/words.ts';
import type { Draft } from './store.ts';
import { estimateWords } from './words.ts';

/** Heaps offered at first: what most organisations have. One is left empty by leaving its number empty. */
export const USUAL = ['laptop', 'desktop', 'monitor', 'smartphone', 'tablet', 'printer-office', 'box', 'internet-line', 'server-rack'] as const;

/** Services people most often have elsewhere: ticked, they stand in the result as unknown until someone knows. */
export const SERVICES = ['hosting-mail', 'hosting-files', 'hosting-web', 'hosting-video', 'hosting-newsletter', 'hosting-business'] as const;

/** Fields of a row always in view, and those behind "more". `age` is typed in two boxes. */
const MAIN: readonly Field[] = ['quantity', 'age', 'lifetime', 'condition'];
export const MORE: readonly Field[] = ['label', 'power', 'hours', 'electricity', 'evidence', 'place'];
/** Shown only where a file filled them. */
export const RARE: readonly Field[] = ['purchase', 'country', 'service', 'source', 'firstLife', 'copies', 'persons'];

/** Most rows a form may send: beyond, a file is the way. */
const MOST_ROWS = 200;

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

/** The cells of a row, as a file would have them; `undefined` when the row was left empty. */
function cellsOf(values: Values, rank: number): Cells | undefined {
  const typed = (field: string): string => values[fieldName(rank, field)]?.trim() ?? '';
  const usual = typed('usual') !== '';
  if (typed('item') === '' || (usual && typed('quantity') === '')) return undefined;
  const cells: Partial<Record<Field, string>> = { item: typed('item') };
  for (const field of [...MAIN, ...MORE, ...RARE]) if (typed(field) !== '') cells[field] = typed(field);
  const [from, to] = [typed('ageFrom'), typed('ageTo')];
  if (from !== '' || to !== '') cells.age = from !== '' && to !== '' && from !== to ? `${from}-${to}` : from || to;
  return cells;
}

/** The values of a row, from its cells: the other way round, to show again what was typed. */
export function valuesFrom(cells: Cells, rank: number): Values {
  const values: Record<string, string> = {};
  for (const field of Object.keys(FIELDS) as Field[]) values[fieldName(rank, field)] = cells[field] ?? '';
  const [, from, to] = /^\s*(\S+?)\s*-\s*(\S+)\s*$/.exec(cells.age ?? '') ?? [undefined, cells.age ?? '', ''];
  values[fieldName(rank, 'ageFrom')] = from ?? '';
  values[fieldName(rank, 'ageTo')] = to ?? '';
  return values;
}

/** A draft, or what is wrong field by field. `kept` are stored rows that the form did not show, by rank. */
export function readDraft(
  values: Values,
  facts: Facts,
  year: number,
  lang: Lang,
  kept: ReadonlyMap<number, Cells> = new Map(),
): { draft: Draft } | { problems: Problems } {
  const problems: Record<string, string> = {};
  const rows = new Map(kept);
  for (const rank of ranksOf(values)) {
    const cells = cellsOf(values, rank);
    if (!cells) continue;
    rows.set(rank, cells);
    for (const { column, why, expected, kept: harmless } of readLine(cells, rank, { facts, year }).problems) {
      if (!harmless) problems[fieldName(rank, column === 'age' ? 'ageFrom' : column)] = estimateWords[lang].refusal(why[lang], expected[lang]);
    }
  }
  const services = SERVICES.filter((item) => values[item] === 'on').map((item): Cells => ({ item }));
  const typed = values['country']?.trim() ?? '';
  const country = typed === '' ? { value: 'FR' } : countryIn(typed, facts.countries);
  if (!('value' in country)) problems['country'] = estimateWords[lang].refusal(country.why[lang], country.expected[lang]);
  const all = [...[...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells), ...services];
  if (all.length === 0) problems['rows'] = EMPTY[lang];
  if (Object.keys(problems).length > 0 || !('value' in country)) return { problems };
  return { draft: { title: (values['title']?.trim() ?? '').slice(0, 120), country: country.value, year, rows: all } };
}

const EMPTY = {
  fr: 'Donnez au moins un nombre, ou cochez un service.',
  en: 'Give at least one number, or tick a service.',
} as const;
