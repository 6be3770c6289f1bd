import type { Quantity } from '../engine/quantity/quantity.ts';
import { areaName } from './countries.ts';
import type { Row } from './rows.ts';

/** Which rows say one thing, so that sources can be compared. */
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
  return alike(rows).map((part) => ({ ...about(part), used: defaults(part), others: bySource(part) }));
}

/** Mixes: each year is a thing of its own, and each other source is compared at its year nearest to that one. */
export function mixChoicesOf(rows: readonly Row[]): Choice[] {
  return alike(rows).flatMap((part) =>
    defaults(part).map((row) => {
      const apart = (other: Row): number => Math.abs((other.year ?? 0) - (row.year ?? 0));
      const nearest = [...bySource(part)].map(([source, own]): [string, Row[]] => [source, own.toSorted((a, b) => apart(a) - apart(b)).slice(0, 1)]);
      return { ...about(part), used: [row], others: new Map(nearest) };
    }),
  );
}

/** The same things to compare, were one of the other sources the chosen one: the former default joins the others. */
export function choosing(source: string, { used, others, ...choice }: Choice): Choice {
  const former = used[0]?.source;
  const rest = new Map([...(former === undefined ? [] : [[former, used] as const]), ...[...others].filter(([other]) => other !== source)]);
  return { ...choice, used: others.get(source) ?? [], others: rest };
}

/** Low and high as multiples of the value, and the sources they were compared with. */
export type Extent = Readonly<{ low: number; high: number; sources: readonly string[] }>;
export type Spread = (confidence: string) => number;

/**
 * The range of a choice: the bounds its source gives or, failing that, the spread of its confidence, because one source
 * is not certainty; widened to whatever comparable sources say. A source that happens to sit close narrows nothing.
 */
export function extentOf({ used, others }: Choice, spread: Spread): Extent {
  const value = sum(used, (row) => row.value);
  const sources = [...others.keys()];
  if (value === 0) return { low: 1, high: 1, sources };
  const totals = [...others.values()].map((rows) => sum(rows, (row) => row.value));
  const low = Math.min(
    sum(used, (row) => row.low ?? row.value / spread(row.confidence)),
    ...totals,
  );
  const high = Math.max(
    sum(used, (row) => row.high ?? row.value * spread(row.confidence)),
    ...totals,
  );
  return { low: low / value, high: high / value, sources };
}

/** The range of a PUE. What a place draws beyond its machines is uncertain, their own electricity is not: never under one. */
export function overheadOf({ value, low, high, confidence }: Row, spread: Spread): Extent {
  const overhead = value - 1;
  const k = spread(confidence);
  return { low: (low ?? 1 + overhead / k) / value, high: (high ?? 1 + overhead * k) / value, sources: [] };
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
      geography: { fr: areaName(geography, 'fr'), en: areaName(geography, 'en') },
      confidence,
      ...(year === undefined ? {} : { year }),
      ...(reference ? { reference } : {}),
      ...(why ? { why } : {}),
      ...(sources.length > 0 ? { range: sources } : {}),
    },
  };
}

/** Rows of one item and one criterion, in the order of the files. */
function alike(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, ({ item, criterion }) => `${item} ${criterion}`).values()];
}

function about([first]: readonly Row[]): Pick<Choice, 'item' | 'criterion'> {
  return { item: first?.item ?? '', criterion: first?.criterion ?? '' };
}

function defaults(rows: readonly Row[]): Row[] {
  return rows.filter(({ role }) => role === 'default');
}

function bySource(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(
    rows.filter(({ role }) => role === 'other'),
    ({ source }) => source,
  );
}

function sum(rows: readonly Row[], figure: (row: Row) => number): number {
  return rows.reduce((all, row) => all + figure(row), 0);
}
