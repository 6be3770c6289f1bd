import type { Source } from './rows.ts';

/** Names a source in a few words: `ADEME, acv-numérique 2.2 (2024)`. */
export function citer(sources: ReadonlyMap<string, Source>): (id: string) => string {
  return (id) => sources.get(id)?.short ?? id;
}
