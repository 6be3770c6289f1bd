import type { Facts } from '../../engine/facts.ts';
import { plain } from '../plain.ts';
import { ok, type Parsed } from '../problem.ts';
import { words } from '../words.ts';

/** The place a cell names. One that nobody describes is kept as it is, and said: its overhead and country are not known. */
export function placeIn(text: string, facts: Facts): Parsed<string> {
  const known = namesOf(facts);
  const typed = plain(text);
  const found = known.get(typed) ?? PLACES[typed];
  if (found !== undefined) return ok(found);
  const near = [...new Set([...known].filter(([name]) => alike(name, typed)).map(([, id]) => id))].slice(0, 3);
  return { value: text, doubt: { why: words.unknownPlace, expected: words.place(near) } };
}

const names = new WeakMap<Facts['places'], ReadonlyMap<string, string>>();

/** Places by id and by name. Those the file describes come first in the facts; a name two places share is none of theirs. */
function namesOf({ places }: Facts): ReadonlyMap<string, string> {
  const before = names.get(places);
  if (before) return before;
  const made = new Map<string, string>();
  const own = [...places.values()].filter(({ pue }) => pue.because.kind === 'declared');
  const published = [...places.values()].filter(({ pue }) => pue.because.kind !== 'declared');
  const shared = new Set<string>();
  const put = (name: string, id: string): void => {
    const key = plain(name);
    if (made.has(key)) shared.add(key);
    else made.set(key, id);
  };
  for (const { id } of published) put(id, id);
  for (const { id, name } of published) for (const one of new Set([plain(name.fr), plain(name.en)])) if (one !== plain(id)) put(one, id);
  for (const name of shared) made.delete(name);
  for (const { id } of own) made.set(plain(id), id);
  names.set(places, made);
  return made;
}

function alike(name: string, typed: string): boolean {
  const wanted = typed.split(' ').filter((word) => word.length > 2);
  return wanted.length > 0 && wanted.some((word) => name.split(' ').includes(word));
}

/** Words for the customary places. */
const PLACES: Readonly<Record<string, string>> = {
  bureau: 'desk',
  office: 'desk',
  domicile: 'home',
  maison: 'home',
  'salle serveur': 'server-room',
  'salle serveurs': 'server-room',
  'local technique': 'server-room',
  'server room': 'server-room',
  'centre de donnees': 'datacenter',
  'data center': 'datacenter',
};
