import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Bar, type Block, type Book, type Chapter, type Entry, hasLongTerms, type Inline, isToFill, type Place } from '../book.ts';
import { writeWords } from './words.ts';

/** HTML of a chapter, written so that it is XHTML as well: the same text serves the site, the single page and the EPUB. */

/** What differs from one output to the next: addresses, and the marks of EPUB. */
export type Addresses = Readonly<{
  /** Where a link by id leads; `undefined` where this output has no such place. */
  place: (place: Place) => string | undefined;
  picture: (src: string) => string;
  /** Put before each id, where several chapters share a page. */
  prefix: string;
  epub?: boolean;
  /** Tables numbered so far on the page, so that each is called by its own number. */
  numbered?: { tables: number };
}>;

type Writing = Addresses & Readonly<{ lang: Lang; book: Book }>;

/** The content of a chapter, its notes at its end; not its title. */
export function chapterHtml(chapter: Pick<Chapter, 'blocks' | 'notes'>, book: Book, addresses: Addresses): string {
  const writing: Writing = { ...addresses, numbered: addresses.numbered ?? { tables: 0 }, lang: book.lang, book };
  return `${blocksHtml(chapter.blocks, writing)}${notesHtml(chapter, writing)}`;
}

/** Text made safe between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] as string);
}
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function blocksHtml(blocks: readonly Block[], writing: Writing): string {
  return blocks.map((block) => blockHtml(block, writing)).join('\n');
}

function blockHtml(block: Block, writing: Writing): string {
  const inline = (of: readonly Inline[]): string => inlineHtml(of, writing);
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${idOf(block.id, writing)}>${inline(block.of)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.role ? ` class="${block.role === 'small' ? 'src' : block.role}"` : ''}>${inline(block.of)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${tight(item, writing)}</li>`).join('\n')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${blocksHtml(block.of, writing)}</blockquote>`;
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`;
    case 'aside':
      return `<div class="aside-${block.role}">${block.title ? `<p class="aside-title">${escaped(block.title)}</p>` : ''}${blocksHtml(block.of, writing)}</div>`;
    case 'entries':
      return `<dl class="entries${hasLongTerms(block) ? ' wide' : ''}">${block.entries.map((entry) => entryHtml(entry, writing)).join('\n')}</dl>`;
    case 'table':
      return tableHtml(block, writing);
    case 'chart':
      return chartHtml(block, writing);
    case 'lines':
      return `<div class="lines">${'<div></div>'.repeat(block.count)}</div>`;
    case 'picture':
      return `<figure><img src="${escaped(writing.picture(block.src))}" alt="${escaped(block.alt)}"/>${block.title ? `<figcaption>${escaped(block.title)}</figcaption>` : ''}</figure>`;
    case 'index':
      return `<ul class="index">${block.entries.map((entry) => indexHtml(entry, writing)).join('\n')}</ul>`;
  }
}

/** An item of one paragraph needs no paragraph. */
function tight(item: readonly Block[], writing: Writing): string {
  const [only, ...more] = item;
  return only?.kind === 'paragraph' && more.length === 0 ? inlineHtml(only.of, writing) : blocksHtml(item, writing);
}

function idOf(id: string, { prefix }: Writing): string {
  return id ? ` id="${escaped(prefix + id)}"` : '';
}

function entryHtml({ id, term, mark, of }: Entry, writing: Writing): string {
  const flash = mark ? ` <span class="flash">${escaped(mark)}</span>` : '';
  return `<div${id ? idOf(id, writing) : ''}><dt>${inlineHtml(term, writing)}${flash}</dt><dd>${blocksHtml(of, writing)}</dd></div>`;
}

