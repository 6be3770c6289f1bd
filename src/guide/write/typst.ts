import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Bar, type Block, type Book, type Chapter, hasLongTerms, type Inline, isToFill, type Place } from '../book.ts';
import { writeWords } from './words.ts';

/** Typst of a chapter. Every text goes through a string, so that nothing in it can be code. */

/** What differs between documents: which labels they hold, and by how much headings are lowered. */
export type Setting = Readonly<{
  book: Book;
  labels: ReadonlySet<string>;
  lower: number /** On workshop sheets, tables have all their lines. */;
  sheet?: boolean;
}>;

type Writing = Setting & Readonly<{ lang: Lang; chapter: Chapter }>;

/** The label of a place, unique in the book. */
export function labelOf({ chapter, anchor }: Pick<Place, 'chapter' | 'anchor'>): string {
  return anchor ? `${chapter}:${anchor}` : chapter;
}

export function chapterTypst(chapter: Chapter, setting: Setting): string {
  return blocks(chapter.blocks, { ...setting, lang: setting.book.lang, chapter });
}

/** A string of Typst. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

function blocks(all: readonly Block[], writing: Writing): string {
  return all.map((block) => blockTypst(block, writing)).join('\n\n');
}

function blockTypst(block: Block, writing: Writing): string {
  const inline = (of: readonly Inline[]): string => inlines(of, writing);
  switch (block.kind) {
    case 'heading': {
      const label = block.id ? ` #label(${quoted(`${writing.chapter.id}:${block.id}`)})` : '';
      return `#heading(level: ${block.level + writing.lower})[${inline(block.of)}]${label}\n#at-page(${quoted(`${writing.chapter.id}:${block.id}`)})`;
    }
    case 'paragraph':
      return block.role ? `#small[${inline(block.of)}]` : `#par[${inline(block.of)}]`;
    case 'list':
      return `#${block.ordered ? 'enum' : 'list'}(${block.items.map((item) => `[${blocks(item, writing)}]`).join(', ')})`;
    case 'quote':
      return `#quote(block: true)[${blocks(block.of, writing)}]`;
    case 'code':
      return `#raw(block: true, ${quoted(block.text)})`;
    case 'aside':
      return `#aside(${quoted(block.role)}, ${quoted(block.title)})[${blocks(block.of, writing)}]`;
    case 'entries': {
      const entry = hasLongTerms(block) ? 'wide-entry' : 'entry';
      return block.entries
        .map(({ id, term, mark, of }) => {
          const label = id ? ` #label(${quoted(`${writing.chapter.id}:${id}`)})` : '';
          return `#${entry}([${inline(term)}${mark ? ' #flash' : ''}], [${blocks(of, writing)}])${label}`;
        })
        .join('\n');
    }
    case 'table':
      return tableTypst(block, writing);
    case 'chart':
      return chartTypst(block, writing);
    case 'lines':
      return `#lines(${block.count})`;
    case 'picture':
      return `#figure(image(${quoted(`/images/${block.src}`)}, alt: ${quoted(block.alt)}), caption: ${block.title ? `[#${quoted(block.title)}]` : 'none'}, outlined: false)`;
    case 'index':
      return block.entries
        .map(({ id, name, places }) => {
          const place = writing.book.places.get(id);
          const own = place ? [labelOf(place)] : [];
          const refs = places.map(({ chapter, rank }) => `${chapter}:r${rank}`);
          const labels = [...own, ...refs].filter((label) => writing.labels.has(label));
          return `#index-entry(${quoted(name)}, (${labels.map((label) => `${quoted(label)},`).join('')}))`;
        })
        .join('\n');
  }
}

function tableTypst(block: Extract<Block, { kind: 'table' }>, writing: Writing): string {
  const { caption, head, rows, right } = block;
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  const cell = (of: readonly Inline[]): string => `[${inlines(of, writing)}]`;
  const toFill = isToFill(block);
  const align = Array.from({ length: columns }, (_, i) => (right[i] ? 'right' : 'left'));
  const header = head.some((one) => one.length > 0) ? `table.header(${head.map(cell).join(', ')}),` : '';
  const body = rows.map((row) => row.map((of, i) => (i === 0 && of.length > 0 ? `strong${cell(of)}` : cell(of))).join(', '));
  const widths = widthsOf(head, rows, columns, toFill);
  return `#grid-table(${quoted(caption)}, ${toFill}, ${writing.sheet === true}, columns: (${widths.join(', ')},), align: (${align.join(', ')},), ${header}\n${body.map((row) => `${row},`).join('\n')})`;
}

/** Columns share the width by what they hold; a narrow one takes only what it needs. */
function widthsOf(head: readonly (readonly Inline[])[], rows: readonly (readonly (readonly Inline[])[])[], columns: number, toFill: boolean): string[] {
  const length = (of: readonly Inline[] | undefined): number => (of ? of.reduce((sum, one) => sum + lengthOf(one), 0) : 0);
  return Array.from({ length: columns }, (_, i) => {
    const cells = [head[i], ...rows.map((row) => row[i])].map(length);
    const most = Math.max(...cells);
    if (most <= 9 && !toFill) return 'auto';
    return `${Math.max(1, Math.min(6, Math.sqrt(cells.reduce((sum, one) => sum + one, 0) / cells.length + (toFill ? 12 : 0)))).toFixed(2)}fr`;
  });
}

