import type { CriterionId } from '../criteria.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, Quantity } from '../quantity/quantity.ts';

/** A figure as someone gave it: one value, or a range ("between 3 and 7 years") with its middle. */
export type Spread = Readonly<{ value: number; low: number; high: number }>;

/** One line of an inventory: a heap of like devices, network lines, or a service. */
export type Line = Readonly<{
  /** Line of the file, or rank in the form. */
  number: number;
  label: string;
  /** Id of a known item; absent when nothing was recognised, and then the line is unknown, not dropped. */
  item: string | undefined;
  count: number;
  lifetime?: Spread;
  age?: Spread;
  reused?: boolean;
  firstLife?: Spread;
  power?: Spread;
  hours?: Spread;
  /** kWh of one device in a year. */
  electricity?: Spread;
  country?: string;
  place?: string;
  service?: string;
  evidence?: Evidence;
  /** Another source than the default one, chosen for this line. */
  source?: string;
  /** Places where the same machine stands, for geographic copies. */
  places?: number;
  persons?: number;
  /** A server known by its components, or a part of one. */
  machine?: Machine;
}>;

/** What `machine.ts` makes of components: factors and power that replace those of the item. */
export type Machine = Readonly<{
  name: string;
  /** Absent for a part of a machine known only as an item: it has the factors of the item. */
  factors?: readonly Readonly<{ stage: 'manufacture'; criterion: CriterionId; quantity: Quantity }>[];
  power: Quantity | undefined;
  /** Machines counted on this line when only a part is: a quantity that says how it was shared. */
  count?: Quantity;
}>;

export type Reuse = 'prorata' | 'cutoff';

/** Choices that hold for a whole assessment. */
export type Settings = Readonly<{
  year: number;
  country: string;
  /** `planned` spreads manufacture over the planned lifetime; `reel` is NumEcoEval's age so far. */
  lifetime: 'planned' | 'reel';
  /** Years added to every lifetime: what if all was kept longer? */
  keptLonger: number;
}>;

/** For each country, the boxes and the fixed lines of an inventory: a line is told without its box when the box is there. */
export type Boxes = Map<string, Readonly<{ boxes: number; lines: number }>>;

/** Everything lines share: facts, choices, and the boxes counted apart from lines. */
export type Context = Readonly<{ facts: Facts; settings: Settings; boxes: Readonly<Pick<Boxes, 'get'>> }>;

export const DEFAULTS: Omit<Settings, 'year'> = { country: 'FR', lifetime: 'planned', keptLonger: 0 };
