import type { Facts } from '../facts.ts';
import { alone, type Group, type Grouping, gather } from './amounts.ts';
import { type Impacts, impactsOf } from './impacts.ts';
import type { Boxes, Context, Line, Settings } from './inventory.ts';
import { COUNTED_TOGETHER, FIXED_LINE, meet } from './lines.ts';

/** A group of lines with its impacts: what every table and picture is made from. */
export type Entry = Readonly<{ group: Group; impacts: Impacts }>;

export type Assessment = Readonly<{
  context: Context;
  entries: readonly Entry[];
  /** Line number → its entry, when it was asked for. */
  entryOf?: ReadonlyMap<number, Entry>;
}>;

/**
 * Assesses an inventory of any size.
 *
 * `by` says what is told apart in the result: each `line` (a form, a dossier), or each `item` with its service and place
 * (a long file; memory then grows with the kinds of things, not with the lines), or nothing more than needed (`total`).
 */
export function assess(lines: Iterable<Line>, facts: Facts, settings: Settings, by: Grouping, tracked = false): Assessment {
  const track = tracked ? new Map<number, Group>() : undefined;
  const { context, groups } = gather(lines, { facts, settings }, by, track);
  const entries = groups.map((group) => ({ group, impacts: impactsOf(group, context) }));
  if (!track) return { context, entries };
  const entryOf = new Map(entries.map((entry) => [entry.group, entry]));
  return { context, entries, entryOf: new Map([...track].map(([line, group]) => [line, entryOf.get(group) as Entry])) };
}

/**
 * The same assessment with one line changed: only that line is computed anew, and with it the fixed lines when it is a
 * matter of boxes. Needs one entry per line.
 */
export function withLine({ context, entries }: Assessment, rank: number, line: Line): Assessment {
  const before = entries[rank]?.group.first.line;
  if (!before) throw new Error(`no line at rank ${rank}, expected 0 to ${entries.length - 1}`);
  const changed = entries.slice();
  changed[rank] = entryOf(line, context);
  if (!COUNTED_TOGETHER.has(before.item) && !COUNTED_TOGETHER.has(line.item)) return { context, entries: changed };
  const boxes: Boxes = new Map();
  for (const { group } of changed) meet(boxes, group.first.line.item, group.first.country, group.devices);
  const now = { ...context, boxes };
  return { context: now, entries: changed.map((entry) => (entry.group.first.line.item === FIXED_LINE ? entryOf(entry.group.first.line, now) : entry)) };
}

function entryOf(line: Line, context: Context): Entry {
  const group = alone(line, context);
  return { group, impacts: impactsOf(group, context) };
}
