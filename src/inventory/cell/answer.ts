import type { Evidence } from '../../engine/quantity/quantity.ts';
import { plain } from '../plain.ts';
import { ok, type Parsed, wrong } from '../problem.ts';
import { words } from '../words.ts';

/** From what was typed in a cell to a value, or to what is wrong with it. One function per kind of answer. */

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

/** True when the thing is second-hand; nothing when what is said of its state tells neither. */
export function reusedIn(text: string): Parsed<boolean | undefined> {
  const typed = plain(text);
  if (['neuf', 'neuve', 'neufs', 'neuves', 'new', 'nouveau', 'neu', 'nuevo'].includes(typed)) return ok(false);
  if (
    /^(reemploi|reemploye|reutilise|reconditionne|occasion|d occasion|recuperation|recupere|seconde main|don|reused|refurbished|second hand|used|donated)/.test(
      typed,
    )
  )
    return ok(true);
  return STATES.test(typed) ? ok(undefined) : wrong(words.unknownCondition, words.condition);
}

/** How well a thing does says nothing of where it came from. */
const STATES =
  /^(tres |assez |very )?(bon|bonne|bien|moyen|moyenne|mauvais|mauvaise|correct|use|usage|ok|fonctionne|fonctionnel|marche|a reparer|good|fair|poor|working|excellent|acceptable)\b/;

/** What people and programs write in a cell they have nothing for. */
const NOTHING_SAID = new Set(
  ['na', 'n a', 'nc', 'n c', 'nd', 'n d', 'null', 'none', 'neant', 'aucun', 'aucune', 'inconnu', 'inconnue', 'unknown', 'undefined', 'vide', 'ns'].concat([
    'non renseigne',
    'non renseignee',
    'non specifie',
    'not specified',
    'to be filled by o e m',
    'default string',
    'ref',
    'valeur',
    'div 0',
    '0000 00 00',
    '00 00 0000',
  ]),
);

/** Whether a cell says nothing, in one of the ways people have of saying so. */
export function isBlank(text: string): boolean {
  if (text.length > LONGEST_BLANK) return false;
  if (ERROR.test(text.trim())) return true;
  const typed = plain(text);
  return typed === '' ? !/[\p{L}\p{N}]/u.test(text) : NOTHING_SAID.has(typed);
}

const LONGEST_BLANK = 24;
/** What a spreadsheet writes where a formula failed. */
const ERROR = /^#(ref|value|valeur|name|nom|num|nombre|div\/0|n\/a|null|nul|spill|calc)[!?]?$/i;

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
