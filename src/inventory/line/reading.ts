import type { Facts } from '../../engine/facts.ts';
import { type Library, recognitionOf } from '../../facts/load.ts';
import type { Matcher } from '../match/match.ts';
import { matcherOf } from '../match/matcher.ts';

/** What someone said a thing is, for all things called alike: an item, or no device at all. */
export type Corrections = ReadonlyMap<string, string>;

/** The correction that sets things apart: they are no devices of ours. */
export const NO_DEVICE = 'apart';

/** What is needed to read a line: the facts, what recognises things, the year ages are counted from, and what people corrected before. */
export type Reading = Readonly<{ facts: Facts; match: Matcher; year: number; corrections?: Corrections }>;

const matchers = new WeakMap<Library, Matcher>();

/** What reads lines with these facts. What recognises things is made at the first line, and kept as long as they are. */
export function readingOf(library: Library, year: number): Reading {
  const match: Matcher = (seen) => {
    const made = matchers.get(library) ?? matcherOf(recognitionOf(library), library.facts);
    matchers.set(library, made);
    return made(seen);
  };
  return { facts: library.facts, match, year };
}
