import type { Line } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import { type Bounds, figureIn, spreadIn } from './cell/figure.ts';
import { placeIn } from './cell/place.ts';
import { type Measure, measures } from './cell/unit.ts';
import { ageIn, countryIn, evidenceIn, reusedIn } from './cells.ts';
import type { Field } from './fields.ts';
import { nearest, type Recognised, recognise, remarksOn } from './items.ts';
import { ok, type Parsed, type Problem, quoted, type Wrong, wrong } from './problem.ts';
import { words } from './words.ts';

/** Cells of one line, by field, as they were typed. */
export type Cells = Readonly<Partial<Record<Field, string>>>;

/** Field → header or path as the person wrote it, to speak of it in problems. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** What is needed to read a line: the facts, and the year ages are counted from. */
export type Reading = Readonly<{ facts: Facts; year: number }>;

/** A line, unless it had to be refused; its problems; and how sure its item is. */
export type ReadLine = Readonly<{ line: Line | undefined; problems: readonly Problem[]; confidence: number }>;

type Reader = (text: string, reading: Reading, item: string | undefined) => Parsed<unknown>;

const spread =
  (low: number, high: number, measure: Measure, example: string): Reader =>
  (text) =>
    spreadIn(text, { low, high, measure, example });
const count = (low: number, high: number, measure: Measure, example: string): Reader => {
  const bounds: Bounds = { low, high, measure, example, whole: true };
  return (text) => figureIn(text, bounds);
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
  ['purchase', 'age', (text, { year }) => ageIn(text, year)],
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

const NONE: readonly Problem[] = [];

/** Answers remembered for each column: a long file says the same few things over and over. */
const MEMORY = 10_000;

/** Reads one line on its own; see `lineReader` for many. */
export function readLine(cells: Cells, number: number, reading: Reading, columns?: Columns): ReadLine {
  return lineReader(reading)(cells, number, columns);
}

/**
 * Reads the cells of lines. A cell that cannot be read refuses its whole line, because half a line would be a wrong
 * figure; an item that is not recognised does not: the line stays, as unknown.
 */
export function lineReader(reading: Reading): (cells: Cells, number: number, columns?: Columns) => ReadLine {
  const itemIn = remembered((text) => ok(recognise(text, reading.facts)));
  const columns = READERS.map(([field, into, read]) => ({ field, into, parsed: remembered((text, item) => read(text, reading, item), field === 'source') }));

  return (cells, number, names = {}) => {
    // Most lines have none: made for those that do.
    let problems = NONE;
    const say = (field: Field, { why, expected }: Wrong, kept = false): void => {
      problems = [...problems, { line: number, column: names[field] ?? field, value: quoted(cells[field] ?? ''), why, expected, kept }];
    };
    const typed = cells.item?.trim() || cells.label?.trim();
    if (!typed) {
      say('item', wrong(words.noItem, words.item([])));
      return { line: undefined, problems, confidence: 0 };
    }
    const { value: found } = itemIn(typed) as { value: Recognised | undefined };
    const line: Record<string, unknown> = { ...EMPTY, number, label: labelOf(cells.label?.trim() || typed), item: found?.item, count: 1 };
    let refused = false;
    for (const { field, into, parsed } of columns) {
      const text = cells[field]?.trim();
      if (!text) continue;
      const answer = parsed(text, found?.item);
      if (!('value' in answer)) {
        say(field, answer);
        refused = true;
        continue;
      }
      if (answer.doubt) say(field, answer.doubt, true);
      if (answer.value !== undefined) line[into] = answer.value;
    }
    if (!found) say('item', wrong(words.unknownItem, words.item(nearest(typed, reading.facts))), true);
    else for (const [field, remark] of remarksOn(line as Line, reading.facts)) say(field, remark, true);
    return { line: refused ? undefined : (line as Line), problems, confidence: found?.confidence ?? 0 };
  };
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
