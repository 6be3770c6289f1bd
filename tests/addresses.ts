import { PATHS, type Parts, type PathName } from '../src/web/paths.ts';
import type { Lang } from '../src/web/words.ts';

/** The addresses a test visits: all of `web/paths.ts`, so that a new page is tested the day it is written. */

/** Addresses that only answer a form. */
const FORMS: readonly PathName[] = ['upload', 'remove'];
/** Addresses that give a file to keep. */
export const FILES: readonly PathName[] = ['download', 'dataFile'];
/** Addresses that show a page. */
export const READABLE = (Object.keys(PATHS) as PathName[]).filter((name) => !FORMS.includes(name) && !FILES.includes(name));

const PARTS: Parts = { format: 'json', item: 'laptop', country: 'FR', file: 'terminals.csv' };
/** What a page must be asked to have something to show. */
const QUERIES: Readonly<Partial<Record<PathName, string>>> = { contest: '?fact=laptop/manufacture/gwp&line=1' };

export function addressOf(name: PathName, lang: Lang, id: string): string {
  return PATHS[name][lang].replace(/:(\w+)/g, (_, part: string) => ({ ...PARTS, id })[part] ?? '') + (QUERIES[name] ?? '');
}
