import type { Lang } from '../engine/quantity/quantity.ts';

/** The guide as a tree, the same for the screen, paper, EPUB and plain text: what writes it knows nothing of Markdown or of facts. */

export type Inline =
  | Readonly<{ kind: 'text'; text: string }>
  | Readonly<{ kind: 'strong' | 'em'; of: readonly Inline[] }>
  | Readonly<{ kind: 'code'; text: string }>
  /** An address outside. */
  | Readonly<{ kind: 'link'; href: string; of: readonly Inline[] }>
  /** A link by id to anything that the guide names; `rank` tells apart all those of a chapter. */
  | Readonly<{ kind: 'ref'; id: string; rank: number; of: readonly Inline[] }>
  /** A live figure, with the note that tells where it comes from. */
  | Readonly<{ kind: 'figure'; text: string; note: number }>
  /** A call of the note of that rank in the chapter, from zero. */
  | Readonly<{ kind: 'note'; note: number }>
  | Readonly<{ kind: 'blank' }>
  | Readonly<{ kind: 'break' }>;

/** `null`: unknown, drawn and never left blank. */
export type Bar = Readonly<{ label: string; value: number | null; low: number | null; high: number | null; shown: string; range: string }>;

export type Block =
  | Readonly<{ kind: 'heading'; level: 2 | 3 | 4; id: string; of: readonly Inline[] }>
  | Readonly<{ kind: 'paragraph'; of: readonly Inline[]; role?: 'feeds' | 'small' }>
  | Readonly<{ kind: 'list'; ordered: boolean; items: readonly (readonly Block[])[] }>
  | Readonly<{ kind: 'quote'; of: readonly Block[] }>
  | Readonly<{ kind: 'code'; text: string }>
  | Readonly<{ kind: 'aside'; role: 'note' | 'questions' | 'references'; title: string; of: readonly Block[] }>
  /** Terms and what is said of each; those with an id can be linked to. */
  | Readonly<{ kind: 'entries'; entries: readonly Entry[] }>
  | Readonly<{
      kind: 'table';
      caption: string;
      head: readonly (readonly Inline[])[];
      rows: readonly (readonly (readonly Inline[])[])[];
      right: readonly boolean[];
    }>
  /** Bars with their ranges, and the same as a table under them. */
  | Readonly<{ kind: 'chart'; id: string; title: string; unit: string; bars: readonly Bar[]; note: number }>
  /** Ruled lines to write on. */
  | Readonly<{ kind: 'lines'; count: number }>
  | Readonly<{ kind: 'picture'; src: string; alt: string; title: string }>
  /** Where each named thing is spoken of. */
  | Readonly<{ kind: 'index'; entries: readonly IndexEntry[] }>;

export type Entry = Readonly<{ id?: string; term: readonly Inline[]; mark?: string; of: readonly Block[] }>;

/** `of`, then the places that speak of it: chapter and rank of the link in it. */
export type IndexEntry = Readonly<{ id: string; name: string; places: readonly Readonly<{ chapter: string; rank: number }>[] }>;

export type Change = Readonly<{ date: string; what: string }>;

export type Chapter = Readonly<{
  /** The same in both languages. */
  id: string;
  /** Its address in its language. */
  slug: string;
  /** `content/guide/fr/le-pari.md`; empty for a chapter that is made. */
  file: string;
  part: string;
  title: string;
  summary: string;
  /** Raised when the sense changes. */
  version: number;
  /** For a translation: the version it follows, and that of the other language today. */
  follows?: Readonly<{ version: number; now: number }>;
  changes: readonly Change[];
  blocks: readonly Block[];
  notes: readonly (readonly Inline[])[];
}>;

export type Part = Readonly<{ id: string; title: string; chapters: readonly string[] }>;

/** Where an id leads: a chapter, and a place in it unless it is the chapter itself. `foreign`: only the other language has it. */
export type Place = Readonly<{ name: string; chapter: string; slug: string; anchor: string; foreign: boolean }>;

export type Book = Readonly<{
  lang: Lang;
  title: string;
  subtitle: string;
  /** Who wrote it, and how it may be used. */
  authors: string;
  licence: string;
  /** `2026-11-25`: the latest of all changes. */
  date: string;
  /** Of the method, of the facts. */
  versions: Readonly<{ method: string; facts: string }>;
  parts: readonly Part[];
  /** In order. */
  chapters: readonly Chapter[];
  places: ReadonlyMap<string, Place>;
  /** Those that the figures of the book come from. */
  sources: readonly Readonly<{ title: string; publisher: string; year: number; url: string; licence: string }>[];
}>;

/** What is wrong in the content: where, what, and what was expected, in both languages. */
export type Problem = Readonly<{ file: string; line: number; fr: string; en: string }>;

/** The words of inline content, without marks: for titles, searches and outlines. */
export function plainText(of: readonly Inline[]): string {
  return of
    .map((one) => {
      if ('of' in one) return plainText(one.of);
      if (one.kind === 'text' || one.kind === 'code' || one.kind === 'figure') return one.text;
      return one.kind === 'blank' || one.kind === 'break' ? ' ' : '';
    })
    .join('');
}

/** Each block and those within it, in order. */
export function* everyBlock(blocks: readonly Block[]): Iterable<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'quote' || block.kind === 'aside') yield* everyBlock(block.of);
    if (block.kind === 'list') for (const item of block.items) yield* everyBlock(item);
    if (block.kind === 'entries') for (const entry of block.entries) yield* everyBlock(entry.of);
  }
}

/** All inline content of a block itself, not of those within it. */
export function inlinesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.of];
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'entries':
      return block.entries.map(({ term }) => term);
    default:
      return [];
  }
}

/** Whether a table is to be filled in by hand: most of its rows wait for words. */
export function isToFill({ rows }: Extract<Block, { kind: 'table' }>): boolean {
  return rows.filter((row) => row.some((cell) => cell.length === 0)).length * 2 > rows.length;
}

/** Whether terms are words rather than codes: they then stand above what is said of them. */
export function hasLongTerms({ entries }: Extract<Block, { kind: 'entries' }>): boolean {
  return entries.some(({ term }) => plainText(term).length > LONGEST_CODE);
}
const LONGEST_CODE = 6;

/** Text as inline content. */
export function text(words: string): readonly Inline[] {
  return [{ kind: 'text', text: words }];
}

export function paragraph(words: string | readonly Inline[], role?: 'feeds' | 'small'): Block {
  return { kind: 'paragraph', of: typeof words === 'string' ? text(words) : words, ...(role ? { role } : {}) };
}
