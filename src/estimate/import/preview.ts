import type { Library } from '../../facts/load.ts';
import type { Cells } from '../../inventory/fields.ts';
import { gathering, type Tally } from '../../inventory/inventory.ts';
import { lineReader } from '../../inventory/line/line.ts';
import { alike, type Outcome } from '../../inventory/line/outcome.ts';
import { readingOf } from '../../inventory/line/reading.ts';
import type { Problem } from '../../inventory/problem.ts';

/** Rows called alike that are not surely recognised: one answer would do for all. */
export type Group = Readonly<{ key: string; label: string; rows: number; outcome: Outcome }>;

/** What reading a list understood of it. */
export type Preview = Readonly<{
  tally: Tally;
  /** Unsure and unrecognised rows, the most frequent first. */
  groups: readonly Group[];
  /** Devices counted of each item, the most numerous first; other things of a row included. */
  items: readonly (readonly [item: string, count: number])[];
  /** Problems that refuse a row, by the rank of the row, from one. */
  refused: readonly Problem[];
}>;

/** Reads rows as they would be counted, and gathers what is to be said of them. */
export function previewOf(rows: readonly Cells[], corrections: Readonly<Record<string, string>>, library: Library, year: number): Preview {
  const readOne = lineReader({ ...readingOf(library, year), corrections: new Map(Object.entries(corrections)) });
  const { tally, problems, take } = gathering(false);
  const groups = new Map<string, Group>();
  const items = new Map<string, number>();
  rows.forEach((cells, i) => {
    const read = readOne(cells, i + 1);
    for (const { item, count } of take(read, i + 1)) if (item !== undefined) items.set(item, (items.get(item) ?? 0) + count);
    if (read.outcome.kind !== 'unsure' && read.outcome.kind !== 'unrecognised') return;
    const key = alike(cells);
    const before = groups.get(key);
    groups.set(key, before ? { ...before, rows: before.rows + 1 } : { key, label: calledBy(cells, read.label), rows: 1, outcome: read.outcome });
  });
  return {
    tally,
    groups: [...groups.values()].sort((a, b) => b.rows - a.rows),
    items: [...items].sort(([, a], [, b]) => b - a),
    refused: problems.filter(({ kept }) => !kept),
  };
}

/** All the words that name a thing, for a person to recognise it. */
function calledBy({ item, type, maker, model, label }: Cells, shown: string): string {
  return [...new Set([type, item, maker, model, label].map((text) => text?.trim()).filter(Boolean))].join(' · ').slice(0, 160) || shown;
}
