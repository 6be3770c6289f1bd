import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METHOD_FOLDER } from '../../method/folder.ts';
import type { Shelf } from '../publish/fragments.ts';
import { CONTENT_FOLDER } from '../source/folders.ts';

/**
 * Where the server takes the guide from: pages and files made once by a process of their own, kept in a folder, made
 * again when the texts, the method, the facts or the program change. A guide with errors never takes the place of the
 * last good one. Nothing is made before someone asks for the guide.
 */

/** A guide that was made: its folder, its shelf. */
export type Made = Readonly<{ folder: string; shelf: Shelf }>;

export type GuideShelf = Readonly<{
  /** The guide as it is now, or the last good one; `problems` when there is none. */
  current: () => Promise<Made | Readonly<{ problems: readonly string[] }>>;
  /** Files to take away: made after the pages, in the background. */
  files: (made: Made) => readonly Readonly<{ name: string; bytes: number }>[];
  /** Says what is wrong with the texts as they are being written. */
  watch: (told: (problems: readonly string[]) => void) => () => void;
}>;

export type Shelving = Readonly<{
  cache: string;
  content: string | undefined;
  method: string | undefined;
  facts: string;
  factsVersion: string;
  /** Settings that what makes the guide must share, by the names of the environment. */
  environment: Readonly<Record<string, string>>;
  log: (entry: Readonly<Record<string, unknown>>) => void;
}>;

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROGRAM = ['src/guide', 'src/method', 'src/engine', 'src/web/paths.ts', 'src/web/style.css'];
/** The texts are looked at no more often. In milliseconds. */
const PATIENCE = 2_000;
const WATCHED_EVERY = 500;
/** Guides kept: this one and the one before, which a page may still be reading. */
const KEPT = 2;

export function guideShelf(shelving: Shelving): GuideShelf {
  const { cache, content, method, facts, environment, log } = shelving;
  const own = [join(content ?? CONTENT_FOLDER, 'guide'), method ?? METHOD_FOLDER];
  const watched = [...own, join(facts, 'context.yaml'), ...PROGRAM.map((name) => join(ROOT, name))];
  let seen: { at: number; print: string } = { at: 0, print: '' };
  let making: { print: string; done: Promise<readonly string[]> } | undefined;
  /** Guides whose files this process has set out to make. */
  const filing = new Set<string>();
  /** What was found wrong in the texts of that print. */
  let failed: { print: string; problems: readonly string[] } | undefined;

  const fingerprint = (): string => printOf(watched, [shelving.factsVersion, JSON.stringify(environment)]);

  const printNow = (): string => {
    if (Date.now() - seen.at > PATIENCE) seen = { at: Date.now(), print: fingerprint() };
    return seen.print;
  };

  const madeIn = (print: string): Made | undefined => {
    const folder = join(cache, print);
    const shelf = join(folder, 'book.json');
    return existsSync(shelf) ? { folder, shelf: JSON.parse(readFileSync(shelf, 'utf8')) as Shelf } : undefined;
  };

  const lastGood = (): Made | undefined => {
    const [newest] = olderFirst(cache).reverse();
    return newest === undefined ? undefined : madeIn(newest);
  };

  const make = async (print: string): Promise<readonly string[]> => {
    const draft = join(cache, `${print}.${process.pid}.draft`);
    rmSync(draft, { recursive: true, force: true });
    const { code, said } = await guideBuild(environment, ['--only', 'fragments', '--out', draft]);
    if (code !== 0) {
      rmSync(draft, { recursive: true, force: true });
      const problems = said
        .split('\n')
        .filter((line) => line.startsWith('✗'))
        .map((line) => line.slice(2));
      log({ level: 'error', task: 'guide', problems: problems.length > 0 ? problems : [said.slice(0, 500)] });
      return problems.length > 0 ? problems : [said.slice(0, 500)];
    }
    const folder = join(cache, print);
    if (!existsSync(folder)) renameSync(draft, folder);
    else rmSync(draft, { recursive: true, force: true });
    for (const old of olderFirst(cache).slice(0, -KEPT)) rmSync(join(cache, old), { recursive: true, force: true });
    return [];
  };

  /** PDF, EPUB and the rest: seconds of work that nobody waits for. */
  const makeFiles = async (folder: string): Promise<void> => {
    if (filing.has(folder) || existsSync(join(folder, 'files'))) return;
    filing.add(folder);
    const draft = join(folder, `files.${process.pid}.draft`);
    const { code, said } = await guideBuild(environment, [
      '--out',
      draft,
      ...['html', 'pdf', 'ink', 'booklet', 'sheets', 'epub', 'text'].flatMap((kind) => ['--only', kind]),
    ]);
    // Texts that changed meanwhile make another guide, with files of its own.
    if (basename(folder) !== fingerprint()) filing.delete(folder);
    else if (code !== 0) log({ level: 'error', task: 'guide files', said: said.slice(0, 500) });
    else if (existsSync(folder) && !existsSync(join(folder, 'files'))) renameSync(draft, join(folder, 'files'));
    rmSync(draft, { recursive: true, force: true });
  };

  const filesOf = (folder: string): void => {
    makeFiles(folder).catch((error: unknown) => log({ level: 'error', task: 'guide files', said: String(error) }));
  };

  const current: GuideShelf['current'] = async () => {
    const print = printNow();
    const made = madeIn(print);
    if (made) {
      filesOf(made.folder);
      return made;
    }
    if (failed?.print !== print) {
      if (making?.print !== print) making = { print, done: make(print) };
      const problems = await making.done;
      const now = madeIn(print);
      if (now) {
        filesOf(now.folder);
        return now;
      }
      failed = { print, problems };
    }
    return lastGood() ?? { problems: failed?.problems ?? [] };
  };

  return {
    current,
    files: ({ folder }) => {
      const files = join(folder, 'files');
      return existsSync(files) ? readdirSync(files).map((name) => ({ name, bytes: statSync(join(files, name)).size })) : [];
    },
    watch: (told) => {
      let last = '';
      const timer = setInterval(() => {
        seen = { at: 0, print: seen.print };
        const print = printNow();
        if (print === last) return;
        last = print;
        void current().then(() => told(failed?.print === print ? failed.problems : []));
      }, WATCHED_EVERY);
      return () => clearInterval(timer);
    },
  };
}

/** Names of the guides in a folder, the oldest first. */
function olderFirst(cache: string): string[] {
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => existsSync(join(cache, name, 'book.json')))
    .sort((a, b) => statSync(join(cache, a, 'book.json')).mtimeMs - statSync(join(cache, b, 'book.json')).mtimeMs);
}

/** A word that changes with any file: names, sizes and times, for reading them all would take longer than it saves. */
function printOf(paths: readonly string[], more: readonly string[]): string {
  const hash = createHash('sha256').update(more.join('\n'));
  const add = (path: string): void => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\n${stat.size}\n${stat.mtimeMs}\n`);
  };
  for (const path of paths) add(path);
  return hash.digest('hex').slice(0, 16);
}

function guideBuild(environment: Readonly<Record<string, string>>, args: readonly string[]): Promise<Readonly<{ code: number | null; said: string }>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'guide', 'build', ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said += data;
    });
    child.on('error', (error) => resolve({ code: 1, said: String(error) }));
    child.on('close', (code) => resolve({ code, said }));
  });
}
