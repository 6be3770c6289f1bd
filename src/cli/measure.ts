import { CRITERIA, type Criterion, MEASURES } from '../engine/criteria.ts';
import type { Lang } from '../engine/quantity/quantity.ts';
import { plain } from '../inventory/plain.ts';
import { type Refusal, wrongCall } from './io.ts';

/** The measure people call by its id, by its name, or by the first words of its name: `gwp`, `climat`, `métaux`. */
export function measureNamed(text: string): (typeof MEASURES)[number] | undefined {
  const typed = plain(text);
  const named = (name: string): boolean => plain(name) === typed || `${plain(name)} `.startsWith(`${typed} `);
  return MEASURES.find(({ id }) => id === typed) ?? MEASURES.find(({ name }) => typed !== '' && (named(name.fr) || named(name.en)));
}

/** The same among what has factors, flows apart. */
export function criterionNamed(text: string): Criterion | undefined {
  const found = measureNamed(text);
  return CRITERIA.find(({ id }) => id === found?.id);
}

/** Says which measures there are, each with its name. */
export function unknownMeasure(text: string, among: readonly Readonly<{ id: string; name: Readonly<Record<Lang, string>> }>[]): Refusal {
  const list = (lang: Lang): string => among.map(({ id, name }) => `${id} (${name[lang]})`).join(', ');
  return wrongCall(`critère « ${text} » inconnu ; attendu l’un de : ${list('fr')}`, `unknown criterion “${text}”; expected one of: ${list('en')}`);
}
