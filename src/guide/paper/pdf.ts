import { type Book, type Chapter, everyBlock, type Inline, inlinesOf } from '../book.ts';
import { chapterTypst, labelOf, quoted } from '../write/typst.ts';
import { writeWords } from '../write/words.ts';

/** The guide for Typst: an accessible book (PDF/UA-1), the same laid out as a booklet, and the workshop sheets. What runs Typst is `press.ts`. */

/** `ink` saves it: outlines instead of fills, smaller type, narrower margins. */
export type Edition = 'book' | 'ink';

export function bookTypst(book: Book, edition: Edition): string {
  const { title, subtitle, authors, licence, lang, date, parts, chapters } = book;
  const words = writeWords[lang];
  const ink = edition === 'ink';
  const labels = labelsOf(chapters);
  const written = parts.map((part, i) => {
    const own = part.chapters.flatMap((id) => chapters.find((one) => one.id === id) ?? []);
    const list = own.map((one) => `(${quoted(one.title)}, ${quoted(one.summary)}, ${quoted(one.id)}),`).join('');
    const texts = own.map(
      (one) =>
        `#set page(header: running(${quoted(title)}, ${quoted(one.title)}, ${quoted(one.id)}), footer: numbered)\n#chapter(${quoted(one.id)}, ${quoted(one.title)}, ${quoted(one.summary)})\n${lagOf(one, book)}${chapterTypst(one, { book, labels, lower: 1 })}`,
    );
    return `#set page(header: none, footer: none)\n#part(${quoted(words.part(i + 1))}, ${quoted(part.title)}, (${list}), ${ink})\n${texts.join('\n\n')}`;
  });
  const [year, month, day] = date.split('-').map(Number);
  return `#import "book.typ": *
#let chart = chart-with(${ink})
#show: book.with(title: ${quoted(title)}, subtitle: ${quoted(subtitle)}, authors: ${quoted(authors)}, licence: ${quoted(licence)}, lang: ${quoted(lang)}, date: datetime(year: ${year}, month: ${month}, day: ${day}), edition: ${quoted(`${words.generated(date)} ${licence}`)}, contents: ${quoted(words.contents)}, ink: ${ink})
${written.join('\n\n')}
`;
}

function lagOf({ follows }: Chapter, { lang }: Book): string {
  return follows && follows.version < follows.now ? `#small[#${quoted(writeWords[lang].lag(follows.version, follows.now))}]\n` : '';
}

/** Every label that the document holds: a link to any other would stop the press. */
function labelsOf(chapters: readonly Chapter[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { id, blocks } of chapters) {
    labels.add(labelOf({ chapter: id, anchor: '' }));
    for (const block of everyBlock(blocks)) {
      if (block.kind === 'heading' && block.id) labels.add(labelOf({ chapter: id, anchor: block.id }));
      if (block.kind === 'entries') for (const entry of block.entries) if (entry.id) labels.add(labelOf({ chapter: id, anchor: entry.id }));
    }
  }
  for (const { id, blocks } of chapters)
    for (const block of everyBlock(blocks)) for (const of of inlinesOf(block)) for (const rank of ranksOf(of)) labels.add(`${id}:r${rank}`);
  return labels;
}

function* ranksOf(of: readonly Inline[]): Iterable<number> {
  for (const one of of) {
    if (one.kind === 'ref') yield one.rank;
    if ('of' in one) yield* ranksOf(one.of);
  }
}

/** Pages of a folded booklet, sheet by sheet: recto then verso, each left then right; zero is a blank. */
export function imposed(pages: number): readonly (readonly [number, number])[] {
  const total = Math.ceil(pages / 4) * 4;
  const page = (rank: number): number => (rank <= pages ? rank : 0);
  return Array.from({ length: total / 2 }, (_, side): readonly [number, number] => {
    const [low, high] = [side + 1, total - side];
    return side % 2 === 0 ? [page(high), page(low)] : [page(low), page(high)];
  });
}

export function bookletTypst(pages: number, { title, lang, date }: Book): string {
  const [year, month, day] = date.split('-').map(Number);
  const side = ([left, right]: readonly [number, number]): string =>
    `grid(columns: (148.5mm, 148.5mm), rows: 210mm, ${half(left, lang)}, ${half(right, lang)})`;
  return `#set document(title: ${quoted(title)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set text(lang: ${quoted(lang)})
#set page(paper: "a4", flipped: true, margin: 0pt)
#let half(page, alt) = align(center + horizon, image("images/pages.pdf", page: page, width: 148mm, alt: alt))
#(${imposed(pages).map(side).join(', ')}).join(pagebreak())
`;
}

function half(page: number, lang: Book['lang']): string {
  return page === 0 ? '[]' : `half(${page}, ${quoted(writeWords[lang].pageOf(page))})`;
}

const SHEETS = 'fiches';

/** Workshop sheets: one to an A4 page. */
export function sheetsTypst(book: Book): string | undefined {
  const chapter = book.chapters.find(({ id }) => id === SHEETS);
  if (!chapter) return undefined;
  const [year, month, day] = book.date.split('-').map(Number);
  const footer = `${book.title} · ${book.versions.method} · ${book.licence}`;
  return `#import "book.typ": *
#let chart = chart-with(true)
#show: sheets.with(title: ${quoted(chapter.title)}, authors: ${quoted(book.authors)}, lang: ${quoted(book.lang)}, date: datetime(year: ${year}, month: ${month}, day: ${day}), footer: ${quoted(footer)})
#heading(level: 1)[#${quoted(chapter.title)}]
#outline(title: none, target: heading.where(level: 2))
${chapterTypst(chapter, { book, labels: labelsOf([chapter]), lower: 0, sheet: true })}
`;
}
