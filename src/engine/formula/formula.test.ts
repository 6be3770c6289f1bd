import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulas } from '../formulas/all.ts';
import { difference, product, quotient, root, sum } from './expression.ts';
import { check, formula } from './formula.ts';

const name = { fr: 'essai', en: 'trial' };

test('every formula of the project has sound units', () => {
  assert.deepEqual(check(formulas), []);
});

test('hours added to kilograms are refused, naming both', () => {
  const wrong = formula({
    id: 'trial/sum',
    name,
    gives: 'year',
    source: 's',
    from: { a: 'device/lifetime', b: 'device/hours' },
    expression: ({ a, b }) => sum(a, b),
  });
  assert.deepEqual(check([wrong]), ['formula "trial/sum": "sum" of two dimensions that differ in year, h']);
});

test('a result declared in the wrong unit is refused', () => {
  const wrong = formula({
    id: 'trial/electricity',
    name,
    gives: 'kWh/item·year',
    source: 's',
    from: { power: 'device/power', count: 'device/count' },
    expression: ({ power, count }) => product(power, count),
  });
  assert.match(check([wrong])[0] ?? '', /does not give "kWh\/item·year": differs in/);
});

test('an input nobody defined is refused', () => {
  const wrong = formula({ id: 'trial/unknown', name, gives: '1', source: 's', from: { a: 'no/such' }, expression: ({ a }) => a });
  assert.match(check([wrong])[0] ?? '', /unknown input "no\/such"/);
});

test('an input that stands on both sides must say which wins, or its range would be a guess', () => {
  const both = () =>
    formula({ id: 'trial/both', name, gives: '1', source: 's', from: { a: 'virtual/share' }, expression: ({ a }) => difference(quotient(a, a), root(a)) });
  assert.throws(both, /"a" stands on both sides/);
});

test('an input that is declared and never used is refused', () => {
  assert.throws(
    () => formula({ id: 'trial/idle', name, gives: '1', source: 's', from: { a: 'virtual/share', b: 'device/count' }, expression: ({ a }) => a }),
    /"b" is never used/,
  );
});
