import { BLOCK, type Column, type Plan, plan } from '../formula/batch.ts';
import type { Formula } from '../formula/formula.ts';
import { renewals } from '../formulas/device.ts';
import { lines as networkLines } from '../formulas/network.ts';
import { CORNERS } from '../quantity/quantity.ts';
import type { Line, Spread } from './inventory.ts';
import { lifetimeOf, outlives, yearsOf } from './lifetime.ts';
import { type Context, type Resolved, renewalsOf, resolve } from './resolve.ts';

/**
 * First half of an assessment: from lines to *amounts* of things (devices worn out, electricity, lines), summed by group.
 *
 * Impacts being proportional to amounts, the second half (`impacts.ts`) works on groups: a million lines of sixty items
 * cost a million times the few steps of this file, not of the whole calculation.
 */
export const ACTIVITIES = ['renewals', 'renewals-cutoff', 'retirements-cutoff', 'electricity', 'lines'] as const;
export type Activity = (typeof ACTIVITIES)[number];

export type Group = {
  /** The first line of the group: all of them share its item, factors, place and mix. */
  readonly first: Resolved;
  /** For each activity, its value, low and high. */
  readonly amounts: Float64Array;
  lines: number;
  devices: number;
  /** Devices already older than planned. */
  outlived: number;
};

/** What is told apart: every line, items with their service and place, or only what must not be mixed. */
export type Grouping = 'line' | 'item' | 'total';

/**
 * Lines that differ only in their figures: same item, place, evidence, and the same fields filled in. The first of them
 * is resolved with all its reasons; the others only write their numbers in the same columns.
 */
type Pattern = Readonly<{
  line: Line;
  template: Resolved;
  group: Group;
  bucket: Bucket | undefined;
}>;

/** Lines that call for the same formulas wait together until there is a block of them. */
type Bucket = {
  readonly plan: Plan;
  readonly inputs: readonly (readonly [id: string, column: Column])[];
  readonly outputs: readonly (readonly [activity: number, column: Column])[];
  readonly groups: (Group | undefined)[];
  rows: number;
};

/** Sums lines into groups; `track` remembers in which group each line went. Network lines come last: they include a box or not as boxes were met among the devices. */
export function gather(lines: Iterable<Line>, given: Omit<Context, 'boxes'>, by: Grouping, track?: Map<number, Group>): { context: Context; groups: Group[] } {
  const context = { ...given, boxes: false };
  const patterns = newBranch();
  const groups = new Map<string, Group>();
  const single: Group[] = [];
  const network: Line[] = [];
  const busy = new Set<Bucket>();
  const take = (line: Line): void => {
    const pattern = patternOf(line, context, by, patterns, groups);
    let group = pattern.group;
    if (by === 'line') {
      group = groupFor(pattern.line === line ? pattern.template : resolve(line, context));
      single.push(group);
    }
    track?.set(line.number, group);
    count(group, line, pattern.template.published);
    if (!pattern.bucket) return;
    busy.add(pattern.bucket);
    put(pattern.bucket, pattern.template, line, group, context);
  };
  try {
    for (const line of lines) {
      if (line.item === 'box') context.boxes = true;
      if (line.item !== undefined && context.facts.items.get(line.item)?.kind === 'line') network.push(line);
      else take(line);
    }
    for (const line of network) take(line);
    for (const bucket of busy) flush(bucket);
  } finally {
    // Whatever stopped us, the next call must not find our rows in its blocks.
    for (const bucket of busy) bucket.rows = 0;
  }
  const found = by === 'line' ? single : [...groups.values()];
  return { context, groups: found.sort((a, b) => a.first.line.number - b.first.line.number) };
}

/** One line on its own, as `gather` would count it by line. */
export function alone(line: Line, context: Context): Group {
  const template = resolve(line, context);
  const group = groupFor(template);
  count(group, line, template.published);
  const bucket = bucketOf(template);
  if (bucket) {
    put(bucket, template, line, group, context);
    flush(bucket);
  }
  return group;
}

function groupFor(first: Resolved): Group {
  return { first, amounts: new Float64Array(ACTIVITIES.length * CORNERS.length), lines: 0, devices: 0, outlived: 0 };
}

function count(group: Group, line: Line, published: Spread | undefined): void {
  const devices = line.machine?.count?.value ?? line.count * (line.places ?? 1);
  group.lines += 1;
  group.devices += devices;
  if (published && outlives(line, published)) group.outlived += devices;
}

function patternOf(line: Line, context: Context, by: Grouping, root: Branch, groups: Map<string, Group>): Pattern {
  const leaf = leafOf(line, by, root);
  if (leaf.pattern) return leaf.pattern;
  const template = resolve(line, context);
  const key = keyOf(template, by);
  const group = groups.get(key) ?? groupFor(template);
  groups.set(key, group);
  leaf.pattern = { line, template, group, bucket: bucketOf(template) };
  return leaf.pattern;
}

/** Patterns hang on a tree, a level for each thing lines must have in common: faster than a key made for each line. */
type Branch = { readonly next: Map<unknown, Branch>; pattern: Pattern | undefined };

