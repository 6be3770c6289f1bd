import type { Db } from '../../storage/database.ts';
import type { Actor, Field } from '../actor.ts';
import type { Candidate } from '../imports/candidate.ts';
import { duplicatesOf } from '../moderation/duplicates.ts';
import { changesFrom } from '../moderation/form.ts';
import { propose } from '../moderation/proposals.ts';
import { corrected, everyActor, isWithdrawn, type Published } from '../store.ts';

/** What an import would change, seen before anything does: each candidate is new, a change, the same, or of someone who asked to be left out. */
export type Sorted = Readonly<{ candidate: Candidate; what: 'new' | 'change' | 'same' | 'withdrawn'; actorId: string; fields: Partial<Actor> }>;

/** Sorts candidates against the directory: the same site is the same actor; else the same name, near. Fields that a person corrected are left out. */
export async function sorted(db: Db, candidates: readonly Candidate[]): Promise<readonly Sorted[]> {
  const entries: Published[] = [];
  for await (const published of everyActor(db)) entries.push(published);
  const byHost = new Map(entries.flatMap((one) => (hostOf(one.actor.url) ? [[hostOf(one.actor.url), one] as const] : [])));
  const names = entries.map(({ actor: { id, name, lat, lon } }) => ({ id, name, lat, lon }));
  const byId = new Map(entries.map((one) => [one.actor.id, one]));
  const found: Sorted[] = [];
  for (const candidate of candidates) {
    const { origin: _, ...said } = candidate;
    const [twin] = duplicatesOf({ name: candidate.name, lat: candidate.lat ?? null, lon: candidate.lon ?? null }, names);
    const before = byHost.get(hostOf(candidate.url ?? '')) ?? (twin && twin.alike >= SAME ? byId.get(twin.id) : undefined);
    if (!before) {
      found.push({ candidate, what: (await isWithdrawn(db, candidate.name)) ? 'withdrawn' : 'new', actorId: '', fields: said });
      continue;
    }
    const held = corrected(before.provenance);
    const free = Object.fromEntries(
      Object.entries(said).filter(([field, value]) => !held.has(field as Field) && value !== '' && value !== null),
    ) as Partial<Actor>;
    const fields = changesFrom(before.actor, free);
    found.push({ candidate, what: Object.keys(fields).length > 0 ? 'change' : 'same', actorId: before.actor.id, fields });
  }
  return found;
}

/** Alike enough for a machine to believe it: below, a moderator is asked. */
const SAME = 0.97;

/** Puts what is new or changed in the queue of those who moderate. Gives how many. */
export async function proposeAll(db: Db, all: readonly Sorted[], now: number): Promise<number> {
  const useful = all.filter(({ what }) => what === 'new' || what === 'change');
  await db.transaction(async (own) => {
    for (const { candidate, actorId, fields } of useful)
      await propose(own, { kind: 'import', actorId, fields, message: '', email: '', origin: candidate.origin }, now);
  });
  return useful.length;
}

function hostOf(url: string): string {
  return (URL.parse(url)?.host ?? '').replace(/^www\./, '');
}
