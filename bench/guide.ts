import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { atMost, type Measure, median, megabytes, type Row } from './measure.ts';
import { manyTimes, REQUESTS, started, stopped } from './server.ts';

const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));
const FEWER_RUNS = 5;
const SAMPLE_MS = 10;
/** Ticks of the clock in which Linux counts the time of processors. */
const TICK_MS = 10;
const CHAPTER = '/guide/grille';

/** The whole guide, all outputs, both languages, as a command; then its heaviest chapter, as the server gives it. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    return [await building(folder), await serving(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function building(folder: string): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < FEWER_RUNS; run++) {
    const start = performance.now();
    const { status } = spawnSync(COMMAND, ['guide', 'build', '--out', join(folder, String(run))], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`guide build failed with code ${status}`);
    times.push(performance.now() - start);
  }
  const { largest, together } = await weighed(join(folder, 'weighed'));
  return {
    name: 'guide: all outputs, both languages',
    samples: times,
    unit: 'ms',
    memory: `largest process ${megabytes(largest)}, all together ${megabytes(together)}`,
    aim: `${atMost(5_000, 'ms', median(times))}, ${atMost(300, 'MB', largest / 1e6)}`,
  };
}

/** The largest process of a build, and the most that its processes hold at the same time, in bytes. */
async function weighed(out: string): Promise<Readonly<{ largest: number; together: number }>> {
  const child = spawn(COMMAND, ['guide', 'build', '--out', out], { stdio: 'ignore' });
  let largest = 0;
  let together = 0;
  while (child.exitCode === null) {
    const family = familyOf(child.pid ?? 0);
    largest = Math.max(largest, ...family.map(residentOf));
    together = Math.max(
      together,
      family.map(shareOf).reduce((sum, size) => sum + size, 0),
    );
    await wait(SAMPLE_MS);
  }
  return { largest, together };
}

function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(/\) \S+ (\d+)/.exec(read(`/proc/${name}/stat`))?.[1])]),
  );
  const isOf = (one: number): boolean => one === pid || (parents.has(one) && one > 1 && isOf(parents.get(one) as number));
  return [...parents.keys()].filter(isOf);
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s*(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

/** Its part of what it shares (the code of Node) counted once for all who share it. */
function shareOf(pid: number): number {
  return Number(/^Pss:\s*(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

async function serving(folder: string): Promise<Row> {
  const server = await started(join(folder, 'served'));
  try {
    const chapter = server.origin + CHAPTER;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await manyTimes(chapter, agent);
    // The files to take away are being made: they would share the processor.
    while (!(await (await fetch(`${server.origin}/guide`)).text()).includes('.pdf"')) await wait(SAMPLE_MS);
    const times: number[] = [];
    for (let run = 0; run < FEWER_RUNS; run++) {
      const before = processorOf(server.pid);
      await manyTimes(chapter, agent);
      times.push((processorOf(server.pid) - before) / REQUESTS);
    }
    agent.destroy();
    return { name: `guide: a chapter served (${CHAPTER}), processor time`, samples: times, unit: 'ms', aim: atMost(2, 'ms', median(times)) };
  } finally {
    await stopped(server);
  }
}

/** Milliseconds of processor that a process has taken. */
function processorOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
