import type { Facts } from '../../engine/facts.ts';
import { plain } from '../plain.ts';
import { ok, type Parsed } from '../problem.ts';
import { words } from '../words.ts';

/** The place a cell names. One that nobody describes is kept as it is, and said: its overhead and country are not known. */
export function placeIn(text: string, facts: Facts): Parsed<string> {
  const known = namesOf(facts);
  const typed = plain(text);
  const found = known.get(typed) ?? PLACES.get(typed);
  if (found !== undefined) return ok(found);
  return { value: text, doubt: { why: words.unknownPlace, expected: words.place(nearTo(typed, known)) } };
}

const names = new WeakMap<Facts['places'], ReadonlyMap<string, string>>();

/** Places by id and by name. Those the file describes come first in the facts; a name two places share is none of theirs. */
function namesOf({ places }: Facts): ReadonlyMap<string, string> {
  const before = names.get(places);
  if (before) return before;
  const made = new Map<string, string>();
  const own = [...places.values()].filter(({ pue }) => pue.because.kind !== 'source');
  const published = [...places.values()].filter(({ pue }) => pue.because.kind === 'source');
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

const indexes = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, readonly string[]>>();

/** Places that share a word with what was typed, to be offered. Found by an index: a long list may name thousands of places of its own. */
function nearTo(typed: string, known: ReadonlyMap<string, string>): string[] {
  const index = indexes.get(known) ?? byWord(known);
  indexes.set(known, index);
  return [...new Set(wordsOf(typed).flatMap((word) => index.get(word) ?? []))].slice(0, 3);
}

function byWord(known: ReadonlyMap<string, string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const [name, id] of known) for (const word of wordsOf(name)) index.set(word, [...(index.get(word) ?? []), id]);
  return index;
}

/** Words long enough to tell places apart. */
function wordsOf(name: string): string[] {
  return name.split(' ').filter((word) => word.length > 2);
}

/** Words for the customary places. */
const PLACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);
