import type { Cells } from '../../inventory/fields.ts';
import { alike } from '../../inventory/line/outcome.ts';
import type { Draft } from '../store.ts';
import type { Pending } from './store.ts';

/** What a list brings to an estimate: rows that are new, changed, or as they were; and rows it takes the place of that are no longer in it. */
export type Difference = Readonly<{ added: number; changed: number; same: number; gone: number }>;

/** Ranks of the rows that the list of this name gave before: sent again, it takes their place. */
export function givenBy(draft: Draft, name: string): ReadonlySet<number> {
  return new Set(Object.entries(draft.from ?? {}).flatMap(([rank, its]) => (its === name ? [Number(rank)] : [])));
}

/** Compares a list with the rows it takes the place of: a row is the one that was the very same, or else one called alike. */
export function differenceWith(draft: Draft, rows: readonly Cells[], replaced: ReadonlySet<number>): Difference {
  const before = draft.rows.filter((_, rank) => replaced.has(rank));
  const [same, others, left] = matched(rows, before, (cells) => JSON.stringify(Object.entries(cells).sort()));
  const [changed, , gone] = matched(others, left, alike);
  return { same, changed, added: rows.length - same - changed, gone: gone.length };
}

/** How many rows have a twin among those before, one each, and what is left without one on both sides. */
function matched(rows: readonly Cells[], before: readonly Cells[], keyOf: (cells: Cells) => string): [twins: number, rows: Cells[], before: Cells[]] {
  const waiting = new Map<string, Cells[]>();
  for (const cells of before) waiting.set(keyOf(cells), [...(waiting.get(keyOf(cells)) ?? []), cells]);
  const left = rows.filter((cells) => waiting.get(keyOf(cells))?.pop() === undefined);
  return [rows.length - left.length, left, [...waiting.values()].flat()];
}

/** The estimate with the list in it: the rows that stay as they stood, then those of the list, known under its name. */
export function withList(
  draft: Draft,
  { rows: its, file, corrections, described, settings = {} }: Pending,
  replaced: ReadonlySet<number>,
  name: string,
): Draft {
  const stay = draft.rows.flatMap((cells, rank) => (replaced.has(rank) ? [] : [{ cells, name: draft.from?.[rank] }]));
  const rows = [...stay, ...its.map((cells) => ({ cells, name }))];
  const { file: _, ...kept } = draft;
  return {
    ...kept,
    rows: rows.map(({ cells }) => cells),
    from: Object.fromEntries(rows.flatMap((row, rank) => (row.name === undefined ? [] : [[rank, row.name]]))),
    corrections: { ...draft.corrections, ...corrections },
    ...(described ? { described, ...(draft.rows.length === 0 ? settings : {}) } : {}),
    // Lines are told as in the file as long as all of them come from it.
    ...(stay.length === 0 ? { file } : {}),
  };
}
