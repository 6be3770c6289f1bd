import type { Lang } from '../engine/quantity/quantity.ts';
import type { Source } from './rows.ts';

/** Names a source in a few words: `ADEME, acv-numérique 2.2 (2024)`. */
export function citer(sources: ReadonlyMap<string, Source>, lang: Lang): (id: string) => string {
  const name = lang === 'fr' ? 'short' : 'shortEn';
  return (id) => sources.get(id)?.[name] ?? id;
}
