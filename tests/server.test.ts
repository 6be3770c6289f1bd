import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formOf, freePort } from './world.ts';

/** The program as a host runs it: a process, a port, a folder, signals, backups. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const INFRABASSE = join(ROOT, 'bin/infrabasse');
const home = mkdtempSync(join(tmpdir(), 'server-'));
const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

type Outcome = Readonly<{ code: number | null; out: string; err: string }>;
type Served = Readonly<{ origin: string; pid: number; out: () => string; stop: (signal?: NodeJS.Signals) => Promise<Outcome> }>;

/** Starts `infrabasse serve` and waits until it says where it is. */
async function served(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<Served> {
  const port = await freePort();
  const child = spawn(INFRABASSE, ['serve'], {
    env: { ...process.env, LANG: 'fr_FR.UTF-8', INFRABASSE_PORT: `${port}`, INFRABASSE_FOLDER: folder, ...settings },
  });
  running.add(child);
  const text = { out: '', err: '' };
  const ended = new Promise<Outcome>((resolve) => child.on('exit', (code) => resolve({ code, ...text })));
  child.stderr.on('data', (data: Buffer) => (text.err += data));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      text.out += data;
      if (text.out.includes('http')) resolve();
    });
    child.on('exit', () => reject(new Error(`it stopped: ${text.err}`)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM'): Promise<Outcome> => {
    child.kill(signal);
    running.delete(child);
    return ended;
  };
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid as number, out: () => text.out, stop };
}

/** Runs a command to its end. */
function infrabasse(args: readonly string[], folder: string, settings: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { ...process.env, LANG: 'fr_FR.UTF-8', INFRABASSE_FOLDER: folder, ...settings };
    const child = execFile(INFRABASSE, args, { env }, (_, out, err) => resolve({ code: child.exitCode, out, err }));
  });
}

const FORM = { ...formOf({ 'r0-item': 'laptop', 'r0-quantity': '8', action: 'compute' }), redirect: 'manual' } as const;

test('it starts on an empty folder, says where and what to try, answers, and stops when asked', async () => {
  const folder = join(home, 'fresh');
  const { origin, out, stop } = await served(folder);
  assert.match(out(), new RegExp(`InfraBasse est servi sur ${origin}/`));
  assert.match(out(), /À essayer : .*\n.*bin\/infrabasse audit scenarios\/association-8\/inventory\.csv/);
  assert.equal((await fetch(origin)).status, 200);
  assert.ok(existsSync(join(folder, 'infrabasse.sqlite')));
  const { code, err } = await stop();
  assert.equal(code, 0);
  assert.equal(err, '', 'nothing to say in the log of a quiet day');
});

test('a port already taken is said as such', async () => {
  const { origin, stop } = await served(join(home, 'first'));
  const port = new URL(origin).port;
  const { code, err } = await infrabasse(['serve'], join(home, 'second'), { INFRABASSE_PORT: port });
  assert.equal(code, 1);
  assert.match(err, new RegExp(`le port ${port} est déjà pris ; attendu un port libre \\(INFRABASSE_PORT\\)`));
  await stop('SIGINT');
});

test('a database that does not open is a setting to mend, and its password stays secret', async () => {
  for (const [url, found] of [
    ['postgres://someone:hunter2@127.0.0.1:1/x', 'postgres://someone:…@127.0.0.1:1/x'],
    [`sqlite:${join(ROOT, 'package.json')}`, 'package.json'],
    ['mysql://someone:hunter2@host/x', 'mysql://someone:…@host/x'],
  ] as const) {
    const { code, err } = await infrabasse(['serve'], join(home, 'closed'), { INFRABASSE_DATABASE: url });
    assert.equal(code, 1, err);
    assert.ok(err.includes('INFRABASSE_DATABASE') && err.includes(found), err);
    assert.doesNotMatch(err, /hunter2/);
  }
});

