import { atLeast, product, quotient, roundUp } from '../expression.ts';
import { formula } from '../formula.ts';

/**
 * Manufacture, transport and end of life: how many devices a year of use wears out.
 *
 * A device bought to last four years costs a quarter of its manufacture each year, whatever its age today:
 * dividing by the age so far would make the same machine look greener every January.
 */

/** Devices used up in a year. `lifetime` misleads most: ask for it first. */
export const renewals = formula({
  id: 'device/renewals',
  name: { fr: 'Appareils usés par an', en: 'Devices worn out per year' },
  gives: 'item/year',
  source: 'iso-14040',
  from: {
    count: 'device/count', //         item   how many are in use
    certainty: 'device/certainty', // 1      spread of what was declared (evidence A to D)
    lifetime: 'device/lifetime', //   year   planned or observed, from first to last day here
  },
  expression: ({ count, certainty, lifetime }) => quotient(product(count, certainty), lifetime),
});

/** Devices to be made so that the fleet stands until the horizon, the first ones included. */
export const madeOverHorizon = formula({
  id: 'device/made-over-horizon',
  name: { fr: 'Appareils à fabriquer d’ici l’horizon', en: 'Devices to be made until the horizon' },
  gives: 'item',
  source: 'iso-14040',
  from: { count: 'device/count', horizon: 'device/horizon', lifetime: 'device/lifetime' },
  expression: ({ count, horizon, lifetime }) => product(count, roundUp(quotient(horizon, lifetime))),
});

/**
 * NumEcoEval's "REEL" mode: the lifetime is the age so far, a year at least.
 *
 * Kept to reproduce that tool. Not used by default: totals of two years cannot be compared.
 */
export const lifetimeSoFar = formula({
  id: 'device/lifetime-so-far',
  name: { fr: 'Durée constatée à ce jour (mode « REEL » de NumEcoEval)', en: 'Age so far (NumEcoEval’s “REEL” mode)' },
  gives: 'year',
  source: 'numecoeval',
  from: { days: 'device/days-in-service', daysPerYear: 'numecoeval/days-per-year', floor: 'numecoeval/shortest-lifetime' },
  expression: ({ days, daysPerYear, floor }) => atLeast(quotient(days, daysPerYear), floor),
});
