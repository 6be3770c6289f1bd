import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Sql } from 'sql-template-tag';
import type { Database, Db } from './database.ts';

/** The address of a database as it may be shown: its password stays out of logs and screens. */
export function withoutSecret(url: string): string {
  // To the last @: a password may hold some, unescaped.
  return url.replace(/^(\w+:\/*[^:/@]*):.*@/s, '$1:…@').replace(/(password=)[^&]*/gi, '$1…');
}

/** Opens `sqlite:path` (one file, made if absent) or `postgres://…`. Does not migrate: see `migrate.ts`. */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url);
  throw new Error(`database "${withoutSecret(url)}": expected sqlite:path or postgres://user@host/name`);
}

function openSqlite(path: string): Database {
  if (path !== ':memory:') reserve(path);
  const file = new DatabaseSync(path);
  file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000');
  return { db: serialised(file), kind: 'sqlite', where: path, close: async () => file.close() };
}

/** Read and written by its owner, by nobody else. */
export const OWNER_ONLY = 0o600;

/** Makes a file that its owner alone can read, unless it is there: on a shared machine, estimates are nobody else's. */
export function reserve(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', OWNER_ONLY));
}

/**
 * One connection for all: a transaction that waits in the middle would swallow the statements of other requests.
 * So everything waits for its turn, and a transaction keeps its turn to the end.
 */
function serialised(file: DatabaseSync): Db {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const now = direct(file);
  return {
    all: (query) => inTurn(() => now.all(query)),
    one: (query) => inTurn(() => now.one(query)),
    run: (query) => inTurn(() => now.run(query)),
    transaction: (work) => inTurn(() => now.transaction(work)),
  };
}

function direct(file: DatabaseSync): Db {
  const prepared = (query: Sql) => file.prepare(query.sql);
  const values = (query: Sql): SQLInputValue[] => query.values as SQLInputValue[];
  const db: Db = {
    all: async <Row>(query: Sql) => prepared(query).all(...values(query)) as Row[],
    one: async <Row>(query: Sql) => prepared(query).get(...values(query)) as Row | undefined,
    run: async (query) => Number(prepared(query).run(...values(query)).changes),
    transaction: async (work) => {
      file.exec('BEGIN IMMEDIATE');
      try {
        const result = await work({ ...db, transaction: (inner) => inner(db) });
        file.exec('COMMIT');
        return result;
      } catch (error) {
        file.exec('ROLLBACK');
        throw error;
      }
    },
  };
  return db;
}
