import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Db } from '../../storage/database.ts';
import { type Actor, BLANK, type Origin } from '../actor.ts';
import { folded } from '../folded.ts';
import { merged, provenanceOf } from '../gathering/seed.ts';
import { findActor, knownIds, note, publish, withdraw } from '../store.ts';

/** What people propose, until a moderator says yes or no. Nothing of it is published before. */

export const PROPOSALS = ['new', 'correction', 'report', 'withdrawal', 'import'] as const;
export type ProposalKind = (typeof PROPOSALS)[number];

export type Proposal = Readonly<{
  id: string;
  kind: ProposalKind;
  actorId: string;
  fields: Partial<Actor>;
  /** Private. */
  message: string;
  email: string;
  /** Where the fields come from: `formulaire`, an address, the name of a file. */
  origin: string;
  state: 'waiting' | 'accepted' | 'refused';
  createdAt: number;
}>;

type Line = {
  id: string;
  kind: ProposalKind;
  actor_id: string;
  fields: string;
  message: string;
  email: string;
  origin: string;
  state: Proposal['state'];
  created_at: number | string;
};

/** Puts a proposal in the queue. Gives its id. */
export async function propose(
  db: Db,
  { kind, actorId, fields, message, email, origin }: Omit<Proposal, 'id' | 'state' | 'createdAt'>,
  now: number,
): Promise<string> {
  const id = randomUUID();
  await db.run(sql`INSERT INTO proposal (id, kind, actor_id, fields, message, email, origin, state, created_at)
    VALUES (${id}, ${kind}, ${actorId}, ${JSON.stringify(fields)}, ${message}, ${email}, ${origin}, ${'waiting'}, ${now})`);
  return id;
}

/** Those that wait, the oldest first. */
export async function waiting(db: Db, limit: number): Promise<readonly Proposal[]> {
  return (await db.all<Line>(sql`SELECT * FROM proposal WHERE state = 'waiting' ORDER BY created_at, id LIMIT ${limit}`)).map(proposalOf);
}

export async function countWaiting(db: Db): Promise<number> {
  return Number((await db.one<{ total: number | string }>(sql`SELECT COUNT(*) AS total FROM proposal WHERE state = 'waiting'`))?.total ?? 0);
}

export async function findProposal(db: Db, id: string): Promise<Proposal | undefined> {
  const line = await db.one<Line>(sql`SELECT * FROM proposal WHERE id = ${id}`);
  return line && proposalOf(line);
}

function proposalOf({ actor_id, fields, created_at, ...line }: Line): Proposal {
  return { ...line, actorId: actor_id, fields: JSON.parse(fields) as Partial<Actor>, createdAt: Number(created_at) };
}

/** What accepting a proposal did: the actor it is about, or that it had been decided meanwhile. */
export type Decided = Readonly<{ actorId: string }> | 'gone';

/** Says no. What was private in it is erased. */
export async function refuse(db: Db, id: string, now: number): Promise<Decided> {
  return db.transaction(async (own) => {
    const proposal = await claimed(own, id, 'refused', now);
    if (!proposal) return 'gone';
    await note(own, proposal.actorId, 'refused', proposal.kind, now);
    return { actorId: proposal.actorId };
  });
}

/** Says yes: publishes, corrects or withdraws, and writes it down. `into`: the entry it is a duplicate of, which it then completes. */
export async function accept(db: Db, id: string, now: number, into = ''): Promise<Decided> {
  return db.transaction(async (own) => {
    const proposal = await claimed(own, id, 'accepted', now);
    if (!proposal) return 'gone';
    const { kind, fields, email, origin } = proposal;
    const target = into || proposal.actorId;
    const from: Origin = { from: origin, on: dayOf(now), human: kind !== 'import' };
    const before = target ? await findActor(own, target) : undefined;
    if (kind === 'withdrawal') await withdraw(own, target);
    else if (kind === 'new' || kind === 'import') {
      if (before) await publish(own, merged(before, fields, from), email || undefined);
      else return { actorId: await added(own, fields, from, email, now) };
    } else if (kind === 'correction' && before) await publish(own, merged(before, fields, from));
    await note(own, target, kind, Object.keys(fields).join(', '), now);
    return { actorId: target };
  });
}

/** Only one decision is taken on a proposal, whoever comes second; what was private in it is erased with it. */
async function claimed(db: Db, id: string, state: 'accepted' | 'refused', now: number): Promise<Proposal | undefined> {
  const proposal = await findProposal(db, id);
  const changed = await db.run(sql`UPDATE proposal SET state = ${state}, decided_at = ${now}, message = '', email = '' WHERE id = ${id} AND state = 'waiting'`);
  return changed === 1 ? proposal : undefined;
}

async function added(db: Db, fields: Partial<Actor>, from: Origin, email: string, now: number): Promise<string> {
  const known = await knownIds(db);
  const base =
    folded(fields.name ?? '')
      .join('-')
      .slice(0, 60) || 'acteur';
  let id = base;
  for (let i = 2; known.has(id) || RESERVED.has(id); i++) id = `${base}-${i}`;
  const actor: Actor = { ...BLANK, kind: 'accompagnement', name: '', ...fields, id };
  await publish(db, { actor, provenance: provenanceOf(fields, from), addedOn: dayOf(now), seenOn: dayOf(now) }, email);
  await note(db, id, 'new', Object.keys(fields).join(', '), now);
  return id;
}

/** Addresses that are no actor’s. */
const RESERVED: ReadonlySet<string> = new Set([
  'carte',
  'map',
  'proposer',
  'propose',
  'a-qui-demander',
  'whom-to-ask',
  'donnees',
  'data',
  'lien',
  'link',
  'imprimer',
  'print',
]);

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
