import type { Columns } from './bare-columns.ts';
import { CELLS, type Tables, type Terms } from './bare-tables.ts';

/**
 * The same calculation as a programmer would write it in an afternoon, for speed alone: loops over columns of numbers,
 * no formula, no unit, no explanation, nothing unknown. What the engine is compared with, and checked against.
 */

/** Totals by cell and corner, under both conventions of reuse. */
export type Totals = Readonly<{ prorata: Float64Array; cutoff: Float64Array }>;

/** Amounts: devices worn out pro rata, devices worn out here, kilowatt-hours; three corners each. */
const AMOUNTS = 9;

/** Amounts line by line, then factors group by group: the short cut the engine takes. */
export function amountsFirst(columns: Columns, tables: Tables): Totals {
  const groups = (tables.embodied.start.length - 1) * tables.countries.size * 2;
  const amounts = new Float64Array(groups * AMOUNTS);
  for (let i = 0; i < columns.rows; i++) addAmounts(amounts, (columns.group[i] as number) * AMOUNTS, columns, i, tables.certainty);
  const totals = none();
  for (let group = 0; group < groups; group++) weigh(totals, amounts, group * AMOUNTS, group, tables);
  return totals;
}

/** Every factor on every line, as one would write it first. */
export function lineByLine(columns: Columns, tables: Tables): Totals {
  const amounts = new Float64Array(AMOUNTS);
  const totals = none();
  for (let i = 0; i < columns.rows; i++) {
    amounts.fill(0);
    addAmounts(amounts, 0, columns, i, tables.certainty);
    weigh(totals, amounts, 0, columns.group[i] as number, tables);
  }
  return totals;
}

function none(): Totals {
  return { prorata: new Float64Array(CELLS * 3), cutoff: new Float64Array(CELLS * 3) };
}

/** A low amount takes the high lifetime, and the other way round. */
function addAmounts(amounts: Float64Array, at: number, columns: Columns, row: number, certainty: Float64Array): void {
  addCorner(amounts, at, columns, row, 0, 0, certainty);
  addCorner(amounts, at, columns, row, 1, 2, certainty);
  addCorner(amounts, at, columns, row, 2, 1, certainty);
}

function addCorner(amounts: Float64Array, at: number, columns: Columns, row: number, corner: number, opposite: number, certainty: Float64Array): void {
  const { count, evidence, lifetime, first, watts, hours, pue } = columns;
  const devices = (count[row] as number) * (certainty[3 * (evidence[row] as number) + corner] as number);
  const years = lifetime[3 * row + opposite] as number;
  const here = 3 * row + corner;
  add(amounts, at + corner, devices / ((first[3 * row + opposite] as number) + years));
  add(amounts, at + 3 + corner, devices / years);
  add(amounts, at + 6 + corner, (devices * (watts[here] as number) * (hours[here] as number) * (pue[here] as number)) / 1000);
}

function weigh({ prorata, cutoff }: Totals, amounts: Float64Array, at: number, group: number, { embodied, mass, mix, countries, cutoffShare }: Tables): void {
  const reused = group % 2;
  const pair = (group - reused) / 2;
  const country = pair % countries.size;
  const row = (pair - country) / countries.size;
  for (let corner = 0; corner < 3; corner++) {
    const spread = amounts[at + corner] as number;
    const here = amounts[at + 3 + corner] as number;
    const carried = reused ? here * (cutoffShare[corner] as number) : here;
    addTerms(prorata, embodied, row, corner, spread, spread);
    addTerms(cutoff, embodied, row, corner, carried, here);
    for (const totals of [prorata, cutoff]) {
      addTerms(totals, mass, row, corner, here, here);
      addTerms(totals, mix, country, corner, amounts[at + 6 + corner] as number, 0);
    }
  }
}

/** End-of-life terms take another amount than the others. */
function addTerms(totals: Float64Array, { start, cell, end, factor }: Terms, row: number, corner: number, amount: number, atEnd: number): void {
  const last = start[row + 1] as number;
  for (let term = start[row] as number; term < last; term++) {
    add(totals, 3 * (cell[term] as number) + corner, (factor[3 * term + corner] as number) * (end[term] === 1 ? atEnd : amount));
  }
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}
