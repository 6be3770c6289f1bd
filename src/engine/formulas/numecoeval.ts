import { product, quotient, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/** What NumEcoEval computes and our own formulas do not already say. Kept so that its totals can be reproduced. */

/** Manufacture, distribution or end of life of equipment used at a rate (0 to 1). */
export const equipment = formula({
  id: 'numecoeval/equipment',
  name: { fr: 'Équipement physique, hors usage (NumEcoEval)', en: 'Physical equipment, not use (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: { count: 'device/count', factor: 'factor/item', rate: 'numecoeval/use-rate', lifetime: 'device/lifetime' },
  expression: ({ count, factor, rate, lifetime }) => quotient(product(count, factor, rate), lifetime),
});

export const use = formula({
  id: 'numecoeval/use',
  name: { fr: 'Équipement physique, usage (NumEcoEval)', en: 'Physical equipment, use (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: { count: 'device/count', yearly: 'device/electricity', mix: 'electricity/mix', pue: 'place/pue', rate: 'numecoeval/use-rate' },
  expression: ({ count, yearly, mix, pue, rate }) => product(count, yearly, mix, pue, rate),
});

/** Terminals of a digital service: the hours of its users, as a fraction of a device's whole life. */
export const terminal = formula({
  id: 'numecoeval/terminal',
  name: { fr: 'Terminaux d’un service (NumEcoEval)', en: 'Terminals of a service (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    users: 'device/count',
    hours: 'device/hours',
    factor: 'factor/item',
    lifetime: 'device/lifetime',
    hoursPerYear: 'hours/always',
  },
  expression: ({ users, hours, factor, lifetime, hoursPerYear }) => quotient(product(users, hours, factor), product(lifetime, hoursPerYear)),
});

/** Mail: an affine law of the size of a message, per criterion. */
export const messages = formula({
  id: 'numecoeval/messages',
  name: { fr: 'Messagerie (NumEcoEval)', en: 'Mail (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    messages: 'mail/messages',
    size: 'mail/size',
    slope: 'mail/factor-per-volume',
    intercept: 'mail/factor-per-message',
  },
  expression: ({ messages: sent, size, slope, intercept }) => product(sent, sum(product(size, slope), intercept)),
});
