/** Languages of what people read, and the few words and habits all pages and commands share. */
export type Lang = 'fr' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'en'];

/** The words of a feature: the same keys in both languages, held by a test. */
export type WordsOf<Words> = Readonly<Record<Lang, Words>>;

/**
 * French typography for text that came from data files: no-break spaces before double punctuation and inside guillemets,
 * curly apostrophes. English is left as it is.
 */
export function typeset(text: string, lang: Lang): string {
  if (lang !== 'fr') return text;
  return text
    .replace(/'/g, '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0');
}
