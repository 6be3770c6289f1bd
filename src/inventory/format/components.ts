import type { Spread } from '../../engine/assess/inventory.ts';
import type { Components } from '../../engine/assess/machine.ts';
import { type Bounds, spreadIn } from '../cell/figure.ts';
import { type Measure, measures } from '../cell/unit.ts';
import { plain } from '../plain.ts';
import { ok, type Parsed, type Problem, type Wrong, wrong } from '../problem.ts';
import { words } from '../words.ts';
import { type Entry, problemAt, textOf } from './entry.ts';

/** Fields of a machine, the input of the component method each one answers, and its bounds. Listed in docs/inventory.md. */
export const COMPONENTS: Readonly<Record<string, readonly [id: string, french: string, bounds: Bounds]>> = {
  cpus: ['cpu/units', 'processeurs', bounds(0, 16, '2')],
  cores: ['cpu/cores', 'coeurs', bounds(1, 512, '16', measures.cores)],
  dieArea: ['cpu/die-area', 'surfacePuce', bounds(1, 3000, '500', measures.area)],
  tdp: ['cpu/tdp', 'tdp', bounds(1, 1000, '150', measures.watts)],
  load: ['cpu/load', 'charge', bounds(0, 100, '20', measures.percent)],
  ramStrips: ['ram/units', 'barrettes', bounds(0, 128, '8')],
  ramGB: ['ram/capacity', 'memoireGo', bounds(0, 1024, '32', measures.gigabytes)],
  ssds: ['ssd/units', 'ssds', bounds(0, 128, '2')],
  ssdGB: ['ssd/capacity', 'ssdGo', bounds(0, 100_000, '960', measures.gigabytes)],
  hdds: ['hdd/units', 'disques', bounds(0, 128, '4')],
  gpus: ['gpu/units', 'gpus', bounds(0, 32, '2')],
  gpuWatts: ['gpu/power', 'gpuWatts', bounds(0, 3000, '300', measures.watts)],
  powerSupplies: ['power-supply/units', 'alimentations', bounds(0, 8, '2')],
  powerSupplyKg: ['power-supply/mass', 'alimentationKg', bounds(0.1, 20, '3', measures.kilograms)],
};

function bounds(low: number, high: number, example: string, measure: Measure = measures.number): Bounds {
  return { low, high, measure, example };
}

const CASES = new Map<string, Components['case']>([
  ['rack', 'rack'],
  ['baie', 'rack'],
  ['blade', 'blade'],
  ['lame', 'blade'],
  ['tower', 'tower'],
  ['tour', 'tower'],
]);

/** The case a machine says it has; a rack when it says nothing. */
export function caseIn({ value }: Entry): Components['case'] | undefined {
  return CASES.get(plain(textOf(value['case'] ?? value['boitier']) ?? 'rack'));
}

/** A server has these unless it is said otherwise. */
const ONE_OF_EACH: Readonly<Record<string, Spread>> = Object.fromEntries(['cpu/units', 'power-supply/units'].map((id) => [id, { value: 1, low: 1, high: 1 }]));

type Read = Readonly<{ given: Components['given']; states: Components['states']; problems: Problem[] }>;

/** What a machine says of its components, and what is wrong or wanting in it. */
export function componentsIn(entry: Entry): Read {
  const given: Record<string, Spread> = { ...ONE_OF_EACH };
  const problems: Problem[] = [];
  const states = statesIn(entry);
  if ('why' in states) problems.push(problemAt(entry, 'load', textOf(loadOf(entry)) ?? '', states));
  for (const [field, [id, french, limits]] of Object.entries(COMPONENTS)) {
    const text = field === 'load' && isList(loadOf(entry)) ? undefined : textOf(entry.value[field] ?? entry.value[french]);
    if (text === undefined) continue;
    const parsed = spreadIn(text, limits);
    if ('value' in parsed) given[id] = parsed.value;
    else problems.push(problemAt(entry, field, text, parsed));
  }
  if (problems.length === 0) for (const [field, lack] of lacking(given)) problems.push(problemAt(entry, field, '', lack, true));
  return { given, states: 'value' in states ? states.value : [], problems };
}

/** States of load: `[{"time": 30, "load": 80}, {"time": 70, "load": 5}]`, in hundredths, the times making a hundred. */
function statesIn(entry: Entry): Parsed<Components['states']> {
  const list = loadOf(entry);
  if (!isList(list)) return ok([]);
  const states = list.map((one) => {
    const { time, load } = one as Readonly<Record<string, unknown>>;
    const [during, at] = [spreadIn(textOf(time) ?? '', HUNDREDTHS), spreadIn(textOf(load) ?? '', HUNDREDTHS)];
    return 'value' in during && 'value' in at ? { time: during.value.value / WHOLE, load: at.value } : undefined;
  });
  const all = states.reduce((sum, state) => sum + (state?.time ?? Number.NaN), 0);
  return Math.abs(all - 1) < ROUNDING
    ? ok(states.filter((state) => state !== undefined && state.time > 0) as Components['states'])
    : wrong(words.badStates, words.states);
}

function loadOf({ value }: Entry): unknown {
  return value['load'] ?? value['charge'];
}

const WHOLE = 100;
const ROUNDING = 1e-6;
const HUNDREDTHS: Bounds = bounds(0, WHOLE, '30', measures.percent);

/** A list of objects; two numbers are a range. */
function isList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null);
}

/** What keeps the manufacture of a machine unknown, or would be lost without a word. */
function lacking(given: Readonly<Record<string, Spread>>): (readonly [field: string, lack: Wrong])[] {
  const has = (id: string): boolean => given[id] !== undefined;
  const some = (id: string): boolean => has(id) && given[id]?.high !== 0;
  const found: (readonly [string, Wrong])[] = [];
  if (some('cpu/units') && !has('cpu/cores') && !has('cpu/die-area')) found.push(['cores', wrong(words.noCores, words.cores)]);
  if (!has('ram/units')) found.push(['ramStrips', wrong(words.noMemory, words.memory)]);
  else if (some('ram/units') && !has('ram/capacity')) found.push(['ramGB', wrong(words.noMemory, words.memory)]);
  if (some('ssd/units') && !has('ssd/capacity')) found.push(['ssdGB', wrong(words.noCapacity, words.capacity)]);
  if (some('ssd/capacity') && !has('ssd/units')) found.push(['ssds', wrong(words.noNumber, words.numberOf)]);
  if (some('gpu/power') && !has('gpu/units')) found.push(['gpus', wrong(words.noNumber, words.numberOf)]);
  return found;
}
