import { randomUUID } from 'node:crypto';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import type { Db } from '../storage/database.ts';
import type { Actor, Field, Provenance } from './actor.ts';
import { folded } from './folded.ts';
import { boxAround, kilometres } from './places/distance.ts';

/** All the SQL of published actors. An entry is plain data; what it is filtered by is copied beside it. */

export type Published = Readonly<{ actor: Actor; provenance: Provenance; addedOn: string; seenOn: string }>;

export type Point = Readonly<{ lat: number; lon: number }>;

/** What a reader asks. Empty means any. */
export type Filter = Readonly<{
  text?: string;
  kind?: string;
  service?: string;
  region?: string;
  department?: string;
  country?: string;
  near?: Point;
  /** Kilometres; with `near`. */
  within?: number;
  open?: boolean;
  price?: string;
  leavesDatacenters?: boolean;
  leavesBigTech?: boolean;
  /** Confirmed on this day or later. */
  confirmedSince?: string;
  /** The last seen or confirmed first, rather than by distance or by name. */
  newsFirst?: boolean;
}>;

export type Found = Readonly<{ published: Published /** Kilometres, when a town was asked. */; away: number | null }>;

type Line = Readonly<{ id: string; entry: string; provenance: string; added_on: string; seen_on: string }>;

const COLUMNS = sql`id, entry, provenance, added_on, seen_on`;

type Slice = Readonly<{ offset: number; limit: number }>;
type Page = Readonly<{ total: number; found: readonly Found[] }>;

/** One page of what fits a filter: by distance when a town was asked, by name otherwise. Entries are read for the page that is shown, and no other. */
export async function findActors(db: Db, filter: Filter, { offset, limit }: Slice): Promise<Page> {
  const { near, within, newsFirst } = filter;
  const byDistance = near && !(newsFirst && within === undefined);
  const square = near && squareOf(near);
  const where =
    byDistance && square
      ? sql`${whereOf(filter)} AND lat IS NOT NULL${within === undefined ? empty : sql` AND ${square} <= ${(within / DEGREE) ** 2}`}`
      : whereOf(filter);
  const order = newsFirst ? sql`seen_on DESC, sort, id` : byDistance && square ? sql`${square}, id` : sql`sort, id`;
  const count = await db.one<{ total: number | string }>(sql`SELECT COUNT(*) AS total FROM actor WHERE ${where}`);
  const ids = await db.all<{ id: string }>(sql`SELECT id FROM actor WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`);
  const total = Number(count?.total ?? 0);
  if (ids.length === 0) return { total, found: [] };
  const lines = await db.all<Line>(sql`SELECT ${COLUMNS} FROM actor WHERE id IN (${join(ids.map(({ id }) => id))})`);
  const byId = new Map(lines.map((line) => [line.id, publishedOf(line)]));
  return { total, found: ids.flatMap(({ id }) => foundOf(byId.get(id), near) ?? []) };
}

function foundOf(published: Published | undefined, near: Point | undefined): Found | undefined {
  if (!published) return undefined;
  const { lat, lon } = published.actor;
  return { published, away: near && lat !== null && lon !== null ? kilometres(near, { lat, lon }) : null };
}

/** Kilometres of a degree of latitude. */
const DEGREE = 111.195;

/** Square of a distance, in degrees of latitude, that any database can sort by: true to half a hundredth within two hundred kilometres. */
function squareOf({ lat, lon }: Point): Sql {
  const narrow = Math.cos((lat * Math.PI) / 180) ** 2;
  return sql`((lat - ${lat}) * (lat - ${lat}) + (lon - ${lon}) * (lon - ${lon}) * ${narrow})`;
}

function whereOf(filter: Filter): Sql {
  const { text = '', kind, service, region, department, country, near: point, within, open, price, leavesDatacenters, leavesBigTech, confirmedSince } = filter;
  const box = point && within !== undefined ? boxAround(point, within) : undefined;
  const conditions = [
    // Nearly all are there: with the sign, SQLite looks for a better way in than this one.
    kind || department || box ? sql`+withdrawn = 0` : sql`withdrawn = 0`,
    ...folded(text).map((word) => sql`words LIKE ${`% ${word}%`}`),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(service ? [sql`services LIKE ${`%|${service}|%`}`] : []),
    ...(region ? [sql`region = ${region}`] : []),
    ...(department ? [sql`department = ${department}`] : []),
    ...(country ? [sql`country = ${country}`] : []),
    ...(box ? [sql`lat BETWEEN ${box.south} AND ${box.north} AND lon BETWEEN ${box.west} AND ${box.east}`] : []),
    ...(open ? [sql`capacity = 'open'`] : []),
    ...(price ? [sql`price = ${price}`] : []),
    ...(leavesDatacenters ? [sql`position IN ('home', 'associative')`] : []),
    ...(leavesBigTech ? [sql`big_tech = 1`] : []),
    ...(confirmedSince ? [sql`confirmed_on >= ${confirmedSince}`] : []),
  ];
  return join(conditions, ' AND ');
}

function publishedOf({ entry, provenance, added_on, seen_on }: Line): Published {
  return { actor: JSON.parse(entry) as Actor, provenance: JSON.parse(provenance) as Provenance, addedOn: added_on, seenOn: seen_on };
}

/** The entry of this id, unless it was withdrawn. */
export async function findActor(db: Db, id: string): Promise<Published | undefined> {
  const line = await db.one<Line>(sql`SELECT ${COLUMNS} FROM actor WHERE id = ${id} AND withdrawn = 0`);
  return line && publishedOf(line);
}

