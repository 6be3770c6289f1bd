import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from './show.ts';

for (const [what, low, value, high, digits, expected] of [
  ['bounds are orders of magnitude', 143.2, 170.4, 239.1, 4, ['140', '170.4', '240']],
  ['a high bound is not rounded under its value', 16.1, 16.25, 16.3, 4, ['16', '16.25', '16.3']],
  ['a low bound is not rounded over its value', 16.7, 16.75, 19, 4, ['16.7', '16.75', '19']],
  ['a bound that is the value is written as it is', 51.9, 51.9, 70, 4, ['51.9', '51.9', '70']],
  ['results have two digits, bounds as well', 103, 104.4, 104.6, 2, ['100', '100', '100']],
] as const) {
  test(`${what}: ${low}, ${value}, ${high}`, () => {
    const one = shown({ value, low, high }, 'W/item', 'en', digits);
    assert.deepEqual([one.low, one.value, one.high], expected);
  });
}
