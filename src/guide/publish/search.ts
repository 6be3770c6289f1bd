import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Block, type Book, everyBlock, inlinesOf, plainText } from '../book.ts';

/** Searching the guide without a script: sections, whose words are folded once, when the guide is made. */

/** A section of a chapter, as it is searched and shown. */
export type Passage = Readonly<{ slug: string; anchor: string; chapter: string; heading: string; text: string; folded: string }>;

export type Found = Readonly<{
  passage: Passage /** The words around the first that was found, cut in three: before, found, after. */;
  around: readonly [string, string, string];
}>;

export function passagesOf({ chapters, lang }: Book): Passage[] {
  return chapters.flatMap(({ slug, title, blocks, file }) => {
    // What is made of the rest would be found twice.
    if (file === '') return [];
    const passages: { anchor: string; heading: string; texts: string[] }[] = [{ anchor: '', heading: '', texts: [] }];
    for (const block of blocks) {
      if (block.kind === 'heading') passages.push({ anchor: block.id, heading: plainText(block.of), texts: [] });
      else passages.at(-1)?.texts.push(wordsOf(block));
    }
    return passages
      .filter(({ heading, texts }) => heading !== '' || texts.length > 0)
      .map(({ anchor, heading, texts }) => {
        const text = texts.filter(Boolean).join(' ');
        return { slug, anchor, chapter: title, heading, text, folded: folded(`${heading} ${text}`, lang).join(' ') };
      });
  });
}

function wordsOf(block: Block): string {
  return [...everyBlock([block])].flatMap((one) => inlinesOf(one).map(plainText)).join(' ');
}

/** Words without accents, capitals nor plurals. */
export function folded(text: string, lang: Lang): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+|\.(?!\p{N})/u)
    .filter(Boolean)
    .map((word) => singular(word, lang));
}

function singular(word: string, lang: Lang): string {
  if (word.length < 4) return word;
  if (lang === 'en')
    return word
      .replace(/ies$/, 'y')
      .replace(/(ss|[sx]h|ch|x)es$/, '$1')
      .replace(/([^s])s$/, '$1');
  return word
    .replace(/eaux$/, 'eau')
    .replace(/aux$/, 'al')
    .replace(/([^s])[sx]$/, '$1');
}

const AROUND = 90;

/** Passages where every word asked stands, or begins one; those that say it in a title come first. */
export function search(passages: readonly Passage[], asked: string, lang: Lang): Found[] {
  const words = folded(asked, lang).slice(0, 12);
  if (words.length === 0) return [];
  const heads = new Map<string, string>();
  const scored = passages.flatMap((passage) => {
    const text = ` ${passage.folded}`;
    if (!words.every((word) => text.includes(` ${word}`))) return [];
    const head = heads.get(passage.heading) ?? ` ${folded(passage.heading, lang).join(' ')} `;
    heads.set(passage.heading, head);
    const exact = words.filter((word) => `${text} `.includes(` ${word} `)).length;
    const titled = words.filter((word) => head.includes(` ${word}`)).length;
    return [{ passage, score: titled * 10 + exact * 3 + Math.min(3, text.split(` ${words[0]}`).length - 1) }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ passage }) => ({ passage, around: aroundIn(passage.text, words, lang) }));
}

function aroundIn(text: string, words: readonly string[], lang: Lang): Found['around'] {
  for (const match of text.matchAll(/[\p{L}\p{N}.’'-]+/gu)) {
    const own = folded(match[0], lang);
    if (!own.some((one) => words.some((word) => one.startsWith(word)))) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    const from = Math.max(0, start - AROUND);
    const before = text.slice(from, start).replace(/^\S*\s/, from > 0 ? '… ' : '');
    const after = text.slice(end, end + AROUND).replace(/\s\S*$/, end + AROUND < text.length ? ' …' : '');
    return [before, match[0], after];
  }
  return [text.slice(0, 2 * AROUND), '', ''];
}
