import type { Token } from 'markdown-it';
import type { Lang } from '../../../engine/quantity/quantity.ts';
import { type Block, type Inline, type Problem, plainText } from '../../book.ts';
import { type Fault, faults } from './faults.ts';
import { type Attributes, type Called, tokensOf } from './markdown.ts';
import { typography } from './typography.ts';

/** What a directive gives where it stands; or what is wrong with its call. */
export type Made<Kind> = readonly Kind[] | Readonly<{ wrong: Fault }>;

/** What reading a chapter needs of the rest: directives, pictures, and somewhere to keep notes and problems. */
export type Reader = Readonly<{
  lang: Lang;
  file: string;
  /** Lines of the front matter, before the text. */
  before: number;
  block: (name: string, attributes: Attributes, notes: Notes) => Made<Block>;
  inline: (name: string, attributes: Attributes, notes: Notes) => Made<Inline>;
  aside: (name: string, attributes: Attributes, of: readonly Block[]) => Made<Block>;
  picture: (src: string, alt: string, title: string) => Made<Block>;
  problems: Problem[];
}>;

/** The notes of a chapter as they come, and the rank of its links. */
export class Notes {
  readonly all: (readonly Inline[])[] = [];
  readonly refs: Ref[] = [];
  /** Line that is being read, in the file. */
  line = 1;
  add(of: readonly Inline[]): number {
    return this.all.push(of) - 1;
  }
  /** A link by id, whose line is kept until it is known where it leads. */
  ref(id: string, of: readonly Inline[] = []): Inline {
    this.refs.push({ id, line: this.line });
    return { kind: 'ref', id, rank: this.refs.length, of };
  }
}

export type Ref = Readonly<{ id: string; line: number }>;

/** The tree of a chapter's Markdown. Problems are told with their line; what is wrong is left out. */
export function treeOf(text: string, reader: Reader, notes = new Notes()): Readonly<{ blocks: readonly Block[]; notes: Notes }> {
  const walk = new Walk(text, reader, notes);
  return { blocks: walk.document(), notes };
}

class Walk {
  readonly tokens: readonly Token[];
  readonly reader: Reader;
  readonly notes: Notes;
  at = 0;
  line = 1;
  /** Rank of a footnote for Markdown → rank among the notes of the chapter. */
  readonly footnotes = new Map<number, number>();

