import { fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../book.ts';
import { bookletTypst, bookTypst, sheetsTypst } from './pdf.ts';

/** A document to print, with the files it shows; `query`: what to ask of it besides its PDF. */
export type Job = Readonly<{
  name: string;
  source: string;
  images: Readonly<Record<string, Uint8Array>>;
  accessible: boolean;
  query?: string;
}>;

export type Printed = Readonly<{ name: string; pdf: Uint8Array; found: readonly Readonly<{ value: unknown }>[] }>;

/** What paper gives of a book: files by name, and the page of the A5 edition each place stands on. */
export type OnPaper = Readonly<{ files: ReadonlyMap<PaperKind, Uint8Array>; pages: ReadonlyMap<string, number> }>;
export type PaperKind = 'pdf' | 'ink' | 'booklet' | 'sheets';

/** Prints what is wanted of a book. The edition that saves ink goes in a process of its own: two books at once would take twice the memory. */
export async function onPaper(book: Book, wanted: ReadonlySet<PaperKind | 'pages'>, images: string, instant: number): Promise<OnPaper> {
  const files = new Map<PaperKind, Uint8Array>();
  let pages = new Map<string, number>();
  const job = (name: PaperKind, source: string, more: Partial<Job> = {}): Job => ({
    name,
    source,
    images: picturesIn(source, images),
    accessible: true,
    ...more,
  });
  const sheets = wanted.has('sheets') ? sheetsTypst(book) : undefined;
  const needsBook = wanted.has('pdf') || wanted.has('booklet') || wanted.has('pages');
  const first = [...(needsBook ? [job('pdf', bookTypst(book, 'book'), { query: '<at-page>' })] : []), ...(sheets ? [job('sheets', sheets)] : [])];
  const keep = (printed: readonly Printed[]): void => {
    for (const { name, pdf } of printed) if (wanted.has(name as PaperKind)) files.set(name as PaperKind, pdf);
  };
  const printed = await print(first, instant);
  keep(printed);
  const whole = printed.find(({ name }) => name === 'pdf');
  if (whole) pages = new Map((whole.found as readonly Readonly<{ value: { id: string; page: number } }>[]).map(({ value: { id, page } }) => [id, page]));
  if (whole && wanted.has('booklet'))
    keep(await print([job('booklet', bookletTypst(pagesIn(whole.pdf), book), { accessible: false, images: { 'pages.pdf': whole.pdf } })], instant));
  if (wanted.has('ink')) keep(await print([job('ink', bookTypst(book, 'ink'))], instant));
  return { files, pages };
}

/** How many pages a PDF of Typst has. */
export function pagesIn(pdf: Uint8Array): number {
  const counts = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g),
  ];
  return Math.max(0, ...counts.map((match) => Number(match[1] ?? match[2])));
}

function picturesIn(source: string, images: string): Record<string, Uint8Array> {
  const names = [...source.matchAll(/image\("\/images\/([\w.-]+)"/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.filter((name) => existsSync(join(images, name))).map((name) => [name, new Uint8Array(readFileSync(join(images, name)))]));
}

/** Prints documents one after the other, in a process that ends with them. */
export function print(jobs: readonly Job[], instant: number): Promise<readonly Printed[]> {
  if (jobs.length === 0) return Promise.resolve([]);
  // The press needs room: what was only read and dropped is given back first.
  globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
  return new Promise((resolve, reject) => {
    const child = fork(new URL('worker.ts', import.meta.url), {
      execArgv: ['--max-semi-space-size=1'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data;
    });
    child.on('message', (answer: { printed?: readonly Printed[]; error?: string }) =>
      answer.printed ? resolve(answer.printed) : reject(new Error(answer.error)),
    );
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the press stopped (${code}): ${said.slice(0, 2000)}`)));
    child.send({ jobs, instant });
  });
}
