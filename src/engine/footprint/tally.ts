import type { Entry } from '../assess/assess.ts';
import { CELLS, cell, RANKS } from '../assess/impacts.ts';
import type { Reuse } from '../assess/inventory.ts';
import { MEASURES, type MeasureId, STAGES, type Stage } from '../criteria.ts';
import { CORNERS } from '../quantity/quantity.ts';

/** A figure out of the engine: full precision, rounded only when shown. */
export type Figure = Readonly<{ value: number; low: number; high: number; unit: string }>;

/** Several entries added up, for one table row or for the whole. */
export type Tally = Readonly<{
  entries: readonly Entry[];
  lines: number;
  devices: number;
  prorata: Float64Array;
  cutoff: Float64Array;
  known: Uint8Array;
}>;

/** Adds entries in their order, so that the same inventory always gives the same digits. */
export function tally(entries: readonly Entry[]): Tally {
  const prorata = new Float64Array(CELLS * CORNERS.length);
  const cutoff = entries.some(({ impacts }) => impacts.cutoff !== impacts.prorata) ? new Float64Array(prorata.length) : prorata;
  const known = new Uint8Array(CELLS);
  let lines = 0;
  let devices = 0;
  for (const { group, impacts } of entries) {
    lines += group.lines;
    devices += group.devices;
    addTo(prorata, impacts.prorata, impacts.known);
    if (cutoff !== prorata) addTo(cutoff, impacts.cutoff, impacts.known);
    for (const at of impacts.known) known[at] = 1;
  }
  return { entries, lines, devices, prorata, cutoff, known };
}

function addTo(sums: Float64Array, parts: Float64Array, known: Uint8Array): void {
  for (let i = 0; i < known.length; i++) {
    const at = (known[i] as number) * CORNERS.length;
    const from = i * CORNERS.length;
    sums[at] = (sums[at] as number) + (parts[from] as number);
    sums[at + 1] = (sums[at + 1] as number) + (parts[from + 1] as number);
    sums[at + 2] = (sums[at + 2] as number) + (parts[from + 2] as number);
  }
}

/** Entries told apart by a key, in order of first appearance. */
export function tallyBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Tally> {
  const parts = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const part = parts.get(key);
    if (part) part.push(entry);
    else parts.set(key, [entry]);
  }
  return new Map([...parts].map(([key, part]) => [key, tally(part)]));
}

/** A measure over all stages, or over one; `undefined` when nothing is known of it, which is not zero. */
export function figure(tallied: Tally, id: MeasureId, reuse: Reuse = 'prorata', only?: Stage): Figure | undefined {
  const measure = RANKS[id];
  const sums: [number, number, number] = [0, 0, 0];
  let known = false;
  STAGES.forEach((stage, i) => {
    const at = cell(measure, i);
    if ((only !== undefined && stage !== only) || tallied.known[at] !== 1) return;
    known = true;
    for (let corner = 0; corner < CORNERS.length; corner++) {
      sums[corner] = (sums[corner] as number) + (tallied[reuse][at * CORNERS.length + corner] as number);
    }
  });
  if (!known) return undefined;
  const [value, low, high] = sums;
  return { value, low, high, unit: `${MEASURES[measure]?.unit}/year` };
}

/** A measure of one entry over all stages, pro rata: what `figure` says of it alone, without a whole table for it. */
export function figureOf({ impacts: { known, prorata } }: Entry, id: MeasureId): Figure | undefined {
  const measure = RANKS[id];
  const first = cell(measure, 0);
  let [value, low, high, found] = [0, 0, 0, false];
  for (let i = 0; i < known.length; i++) {
    const at = known[i] as number;
    if (at < first || at >= first + STAGES.length) continue;
    found = true;
    value += prorata[i * CORNERS.length] as number;
    low += prorata[i * CORNERS.length + 1] as number;
    high += prorata[i * CORNERS.length + 2] as number;
  }
  return found ? { value, low, high, unit: `${MEASURES[measure]?.unit}/year` } : undefined;
}

/** Lines of which a measure is wholly or partly unknown. */
export function unknownLines(tallied: Tally, id: MeasureId): { whole: number; part: number } {
  const measure = RANKS[id];
  const first = cell(measure, 0);
  let whole = 0;
  let part = 0;
  for (const { group, impacts } of tallied.entries) {
    if (impacts.missing[measure] === 0) continue;
    if (impacts.known.some((at) => at >= first && at < first + STAGES.length)) part += group.lines;
    else whole += group.lines;
  }
  return { whole, part };
}
