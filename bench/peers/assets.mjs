/** The assets all peers are given, and how their time is taken. */
import { readFileSync, writeSync } from 'node:fs';

export const { assets, mix } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const RUNS = 7;
const WARM_UPS = 2;
const WARM_UP_MS = 500;

/** Microseconds by asset, for each run after a warm-up as long as ours. */
export async function timesOf(work) {
  const samples = [];
  let spent = 0;
  for (let run = 0; run < WARM_UPS || spent < WARM_UP_MS; run++) spent += await tookBy(work);
  while (samples.length < RUNS) samples.push(((await tookBy(work)) * 1000) / assets.length);
  return samples;
}

async function tookBy(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function tell(samples, kg) {
  // Not resourceUsage(): it remembers the memory of the process that started this one.
  const peak = Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  writeSync(1, `${JSON.stringify({ samples, kg, peak })}\n`);
}