function tableHtml(block: Extract<Block, { kind: 'table' }>, writing: Writing): string {
  const { caption, head, rows, right } = block;
  const align = (i: number): string => (right[i] ? ' class="n"' : '');
  const titled = head.some((cell) => cell.length > 0 && !(cell.length === 1 && cell[0]?.kind === 'text' && cell[0].text === ''));
  const header = titled
    ? `<thead><tr>${head.map((cell, i) => (cell.length === 0 || (cell[0]?.kind === 'text' && cell[0].text === '') ? '<td></td>' : `<th scope="col"${align(i)}>${inlineHtml(cell, writing)}</th>`)).join('')}</tr></thead>`
    : '';
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => (i === 0 && cell.length > 0 ? `<th scope="row"${align(i)}>${inlineHtml(cell, writing)}</th>` : `<td${align(i)}>${inlineHtml(cell, writing)}</td>`)).join('')}</tr>`,
    )
    .join('\n');
  const empty = isToFill(block) ? ' class="to-fill"' : '';
  const table = `<table${empty}>${caption ? `<caption>${escaped(caption)}</caption>` : ''}${header}<tbody>${body}</tbody></table>`;
  if (writing.numbered) writing.numbered.tables += 1;
  const name = [writeWords[writing.lang].table, writing.numbered?.tables, caption].filter(Boolean).join(' ');
  return `<div class="scroll" role="region" aria-label="${escaped(name)}" tabindex="0">${table}</div>`;
}

const HEIGHT = 14;

/** Solid for the value, a thin line with ends for the range, hatching for the unknown; the figures stand in the same row. */
function chartHtml({ id, title, unit, bars, note }: Extract<Block, { kind: 'chart' }>, writing: Writing): string {
  const words = writeWords[writing.lang];
  const most = Math.max(0, ...bars.map(({ high }) => high ?? 0));
  const hatch = writing.prefix + id;
  const pattern = `<svg width="0" height="0" aria-hidden="true" class="aside"><defs><pattern id="${hatch}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h0" d="M0 0V7"/></pattern></defs></svg>`;
  const rows = bars.map(
    (bar) =>
      `<tr><th scope="row">${escaped(bar.label)}</th><td class="bar"><svg aria-hidden="true" width="100%" height="${HEIGHT}">${barSvg(bar, most, hatch)}</svg></td><td class="n">${escaped(bar.shown)}</td><td class="n range">${escaped(bar.range)}</td></tr>`,
  );
  return `<figure class="chart">${pattern}<table><caption>${escaped(title)}, ${escaped(unit)}${noteCall(note, writing)}</caption><thead class="aside-head"><tr><td></td><td></td><th scope="col" class="n">${words.value}</th><th scope="col" class="n">${words.range}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></figure>`;
}

function barSvg({ value, low, high }: Bar, most: number, hatch: string): string {
  if (value === null || low === null || high === null || most === 0) return `<rect class="u0" width="100%" height="${HEIGHT}" fill="url(#${hatch})"/>`;
  const at = (figure: number): string => `${((figure / most) * 98).toFixed(1)}%`;
  const ends = [low, high].map((end) => `<rect class="r0" x="${at(end)}" y="3" width="1.5" height="8"/>`).join('');
  return `<rect class="v0" width="${at(value)}" height="${HEIGHT}"/>${low === high ? '' : `<rect class="r0" x="${at(low)}" y="6" width="${at(high - low)}" height="2"/>${ends}`}`;
}

function indexHtml({ id, name, places }: Extract<Block, { kind: 'index' }>['entries'][number], writing: Writing): string {
  const { book } = writing;
  const place = book.places.get(id);
  const href = place && writing.place(place);
  const chapters = [...new Set(places.map(({ chapter }) => chapter))].filter((chapter) => chapter !== place?.chapter);
  const links = chapters.flatMap((chapter) => {
    const there = book.places.get(chapter);
    const to = there && writing.place(there);
    return there ? [to ? `<a href="${escaped(to)}">${escaped(there.name)}</a>` : escaped(there.name)] : [];
  });
  const said = href ? `<a href="${escaped(href)}"><b>${escaped(name)}</b></a>` : `<b>${escaped(name)}</b>`;
  return `<li>${said}${links.length > 0 ? ` <span class="src">${links.join(', ')}</span>` : ''}</li>`;
}

function noteCall(note: number, { prefix, lang, epub }: Writing): string {
  const type = epub ? ' epub:type="noteref" role="doc-noteref"' : '';
  return `<sup><a href="#${prefix}note-${note + 1}" id="${prefix}appel-${note + 1}"${type} aria-label="${writeWords[lang].note(note + 1)}">${note + 1}</a></sup>`;
}

function notesHtml({ notes }: Pick<Chapter, 'notes'>, writing: Writing): string {
  if (notes.length === 0) return '';
  const { prefix, lang } = writing;
  const words = writeWords[lang];
  const items = notes.map(
    (of, i) => `<li id="${prefix}note-${i + 1}">${inlineHtml(of, writing)} <a href="#${prefix}appel-${i + 1}" aria-label="${words.back(i + 1)}">↩</a></li>`,
  );
  return `<section class="notes"${writing.epub ? ' epub:type="endnotes" role="doc-endnotes"' : ''} aria-label="${words.notes}"><ol>${items.join('\n')}</ol></section>`;
}

function inlineHtml(of: readonly Inline[], writing: Writing): string {
  return of.map((one) => oneHtml(one, writing)).join('');
}

function oneHtml(one: Inline, writing: Writing): string {
  switch (one.kind) {
    case 'text':
      return escaped(one.text);
    case 'strong':
    case 'em':
      return `<${one.kind}>${inlineHtml(one.of, writing)}</${one.kind}>`;
    case 'code':
      return `<code>${escaped(one.text)}</code>`;
    case 'link':
      return `<a href="${escaped(one.href)}" rel="noreferrer">${inlineHtml(one.of, writing)}</a>`;
    case 'ref': {
      const place = writing.book.places.get(one.id);
      const href = place && writing.place(place);
      const words = inlineHtml(one.of, writing);
      if (!href) return words;
      const other = writeWords[writing.lang].foreign;
      return place.foreign ? `<a href="${escaped(href)}" hreflang="${other.lang}">${words}</a> (${other.words})` : `<a href="${escaped(href)}">${words}</a>`;
    }
    case 'figure':
      return `<span class="fig">${escaped(one.text)}</span>${noteCall(one.note, writing)}`;
    case 'note':
      return noteCall(one.note, writing);
    case 'blank':
      return '<span class="blank">\u00a0</span>';
    case 'break':
      return '<br/>';
  }
}
