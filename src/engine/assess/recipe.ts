import { BLOCK, type Column, type Plan, plan } from '../formula/batch.ts';
import type { Formula } from '../formula/formula.ts';
import { renewals } from '../formulas/device.ts';
import { lines as networkLines } from '../formulas/network.ts';
import { CORNERS } from '../quantity/quantity.ts';
import type { Context, Line, Settings, Spread } from './inventory.ts';
import { reachedHere } from './lifetime.ts';
import { type Resolved, renewalsOf, usualPlace } from './resolve.ts';

/** How the numbers of many lines reach the columns of the batch engine: `resolve` without reasons, line after line. */

/** What is summed by group. */
export const ACTIVITIES = ['renewals', 'renewals-cutoff', 'retirements-cutoff', 'electricity', 'lines'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** Where amounts go: for each activity, its value, low and high. */
export type Sums = { readonly amounts: Float64Array };

/**
 * What a line says, in one object used for all lines: they have as many shapes as there are ways to leave cells empty,
 * so that looking something up in them is slow, and is done once.
 */
export type Said = {
  line: Line;
  /** Which cells it fills in, among those that change formulas: recipes of an item are kept under this number. */
  filled: number;
  devices: number | Spread;
  certainty: Spread;
  /** Its own, or that of the place it names, or that of the assessment. */
  country: string;
  /** Of the place it names, if that place is known. */
  pue: Spread | undefined;
  age: Spread | undefined;
  /** Lifetime under NumEcoEval's convention, which follows the age and nothing else. */
  soFar: Spread | undefined;
  reused: boolean | undefined;
  lifetime: Spread | undefined;
  firstLife: Spread | undefined;
  electricity: Spread | undefined;
  power: Spread | undefined;
  hours: Spread | undefined;
};

/**
 * Lines of one item that fill in the same cells call for the same formulas and the same published figures. The first of
 * them is resolved with all its reasons; the others only write their numbers in the same columns.
 */
export type Recipe = Readonly<{
  template: Resolved;
  /** Published figures, without their reasons and all of one shape. */
  usual: Readonly<Record<'lifetime' | 'power' | 'hours' | 'usualHours' | 'electricity' | 'pue' | 'cutoffShare', Spread>>;
  /** True when a lifetime is published. */
  ages: boolean;
  /** A number for each set of formulas: lines that differ in it are never summed together. */
  formulas: number;
  bucket: Bucket | undefined;
}>;

/** Lines that call for the same formulas wait together until there is a block of them. */
export type Bucket = {
  readonly rank: number;
  readonly plan: Plan;
  readonly columns: Readonly<Record<keyof typeof INPUTS, Column | undefined>>;
  readonly outputs: readonly (readonly [activity: number, column: Column])[];
  readonly sums: (Float64Array | undefined)[];
  rows: number;
};

const INPUTS = {
  count: 'device/count',
  lineCount: 'network/line-count',
  certainty: 'device/certainty',
  lifetime: 'device/lifetime',
  power: 'device/power',
  hours: 'device/hours',
  usualHours: 'device/usual-hours',
  electricity: 'device/electricity',
  firstLife: 'reuse/first-life',
  cutoffShare: 'reuse/cutoff-share',
  pue: 'place/pue',
} as const;

/** The recipe of the lines that are like this one. */
export function recipeFor(template: Resolved, { facts }: Context, buckets: Buckets): Recipe {
  const { inputs, published, item } = template;
  const usual = {
    lifetime: figures(published),
    power: figures(inputs['device/power']),
    hours: figures(inputs['device/hours']),
    usualHours: figures(inputs['device/usual-hours']),
    electricity: figures(inputs['device/electricity']),
    pue: figures(usualPlace(item, facts)?.pue),
    cutoffShare: figures(inputs['reuse/cutoff-share']),
  };
  const bucket = bucketOf(template, buckets);
  return { template, usual, ages: published !== undefined, formulas: 2 * (bucket ? bucket.rank + 1 : 0) + (template.reused ? 1 : 0), bucket };
}

/** The same figures in an object of the usual shape: quantities have several, which are slower to read. */
export function figures(quantity: Spread | undefined): Spread {
  return quantity ? { value: quantity.value, low: quantity.low, high: quantity.high } : NEVER_READ;
}

const NEVER_READ: Spread = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

/** Buckets of one call, by what they compute: no other call writes in them, were it made while this one waits for a line. */
export type Buckets = Map<string, Bucket>;

/** Plans at rest, by what they compute: their blocks are costly to make, and hold nothing between two calls. */
const resting = new Map<string, Plan[]>();

/** Gives back the plans of a call that has ended, however it ended: rows that were waiting are forgotten. */
export function release(buckets: Buckets): void {
  for (const [name, { plan: one }] of buckets) {
    const others = resting.get(name);
    if (others) others.push(one);
    else resting.set(name, [one]);
  }
  buckets.clear();
}

function bucketOf(resolved: Resolved, buckets: Buckets): Bucket | undefined {
  const wanted: [Activity, Formula][] = [];
  if (resolved.inputs['device/lifetime']) {
    const { prorata, cutoff } = renewalsOf(resolved);
    wanted.push(['renewals', prorata]);
    // Bought new, both conventions say the same: nothing is summed twice.
    if (resolved.reused) wanted.push(['renewals-cutoff', cutoff], ['retirements-cutoff', renewals]);
  }
  if (resolved.electricity) wanted.push(['electricity', resolved.electricity]);
  if (resolved.inputs['network/line-count']) wanted.push(['lines', networkLines]);
  if (wanted.length === 0) return undefined;
  const name = wanted.map(([activity, formula]) => `${activity}=${formula.id}`).join(' ');
  const before = buckets.get(name);
  if (before) return before;
  const made = resting.get(name)?.pop() ?? plan(wanted.map(([, formula]) => formula));
  const outputs = wanted.map(([activity, { id }]) => [ACTIVITIES.indexOf(activity), made.outputs.get(id) as Column] as const);
  const columns = Object.fromEntries(Object.entries(INPUTS).map(([input, id]) => [input, made.inputs.get(id)])) as Bucket['columns'];
  const bucket = { rank: buckets.size, plan: made, columns, outputs, sums: new Array<Float64Array | undefined>(BLOCK), rows: 0 };
  buckets.set(name, bucket);
  return bucket;
}

/** Writes what the line says, or else what is published; the block is computed when it is full. */
export function put(bucket: Bucket, { usual, template }: Recipe, said: Said, group: Sums, settings: Settings): void {
  const { rows: row, columns } = bucket;
  if (columns.count) write(columns.count, row, said.devices);
  if (columns.lineCount) write(columns.lineCount, row, said.devices);
  if (columns.certainty) write(columns.certainty, row, said.certainty);
  if (columns.lifetime) writeLifetime(columns.lifetime, row, said, template.reused, usual.lifetime, settings);
  if (columns.power) write(columns.power, row, said.power ?? usual.power);
  if (columns.hours) write(columns.hours, row, said.hours ?? usual.hours);
  if (columns.usualHours) write(columns.usualHours, row, usual.usualHours);
  if (columns.electricity) write(columns.electricity, row, said.electricity ?? usual.electricity);
  if (columns.firstLife) write(columns.firstLife, row, said.firstLife ?? usual.lifetime);
  if (columns.cutoffShare) write(columns.cutoffShare, row, usual.cutoffShare);
  if (columns.pue) write(columns.pue, row, said.pue ?? usual.pue);
  bucket.sums[row] = group.amounts;
  bucket.rows += 1;
  if (bucket.rows === BLOCK) flush(bucket);
}

function write({ value, low, high }: Column, row: number, said: Spread | number): void {
  if (typeof said === 'number') {
    value[row] = low[row] = high[row] = said;
  } else {
    value[row] = said.value;
    low[row] = said.low;
    high[row] = said.high;
  }
}

/** Same as `yearsOf`, without an object for each line. */
function writeLifetime(column: Column, row: number, said: Said, reused: boolean, published: Spread, { keptLonger }: Settings): void {
  if (said.soFar) {
    write(column, row, said.soFar);
    return;
  }
  const { value, low, high } = said.lifetime ?? published;
  const reached = said.age ? reachedHere(said, reused, published) : 0;
  column.value[row] = value + keptLonger;
  column.low[row] = low + keptLonger;
  column.high[row] = Math.max(high, reached) + keptLonger;
}

/** Computes the lines that wait, and sums their amounts into their groups. */
export function flush(bucket: Bucket): void {
  const { rows, sums } = bucket;
  bucket.plan.run(rows);
  for (const [activity, { value, low, high }] of bucket.outputs) {
    const at = activity * CORNERS.length;
    for (let i = 0; i < rows; i++) {
      const amounts = sums[i] as Float64Array;
      amounts[at] = (amounts[at] as number) + (value[i] as number);
      amounts[at + 1] = (amounts[at + 1] as number) + (low[i] as number);
      amounts[at + 2] = (amounts[at + 2] as number) + (high[i] as number);
    }
  }
  sums.fill(undefined, 0, rows);
  bucket.rows = 0;
}
