import { product, quotient, sum } from '../expression.ts';
import { formula } from '../formula.ts';

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

/** *Cut-off*: a rescued machine carries no manufacture; its end of life remains ours. */
export const cutoff = formula({
  id: 'reuse/renewals-cutoff',
  name: { fr: 'Appareils usés par an (réemploi avec coupure)', en: 'Devices worn out per year (reuse, cut-off)' },
  gives: 'item/year',
  source: 'infrabasse-method',
  from: { renewals: 'device/renewals', carried: 'reuse/cutoff-share' },
  expression: ({ renewals, carried }) => product(renewals, carried),
});
