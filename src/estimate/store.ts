import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Contest } from '../engine/facts.ts';
import type { Evidence } from '../engine/quantity/quantity.ts';
import type { Cells } from '../inventory/fields.ts';
import type { Described } from '../inventory/format/json.ts';
import type { Origin } from '../inventory/list.ts';
import type { Db } from '../storage/database.ts';

/** What a person typed: lines as they were typed, good or not, so that nothing is lost and all can be read again. */
export type Draft = Readonly<{
  title: string;
  country: string;
  year: number;
  rows: readonly Cells[];
  /** How the lines are known that do not say it themselves. */
  evidence?: Evidence;
  /** The file the rows came from, until they are changed here. */
  file?: Origin;
  /** Rank of a row → the list it came from, for those that came from one: sent again, the list brings them up to date. */
  from?: Readonly<Record<number, string>>;
  /** Places, machines by components and their parts, where a document said more than a table. */
  described?: Described;
  /** What people said things are, for all that are called alike: name → item. Kept for the next list. */
  corrections?: Readonly<Record<string, string>>;
}>;

export type Estimate = Readonly<{
  id: string;
  version: number;
  createdAt: number;
  expiresAt: number;
  draft: Draft;
  contests: readonly Contest[];
  /** Version of the facts it was first made with. */
  facts: string;
  /** True while the last list that joined it can be taken out again. */
  undoable: boolean;
}>;

/** A row as both databases give it. */
type Row = {
  id: string;
  version: number;
  created_at: number;
  expires_at: number;
  title: string;
  inventory: string;
  contests: string;
  facts: string;
  undo: string | null;
};

const DAY = 86_400_000;
export const DAYS_KEPT = 30;

/** Keeps a new estimate under an address nobody can guess. Gives that id. */
export async function create(db: Db, { title, ...inventory }: Draft, facts: string, now: number): Promise<string> {
  const id = randomBytes(16).toString('base64url');
  await db.run(sql`INSERT INTO estimate (id, version, created_at, expires_at, title, inventory, contests, facts)
    VALUES (${id}, ${1}, ${now}, ${now + DAYS_KEPT * DAY}, ${title}, ${JSON.stringify(inventory)}, ${'[]'}, ${facts})`);
  return id;
}

/** What `create` makes; anything else is nobody's, and not asked of the database. */
const ID = /^[\w-]{22}$/;

/** The estimate of this id, unless its day has passed. */
export async function find(db: Db, id: string, now: number): Promise<Estimate | undefined> {
  if (!ID.test(id)) return undefined;
  const row = await db.one<Row>(sql`SELECT * FROM estimate WHERE id = ${id} AND expires_at > ${now}`);
  if (!row) return undefined;
  const inventory = JSON.parse(row.inventory) as Omit<Draft, 'title'>;
  return {
    id: row.id,
    version: row.version,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    draft: { title: row.title, ...inventory },
    contests: JSON.parse(row.contests) as Contest[],
    facts: row.facts,
    undoable: row.undo !== null && (JSON.parse(row.undo) as Undo).version === row.version,
  };
}

/** What a visitor sends back as a version may be anything: only what the column can hold is compared. */
function isVersion(version: number): boolean {
  return Number.isInteger(version) && version > 0 && version < 2 ** 31;
}

/** Changes the lines. False when someone changed the estimate since `version`, or when it is gone: nothing is overwritten. */
export async function revise(db: Db, id: string, version: number, { title, ...inventory }: Draft): Promise<boolean> {
  if (!isVersion(version)) return false;
  const changed = await db.run(sql`UPDATE estimate SET title = ${title}, inventory = ${JSON.stringify(inventory)}, version = version + 1
    WHERE id = ${id} AND version = ${version}`);
  return changed === 1;
}

/** What an estimate was before a list joined it, and the version that made. */
type Undo = Readonly<{ version: number; inventory: Omit<Draft, 'title'> }>;

/** Changes the lines as `revise` does, and remembers what they were: until the next change, it can be undone. */
export async function join(db: Db, { id, version, draft: before }: Estimate, { title, ...inventory }: Draft): Promise<boolean> {
  const { title: _, ...was } = before;
  const undo: Undo = { version: version + 1, inventory: was };
  const changed =
    await db.run(sql`UPDATE estimate SET title = ${title}, inventory = ${JSON.stringify(inventory)}, undo = ${JSON.stringify(undo)}, version = version + 1
    WHERE id = ${id} AND version = ${version}`);
  return changed === 1;
}

/** Takes the last list out again. False when the estimate changed since, or when there is nothing to undo. */
export async function undo(db: Db, id: string, version: number): Promise<boolean> {
  if (!isVersion(version)) return false;
  return db.transaction(async (transaction) => {
    const row = await transaction.one<Row>(sql`SELECT * FROM estimate WHERE id = ${id} AND version = ${version}`);
    const was = row?.undo ? (JSON.parse(row.undo) as Undo) : undefined;
    if (was?.version !== version) return false;
    const changed = await transaction.run(sql`UPDATE estimate SET inventory = ${JSON.stringify(was.inventory)}, undo = NULL, version = version + 1
      WHERE id = ${id} AND version = ${version}`);
    return changed === 1;
  });
}

/** Changes the contested values, under the same condition. */
export async function contest(db: Db, id: string, version: number, contests: readonly Contest[]): Promise<boolean> {
  if (!isVersion(version)) return false;
  const changed = await db.run(sql`UPDATE estimate SET contests = ${JSON.stringify(contests)}, version = version + 1
    WHERE id = ${id} AND version = ${version}`);
  return changed === 1;
}

/** Deletes for good. False when there was nothing. */
export async function remove(db: Db, id: string): Promise<boolean> {
  return (await db.run(sql`DELETE FROM estimate WHERE id = ${id}`)) === 1;
}

/** Deletes all estimates whose day has passed, and the lists nobody kept. Gives how many estimates. */
export async function purge(db: Db, now: number): Promise<number> {
  await db.run(sql`DELETE FROM import WHERE expires_at <= ${now}`);
  return db.run(sql`DELETE FROM estimate WHERE expires_at <= ${now}`);
}
