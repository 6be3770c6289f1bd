import type { Facts, Place } from '../../engine/facts.ts';
import { declared } from '../../engine/formula/vocabulary.ts';
import type { Words } from '../../engine/quantity/quantity.ts';
import { countryIn } from '../cell/answer.ts';
import { type Bounds, spreadIn } from '../cell/figure.ts';
import { measures } from '../cell/unit.ts';
import { plain } from '../plain.ts';
import { wrong } from '../problem.ts';
import { words } from '../words.ts';
import { type Entry, type Gathered, ignoreOthers, NO_CELLS, problemAt, textOf } from './entry.ts';

const PUE: Bounds = { low: 1, high: 5, measure: measures.number, example: '1,6' };
const KNOWN = new Set(['name', 'nom', 'country', 'pays', 'pue', NO_CELLS]);

/** The facts, and the places this organisation describes. */
export function withPlaces(facts: Facts, entries: readonly Entry[], into: Gathered): Facts {
  const own = new Map<string, Place>();
  const taken = new Set<string>();
  for (const entry of entries) {
    ignoreOthers(entry, KNOWN, into);
    const place = readPlace(entry, facts, into);
    if (!place) continue;
    const name = plain(place.id);
    if (taken.has(name)) into.problems.push(problemAt(entry, 'name', place.id, wrong(words.twice, words.unique)));
    else own.set(place.id, place);
    taken.add(name);
  }
  return own.size === 0 ? facts : { ...facts, places: new Map([...facts.places, ...own]) };
}

/** A place, unless part of what it says cannot be read: half a place would give wrong figures to all that stands there. */
function readPlace(entry: Entry, facts: Facts, into: Gathered): Place | undefined {
  const { value } = entry;
  const name = textOf(value['name'] ?? value['nom'])?.trim();
  if (!name) {
    into.problems.push(problemAt(entry, 'name', '', wrong(words.noName, words.name)));
    return undefined;
  }
  const text = textOf(value['pue']);
  const pue = text === undefined ? undefined : spreadIn(text, PUE);
  const given = textOf(value['country'] ?? value['pays']);
  const country = given === undefined ? { value: undefined } : countryIn(given, facts.countries);
  if (pue && !('value' in pue)) into.problems.push(problemAt(entry, 'pue', text ?? '', pue));
  if (!('value' in country)) into.problems.push(problemAt(entry, 'country', given ?? '', country));
  if ((pue && !('value' in pue)) || !('value' in country)) return undefined;
  return {
    id: name,
    name: { fr: name, en: name },
    country: country.value,
    pue: pue ? { ...declared('place/pue', pue.value), name: overheadOf(name) } : UNSAID,
  };
}

/** The place is named: it stands on no line of the inventory. */
function overheadOf(place: string): Words {
  return { fr: `Surcoût électrique de « ${place} » (PUE)`, en: `Power overhead of “${place}” (PUE)` };
}

/** The overhead of a place that says nothing of it: a room like another, measured at the socket. */
const UNSAID: Place['pue'] = {
  ...declared('place/pue', { value: 1, low: 1, high: 1 }),
  because: {
    kind: 'assumed',
    why: {
      fr: 'rien n’est dit de ce lieu : ni salle ni climatisation, on compte à la prise',
      en: 'nothing is said of this place: no room, no cooling, counted at the socket',
    },
  },
};
