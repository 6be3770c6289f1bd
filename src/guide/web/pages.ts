import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { page } from '../../web/answer.ts';
import { layout, nothing } from '../../web/layout.ts';
import { messagePage } from '../../web/messages.ts';
import { get } from '../../web/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import { DOWNLOADS, downloadsHtml } from '../publish/downloads.ts';
import { searchForm } from '../publish/pages.ts';
import { type Passage, search } from '../publish/search.ts';
import { guideWords } from '../publish/words.ts';
import { madeSlug } from '../source/made.ts';
import type { GuideShelf, Made } from './shelf.ts';

export type Reading = Readonly<{ site: Site; shelf: GuideShelf; images: string }>;

/** Passages shown for one search, and the longest that is looked for. */
const SHOWN = 30;
const LONGEST = 100;

/** The guide on screen: pages made beforehand, framed as they are asked for. */
export function guidePages({ site, shelf, images }: Reading): Hono {
  const app = new Hono();
  const { link } = site;
  const other = (lang: Lang): Lang => (lang === 'fr' ? 'en' : 'fr');

  /** What a page of the guide shows, or why there is none. */
  const withGuide = (handler: (c: Context, lang: Lang, made: Made) => Response | Promise<Response>) => async (c: Context, lang: Lang) => {
    const made = await shelf.current();
    if (!('problems' in made)) return handler(c, lang, made);
    const words = guideWords[lang];
    const list = html`<h1>${words.broken}</h1><p>${words.brokenWhy}</p><ul>${made.problems.slice(0, SHOWN).map((one) => html`<li>${one}</li>`)}</ul>`;
    return page(c, site, layout(site, { lang, title: words.broken, here: { name: 'guide' } }, list), 500);
  };

  const fragment = (made: Made, lang: Lang, name: string): string => readFileSync(join(made.folder, lang, `${name}.html`), 'utf8');

  /** Files to take away are made after the pages: what there is of them now. */
  const withDownloads = (made: Made, lang: Lang, main: string): string => {
    if (!main.includes(DOWNLOADS)) return main;
    const words = guideWords[lang];
    const files = shelf.files(made).map(({ name, bytes }) => ({ path: name, bytes: { length: bytes } }));
    const before = link('guideFile', lang, { document: '' });
    const sums = `<p><a href="${before}SHA256SUMS">${words.sums}</a></p>`;
    const list = files.length > 0 ? downloadsHtml(files, lang, before, made.shelf[lang].date) + sums : `<p>${words.preparing}</p>`;
    return main.replace(DOWNLOADS, () => list);
  };

  get(
    app,
    'guide',
    withGuide((c, lang, made) => {
      const words = guideWords[lang];
      const main = withDownloads(made, lang, fragment(made, lang, 'index'));
      return page(c, site, layout(site, { lang, title: words.guide, here: { name: 'guide' }, feed: link('guideFeed', lang) }, html`${raw(main)}`));
    }),
  );

  get(
    app,
    'guideSearch',
    withGuide((c, lang, made) => {
      const words = guideWords[lang];
      const asked = (c.req.query('q') ?? '').trim().slice(0, LONGEST);
      const passages = asked === '' ? [] : (JSON.parse(readFileSync(join(made.folder, lang, 'passages.json'), 'utf8')) as Passage[]);
      const found = search(passages, asked, lang);
      const items = found.slice(0, SHOWN).map(({ passage: { slug, anchor, chapter, heading }, around: [before, word, after] }) => {
        const href = `${link('chapter', lang, { chapter: slug })}${anchor ? `#${anchor}` : ''}`;
        return html`<li><a href="${href}">${heading || chapter}</a>${heading ? html` <span class="src">${chapter}</span>` : nothing}<br><span>${before}<mark>${word}</mark>${after}</span></li>`;
      });
      const title = asked === '' ? words.search : words.results(found.length, asked);
      const main = html`<p class="where"><a href="${link('guide', lang)}">${words.guide}</a></p><h1>${title}</h1>${raw(searchForm({ search: link('guideSearch', lang) }, lang, asked))}${
        asked === ''
          ? nothing
          : found.length === 0
            ? html`<p>${words.nothingFound} <a href="${link('chapter', lang, { chapter: madeSlug('index', lang) })}">Index</a></p>`
            : html`<ol class="found">${items}</ol>`
      }${found.length > SHOWN ? html`<p class="src">${words.mostShown(SHOWN)}</p>` : nothing}`;
      return page(c, site, layout(site, { lang, title, here: { name: 'guideSearch', ...(asked ? { query: { q: asked } } : {}) } }, main));
    }),
  );

  get(
    app,
    'guideFeed',
    withGuide((c, lang, made) => sent(c, readFileSync(join(made.folder, lang, 'flux.atom')), 'application/atom+xml; charset=utf-8')),
  );

  get(
    app,
    'guideFile',
    withGuide((c, lang, made) => {
      const name = c.req.param('document') ?? '';
      const known = shelf.files(made).find((one) => one.name === name);
      if (!known) return messagePage(c, site, lang, 'missing');
      c.header('Content-Disposition', `attachment; filename="${name}"`);
      return sent(c, readFileSync(join(made.folder, 'files', name)), TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8');
    }),
  );

  get(app, 'guidePicture', (c, lang) => {
    const name = c.req.param('picture') ?? '';
    const type = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
    if (!/^[\w-][\w.-]*\.(svg|png|jpe?g)$/i.test(name) || !type || !existsSync(join(images, name))) return messagePage(c, site, lang, 'missing');
    return sent(c, readFileSync(join(images, name)), type);
  });

  get(
    app,
    'chapter',
    withGuide((c, lang, made) => {
      const chapter = made.shelf[lang].chapters.find(({ slug }) => slug === c.req.param('chapter'));
      if (!chapter) return messagePage(c, site, lang, 'missing');
      const { twin } = chapter;
      const translation = twin ? link('chapter', other(lang), { chapter: twin }) : link('guide', other(lang));
      const main = html`${raw(withDownloads(made, lang, fragment(made, lang, chapter.slug)))}`;
      return page(
        c,
        site,
        layout(
          site,
          { lang, title: chapter.title, here: { name: 'chapter', parts: { chapter: chapter.slug } }, translation, feed: link('guideFeed', lang) },
          main,
        ),
      );
    }),
  );

  return app;
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

function sent(c: Context, bytes: Buffer, type: string): Response {
  c.header('Content-Type', type);
  c.header('Cache-Control', 'no-cache');
  c.header('Content-Length', String(bytes.length));
  return c.body(new Uint8Array(bytes), 200);
}
