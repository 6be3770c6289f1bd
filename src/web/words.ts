/** Languages of what people read, and the few words and habits all pages and commands share. */
export type Lang = 'fr' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'en'];

/** The words of a feature: the same keys in both languages, held by a test. */
export type WordsOf<Words> = Readonly<Record<Lang, Words>>;

/** The words of a feature in both languages, the French ones set with French typography, whoever typed them. */
export function inBoth<Words>(fr: Words, en: Words): WordsOf<Words> {
  return { fr: typesetAll(fr) as Words, en };
}

function typesetAll(words: unknown): unknown {
  if (typeof words === 'string') return typeset(words, 'fr');
  if (typeof words === 'function') return (...values: unknown[]) => typesetAll(words(...values));
  if (Array.isArray(words)) return words.map(typesetAll);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, typesetAll(inner)]));
}

/**
 * French typography for text that came from elsewhere: no-break spaces before double punctuation and inside guillemets,
 * curly apostrophes. English is left as it is.
 */
export function typeset(text: string, lang: Lang): string {
  if (lang !== 'fr') return text;
  return text
    .replace(/'/g, '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:»%])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0');
}

/** Same keys as the French, whatever the words. */
export type Loose<Words> = {
  [Key in keyof Words]: Words[Key] extends string ? string : Words[Key] extends (...args: infer Args) => string ? (...args: Args) => string : Loose<Words[Key]>;
};
