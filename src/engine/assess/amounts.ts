import type { Facts } from '../facts.ts';
import { CORNERS } from '../quantity/quantity.ts';
import type { Boxes, Context, Line, Settings, Spread } from './inventory.ts';
import { lifetimeOf, outlives } from './lifetime.ts';
import { COUNTED_TOGETHER, meet } from './lines.ts';
import { ACTIVITIES, type Buckets, figures, flush, put, type Recipe, recipeFor, release, type Said, type Sums } from './recipe.ts';
import { placeUnsaid, type Resolved, resolve } from './resolve.ts';

/**
 * First half of an assessment: from lines to *amounts* of things (devices worn out, electricity, lines), summed by group.
 *
 * Impacts being proportional to amounts, the second half (`impacts.ts`) works on groups: a million lines of sixty items
 * cost a million times the few steps of this file, not of the whole calculation.
 */
export type Group = Sums & {
  /** The first line of the group: all of them share its item, factors, place and mix. */
  readonly first: Resolved;
  lines: number;
  devices: number;
  /** Devices already older than planned. */
  outlived: number;
};

/** What is told apart: every line, items with their service and place, or only what must not be mixed. */
export type Grouping = 'line' | 'item' | 'total';

/** What is known of an item so far. */
type Seen = Readonly<{
  network: boolean;
  /** It is a box, or a line that comes with one. */
  boxes: boolean;
  /** Where it stands, when a line does not say. */
  place: string | undefined;
  /** Its recipes, by what lines fill in. */
  recipes: (Recipe | undefined)[];
  groups: Branch;
}>;

/**
 * Sums lines into groups; `track` remembers in which group each line went. Network lines come last: which of them include
 * a box is known when all boxes have been met.
 */
export function gather(lines: Iterable<Line>, given: Omit<Context, 'boxes'>, by: Grouping, track?: Map<number, Group>): { context: Context; groups: Group[] } {
  const boxes: Boxes = new Map();
  const context = { ...given, boxes };
  const { facts, settings } = context;
  const items = new Map<string | undefined, Seen>();
  const discover = (id: string | undefined): Seen => {
    const item = id === undefined ? undefined : facts.items.get(id);
    const made = { network: item?.kind === 'line', boxes: COUNTED_TOGETHER.has(id), place: placeUnsaid(item), recipes: [], groups: newBranch() };
    items.set(id, made);
    return made;
  };
  const groups = new Map<string, Group>();
  const single: Group[] = [];
  const network: Line[] = [];
  const buckets: Buckets = new Map();
  const read = reader(context);
  const take = (said: Said, seen: Seen): void => {
    const { line } = said;
    const recipe = recipeOf(said, seen, context, buckets);
    const group =
      by === 'line' ? groupFor(recipe.template.line === line ? recipe.template : resolve(line, context)) : groupOf(said, recipe, seen, by, groups, context);
    if (by === 'line') single.push(group);
    // A row that names several things is told by the first.
    if (track && !track.has(line.number)) track.set(line.number, group);
    count(group, said, recipe);
    if (recipe.bucket) put(recipe.bucket, recipe, said, group, settings);
  };
  try {
    for (const line of lines) {
      const seen = items.get(line.item) ?? discover(line.item);
      const said = read(line, seen.place);
      if (seen.boxes) meet(boxes, line.item, said.country, howMany(said));
      if (seen.network) network.push(line);
      else take(said, seen);
    }
    for (const line of network) take(read(line, undefined), items.get(line.item) ?? discover(line.item));
    for (const bucket of buckets.values()) flush(bucket);
  } finally {
    release(buckets);
  }
  const found = by === 'line' ? single : [...groups.values()];
  return { context, groups: found.sort((a, b) => a.first.line.number - b.first.line.number) };
}

/** One line on its own, as `gather` would count it by line. */
export function alone(line: Line, context: Context): Group {
  const template = resolve(line, context);
  const said = reader(context)(line, placeUnsaid(template.item));
  const buckets: Buckets = new Map();
  const recipe = recipeFor(template, context, buckets);
  const group = groupFor(template);
  count(group, said, recipe);
  if (recipe.bucket) {
    put(recipe.bucket, recipe, said, group, context.settings);
    flush(recipe.bucket);
  }
  release(buckets);
  return group;
}

function groupFor(first: Resolved): Group {
  return { first, amounts: new Float64Array(ACTIVITIES.length * CORNERS.length), lines: 0, devices: 0, outlived: 0 };
}

function count(group: Group, said: Said, { ages, usual, template }: Recipe): void {
  const many = howMany(said);
  group.lines += 1;
  group.devices += many;
  if (ages && outlives(said, template.reused, usual.lifetime)) group.outlived += many;
}

