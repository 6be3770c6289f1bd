import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sql from 'sql-template-tag';
import { saveBefore } from './backup.ts';
import type { Database, Db } from './database.ts';

const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));

/** Any number: it only has to be ours, so that two processes do not migrate at once. */
const LOCK = 7_420_931;

/**
 * Brings a database to the current shape: each `.sql` once, in order, whole or not at all. A database that already holds
 * something is saved in `backups` first. Gives the migrations applied.
 */
export async function migrate(database: Database, backups: string, now: number): Promise<string[]> {
  const { db, kind } = database;
  await db.run(sql`CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)`);
  const all = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const before = await applied(db);
  if (all.every((name) => before.has(name))) return [];
  if (before.size > 0) {
    mkdirSync(backups, { recursive: true });
    await saveBefore(database, join(backups, `before-${all.find((name) => !before.has(name))?.slice(0, 4)}-${new Date(now).toISOString().slice(0, 10)}`));
  }
  const done: string[] = [];
  await db.transaction(async (transaction) => {
    if (kind === 'postgres') await transaction.all(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
    const known = await applied(transaction);
    for (const name of all.filter((one) => !known.has(one))) {
      for (const statement of statements(readFileSync(join(FOLDER, name), 'utf8'))) await transaction.run(sql([statement]));
      await transaction.run(sql`INSERT INTO migration (id, applied_at) VALUES (${name}, ${now})`);
      done.push(name);
    }
  });
  return done;
}

async function applied(db: Db): Promise<Set<string>> {
  const rows = await db.all<{ id: string }>(sql`SELECT id FROM migration`);
  return new Set(rows.map(({ id }) => id));
}

/** Statements end with a semicolon at the end of a line; comments are dropped. */
function statements(text: string): string[] {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
