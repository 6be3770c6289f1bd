import type { Criterion } from '../criteria.ts';
import type { Factor, Facts, Item, Place } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import type { Formula } from '../formula/formula.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { cutoff, prorata, renewals } from '../formulas/device.ts';
import { electricity, electricityMeasured } from '../formulas/use.ts';
import { copies as copiesFormula } from '../formulas/virtual.ts';
import { isUnknown, type Quantity, type Result, type Words } from '../quantity/quantity.ts';
import type { Context, Line, Spread } from './inventory.ts';
import { lifetimeOf } from './lifetime.ts';
import { lineFactors } from './lines.ts';

/** A line with every input it needs, each a quantity that says where it comes from. */
export type Resolved = Readonly<{
  line: Line;
  item: Item | undefined;
  /** Country whose mix applies. */
  country: string;
  place: Place | undefined;
  inputs: Inputs;
  factors: readonly Factor[];
  /** Absent when the line draws nothing of its own, or when nobody knows what it draws. */
  electricity: Formula | undefined;
  /** Draws electricity, known or not. */
  draws: boolean;
  reused: boolean;
  /** Published lifetime of the item, whatever the line plans. */
  published: Quantity | undefined;
}>;

/** Inputs of the formulas of an inventory, by id of the vocabulary. */
export type Inputs = Partial<Record<string, Quantity>>;

/** Finds what a line says, and what the facts say where it is silent. Never guesses: what is missing stays missing. */
export function resolve(line: Line, context: Context): Resolved {
  const { facts, settings } = context;
  const item = line.item === undefined ? undefined : facts.items.get(line.item);
  const named = line.place === undefined ? undefined : facts.places.get(line.place);
  const place = named ?? facts.places.get(item?.place ?? '');
  const country = line.country ?? named?.country ?? settings.country;
  const inputs: Inputs = {
    'device/certainty': facts.quantity(`certainty/${line.evidence ?? 'C'}`),
  };
  const nothing = { line, item, country, place, inputs, factors: NONE, electricity: undefined, draws: false, reused: false, published: undefined };
  if (!item) return nothing;
  if (item.kind === 'service' && !line.machine) return nothing;
  if (item.kind === 'line') {
    inputs['network/line-count'] = declared('network/line-count', line, spread(line.count));
    return { ...nothing, factors: lineFactors(item, country, context) };
  }

  inputs['device/count'] = countOf(line);
  inputs['place/pue'] = place?.pue;
  inputs['device/lifetime'] = lifetimeOf(line, item, context);
  const published = facts.quantity(`${item.id}/lifetime`);
  const reused = line.reused ?? item.reused;
  if (reused) {
    inputs['reuse/cutoff-share'] = facts.quantity('reuse/cutoff-share');
    inputs['reuse/first-life'] = line.firstLife ? declared('reuse/first-life', line, line.firstLife) : published;
  }
  const factors = line.machine?.factors ?? facts.factors(item.id, line.source);
  const use = electricityOf(line, item, facts, inputs);
  return { line, item, country, place, inputs, factors, electricity: use, draws: item.hours !== undefined, reused, published };
}

/** What a line is called: its label, or the name of its item where the label is only the item's id. */
export function nameOf({ line, item }: Pick<Resolved, 'line' | 'item'>): Words {
  return item && line.label === item.id ? item.name : { fr: line.label, en: line.label };
}

/** Fills power and hours, or yearly electricity, and says which formula they call for. */
function electricityOf(line: Line, item: Item, facts: Facts, inputs: Inputs): Formula | undefined {
  const power = line.power ? declared('device/power', line, line.power) : line.machine?.power;
  const yearly = line.electricity ? declared('device/electricity', line, line.electricity) : undefined;
  const published = facts.quantity(`${item.id}/elec`);
  const hours = line.hours ? declared('device/hours', line, line.hours) : item.hours ? facts.quantity(item.hours) : undefined;
  const usual = facts.quantity(`${item.id}/power`);
  if (yearly || (published && !power && !line.hours)) {
    inputs['device/electricity'] = yearly ?? published;
    return electricityMeasured;
  }
  if ((power ?? usual) && hours) {
    inputs['device/power'] = power ?? usual;
    inputs['device/hours'] = hours;
    return electricity;
  }
  return undefined;
}

/** Machines of the line: those declared, those shared, or one in each place. */
function countOf(line: Line): Quantity {
  if (line.machine?.count) return line.machine.count;
  const count = declared('device/count', line, spread(line.count));
  if (line.places === undefined) return count;
  const copies = compute(copiesFormula, (id) => {
    if (id === 'home/machines-per-place') return { ...count, id, name: vocabulary[id]?.name ?? count.name };
    return id === 'home/places' ? declared(id, line, spread(line.places as number)) : undefined;
  });
  return isUnknown(copies) ? count : copies;
}

/** A value someone wrote on a line of the inventory. */
function declared(id: string, line: Line, figures: Spread): Quantity {
  const input = vocabulary[id];
  if (!input) throw new Error(`no input "${id}" in the vocabulary`);
  const { value, low, high } = figures;
  return { id, name: input.name, value, low, high, unit: input.unit, because: { kind: 'declared', line: line.number } };
}

/** A figure without spread. */
function spread(value: number): Spread {
  return { value, low: value, high: value };
}

/** Answers of a resolved line, for `compute`. Under a reuse convention, `device/renewals` is the one of that convention. */
export function scopeOf(resolved: Resolved, facts: Facts): (id: string) => Result | undefined {
  return (id) => resolved.inputs[id] ?? facts.quantity(id);
}

/** Which formula says how many devices are worn out, under each convention. */
export function renewalsOf(resolved: Resolved): Readonly<{ prorata: Formula; cutoff: Formula }> {
  return resolved.reused ? { prorata, cutoff } : { prorata: renewals, cutoff: renewals };
}

/** Mix that applies to a line, per kWh; `undefined` when unknown, or when the criterion says nothing of electricity. */
export function mixOf(resolved: Resolved, criterion: Criterion, context: Context): Quantity | undefined {
  return criterion.withoutUse ? undefined : context.facts.mix(resolved.country, criterion.id, context.settings.year);
}

const NONE: readonly Factor[] = [];
