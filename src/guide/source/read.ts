import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Lang } from '../../engine/quantity/quantity.ts';
import { readContext } from '../../facts/context.ts';
import { folderHolding, type Library } from '../../facts/load.ts';
import type { Method } from '../../method/method.ts';
import { type Block, type Book, type Chapter, type Problem, plainText, text } from '../book.ts';
import { bound, type Draft, placesOf } from './bind.ts';
import { directives } from './directives.ts';
import { figuresOf } from './figures/figures.ts';
import { filesOf, type Page, type Plan } from './files.ts';
import { CONTENT_FOLDER } from './folders.ts';
import { isMade, madeChapters } from './made.ts';
import { faults } from './markdown/faults.ts';
import { Notes, type Reader, treeOf } from './markdown/tree.ts';
import { typedFigures, unprintable } from './markdown/typed.ts';

const other = (lang: Lang): Lang => (lang === 'fr' ? 'en' : 'fr');

export type Guide = Readonly<{ books: Readonly<Record<Lang, Book>>; problems: readonly Problem[]; images: string }>;

/** Reads the whole guide, both languages, with all that is wrong in it: a book with problems must not be published. */
export function readGuide(library: Library, method: Method, content = CONTENT_FOLDER): Guide {
  const folder = join(content, 'guide');
  const problems: Problem[] = [];
  const { context, flaws } = readContext(folderHolding('context.yaml', library.folder));
  for (const { where, what } of flaws) problems.push({ file: where, line: 0, ...what });
  const files = { fr: filesOf(folder, 'fr', problems), en: filesOf(folder, 'en', problems) };
  const draftOf = (lang: Lang): Draft => {
    const { plan, pages } = files[lang];
    const figures = figuresOf(library, context, join(folder, 'inventories'), plan.year);
    const themes = themesOf(pages);
    const own = { lang, method, figures, themes: (step: string) => themes.get(step) ?? [], nameOf: (id: string) => plan.names[id] ?? id };
    const chapters = pages.map((page) => chapterOf(page, files, lang, { ...directives(own), picture: pictureIn(folder) }, problems));
    checkPlan(plan, pages, lang, problems);
    return { lang, plan, chapters, method, library };
  };
  const drafts = { fr: draftOf('fr'), en: draftOf('en') };
  const places = { fr: placesOf(drafts.fr, problems), en: placesOf(drafts.en, problems) };
  const bookOf = (lang: Lang): Book => {
    const written = bound(drafts[lang], places[lang], places[other(lang)], problems);
    return { ...written, chapters: ordered(written, drafts[lang]) };
  };
  const books = { fr: bookOf('fr'), en: bookOf('en') };
  return { books, problems: problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line), images: join(folder, 'images') };
}

/** Chapters in the order of the parts, those that are made among them. */
function ordered(book: Book, { plan }: Draft): Chapter[] {
  const made = madeChapters(book);
  return plan.parts.flatMap(({ id: part, chapters }) =>
    chapters.flatMap((id) => {
      const found = book.chapters.find((one) => one.id === id) ?? made.get(id);
      return found ? [{ ...found, part }] : [];
    }),
  );
}

function chapterOf(
  page: Page,
  files: Readonly<Record<Lang, Readonly<{ pages: readonly Page[] }>>>,
  lang: Lang,
  making: Pick<Reader, 'block' | 'inline' | 'aside' | 'picture'>,
  problems: Problem[],
): Chapter & { links: Notes['refs'] } {
  const { file, slug, id, title, summary, version, follows, changes, before } = page;
  problems.push(...typedFigures(file, page.text, before), ...unprintable(file, page.text, before));
  const { blocks, notes } = treeOf(page.text, { ...making, lang, file, before, problems }, new Notes());
  const now = files[other(lang)].pages.find((one) => one.id === id)?.version;
  return {
    id,
    slug,
    file,
    part: '',
    title,
    summary,
    version,
    ...(follows !== undefined && now !== undefined ? { follows: { version: follows, now } } : {}),
    changes,
    blocks: withAnchors(blocks),
    notes: notes.all,
    links: notes.refs,
  };
}

/** Headings without an id get one from their words; themes say their code. */
function withAnchors(blocks: readonly Block[]): readonly Block[] {
  const used = new Set<string>();
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const coded = /^T\d+$/.test(block.id) ? [...text(`${block.id} — `), ...block.of] : block.of;
    // One written twice by hand is told as such; one made from words gives way.
    const base = block.id || slugOf(plainText(block.of)) || 'section';
    let id = base;
    for (let i = 2; block.id === '' && used.has(id); i++) id = `${base}-${i}`;
    used.add(id);
    return { ...block, id, of: coded };
  });
}

function slugOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Which themes feed each step: said once, under the theme, and told again under the step. */
function themesOf(pages: readonly Page[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { text: source } of pages) {
    let theme = '';
    for (const line of source.split('\n')) {
      theme = /^##.*\{#([\w-]+)\}\s*$/.exec(line)?.[1] ?? theme;
      for (const step of /^::feeds\{steps="([^"]*)"\}/.exec(line)?.[1]?.split(/[\s,]+/) ?? []) found.set(step, [...(found.get(step) ?? []), theme]);
    }
  }
  for (const themes of found.values()) themes.sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  return found;
}

function checkPlan(plan: Plan, pages: readonly Page[], lang: Lang, problems: Problem[]): void {
  const listed = new Set(plan.parts.flatMap(({ chapters }) => chapters));
  for (const { id, file } of pages) if (!listed.has(id)) problems.push({ file, line: 2, ...faults.unlisted });
  for (const id of listed) {
    if (!isMade(id) && !pages.some((page) => page.id === id)) problems.push({ file: `content/guide/${lang}/guide.yaml`, line: 1, ...faults.noChapter(id) });
  }
}

/** Pictures are files of the guide, with words for those who do not see them. */
function pictureIn(folder: string): Reader['picture'] {
  return (src, alt, title) => {
    if (!/^images\/[\w.-]+\.(svg|png|jpe?g)$/i.test(src)) return { wrong: faults.pictureRemote(src) };
    if (!existsSync(join(folder, src))) return { wrong: faults.picture(src) };
    if (alt.trim() === '') return { wrong: faults.pictureWords(src) };
    return [{ kind: 'picture', src: src.slice('images/'.length), alt, title }];
  };
}
