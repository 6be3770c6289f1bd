import { product } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * Use: what devices draw from the socket in a year.
 *
 * Not covered: the networks and datacenters a device talks to (network.ts, server.ts).
 */

/** From a power and a habit. Of the inputs, `hours` is the one to ask for: it is a habit, not a property of the device. */
export const electricity = formula({
  id: 'use/electricity',
  name: { fr: 'Électricité par an', en: 'Electricity per year' },
  gives: 'kWh/year',
  source: 'iso-14040',
  from: {
    count: 'device/count', //         item
    certainty: 'device/certainty', // 1
    power: 'device/power', //         W/item   mean draw while on, at the socket
    hours: 'device/hours', //         h/year   hours on
    pue: 'place/pue', //              1        total power of the place over power of its machines
  },
  expression: ({ count, certainty, power, hours, pue }) => product(count, certainty, power, hours, pue),
});

/** From a bill, a wattmeter left for a year, or a declaration. */
export const electricityMeasured = formula({
  id: 'use/electricity-yearly',
  name: { fr: 'Électricité par an', en: 'Electricity per year' },
  gives: 'kWh/year',
  source: 'iso-14040',
  from: {
    count: 'device/count',
    certainty: 'device/certainty',
    yearly: 'device/electricity', // kWh/item·year
    pue: 'place/pue',
  },
  expression: ({ count, certainty, yearly, pue }) => product(count, certainty, yearly, pue),
});
