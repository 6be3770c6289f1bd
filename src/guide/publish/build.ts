import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Block, type Book, text } from '../book.ts';
import { onPaper, type PaperKind } from '../paper/press.ts';
import type { Guide } from '../source/read.ts';
import { bookText } from '../write/text.ts';
import { writeWords } from '../write/words.ts';
import { downloadsHtml, fileName } from './downloads.ts';
import { epub } from './epub.ts';
import { feedXml } from './feed.ts';
import { type Frame, standaloneHtml, staticLinks, staticPages } from './static.ts';

/** Every output of the guide, from the same tree: the same input gives the same bytes. */

export const KINDS = ['web', 'html', 'pdf', 'ink', 'booklet', 'sheets', 'epub', 'text'] as const;
export type Kind = (typeof KINDS)[number];

export type Output = Readonly<{ path: string; bytes: Uint8Array }>;

export type Building = Readonly<{
  guide: Guide;
  langs: readonly Lang[];
  only: ReadonlySet<Kind>;
  /** Milliseconds: what `SOURCE_DATE_EPOCH` says, or the date of the last change. */
  instant: number;
  style: string;
  contact: string;
  /** Told before each step: what, how many are done, how many there are. */
  progress: (what: string, done: number, all: number) => void;
}>;

/** The date of what was last changed in both languages, in milliseconds. */
export function lastChange({ books }: Guide): number {
  return Math.max(...Object.values(books).map(({ date }) => Date.parse(`${date}T00:00:00Z`)));
}

/** Builds what is wanted. Sums come last: `SHA256SUMS`. */
export async function build(building: Building): Promise<readonly Output[]> {
  const { guide, langs, only, instant, progress } = building;
  const outputs: Output[] = [];
  const steps = langs.length * 4 + 1;
  let done = 0;
  const step = (what: string): void => progress(what, done++, steps);
  const frame: Frame = { style: building.style, generated: new Date(instant).toISOString().slice(0, 10), contact: building.contact };
  const weighed = { fr: withWeights(guide.books.fr, guide.books.en, frame), en: withWeights(guide.books.en, guide.books.fr, frame) };
  for (const lang of langs) {
    const book = weighed[lang];
    step(`${lang}, html`);
    if (only.has('html'))
      outputs.push({ path: fileName('html', lang), bytes: bytesOf(standaloneHtml(book, frame, (src) => dataUrl(join(guide.images, src)))) });
    if (only.has('text')) outputs.push({ path: fileName('text', lang), bytes: bytesOf(bookText(book)) });
    step(`${lang}, pdf`);
    const wanted = new Set<PaperKind | 'pages'>((['pdf', 'ink', 'booklet', 'sheets'] as const).filter((kind) => only.has(kind)));
    if (only.has('epub')) wanted.add('pages');
    const { files, pages } = await onPaper(book, wanted, guide.images, instant);
    for (const [kind, bytes] of files) outputs.push({ path: fileName(kind, lang), bytes });
    step(`${lang}, epub`);
    if (only.has('epub')) outputs.push({ path: fileName('epub', lang), bytes: epub(book, pages, guide.images, instant) });
  }
  const files = outputs.toSorted((a, b) => a.path.localeCompare(b.path));
  if (only.has('web')) {
    for (const lang of langs) {
      step(`${lang}, web`);
      const downloads = downloadsHtml(files, lang, `${lang === 'fr' ? '..' : '../..'}/`, new Date(instant).toISOString().slice(0, 10));
      const pages = staticPages(weighed[lang], weighed[lang === 'fr' ? 'en' : 'fr'], frame, downloads);
      outputs.push(...pages.map(({ path, text: page }) => ({ path: `site/${path}`, bytes: bytesOf(page) })));
      const feed = feedXml(weighed[lang], staticLinks(lang, building.contact), '');
      outputs.push({ path: `site/${lang === 'fr' ? 'guide' : 'en/guide'}/flux.atom`, bytes: bytesOf(feed) });
    }
    outputs.push({ path: 'site/style.css', bytes: bytesOf(building.style) }, { path: 'site/index.html', bytes: bytesOf(ENTRY) });
    for (const src of existsSync(guide.images) ? readdirSync(guide.images) : [])
      outputs.push({ path: `site/guide/images/${src}`, bytes: new Uint8Array(readFileSync(join(guide.images, src))) });
    outputs.push(...files.map(({ path, bytes }) => ({ path: `site/${path}`, bytes })));
  }
  step('SHA256SUMS');
  return [...outputs, { path: 'SHA256SUMS', bytes: bytesOf(sumsOf(outputs)) }];
}

/** Where a browser lands that opens the folder. */
const ENTRY = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>InfraBasse</title><meta http-equiv="refresh" content="0;url=guide/index.html"></head><body><p><a href="guide/index.html">Le guide</a> · <a href="en/guide/index.html" lang="en">The guide</a></p></body></html>
`;

function sumsOf(outputs: readonly Output[]): string {
  return outputs
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
    .join('');
}

/** The book with, in its colophon, what each of its pages weighs. */
export function withWeights(book: Book, others: Book, frame: Frame): Book {
  const words = writeWords[book.lang];
  const style = gzipSync(frame.style).length;
  const pages = new Map(
    staticPages(book, others, frame, '').map(({ path, text: page }) => [path.split('/').at(-1)?.replace('.html', '') ?? '', gzipSync(page).length + style]),
  );
  const blocks: Block[] = [
    { kind: 'heading', level: 2, id: 'poids', of: text(words.weights) },
    { kind: 'paragraph', of: text(words.weighed) },
    {
      kind: 'table',
      caption: '',
      head: [text(words.file), text(words.weight)],
      rows: book.chapters.map(({ slug, title }) => [text(title), text(words.kilobytes(pages.get(slug) ?? 0))]),
      right: [false, true],
    },
  ];
  return { ...book, chapters: book.chapters.map((chapter) => (chapter.id === 'colophon' ? { ...chapter, blocks: [...chapter.blocks, ...blocks] } : chapter)) };
}

function bytesOf(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

function dataUrl(path: string): string {
  const type = path.endsWith('.svg') ? 'image/svg+xml' : path.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return `data:${type};base64,${readFileSync(path).toString('base64')}`;
}
