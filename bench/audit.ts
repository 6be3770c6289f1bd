import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf } from './lines.ts';
import { atMost, facts, type Measure, median, megabytes, shown, timed } from './measure.ts';
import { audit, peakOf } from './process.ts';

const LINES = 100_000;
const MOST_MS = 1_000;
const MOST_MB = 300;

/** `audit` of a long CSV file whose lines fill in nearly every column. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    const file = join(folder, 'inventory.csv');
    writeFileSync(file, csvOf(facts, LINES));
    const samples = timed(() => audit(file));
    const peak = peakOf(file);
    return [
      {
        name: `audit: CSV of ${shown(LINES)} lines, process start to report`,
        samples,
        unit: 'ms',
        memory: megabytes(peak),
        aim: `${atMost(MOST_MS, 'ms', median(samples))}, ${atMost(MOST_MB, 'MB', peak / 1e6)}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
