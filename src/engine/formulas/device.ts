import { atLeast, product, quotient, roundUp, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

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

/** Devices to be made so that a fleet bought new today stands until the horizon: counted whole, the first ones included. */
export const madeOverHorizon = formula({
  id: 'device/made-over-horizon',
  name: { fr: 'Appareils à fabriquer d’ici l’horizon, les premiers compris', en: 'Devices to be made until the horizon, the first ones included' },
  gives: 'item',
  source: 'iso-14040',
  from: {
    count: 'device/count', //       item
    horizon: 'device/horizon', //   year
    lifetime: 'device/lifetime', // year
  },
  expression: ({ count, horizon, lifetime }) => product(count, roundUp(quotient(horizon, lifetime))),
});

/** Devices to be made, year after year, for a fleet renewed bit by bit: what it costs to keep it as it is. */
export const renewedOverHorizon = formula({
  id: 'device/renewed-over-horizon',
  name: { fr: 'Appareils à fabriquer pour garder ce parc', en: 'Devices to be made to keep this fleet' },
  gives: 'item',
  source: 'iso-14040',
  from: {
    count: 'device/count', //       item
    horizon: 'device/horizon', //   year
    lifetime: 'device/lifetime', // year
  },
  expression: ({ count, horizon, lifetime }) => product(count, quotient(horizon, lifetime)),
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
  from: {
    days: 'device/days-in-service', //          day
    daysPerYear: 'numecoeval/days-per-year', // day/year
    floor: 'numecoeval/shortest-lifetime', //   year
  },
  expression: ({ days, daysPerYear, floor }) => atLeast(quotient(days, daysPerYear), floor),
});

/**
 * What a second-hand device still carries of its manufacture. Two conventions, always shown side by side:
 * neither is truer, and hiding one would decide the comparison.
 */

/** *Pro rata*: manufacture spread over the whole life, first owner included. */
export const prorata = formula({
  id: 'reuse/renewals-prorata',
  name: { fr: 'Appareils usés par an (réemploi au prorata)', en: 'Devices worn out per year (reuse, pro rata)' },
  gives: 'item/year',
  source: 'infrabasse-method',
  from: {
    count: 'device/count',
    certainty: 'device/certainty',
    firstLife: 'reuse/first-life', // year   years with the first owner
    lifetime: 'device/lifetime', //   year   years here
  },
  expression: ({ count, certainty, firstLife, lifetime }) => quotient(product(count, certainty), sum(firstLife, lifetime)),
});

/**
 * *Cut-off*: a rescued machine carries no manufacture. Its end of life remains ours, and does not go through here: it
 * follows `device/renewals`. Where a source gives all but electricity as one figure, that end of life is left out with the rest.
 */
export const cutoff = formula({
  id: 'reuse/renewals-cutoff',
  name: { fr: 'Appareils usés par an (réemploi avec coupure)', en: 'Devices worn out per year (reuse, cut-off)' },
  gives: 'item/year',
  source: 'infrabasse-method',
  from: {
    renewals: 'device/renewals', //   item/year
    carried: 'reuse/cutoff-share', // 1
  },
  expression: ({ renewals, carried }) => product(renewals, carried),
});