function lengthOf(one: Inline): number {
  if ('of' in one) return one.of.reduce((sum, inner) => sum + lengthOf(inner), 0);
  return one.kind === 'text' || one.kind === 'code' || one.kind === 'figure' ? one.text.length : one.kind === 'blank' ? 14 : 1;
}

function chartTypst({ title, unit, bars, note }: Extract<Block, { kind: 'chart' }>, writing: Writing): string {
  const most = Math.max(0, ...bars.map(({ high }) => high ?? 0));
  const row = ({ label, value, low, high, shown, range }: Bar): string => {
    const at = (figure: number | null): string => (figure === null || most === 0 ? 'none' : (figure / most).toFixed(4));
    return `(${quoted(label)}, ${at(value)}, ${at(low)}, ${at(high)}, ${quoted(shown)}, ${quoted(range)}),`;
  };
  const words = writeWords[writing.lang];
  return `#chart([#${quoted(`${title}, ${unit}`)}${noteOf(note, writing)}], ${quoted(words.value)}, ${quoted(words.range)}, (${bars.map(row).join('\n')}))`;
}

function noteOf(note: number, writing: Writing): string {
  return `#footnote[${inlines(writing.chapter.notes[note] ?? [], writing)}]`;
}

/** Signs that the typefaces of the paper lack are drawn. */
const DRAWN: Readonly<Record<string, string>> = { '☐': '#tick-box', '⚡': '#flash' };

function inlines(of: readonly Inline[], writing: Writing): string {
  return of.map((one) => oneTypst(one, writing)).join('');
}

function textTypst(text: string): string {
  return text
    .split(/([☐⚡])/)
    .filter((part) => part !== '')
    .map((part) => DRAWN[part] ?? `#${quoted(part)}`)
    .join('');
}

function oneTypst(one: Inline, writing: Writing): string {
  switch (one.kind) {
    case 'text':
      return textTypst(one.text);
    case 'strong':
      return `#strong[${inlines(one.of, writing)}]`;
    case 'em':
      return `#emph[${inlines(one.of, writing)}]`;
    case 'code':
      return `#raw(${quoted(one.text)})`;
    case 'link':
      return `#link(${quoted(one.href)})[${inlines(one.of, writing)}]`;
    case 'ref':
      return refTypst(one, writing);
    case 'figure':
      return `#${quoted(one.text)}${noteOf(one.note, writing)}`;
    case 'note':
      return noteOf(one.note, writing);
    case 'blank':
      return '#blank';
    case 'break':
      return '#linebreak()';
  }
}

function refTypst({ id, rank, of }: Extract<Inline, { kind: 'ref' }>, writing: Writing): string {
  const place = writing.book.places.get(id);
  const words = inlines(of, writing);
  if (!place) return words;
  if (place.foreign) return `${words}#${quoted(` (${writeWords[writing.lang].foreign.words})`)}`;
  const label = labelOf(place);
  if (!writing.labels.has(label)) return words;
  return `#link(label(${quoted(label)}))[${words}]#label(${quoted(`${writing.chapter.id}:r${rank}`)})`;
}
