import { assess, withLine } from '../src/engine/assess/assess.ts';
import type { Line } from '../src/engine/assess/inventory.ts';
import { MEASURES } from '../src/engine/criteria.ts';
import { figure, tally } from '../src/engine/footprint/tally.ts';
import { linesOf } from './lines.ts';
import { atMost, facts, type Measure, median, SETTINGS, timed, YEAR } from './measure.ts';

const LINES = 200;
const CHANGES = 1_000;
const RUNS = 15;
const MOST_MS = 0.1;

/** One input changed on a dossier, to new totals of every measure under both conventions. */
export const measure: Measure = async () => {
  let assessment = assess(linesOf(facts, LINES, YEAR), facts, SETTINGS, 'line');
  const change = (turn: number): void => {
    const rank = turn % LINES;
    const before = assessment.entries[rank]?.group.first.line as Line;
    assessment = withLine(assessment, rank, { ...before, count: 1 + (turn % 40) });
    const totals = tally(assessment.entries);
    for (const { id } of MEASURES) {
      figure(totals, id, 'prorata');
      figure(totals, id, 'cutoff');
    }
  };
  const all = timed(() => {
    for (let turn = 0; turn < CHANGES; turn++) change(turn);
  }, RUNS);
  const samples = all.map((ms) => ms / CHANGES);
  return [{ name: `change: one input of ${LINES} lines`, samples, unit: 'ms', aim: atMost(MOST_MS, 'ms', median(samples)) }];
};
