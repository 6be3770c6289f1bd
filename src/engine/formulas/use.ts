import { product, quotient } from '../formula/expression.ts';
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
    count: 'device/count', //         item
    certainty: 'device/certainty', // 1
    yearly: 'device/electricity', //  kWh/item·year
    pue: 'place/pue', //              1
  },
  expression: ({ count, certainty, yearly, pue }) => product(count, certainty, yearly, pue),
});

/**
 * From a published yearly consumption, when the line gives its own hours: the same power, on for longer or for less.
 *
 * Misleads for what also draws while off, and for what does not run by the hour (a phone is charged, a printer prints).
 */
export const electricityScaled = formula({
  id: 'use/electricity-scaled',
  name: { fr: 'Électricité par an, ramenée à vos heures', en: 'Electricity per year, scaled to your hours' },
  gives: 'kWh/year',
  source: 'infrabasse-method',
  from: {
    count: 'device/count', //            item
    certainty: 'device/certainty', //    1
    yearly: 'device/electricity', //     kWh/item·year   as published
    hours: 'device/hours', //            h/year          those of the line
    usual: 'device/usual-hours', //      h/year          those behind the published figure
    pue: 'place/pue', //                 1
  },
  expression: ({ count, certainty, yearly, hours, usual, pue }) => product(count, certainty, yearly, quotient(hours, usual), pue),
});
