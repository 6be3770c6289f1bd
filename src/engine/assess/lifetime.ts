import type { Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { lifetimeSoFar } from '../formulas/device.ts';
import { isUnknown, type Quantity } from '../quantity/quantity.ts';
import type { Context, Line, Settings, Spread } from './inventory.ts';

/**
 * How long a device serves: what was planned here, or else the mean of the published figures. Never its age so far,
 * except in the mode that reproduces NumEcoEval.
 */
export function lifetimeOf(line: Line, item: Item, { facts, settings }: Context): Quantity | undefined {
  const published = facts.quantity(`${item.id}/lifetime`);
  if (settings.lifetime === 'reel' && line.age) return soFar(line, line.age.value, (id) => facts.quantity(id));
  const planned = line.lifetime ? declaredYears(line, line.lifetime) : published;
  if (!planned) return undefined;
  const years = yearsOf(line, planned, settings);
  if (settings.keptLonger === 0) return { ...planned, ...years };
  return { ...planned, ...years, because: { kind: 'assumed', why: longer(settings.keptLonger) } };
}

/**
 * The figures of a lifetime. A device older than planned does not change the value (totals of two years must compare):
 * its range opens up to its age, and that it is good news is said elsewhere.
 */
function yearsOf({ lifetime, age }: Line, published: Spread, { keptLonger }: Settings): Spread {
  const { value, low, high } = lifetime ?? published;
  return { value: value + keptLonger, low: low + keptLonger, high: Math.max(high, age?.high ?? 0) + keptLonger };
}

/** True when a device is already older than planned. */
export function outlives({ lifetime, age }: Readonly<{ lifetime?: Spread | undefined; age?: Spread | undefined }>, published: Spread): boolean {
  return age !== undefined && age.value > (lifetime ?? published).value;
}

function declaredYears({ number }: Line, { value, low, high }: Spread): Quantity {
  const { unit, name } = vocabulary['device/lifetime'] as { unit: string; name: Quantity['name'] };
  return { id: 'device/lifetime', name, value, low, high, unit, because: { kind: 'declared', line: number } };
}

function longer(years: number): Quantity['name'] {
  return { fr: `gardé ${years} an${years > 1 ? 's' : ''} de plus`, en: `kept ${years} year${years > 1 ? 's' : ''} more` };
}

function soFar({ number }: Line, years: number, published: (id: string) => Quantity | undefined): Quantity | undefined {
  const days = years * (published('numecoeval/days-per-year')?.value ?? Number.NaN);
  const result = compute(lifetimeSoFar, (id) => {
    if (id !== 'device/days-in-service') return published(id);
    const { name, unit } = vocabulary[id] as { unit: string; name: Quantity['name'] };
    return { id, name, value: days, low: days, high: days, unit, because: { kind: 'declared', line: number } };
  });
  return isUnknown(result) ? undefined : result;
}
