import type { Line } from '../../engine/assess/inventory.ts';
import type { Facts } from '../../engine/facts.ts';
import { countryIn, evidenceIn, isBlank, reusedIn } from '../cell/answer.ts';
import { ageIn } from '../cell/date.ts';
import { type Bounds, figureIn, spreadIn } from '../cell/figure.ts';
import { placeIn } from '../cell/place.ts';
import { type Measure, measures } from '../cell/unit.ts';
import type { Cells, Columns, Field } from '../fields.ts';
import { remarksOn } from '../items.ts';
import { ok, type Parsed, type Problem, quoted, type Wrong, wrong } from '../problem.ts';
import { words } from '../words.ts';
import { NOTHING_SEEN, namer, type Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';

/**
 * What a row of an inventory gives: its line, the lines of other devices it names, or none when it is refused or set apart;
 * what became of it; and what is wrong in it.
 */
export type ReadLine = Readonly<{ lines: readonly Line[]; outcome: Outcome; label: string; problems: readonly Problem[] }>;

type Reader = (text: string, reading: Reading, item: string | undefined) => Parsed<unknown>;

const spread =
  (low: number, high: number, measure: Measure, example: string): Reader =>
  (text) =>
    spreadIn(text, { low, high, measure, example });
const count = (low: number, high: number, measure: Measure, example: string): Reader => {
  const bounds: Bounds = { low, high, measure, example, whole: true };
  return (text) => figureIn(text, bounds);
};
/** A cell whose loss changes no total: the line is kept without it, and it is said. */
const orElse =
  (read: Reader): Reader =>
  (text, reading, item) => {
    const answer = read(text, reading, item);
    return 'value' in answer ? answer : { value: undefined, doubt: answer };
  };

/** Longest label kept: longer ones are cut, not refused. */
const LABEL = 200;

/** A label on one line: those of several would pass for lines of ours in a terminal. */
function labelOf(text: string): string {
  const cut = text.slice(0, LABEL);
  return cut.includes('\n') || cut.includes('\r') ? cut.replace(/\s+/g, ' ') : cut;
}

/** How each field is read, and the part of a line it fills. */
const READERS: readonly (readonly [field: Field, into: keyof Line, read: Reader])[] = [
  ['quantity', 'count', count(0, 10_000_000, measures.items, '8')],
  ['purchase', 'age', orElse((text, { year }) => ageIn(text, year))],
  ['age', 'age', spread(0, 60, measures.years, '5')],
  ['condition', 'reused', reusedIn],
  ['lifetime', 'lifetime', spread(0.1, 60, measures.years, '5')],
  ['firstLife', 'firstLife', spread(0, 60, measures.years, '4')],
  ['electricity', 'electricity', spread(0, 1_000_000, measures.yearlyEnergy, '42')],
  ['power', 'power', spread(0, 100_000, measures.watts, '26,5')],
  ['hours', 'hours', spread(0, 8_784, measures.yearlyHours, '1600')],
  ['country', 'country', (text, { facts }) => countryIn(text, facts.countries)],
  ['place', 'place', (text, { facts }) => placeIn(labelOf(text), facts)],
  ['service', 'service', (text) => ok(labelOf(text))],
  ['evidence', 'evidence', evidenceIn],
  ['source', 'source', (text, { facts }, item) => sourceIn(text, item, facts)],
  ['copies', 'places', count(1, 1_000, measures.places, '3')],
  ['persons', 'persons', count(1, 100_000_000, measures.persons, '40')],
];

/** A number of things that is not said is not one that is said badly. */
const STRICT: ReadonlySet<Field> = new Set(['quantity']);

const NONE: readonly Problem[] = [];
const NO_LINES: readonly Line[] = [];

/** Answers remembered for each column: a long file says the same few things over and over. */
const MEMORY = 10_000;

/** Reads one line on its own; see `lineReader` for many. */
export function readLine(cells: Cells, number: number, reading: Reading, columns?: Columns): ReadLine {
  return lineReader(reading)(cells, number, columns);
}

/**
 * Reads the cells of lines. A cell that cannot be read refuses its whole line, because half a line would be a wrong
 * figure; an item that is not recognised does not: the line stays, as unknown. What is no device is set apart.
 */
export function lineReader(reading: Reading): (cells: Cells, number: number, columns?: Columns) => ReadLine {
  const named = namer(reading);
  const columns = READERS.map(([field, into, read]) => {
    const answer: Reader = (text, its, item) => (!STRICT.has(field) && isBlank(text) ? ok(undefined) : read(text, its, item));
    return { field, into, parsed: remembered((text, item) => answer(text, reading, item), field === 'source') };
  });

  return (cells, number, names = {}) => {
    // Most lines have none: made for those that do.
    let problems = NONE;
    const say = (field: Field, { why, expected }: Wrong, kept = false): void => {
      problems = [...problems, { line: number, column: names[field] ?? field, value: quoted(cells[field] ?? ''), why, expected, kept }];
    };
    const { outcome, label, at, remarks } = named(cells);
    if (outcome === NOTHING_SEEN) {
      say('item', wrong(words.noItem, words.item([])));
      return { lines: NO_LINES, outcome, label, problems };
    }
    if (outcome.kind === 'apart') return { lines: NO_LINES, outcome, label, problems };
    const line: Record<string, unknown> = { ...EMPTY, number, label: labelOf(label), item: outcome.item, count: outcome.count ?? 1 };
    let refused = false;
    for (const { field, into, parsed } of columns) {
      const text = cells[field]?.trim();
      if (!text) continue;
      const answer = parsed(text, outcome.item);
      if (!('value' in answer)) {
        say(field, answer);
        refused = true;
        continue;
      }
      if (answer.doubt) say(field, answer.doubt, true);
      if (answer.value !== undefined) line[into] = answer.value;
    }
    for (const remark of remarks) say(at, remark, true);
    if (outcome.kind === 'unsure') line['evidence'] = 'D';
    if (refused) return { lines: NO_LINES, outcome: { ...outcome, kind: 'refused' }, label, problems };
    const read = line as Line;
    if (outcome.count !== undefined && cells.quantity?.trim() && read.count !== outcome.count)
      say('quantity', wrong(words.otherCount(outcome.count), words.oneCount), true);
    if (outcome.item !== undefined) for (const [field, remark] of remarksOn(read, reading.facts)) say(field, remark, true);
    return { lines: outcome.also.length === 0 ? [read] : [read, ...othersOf(read, outcome)], outcome, label, problems };
  };
}

/** The other devices of a line: as many times as the line, with its age, its place and its evidence, but not its electricity. */
function othersOf(line: Line, { also }: Outcome): Line[] {
  const { number, label, age, reused, firstLife, country, place, service, evidence, places } = line;
  const shared = { number, label, age, reused, firstLife, country, place, service, evidence, places };
  return also.map(({ item, count: each }) => ({ ...EMPTY, ...shared, item, count: line.count * each }) as Line);
}

/** The same answers, found again when the same text comes back: for the same item only, where it depends on it. */
function remembered(read: (text: string, item: string | undefined) => Parsed<unknown>, byItem = false): (text: string, item?: string) => Parsed<unknown> {
  const memory = new Map<string, Parsed<unknown>>();
  return (text, item) => {
    const key = byItem ? `${item} ${text}` : text;
    const before = memory.get(key);
    if (before) return before;
    const answer = read(text, item);
    if (memory.size < MEMORY) memory.set(key, answer);
    return answer;
  };
}

function sourceIn(text: string, item: string | undefined, facts: Facts): Parsed<string | undefined> {
  const choices = item === undefined ? [] : facts.choices(item);
  const id = text.toLowerCase();
  if (choices.includes(id)) return ok(id);
  const isDefault = item !== undefined && facts.factors(item).some(({ quantity: { because } }) => because.kind === 'source' && because.source === id);
  return isDefault ? ok(undefined) : wrong(words.unknownSource, words.sources(choices));
}

/** Every line has the same shape, filled in or not: what is read a million times is then found at once. */
const EMPTY = Object.fromEntries([...READERS.map(([, into]) => into), 'machine'].map((field) => [field, undefined]));
