import type { Spread } from '../../engine/assess/inventory.ts';
import { ok, type Parsed, wrong } from '../problem.ts';
import { words } from '../words.ts';
import { type Measure, worthOf } from './unit.ts';

/** From what was typed to a figure, in the unit of its measure, or to what is wrong with it. */

/** What a figure may be. Bounds refuse what cannot be, not what is odd. */
export type Bounds = Readonly<{ low: number; high: number; measure: Measure; example: string; whole?: boolean }>;

/** No figure is longer; what is longer is not looked at, however it is made. */
const LONGEST = 80;

/** Digits, with spaces, apostrophes, points or commas between them. */
const DIGITS = String.raw`[+-]?\d(?:(?:[\d\s'’,]|\.(?!\.))*\d)?(?:e[+-]?\d+)?`;
const UNIT = String.raw`[^\d\s+-][^\d+-]*(?:[2²]|\/24)?`;
/** `1 234,5`, `12 ans`, `8 h/jour`. */
const ONE = new RegExp(`^(${DIGITS})\\s*(${UNIT})?$`, 'i');
/** `3-7`, `3 à 7 ans`, `3..7`, `entre 18 mois et 3 ans`, `3 to 7`. */
const TWO = new RegExp(`^(?:(?:entre|between|de|from)\\s+)?(${DIGITS})\\s*(${UNIT})?\\s*(?:-|–|—|\\.\\.|…|à|a|et|to|and)\\s*(${DIGITS})\\s*(${UNIT})?$`, 'i');

/** One figure, and the unit after it if there is one. */
export function figureIn(text: string, bounds: Bounds): Parsed<number> {
  const [, digits, unit = ''] = matched(ONE, text);
  return digits === undefined ? wrong(words.notNumber, words.number(bounds.example)) : figure(digits, unit, bounds);
}

/** One figure, or two that bound it: the value is then their middle. A unit said once is that of both. */
export function spreadIn(text: string, bounds: Bounds): Parsed<Spread> {
  const one = figureIn(text, bounds);
  if ('value' in one) return ok({ value: one.value, low: one.value, high: one.value });
  const [, from, firstUnit, to, lastUnit = ''] = matched(TWO, text);
  if (from === undefined || to === undefined) return one;
  const low = figure(from, firstUnit || lastUnit, bounds);
  if (!('value' in low)) return low;
  const high = figure(to, lastUnit, bounds);
  if (!('value' in high)) return high;
  if (low.value > high.value) return wrong(words.reversed, words.rising);
  return ok({ value: (low.value + high.value) / 2, low: low.value, high: high.value });
}

function matched(pattern: RegExp, text: string): readonly (string | undefined)[] {
  const typed = text.trim();
  return typed.length > LONGEST ? [] : (pattern.exec(typed) ?? []);
}

function figure(digits: string, unit: string, { low, high, measure, example, whole }: Bounds): Parsed<number> {
  const worth = worthOf(unit.trim(), measure);
  if (worth === undefined) return wrong(words.unknownUnit(unit.trim()), words.units(measure.known, example));
  const readings = readingsOf(digits).map((one) => one * worth);
  const possible = readings.filter((one) => one >= low && one <= high);
  const [value = readings[0]] = possible;
  if (value === undefined || !Number.isFinite(value)) return wrong(words.notNumber, words.number(example));
  if (possible.length > 1) return wrong(words.ambiguous, words.unambiguous);
  if (possible.length === 0) return wrong(words.outside, words.within(low, high, measure.name));
  if (whole && !Number.isInteger(value)) return wrong(words.notWhole, words.wholeNumber(example));
  return ok(value);
}

/**
 * What digits may mean. Between thousands stand spaces, apostrophes, points or commas; before decimals, a point or a
 * comma. `1,500` may be either: both are given, and the bounds of the column say whether one of them is impossible.
 */
function readingsOf(digits: string): number[] {
  if (PLAIN.test(digits)) return [Number(digits.replace(',', '.'))];
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const plain = mantissa.replace(/[\s'’]/g, ' ');
  const found = new Set<number>();
  for (const [thousands, decimal] of SIGNS) {
    const [whole = '', decimals = '', ...rest] = plain.split(decimal);
    if (rest.length > 0 || /\D/.test(decimals)) continue;
    if (/^[+-]?\d+$/.test(whole) || grouped(whole, thousands)) found.add(Number(`${whole.replaceAll(thousands, '')}.${decimals}e${exponent}`));
  }
  return [...found];
}

/** What most people write, and what there is only one way to read. */
const PLAIN = /^[+-]?\d+(?:[.,]\d\d?)?$/;

/** What may stand between thousands and before decimals, together. */
const SIGNS = [
  [' ', ','],
  [' ', '.'],
  [',', '.'],
  ['.', ','],
] as const;

/** Thousands go by three, and nobody writes `0,500` for five hundred. */
function grouped(whole: string, sign: string): boolean {
  const [first = '', ...rest] = whole.split(sign);
  return rest.length > 0 && /^[+-]?[1-9]\d{0,2}$/.test(first) && rest.every((three) => /^\d{3}$/.test(three));
}
