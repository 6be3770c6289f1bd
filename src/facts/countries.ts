import type { Lang, Words } from '../engine/quantity/quantity.ts';

/** Areas the tables know beside countries, and countries better known by a shorter name. */
const AREAS: Readonly<Record<string, Words>> = {
  WORLD: { fr: 'Monde', en: 'World' },
  EUROPE: { fr: 'Europe', en: 'Europe' },
  EU: { fr: 'Union européenne', en: 'European Union' },
  'FR-20R': { fr: 'Corse', en: 'Corsica' },
  // Their official names would hide them.
  HK: { fr: 'Hong Kong', en: 'Hong Kong' },
  MO: { fr: 'Macao', en: 'Macao' },
};

/** The same in any case: a code that has no name names itself. */
export function areaName(code: string, lang: Lang): string {
  return countryName(code, lang) ?? code;
}

/** Codes that a list of regions names without their being a country. */
const NO_COUNTRY = ['ZZ', 'QO', 'UN', 'EZ'];

const names = { fr: regions('fr'), en: regions('en') };

/** The name of a country, by its code of two letters, or of an area of the tables; `undefined` when there is none. */
export function countryName(code: string, lang: Lang): string | undefined {
  if (AREAS[code]) return AREAS[code][lang];
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.includes(code) ? names[lang].of(code) : undefined;
}

function regions(lang: Lang): Intl.DisplayNames {
  return new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
}
