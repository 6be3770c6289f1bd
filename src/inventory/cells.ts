import type { Spread } from '../engine/assess/inventory.ts';
import type { Evidence } from '../engine/quantity/quantity.ts';
import { plain } from './plain.ts';
import { ok, type Parsed, wrong } from './problem.ts';
import { words } from './words.ts';

/** From what was typed in a cell to a value, or to what is wrong with it. One function per kind of answer. */

/** `1 234,5`, `1234.5`, `12 ans`, `70 W`: digits, then perhaps a unit in letters. */
const NUMBER = /^([+-]?\d[\d\s\u00a0\u202f']*(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*[a-zé./%]*$/i;
/** `1.234,5`: points between thousands, as some spreadsheets write. */
const DOTTED = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/;
/** `3-7`, `3 à 7 ans`, `3..7`, `entre 3 et 7`, `3 to 7`. */
const RANGE = /^(?:entre|between|de|from)?\s*(\d[\d\s]*(?:[.,]\d+)?)\s*(?:-|–|—|\.\.|…|à|a|et|to|and)\s*(\d[\d\s]*(?:[.,]\d+)?)\s*[a-zé./]*$/i;

export type Bounds = Readonly<{ low: number; high: number; unit: string; example: string }>;

export function figureIn(text: string, { low, high, unit, example }: Bounds): Parsed<number> {
  const digits = NUMBER.exec(text.trim().replace(DOTTED, (_, whole: string, rest: string) => `${whole.replaceAll('.', '')}.${rest}`))?.[1];
  const value = digits === undefined ? Number.NaN : Number(digits.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.'));
  if (!Number.isFinite(value)) return wrong(words.notNumber, words.number(example));
  if (value < low || value > high) return wrong(words.outside, words.within(low, high, unit));
  return ok(value);
}

/** One figure, or two that bound it: the value is then their middle. */
export function spreadIn(text: string, bounds: Bounds): Parsed<Spread> {
  const range = RANGE.exec(text.trim());
  if (!range) {
    const one = figureIn(text, bounds);
    return 'value' in one ? ok({ value: one.value, low: one.value, high: one.value }) : one;
  }
  const low = figureIn(range[1] as string, bounds);
  if (!('value' in low)) return low;
  const high = figureIn(range[2] as string, bounds);
  if (!('value' in high)) return high;
  if (low.value > high.value) return wrong(words.reversed, words.rising);
  return ok({ value: (low.value + high.value) / 2, low: low.value, high: high.value });
}

const FIRST_YEAR = 1970;

/** An age in years, from a year, two years or a date, seen from the year of the assessment. */
export function ageIn(text: string, year: number): Parsed<Spread> {
  const typed = text.trim();
  const dated = /^(\d{4})-\d\d?-\d\d?\b/.exec(typed) ?? /^\d\d?[/.-]\d\d?[/.-](\d{4})\b/.exec(typed) ?? /^(?:\d\d?[/-])?(\d{4})$/.exec(typed);
  const years = dated ? [Number(dated[1]), Number(dated[1])] : (/^(\d{4})\s*(?:-|–|à|to|\.\.)\s*(\d{4})$/.exec(typed)?.slice(1).map(Number) ?? []);
  const [first, last] = years;
  if (first === undefined || last === undefined) return wrong(words.notDate, words.date);
  if (last > year) return wrong(words.future, words.past(year));
  if (first < FIRST_YEAR) return wrong(words.outside, words.past(year));
  if (first > last) return wrong(words.reversed, words.date);
  return ok({ value: year - (first + last) / 2, low: year - last, high: year - first });
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

/** Words for the customary places; any other text stays what it is, the name of a place. */
export function placeIn(text: string): string {
  return PLACES[plain(text)] ?? text;
}

const PLACES: Readonly<Record<string, string>> = {
  bureau: 'desk',
  office: 'desk',
  domicile: 'home',
  maison: 'home',
  'salle serveur': 'server-room',
  'salle serveurs': 'server-room',
  'local technique': 'server-room',
  'server room': 'server-room',
  'centre de donnees': 'datacenter',
  'data center': 'datacenter',
};
