import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sql from 'sql-template-tag';
import { type Config, environmentOf, readConfig } from '../src/config.ts';
import { seed } from '../src/directory/gathering/seed.ts';
import { loadLibrary } from '../src/facts/load.ts';
import { guideShelf } from '../src/guide/web/shelf.ts';
import { application } from '../src/server.ts';
import type { Database } from '../src/storage/database.ts';
import { migrate } from '../src/storage/migrate.ts';
import { openDatabase } from '../src/storage/open.ts';
import { PATHS } from '../src/web/paths.ts';
import type { Clock } from '../src/web/site.ts';

/** What tests share: the real facts, real databases, a clock that stands still, the application without a port. */

/** A day in the life of this project: tests do not change with the calendar. */
const TODAY = '2026-11-24';
export const library = loadLibrary(TODAY);
export const { facts } = library;

const GUIDE = fileURLToPath(new URL('../node_modules/.cache/guide', import.meta.url));

export type StoppedClock = Clock & { set(instant: number): void };

export function stoppedClock(start = Date.parse(`${TODAY}T12:00:00Z`)): StoppedClock {
  let instant = start;
  return {
    now: () => instant,
    set: (to) => {
      instant = to;
    },
  };
}

/** A database in memory, in the current shape. */
async function emptyDatabase(): Promise<Database> {
  const database = await openDatabase('sqlite::memory:');
  await migrate(database, '/nowhere', 0);
  return database;
}

const postgres = process.env['TEST_POSTGRES_URL'];

/** Runs one story on each database: SQLite always, PostgreSQL when `bin/test` has started one. */
export function onEachDatabase(story: string, tell: (database: Database, context: TestContext) => Promise<void>): void {
  test(`${story} (sqlite)`, async (context) => {
    const database = await emptyDatabase();
    await tell(database, context).finally(() => database.close());
  });
  test(`${story} (postgres)`, { skip: postgres === undefined && 'no TEST_POSTGRES_URL: run npm test' }, async (context) => {
    const name = `test_${randomBytes(6).toString('hex')}`;
    const server = await openDatabase(postgres ?? '');
    await server.db.run(sql([`CREATE DATABASE ${name}`]));
    const database = await openDatabase((postgres ?? '').replace(/[^/]*$/, name));
    try {
      await migrate(database, '/nowhere', 0);
      await tell(database, context);
    } finally {
      await database.close();
      await server.db.run(sql([`DROP DATABASE ${name}`]));
      await server.close();
    }
  });
}

/** The application as the server runs it, answering without a port, and what it logged. */
export async function startedApplication(settings: Readonly<Record<string, string>> = {}, clock: Clock = stoppedClock()) {
  const read = readConfig({ INFRABASSE_ORIGIN: 'https://infrabasse.test', ...settings });
  if ('wrong' in read) throw new Error(JSON.stringify(read.wrong));
  const config: Config = read.config;
  const database = await emptyDatabase();
  const logged: Readonly<Record<string, unknown>>[] = [];
  const log = (entry: Readonly<Record<string, unknown>>): void => void logged.push(entry);
  const { content, method } = config;
  // One folder for all tests: the guide is made once, and again when its texts or its code change.
  const shelf = guideShelf({ cache: GUIDE, content, method, facts: library.folder, factsVersion: facts.version, environment: environmentOf(config), log });
  await seed(database.db, library.folder);
  const app = application({ config, library, db: database.db, shelf, clock, log });
  return { app, config, database, logged, close: () => database.close() };
}

/** A port nobody listens to. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const one = createServer().listen(0, '127.0.0.1', () => {
      const { port } = one.address() as { port: number };
      one.close(() => resolve(port));
    });
  });
}

/** A form as a browser sends it. */
export function formOf(values: Readonly<Record<string, string>>): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(values).toString(),
  };
}

type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** Sends a list as the form does: the answer leads to what was understood of it, before anything is kept. */
export async function sentList(ask: Ask, content: string | Uint8Array, name = 'liste.csv', path: string = PATHS.upload.fr, sheet = ''): Promise<Response> {
  const body = new FormData();
  body.set('sheet', sheet);
  body.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return ask(path, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' }, redirect: 'manual' });
}

/** Sends a list and keeps what was understood of it: the answer leads to the estimate. */
export async function keptList(ask: Ask, content: string | Uint8Array, path?: string): Promise<Response> {
  const answer = await sentList(ask, content, undefined, path);
  const preview = answer.headers.get('Location');
  return preview ? ask(preview, { ...formOf({ action: 'keep' }), redirect: 'manual' }) : answer;
}
