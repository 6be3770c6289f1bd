import { product, quotient, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/** What NumEcoEval computes and our own formulas do not already say. Kept so that its totals can be reproduced. */

/** Manufacture, distribution or end of life of equipment used at a rate (0 to 1). */
export const equipment = formula({
  id: 'numecoeval/equipment',
  name: { fr: 'Équipement physique, hors usage (NumEcoEval)', en: 'Physical equipment, not use (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    count: 'device/count', //       item
    factor: 'factor/item', //       impact/item
    rate: 'numecoeval/use-rate', // 1
    lifetime: 'device/lifetime', // year
  },
  expression: ({ count, factor, rate, lifetime }) => quotient(product(count, factor, rate), lifetime),
});

/** Electricity of equipment used at a rate (0 to 1). The overhead of the place is 1 outside a datacenter. */
export const use = formula({
  id: 'numecoeval/use',
  name: { fr: 'Équipement physique, usage (NumEcoEval)', en: 'Physical equipment, use (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    count: 'device/count', //        item
    yearly: 'device/electricity', // kWh/item·year
    mix: 'electricity/mix', //       impact/kWh
    pue: 'place/pue', //             1
    rate: 'numecoeval/use-rate', //  1
  },
  expression: ({ count, yearly, mix, pue, rate }) => product(count, yearly, mix, pue, rate),
});

/** Terminals of a digital service: the hours of its users, as a fraction of a device's whole life. */
export const terminal = formula({
  id: 'numecoeval/terminal',
  name: { fr: 'Terminaux d’un service (NumEcoEval)', en: 'Terminals of a service (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    users: 'device/count', //        item
    hours: 'device/hours', //        h/year
    factor: 'factor/item', //        impact/item
    lifetime: 'device/lifetime', //  year
    hoursPerYear: 'hours/always', // h/year
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
    messages: 'mail/messages', //            message/year
    size: 'mail/size', //                    GB/message
    slope: 'mail/factor-per-volume', //      impact/GB
    intercept: 'mail/factor-per-message', // impact/message
  },
  expression: ({ messages: sent, size, slope, intercept }) => product(sent, sum(product(size, slope), intercept)),
});
