import type { Line, Settings } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Apart } from './line/apart.ts';
import type { ReadLine } from './line/line.ts';
import type { Kind, Outcome } from './line/outcome.ts';
import type { Problem } from './problem.ts';

/**
 * An inventory as it is read, with all that could not be. `lines` may come one by one from a file of any length: what is
 * told of them (`problems`, `statuses`, `tally`) is whole when the last has come.
 */
export type Inventory = Readonly<{
  lines: Iterable<Line>;
  /** Lines that could not be read, and lines kept as unknown because their item was not recognised. */
  problems: readonly Problem[];
  /** Columns that say nothing to us, and those that tell who, of which nothing is kept. */
  ignored: readonly string[];
  dropped: readonly string[];
  /** One per line of the input, in order, when they were asked for. */
  statuses: readonly LineStatus[];
  tally: Readonly<Tally>;
  /** What the file itself says of the whole: its country, its year. */
  settings: Partial<Pick<Settings, 'country' | 'year'>>;
  /** The facts, with the places the file describes. */
  facts?: Facts;
  /** What kind of document it was, and which sheet of it was read. */
  format: Words;
}>;

/** What is told of an inventory besides its result; an estimate that was kept no longer is the document it came from. */
export type Told = Pick<Inventory, 'problems' | 'ignored' | 'dropped' | 'tally'> & Partial<Pick<Inventory, 'format'>>;

/** What became of each line of the input: `described` is a machine counted through its parts alone. */
export type LineStatus = Readonly<{ line: number; label: string; outcome: Outcome; described?: boolean }>;

/** How many lines there were, and how many of each kind; those set apart by reason, with a few of them to show. */
export type Tally = { rows: number; kinds: Record<Kind, number>; apart: Map<Apart, { rows: number; labels: string[] }> };

/** Labels remembered of each kind of row set apart. */
const SHOWN = 3;

/** Gathers what rows become, and gives their lines one by one. */
export type Gathering = Readonly<{
  problems: Problem[];
  statuses: LineStatus[];
  tally: Tally;
  take(read: ReadLine, number: number): readonly Line[];
  /** Counts a row that was read elsewhere. */
  note(status: LineStatus): void;
}>;

/** `statuses` are kept for those who ask for an answer per line: a million of them weigh more than the result. */
export function gathering(statuses: boolean): Gathering {
  const kept: LineStatus[] = [];
  const problems: Problem[] = [];
  const tally: Tally = { rows: 0, kinds: { read: 0, unsure: 0, unrecognised: 0, apart: 0, refused: 0 }, apart: new Map() };
  const told = new Map<string, number>();
  /** What is doubtful in a line that is kept is told once, with how many others it holds for; what refuses a line, each time. */
  const tell = (problem: Problem): void => {
    const key = problem.kept ? `${problem.file ?? ''} ${problem.column} ${problem.value} ${problem.why.en}` : undefined;
    const rank = key === undefined ? undefined : told.get(key);
    const before = rank === undefined ? undefined : problems[rank];
    if (before && rank !== undefined) problems[rank] = { ...before, others: (before.others ?? 0) + 1 };
    else {
      if (key !== undefined) told.set(key, problems.length);
      problems.push(problem);
    }
  };
  const note = (status: LineStatus): void => {
    const { label, outcome } = status;
    tally.rows += 1;
    tally.kinds[outcome.kind] += 1;
    if (outcome.apart) {
      const { rows, labels } = tally.apart.get(outcome.apart) ?? { rows: 0, labels: [] };
      tally.apart.set(outcome.apart, { rows: rows + 1, labels: labels.length < SHOWN && label !== '' ? [...labels, label] : labels });
    }
    if (statuses) kept.push(status);
  };
  const take = ({ lines, outcome, label, problems: its }: ReadLine, line: number): readonly Line[] => {
    note({ line, label, outcome });
    for (const problem of its) tell(problem);
    return lines;
  };
  return { problems, statuses: kept, tally, take, note };
}

/** An inventory of which nothing could be read. */
export function refused(problem: Problem): Inventory & { lines: readonly Line[] } {
  const { tally } = gathering(false);
  return { lines: [], problems: [problem], ignored: [], dropped: [], statuses: [], tally, settings: {}, format: problem.why };
}
