import { type ChildProcess, spawn } from 'node:child_process';
import { type Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The real server, started in a folder of its own, and asked many times. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const REQUESTS = 2_000;
export const CONNECTIONS = 10;
const PATIENCE_MS = 10_000;

export type Server = Readonly<{ process: ChildProcess; pid: number; origin: string; coldMs: number }>;

export async function started(folder: string): Promise<Server> {
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

export async function stopped({ process: server }: Server): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}

export async function manyTimes(address: string, agent: Agent): Promise<void> {
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
