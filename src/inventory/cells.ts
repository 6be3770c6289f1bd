import type { Spread } from '../engine/assess/inventory.ts';
import type { Evidence } from '../engine/quantity/quantity.ts';
import { plain } from './plain.ts';
import { ok, type Parsed, wrong } from './problem.ts';
import { words } from './words.ts';

/** From what was typed in a cell to a value, or to what is wrong with it. One function per kind of answer. */

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
  const [date, bought] = dateIn(typed) ?? [undefined, 0];
  if (date === undefined) return wrong(words.notDate, words.date);
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

/** `2019-03-14`, `14/03/2019`, or `03/2019`, whose middle is taken: its year, and its instant. */
function dateIn(typed: string): [year: number, instant: number] | undefined {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)\b/.exec(typed);
  const ours = /^(?:(\d\d?)[/.-])?(\d\d?)[/.-](\d{4})\b/.exec(typed);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [ours?.[3], ours?.[2], ours?.[1] ?? '15'];
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(instant);
  // The thirty-first of February is the third of March to a calendar, and a mistake to a person.
  return Number.isFinite(instant) && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? [Number(year), instant] : undefined;
}

export function evidenceIn(text: string): Parsed<Evidence> {
  const letter = text.trim().toUpperCase();
  if (letter === 'A' || letter === 'B' || letter === 'C' || letter === 'D') return ok(letter);
  const found = Object.entries(EVIDENCE_WORDS).find(([, known]) => known.includes(plain(text)));
  return found ? ok(found[0] as Evidence) : wrong(words.unknownEvidence, words.evidence);
}

const EVIDENCE_WORDS: Readonly<Record<Evidence, readonly string[]>> = {
  A: ['document', 'facture', 'mesure', 'invoice', 'measure', 'wattmetre', 'haute', 'high'],
  B: ['ecrit', 'written', 'moyenne', 'medium'],
  C: ['oral', 'spoken', 'declaration', 'declare', 'declared'],
  D: ['supposition', 'hypothese', 'guess', 'assumption', 'basse', 'low'],
};

/** True when the thing is second-hand. */
export function reusedIn(text: string): Parsed<boolean> {
  const typed = plain(text);
  if (['neuf', 'neuve', 'neufs', 'neuves', 'new'].includes(typed)) return ok(false);
  if (
    /^(reemploi|reemploye|reutilise|reconditionne|occasion|d occasion|recuperation|recupere|seconde main|don|reused|refurbished|second hand|used|donated)/.test(
      typed,
    )
  )
    return ok(true);
  return wrong(words.unknownCondition, words.condition);
}

/** `true` or `false`, as JSON or people write them. */
export function yesIn(text: string): Parsed<boolean> {
  const typed = plain(text);
  if (['true', 'yes', 'oui', 'vrai', '1'].includes(typed)) return ok(true);
  return ['false', 'no', 'non', 'faux', '0'].includes(typed) ? ok(false) : wrong(words.unknownYes, words.yes);
}

/** A two-letter code, or one of the few larger or smaller areas of the tables. */
export function countryIn(text: string, known: ReadonlySet<string>): Parsed<string> {
  const code = text.trim().toUpperCase();
  if (known.has(code)) return ok(code);
  const found = countryNames(known).get(plain(text));
  return found ? ok(found) : wrong(words.unknownCountry, words.country);
}

const names = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

/** Names in French and English, from the tables of the language, not from ours. */
function countryNames(known: ReadonlySet<string>): ReadonlyMap<string, string> {
  const before = names.get(known);
  if (before) return before;
  const made = new Map<string, string>(OTHER_NAMES);
  for (const lang of ['fr', 'en']) {
    const list = new Intl.DisplayNames(lang, { type: 'region' });
    for (const code of known) if (/^[A-Z]{2}$/.test(code)) made.set(plain(list.of(code) ?? code), code);
  }
  names.set(known, made);
  return made;
}

const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['monde', 'WORLD'],
  ['world', 'WORLD'],
  ['europe', 'EUROPE'],
  ['union europeenne', 'EU'],
  ['ue', 'EU'],
  ['european union', 'EU'],
  ['corse', 'FR-20R'],
  ['uk', 'GB'],
  ['angleterre', 'GB'],
  ['usa', 'US'],
  ['etats unis d amerique', 'US'],
];
