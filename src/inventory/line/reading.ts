import type { Facts } from '../../engine/facts.ts';
import { type Library, recognitionOf } from '../../facts/load.ts';
import type { Matcher } from '../match/match.ts';
import { exactly, matcherOf } from '../match/matcher.ts';
import { statusReader, type Unused } from '../match/status.ts';

/** What someone said a thing is, for all things called alike: an item, or no device at all. */
export type Corrections = ReadonlyMap<string, string>;

/** The correction that sets things apart: they are no devices of ours. */
export const NO_DEVICE = 'apart';

/** What is needed to read a line: the facts, what recognises things, the year ages are counted from, and what people corrected before. */
export type Reading = Readonly<{ facts: Facts; year: number; match: Matcher; status: (text: string) => Unused | undefined; corrections?: Corrections }>;

type Recogniser = Pick<Reading, 'match' | 'status'>;

const recognisers = new WeakMap<Library, Recogniser>();

/** What reads lines with these facts. What recognises things is made at the first line, and kept as long as they are. */
export function readingOf(library: Library, year: number): Reading {
  const made = (): Recogniser => {
    const before = recognisers.get(library);
    if (before) return before;
    const recognition = recognitionOf(library);
    const now = { match: matcherOf(recognition, library.facts), status: statusReader(recognition) };
    recognisers.set(library, now);
    return now;
  };
  return { facts: library.facts, year, match: (seen) => exactly(seen, library.facts) ?? made().match(seen), status: (text) => made().status(text) };
}
