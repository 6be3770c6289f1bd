import type { Line, Settings } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import type { ReadLine } from './line.ts';
import type { Problem } from './problem.ts';

/** An inventory as it was read, with all that could not be. */
export type Inventory = Readonly<{
  lines: readonly Line[];
  /** Lines that could not be read, and lines kept as unknown because their item was not recognised. */
  problems: readonly Problem[];
  /** Columns that say nothing to us. */
  ignored: readonly string[];
  /** One per line of the input, in order. */
  statuses: readonly LineStatus[];
  /** What the file itself says of the whole: its country, its year. */
  settings: Partial<Pick<Settings, 'country' | 'year'>>;
  /** The facts, with the places the file describes. */
  facts?: Facts;
}>;

/** What became of each line of the input, for those who want one answer per line: `described` is a machine counted through its parts alone. */
export type LineStatus = Readonly<{
  line: number;
  label: string;
  item: string | null;
  confidence: number;
  status: 'read' | 'unrecognised' | 'described' | 'refused';
}>;

/** What is told of a line, whether it was read or not. */
export function statusOf({ line, confidence }: ReadLine, number: number, label: string): LineStatus {
  const item = line?.item ?? null;
  return { line: number, label: line?.label ?? label, item, confidence, status: line ? (item === null ? 'unrecognised' : 'read') : 'refused' };
}

/** An inventory of which nothing could be read. */
export function refused(problem: Problem): Inventory {
  return { lines: [], problems: [problem], ignored: [], statuses: [], settings: {} };
}
