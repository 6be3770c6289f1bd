import { product, quotient } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/** From a quantity of things to an impact. The unit is that of the criterion at hand. */

/** Manufacture, distribution or their aggregate, in a year. Not covered: accessories and repairs. */
export const embodied = formula({
  id: 'impact/embodied',
  name: { fr: 'Impact de la fabrication par an', en: 'Impact of manufacture per year' },
  gives: 'impact/year',
  source: 'iso-14040',
  from: {
    renewals: 'device/renewals', // item/year
    factor: 'factor/item', //       impact/item
  },
  expression: ({ renewals, factor }) => product(renewals, factor),
});

/** Electricity with the mix of the place and the year (location-based, no discount for a green contract). */
export const use = formula({
  id: 'impact/use',
  name: { fr: 'Impact de l’électricité par an', en: 'Impact of electricity per year' },
  gives: 'impact/year',
  source: 'ghg-protocol-scope-2',
  from: {
    electricity: 'use/electricity', // kWh/year
    mix: 'electricity/mix', //         impact/kWh
  },
  expression: ({ electricity, mix }) => product(electricity, mix),
});

/** A subscription (network line). */
export const line = formula({
  id: 'impact/line',
  name: { fr: 'Impact des lignes par an', en: 'Impact of lines per year' },
  gives: 'impact/year',
  source: 'acv-numerique-2.2',
  from: {
    lines: 'network/lines', // line
    factor: 'factor/line', //  impact/line·year
  },
  expression: ({ lines, factor }) => product(lines, factor),
});

/** What falls to each person served. Not a ranking: it says whether a shared machine is idling. */
export const perPerson = formula({
  id: 'impact/per-person',
  name: { fr: 'Impact par personne servie', en: 'Impact per person served' },
  gives: 'impact/person·year',
  source: 'infrabasse-method',
  from: {
    impact: 'impact/total', //     impact/year
    persons: 'service/persons', // person
  },
  expression: ({ impact, persons }) => quotient(impact, persons),
});
