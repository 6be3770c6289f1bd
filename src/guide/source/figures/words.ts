import type { Lang } from '../../../engine/quantity/quantity.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const fr = {
  unknown: 'inconnu',
  known: 'Part connue, en tout',
  range: (range: string) => `Fourchette\u00a0: ${range}.`,
  when: (year: number, country: string) => (country === 'FR' ? `Calculé pour la France, ${year}.` : `Calculé pour ${country}, ${year}.`),
  sources: (sources: readonly string[]) => (sources.length > 0 ? `Sources\u00a0: ${sources.join('\u00a0; ')}.` : ''),
  facts: (version: string) => `Données ${version}.`,
  both: (one: string, two: string) => `${one}, soit ${two}`,
  context: (name: string, year: number, perimeter: string) =>
    `${capital(name)}. Année\u00a0: ${year}. Périmètre\u00a0: ${perimeter}. La source ne donne pas de fourchette. Source\u00a0: `,
};

const en: typeof fr = {
  unknown: 'unknown',
  known: 'Known part, in all',
  range: (range) => `Range: ${range}.`,
  when: (year, country) => (country === 'FR' ? `Computed for France, ${year}.` : `Computed for ${country}, ${year}.`),
  sources: (sources) => (sources.length > 0 ? `Sources: ${sources.join('; ')}.` : ''),
  facts: (version) => `Data ${version}.`,
  both: (one, two) => `${one}, that is ${two}`,
  context: (name, year, perimeter) => `${capital(name)}. Year: ${year}. Perimeter: ${perimeter}. The source gives no range. Source: `,
};

/** What is said of a figure in its note. */
export const figureWords: Readonly<Record<Lang, typeof fr>> = { fr, en };
