import type { Block, Book, Chapter, Inline } from '../book.ts';
import { writeWords } from './words.ts';

/** Plain text, for the oldest screens, for speech and for searches: lines of at most 72 signs. */

const WIDTH = 72;
const BAR = 20;

type Writing = Readonly<{ book: Book; chapter: Chapter }>;

export function bookText(book: Book): string {
  const { title, subtitle, authors, licence, date, parts, chapters } = book;
  const contents = parts.flatMap((part, i) => [
    `${i + 1}. ${part.title}`,
    ...part.chapters.flatMap((id) => chapters.find((one) => one.id === id) ?? []).map((one) => `   ${one.title}`),
  ]);
  const pages = chapters.map((chapter) => chapterText(chapter, book));
  return [
    title.toUpperCase(),
    subtitle,
    `${authors} · ${licence} · ${date}`,
    `${writeWords[book.lang].contents.toUpperCase()}\n\n${contents.join('\n')}`,
    ...pages,
  ]
    .join('\n\n')
    .concat('\n');
}

function chapterText(chapter: Chapter, book: Book): string {
  const writing = { book, chapter };
  const notes = chapter.notes.map((of, i) => wrapped(`[${i + 1}] ${inlines(of, writing)}`, 4));
  return [
    `${'='.repeat(WIDTH)}\n${wrapped(chapter.title.toUpperCase())}\n${'='.repeat(WIDTH)}`,
    ...chapter.blocks.map((block) => blockText(block, writing)),
    ...notes,
  ].join('\n\n');
}

function blockText(block: Block, writing: Writing): string {
  const all = (blocks: readonly Block[]): string => blocks.map((one) => blockText(one, writing)).join('\n\n');
  switch (block.kind) {
    case 'heading': {
      const words = inlines(block.of, writing);
      return block.level === 2 ? `${wrapped(words.toUpperCase())}\n${'-'.repeat(Math.min(WIDTH, words.length))}` : wrapped(words);
    }
    case 'paragraph':
      return wrapped(inlines(block.of, writing));
    case 'list':
      return block.items.map((item, i) => indented(all(item), block.ordered ? `${i + 1}. ` : '- ')).join('\n');
    case 'quote':
      return indented(all(block.of), '| ', '| ');
    case 'code':
      return indented(block.text, '    ', '    ');
    case 'aside':
      return indented(`${block.title ? `${block.title}\n` : ''}${all(block.of)}`, '  ', '  ');
    case 'entries':
      return block.entries.map(({ term, mark, of }) => indented(all(of), `${inlines(term, writing)}${mark ? ` ${mark}` : ''}  `, '    ')).join('\n\n');
    case 'table':
      return [block.caption, ...rowsText(block, writing)].filter(Boolean).join('\n');
    case 'chart':
      return [wrapped(`${block.title}, ${block.unit} [${block.note + 1}]`), ...bars(block)].join('\n');
    case 'lines':
      return Array.from({ length: block.count }, () => '_'.repeat(WIDTH)).join('\n\n');
    case 'picture':
      return wrapped(`[${writeWords[writing.book.lang].picture} : ${block.alt}]`);
    case 'index':
      return block.entries
        .map(({ name, places }) =>
          wrapped(`${name} : ${[...new Set(places.map(({ chapter }) => writing.book.places.get(chapter)?.name ?? chapter))].join(', ')}`, 4),
        )
        .join('\n');
  }
}

/** Each row as its cells under the names of their columns: lines stay short, and are read aloud in order. */
function rowsText({ head, rows }: Extract<Block, { kind: 'table' }>, writing: Writing): string[] {
  return rows.map((row) => {
    const cells = row.map((cell, i) => [inlines(head[i] ?? [], writing), inlines(cell, writing)] as const);
    const told = cells.map(([name, cell], i) => (i === 0 || name === '' ? cell : `${name} : ${cell || '…'}`)).filter(Boolean);
    return indented(told.map((one) => wrapped(one, 2)).join('\n'), '* ');
  });
}

function bars({ bars: all }: Extract<Block, { kind: 'chart' }>): string[] {
  const most = Math.max(0, ...all.map(({ value }) => value ?? 0));
  const widest = Math.max(...all.map(({ label }) => label.length));
  return all.map(({ label, value, shown, range }) => {
    const bar = value === null ? '░'.repeat(BAR) : '█'.repeat(most === 0 ? 0 : Math.round((value / most) * BAR));
    return `${label.padEnd(widest)} ${bar.padEnd(BAR)} ${shown}${range ? ` (${range})` : ''}`;
  });
}

function inlines(of: readonly Inline[], writing: Writing): string {
  return of
    .map((one) => {
      switch (one.kind) {
        case 'text':
        case 'code':
          return one.text;
        case 'figure':
          return `${one.text} [${one.note + 1}]`;
        case 'note':
          return ` [${one.note + 1}]`;
        case 'link': {
          const words = inlines(one.of, writing);
          return words === one.href ? words : `${words} <${one.href}>`;
        }
        case 'blank':
          return '______________';
        case 'break':
          return '\n';
        default:
          return inlines(one.of, writing);
      }
    })
    .join('');
}

function indented(text: string, first: string, then = ' '.repeat(first.length)): string {
  return text
    .split('\n')
    .map((line, i) => (line === '' ? line : `${i === 0 ? first : then}${line}`))
    .join('\n');
}

function wrapped(text: string, then = 0): string {
  return text
    .split('\n')
    .map((line) => {
      const lines: string[] = [];
      let current = '';
      for (const word of line.split(' ')) {
        if (current !== '' && current.length + word.length + 1 > WIDTH) {
          lines.push(current);
          current = ' '.repeat(then) + word;
        } else current = current === '' ? word : `${current} ${word}`;
      }
      return [...lines, current].join('\n');
    })
    .join('\n');
}
