import type { Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { declared } from '../formula/vocabulary.ts';
import { lifetimeSoFar } from '../formulas/device.ts';
import { isUnknown, type Quantity } from '../quantity/quantity.ts';
import type { Context, Line, Settings, Spread } from './inventory.ts';

/**
 * How long a device serves: what was planned here, or else the mean of the published figures. Never its age so far,
 * except in the mode that reproduces NumEcoEval.
 */
export function lifetimeOf(line: Line, item: Item, { facts, settings }: Pick<Context, 'facts' | 'settings'>): Quantity | undefined {
  const published = facts.quantity(`${item.id}/lifetime`);
  if (settings.lifetime === 'reel' && line.age) return soFar(line.age, line.number, (id) => facts.quantity(id));
  const planned = line.lifetime ? declared('device/lifetime', line.lifetime, line.number) : published;
  if (!planned) return undefined;
  const years = yearsOf(planned, reachedHere(line, line.reused ?? item.reused, published), settings);
  if (settings.keptLonger === 0) return { ...planned, ...years };
  return { ...planned, ...years, because: { kind: 'assumed', why: longer(settings.keptLonger) } };
}

/**
 * The figures of a lifetime. A device older than planned does not change the value (totals of two years must compare):
 * its range opens up to the years it has reached, and that it is good news is said elsewhere.
 */
function yearsOf({ value, low, high }: Spread, reached: number, { keptLonger }: Settings): Spread {
  return { value: value + keptLonger, low: low + keptLonger, high: Math.max(high, reached) + keptLonger };
}

/** What a line says of years, and that of them the age counts from the first owner on. */
type Years = Readonly<{ lifetime?: Spread | undefined; firstLife?: Spread | undefined; age?: Spread | undefined }>;

/** Most years a device may have served here: all its age, or for a second-hand one, what its first life leaves of it. */
export function reachedHere({ age, firstLife }: Years, reused: boolean, published: Spread | undefined): number {
  return age ? age.high - (reused ? ((firstLife ?? published)?.low ?? 0) : 0) : 0;
}

/** The age at which a device has served as long as planned: years here, and for a second-hand one, those before. */
export function plannedAge({ lifetime, firstLife }: Years, reused: boolean, published: Spread): number {
  return (lifetime ?? published).value + (reused ? (firstLife ?? published).value : 0);
}

/** True when a device is already older than planned. */
export function outlives(years: Years, reused: boolean, published: Spread): boolean {
  return years.age !== undefined && years.age.value > plannedAge(years, reused, published);
}

function longer(years: number): Quantity['name'] {
  return { fr: `gardé ${years} an${years > 1 ? 's' : ''} de plus`, en: `kept ${years} year${years > 1 ? 's' : ''} more` };
}

/** NumEcoEval counts in days: the range of the age goes with it. */
function soFar({ value, low, high }: Spread, line: number, published: (id: string) => Quantity | undefined): Quantity | undefined {
  const perYear = published('numecoeval/days-per-year')?.value ?? Number.NaN;
  const days = declared('device/days-in-service', { value: value * perYear, low: low * perYear, high: high * perYear }, line);
  const result = compute(lifetimeSoFar, (id) => (id === 'device/days-in-service' ? days : published(id)));
  return isUnknown(result) ? undefined : result;
}
