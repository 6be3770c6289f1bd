import type { NoDevice } from '../line/apart.ts';

/** Cells that name a thing, as they were typed. */
export type Seen = Readonly<{ item?: string; type?: string; maker?: string; model?: string; label?: string }>;

/** Another thing named on the same row: a second screen, a dock. */
export type Beside = Readonly<{ item: string; count: number; words: readonly string[] }>;

/** What a thing was taken for. */
export type Match = Readonly<{
  item: string | undefined;
  /** 0 to 1. */
  confidence: number;
  /** False when it may well be another of the guesses. */
  sure: boolean;
  /** Words that decided. */
  words: readonly string[];
  /** Items it may be, at most three, best first. */
  guesses: readonly string[];
  /** The declaration of its maker for this very model, by id. */
  model?: string;
  /** Why it is no device, when it is none. */
  apart?: NoDevice;
  also: readonly Beside[];
  /** How many there are of it, when its name says so. */
  count?: number;
}>;

export type Matcher = (seen: Seen) => Match;
