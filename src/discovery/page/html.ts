import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { HomePage } from '../finding.ts';

/** What a page asks of others. Tags are read one after the other, without a tree: how deep they nest costs nothing. */

type Third = HomePage['thirds'][number];
type What = Third['what'];

/** What was read, in the order of the page; `more` where there was more than is kept. */
export type Reading = Readonly<{ generator: string; thirds: readonly Third[]; more: boolean }>;

const MOST = 500;
/** Links to others are many where a page is a list of them; what the page loads must still find room. */
const MOST_LINKS = 300;
/** A host stands at the beginning of an address: the rest of a long one (an image within it) is not read. */
const LONGEST_ADDRESS = 2_000;
const LONGEST_LINE = 200;

/** Text of elsewhere on one line, without signs that are not seen, cut to 200. */
export function cleaned(text: string): string {
  // Cut before too: only the beginning is worth the work.
  const line = text
    .slice(0, 10 * LONGEST_LINE)
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/** The hosts that a page at `url` names, but for `own` ones and their subdomains: each once for each thing asked of it. */
export function readPage(html: string, url: string, own: readonly string[]): Reading {
  const thirds = new Map<string, Third>();
  let [base, based, generator, more, links] = [url, false, '', false, 0];
  const isOwn = (host: string): boolean => own.some((one) => host === one || host.endsWith(`.${one}`));

  eachTag(html, (tag) => {
    const { name, attributes } = tag;
    if (name === 'meta' && generator === '' && attributes['name']?.toLowerCase() === 'generator') generator = cleaned(attributes['content'] ?? '');
    // Only the first one counts.
    if (name === 'base' && !based && attributes['href'] !== undefined) [base, based] = [URL.parse(attributes['href'], url)?.href ?? url, true];
    const asked = askedBy(tag);
    const host = asked && hostOf(asked.address, base);
    if (!host || isOwn(host)) return;
    const key = `${asked.what} ${host}`;
    if (thirds.has(key)) return;
    const isLink = asked.what === 'link';
    if (thirds.size === MOST || (isLink && links === MOST_LINKS)) {
      more = true;
      return;
    }
    thirds.set(key, { host, what: asked.what, line: lineOf(tag, asked.by, html) });
    if (isLink) links++;
  });
  return { generator, thirds: [...thirds.values()], more };
}

type Tag = Readonly<{ name: string; attributes: Readonly<Record<string, string>>; from: number; to: number }>;

/** Tag → the attribute that names what is asked. */
const ASKING: Readonly<Record<string, readonly [by: string, what: What]>> = {
  script: ['src', 'script'],
  iframe: ['src', 'frame'],
  frame: ['src', 'frame'],
  embed: ['src', 'frame'],
  object: ['data', 'frame'],
  img: ['src', 'image'],
  form: ['action', 'form'],
  a: ['href', 'link'],
  area: ['href', 'link'],
};
/** What `<link rel>` asks for. A connection opened ahead says neither what for nor whether it will serve: a link, no more. */
const BY_RELATION: Readonly<Record<string, What>> = {
  stylesheet: 'style',
  icon: 'image',
  'apple-touch-icon': 'image',
  modulepreload: 'script',
  preconnect: 'link',
  'dns-prefetch': 'link',
};
const BY_KIND: Readonly<Record<string, What>> = { style: 'style', script: 'script', font: 'font', image: 'image', document: 'frame' };

function askedBy({ name, attributes }: Tag): Readonly<{ what: What; by: string; address: string }> | undefined {
  if (name === 'link') {
    const what = relationOf(attributes);
    return what && { what, by: 'href', address: attributes['href'] ?? '' };
  }
  const [by, what] = ASKING[name] ?? [];
  return by && what ? { what, by, address: attributes[by] ?? '' } : undefined;
}

function relationOf({ rel = '', as = '' }: Tag['attributes']): What | undefined {
  const words = rel.toLowerCase().split(/\s+/, 10);
  if (words.includes('preload') || words.includes('prefetch')) return BY_KIND[as.toLowerCase()];
  return words.map((word) => BY_RELATION[word]).find((what) => what !== undefined);
}

function hostOf(address: string, base: string): string | undefined {
  const url = URL.parse(address.trimStart().slice(0, LONGEST_ADDRESS), base);
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/\.$/, '') : undefined;
}

/** The tag as it is written; where it is too long to be shown, what names the host alone. */
function lineOf({ name, attributes, from, to }: Tag, by: string, html: string): string {
  const written = html.slice(from, Math.min(to, from + 10 * LONGEST_LINE));
  return cleaned(to - from <= LONGEST_LINE ? written : `<${name} … ${by}="${(attributes[by] ?? '').slice(0, LONGEST_ADDRESS)}">`);
}

/** Hands over each opening tag of interest, with its attributes, entities read. */
function eachTag(html: string, take: (tag: Tag) => void): void {
  const nothing = (): void => undefined;
  let [name, from, attribute, value, inSvg] = ['', 0, '', '', false];
  let attributes: Record<string, string> = Object.create(null);
  const close = (end: number): void => {
    if (name in ASKING || name === 'link' || name === 'meta' || name === 'base') take({ name, attributes, from, to: end + 1 });
    name = '';
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      [name, from, attributes] = [html.slice(start, Math.min(end, start + 20)).toLowerCase(), start - 1, Object.create(null)];
      if (name === 'svg') inSvg = true;
    },
    onclosetag(start, end) {
      if (html.slice(start, end).toLowerCase() === 'svg') inSvg = false;
    },
    onattribname(start, end) {
      [attribute, value] = [html.slice(start, Math.min(end, start + 20)).toLowerCase(), ''];
    },
    onattribdata(start, end) {
      value += html.slice(start, end);
    },
    onattribentity(code) {
      value += String.fromCodePoint(code);
    },
    onattribend() {
      // Of two alike, browsers keep the first.
      attributes[attribute] ??= value;
    },
    onopentagend: close,
    onselfclosingtag: close,
    /** There, `<title/>` and `<style/>` are closed: what follows is not their text. */
    isInForeignContext: () => inSvg,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onprocessinginstruction: nothing,
    ontext: nothing,
    ontextentity: nothing,
  };
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