function newBranch(): Branch {
  return { next: new Map(), pattern: undefined };
}

function branchAt({ next }: Branch, value: unknown): Branch {
  const known = next.get(value);
  if (known) return known;
  const made = newBranch();
  next.set(value, made);
  return made;
}

function leafOf(line: Line, by: Grouping, root: Branch): Branch {
  const said =
    (line.lifetime ? 1 : 0) | (line.age ? 2 : 0) | (line.power ? 4 : 0) | (line.hours ? 8 : 0) | (line.electricity ? 16 : 0) | (line.firstLife ? 32 : 0);
  let leaf = branchAt(branchAt(branchAt(branchAt(root, line.item), said), line.country), line.evidence);
  leaf = branchAt(branchAt(branchAt(branchAt(leaf, line.place), line.source), line.reused), line.machine);
  return by === 'item' ? branchAt(branchAt(branchAt(leaf, line.service), line.persons), line.item === undefined ? line.label : '') : leaf;
}

/** What two lines must share to be summed: everything `impacts.ts` reads from the first of them. */
function keyOf({ line, item, country, electricity, reused }: Resolved, by: Grouping): string {
  const shared = `${item?.id}|${line.source}|${country}|${electricity?.id}|${reused}|${line.machine?.name}`;
  return by === 'total' ? shared : `${shared}|${item ? '' : line.label}|${line.service}|${line.place}|${line.persons}`;
}

/** Buffers are reused from one call to the next: `gather` runs to its end without a pause. */
const buckets = new Map<string, Bucket>();

function bucketOf(resolved: Resolved): Bucket | undefined {
  const wanted: [Activity, Formula][] = [];
  if (resolved.inputs['device/lifetime']) {
    const { prorata, cutoff } = renewalsOf(resolved);
    wanted.push(['renewals', prorata], ['renewals-cutoff', cutoff], ['retirements-cutoff', renewals]);
  }
  if (resolved.electricity) wanted.push(['electricity', resolved.electricity]);
  if (resolved.inputs['network/line-count']) wanted.push(['lines', networkLines]);
  if (wanted.length === 0) return undefined;
  const name = wanted.map(([activity, formula]) => `${activity}=${formula.id}`).join(' ');
  let bucket = buckets.get(name);
  if (!bucket) {
    const made = plan(wanted.map(([, formula]) => formula));
    const outputs = wanted.map(([activity, formula]) => [ACTIVITIES.indexOf(activity), made.outputs.get(formula.id) as Column] as const);
    bucket = { plan: made, inputs: [...made.inputs], outputs, groups: new Array(BLOCK), rows: 0 };
    buckets.set(name, bucket);
  }
  return bucket;
}

function put(bucket: Bucket, template: Resolved, line: Line, group: Group, context: Context): void {
  const row = bucket.rows;
  for (const [id, column] of bucket.inputs) {
    const figures = figuresOf(id, line, template, context);
    if (typeof figures === 'number') {
      column.value[row] = column.low[row] = column.high[row] = figures;
    } else {
      column.value[row] = figures.value;
      column.low[row] = figures.low;
      column.high[row] = figures.high;
    }
  }
  bucket.groups[row] = group;
  bucket.rows += 1;
  if (bucket.rows === BLOCK) flush(bucket);
}

/** The numbers of an input: what the line says, or else what its pattern found in the facts. Same as `resolve`, without reasons. */
function figuresOf(id: string, line: Line, template: Resolved, context: Context): Spread | number {
  const usual = template.inputs[id] as Spread;
  switch (id) {
    case 'device/count':
      return line.machine?.count ?? line.count * (line.places ?? 1);
    case 'network/line-count':
      return line.count;
    case 'device/lifetime':
      return lifetimeFigures(line, usual, template, context);
    case 'device/power':
      return line.power ?? usual;
    case 'device/hours':
      return line.hours ?? usual;
    case 'device/electricity':
      return line.electricity ?? usual;
    case 'reuse/first-life':
      return line.firstLife ?? usual;
    default:
      return usual;
  }
}

function lifetimeFigures(line: Line, usual: Spread, { item, published }: Resolved, context: Context): Spread {
  if (!line.lifetime && !line.age) return usual;
  if (context.settings.lifetime === 'reel' && line.age && item) return lifetimeOf(line, item, context) ?? usual;
  return yearsOf(line, published ?? usual, context.settings);
}

function flush(bucket: Bucket): void {
  const { rows, groups } = bucket;
  bucket.plan.run(rows);
  for (const [activity, { value, low, high }] of bucket.outputs) {
    const at = activity * CORNERS.length;
    for (let i = 0; i < rows; i++) {
      const { amounts } = groups[i] as Group;
      amounts[at] = (amounts[at] as number) + (value[i] as number);
      amounts[at + 1] = (amounts[at + 1] as number) + (low[i] as number);
      amounts[at + 2] = (amounts[at + 2] as number) + (high[i] as number);
    }
  }
  groups.fill(undefined, 0, rows);
  bucket.rows = 0;
}
