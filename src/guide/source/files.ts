import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml, YAMLException } from 'js-yaml';
import type { Lang } from '../../engine/quantity/quantity.ts';
import type { Change, Part, Problem } from '../book.ts';
import { type Fault, faults } from './markdown/faults.ts';

/** What `guide.yaml` says of the book. */
export type Plan = Readonly<{
  title: string;
  subtitle: string;
  authors: string;
  licence: string;
  year: number;
  parts: readonly Part[];
  names: Readonly<Record<string, string>>;
}>;

/** A chapter's file, its front matter read, its text not yet. */
export type Page = Readonly<{
  file: string;
  slug: string;
  id: string;
  title: string;
  summary: string;
  version: number;
  follows: number | undefined;
  changes: readonly Change[];
  text: string;
  /** Lines before the text. */
  before: number;
}>;

/** The files of one language: the plan of the book and its pages. Problems go to `problems`. */
export function filesOf(folder: string, lang: Lang, problems: Problem[]): Readonly<{ plan: Plan; pages: readonly Page[] }> {
  const at = (name: string): string => `content/guide/${lang}/${name}`;
  const wrong = (name: string, line: number, what: Fault): void => void problems.push({ file: at(name), line, ...what });
  const own = join(folder, lang);
  const plan = planOf(own, (line, what) => wrong('guide.yaml', line, what));
  const names = existsSync(own)
    ? readdirSync(own)
        .filter((name) => name.endsWith('.md'))
        .sort()
    : [];
  const pages = names.flatMap((name) => pageOf(name, at(name), readFileSync(join(own, name), 'utf8'), (line, what) => wrong(name, line, what)) ?? []);
  return { plan, pages };
}

type Tell = (line: number, what: Fault) => void;

function planOf(folder: string, tell: Tell): Plan {
  const path = join(folder, 'guide.yaml');
  const read = existsSync(path) ? yaml(readFileSync(path, 'utf8'), tell) : undefined;
  if (!existsSync(path)) tell(1, faults.missing);
  const field = (name: string): string => textOf(read?.[name], name, tell, read !== undefined);
  const parts = Array.isArray(read?.['parts']) ? read['parts'] : [];
  if (read && parts.length === 0) tell(1, faults.field('parts'));
  return {
    title: field('title'),
    subtitle: field('subtitle'),
    authors: field('authors'),
    licence: field('licence'),
    year: typeof read?.['year'] === 'number' ? read['year'] : new Date().getFullYear(),
    parts: parts.flatMap((part: unknown): Part[] => {
      const { id, title, chapters } = isRecord(part) ? part : {};
      if (typeof id === 'string' && typeof title === 'string' && isTexts(chapters)) return [{ id, title, chapters }];
      tell(1, faults.field('parts: id, title, chapters'));
      return [];
    }),
    names: isRecord(read?.['names']) ? Object.fromEntries(Object.entries(read['names']).map(([key, value]) => [key, String(value)])) : {},
  };
}

const FIELDS = ['id', 'title', 'summary', 'version', 'follows', 'changes'];

function pageOf(name: string, file: string, content: string, tell: Tell): Page | undefined {
  const text = content.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const head = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text);
  if (!head) {
    tell(1, faults.frontMatter);
    return undefined;
  }
  const read = yaml(head[1] as string, (line, what) => tell(line + 1, what));
  if (!read) return undefined;
  const stranger = Object.keys(read).find((key) => !FIELDS.includes(key));
  if (stranger !== undefined) tell(2, faults.stranger(stranger, FIELDS.join(', ')));
  const { version, follows } = read;
  if (!isVersion(version)) tell(2, faults.field('version'));
  if (follows !== undefined && !isVersion(follows)) tell(2, faults.field('follows'));
  const changes = Array.isArray(read['changes']) ? read['changes'].flatMap((one: unknown) => changeOf(one, tell)) : [];
  if (changes.length === 0) tell(2, faults.field('changes: date, what'));
  return {
    file,
    slug: name.replace(/\.md$/, ''),
    id: textOf(read['id'], 'id', tell),
    title: textOf(read['title'], 'title', tell),
    summary: textOf(read['summary'], 'summary', tell),
    version: isVersion(version) ? version : 1,
    follows: isVersion(follows) ? follows : undefined,
    changes,
    text: text.slice(head[0].length),
    before: head[0].split('\n').length - 1,
  };
}

function changeOf(one: unknown, tell: Tell): Change[] {
  const { date, what } = isRecord(one) ? one : {};
  const day = date instanceof Date ? date.toISOString().slice(0, 10) : date;
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && typeof what === 'string') return [{ date: day, what }];
  tell(2, faults.field('changes: date, what'));
  return [];
}

function yaml(text: string, tell: Tell): Record<string, unknown> | undefined {
  try {
    const read = parseYaml(text);
    if (isRecord(read)) return read;
    tell(1, faults.unreadable(''));
  } catch (error) {
    const known = error instanceof YAMLException;
    tell((known ? (error.mark?.line ?? 0) : 0) + 1, faults.unreadable(known ? error.reason : String(error)));
  }
  return undefined;
}

function textOf(value: unknown, name: string, tell: Tell, asked = true): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  if (asked) tell(2, faults.field(name));
  return '';
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
