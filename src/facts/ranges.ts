import type { Quantity } from '../engine/quantity/quantity.ts';
import type { Row } from './rows.ts';

/** Which rows are of one item and one criterion, so that sources can be compared. */
export type Choice = Readonly<{
  item: string;
  criterion: string;
  /** Rows used, all of one source: a whole, or stages that do not overlap. */
  used: readonly Row[];
  /** All other rows that may be compared, by source. */
  others: ReadonlyMap<string, readonly Row[]>;
}>;

/** Rows of what a device is, whatever its stage: the embodied stages of one criterion are one thing to compare. */
export function choicesOf(rows: readonly Row[]): Choice[] {
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.item} ${row.criterion}`;
    const part = parts.get(key);
    if (part) part.push(row);
    else parts.set(key, [row]);
  }
  return [...parts.values()].map((part) => {
    const { item, criterion } = part[0] as Row;
    const others = new Map<string, Row[]>();
    for (const row of part) {
      if (row.role !== 'other') continue;
      const same = others.get(row.source);
      if (same) same.push(row);
      else others.set(row.source, [row]);
    }
    return { item, criterion, used: part.filter((row) => row.role === 'default'), others };
  });
}

/** Low and high as multiples of the value, and the sources that set them. */
export type Extent = Readonly<{ low: number; high: number; sources: readonly string[] }>;

/**
 * The range of a choice: from the lowest to the highest source that can be compared, and the range the chosen source
 * gives itself. A figure that stands alone gets the spread of its confidence, because one source is not certainty.
 */
export function extentOf({ used, others }: Choice, spread: (confidence: string) => number): Extent {
  const value = sum(used, 'value');
  const bounds = [own(used)].filter((one) => one !== undefined);
  for (const rows of others.values()) bounds.push({ low: sum(rows, 'value'), high: sum(rows, 'value') });
  if (bounds.length === 0 || value === 0) {
    const k = spread(used[0]?.confidence ?? 'low');
    return { low: 1 / k, high: k, sources: [] };
  }
  const low = Math.min(value, ...bounds.map((one) => one.low));
  const high = Math.max(value, ...bounds.map((one) => one.high));
  return { low: low / value, high: high / value, sources: [...others.keys()] };
}

/** Each row keeps the proportions of the whole: stages of one source are wrong together. */
export function ranged(row: Row, name: Quantity['name'], { low, high, sources }: Extent): Quantity {
  const { id, value, unit, source, year, reference, geography, confidence, why } = row;
  return {
    id,
    name,
    value,
    low: value * low,
    high: value * high,
    unit,
    because: {
      kind: 'source',
      source,
      geography,
      confidence,
      ...(year === undefined ? {} : { year }),
      ...(reference ? { reference } : {}),
      ...(why ? { why } : {}),
      ...(sources.length > 0 ? { range: sources } : {}),
    },
  };
}

function own(rows: readonly Row[]): { low: number; high: number } | undefined {
  if (rows.some((row) => row.low === undefined && row.high === undefined)) return undefined;
  return { low: sum(rows, 'low'), high: sum(rows, 'high') };
}

function sum(rows: readonly Row[], field: 'value' | 'low' | 'high'): number {
  return rows.reduce((all, row) => all + (row[field] ?? row.value), 0);
}
