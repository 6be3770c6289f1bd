import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.ts';

const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));

/** Has the process say its largest memory as it leaves. Only in runs that are not timed. */
const WEIGH = `--import data:text/javascript,${encodeURIComponent(
  "import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>writeSync(2,'peak '+/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]+' '))",
)}`;

/** `audit` of a file, from the start of the process to its end, report written. A list with doubtful lines ends with code 1. */
export function audit(file: string, environment: Readonly<Record<string, string>> = {}): { stderr: string } {
  const { status, stdout, stderr } = spawnSync(COMMAND, ['audit', file], { encoding: 'utf8', maxBuffer: 1e9, env: { ...process.env, ...environment } });
  if ((status !== 0 && status !== 1) || stdout.length === 0) throw new Error(`audit of the benchmark file failed with code ${status}: ${stderr.slice(0, 500)}`);
  return { stderr };
}

/** Bytes of memory at the most, the median of three runs. */
export function peakOf(file: string): number {
  return median([1, 2, 3].map(() => Number(/peak (\d+)/.exec(audit(file, { NODE_OPTIONS: WEIGH }).stderr)?.[1]) * 1024));
}
