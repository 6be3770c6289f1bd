import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert, convertible, unit } from './unit.ts';

for (const [value, from, to, expected] of [
  // as anyone would do by hand
  [1, 'kWh', 'Wh', 1000],
  [26.5, 'W/item', 'kW/item', 0.0265],
  [51.9, 'gCO2e/kWh', 'kgCO2e/kWh', 0.0519],
  [12, 'month', 'year', 1],
  [3, 't', 'kg', 3000],
  [2, 'TB', 'GB', 2000],
  [5, 'cm2', 'mm2', 500],
  [40, '%', '1', 0.4],
  [2, 'W·h', 'kWh', 0.002],
] as const) {
  test(`${value} ${from} is ${expected} ${to}`, () => assert.ok(Math.abs(convert(value, from, to) - expected) < 1e-12 * expected));
}

for (const [from, to, base] of [
  ['h', 'year', 'h'], //          hours on are a habit, years are the calendar
  ['kWh', 'MJ', 'MJ'], //         electricity at the socket is not energy drawn from nature
  ['kg', 'kgCO2e', 'kgCO2e'], //  matter is not its carbon
  ['day', 'year', 'day'], //      how many days a year counts is a convention, and a parameter
] as const) {
  test(`${from} cannot be read as ${to}, and the message says in what they differ`, () => {
    assert.equal(convertible(from, to), false);
    assert.throws(() => convert(1, from, to), new RegExp(`cannot be read as.*"${base}"`));
  });
}

test('a unit with an unknown symbol is refused, with the known ones listed', () => {
  assert.throws(() => unit('kg/furlong'), /unknown symbol "furlong", expected one of 1 % item/);
  assert.throws(() => unit('kg/item/year'), /one "\/" at most/);
});
