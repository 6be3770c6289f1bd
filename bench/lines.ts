import type { Line } from '../src/engine/assess/inventory.ts';
import type { Facts } from '../src/engine/facts.ts';
import { type Cells, FIELDS, type Field } from '../src/inventory/fields.ts';
import { lineReader } from '../src/inventory/line/line.ts';
import { readingOf } from '../src/inventory/line/reading.ts';
import { library } from './measure.ts';

/**
 * Made-up inventories, always the same: every device the facts know, in three countries, with what people fill in or
 * leave empty. Cells are typed, then read by the program's own reader: the objects that are measured are the real ones.
 */

export const COUNTRIES = ['FR', 'DE', 'PL'] as const;
const EVIDENCES = ['A', 'B', 'C', 'D'] as const;
const SERVICES = ['accueil', 'compta', 'atelier', 'archives'] as const;
const PLACES = ['home', 'server-room', 'datacenter-FR'] as const;
const MOST_DEVICES = 40;

/** How often a cell is filled in. */
const FILLED = { age: 0.5, reused: 0.15, lifetime: 0.6, firstLife: 0.5, electricity: 0.05, power: 0.15, hours: 0.15, place: 0.1, source: 0.2 };

/** A small seeded generator of numbers from 0 to 1 (xorshift): the same lines on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Lines one at a time, for what must not hold them all. */
export function* streamOf(facts: Facts, count: number, year: number): Generator<Line> {
  const read = lineReader({ ...readingOf(library, year), facts });
  let number = 0;
  for (const cells of cellsOf(facts, count)) {
    const {
      lines: [line],
      problems,
    } = read(cells, ++number);
    if (!line) throw new Error(`line ${number}: expected to be read, found ${JSON.stringify(problems[0])}`);
    yield line;
  }
}

export function linesOf(facts: Facts, count: number, year: number): Line[] {
  return [...streamOf(facts, count, year)];
}

/** The same lines as a file. */
export function csvOf(facts: Facts, count: number): string {
  const fields = Object.keys(FIELDS) as Field[];
  const rows = [fields.map((field) => FIELDS[field][0]).join(';')];
  for (const cells of cellsOf(facts, count)) rows.push(fields.map((field) => cells[field] ?? '').join(';'));
  return `${rows.join('\n')}\n`;
}

function* cellsOf(facts: Facts, count: number): Generator<Cells> {
  const random = randomFrom(20_261_124);
  const items = [...facts.items.values()]
    .filter(({ kind }) => kind === 'device')
    .map(({ id, hours }) => ({ id, habit: hours !== undefined, sources: facts.choices(id) }));
  for (let number = 1; number <= count; number++) yield typed(number, pick(items, random), random);
}

type Made = Readonly<{ id: string; habit: boolean; sources: readonly string[] }>;

type Draft = { -readonly [Name in keyof Cells]: Cells[Name] };

function typed(number: number, { id, habit, sources }: Made, random: () => number): Cells {
  const filled = (cell: keyof typeof FILLED): boolean => random() < FILLED[cell];
  const cells: Draft = { item: id, label: `Poste ${number}`, quantity: String(1 + Math.floor(random() * MOST_DEVICES)) };
  if (filled('age')) cells.age = figure(random, 0, 12);
  if (filled('reused')) cells.condition = 'réemploi';
  if (filled('lifetime')) cells.lifetime = figure(random, 2, 10);
  if (cells.condition && filled('firstLife')) cells.firstLife = figure(random, 1, 6);
  if (filled('electricity')) cells.electricity = figure(random, 5, 400);
  if (filled('power')) cells.power = figure(random, 2, 300);
  // Watts of what has no usual hours say nothing without hours.
  if (filled('hours') || (cells.power && !habit)) cells.hours = figure(random, 200, 6_000);
  cells.country = pick(COUNTRIES, random);
  if (filled('place')) cells.place = pick(PLACES, random);
  cells.service = pick(SERVICES, random);
  cells.evidence = pick(EVIDENCES, random);
  if (filled('source') && sources.length > 0) cells.source = pick(sources, random);
  return cells;
}

/** One figure, or as often two that bound it. Two decimals, with a comma, as people write. */
function figure(random: () => number, from: number, to: number): string {
  const low = from + random() * (to - from);
  const text = random() < 0.5 ? low.toFixed(2) : `${low.toFixed(2)}-${(low * 1.4).toFixed(2)}`;
  return text.replaceAll('.', ',');
}

function pick<Value>(from: readonly Value[], random: () => number): Value {
  return from[Math.floor(random() * from.length)] as Value;
}
