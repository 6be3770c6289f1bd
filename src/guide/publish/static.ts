import { gzipSync } from 'node:zlib';
import type { Lang } from '../../engine/quantity/quantity.ts';
import type { Book, Chapter } from '../book.ts';
import { chapterHtml, escaped } from '../write/html.ts';
import { writeWords } from '../write/words.ts';
import { chapterPageHtml, contentsHtml, type Links } from './pages.ts';
import { guideWords } from './words.ts';

/** Pages that need no server: any web server or a USB stick can give them, so that all their links are relative. */

export type Frame = Readonly<{ style: string; generated: string; contact: string }>;
export type Written = Readonly<{ path: string; text: string }>;

/** Where a language lives under the root of the export, and how to come back from there. */
const HOME: Readonly<Record<Lang, Readonly<{ folder: string; up: string }>>> = { fr: { folder: 'guide', up: '..' }, en: { folder: 'en/guide', up: '../..' } };

export function staticLinks(lang: Lang, contact: string): Links {
  const { up } = HOME[lang];
  return {
    contents: 'index.html',
    chapter: (slug, anchor, to) => `${to === lang ? '' : `${up}/${HOME[to].folder}/`}${slug}.html${anchor ? `#${anchor}` : ''}`,
    picture: (src) => `${up}/guide/images/${src}`,
    feed: 'flux.atom',
    contact,
  };
}

/** The pages of one language, and what each weighs. `downloads` is put on the contents page. */
export function staticPages(book: Book, others: Book, frame: Frame, downloads: string): readonly Written[] {
  const { lang } = book;
  const links = staticLinks(lang, frame.contact);
  const { folder, up } = HOME[lang];
  const pageOf = (slug: string, title: string, main: string, translation: string): Written => ({
    path: `${folder}/${slug}.html`,
    text: framed({
      lang,
      title,
      main,
      style: `<link rel="stylesheet" href="${up}/style.css"/>`,
      home: links.contents,
      book,
      frame,
      translation,
      feed: links.feed,
    }),
  });
  const otherHome = `${up}/${HOME[others.lang].folder}`;
  return [
    pageOf('index', book.title, contentsHtml(book, links, downloads), `${otherHome}/index.html`),
    ...book.chapters.map((chapter) => {
      const twin = others.chapters.find(({ id }) => id === chapter.id);
      return pageOf(chapter.slug, chapter.title, chapterPageHtml(book, chapter, links, downloads), `${otherHome}/${twin?.slug ?? 'index'}.html`);
    }),
  ];
}

type Framed = Readonly<{ lang: Lang; title: string; main: string; style: string; home: string; book: Book; frame: Frame; translation?: string; feed?: string }>;

function framed({ lang, title, main, style, home, book, frame, translation, feed }: Framed): string {
  const words = guideWords[lang];
  const other = lang === 'fr' ? 'en' : 'fr';
  const alternate = translation ? `<link rel="alternate" hreflang="${other}" href="${translation}"/>` : '';
  const atom = feed ? `<link rel="alternate" type="application/atom+xml" href="${feed}"/>` : '';
  const text = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escaped(title)} · InfraBasse</title>
${style}${alternate}${atom}
</head>
<body>
<a class="skip" href="#contenu">${words.skip}</a>
<header class="site"><a class="name" href="${home}">${escaped(book.title)}</a>${translation ? `<a lang="${other}" hreflang="${other}" href="${translation}">${words.other}</a>` : ''}</header>
<main id="contenu">
${main}
</main>
<footer class="site"><span>${words.generated(frame.generated)} ${escaped(book.licence)}.</span> <span>\u0000</span></footer>
</body></html>
`;
  const weight = gzipSync(text).length + gzipSync(frame.style).length;
  return text.replace('\u0000', words.pageWeight(String(Math.round(weight / 1000))));
}

/** The whole guide in one page that needs nothing else: its style and its pictures are in it. */
export function standaloneHtml(book: Book, frame: Frame, picture: (src: string) => string): string {
  const { lang, chapters, parts } = book;
  const words = writeWords[lang];
  const item = ({ id, title }: Chapter): string => `<li><a href="#${id}">${escaped(title)}</a></li>`;
  const contents = parts.map(
    (part) =>
      `<h3>${escaped(part.title)}</h3><ul>${chapters
        .filter((one) => one.part === part.id)
        .map(item)
        .join('')}</ul>`,
  );
  const inBook = new Set(chapters.map(({ id }) => id));
  const numbered = { tables: 0 };
  const texts = chapters.map((chapter) => {
    const prefix = `${chapter.id}--`;
    const body = chapterHtml(chapter, book, {
      place: ({ chapter: there, anchor, foreign }) => (foreign || !inBook.has(there) ? undefined : `#${anchor ? `${there}--${anchor}` : there}`),
      picture,
      prefix,
      numbered,
    });
    return `<article id="${chapter.id}"><h1>${escaped(chapter.title)}</h1>${chapter.summary ? `<p class="lede">${escaped(chapter.summary)}</p>` : ''}\n${body}</article>`;
  });
  const main = `<p class="lede">${escaped(book.subtitle)}</p><p class="src">${escaped(book.authors)} · ${escaped(book.licence)} · ${words.generated(book.date)}</p><nav aria-label="${words.contents}"><h2>${words.contents}</h2>${contents.join('')}</nav>\n${texts.join('\n')}`;
  return framed({ lang, title: book.title, main, style: `<style>${frame.style}</style>`, home: '#contenu', book, frame });
}
