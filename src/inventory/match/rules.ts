import type { Facts } from '../../engine/facts.ts';
import type { ApartRule, FamilyRule, FormRule, KindRule, MakerRule, Recognition } from '../../facts/recognition/recognition.ts';
import { type Found, hasShape, type Phrases, phrases } from './phrases.ts';

/** The tables of recognition, ready to be looked up. */
export type Rules = Readonly<{
  kinds: Phrases<KindRule>;
  families: Phrases<readonly FamilyRule[]>;
  heads: Phrases<ApartRule>;
  tails: Phrases<ApartRule>;
  makers: Phrases<MakerRule>;
  forms: Phrases<readonly FormRule[]>;
  /** Maker → shapes of its references. */
  shapes: ReadonlyMap<string, readonly FamilyRule[]>;
  /** An item and all that is a case of it. */
  within: ReadonlyMap<string, ReadonlySet<string>>;
  screens: Recognition['screens'];
}>;

/** What a stretch of words says: a kind of thing, a family of models, a maker, or that it is no device. */
export type Mark = Readonly<{ at: number; length: number; words: string }> &
  (
    | Readonly<{ says: 'kind'; rule: KindRule }>
    | Readonly<{ says: 'family'; rule: FamilyRule; number: string }>
    | Readonly<{ says: 'apart'; rule: ApartRule; tail: boolean }>
    | Readonly<{ says: 'maker'; rule: MakerRule }>
  );

export function rulesOf(recognition: Recognition, facts: Facts): Rules {
  const kinds = phrases<KindRule>();
  for (const rule of recognition.kinds) kinds.add(rule.phrase, rule);
  for (const { id, name, words, kind } of facts.items.values()) {
    // "Files" alone is a hosted service; within other words it is anything.
    if (kind === 'service') continue;
    for (const phrase of [id.replaceAll('-', ' '), name.fr, name.en, name.fr.replace(/\(.*\)/, ''), name.en.replace(/\(.*\)/, ''), ...words])
      kinds.add(phrase, { phrase, item: id, mayBe: [], sure: true, also: {} });
  }
  const [heads, tails] = [phrases<ApartRule>(), phrases<ApartRule>()];
  for (const rule of recognition.apart) (rule.place === 'tail' ? tails : heads).add(rule.phrase, rule);
  const makers = phrases<MakerRule>();
  for (const rule of recognition.makers) makers.add(rule.name, rule);
  return {
    kinds,
    heads,
    tails,
    makers,
    families: grouped(
      recognition.families.filter(({ family }) => family !== ''),
      ({ family }) => family,
    ),
    shapes: Map.groupBy(
      recognition.families.filter(({ family }) => family === ''),
      ({ maker }) => maker,
    ),
    forms: grouped(recognition.forms, ({ phrase }) => phrase),
    within: withinOf(facts, recognition.broader),
    screens: recognition.screens,
  };
}

function grouped<Rule>(rules: readonly Rule[], phraseOf: (rule: Rule) => string): Phrases<readonly Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(phraseOf(rule), [...(groups.get(phraseOf(rule)) ?? []), rule]);
  const made = phrases<readonly Rule[]>();
  for (const [phrase, its] of groups) made.add(phrase, its);
  return made;
}

function withinOf(facts: Facts, broader: Recognition['broader']): Map<string, Set<string>> {
  const within = new Map([...facts.items.keys()].map((id) => [id, new Set([id])]));
  for (const [item, general] of broader) for (const one of general) within.get(one)?.add(item);
  return within;
}

/** All that the words of a text say, in their order, the longest phrase first; `makers` are those named anywhere in the row. */
export function marksIn(tokens: readonly string[], rules: Rules, makers: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mark = longest(tokens, at, rules, makers);
    if (mark) marks.push(mark);
    at += mark?.length ?? 1;
  }
  return marks;
}

function longest(tokens: readonly string[], at: number, rules: Rules, makers: ReadonlySet<string>): Mark | undefined {
  const kind = rules.kinds.at(tokens, at);
  const tail = rules.tails.at(tokens, at);
  const head = rules.heads.at(tokens, at) ?? tail;
  const family = familyAt(tokens, at, rules, makers);
  const maker = rules.makers.at(tokens, at);
  const [most] = [
    ...(kind ? [{ ...kind, says: 'kind' as const }] : []),
    ...(head ? [{ ...head, says: 'apart' as const, tail: tail?.length === head.length }] : []),
    ...(family ? [{ ...family, says: 'family' as const }] : []),
    ...(maker ? [{ ...maker, says: 'maker' as const }] : []),
  ].sort((a, b) => b.length - a.length);
  return most as Mark | undefined;
}

/** A family by its name and, where it has several numbers, by the shape of the word after it. */
function familyAt(tokens: readonly string[], at: number, rules: Rules, makers: ReadonlySet<string>): (Found<FamilyRule> & { number: string }) | undefined {
  const found = rules.families.at(tokens, at);
  if (!found) return undefined;
  const number = tokens[found.at + found.length] ?? '';
  const fitting = found.rule.filter(({ maker }) => maker === '' || !needsMaker(found.words) || makers.has(maker));
  const rule = fitting.find((one) => one.number !== '' && hasShape(number, one.number)) ?? fitting.find((one) => one.number === '');
  return rule && { ...found, rule, number };
}

/** What the shape of a reference says beside its maker, when nothing else is known. */
export function shapeIn(tokens: readonly string[], rules: Rules, makers: ReadonlySet<string>): { rule: FamilyRule; words: string } | undefined {
  for (const maker of makers)
    for (const rule of rules.shapes.get(maker) ?? []) {
      const words = tokens.find((token) => hasShape(token, rule.number));
      if (words !== undefined) return { rule, words };
    }
  return undefined;
}

/** Short names and bare numbers mean many things: they need their maker beside them. */
function needsMaker(words: string): boolean {
  return !ALONE.has(words) && (/^[\d ]+$/.test(words) || words.length < 5);
}

const ALONE = new Set(['imac', 'ipad', 'nuc', 'xps', 'uap', 'usw', 'udm', 'aoc', 'bbox', 'gram']);
