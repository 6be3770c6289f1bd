import type { Facts, Place } from '../../engine/facts.ts';
import { vocabulary } from '../../engine/formula/vocabulary.ts';
import { countryIn, figureIn } from '../cells.ts';
import { type Inventory, refused, statusOf } from '../inventory.ts';
import { type Reading, readLine } from '../line.ts';
import { type Problem, quoted } from '../problem.ts';
import { words } from '../words.ts';
import { fileProblem } from './csv.ts';
import { cellsOf, type Entry, type Gathered, textOf } from './entry.ts';
import { readMachines } from './machines.ts';

/** Lists of a JSON inventory, in French or English. */
const LISTS = {
  places: ['places', 'lieux'],
  equipment: ['equipment', 'equipement', 'équipement', 'équipements'],
  machines: ['machines'],
  virtual: ['virtual', 'virtuel', 'parts'],
} as const;

/** Reads a JSON inventory: an object of lists, or a bare list of equipment. */
export function readJson(text: string, reading: Reading): Inventory {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return refused(fileProblem(words.badJson, words.json, (error as Error).message));
  }
  const whole = Array.isArray(read) ? { equipment: read } : read;
  if (!isObject(whole)) return refused(fileProblem(words.badJson, words.json, quoted(text)));
  const into: Gathered = { lines: [], problems: [], statuses: [] };
  const settings = settingsOf(whole, reading, into);
  const year = settings.year ?? reading.year;
  const ranks = { next: 1 };
  const list = (name: keyof typeof LISTS): Entry[] => entriesOf(whole, name, ranks, into);
  const facts = withPlaces(reading.facts, list('places'), into);
  const own = { facts, year };
  ranks.next = 1;
  for (const entry of list('equipment')) readEquipment(entry, own, into);
  readMachines(list('machines'), list('virtual'), own, into);
  if (into.statuses.length === 0 && into.problems.length === 0) into.problems.push(fileProblem(words.noLines, words.json));
  return { ...into, ignored: ignoredOf(whole), settings, facts };
}

function readEquipment({ number, path, value }: Entry, reading: Reading, into: Gathered): void {
  const { cells, columns } = cellsOf(value, path);
  const read = readLine(cells, number, reading, columns);
  if (read.line) into.lines.push(read.line);
  into.problems.push(...read.problems);
  into.statuses.push(statusOf(read, number, cells.label ?? cells.item ?? ''));
}

function entriesOf(whole: Readonly<Record<string, unknown>>, name: keyof typeof LISTS, ranks: { next: number }, into: Gathered): Entry[] {
  const key = LISTS[name].find((one) => one in whole);
  if (key === undefined) return [];
  const given = whole[key];
  if (!Array.isArray(given)) {
    into.problems.push({ ...fileProblem(words.notList, words.list, typeof given), column: key });
    return [];
  }
  return given.flatMap((value: unknown, i): Entry[] => {
    const number = ranks.next++;
    if (isObject(value)) return [{ number, path: `${key}[${i}]`, value }];
    into.problems.push({
      line: number,
      column: `${key}[${i}]`,
      value: quoted(JSON.stringify(value) ?? ''),
      why: words.badJson,
      expected: words.list,
      kept: false,
    });
    return [];
  });
}

function settingsOf(whole: Readonly<Record<string, unknown>>, { facts, year }: Reading, into: Gathered): Inventory['settings'] {
  const settings: { country?: string; year?: number } = {};
  const country = textOf(whole['country'] ?? whole['pays']);
  if (country !== undefined) {
    const parsed = countryIn(country, facts.countries);
    if ('value' in parsed) settings.country = parsed.value;
    else into.problems.push({ ...fileProblem(parsed.why, parsed.expected, country), column: 'country' });
  }
  const given = textOf(whole['year'] ?? whole['année']);
  if (given !== undefined) {
    const parsed = figureIn(given, { low: 1990, high: year + 50, unit: '', example: '2025' });
    if ('value' in parsed) settings.year = parsed.value;
    else into.problems.push({ ...fileProblem(parsed.why, parsed.expected, given), column: 'year' });
  }
  return settings;
}

/** The facts, and the places this organisation describes. */
function withPlaces(facts: Facts, entries: readonly Entry[], into: Gathered): Facts {
  const places = new Map(facts.places);
  for (const { number, path, value } of entries) {
    const name = textOf(value['name'] ?? value['nom'])?.trim();
    const say = (column: string, text: string, problem: { why: Problem['why']; expected: Problem['expected'] }): void =>
      void into.problems.push({ line: number, column: `${path}.${column}`, value: quoted(text), why: problem.why, expected: problem.expected, kept: false });
    if (!name) {
      say('name', '', { why: words.noName, expected: words.name });
      continue;
    }
    const pue = figureIn(textOf(value['pue']) ?? '1', { low: 1, high: 5, unit: '', example: '1,6' });
    if (!('value' in pue)) say('pue', textOf(value['pue']) ?? '', pue);
    const given = textOf(value['country'] ?? value['pays']);
    const country = given === undefined ? undefined : countryIn(given, facts.countries);
    if (country && !('value' in country)) say('country', given ?? '', country);
    if ('value' in pue) places.set(name, placeOf(name, pue.value, number, country && 'value' in country ? country.value : undefined));
  }
  return { ...facts, places };
}

function placeOf(name: string, pue: number, line: number, country: string | undefined): Place {
  const input = vocabulary['place/pue'];
  if (!input) throw new Error('no "place/pue" in the vocabulary');
  return {
    id: name,
    name: { fr: name, en: name },
    country,
    pue: { id: 'place/pue', name: input.name, value: pue, low: pue, high: pue, unit: input.unit, because: { kind: 'declared', line } },
  };
}

function ignoredOf(whole: Readonly<Record<string, unknown>>): string[] {
  const known = new Set<string>(['country', 'pays', 'year', 'année', ...Object.values(LISTS).flat()]);
  return Object.keys(whole).filter((key) => !known.has(key));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
