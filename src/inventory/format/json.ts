import { countryIn } from '../cell/answer.ts';
import { figureIn } from '../cell/figure.ts';
import { measures } from '../cell/unit.ts';
import { type Inventory, refused, tallyOf } from '../inventory.ts';
import { readLine } from '../line/line.ts';
import { REFUSED } from '../line/outcome.ts';
import type { Reading } from '../line/reading.ts';
import { quoted } from '../problem.ts';
import { fileProblem } from '../table/table.ts';
import { words } from '../words.ts';
import { cellsOf, type Entry, type Gathered, ignoredNames, ignoreOthers, textOf } from './entry.ts';
import { readHosts } from './machines.ts';
import { readParts } from './parts.ts';
import { withPlaces } from './places.ts';

/** Lists of a JSON inventory, in French or English. */
const LISTS = {
  places: ['places', 'lieux'],
  equipment: ['equipment', 'equipement', 'équipement', 'équipements'],
  machines: ['machines'],
  virtual: ['virtual', 'virtuel', 'parts'],
} as const;

type Whole = Readonly<Record<string, unknown>>;

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
  const into: Gathered = { lines: [], problems: [], statuses: [], ignored: new Map() };
  const settings = settingsOf(whole, reading, into);
  const facts = withPlaces(reading.facts, placesOf(whole, into), into);
  const own = { ...reading, facts, year: settings.year ?? reading.year };
  const ranks = { next: 1 };
  for (const entry of entriesOf(whole, 'equipment', ranks, into)) readEquipment(entry, own, into);
  const hosts = readHosts(entriesOf(whole, 'machines', ranks, into), own, into);
  readParts(entriesOf(whole, 'virtual', ranks, into), hosts, own, into);
  if (into.statuses.length === 0 && into.problems.length === 0) into.problems.push(fileProblem(words.noLines, words.json));
  const { lines, problems } = into;
  const statuses = into.statuses.sort((a, b) => a.line - b.line);
  const ignored = [...ignoredKeys(whole), ...ignoredNames(into)];
  return { lines, problems, statuses, tally: tallyOf(statuses), ignored, dropped: [], settings, facts, format: words.nativeJson };
}

function readEquipment(entry: Entry, reading: Reading, into: Gathered): void {
  const { number } = entry;
  const { cells, columns } = cellsOf(entry);
  ignoreOthers(entry, NOTHING_MORE, into);
  const read = readLine(cells, number, reading, columns);
  into.lines.push(...read.lines);
  into.problems.push(...read.problems);
  into.statuses.push({ line: number, label: read.label, outcome: read.outcome });
}

const NOTHING_MORE: ReadonlySet<string> = new Set();

/** Places are no lines: they bear no rank. */
function placesOf(whole: Whole, into: Gathered): Entry[] {
  return entriesOf(whole, 'places', undefined, into);
}

function entriesOf(whole: Whole, name: keyof typeof LISTS, ranks: { next: number } | undefined, into: Gathered): Entry[] {
  const key = LISTS[name].find((one) => one in whole);
  if (key === undefined) return [];
  const given = whole[key];
  if (!Array.isArray(given)) {
    into.problems.push({ ...fileProblem(words.notList, words.list, typeof given), column: key });
    return [];
  }
  return given.flatMap((value: unknown, i): Entry[] => {
    const number = ranks ? ranks.next++ : 0;
    const path = `${key}[${i}]`;
    if (isObject(value)) return [{ number, path, value }];
    into.problems.push({ ...fileProblem(words.badJson, words.list, JSON.stringify(value) ?? ''), line: number, column: path });
    if (ranks) into.statuses.push({ line: number, label: '', outcome: REFUSED });
    return [];
  });
}

function settingsOf(whole: Whole, { facts, year }: Reading, into: Gathered): Inventory['settings'] {
  const settings: { country?: string; year?: number } = {};
  const country = textOf(whole['country'] ?? whole['pays']);
  if (country !== undefined) {
    const parsed = countryIn(country, facts.countries);
    if ('value' in parsed) settings.country = parsed.value;
    else into.problems.push({ ...fileProblem(parsed.why, parsed.expected, country), column: 'country' });
  }
  const given = textOf(whole['year'] ?? whole['année']);
  if (given !== undefined) {
    const parsed = figureIn(given, { low: 1990, high: year + 50, measure: measures.number, example: '2025', whole: true });
    if ('value' in parsed) settings.year = parsed.value;
    else into.problems.push({ ...fileProblem(parsed.why, parsed.expected, given), column: 'year' });
  }
  return settings;
}

/** Keys nothing was done with: unknown, or a second name of a list that was read under another. */
function ignoredKeys(whole: Whole): string[] {
  const read = Object.values(LISTS).map((names) => names.find((one) => one in whole));
  const known = new Set<string | undefined>(['country', 'pays', 'year', 'année', ...read]);
  return Object.keys(whole).filter((key) => !known.has(key));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