  constructor(text: string, reader: Reader, notes: Notes) {
    this.reader = reader;
    this.notes = notes;
    this.tokens = tokensOf(text);
    const open = text.split('\n').filter((line) => /^(```|~~~)/.test(line)).length % 2 === 1;
    if (open) this.wrong(faults.fence, text.split('\n').findLastIndex((line) => /^(```|~~~)/.test(line)) + 1);
  }

  wrong(what: Fault, line = this.line): void {
    this.reader.problems.push({ file: this.reader.file, line: this.reader.before + line, ...what });
  }

  reading(line: number): void {
    this.line = line;
    this.notes.line = this.reader.before + line;
  }

  document(): readonly Block[] {
    const blocks = this.until('');
    let last = 1;
    for (const block of blocks) {
      if (block.kind !== 'heading') continue;
      if (block.level > last + 1) this.wrong(faults.headingJump(plainText(block.of)), this.lineOfHeading(block));
      last = block.level;
    }
    return blocks;
  }

  lineOfHeading(heading: Block): number {
    const rank = this.tokens.findIndex(
      ({ type, content }) => type === 'inline' && heading.kind === 'heading' && content.startsWith(plainText(heading.of).slice(0, 12)),
    );
    return (this.tokens[rank]?.map?.[0] ?? 0) + 1;
  }

  /** Blocks up to the token that closes them. */
  until(close: string): Block[] {
    const blocks: Block[] = [];
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as Token;
      this.at += 1;
      if (token.type === close) return blocks;
      if (token.map) this.reading(token.map[0] + 1);
      blocks.push(...this.block(token));
    }
    return blocks;
  }

  block(token: Token): readonly Block[] {
    switch (token.type) {
      case 'heading_open':
        return this.heading(token);
      case 'paragraph_open':
        return this.paragraph();
      case 'bullet_list_open':
      case 'ordered_list_open':
        return [{ kind: 'list', ordered: token.type.startsWith('o'), items: this.items(token.type.replace('open', 'close')) }];
      case 'blockquote_open':
        return [{ kind: 'quote', of: this.until('blockquote_close') }];
      case 'fence':
      case 'code_block':
        return [{ kind: 'code', text: token.content.replace(/\n$/, '') }];
      case 'table_open':
        return [this.table()];
      case 'hr':
        return [];
      case 'directive': {
        const { name, attributes } = token.meta as Called;
        return this.made(this.reader.block(name, attributes, this.notes));
      }
      case 'directive_open':
        return this.container(token.meta as Called);
      case 'footnote_block_open':
        this.footnoteTexts();
        return [];
      case 'html_block':
        this.wrong(faults.html(token.content.trim().split('\n')[0] ?? ''));
        return [];
      default:
        return [];
    }
  }

  made<Kind>(made: Made<Kind>): readonly Kind[] {
    if (!('wrong' in made)) return made;
    this.wrong(made.wrong);
    return [];
  }

  heading(token: Token): readonly Block[] {
    const level = Number(token.tag.slice(1));
    const inline = this.tokens[this.at] as Token;
    this.at += 2;
    const id = /\s*\{#([\p{L}\p{N}.-]+)\}\s*$/u.exec(inline.content);
    const of = this.inlines(inline, id?.[0]);
    if (level === 1 || level > 4) {
      this.wrong(faults.headingLevel(inline.content));
      return [];
    }
    return [{ kind: 'heading', level: level as 2 | 3 | 4, id: id?.[1] ?? '', of }];
  }

  paragraph(): readonly Block[] {
    const inline = this.tokens[this.at] as Token;
    this.at += 2;
    const [only, ...more] = inline.children ?? [];
    if (only?.type === 'image' && more.length === 0)
      return this.made(this.reader.picture(String(only.attrGet('src') ?? ''), typography(only.content, this.reader.lang), String(only.attrGet('title') ?? '')));
    return [{ kind: 'paragraph', of: this.inlines(inline) }];
  }

  items(close: string): readonly (readonly Block[])[] {
    const items: (readonly Block[])[] = [];
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as Token;
      this.at += 1;
      if (token.type === close) break;
      if (token.type === 'list_item_open') items.push(this.until('list_item_close'));
    }
    return items;
  }

  table(): Block {
    const rows: (readonly Inline[])[][] = [];
    const right: boolean[] = [];
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as Token;
      this.at += 1;
      if (token.map) this.reading(token.map[0] + 1);
      if (token.type === 'table_close') break;
      if (token.type === 'tr_open') rows.push([]);
      if (token.type === 'th_open') right.push(/right/.test(String(token.attrGet('style') ?? '')));
      if (token.type === 'inline') rows.at(-1)?.push(this.inlines(token));
    }
    const [head = [], ...body] = rows;
    return { kind: 'table', caption: '', head, rows: body, right };
  }

  container({ name, attributes, closed }: Called): readonly Block[] {
    const { line } = this;
    const of = this.until('directive_close');
    if (closed) return this.made(this.reader.aside(name, attributes, of));
    this.wrong(faults.unclosed(name), line);
    return [];
  }

  /** Texts of footnotes stand at the end of the tokens; their calls came before. */
  footnoteTexts(): void {
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] as Token;
      this.at += 1;
      if (token.type === 'footnote_block_close') return;
      if (token.type !== 'footnote_open') continue;
      const of = this.until('footnote_close');
      const rank = this.footnotes.get((token.meta as { id: number }).id);
      if (rank !== undefined) this.notes.all[rank] = of.flatMap((block) => (block.kind === 'paragraph' ? block.of : []));
    }
  }

  inlines(token: Token, without = ''): readonly Inline[] {
    const children = token.children ?? [];
    const last = children.at(-1);
    if (without !== '' && last?.type === 'text') last.content = last.content.slice(0, last.content.length - without.length);
    return this.span(children, { at: 0 }, '');
  }

  span(tokens: readonly Token[], place: { at: number }, close: string): readonly Inline[] {
    const found: Inline[] = [];
    while (place.at < tokens.length) {
      const token = tokens[place.at] as Token;
      place.at += 1;
      if (token.type === close) break;
      found.push(...this.inline(token, tokens, place));
    }
    return found;
  }

  inline(token: Token, tokens: readonly Token[], place: { at: number }): readonly Inline[] {
    switch (token.type) {
      case 'text': {
        const lost = /\[\^([^\]]+)\]/.exec(token.content);
        if (lost) this.wrong(faults.note(lost[1] as string));
        return token.content === '' ? [] : [{ kind: 'text', text: typography(token.content, this.reader.lang) }];
      }
      case 'softbreak':
        return [{ kind: 'text', text: ' ' }];
      case 'hardbreak':
        return [{ kind: 'break' }];
      case 'code_inline':
        return [{ kind: 'code', text: token.content }];
      case 'strong_open':
      case 'em_open': {
        const kind = token.type === 'em_open' ? 'em' : 'strong';
        return [{ kind, of: this.span(tokens, place, `${kind}_close`) }];
      }
      case 'link_open':
        return this.link(String(token.attrGet('href') ?? ''), this.span(tokens, place, 'link_close'));
      case 'footnote_ref': {
        const { id } = token.meta as { id: number };
        const rank = this.footnotes.get(id) ?? this.notes.add([]);
        this.footnotes.set(id, rank);
        return [{ kind: 'note', note: rank }];
      }
      case 'directive': {
        const { name, attributes } = token.meta as Called;
        return this.made(this.reader.inline(name, attributes, this.notes));
      }
      case 'html_inline':
        this.wrong(faults.html(token.content));
        return [];
      case 'image':
        this.wrong(faults.pictureInside);
        return [];
      default:
        return [];
    }
  }

  link(href: string, of: readonly Inline[]): readonly Inline[] {
    if (href.startsWith('@')) return [this.notes.ref(decodeURIComponent(href.slice(1)), of)];
    if (/^(https?:\/\/|mailto:|tel:)/.test(href)) return [{ kind: 'link', href, of: of.length > 0 ? of : [{ kind: 'text', text: href }] }];
    this.wrong(faults.link(href));
    return of;
  }
}
