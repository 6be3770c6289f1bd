import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Parsed } from '../problem.ts';
import { figureIn, spreadIn } from './figure.ts';
import { type Measure, measures } from './unit.ts';

const answerOf = (parsed: Parsed<unknown>): unknown => ('value' in parsed ? parsed.value : parsed.why.fr);
const figureOf = (typed: string, measure: Measure, high: number, whole = false): unknown =>
  answerOf(figureIn(typed, { low: 0, high, measure, example: '70', whole }));

const NO_NUMBER = 'ce n’est pas un nombre';
const OUTSIDE = 'ce nombre est hors de ce qui est possible';
const TWO_WAYS = 'ce nombre peut se lire de deux façons : des milliers, ou des décimales';

for (const [typed, expected] of [
  ['8', 8],
  ['26,5', 26.5],
  ['26.5', 26.5],
  ['1 600', 1600],
  ['1\u202f600', 1600],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['0,125', 0.125], // nobody groups thousands after a zero
  ['26.1250', 26.125],
  ['1.234', TWO_WAYS],
  ['1,500', TWO_WAYS],
  ['12 34', NO_NUMBER],
  ['1e3', 1000],
  ['1e-2', 0.01],
  ['-3', OUTSIDE],
  ['1e400', NO_NUMBER],
  ['NaN', NO_NUMBER],
  ['Infinity', NO_NUMBER],
  ['=1+1', NO_NUMBER],
  ['douze', NO_NUMBER],
  ['99999', OUTSIDE],
] as const) {
  test(`a number typed « ${typed} » is read as ${expected}`, () => assert.equal(figureOf(typed, measures.watts, 10_000), expected));
}

for (const [measure, high, typed, expected, byHand] of [
  ['years', 60, '5 ans', 5, ''],
  ['years', 60, '18 mois', 1.5, '18 ÷ 12'],
  ['years', 60, '2,500', 2.5, '2500 years are no lifetime'],
  ['years', 60, '3 jours', 'l’unité « jours » n’est pas comprise ici', 'days of what?'],
  ['watts', 1e5, '70 W', 70, ''],
  ['watts', 1e5, '0.05 kW', 50, '0.05 × 1000'],
  ['watts', 1e5, '3 kWh', 'l’unité « kWh » n’est pas comprise ici', 'energy is no power'],
  ['yearlyEnergy', 1e6, '42 kWh/an', 42, ''],
  ['yearlyEnergy', 1e6, '2 MWh', 2000, '2 × 1000'],
  ['yearlyEnergy', 1e6, '800 Wh par mois', 9.6, '0.8 × 12'],
  ['yearlyEnergy', 1e6, '1 kWh/jour', 365, '1 × 365'],
  ['yearlyHours', 8784, '1 600 h par an', 1600, ''],
  ['yearlyHours', 8784, '8 h/jour', 2920, '8 × 365, every day of the year'],
  ['yearlyHours', 8784, '35 heures / semaine', 1820, '35 × 52'],
  ['yearlyHours', 8784, '24 h/24', 8760, '24 × 365'],
  ['yearlyHours', 8784, '30 h/jour', OUTSIDE, '30 × 365 is more than a year'],
  ['gigabytes', 1e5, '1 To', 1000, ''],
  ['percent', 100, '20 %', 20, ''],
  ['share', 1, '25 %', 0.25, ''],
  ['number', 100, '8 baies', 'l’unité « baies » n’est pas comprise ici', ''],
] as const) {
  test(`${measure}: « ${typed} » is ${expected} ${byHand && `(${byHand})`}`, () => {
    const found = figureOf(typed, measures[measure], high);
    if (typeof found === 'number' && typeof expected === 'number') assert.ok(Math.abs(found - expected) < 1e-9, `${found}`);
    else assert.equal(found, expected);
  });
}

for (const [typed, expected] of [
  ['8', 8],
  ['8,0', 8],
  ['8 appareils', 8],
  ['1 500', 1500],
  ['2,5', 'ce n’est pas un nombre entier'],
  ['1,500', TWO_WAYS],
] as const) {
  test(`a quantity typed « ${typed} » is ${expected}`, () => assert.equal(figureOf(typed, measures.items, 1e7, true), expected));
}

for (const [typed, expected] of [
  ['5', { value: 5, low: 5, high: 5 }],
  ['3-7', { value: 5, low: 3, high: 7 }],
  ['3–7', { value: 5, low: 3, high: 7 }],
  ['3 à 7 ans', { value: 5, low: 3, high: 7 }],
  ['entre 3 et 7', { value: 5, low: 3, high: 7 }],
  ['3 to 7 years', { value: 5, low: 3, high: 7 }],
  ['2,5..3,5', { value: 3, low: 2.5, high: 3.5 }],
  ['18-30 mois', { value: 2, low: 1.5, high: 2.5 }],
  ['entre 18 mois et 3 ans', { value: 2.25, low: 1.5, high: 3 }],
  ['7-3', 'le premier nombre est plus grand que le second'],
  ['3-7 lunes', 'l’unité « lunes » n’est pas comprise ici'],
] as const) {
  test(`a range typed « ${typed} » is read`, () =>
    assert.deepEqual(answerOf(spreadIn(typed, { low: 0, high: 60, measure: measures.years, example: '5' })), expected));
}

test('a cell of a hundred thousand characters takes no time, whatever it is made of', () => {
  const start = performance.now();
  for (const piece of ['1', '1 ', '1.', '1-', ' ', 'a', '1a', '.,']) {
    for (const end of ['', '!', '-']) answerOf(spreadIn(piece.repeat(100_000) + end, { low: 0, high: 60, measure: measures.years, example: '5' }));
    // The longest that is still looked at.
    for (const end of ['', '!', '-']) answerOf(spreadIn(piece.repeat(80).slice(0, 79) + end, { low: 0, high: 60, measure: measures.years, example: '5' }));
  }
  assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
});