function howMany({ devices }: Said): number {
  return typeof devices === 'number' ? devices : devices.value;
}

/**
 * Reads lines one at a time, always into the same object: what it said of a line is gone at the next. `unsaid` is the
 * place of a line that names none.
 */
function reader({ facts, settings }: Context): (line: Line, unsaid: string | undefined) => Said {
  const certainty = certainties(facts);
  const reel = settings.lifetime === 'reel';
  const places = new Map<string, PlaceSaid>();
  const placeAt = (name: string): PlaceSaid => {
    const before = places.get(name);
    if (before) return before;
    const place = facts.places.get(name);
    const made = { country: place?.country, pue: place && figures(place.pue) };
    places.set(name, made);
    return made;
  };
  const said = { certainty: certainty.C } as Said;
  return (line, unsaid) => {
    const { age, reused, lifetime, firstLife, electricity, power, hours, evidence, machine, place = unsaid } = line;
    const at = place === undefined ? undefined : placeAt(place);
    said.line = line;
    said.country = line.country ?? at?.country ?? settings.country;
    said.devices = machine?.count ?? line.count * (line.places ?? 1);
    said.certainty = certainty[evidence ?? 'C'];
    said.pue = at?.pue;
    said.age = age;
    said.reused = reused;
    said.soFar = reel && age ? soFar(line, facts, settings) : undefined;
    said.lifetime = lifetime;
    said.firstLife = firstLife;
    said.electricity = electricity;
    said.power = power;
    said.hours = hours;
    said.filled =
      (lifetime ? 1 : 0) | (power ? 2 : 0) | (hours ? 4 : 0) | (electricity ? 8 : 0) | (reused === undefined ? 0 : reused ? 16 : 32) | (said.soFar ? 64 : 0);
    return said;
  };
}

/** What a place says of the lines that name it. */
type PlaceSaid = Readonly<{ country: string | undefined; pue: Spread | undefined }>;

function certainties(facts: Facts): Readonly<Record<'A' | 'B' | 'C' | 'D', Spread>> {
  const of = (letter: string): Spread => figures(facts.quantity(`certainty/${letter}`));
  return { A: of('A'), B: of('B'), C: of('C'), D: of('D') };
}

function soFar(line: Line, facts: Facts, settings: Settings): Spread | undefined {
  const item = line.item === undefined ? undefined : facts.items.get(line.item);
  return item && lifetimeOf(line, item, { facts, settings });
}

/** Machines are as many items, each with its own figures. */
function recipeOf(said: Said, { recipes }: Seen, context: Context, buckets: Buckets): Recipe {
  if (said.line.machine) return recipeFor(resolve(said.line, context), context, buckets);
  const before = recipes[said.filled];
  if (before) return before;
  const made = recipeFor(resolve(said.line, context), context, buckets);
  recipes[said.filled] = made;
  return made;
}

/** A level for each thing lines must have in common: faster than a key made for each line. At the end, a group for each set of formulas. */
type Branch = { next: Map<unknown, Branch> | undefined; readonly leaves: (Group | undefined)[] };

function newBranch(): Branch {
  return { next: undefined, leaves: [] };
}

function branchAt(branch: Branch, value: unknown): Branch {
  branch.next ??= new Map();
  const before = branch.next.get(value);
  if (before) return before;
  const made = newBranch();
  branch.next.set(value, made);
  return made;
}

/** Telling lines too much apart here only costs time: what makes a group is its key. */
function groupOf({ line, country }: Said, recipe: Recipe, about: Seen, by: Grouping, groups: Map<string, Group>, context: Context): Group {
  const { source, machine } = line;
  let at = branchAt(about.groups, country);
  if (source !== undefined) at = branchAt(at, source);
  if (machine) at = branchAt(at, machine);
  if (by === 'item') at = branchAt(branchAt(branchAt(branchAt(at, line.place), line.service), line.persons), recipe.template.item ? '' : line.label);
  const before = at.leaves[recipe.formulas];
  if (before) return before;
  const first = recipe.template.line === line ? recipe.template : resolve(line, context);
  const key = keyOf(first, by);
  const group = groups.get(key) ?? groupFor(first);
  groups.set(key, group);
  at.leaves[recipe.formulas] = group;
  return group;
}

/** What two lines must share to be summed: everything `impacts.ts` reads from the first of them. */
function keyOf({ line, item, country, electricity, reused, inputs }: Resolved, by: Grouping): string {
  const shared = `${item?.id}|${line.source}|${country}|${electricity?.id}|${reused}|${inputs['device/lifetime'] !== undefined}|${line.machine?.name}`;
  return by === 'total' ? shared : `${shared}|${item ? '' : line.label}|${line.service}|${line.place}|${line.persons}`;
}
