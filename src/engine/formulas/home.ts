import { product } from '../expression.ts';
import { formula } from '../formula.ts';

/** A service kept alive by several machines in several places: redundancy is geographic, and it is counted. */
export const machines = formula({
  id: 'home/machines',
  name: { fr: 'Machines, copies comprises', en: 'Machines, copies included' },
  gives: 'item',
  source: 'infrabasse-method',
  from: { each: 'home/machines-per-place', places: 'home/places' },
  expression: ({ each, places }) => product(each, places),
});
