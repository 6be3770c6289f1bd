import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Measure, median, megabytes, memoryOf, type Row, RUNS, shown } from './measure.ts';
import { CONNECTIONS, manyTimes, REQUESTS, type Server, started, stopped } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INVENTORY = join(ROOT, 'scenarios/association-8/inventory.csv');
const IDLE_MS = 3_000;

/** The real server, in a folder of its own: how soon it answers, what it weighs, how many result pages it gives. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    const colds: number[] = [];
    const idles: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const server = await started(join(folder, String(run)));
      await wait(IDLE_MS);
      colds.push(server.coldMs);
      idles.push(memoryOf(server.pid, 'VmRSS'));
      await stopped(server);
    }
    const cold: Row = { name: 'page: cold start, process start to first answer', samples: colds, unit: 'ms', memory: `idle ${megabytes(median(idles))}` };
    return [cold, await loaded(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function loaded(folder: string): Promise<Row> {
  const server = await started(join(folder, 'loaded'));
  try {
    const result = await estimateOn(server);
    const bytes = (await (await fetch(result)).text()).length;
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const rates: number[] = [];
    for (let run = 0; run < RUNS + 1; run++) {
      const start = performance.now();
      await manyTimes(result, agent);
      if (run > 0) rates.push((REQUESTS * 1000) / (performance.now() - start));
    }
    agent.destroy();
    const memory = `after ${megabytes(memoryOf(server.pid, 'VmRSS'))}, peak ${megabytes(memoryOf(server.pid, 'VmHWM'))}`;
    return { name: `page: result page (${shown(bytes / 1000)} kB), ${CONNECTIONS} connections`, samples: rates, unit: 'requests/s', memory };
  } finally {
    await stopped(server);
  }
}

/** Sends the file of a scenario as its form does, and keeps it; the answer says where the result is. */
async function estimateOn({ origin }: Server): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([readFileSync(INVENTORY)], { type: 'text/csv' }), 'inventory.csv');
  const sent = await fetch(`${origin}/estimer/fichier`, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: origin } });
  const preview = new URL(sent.headers.get('Location') ?? '/', origin).href;
  const { status, headers } = await fetch(preview, {
    method: 'POST',
    body: new URLSearchParams({ action: 'keep' }),
    redirect: 'manual',
    headers: { Origin: origin },
  });
  const location = headers.get('Location');
  if (status !== 303 || !location) throw new Error(`sending an inventory answered ${status}, expected 303 and an address`);
  return new URL(location, origin).href;
}
