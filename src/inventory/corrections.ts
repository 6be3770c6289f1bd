import type { Facts } from '../engine/facts.ts';
import { csvRows } from './file/csv.ts';
import { recognise } from './items.ts';
import { type Corrections, NO_DEVICE } from './line/reading.ts';
import { plain } from './plain.ts';
import { type Problem, quoted } from './problem.ts';
import { words } from './words.ts';

/** Longest name compared. */
const LONGEST = 200;

/** What someone said things are, from a table of two columns: what they are called, and the item (or `apart` for no device). */
export function readCorrections(chunks: Iterable<Uint8Array>, facts: Facts): { corrections: Corrections; problems: Problem[] } {
  const corrections = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { number, cells } of csvRows(chunks)) {
    const [called = '', answer = ''] = cells.map((cell) => cell.trim());
    if (called === '' && answer === '') continue;
    const item = answer === NO_DEVICE ? NO_DEVICE : recognise(answer, facts)?.item;
    if (item !== undefined && called !== '') corrections.set(plain(called).slice(0, LONGEST), item);
    // The header names no item.
    else if (number > 1) problems.push({ line: number, column: '', value: quoted(answer), why: words.noSuchItem, expected: words.item([]), kept: false });
  }
  return { corrections, problems };
}
