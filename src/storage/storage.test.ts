import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { onEachDatabase } from '../../tests/world.ts';
import { restoreSqlite, type Saved, saveSqlite, type Trouble } from './backup.ts';
import { migrate } from './migrate.ts';
import { openDatabase, withoutSecret } from './open.ts';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'storage-'));
}

const troubleOf = (result: Saved | Trouble): string | undefined => ('trouble' in result ? result.trouble : undefined);

onEachDatabase('migrations are applied once, in order', async (database) => {
  assert.deepEqual(await migrate(database, '/nowhere', 0), []);
  const rows = await database.db.all<{ id: string }>(sql`SELECT id FROM migration ORDER BY id`);
  assert.equal(rows[0]?.id, '0001-estimate.sql');
});

onEachDatabase('a transaction is all or nothing', async ({ db }) => {
  await assert.rejects(
    db.transaction(async (inside) => {
      await inside.run(sql`INSERT INTO migration (id, applied_at) VALUES (${'x'}, ${1})`);
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.equal(await db.one(sql`SELECT id FROM migration WHERE id = ${'x'}`), undefined);
});

onEachDatabase('a query that comes during a transaction waits, and is not rolled back with it', async ({ db }) => {
  const failing = db.transaction(async (inside) => {
    await inside.run(sql`INSERT INTO migration (id, applied_at) VALUES (${'inside'}, ${1})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('no');
  });
  const outside = db.run(sql`INSERT INTO migration (id, applied_at) VALUES (${'outside'}, ${1})`);
  await assert.rejects(failing);
  assert.equal(await outside, 1);
  const rows = await db.all<{ id: string }>(sql`SELECT id FROM migration WHERE id IN (${'inside'}, ${'outside'})`);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ['outside'],
  );
});

onEachDatabase('values never become part of the query', async ({ db }) => {
  const nasty = "'); DROP TABLE migration; --";
  await db.run(sql`INSERT INTO migration (id, applied_at) VALUES (${nasty}, ${1_700_000_000_000})`);
  const row = await db.one<{ id: string; applied_at: number }>(sql`SELECT * FROM migration WHERE id = ${nasty}`);
  assert.deepEqual({ ...row }, { id: nasty, applied_at: 1_700_000_000_000 });
});

test('an address of database that is neither is refused with what was expected', async () => {
  await assert.rejects(openDatabase('mysql://x'), /expected sqlite:path or postgres/);
});

test('a database with something in it is saved before a migration changes it', async () => {
  const home = folder();
  const database = await openDatabase(`sqlite:${join(home, 'db.sqlite')}`);
  await migrate(database, join(home, 'backups'), 0);
  assert.equal(existsSync(join(home, 'backups')), false, 'an empty database needs no backup');
  // As it was before the last migration.
  await database.db.run(sql`DROP TABLE import`);
  await database.db.run(sql`ALTER TABLE estimate DROP COLUMN undo`);
  await database.db.run(sql`DELETE FROM migration WHERE id = ${'0002-import.sql'}`);
  await migrate(database, join(home, 'backups'), Date.parse('2026-11-24'));
  await database.close();
  assert.deepEqual(readdirSync(join(home, 'backups')).sort(), ['before-0002-2026-11-24.sqlite', 'before-0002-2026-11-24.sqlite.sha256']);
  rmSync(home, { recursive: true });
});

test('a living database is copied whole, with a checksum sha256sum can read, and put back', async () => {
  const home = folder();
  const [path, copy] = [join(home, 'db.sqlite'), join(home, 'copy.sqlite')];
  const database = await openDatabase(`sqlite:${path}`);
  await migrate(database, home, 0);
  await database.db.run(sql`INSERT INTO migration (id, applied_at) VALUES (${'kept'}, ${1})`);
  const saved = await saveSqlite(path, copy, false); // while it is open
  assert.ok('sha256' in saved);
  assert.equal(readFileSync(`${copy}.sha256`, 'utf8'), `${saved.sha256}  copy.sqlite\n`);
  await database.db.run(sql`DELETE FROM migration WHERE id = ${'kept'}`);
  assert.equal(troubleOf(await restoreSqlite(copy, path, true)), 'in-use', 'never under a running server');
  await database.close();
  assert.equal(troubleOf(await restoreSqlite(copy, path, false)), 'exists', 'never over something without being told to');
  assert.equal(troubleOf(await saveSqlite(path, path, true)), 'itself');
  assert.equal(troubleOf(await restoreSqlite(copy, path, true)), undefined);
  const restored = await openDatabase(`sqlite:${path}`);
  assert.ok(await restored.db.one(sql`SELECT id FROM migration WHERE id = ${'kept'}`));
  await restored.close();
  rmSync(home, { recursive: true });
});

for (const url of [
  'postgres://ib:S3cret@host/db',
  'postgres://ib:Pa@ssS3cret@host:5432/db',
  'postgres://host/db?user=ib&password=S3cret&ssl=1',
  'postgres:ib:S3cret@host/db',
  'mysql://host/db?PASSWORD=S3cret',
  'postgres://ib:S3cret/with/slashes@host/db',
]) {
  test(`the password of ${url.replace('S3cret', '…')} is not shown`, () => {
    assert.doesNotMatch(withoutSecret(url), /S3cret/);
    assert.match(withoutSecret(url), /host/, 'the rest is, to be mended');
  });
}

test('what is restored is its owner’s alone, whatever the copy allowed; what is no file is not written over', async () => {
  const place = folder();
  const [path, copy] = [join(place, 'db.sqlite'), join(place, 'copy.sqlite')];
  const database = await openDatabase(`sqlite:${path}`);
  await migrate(database, place, 0);
  writeFileSync(`${copy}.part`, 'left by an earlier one', { mode: 0o644 });
  await saveSqlite(path, copy, false);
  assert.equal(statSync(copy).mode & 0o077, 0);
  await database.close();
  chmodSync(copy, 0o644);
  assert.equal(troubleOf(await restoreSqlite(copy, path, true)), undefined);
  assert.equal(statSync(path).mode & 0o077, 0);
  assert.equal(troubleOf(await saveSqlite(path, place, true)), 'not-a-file');
  assert.equal(existsSync(`${place}.part`), false);
  rmSync(place, { recursive: true });
});

test('a database and its copies are read by their owner alone', async () => {
  const place = folder();
  const path = join(place, 'new', 'here.sqlite');
  const database = await openDatabase(`sqlite:${path}`);
  await migrate(database, join(place, 'backups'), 0);
  const saved = await saveSqlite(path, join(place, 'copies', 'copy.sqlite'), false);
  assert.equal(troubleOf(saved), undefined);
  for (const file of [path, `${path}-wal`, join(place, 'copies', 'copy.sqlite')]) assert.equal(statSync(file).mode & 0o077, 0, file);
  await database.close();
  rmSync(place, { recursive: true });
});

test('a backup that was damaged, or has lost its checksum, is refused and nothing is touched', async () => {
  const home = folder();
  const [path, copy, target] = [join(home, 'db.sqlite'), join(home, 'copy.sqlite'), join(home, 'new.sqlite')];
  const database = await openDatabase(`sqlite:${path}`);
  await migrate(database, home, 0);
  await database.close();
  await saveSqlite(path, copy, false);
  assert.equal(troubleOf(await saveSqlite(path, copy, false)), 'exists');
  const bytes = readFileSync(copy);
  bytes[2000] = (bytes[2000] ?? 0) ^ 0xff;
  writeFileSync(copy, bytes);
  assert.equal(troubleOf(await restoreSqlite(copy, target, false)), 'wrong-checksum');
  rmSync(`${copy}.sha256`);
  assert.equal(troubleOf(await restoreSqlite(copy, target, false)), 'no-checksum');
  assert.equal(troubleOf(await restoreSqlite(join(home, 'none'), target, false)), 'no-file');
  const poem = join(home, 'poem');
  writeFileSync(poem, 'Les sanglots longs');
  writeFileSync(`${poem}.sha256`, `${createHash('sha256').update('Les sanglots longs').digest('hex')}  poem\n`);
  assert.equal(troubleOf(await restoreSqlite(poem, target, false)), 'not-a-database');
  assert.equal(existsSync(target), false);
  rmSync(home, { recursive: true });
});
