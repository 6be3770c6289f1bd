import type { Facts } from '../../engine/facts.ts';
import type { Words } from '../../engine/quantity/quantity.ts';
import { countryIn } from '../cell/answer.ts';
import { figureIn } from '../cell/figure.ts';
import { measures } from '../cell/unit.ts';
import type { Inventory } from '../inventory.ts';
import { type Problem, quoted } from '../problem.ts';
import { fileProblem, type TableLine } from '../table/table.ts';
import { fromGlpi } from '../tool/glpi.ts';
import { fromGlpiAssets } from '../tool/glpi-api.ts';
import { fromLshw } from '../tool/lshw.ts';
import { fromPcr } from '../tool/pcr.ts';
import { words } from '../words.ts';
import { cellsOf, type Entry, type Gathered, ignoredNames, ignoreOthers, textOf } from './entry.ts';

/** Lists of a JSON inventory, in French or English. */
const LISTS = {
  places: ['places', 'lieux'],
  equipment: ['equipment', 'equipement', 'équipement', 'équipements'],
  machines: ['machines'],
  virtual: ['virtual', 'virtuel', 'parts'],
} as const;

type Whole = Readonly<Record<string, unknown>>;

/** What a JSON inventory says besides its equipment: places, machines by their components, and the parts of machines. */
export type Described = Readonly<{ places: readonly Entry[]; machines: readonly Entry[]; virtual: readonly Entry[] }>;

/** A JSON inventory, taken apart but not yet read. */
export type Opened = Readonly<{
  rows: readonly TableLine[];
  described: Described;
  settings: Inventory['settings'];
  problems: readonly Problem[];
  ignored: readonly string[];
  dropped: readonly string[];
  format: Words;
}>;

/** Takes a JSON inventory apart: an object of lists, a bare list of equipment, or a document of another tool. `year` bounds the year it may say. */
export function openJson(text: string, facts: Facts, year: number): Opened | Problem {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return fileProblem(words.badJson, words.json, (error as Error).message);
  }
  const native = fromGlpi(read) ?? fromGlpiAssets(read) ?? fromLshw(read) ?? fromPcr(read);
  if (native) return { ...openDocument(native.document, facts, year), format: native.format, dropped: native.dropped };
  const whole = Array.isArray(read) ? { equipment: read } : read;
  return isObject(whole) ? openDocument(whole, facts, year) : fileProblem(words.badJson, words.json, quoted(text));
}

function openDocument(whole: Whole, facts: Facts, year: number): Opened {
  const into: Gathered = { lines: [], problems: [], statuses: [], ignored: new Map() };
  const settings = settingsOf(whole, facts, year, into);
  const ranks = { next: 1 };
  // Places are no lines: they bear no rank.
  const places = entriesOf(whole, 'places', undefined, into).flatMap((one) => ('value' in one ? [one] : []));
  const rows = entriesOf(whole, 'equipment', ranks, into).map((one) => ('value' in one ? rowOf(one, into) : one));
  const others = (['machines', 'virtual'] as const).map((name) =>
    Object.groupBy(entriesOf(whole, name, ranks, into), (one) => ('value' in one ? 'read' : 'refused')),
  );
  const [machines = [], virtual = []] = others.map(({ read = [] }) => read as Entry[]);
  rows.push(...others.flatMap(({ refused = [] }) => refused as TableLine[]));
  return {
    rows,
    described: { places, machines, virtual },
    settings,
    problems: into.problems,
    ignored: [...ignoredKeys(whole), ...ignoredNames(into)],
    dropped: [],
    format: words.nativeJson,
  };
}

function rowOf(entry: Entry, into: Gathered): TableLine {
  ignoreOthers(entry, NOTHING_MORE, into);
  return { number: entry.number, ...cellsOf(entry) };
}

const NOTHING_MORE: ReadonlySet<string> = new Set();

/** The entries of a list; one that is no object is a row refused, or a problem of the file where it bears no rank. */
function entriesOf(whole: Whole, name: keyof typeof LISTS, ranks: { next: number } | undefined, into: Gathered): (Entry | TableLine)[] {
  const key = LISTS[name].find((one) => one in whole);
  if (key === undefined) return [];
  const given = whole[key];
  if (!Array.isArray(given)) {
    into.problems.push({ ...fileProblem(words.notList, words.list, typeof given), column: key });
    return [];
  }
  return given.flatMap((value: unknown, i): (Entry | TableLine)[] => {
    const number = ranks ? ranks.next++ : 0;
    const path = `${key}[${i}]`;
    if (isObject(value)) return [{ number, path, value }];
    const refused: Problem = { ...fileProblem(words.badJson, words.list, JSON.stringify(value) ?? ''), line: number, column: path };
    if (ranks) return [{ number, cells: {}, refused }];
    into.problems.push(refused);
    return [];
  });
}

function settingsOf(whole: Whole, facts: Facts, year: number, into: Gathered): Inventory['settings'] {
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
