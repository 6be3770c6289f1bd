import type { Words } from '../engine/quantity/quantity.ts';

/** What is wrong in what someone gave us, said so that they can mend it: where, what was found, what was expected. */
export type Problem = Readonly<{
  /** The file, when there are several. */
  file?: string;
  /** Line of the file, or rank in a form; 0 for the file itself. */
  line: number;
  /** Column as the person wrote it; empty for a whole line or file. */
  column: string;
  value: string;
  why: Words;
  expected: Words;
  /** True when the line is kept all the same, as unknown. */
  kept: boolean;
  /** Other lines of which the same is to be said: a long list says the same few things over and over. */
  others?: number;
}>;

/** What is wrong with a value, and what would not be. */
export type Wrong = Readonly<{ why: Words; expected: Words }>;

/** A value, with what is doubtful in it if anything is; or what is wrong with it. */
export type Parsed<Value> = Readonly<{ value: Value; doubt?: Wrong }> | Wrong;

export const ok = <Value>(value: Value): Parsed<Value> => ({ value });
export const wrong = (why: Words, expected: Words): Wrong => ({ why, expected });

/** A long value would drown the message that quotes it, and one of several lines would pass for messages of ours. */
export function quoted(text: string): string {
  const value = text.slice(0, 200).replace(/\s+/g, ' ');
  return value.length > 80 ? `${value.slice(0, 77)}…` : value;
}