test('it does not start on facts that do not hold, and lists what is wrong with them', async () => {
  const facts = join(home, 'facts');
  cpSync(join(ROOT, 'data'), facts, { recursive: true });
  const electricity = join(facts, 'electricity.csv');
  writeFileSync(electricity, readFileSync(electricity, 'utf8').replace(/,gCO2e\/kWh,|,kgCO2e\/kWh,/, ',furlong,'));
  const { code, out, err } = await infrabasse(['serve'], join(home, 'unsound'), { INFRABASSE_FACTS: facts });
  assert.equal(code, 1, out);
  assert.match(err, /electricity\.csv.*furlong/);
});

test('an estimate survives a backup taken while it serves, the loss of the folder, and a restore', async () => {
  const folder = join(home, 'living');
  const first = await served(folder);
  const created = await fetch(`${first.origin}/estimer`, FORM);
  const address = created.headers.get('Location') ?? '';
  assert.equal(created.status, 303);
  const copy = join(home, 'elsewhere/copy.sqlite');
  const saved = await infrabasse(['backup', copy], folder);
  assert.equal(saved.code, 0, saved.err);
  assert.match(saved.out, /sha256 [0-9a-f]{64}/);
  const refused = await infrabasse(['restore', copy, '--force'], folder);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /le serveur tourne sur cette base/);
  await first.stop();

  const again = await infrabasse(['restore', copy], folder);
  assert.equal(again.code, 1);
  assert.match(again.err, /living\/infrabasse\.sqlite serait écrasé ; attendu --force/);
  rmSync(folder, { recursive: true });
  const restored = await infrabasse(['restore', copy], folder);
  assert.equal(restored.code, 0, restored.err);
  const second = await served(folder);
  assert.equal((await fetch(`${second.origin}${address}`)).status, 200);
  await second.stop();
});

test('it opens no connection, at rest or at work', async () => {
  const { origin, pid, stop } = await served(join(home, 'quiet'));
  const { headers } = await fetch(`${origin}/estimer`, FORM);
  for (const path of ['/', '/donnees', '/en/data', headers.get('Location') ?? '', `${headers.get('Location')}/calcul`]) await fetch(`${origin}${path}`);
  const port = Number(new URL(origin).port).toString(16).toUpperCase().padStart(4, '0');
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const sockets = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => readFileSync(`/proc/${pid}/net/${kind}`, 'utf8').trim().split('\n').slice(1));
  const elsewhere = sockets
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, , , , , , , , inode]) => own.has(inode ?? '') && !local?.endsWith(`:${port}`));
  assert.deepEqual(elsewhere, []);
  await stop();
});

/** Sends bytes as they are, and gives what comes back before the server closes. */
function raw(origin: string, write: (send: (text: string | Uint8Array) => boolean) => void): Promise<{ answer: string; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let answer = '';
    let open = true;
    const end = (): void => {
      open = false;
      resolve({ answer, sent: socket.bytesWritten });
    };
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.setTimeout(8_000, () => socket.destroy());
    socket.on('connect', () => write((text) => open && socket.write(text)));
  });
}

test('ten gigabytes announced, or sent without an end, are refused early; nonsense too; and it goes on', async () => {
  const { origin, stop } = await served(join(home, 'besieged'));
  const head = 'POST /estimer/fichier HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=b\r\n';
  const announced = await raw(origin, (send) => void send(`${head}Content-Length: 10737418240\r\n\r\n`));
  assert.match(announced.answer, /^HTTP\/1\.1 413 /);
  const endless = await raw(origin, (send) => {
    send(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const more = setInterval(() => send(chunk) || clearInterval(more), 1);
    setTimeout(() => clearInterval(more), 7_000);
  });
  assert.match(endless.answer, /^HTTP\/1\.1 413 /);
  assert.ok(endless.sent < 100e6, `${endless.sent} bytes were taken in`);
  const nonsense = await raw(origin, (send) => void send('BONJOUR\r\n\r\n'));
  assert.match(nonsense.answer, /^HTTP\/1\.1 400 /);
  assert.equal((await fetch(origin)).status, 200);
  assert.equal((await stop()).code, 0);
});
