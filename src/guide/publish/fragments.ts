import type { Lang } from '../../engine/quantity/quantity.ts';
import { linker } from '../../web/paths.ts';
import type { Book } from '../book.ts';
import type { Guide } from '../source/read.ts';
import { withWeights } from './build.ts';
import { DOWNLOADS } from './downloads.ts';
import { feedXml } from './feed.ts';
import { chapterPageHtml, contentsHtml, type Links } from './pages.ts';
import { passagesOf } from './search.ts';

/** What the server keeps of the guide: the middle of each page, ready to be framed, and what searches need. */

/** `book.json`: enough to answer without reading anything else. */
export type Shelf = Readonly<
  Record<Lang, Readonly<{ title: string; date: string; chapters: readonly Readonly<{ id: string; slug: string; title: string; twin: string }>[] }>>
>;

type Making = Readonly<{ guide: Guide; config: Readonly<{ basePath: string; origin: string; contact: string }>; style: string; instant: number }>;

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

export function fragments({ guide, config, style, instant }: Making): readonly Readonly<{ path: string; bytes: Uint8Array }>[] {
  const generated = new Date(instant).toISOString().slice(0, 10);
  const made = (['fr', 'en'] as const).flatMap((lang) => {
    const others = guide.books[lang === 'fr' ? 'en' : 'fr'];
    const book = withWeights(guide.books[lang], others, { style, generated, contact: config.contact });
    const links = linksOf(lang, config);
    return [
      { path: `${lang}/index.html`, bytes: encoded(contentsHtml(book, links, DOWNLOADS)) },
      ...book.chapters.map((chapter) => ({ path: `${lang}/${chapter.slug}.html`, bytes: encoded(chapterPageHtml(book, chapter, links, DOWNLOADS)) })),
      { path: `${lang}/flux.atom`, bytes: encoded(feedXml(book, links, config.origin)) },
      { path: `${lang}/passages.json`, bytes: encoded(JSON.stringify(passagesOf(book))) },
    ];
  });
  const shelf: Shelf = { fr: entryOf(guide.books.fr, guide.books.en), en: entryOf(guide.books.en, guide.books.fr) };
  // Written last: where it is, the rest is whole.
  return [...made, { path: 'book.json', bytes: encoded(JSON.stringify(shelf)) }];
}

function entryOf({ title, date, chapters }: Book, others: Book): Shelf[Lang] {
  const twin = (id: string): string => others.chapters.find((one) => one.id === id)?.slug ?? '';
  return { title, date, chapters: chapters.map(({ id, slug, title: name }) => ({ id, slug, title: name, twin: twin(id) })) };
}

function linksOf(lang: Lang, { basePath, contact }: Making['config']): Links {
  const link = linker(basePath);
  return {
    contents: link('guide', lang),
    chapter: (slug, anchor, to) => `${link('chapter', to, { chapter: slug })}${anchor ? `#${anchor}` : ''}`,
    picture: (src) => link('guidePicture', lang, { picture: src }),
    search: link('guideSearch', lang),
    feed: link('guideFeed', lang),
    contact,
  };
}
