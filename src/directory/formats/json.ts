import type { Actor, Field } from '../actor.ts';
import { type Many, PUBLIC_FIELDS, publicOf, written } from './public.ts';
import { json } from './text.ts';

/** An actor as machines read it: what nobody has said is `null`, or an empty list. */
export type ActorJson = Readonly<{ [Key in Field]: Actor[Key] | null }>;

/** Where one is in the whole: `next` is the address of the next page. */
export type Page = Readonly<{ total: number; page: number; perPage: number; next: string | null }>;

/** The public fields of an actor, empty text as `null`. */
export function toJson(actor: Actor): ActorJson {
  const own = publicOf(actor);
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, own[field] === '' || own[field] === undefined ? null : own[field]])) as ActorJson;
}

/** One actor, as the text of an answer. */
export function actorJson(actor: Actor): string {
  return json(toJson(actor));
}

/** A page of actors in its envelope, chunk by chunk. */
export function pageJson(actors: Many<Actor>, { total, page, perPage, next }: Page): AsyncGenerator<string, void, undefined> {
  const head = json({ total, page, perPage, next });
  return written(actors, { open: `${head.slice(0, -1)},"actors":[`, each: actorJson, between: ',', close: ']}' });
}
