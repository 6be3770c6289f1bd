import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Book, type Chapter, plainText } from '../book.ts';
import { type Addresses, chapterHtml, escaped } from '../write/html.ts';
import { writeWords } from '../write/words.ts';
import { guideWords } from './words.ts';

/** The pages of the guide, without the frame that a server or a static site puts around them. */

/** Addresses in one output; `undefined` where it has none. */
export type Links = Readonly<{
  contents: string;
  chapter: (slug: string, anchor: string, lang: Lang) => string | undefined;
  picture: (src: string) => string;
  search?: string;
  feed: string;
  /** Where errors are told; nowhere if nobody has said. */
  contact: string;
}>;

function addressesIn({ chapter, picture }: Links, lang: Lang): Addresses {
  const other: Lang = lang === 'fr' ? 'en' : 'fr';
  return { place: ({ slug, anchor, foreign }) => chapter(slug, anchor, foreign ? other : lang), picture, prefix: '' };
}

/** The contents page: what the guide is, a search, its parts and chapters. */
export function contentsHtml(book: Book, links: Links, downloads: string): string {
  const words = guideWords[book.lang];
  const parts = book.parts.map((part, i) => {
    const chapters = part.chapters.flatMap((id) => book.chapters.find((one) => one.id === id) ?? []);
    const items = chapters.map(
      ({ slug, title, summary }) =>
        `<li><a href="${escaped(links.chapter(slug, '', book.lang) ?? '')}">${escaped(title)}</a>${summary ? `<br/><span class="src">${escaped(summary)}</span>` : ''}</li>`,
    );
    return `<section><h2>${escaped(words.part(i + 1, part.title))}</h2><ul class="chapters">${items.join('\n')}</ul></section>`;
  });
  const only = book.lang === 'en' ? `<p class="src">${words.only}</p>` : '';
  return `<h1>${escaped(book.title)}</h1><p class="lede">${escaped(book.subtitle)}</p><p>${words.lede}</p>${only}
${searchForm(links, book.lang)}
${parts.join('\n')}
<h2 id="emporter">${words.downloads}</h2>${downloads}
<p><a href="${escaped(links.feed)}">${words.feed}</a></p>`;
}

export function searchForm({ search }: Pick<Links, 'search'>, lang: Lang, asked = ''): string {
  const words = guideWords[lang];
  if (search === undefined) return '';
  return `<form class="search screen" action="${escaped(search)}" role="search"><label for="q">${words.search}</label><div class="two"><input id="q" name="q" type="search" value="${escaped(asked)}"/><button>${words.find}</button></div></form>`;
}

/** A chapter between its neighbours, with what is in it, its notes, its version and a way to tell an error; in the colophon, the files and their weights. */
export function chapterPageHtml(book: Book, chapter: Chapter, links: Links, downloads: string): string {
  const { lang } = book;
  const words = guideWords[lang];
  const rank = book.chapters.indexOf(chapter);
  const part = book.parts.find(({ id }) => id === chapter.part);
  const sections = chapter.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block] : []));
  const toc =
    sections.length > 2
      ? `<details class="toc screen"><summary>${words.inThis}</summary><ul>${sections.map(({ id, of }) => `<li><a href="#${escaped(id)}">${escaped(plainText(of))}</a></li>`).join('')}</ul></details>`
      : '';
  const { follows } = chapter;
  const lag = follows && follows.version < follows.now ? `<p class="unknown">${writeWords[lang].lag(follows.version, follows.now)}</p>` : '';
  return `<p class="where">${escaped(words.where(part?.title ?? '', rank + 1, book.chapters.length))}</p><h1>${escaped(chapter.title)}</h1>${chapter.summary ? `<p class="lede">${escaped(chapter.summary)}</p>` : ''}${lag}${toc}
${chapterHtml(chapter, book, addressesIn(links, lang))}${chapter.id === 'colophon' ? downloads : ''}
${foot(chapter, links, lang)}
${pager(book, rank, links)}`;
}

function foot({ title, version, changes, file }: Chapter, { contact }: Links, lang: Lang): string {
  const words = guideWords[lang];
  if (file === '') return '';
  const last =
    changes
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  const told =
    changes.length > 1
      ? `<details><summary>${words.changes}</summary><ul>${changes.map(({ date, what }) => `<li>${date} : ${escaped(what)}</li>`).join('')}</ul></details>`
      : '';
  const mail = contact && `mailto:${contact}?subject=${encodeURIComponent(words.reportSubject(title, version))}&body=${encodeURIComponent(words.reportBody)}`;
  return `<p class="src colophon">${words.version(version, last)}${mail ? ` <a href="${escaped(mail)}">${words.report}</a>` : ''}</p>${told}`;
}

function pager({ chapters, lang }: Book, rank: number, links: Links): string {
  const words = guideWords[lang];
  const to = (chapter: Chapter | undefined, rel: 'prev' | 'next', label: string): string =>
    chapter
      ? `<a rel="${rel}" href="${escaped(links.chapter(chapter.slug, '', lang) ?? '')}"><small>${label}</small> ${escaped(chapter.title)}</a>`
      : '<span></span>';
  return `<nav class="pager screen" aria-label="${words.around}">${to(chapters[rank - 1], 'prev', words.previous)}<a href="${escaped(links.contents)}">${words.contents}</a>${to(chapters[rank + 1], 'next', words.next)}</nav>`;
}