/** All published actors, a few at a time, so that fifty thousand of them need little memory. */
export async function* everyActor(db: Db, size = 500): AsyncIterable<Published> {
  let after = '';
  for (;;) {
    const lines = await db.all<Line>(sql`SELECT ${COLUMNS} FROM actor WHERE withdrawn = 0 AND id > ${after} ORDER BY id LIMIT ${size}`);
    for (const line of lines) yield publishedOf(line);
    const last = lines.at(-1);
    if (!last || lines.length < size) return;
    after = last.id;
  }
}

/** The last entries that were added, the newest first. */
export async function newest(db: Db, limit: number): Promise<readonly Published[]> {
  return (await db.all<Line>(sql`SELECT ${COLUMNS} FROM actor WHERE withdrawn = 0 ORDER BY added_on DESC, id LIMIT ${limit}`)).map(publishedOf);
}

/** Signs of an entry that are searched: more would not fit an index of PostgreSQL. */
const SEARCHED = 1_500;

/** Publishes an entry, new or changed. `email` is kept as it is when it is not given. */
export async function publish(db: Db, { actor, provenance, addedOn, seenOn }: Published, email?: string): Promise<void> {
  const { id, name, kind, services, department, region, country, lat, lon, price, capacity, position, leavesBigTech, confirmedOn } = actor;
  const text = [name, actor.town, ...actor.tags, ...actor.networks, actor.legalForm, actor.offers, actor.notes].join(' ');
  const words = ` ${folded(text).join(' ').slice(0, SEARCHED)} `;
  const served = `|${services.join('|')}|`;
  const values = sql`${JSON.stringify(actor)}, ${JSON.stringify(provenance)}, ${addedOn}, ${seenOn}, ${0}, ${name}, ${folded(name).join(' ')}, ${kind}, ${served},
    ${department}, ${region}, ${country}, ${lat}, ${lon}, ${price}, ${capacity}, ${position}, ${leavesBigTech ? 1 : 0}, ${confirmedOn}, ${words}`;
  const columns = sql`entry, provenance, added_on, seen_on, withdrawn, name, sort, kind, services, department, region, country, lat, lon, price, capacity, position, big_tech, confirmed_on, words`;
  const sets = join(
    [
      'entry',
      'provenance',
      'added_on',
      'seen_on',
      'withdrawn',
      'name',
      'sort',
      'kind',
      'services',
      'department',
      'region',
      'country',
      'lat',
      'lon',
      'price',
      'capacity',
      'position',
      'big_tech',
      'confirmed_on',
      'words',
    ].map((column) => sql([`${column} = excluded.${column}`])),
    ', ',
  );
  await db.run(
    sql`INSERT INTO actor (id, email, ${columns}) VALUES (${id}, ${email ?? ''}, ${values}) ON CONFLICT (id) DO UPDATE SET ${sets}${email === undefined ? empty : sql`, email = excluded.email`}`,
  );
}

/** Takes an entry out of everything that is shown; its id stays, so that no import brings it back. */
export async function withdraw(db: Db, id: string): Promise<void> {
  await db.run(sql`UPDATE actor SET withdrawn = 1, email = '' WHERE id = ${id}`);
  await db.run(sql`DELETE FROM actor_link WHERE actor_id = ${id}`);
}

/** Whether someone of this very name asked to be left out. */
export async function isWithdrawn(db: Db, name: string): Promise<boolean> {
  return (await db.one(sql`SELECT id FROM actor WHERE withdrawn = 1 AND sort = ${folded(name).join(' ')}`)) !== undefined;
}

/** Private: where an actor’s own link is mailed. */
export async function emailOf(db: Db, id: string): Promise<string> {
  return (await db.one<{ email: string }>(sql`SELECT email FROM actor WHERE id = ${id} AND withdrawn = 0`))?.email ?? '';
}

/** Ids known of, withdrawn ones included. */
export async function knownIds(db: Db): Promise<ReadonlySet<string>> {
  return new Set((await db.all<{ id: string }>(sql`SELECT id FROM actor`)).map(({ id }) => id));
}

/** What a map draws of each actor. */
export type Spot = Readonly<{ id: string; name: string; lat: number | null; lon: number | null; department: string; country: string; position: string }>;

export async function spots(db: Db): Promise<readonly Spot[]> {
  return db.all(sql`SELECT id, name, lat, lon, department, country, position FROM actor WHERE withdrawn = 0 ORDER BY sort, id`);
}

/** Names and places, to see whether an entry is already there. */
export async function namesOf(db: Db): Promise<readonly Readonly<{ id: string; name: string; sort: string; lat: number | null; lon: number | null }>[]> {
  return db.all(sql`SELECT id, name, sort, lat, lon FROM actor WHERE withdrawn = 0`);
}

/** Writes down what was changed: fields and who they came from, no address of anyone. */
export async function note(db: Db, actorId: string, what: string, detail: string, now: number): Promise<void> {
  await db.run(sql`INSERT INTO directory_journal (id, at, actor_id, what, detail) VALUES (${randomUUID()}, ${now}, ${actorId}, ${what}, ${detail})`);
}

/** The last things that were changed, the newest first. */
export async function journal(db: Db, limit: number): Promise<readonly Readonly<{ at: number; actorId: string; what: string; detail: string }>[]> {
  const lines = await db.all<{ at: number | string; actor_id: string; what: string; detail: string }>(
    sql`SELECT at, actor_id, what, detail FROM directory_journal ORDER BY at DESC, id LIMIT ${limit}`,
  );
  return lines.map(({ at, actor_id, what, detail }) => ({ at: Number(at), actorId: actor_id, what, detail }));
}

/** Fields of an entry that a person corrected: no import may change them. */
export function corrected(provenance: Provenance): ReadonlySet<Field> {
  return new Set((Object.keys(provenance) as Field[]).filter((field) => provenance[field]?.human));
}
