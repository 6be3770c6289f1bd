import type { Lang, Words } from '../../engine/quantity/quantity.ts';
import type { Library } from '../../facts/load.ts';
import { type Method, namesOf } from '../../method/method.ts';
import { type Block, type Book, type Chapter, everyBlock, type Inline, type Place, type Problem, plainText, text } from '../book.ts';
import type { Plan } from './files.ts';
import { MADE, madeSlug, madeTitle } from './made.ts';
import { faults } from './markdown/faults.ts';
import type { Ref } from './markdown/tree.ts';

/** Binding: one id space for the whole guide, where every link must lead somewhere. */

/** A book whose links have not been looked at. */
export type Draft = Readonly<{
  lang: Lang;
  plan: Plan;
  chapters: readonly (Chapter & Readonly<{ links: readonly Ref[] }>)[];
  method: Method;
  library: Library;
}>;

type Places = ReadonlyMap<string, Place>;

/** Everything that can be linked to, by id: chapters, sections, questions, criteria, verbs, commitments, terms, skills. */
export function placesOf({ lang, plan, chapters, method }: Draft, problems: Problem[]): Places {
  const names = namesOf(method);
  const places = new Map<string, Place>();
  const add = (id: string, name: string, chapter: Pick<Chapter, 'id' | 'slug' | 'title' | 'file'>, anchor: string): void => {
    const before = places.get(id);
    if (before) problems.push({ file: chapter.file, line: 1, ...faults.twice(id, before.name) });
    else places.set(id, { name, chapter: chapter.id, slug: chapter.slug, anchor, foreign: false });
  };
  const listed = new Set(plan.parts.flatMap((part) => part.chapters));
  for (const id of MADE) if (listed.has(id)) add(id, madeTitle(id, lang), { id, slug: madeSlug(id, lang), title: '', file: '' }, '');
  for (const chapter of chapters) add(chapter.id, chapter.title, chapter, '');
  for (const chapter of chapters) {
    for (const block of everyBlock(chapter.blocks)) {
      // A heading that got its id from its own words is a place to come back to, not a name.
      if (block.kind === 'heading' && (isName(block.id) || names.has(block.id)) && !places.has(`${chapter.id}#${block.id}`))
        add(block.id, names.get(block.id)?.[lang] ?? plainText(block.of), chapter, block.id);
      if (block.kind === 'entries') for (const { id, term } of block.entries) if (id) add(id, names.get(id)?.[lang] ?? plainText(term), chapter, id);
    }
  }
  return places;
}

/** Ids written by hand have a capital and a digit, or one of these beginnings. */
function isName(id: string): boolean {
  return /^[A-Z]\d/.test(id) || /^(terme|fiche|parcours|skill)-/.test(id);
}

/** The book with its links resolved: what leads nowhere is a problem, and what only the other language has leads there. */
export function bound({ lang, plan, chapters, method, library }: Draft, own: Places, others: Places, problems: Problem[]): Book {
  const names: ReadonlyMap<string, Words> = namesOf(method);
  const places = new Map(own);
  for (const [id, place] of others) if (!places.has(id)) places.set(id, { ...place, foreign: true });
  for (const { file, links } of chapters)
    for (const { id, line } of links) if (!places.has(id)) problems.push({ file, line, ...(names.has(id) ? faults.nowhere(id) : faults.reference(id)) });
  const named = (of: readonly Inline[]): readonly Inline[] =>
    of.map((one) => {
      if (one.kind === 'ref') return { ...one, of: one.of.length > 0 ? named(one.of) : text(places.get(one.id)?.name ?? one.id) };
      return 'of' in one ? { ...one, of: named(one.of) } : one;
    });
  return {
    lang,
    title: plan.title,
    subtitle: plan.subtitle,
    authors: plan.authors,
    licence: plan.licence,
    date: [method.date, ...chapters.flatMap(({ changes }) => changes.map(({ date }) => date))].sort().at(-1) ?? method.date,
    versions: { method: method.version, facts: library.facts.version },
    parts: plan.parts,
    chapters: chapters.map(({ links: _, ...chapter }) => ({
      ...chapter,
      blocks: chapter.blocks.map((block) => renamed(block, named)),
      notes: chapter.notes.map(named),
    })),
    places,
    sources: sourcesOf(chapters, library, lang),
  };
}

/** The same block with its inline content passed through `change`. */
function renamed(block: Block, change: (of: readonly Inline[]) => readonly Inline[]): Block {
  const each = (blocks: readonly Block[]): readonly Block[] => blocks.map((one) => renamed(one, change));
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, of: change(block.of) };
    case 'list':
      return { ...block, items: block.items.map(each) };
    case 'quote':
    case 'aside':
      return { ...block, of: each(block.of) };
    case 'entries':
      return { ...block, entries: block.entries.map((entry) => ({ ...entry, term: change(entry.term), of: each(entry.of) })) };
    case 'table':
      return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) };
    default:
      return block;
  }
}

/** The sources that the notes of figures name, as the data describe them. */
function sourcesOf(chapters: readonly Chapter[], { tables }: Library, lang: Lang): Book['sources'] {
  const told = chapters.flatMap(({ notes }) => notes.map(plainText)).join('\n');
  return [...tables.sources.values()]
    .filter((source) => told.includes(lang === 'fr' ? source.short : source.shortEn))
    .map(({ title, publisher, year, url, licence }) => ({ title, publisher, year, url, licence }))
    .sort((a, b) => a.publisher.localeCompare(b.publisher, lang) || a.title.localeCompare(b.title, lang));
}
