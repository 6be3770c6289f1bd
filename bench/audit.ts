import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvOf } from './lines.ts';
import { atMost, facts, type Measure, median, megabytes, shown, timed } from './measure.ts';

const LINES = 100_000;
const MOST_MS = 1_000;
const MOST_MB = 300;

const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));

/** Has the process say its largest memory as it leaves. Only in runs that are not timed. */
const WEIGH = `--import data:text/javascript,${encodeURIComponent(
  "import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>writeSync(2,'peak '+/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]+' '))",
)}`;

/** `audit` of a long CSV file, from the start of the process to its end, report written. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    const file = join(folder, 'inventory.csv');
    writeFileSync(file, csvOf(facts, LINES));
    const samples = timed(() => audit(file));
    const peak = median([1, 2, 3].map(() => Number(/peak (\d+)/.exec(audit(file, { NODE_OPTIONS: WEIGH }).stderr)?.[1]) * 1024));
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

function audit(file: string, environment: Readonly<Record<string, string>> = {}): { stderr: string } {
  const { status, stdout, stderr } = spawnSync(COMMAND, ['audit', file], { encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, ...environment } });
  if (status !== 0 || stdout.length === 0) throw new Error(`audit of the benchmark file failed with code ${status}: ${stderr.slice(0, 500)}`);
  return { stderr };
}
