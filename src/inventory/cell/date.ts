import type { Spread } from '../../engine/assess/inventory.ts';
import { ok, type Parsed, wrong } from '../problem.ts';
import { words } from '../words.ts';

/** From when a thing was bought, as people and spreadsheets write it, to its age. */

const FIRST_YEAR = 1970;
const DAY = 86_400_000;
/** NumEcoEval’s year, so that its totals can be reproduced to the day. */
const DAYS_A_YEAR = 365;
/** No date is longer. */
const LONGEST = 40;

/**
 * An age in years, from a year, two years or a date. A year of assessment is looked at from its middle: a thing bought
 * some day of 2019 is six years old in 2025, one bought on a known day is told to the day.
 */
export function ageIn(text: string, year: number): Parsed<Spread> {
  const typed = text.trim().slice(0, LONGEST);
  const years = /^(\d{4})(?:\s*(?:-|–|à|to|\.\.)\s*(\d{4}))?$/.exec(typed);
  if (years) return agesOf(Number(years[1]), Number(years[2] ?? years[1]), year);
  const bought = dateIn(typed, year);
  if (bought === undefined) return wrong(words.notDate, words.date);
  const date = new Date(bought).getUTCFullYear();
  const known = agesOf(date, date, year);
  if (!('value' in known)) return known;
  const age = Math.max(0, (Date.UTC(year, 6, 1) - bought) / DAY / DAYS_A_YEAR);
  return ok({ value: age, low: age, high: age });
}

function agesOf(first: number, last: number, year: number): Parsed<Spread> {
  if (last > year) return wrong(words.future, words.past(year));
  if (first < FIRST_YEAR) return wrong(words.outside, words.past(year));
  if (first > last) return wrong(words.reversed, words.date);
  return ok({ value: year - (first + last) / 2, low: year - last, high: year - first });
}

/** The instant of a date, in any of the ways below; the middle of a month or of a quarter when nothing more is said. */
function dateIn(typed: string, year: number): number | undefined {
  // The hour says nothing of an age.
  const day = plainDate(typed.replace(/[T\s]\d\d?[:h].*$/, ''));
  for (const way of WAYS) {
    const found = way(day, year);
    if (found) return instantOf(found);
  }
  return undefined;
}

type Day = Readonly<{ year: number; month: number; day: number }>;

/** The thirty-first of February is the third of March to a calendar, and a mistake to a person. */
function instantOf({ year, month, day }: Day): number | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  return Number.isFinite(instant) && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? instant : undefined;
}

/** Accents, case and ordinals apart, separators kept. */
function plainDate(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(\d\d?)(er|st|nd|rd|th)\b/g, '$1')
    .trim();
}

/** Day that stands for a month, and month that stands for a quarter or half. */
const MIDDLE = 15;

const WAYS: readonly ((text: string, now: number) => Day | undefined)[] = [
  // 2019-03-14, 2019/3/14
  (text) => numbers(/^(\d{4})[-/.](\d\d?)[-/.](\d\d?)$/.exec(text), ([year, month, day]) => ({ year, month, day })),
  // 2019-03
  (text) => numbers(/^(\d{4})[-/.](\d\d?)$/.exec(text), ([year, month]) => ({ year, month, day: MIDDLE })),
  // 14/03/2019, 14.3.19; 03/14/2019 where it cannot be anything else
  (text, now) =>
    numbers(/^(\d\d?)[-/. ](\d\d?)[-/. ](\d{4}|\d\d)$/.exec(text), ([first, second, year]) => {
      const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
      return { year: fullYear(year, now), month, day };
    }),
  // 03/2019
  (text) => numbers(/^(\d\d?)[-/. ](\d{4})$/.exec(text), ([month, year]) => ({ year, month, day: MIDDLE })),
  // 20190314
  (text) => numbers(/^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text), ([year, month, day]) => ({ year, month, day })),
  // 43538, what a spreadsheet keeps of 2019-03-14: days since the end of 1899
  (text) =>
    numbers(/^([2-5]\d{4})(?:[.,]\d+)?$/.exec(text), ([days]) => {
      const date = new Date(Date.UTC(1899, 11, 30) + days * DAY);
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    }),
  // 14 mars 2019, 14-mars-19, mars 2019, March 14, 2019
  (text, now) => {
    const [, day, name = '', other, year = ''] = /^(?:(\d\d?)[-/. ]+)?([a-z]{3,9})\.?(?:[-/. ]+(\d\d?),)?[-/., ]+(\d{4}|\d\d)$/.exec(text) ?? [];
    const month = MONTHS.findIndex((known) => known.some((one) => name.startsWith(one))) + 1;
    return month === 0 ? undefined : { year: fullYear(Number(year), now), month, day: Number(day ?? other ?? MIDDLE) };
  },
  // T1 2019, Q3-2020, S2 2021
  (text) => numbers(/^[tq]([1-4])[-/. ]?(\d{4})$/.exec(text), ([quarter, year]) => ({ year, month: quarter * 3 - 1, day: MIDDLE })),
  (text) => numbers(/^s([12])[-/. ]?(\d{4})$/.exec(text), ([half, year]) => ({ year, month: half * 6 - 2, day: 1 })),
];

/** French and English months by their first letters; July before June, whose letters begin it. */
const MONTHS = [
  ['jan'],
  ['fev', 'feb'],
  ['mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];

function numbers(match: RegExpExecArray | null, made: (found: [number, number, number]) => Day): Day | undefined {
  return match ? made(match.slice(1).map(Number) as [number, number, number]) : undefined;
}

/** `19` is 2019, and `98` is 1998: no year to come. */
function fullYear(year: number, now: number): number {
  if (year > 99) return year;
  return year > now % 100 ? 1900 + year : 2000 + year;
}
