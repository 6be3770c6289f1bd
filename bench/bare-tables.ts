import type { Spread } from '../src/engine/assess/inventory.ts';
import { CRITERIA, MEASURES, type MeasureId, STAGES, type Stage } from '../src/engine/criteria.ts';
import type { Factor, Facts, Item } from '../src/engine/facts.ts';
import type { Quantity } from '../src/engine/quantity/quantity.ts';
import { unit } from '../src/engine/quantity/unit.ts';

/** Facts as the bare loops want them: columns of plain numbers, made ahead and not counted in their time. */

export const CELLS = MEASURES.length * STAGES.length;
export const NOTHING: Spread = { value: 0, low: 0, high: 0 };
const ONE: Spread = { value: 1, low: 1, high: 1 };

/** What is said of a device when its line says nothing. */
export type Usual = Readonly<{
  lifetime: Spread | undefined;
  power: Spread;
  hours: Spread;
  /** Hours behind the published electricity. */
  behind: Spread;
  electricity: Spread | undefined;
  pue: Spread;
  reused: boolean;
  /** Its rows of factors: the default one, and one for each source that may be chosen. */
  row: number;
  rows: ReadonlyMap<string, number>;
}>;

/** Rows of factors end to end: terms of row `r` go from `start[r]` to `start[r + 1]`, three corners each. */
export type Terms = Readonly<{ start: Int32Array; cell: Int32Array; end: Uint8Array; factor: Float64Array }>;

export type Tables = Readonly<{
  items: ReadonlyMap<string, Usual>;
  countries: ReadonlyMap<string, number>;
  pues: ReadonlyMap<string, Spread>;
  /** Three corners for each letter. */
  certainty: Float64Array;
  cutoffShare: Float64Array;
  /** What a worn out device weighs, what a discarded one does, and what a kilowatt-hour does, by row or by country. */
  embodied: Terms;
  mass: Terms;
  mix: Terms;
}>;

type Term = Readonly<{ cell: number; end: boolean; factor: Spread }>;

export function tablesOf(facts: Facts, countries: readonly string[], year: number): Tables {
  const embodied: Term[][] = [];
  const mass: Term[][] = [];
  const row = (id: string, source?: string): number => {
    mass.push([{ cell: cellOf('mass', 'end_of_life'), end: true, factor: facts.quantity(`${id}/mass`) ?? NOTHING }]);
    return embodied.push(facts.factors(id, source).map(termOf)) - 1;
  };
  const devices = [...facts.items.values()].filter(({ kind }) => kind === 'device');
  const items = new Map(devices.map((item) => [item.id, usualOf(item, facts, row)]));
  return {
    items,
    countries: new Map(countries.map((country, i) => [country, i])),
    pues: new Map([...facts.places].map(([id, { pue }]) => [id, pue])),
    certainty: Float64Array.from([...'ABCD'].flatMap((letter) => corners(facts.quantity(`certainty/${letter}`) ?? NOTHING))),
    cutoffShare: Float64Array.from(corners(facts.quantity('reuse/cutoff-share') ?? NOTHING)),
    embodied: flat(embodied),
    mass: flat(mass),
    mix: flat(countries.map((country) => mixOf(facts, country, year))),
  };
}

function usualOf({ id, hours, place, reused }: Item, facts: Facts, row: (id: string, source?: string) => number): Usual {
  const said = (name: string): Quantity | undefined => facts.quantity(`${id}/${name}`);
  return {
    lifetime: said('lifetime'),
    power: said('power') ?? NOTHING,
    hours: (hours && facts.quantity(hours)) || NOTHING,
    behind: said('hours') ?? ((hours && facts.quantity(hours)) || NOTHING),
    electricity: said('elec'),
    pue: facts.places.get(place)?.pue ?? NOTHING,
    reused,
    row: row(id),
    rows: new Map(facts.choices(id).map((source) => [source, row(id, source)])),
  };
}

function termOf({ stage, criterion, quantity }: Factor): Term {
  return { cell: cellOf(criterion, stage), end: stage === 'end_of_life', factor: scaled(quantity) };
}

function mixOf(facts: Facts, country: string, year: number): Term[] {
  const terms = CRITERIA.flatMap(({ id, withoutUse }) => {
    const mix = withoutUse ? undefined : facts.mix(country, id, year);
    return mix ? [{ cell: cellOf(id, 'use'), end: false, factor: scaled(mix) }] : [];
  });
  return [...terms, { cell: cellOf('elec', 'use'), end: false, factor: ONE }];
}

function cellOf(measure: MeasureId, stage: Stage): number {
  return MEASURES.findIndex(({ id }) => id === measure) * STAGES.length + STAGES.indexOf(stage);
}

function scaled({ value, low, high, unit: text }: Quantity): Spread {
  const { scale } = unit(text);
  return { value: value * scale, low: low * scale, high: high * scale };
}

function flat(rows: readonly (readonly Term[])[]): Terms {
  const terms = rows.flat();
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] as number) + row.length;
  });
  return {
    start,
    cell: Int32Array.from(terms, ({ cell }) => cell),
    end: Uint8Array.from(terms, ({ end }) => Number(end)),
    factor: Float64Array.from(terms.flatMap(({ factor }) => corners(factor))),
  };
}

export function corners({ value, low, high }: Spread): [number, number, number] {
  return [value, low, high];
}
