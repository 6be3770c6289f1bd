import type { Actor, Field } from '../actor.ts';

/** The fields that leave, in the order in which they leave: every format draws from this list and from nothing else. */
export const PUBLIC_FIELDS = [
  'id',
  'name',
  'kind',
  'tags',
  'services',
  'offers',
  'url',
  'town',
  'department',
  'region',
  'country',
  'lat',
  'lon',
  'precision',
  'area',
  'audience',
  'price',
  'capacity',
  'capacityFrom',
  'languages',
  'since',
  'legalForm',
  'networks',
  'position',
  'positionSure',
  'positionEvidence',
  'leavesBigTech',
  'sensitiveData',
  'support',
  'jurisdiction',
  'moderation',
  'departure',
  'notes',
  'status',
  'evidence',
  'source',
  'confirmedOn',
] as const satisfies readonly Field[];

/**
 * The public fields of an actor, copied one by one: what was added to the object by mistake (a secret, an address of
 * mail) stays behind.
 */
export function publicOf(actor: Actor): Actor {
  const entries = PUBLIC_FIELDS.map((field) => [field, actor[field]] as const);
  return Object.fromEntries(entries) as Actor;
}

/** Actors as they come: an array, or rows read one by one from a database. */
export type Many<Thing> = Iterable<Thing> | AsyncIterable<Thing>;

/** What is written before, for each (nothing to leave it out), between and after. */
export type Layout = Readonly<{ open: string; each: (actor: Actor) => string | undefined; between: string; close: string }>;

/** Small writes cost more than the memory they save. */
const CHUNK = 16_384;

/** Writes many actors as chunks of text, each made public first, holding no more than one chunk in memory. */
export async function* written(actors: Many<Actor>, { open, each, between, close }: Layout): AsyncGenerator<string, void, undefined> {
  let chunk = open;
  let first = true;
  for await (const actor of actors) {
    const text = each(publicOf(actor));
    if (text === undefined) continue;
    chunk += first ? text : between + text;
    first = false;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk + close;
}
