import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Measure, median, megabytes, memoryOf, type Row, RUNS, shown } from './measure.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INVENTORY = join(ROOT, 'scenarios/association-8/inventory.csv');
const REQUESTS = 2_000;
const CONNECTIONS = 10;
const IDLE_MS = 3_000;
const PATIENCE_MS = 10_000;

type Server = Readonly<{ process: ChildProcess; pid: number; origin: string; coldMs: number }>;

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

async function started(folder: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const server = spawn(join(ROOT, 'bin/infrabasse'), ['serve'], {
    env: { ...process.env, INFRABASSE_PORT: String(port), INFRABASSE_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => server.kill());
  while (!(await answers(`${origin}/`))) {
    if (server.exitCode !== null || performance.now() - start > PATIENCE_MS) throw new Error(`the server does not answer on ${origin}`);
    await wait(2);
  }
  return { process: server, pid: server.pid ?? Number.NaN, origin, coldMs: performance.now() - start };
}

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    async (response) => (await response.text()) !== '' && response.ok,
    () => false,
  );
}

async function stopped({ process: server }: Server): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
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

async function manyTimes(address: string, agent: Agent): Promise<void> {
  let left = REQUESTS;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await once(address, agent);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

function once(address: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}`));
      response.resume().on('end', resolve).on('error', reject);
    }).on('error', reject);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}
