import type { Line, Spread } from '../src/engine/assess/inventory.ts';
import { NOTHING, type Tables, type Usual } from './bare-tables.ts';

/** Lines as columns: a number for each line, or three (value, low, high) side by side. */
export type Columns = Readonly<{
  rows: number;
  count: Float64Array;
  evidence: Uint8Array;
  /** Row of factors, country and reuse in one number: lines of a group are weighed alike. */
  group: Int32Array;
  lifetime: Float64Array;
  /** Years with the first owner; zero for what was bought new. */
  first: Float64Array;
  watts: Float64Array;
  hours: Float64Array;
  pue: Float64Array;
}>;

export function columnsFor(rows: number): Columns {
  const three = (): Float64Array => new Float64Array(3 * rows);
  const [lifetime, first, watts, hours, pue] = [three(), three(), three(), three(), three()] as const;
  return { rows, count: new Float64Array(rows), evidence: new Uint8Array(rows), group: new Int32Array(rows), lifetime, first, watts, hours, pue };
}

/** Reads objects into columns made beforehand, so that making them is not counted. */
export function fill(columns: Columns, lines: readonly Line[], tables: Tables): void {
  for (let i = 0; i < columns.rows; i++) {
    const line = lines[i] as Line;
    const usual = tables.items.get(line.item ?? '');
    if (!usual) throw new Error(`item "${line.item}" has no table`);
    const reused = line.reused ?? usual.reused;
    columns.count[i] = line.count;
    columns.evidence[i] = LETTERS.indexOf(line.evidence ?? 'C');
    columns.group[i] = groupOf(line, usual, reused, tables);
    lifetimeInto(columns.lifetime, i, line, usual, reused);
    put(columns.first, i, reused ? (line.firstLife ?? usual.lifetime ?? NOTHING) : NOTHING);
    put(columns.pue, i, line.place === undefined ? usual.pue : (tables.pues.get(line.place) ?? usual.pue));
    useInto(columns, i, line, usual);
  }
}

const LETTERS = 'ABCD';

function groupOf({ source, country }: Line, { row, rows }: Usual, reused: boolean, { countries }: Tables): number {
  const factors = source === undefined ? row : (rows.get(source) ?? row);
  return (factors * countries.size + (countries.get(country ?? 'FR') ?? 0)) * 2 + (reused ? 1 : 0);
}

/** A device older than planned may last as long as it has, here; one of unknown lifetime never wears out. */
function lifetimeInto(column: Float64Array, row: number, { lifetime, age, firstLife }: Line, usual: Usual, reused: boolean): void {
  const planned = lifetime ?? usual.lifetime ?? NEVER;
  put(column, row, planned);
  const here = age ? age.high - (reused ? (firstLife ?? usual.lifetime ?? NOTHING).low : 0) : 0;
  if (here > planned.high) column[3 * row + 2] = here;
}

const NEVER: Spread = { value: Infinity, low: Infinity, high: Infinity };

/** Yearly kilowatt-hours are written as so many watts for a thousand hours. */
function useInto({ watts, hours }: Columns, row: number, { power, hours: on, electricity }: Line, usual: Usual): void {
  const scaled = on && !electricity && !power && usual.power === NOTHING ? usual.electricity : undefined;
  const yearly = electricity ?? scaled ?? (power || on ? undefined : usual.electricity);
  put(watts, row, yearly ?? power ?? usual.power);
  put(hours, row, scaled && on ? share(on, usual.behind) : yearly ? THOUSAND : (on ?? usual.hours));
}

/** A thousand hours, less or more as the line is on less or more than the published figure supposes. */
function share(on: Spread, behind: Spread): Spread {
  return { value: (1000 * on.value) / behind.value, low: (1000 * on.low) / behind.high, high: (1000 * on.high) / behind.low };
}

const THOUSAND: Spread = { value: 1000, low: 1000, high: 1000 };

function put(column: Float64Array, row: number, { value, low, high }: Spread): void {
  column[3 * row] = value;
  column[3 * row + 1] = low;
  column[3 * row + 2] = high;
}
