import type { Facts } from '../facts.ts';
import { CORNERS } from '../quantity/quantity.ts';
import type { Context, Line, Settings, Spread } from './inventory.ts';
import { lifetimeOf, outlives } from './lifetime.ts';
import { ACTIVITIES, type Bucket, figures, flush, put, type Recipe, recipeFor, type Said, type Sums } from './recipe.ts';
import { type Resolved, resolve } from './resolve.ts';

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

/** What is known of an item so far: its recipes by what lines fill in, and its groups. */
type Seen = Readonly<{ network: boolean; recipes: (Recipe | undefined)[]; groups: Branch }>;

/** Sums lines into groups; `track` remembers in which group each line went. Network lines come last: they include a box or not as boxes were met among the devices. */
export function gather(lines: Iterable<Line>, given: Omit<Context, 'boxes'>, by: Grouping, track?: Map<number, Group>): { context: Context; groups: Group[] } {
  const context = { ...given, boxes: false };
  const items = new Map<string | undefined, Seen>();
  const meet = (item: string | undefined): Seen => {
    const met = { network: item !== undefined && given.facts.items.get(item)?.kind === 'line', recipes: [], groups: newBranch() };
    items.set(item, met);
    return met;
  };
  const groups = new Map<string, Group>();
  const single: Group[] = [];
  const network: Line[] = [];
  const busy = new Set<Bucket>();
  const read = reader(context);
  const take = (line: Line, about: Seen): void => {
    const said = read(line);
    const recipe = recipeOf(said, about, context);
    const group =
      by === 'line' ? groupFor(recipe.template.line === line ? recipe.template : resolve(line, context)) : groupOf(said, recipe, about, by, groups, context);
    if (by === 'line') single.push(group);
    track?.set(line.number, group);
    count(group, said, recipe);
    if (!recipe.bucket) return;
    if (recipe.bucket.rows === 0) busy.add(recipe.bucket);
    put(recipe.bucket, recipe, said, group, context.settings);
  };
  try {
    for (const line of lines) {
      const { item } = line;
      const about = items.get(item) ?? meet(item);
      if (item === 'box') context.boxes = true;
      if (about.network) network.push(line);
      else take(line, about);
    }
    for (const line of network) take(line, items.get(line.item) ?? meet(line.item));
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
  const said = reader(context)(line);
  const template = resolve(line, context);
  const recipe = recipeFor(template, context);
  const group = groupFor(template);
  count(group, said, recipe);
  if (recipe.bucket) {
    put(recipe.bucket, recipe, said, group, context.settings);
    flush(recipe.bucket);
  }
  return group;
}

function groupFor(first: Resolved): Group {
  return { first, amounts: new Float64Array(ACTIVITIES.length * CORNERS.length), lines: 0, devices: 0, outlived: 0 };
}

function count(group: Group, said: Said, { ages, usual }: Recipe): void {
  const { devices } = said;
  const many = typeof devices === 'number' ? devices : devices.value;
  group.lines += 1;
  group.devices += many;
  if (ages && outlives(said, usual.lifetime)) group.outlived += many;
}

/** Reads lines one at a time, always into the same object: what it said of a line is gone at the next. */
function reader({ facts, settings }: Context): (line: Line) => Said {
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
  return (line) => {
    const { age, reused, lifetime, firstLife, electricity, power, hours, evidence, machine } = line;
    const at = line.place === undefined ? undefined : placeAt(line.place);
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
  return item && lifetimeOf(line, item, { facts, settings, boxes: false });
}

/** Machines are as many items, each with its own figures. */
function recipeOf(said: Said, { recipes }: Seen, context: Context): Recipe {
  if (said.line.machine) return recipeFor(resolve(said.line, context), context);
  const before = recipes[said.filled];
  if (before) return before;
  const made = recipeFor(resolve(said.line, context), context);
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
