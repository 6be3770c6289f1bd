import type { Criterion } from '../criteria.ts';
import type { Factor, Facts, Item, Place } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import type { Formula } from '../formula/formula.ts';
import { declared } from '../formula/vocabulary.ts';
import { cutoff, prorata, renewals } from '../formulas/device.ts';
import { lineCopies } from '../formulas/network.ts';
import { electricity, electricityMeasured, electricityScaled } from '../formulas/use.ts';
import { isUnknown, type Quantity, type Result, type Words } from '../quantity/quantity.ts';
import type { Context, Line, Spread } from './inventory.ts';
import { lifetimeOf } from './lifetime.ts';
import { lineFactors } from './lines.ts';
import { countOf } from './machine.ts';

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
  const named = facts.places.get(line.place ?? placeUnsaid(item) ?? '');
  const place = named ?? usualPlace(item, facts);
  const country = line.country ?? named?.country ?? settings.country;
  const inputs: Inputs = {
    'device/certainty': facts.quantity(`certainty/${line.evidence ?? 'C'}`),
  };
  const nothing = { line, item, country, place, inputs, factors: NONE, electricity: undefined, draws: false, reused: false, published: undefined };
  if (!item) return nothing;
  if (item.kind === 'line') {
    inputs['network/line-count'] = linesOf(line);
    return { ...nothing, factors: lineFactors(item, country, context) };
  }

  inputs['device/count'] = countOf(line);
  inputs['place/pue'] = place?.pue;
  const use = electricityOf(line, item, facts, inputs);
  // Of a service hosted elsewhere, all that may be known is what its host declares: its electricity.
  if (item.kind === 'service') return { ...nothing, electricity: use };

  inputs['device/lifetime'] = lifetimeOf(line, item, context);
  const published = facts.quantity(`${item.id}/lifetime`);
  const reused = line.reused ?? item.reused;
  if (reused) {
    inputs['reuse/cutoff-share'] = facts.quantity('reuse/cutoff-share');
    inputs['reuse/first-life'] = line.firstLife
      ? declared('reuse/first-life', line.firstLife, line.number)
      : published && { ...published, name: SUPPOSED_FIRST_LIFE };
  }
  const factors = line.machine?.factors ?? facts.factors(item.id, line.source);
  return { line, item, country, place, inputs, factors, electricity: use, draws: item.hours !== undefined, reused, published };
}

/** A service is hosted elsewhere: unless it is said where, in a datacenter of unknown place, with its overhead and the mix of the world. */
const ELSEWHERE = 'datacenter';

/** The place of a line that names none, when that alone says something of its country. */
export function placeUnsaid(item: Item | undefined): string | undefined {
  return item?.kind === 'service' ? ELSEWHERE : undefined;
}

/** Where an item stands when nobody says, or nobody knows the place that is said. */
export function usualPlace(item: Item | undefined, { places }: Facts): Place | undefined {
  return places.get(placeUnsaid(item) ?? item?.place ?? '');
}

/** What a line is called: its label, or the name of its item where the label is only the item's id. */
export function nameOf({ line, item }: Pick<Resolved, 'line' | 'item'>): Words {
  return item && line.label === item.id ? item.name : { fr: line.label, en: line.label };
}

/** Fills power and hours, or yearly electricity, and says which formula they call for. */
function electricityOf(line: Line, item: Item, facts: Facts, inputs: Inputs): Formula | undefined {
  const given = (id: string, figures: Spread | undefined): Quantity | undefined => figures && declared(id, figures, line.number);
  const power = given('device/power', line.power) ?? line.machine?.power;
  const usualPower = facts.quantity(`${item.id}/power`);
  const hours = given('device/hours', line.hours);
  const habit = item.hours === undefined ? undefined : facts.quantity(item.hours);
  const yearly = given('device/electricity', line.electricity);
  const published = facts.quantity(`${item.id}/elec`);
  if (yearly || (published && !power && !hours)) {
    inputs['device/electricity'] = yearly ?? published;
    return electricityMeasured;
  }
  if ((power ?? usualPower) && (hours ?? habit)) {
    inputs['device/power'] = power ?? usualPower;
    inputs['device/hours'] = hours ?? habit;
    return electricity;
  }
  // The hours behind a published consumption are not always those of the item's habit: a television at home, in a meeting room.
  const behind = facts.quantity(`${item.id}/hours`) ?? habit;
  if (power || !published || !hours || !behind) return undefined;
  inputs['device/electricity'] = published;
  inputs['device/hours'] = hours;
  inputs['device/usual-hours'] = behind;
  return electricityScaled;
}

/** Network lines of the line: as many in each place. */
function linesOf({ count, places, number }: Line): Quantity {
  const all = { value: count, low: count, high: count };
  if (places === undefined) return declared('network/line-count', all, number);
  const given: Readonly<Record<string, Quantity>> = {
    'network/lines-per-place': declared('network/lines-per-place', all, number),
    'home/places': declared('home/places', { value: places, low: places, high: places }, number),
  };
  const copied = compute(lineCopies, (id) => given[id]);
  if (isUnknown(copied)) throw new Error(`"${copied.id}" is unknown: ${copied.why.en}`);
  return copied;
}

/** Answers of a resolved line, for `compute`. Under a reuse convention, `device/renewals` is the one of that convention. */
export function scopeOf(resolved: Resolved, facts: Facts): (id: string) => Result | undefined {
  return (id) => resolved.inputs[id] ?? facts.quantity(id);
}

/** Which formula says how many devices are worn out, under each convention. */
export function renewalsOf(resolved: Resolved): Readonly<{ prorata: Formula; cutoff: Formula }> {
  return resolved.reused ? { prorata, cutoff } : { prorata: renewals, cutoff: renewals };
}

/**
 * Mix that applies to a line, per kWh; `undefined` when unknown, or when the criterion says nothing of electricity. A mix
 * of another year than the one asked says so.
 */
export function mixOf(resolved: Resolved, criterion: Criterion, context: Context): Quantity | undefined {
  const { year } = context.settings;
  const mix = criterion.withoutUse ? undefined : context.facts.mix(resolved.country, criterion.id, year);
  if (mix?.because.kind !== 'source' || mix.because.year === undefined || mix.because.year === year) return mix;
  return { ...mix, because: { ...mix.because, note: { fr: `pas de mix connu pour ${year}`, en: `no mix known for ${year}` } } };
}

const NONE: readonly Factor[] = [];

/** Nobody says how long a first owner kept it: as long as usual, and the explanation says that it is supposed. */
const SUPPOSED_FIRST_LIFE: Words = {
  fr: 'Années chez le premier propriétaire (supposées : la durée d’usage publiée)',
  en: 'Years with the first owner (supposed: the published lifetime)',
};
