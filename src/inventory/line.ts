import type { Line } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import { ageIn, type Bounds, countryIn, evidenceIn, figureIn, placeIn, reusedIn, spreadIn } from './cells.ts';
import type { Field } from './fields.ts';
import { nearest, type Recognised, recognise } from './items.ts';
import { ok, type Parsed, type Problem, quoted, wrong } from './problem.ts';
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
  (low: number, high: number, unit: string, example: string): Reader =>
  (text) =>
    spreadIn(text, { low, high, unit, example });
const figure =
  (low: number, high: number, example: string): Reader =>
  (text) =>
    figureIn(text, { low, high, unit: '', example } satisfies Bounds);

/** Longest label kept: longer ones are cut, not refused. */
const LABEL = 200;

/** How each field is read, and the part of a line it fills. Bounds refuse what cannot be, not what is odd. */
const READERS: readonly (readonly [field: Field, into: keyof Line, read: Reader])[] = [
  ['quantity', 'count', figure(0, 10_000_000, '8')],
  ['purchase', 'age', (text, { year }) => ageIn(text, year)],
  ['age', 'age', spread(0, 60, 'ans', '5')],
  ['condition', 'reused', reusedIn],
  ['lifetime', 'lifetime', spread(0.1, 60, 'ans', '5')],
  ['firstLife', 'firstLife', spread(0, 60, 'ans', '4')],
  ['electricity', 'electricity', spread(0, 1_000_000, 'kWh', '42')],
  ['power', 'power', spread(0, 100_000, 'W', '26,5')],
  ['hours', 'hours', spread(0, 8_784, 'h', '1600')],
  ['country', 'country', (text, { facts }) => countryIn(text, facts.countries)],
  ['place', 'place', (text) => ok(placeIn(text).slice(0, LABEL))],
  ['service', 'service', (text) => ok(text.slice(0, LABEL))],
  ['evidence', 'evidence', evidenceIn],
  ['source', 'source', (text, { facts }, item) => sourceIn(text, item, facts)],
  ['copies', 'places', figure(1, 1_000, '3')],
  ['persons', 'persons', figure(1, 100_000_000, '40')],
];

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
  const items = new Map<string, Recognised | undefined>();
  const memories = new Map<string, Map<string, Parsed<unknown>>>();
  const itemIn = (text: string): Recognised | undefined => remember(items, text, () => recognise(text, reading.facts));
  const parsed = (field: Field, text: string, read: Reader, item: string | undefined): Parsed<unknown> => {
    const about = field === 'source' ? `${field} ${item}` : field;
    const memory = memories.get(about) ?? new Map<string, Parsed<unknown>>();
    memories.set(about, memory);
    return remember(memory, text, () => read(text, reading, item));
  };

  return (cells, number, columns = {}) => {
    const problems: Problem[] = [];
    const say = (field: Field, { why, expected }: { why: Problem['why']; expected: Problem['expected'] }, kept = false): void => {
      problems.push({ line: number, column: columns[field] ?? field, value: quoted(cells[field] ?? ''), why, expected, kept });
    };
    const typed = cells.item?.trim() || cells.label?.trim();
    if (!typed) {
      say('item', wrong(words.noItem, words.item([])));
      return { line: undefined, problems, confidence: 0 };
    }
    const found = itemIn(typed);
    const line: Record<string, unknown> = { number, label: (cells.label?.trim() || typed).slice(0, LABEL), item: found?.item, count: 1 };
    let refused = false;
    for (const [field, into, read] of READERS) {
      const text = cells[field]?.trim();
      if (!text) continue;
      const answer = parsed(field, text, read, found?.item);
      if (!('value' in answer)) {
        say(field, answer);
        refused = true;
      } else if (answer.value !== undefined) line[into] = answer.value;
    }
    if (!found) say('item', wrong(words.unknownItem, words.item(nearest(typed, reading.facts))), true);
    return { line: refused ? undefined : (line as Line), problems, confidence: found?.confidence ?? 0 };
  };
}

function remember<Value>(memory: Map<string, Value>, text: string, read: () => Value): Value {
  if (memory.has(text)) return memory.get(text) as Value;
  const value = read();
  if (memory.size < MEMORY) memory.set(text, value);
  return value;
}

function sourceIn(text: string, item: string | undefined, facts: Facts): Parsed<string | undefined> {
  const choices = item === undefined ? [] : facts.choices(item);
  const id = text.toLowerCase();
  if (choices.includes(id)) return ok(id);
  const isDefault = item !== undefined && facts.factors(item).some(({ quantity: { because } }) => because.kind === 'source' && because.source === id);
  return isDefault ? ok(undefined) : wrong(words.unknownSource, words.sources(choices));
}
