import type { Db } from '../../storage/database.ts';
import type { Actor, Field, Origin, Provenance } from '../actor.ts';
import { corrected, knownIds, type Published, publish } from '../store.ts';
import { COMPILED, readActors } from './table.ts';

/** Brings the actors of the data folder into the database: those it does not know yet. What people changed since stays theirs. Gives how many came. */
export async function seed(db: Db, folder: string): Promise<number> {
  const known = await knownIds(db);
  const fresh = readActors(folder).rows.filter(({ actor }) => !known.has(actor.id));
  if (fresh.length === 0) return 0;
  await db.transaction(async (own) => {
    for (const { actor } of fresh)
      await publish(own, { actor, provenance: provenanceOf(actor, { from: 'data/actors', on: COMPILED, human: false }), addedOn: COMPILED, seenOn: COMPILED });
  });
  return fresh.length;
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
