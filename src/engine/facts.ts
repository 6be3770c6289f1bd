import type { CriterionId, Stage } from './criteria.ts';
import type { Quantity, Words } from './quantity/quantity.ts';

/** What the engine is told about the world. Read and checked by `src/facts`; nothing here touches a file. */
export type Facts = Readonly<{
  /** Changes whenever a figure does. */
  version: string;
  items: ReadonlyMap<string, Item>;
  /** Any published quantity by id: `hours/office`, `laptop/lifetime`, `laptop/manufacture/gwp`. */
  quantity(id: string): Quantity | undefined;
  /** Factors of an item: the defaults, or for the criteria a source covers, those of that source. */
  factors(item: string, source?: string): readonly Factor[];
  /** Sources whose factors may be chosen for an item. */
  choices(item: string): readonly string[];
  /** Mix of a country in a year, or the nearest year before, or else the first one after. */
  mix(country: string, criterion: CriterionId, year: number): Quantity | undefined;
  /** The zone whose network figures a country takes: its own, that of its continent, or else the world. */
  zone(country: string): string;
  /** Two-letter codes (and the few larger or smaller areas) whose mix is known. */
  countries: ReadonlySet<string>;
  places: ReadonlyMap<string, Place>;
}>;

export type Item = Readonly<{
  id: string;
  category: string;
  kind: 'device' | 'line' | 'service';
  name: Words;
  /** Which habit multiplies its power; absent for what draws nothing of its own. */
  hours: string | undefined;
  /** Where it stands when nobody says. */
  place: string;
  /** For a line: the network it belongs to, whose figures go by zone. */
  network: string | undefined;
  /** Other names people give it. */
  words: readonly string[];
  /** Counted second-hand unless said otherwise. */
  reused: boolean;
}>;

/** `partial` when it leaves out some of what the line counts, which then stays unknown. */
export type Factor = Readonly<{ stage: Stage; criterion: CriterionId; quantity: Quantity; partial?: boolean }>;

export type Place = Readonly<{ id: string; name: Words; country: string | undefined; pue: Quantity }>;

/** Someone's own value instead of a published one, with the reason given. */
export type Contest = Readonly<{ id: string; value: number; low: number; high: number; reason: string; on: string }>;

/** The same facts with some values replaced; each replacement keeps what it replaced and why. */
export function contested(facts: Facts, contests: readonly Contest[]): Facts {
  if (contests.length === 0) return facts;
  const byId = new Map(contests.map((contest) => [contest.id, contest]));
  const swap = (quantity: Quantity): Quantity => {
    const contest = byId.get(quantity.id);
    if (!contest) return quantity;
    const { value, low, high, reason, on } = contest;
    return { ...quantity, value, low, high, because: { kind: 'contested', published: quantity, reason, on } };
  };
  const maybe = (quantity: Quantity | undefined): Quantity | undefined => quantity && swap(quantity);
  return {
    ...facts,
    version: `${facts.version}+${contests.length}`,
    quantity: (id) => maybe(facts.quantity(id)),
    factors: (item, source) => facts.factors(item, source).map((f) => ({ ...f, quantity: swap(f.quantity) })),
    mix: (country, criterion, year) => maybe(facts.mix(country, criterion, year)),
    places: new Map([...facts.places].map(([id, place]) => [id, { ...place, pue: swap(place.pue) }])),
  };
}
