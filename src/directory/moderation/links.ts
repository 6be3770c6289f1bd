import { createHash, randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Db } from '../../storage/database.ts';

/** Links mailed to actors: they open one entry, end by themselves, and can be ended. Only their hash is kept. */

export type LinkKind = 'edit' | 'confirm';

const DAY = 86_400_000;
const LASTS: Readonly<Record<LinkKind, number>> = { edit: 7 * DAY, confirm: 60 * DAY };
const TOKEN = /^[\w-]{43}$/;

/** Makes a link for an actor. The token is given once, to be mailed, and kept nowhere. */
export async function makeLink(db: Db, actorId: string, kind: LinkKind, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.run(sql`INSERT INTO actor_link (hash, actor_id, kind, expires_at) VALUES (${hashOf(token)}, ${actorId}, ${kind}, ${now + LASTS[kind]})`);
  return token;
}

/** The actor that a link opens, while it lasts. */
export async function actorOfLink(db: Db, token: string, now: number): Promise<Readonly<{ actorId: string; kind: LinkKind }> | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const line = await db.one<{ actor_id: string; kind: LinkKind }>(
    sql`SELECT actor_id, kind FROM actor_link WHERE hash = ${hashOf(token)} AND expires_at > ${now}`,
  );
  return line && { actorId: line.actor_id, kind: line.kind };
}

/** Ends a link. */
export async function endLink(db: Db, token: string): Promise<void> {
  await db.run(sql`DELETE FROM actor_link WHERE hash = ${hashOf(token)}`);
}

/** Actors with an address, without news for a year, and to whom nobody has just written. */
export async function toRemind(db: Db, before: string, now: number, limit: number): Promise<readonly Readonly<{ id: string; name: string; email: string }>[]> {
  return db.all(sql`SELECT id, name, email FROM actor
    WHERE withdrawn = 0 AND email <> '' AND seen_on < ${before}
    AND NOT EXISTS (SELECT 1 FROM actor_link WHERE actor_link.actor_id = actor.id AND actor_link.kind = 'confirm' AND actor_link.expires_at > ${now})
    ORDER BY seen_on, id LIMIT ${limit}`);
}

/** Links that have ended. */
export async function purgeLinks(db: Db, now: number): Promise<void> {
  await db.run(sql`DELETE FROM actor_link WHERE expires_at <= ${now}`);
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
