import type { Words } from '../engine/quantity/quantity.ts';
import type { Lang } from '../web/words.ts';

/** What commands are given of the outside: where to write, in which language, on which day. */
export type Io = Readonly<{
  out: (text: string) => void;
  err: (text: string) => void;
  /** Tells how far a long work is, where someone is watching. */
  progress?: (text: string) => void;
  lang: Lang;
  /** The same, when `--lang` was typed. */
  asked?: Lang;
  /** `2026-03-14`. */
  today: string;
}>;

/** A command: how to call it, and what it does with its arguments. Gives the exit code. */
export type Command = Readonly<{ usage: Words; about: Words; run: (args: readonly string[], io: Io) => Promise<number> }>;

export const DONE = 0;
/** The input was refused, wholly or in part; what, where and what was expected has been said. */
export const REFUSED = 1;
/** The command itself was wrongly called. */
export const WRONG_CALL = 2;
/** A fault of ours. */
export const FAULT = 70;

/** Thrown when a command cannot go on because of what it was given: said in words, without a stack. */
export class Refusal extends Error {
  readonly code: typeof REFUSED | typeof WRONG_CALL;
  readonly words: Words;
  constructor(words: Words, code: typeof REFUSED | typeof WRONG_CALL = REFUSED) {
    super(words.en);
    this.words = words;
    this.code = code;
  }
}

/** A wrong call: what was found, what was expected. */
export function wrongCall(fr: string, en: string): Refusal {
  return new Refusal({ fr, en }, WRONG_CALL);
}
