import type { Lang } from '../../../engine/quantity/quantity.ts';

/** What a typesetter does and nobody types: unbreakable spaces, curly apostrophes and quotes. */
export function typography(text: string, lang: Lang): string {
  const curly = text
    .replace(/(\p{L}|\p{N})'(?=\p{L}|\s|$)/gu, '$1’')
    .replace(/'/g, '’')
    .replace(/\.\.\./g, '…');
  if (lang === 'en')
    return curly
      .replace(/(^|[\s([])"/g, '$1“')
      .replace(/"/g, '”')
      .replace(/(\p{N}) (%)/gu, '$1$2');
  return curly
    .replace(/(^|[\s([])"/g, '$1« ')
    .replace(/"/g, ' »')
    .replace(/«[ \u00a0\u202f]*/g, '«\u00a0')
    .replace(/[ \u00a0\u202f]*»/g, '\u00a0»')
    .replace(/ ([:;?!%])/g, '\u00a0$1')
    .replace(/(\p{N}) (?=\p{N}{3}(?!\p{N}))/gu, '$1\u202f');
}
