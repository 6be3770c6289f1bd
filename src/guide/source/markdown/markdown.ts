import markdownIt, { type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it';
import footnote from 'markdown-it-footnote';

/** Markdown with our directives: `:name{key="value"}` in a sentence, `::name{…}` on a line, `:::name` … `:::` around blocks. */

export type Attributes = Readonly<Record<string, string>>;

/** What a directive's token carries. */
export type Called = Readonly<{ name: string; attributes: Attributes; closed: boolean }>;

const ATTRIBUTE = /\s*([a-z-]+)="([^"]*)"/y;
const CALL = /^(:{2,3})([a-z][a-z-]*)(?:\{([^}]*)\})?\s*$/;
const INLINE_CALL = /:([a-z][a-z-]*)(?:\{([^}]*)\}|(?=[\s.,;)…]|$))/y;
/** Directives of a sentence that need no braces: any other word after a colon is a word. */
const BARE = new Set(['blank']);

/** Tokens of a text. Raw HTML is recognised, so that it can be refused; links are all let through, to be judged by what reads them. */
export function tokensOf(text: string): readonly Token[] {
  return parser().parse(text, {});
}

let made: MarkdownIt | undefined;

function parser(): MarkdownIt {
  if (made) return made;
  const md = markdownIt({ html: true, linkify: false, typographer: false });
  md.use(footnote);
  md.validateLink = () => true;
  md.normalizeLink = (url) => url;
  md.block.ruler.before('fence', 'directive', blockDirective, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.before('emphasis', 'directive', inlineDirective);
  made = md;
  return md;
}

function blockDirective(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const line = lineOf(state, start);
  const call = CALL.exec(line);
  if (!call || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  if (silent) return true;
  const [, colons, name = '', attributes = ''] = call;
  if (colons === '::') {
    const token = state.push('directive', '', 0);
    token.map = [start, start + 1];
    token.meta = { name, attributes: attributesOf(attributes), closed: true } satisfies Called;
    state.line = start + 1;
    return true;
  }
  let depth = 1;
  let last = start + 1;
  while (last < end) {
    const inner = lineOf(state, last);
    if (/^:::\s*$/.test(inner)) depth -= 1;
    else if (/^:::[a-z]/.test(inner)) depth += 1;
    if (depth === 0) break;
    last += 1;
  }
  const open = state.push('directive_open', '', 1);
  open.map = [start, last];
  open.meta = { name, attributes: attributesOf(attributes), closed: depth === 0 } satisfies Called;
  const before = [state.parentType, state.lineMax] as const;
  state.lineMax = last;
  state.md.block.tokenize(state, start + 1, last);
  [state.parentType, state.lineMax] = before;
  state.push('directive_close', '', -1);
  state.line = Math.min(last + 1, end);
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function inlineDirective(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ':' || /[\p{L}\p{N}:]/u.test(state.src[state.pos - 1] ?? '')) return false;
  INLINE_CALL.lastIndex = state.pos;
  const call = INLINE_CALL.exec(state.src);
  const [whole, name = '', attributes] = call ?? [];
  if (whole === undefined || (attributes === undefined && !BARE.has(name))) return false;
  if (!silent) state.push('directive', '', 0).meta = { name, attributes: attributesOf(attributes ?? ''), closed: true } satisfies Called;
  state.pos += whole.length;
  return true;
}

/** `key="value"` pairs; what is none of them comes under an empty key, to be refused. */
function attributesOf(text: string): Attributes {
  const found: Record<string, string> = {};
  ATTRIBUTE.lastIndex = 0;
  let at = 0;
  for (let pair = ATTRIBUTE.exec(text); pair; pair = ATTRIBUTE.exec(text)) {
    found[pair[1] as string] = pair[2] as string;
    at = ATTRIBUTE.lastIndex;
  }
  const rest = text.slice(at).trim();
  return rest === '' ? found : { ...found, '': rest };
}
