import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Words } from '../../engine/quantity/quantity.ts';
import type { Cells } from '../../inventory/fields.ts';
import type { Described } from '../../inventory/format/json.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Origin } from '../../inventory/list.ts';
import type { Problem } from '../../inventory/problem.ts';
import type { Db } from '../../storage/database.ts';

/** A list that was sent and read, and that nobody has yet said to keep. */
export type Pending = Readonly<{
  id: string;
  /** The estimate it would join; empty for a new one. */
  estimate: string;
  name: string;
  /** What kind of document it was, and which sheet of it was read. */
  format?: Words;
  rows: readonly Cells[];
  file: Origin;
  corrections: Readonly<Record<string, string>>;
  /** What could not even be taken for rows: told, and not kept. */
  broken?: readonly Problem[];
  /** Places, machines and parts, where the document says more than a table; and its country and year. */
  described?: Described;
  settings?: Settings;
}>;

type Settings = Inventory['settings'];
type Row = { id: string; estimate_id: string; content: string };
type Content = Omit<Pending, 'id' | 'estimate'>;

/** Time to read a preview and make up one’s mind. */
const MINUTES_KEPT = 60;

/** What `newId` makes; anything else is nobody's, and not asked of the database. */
const ID = /^[\w-]{22}$/;

export function newId(): string {
  return randomBytes(16).toString('base64url');
}

export async function hold(db: Db, { id, estimate, ...content }: Pending, now: number): Promise<void> {
  await db.run(sql`INSERT INTO import (id, estimate_id, expires_at, content)
    VALUES (${id}, ${estimate}, ${now + MINUTES_KEPT * 60_000}, ${JSON.stringify(content)})`);
}

export async function held(db: Db, id: string, now: number): Promise<Pending | undefined> {
  if (!ID.test(id)) return undefined;
  const row = await db.one<Row>(sql`SELECT * FROM import WHERE id = ${id} AND expires_at > ${now}`);
  return row && { id: row.id, estimate: row.estimate_id, ...(JSON.parse(row.content) as Content) };
}

/** Keeps what was said of its lines since it was read. */
export async function correct(db: Db, { id, estimate: _, ...content }: Pending): Promise<void> {
  await db.run(sql`UPDATE import SET content = ${JSON.stringify(content)} WHERE id = ${id}`);
}

/** Forgets a list: kept elsewhere by now, or not wanted. False when it was gone: only one of two clicks keeps it. */
export async function forget(db: Db, id: string): Promise<boolean> {
  return (await db.run(sql`DELETE FROM import WHERE id = ${id}`)) === 1;
}
