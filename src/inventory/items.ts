import type { Line } from '../engine/assess/inventory.ts';
import type { Facts, Item } from '../engine/facts.ts';
import type { Field } from './fields.ts';
import { plain, singular } from './plain.ts';
import { type Wrong, wrong } from './problem.ts';
import { words } from './words.ts';

/** What a word was taken for, and how sure that is (0 to 1). */
export type Recognised = Readonly<{ item: string; confidence: number }>;

const SURE = 1;
const BY_WORD = 0.9;

/** No item has a longer name. */
const LONGEST = 200;

const indexes = new WeakMap<Facts, ReadonlyMap<string, Recognised>>();

/** Recognises an item by its id, its name or one of its other names, in French or English, singular or plural. */
export function recognise(typed: string, facts: Facts): Recognised | undefined {
  const text = typed.slice(0, LONGEST);
  const index = indexOf(facts);
  return index.get(plain(text)) ?? index.get(singular(text)) ?? index.get(singular(text.replace(/\(.*\)/, '')));
}

/** Names of items that share a word with what was typed, to be offered when nothing was recognised. */
export function nearest(text: string, facts: Facts, most = 3): string[] {
  const typed = new Set(
    singular(text.slice(0, LONGEST))
      .split(' ')
      .filter((word) => word.length > 2),
  );
  const scored = [...facts.items.values()].map((item) => ({ item, score: namesOf(item).reduce((best, name) => Math.max(best, common(name, typed)), 0) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item.id);
}

function common(name: string, typed: ReadonlySet<string>): number {
  return singular(name)
    .split(' ')
    .filter((word) => typed.has(word)).length;
}

function indexOf(facts: Facts): ReadonlyMap<string, Recognised> {
  const before = indexes.get(facts);
  if (before) return before;
  const made = new Map<string, Recognised>();
  const put = (name: string, item: string, confidence: number): void => {
    for (const key of [plain(name), singular(name)]) if (!made.has(key)) made.set(key, { item, confidence });
  };
  for (const item of facts.items.values()) for (const name of [item.id, item.name.fr, item.name.en]) put(name, item.id, SURE);
  for (const item of facts.items.values()) {
    for (const name of [item.name.fr, item.name.en]) put(name.replace(/\(.*\)/, ''), item.id, BY_WORD);
    for (const word of item.words) put(word, item.id, BY_WORD);
  }
  indexes.set(facts, made);
  return made;
}

function namesOf({ id, name, words }: Item): readonly string[] {
  return [id, name.fr, name.en, ...words];
}

/** What a line says and its item makes nothing of: said, for a figure that changes nothing is a figure lost. */
export function remarksOn({ item, power, electricity, hours }: Line, { items }: Facts): readonly (readonly [Field, Wrong])[] {
  if (power === undefined && electricity === undefined && hours === undefined) return NOTHING;
  const known = items.get(item ?? '');
  if (known?.kind === 'line') {
    const given = { power, electricity, hours };
    return (['power', 'electricity', 'hours'] as const).flatMap((field) => (given[field] ? [[field, wrong(words.noUse, words.wholeLine)] as const] : []));
  }
  const habit = known?.hours !== undefined || hours !== undefined;
  return power && !habit && !electricity ? [['power', wrong(words.noHours, words.hours)]] : NOTHING;
}

const NOTHING: readonly (readonly [Field, Wrong])[] = [];
