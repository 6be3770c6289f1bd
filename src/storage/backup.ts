import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Database } from './database.ts';
import { OWNER_ONLY, reserve } from './open.ts';

/** Why a backup or a restore did not happen, and which file is at fault: a value, for the command to say in words. */
export type Trouble = Readonly<{
  trouble: 'exists' | 'no-file' | 'itself' | 'no-checksum' | 'wrong-checksum' | 'not-a-database' | 'not-a-file' | 'in-use';
  file: string;
}>;

export type Saved = Readonly<{ file: string; sha256: string; bytes: number }>;

/** Copies a living SQLite database, page by page, while it serves; writes its checksum beside, as `sha256sum -c` reads it. */
export async function saveSqlite(path: string, file: string, force: boolean): Promise<Saved | Trouble> {
  if (!existsSync(path)) return { trouble: 'no-file', file: path };
  if (resolve(file) === resolve(path)) return { trouble: 'itself', file };
  if (existsSync(file) && !force) return { trouble: 'exists', file };
  if (existsSync(file) && !statSync(file).isFile()) return { trouble: 'not-a-file', file };
  const part = `${file}.part`;
  rmSync(part, { force: true });
  reserve(part);
  const source = new DatabaseSync(path, { readOnly: true });
  try {
    await backup(source, part);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    source.close();
  }
  // A copy that cannot be opened is no backup: better known now than on the day it is needed.
  if (!isSound(part)) throw new Error(`backup "${part}": the copy does not pass the integrity check`);
  for (const end of ['-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  renameSync(part, file);
  const { sha256, bytes } = await checksum(file);
  writeFileSync(`${file}.sha256`, `${sha256}  ${basename(file)}\n`);
  return { file, sha256, bytes };
}

/** Puts a backup in place of a database, after checking that it is whole. The one it replaces is kept beside, as `.before-restore`. */
export async function restoreSqlite(file: string, path: string, force: boolean): Promise<Saved | Trouble> {
  if (!existsSync(file)) return { trouble: 'no-file', file };
  if (resolve(file) === resolve(path)) return { trouble: 'itself', file };
  if (existsSync(path) && !force) return { trouble: 'exists', file: path };
  if (existsSync(path) && isInUse(path)) return { trouble: 'in-use', file: path };
  if (!existsSync(`${file}.sha256`)) return { trouble: 'no-checksum', file: `${file}.sha256` };
  const expected = readFileSync(`${file}.sha256`, 'utf8').slice(0, 64);
  const { sha256, bytes } = await checksum(file);
  if (sha256 !== expected) return { trouble: 'wrong-checksum', file };
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.part`;
  rmSync(part, { force: true });
  copyFileSync(file, part);
  chmodSync(part, OWNER_ONLY);
  if (!isSound(part)) {
    rmSync(part);
    return { trouble: 'not-a-database', file };
  }
  if (existsSync(path)) renameSync(path, `${path}.before-restore`);
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  renameSync(part, path);
  return { file: path, sha256, bytes };
}

/** Saves whatever database this is before its shape changes. PostgreSQL needs `pg_dump` on the machine. */
export async function saveBefore({ kind, where }: Database, name: string): Promise<void> {
  if (kind === 'sqlite') {
    if (where !== ':memory:') await saveSqlite(where, `${name}.sqlite`, true);
    return;
  }
  try {
    // A password among the arguments would be seen by everyone on the machine.
    const address = new URL(where);
    const password = decodeURIComponent(address.password) || address.searchParams.get('password');
    address.password = '';
    address.searchParams.delete('password');
    await promisify(execFile)('pg_dump', ['--file', `${name}.sql`, address.href], { env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) } });
  } catch (cause) {
    throw new Error('the database is to be migrated and could not be saved first: expected pg_dump on this machine', { cause });
  }
}

async function checksum(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

function isSound(file: string): boolean {
  try {
    const opened = new DatabaseSync(file);
    // One file and no companions: easier to carry, and to check.
    opened.exec('PRAGMA journal_mode = DELETE');
    const [row] = opened.prepare('PRAGMA integrity_check').all();
    opened.close();
    return row?.['integrity_check'] === 'ok';
  } catch {
    return false;
  }
}

/** A server that has the file open keeps a shared-memory file beside it and would lose what is restored under it. */
function isInUse(path: string): boolean {
  if (!existsSync(`${path}-wal`)) return false;
  const opened = new DatabaseSync(path);
  try {
    // Leaving WAL needs the file for oneself: it fails while another process has it open.
    opened.exec('PRAGMA busy_timeout = 200; PRAGMA journal_mode = DELETE');
    return opened.prepare('PRAGMA journal_mode').get()?.['journal_mode'] !== 'delete';
  } catch {
    return true;
  } finally {
    opened.close();
  }
}
