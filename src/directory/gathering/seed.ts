import type { Db } from '../../storage/database.ts';
import type { Actor, Field, Origin, Provenance } from '../actor.ts';
import { corrected, everyActor, knownIds, type Published, publish } from '../store.ts';
import { COMPILED, readActors } from './table.ts';

const TABLE = 'data/actors';

/**
 * Brings the actors of the data folder into the database: those it does not know yet, and what changed in the table
 * since. What people or imports said since stays theirs, and who asked to be left out stays out. Gives how many came or changed.
 */
export async function seed(db: Db, folder: string, places = folder): Promise<number> {
  const rows = new Map(readActors(folder, places).rows.map(({ actor }) => [actor.id, actor]));
  const origin: Origin = { from: TABLE, on: COMPILED, human: false };
  const changes: Published[] = [];
  for await (const before of everyActor(db)) {
    const row = rows.get(before.actor.id);
    if (!row) continue;
    const own = Object.fromEntries(Object.entries(row).filter(([field]) => (before.provenance[field as Field]?.from ?? TABLE) === TABLE)) as Partial<Actor>;
    const after = merged(before, own, origin);
    if (JSON.stringify(after.actor) !== JSON.stringify(before.actor)) changes.push(after);
  }
  const known = await knownIds(db);
  for (const [id, actor] of rows) if (!known.has(id)) changes.push({ actor, provenance: provenanceOf(actor, origin), addedOn: COMPILED, seenOn: COMPILED });
  if (changes.length > 0)
    await db.transaction(async (all) => {
      for (const one of changes) await publish(all, one);
    });
  return changes.length;
}

/** One origin for all the fields that say something. */
export function provenanceOf(actor: Partial<Actor>, origin: Origin): Provenance {
  const said = (Object.keys(actor) as Field[]).filter((field) => {
    const value = actor[field];
    return field !== 'id' && value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
  return Object.fromEntries(said.map((field) => [field, origin]));
}

/** An entry with new fields, each remembering where it came from. An import never overwrites what a person corrected. */
export function merged(before: Published, fields: Partial<Actor>, origin: Origin): Published {
  const held = origin.human ? new Set<Field>() : corrected(before.provenance);
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => field !== 'id' && !held.has(field as Field))) as Partial<Actor>;
  const changed = Object.fromEntries(
    Object.entries(kept).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before.actor[field as Field])),
  ) as Partial<Actor>;
  const origins = Object.fromEntries(Object.keys(changed).map((field) => [field, origin]));
  return { ...before, actor: { ...before.actor, ...changed }, provenance: { ...before.provenance, ...origins } };
}
