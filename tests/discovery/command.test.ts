import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import type { Discovery } from '../../src/discovery/finding.ts';
import { dnsServer } from './dns-server.ts';
import { names, openWorld } from './world.ts';

/** `infrabasse discover` as people call it: a process, its two outputs, its exit code, and what it asks of a server of names of this machine. */

const INFRABASSE = fileURLToPath(new URL('../../bin/infrabasse', import.meta.url));
const [ONE, TWO, THREE] = ['jardins-du-trieux.example', 'mairie-rouvres.example', 'ville-de-montorval.example'];
const home = mkdtempSync(join(tmpdir(), 'discover-'));
let world: Awaited<ReturnType<typeof openWorld>>;
before(async () => {
  world = await openWorld();
});
after(async () => {
  await world.close();
  rmSync(home, { recursive: true, force: true });
});

function started(args: readonly string[], dns = world.dns.address) {
  const child = spawn(INFRABASSE, ['discover', ...args, ...(args.includes('--dns') ? [] : ['--dns', dns])], { env: { ...process.env, LANG: 'fr_FR.UTF-8' } });
  const text = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (text.out += data));
  child.stderr.on('data', (data: Buffer) => (text.err += data));
  return { child, ended: new Promise<{ out: string; err: string; code: number | null }>((resolve) => child.on('close', (code) => resolve({ code, ...text }))) };
}
const infrabasse = (...args: string[]) => started(args).ended;
const quiet = (...args: string[]) => infrabasse(...args, '--no-http');

function written(name: string, content: string): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}
const objectsIn = (lines: string): Discovery[] =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Discovery);
const domainsIn = (lines: string): string[] =>
  objectsIn(lines)
    .map(({ domain }) => domain)
    .sort();

test('--json gives one object for each domain, with mail, services, evidence and what is not known', async () => {
  const { out, err, code } = await quiet(ONE, 'https://www.ville-de-montorval.example/contact', 'nobody.example', ONE, '--json');
  assert.deepEqual([code, err], [0, '']);
  assert.deepEqual(domainsIn(out), [ONE, 'nobody.example', THREE].sort());
  const [jardins, ville, nobody] = [ONE, THREE, 'nobody.example'].map((domain) => objectsIn(out).find((one) => one.domain === domain));
  assert.deepEqual(jardins?.mail, {
    provider: 'ovhcloud',
    gateway: null,
    confidence: 'seen',
    evidence: [{ where: 'MX', line: '1 mx1.mail.ovh.net' }],
    selfHosted: false,
  });
  assert.ok(jardins?.services.some(({ kind, provider, evidence }) => kind === 'newsletter' && provider === 'brevo' && evidence.length > 0));
  assert.deepEqual([ville?.mail.gateway, ville?.mail.selfHosted, ville?.mail.confidence], ['vade', true, 'deduced']);
  assert.deepEqual([nobody?.services, nobody?.mail.provider], [[], null]);
  assert.equal(nobody?.unknown[0]?.en, 'this domain does not exist, or does not answer');
});

test('--csv is one table, whose rows all have the columns of its head', async () => {
  const { out, code } = await quiet(ONE, THREE, '--csv', '--lang', 'en');
  assert.equal(code, 0);
  const { data, errors } = Papa.parse<string[]>(out.trim());
  assert.deepEqual(errors, []);
  assert.deepEqual(data[0], ['domain', 'kind', 'provider', 'name', 'confidence']);
  assert.ok(data.every((row) => row.length === 5));
  assert.ok(data.some(([domain, kind, provider]) => domain === ONE && kind === 'mail' && provider === 'OVHcloud'));
  assert.ok(data.some(([domain, kind, provider]) => domain === THREE && kind === 'gateway' && provider?.startsWith('Vade')));
});

test('a domain of which nothing is known has its row in the table: it is not dropped without a word', async () => {
  const { out } = await quiet('nobody.example', '--csv');
  assert.match(out, /^nobody\.example,/m);
});

test('what a zone wrote reaches the terminal as plain text', async () => {
  const { out, err, code } = await quiet(
    'signes-de-controle.example',
    'balises-dans-les-textes.example',
    'alias-sans-fin.example',
    'mille-mx.example',
    'texte-sans-fin.example',
  );
  assert.equal(code, 0, err);
  assert.match(out, /^signes-de-controle\.example\n.*messagerie +Gandi/ms);
  assert.doesNotMatch(out + err, /[^\P{Cc}\n]|\p{Bidi_Control}/u);
  assert.ok(out.split('\n').every((line) => line.length <= 400) && out.length < 20_000, `${out.length}`);
});

test('what was typed or listed reaches the terminal as plain text too', async () => {
  const { err, code } = await quiet('--list', written('hostile.txt', `\u001b[2J\u001b]0;stolen\u0007.x\n${'x'.repeat(100_000)}\n${ONE}\n`));
  assert.equal(code, 1);
  assert.doesNotMatch(err, /[^\P{Cc}\n]|\p{Bidi_Control}/u);
  assert.ok(err.length < 2_000, `a line of 100,000 signs is not said whole: ${err.length}`);
});

test('--list takes what people keep: a mark of UTF-8, comments, blank lines; what is wrong is told, the rest is done', async () => {
  const list = written('list.txt', `\ufeff${ONE}\r\n\r\n# the town\r\n  ${TWO}  \r\nnas.lan\r\n192.0.2.7\r\n${ONE}\r\n`);
  const { out, err, code } = await quiet('--list', list, '--json', THREE);
  assert.equal(code, 1);
  assert.deepEqual(domainsIn(out), [ONE, TWO, THREE].sort());
  const told = err.replaceAll('\u00a0', ' ').trim().split('\n');
  assert.equal(told.length, 2, err);
  assert.match(told[0] ?? '', /✗ nas\.lan : .*réseau privé\. Attendu : /);
  assert.match(told[1] ?? '', /✗ 192\.0\.2\.7 : .*adresse IP\. Attendu : /);
});

test('--out goes on from where it was interrupted: what is done is not asked again, nor written twice', async () => {
  const slow = await dnsServer(names, { delay: 15 });
  const out = join(home, 'interrupted.jsonl');
  const args = [ONE, TWO, THREE, '--no-http', '--json', '--out', out, '--concurrency', '1'];
  const first = started(args, slow.address);
  for (let i = 0; i < 500 && !existsSync(out); i++) await wait(10);
  first.child.kill('SIGINT');
  await first.ended;
  const done = domainsIn(readFileSync(out, 'utf8'));
  assert.ok(done.length >= 1 && done.length < 3, `${done}`);
  const before = slow.asked().length;
  const { out: said, code } = await started(args, slow.address).ended;
  await slow.close();
  assert.equal(code, 0);
  const again = slow.asked().slice(before);
  for (const domain of done)
    assert.deepEqual(
      again.filter((question) => question.endsWith(domain)),
      [],
      domain,
    );
  assert.deepEqual(domainsIn(readFileSync(out, 'utf8')), [ONE, TWO, THREE].sort());
  assert.deepEqual(domainsIn(said), [ONE, TWO, THREE].filter((domain) => !done.includes(domain)).sort());
});

test('--out whose last line was cut by a power failure: that domain is asked again, and every line can be read', async () => {
  const path = join(home, 'cut.jsonl');
  await quiet(ONE, TWO, '--out', path, '--concurrency', '1');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -40));
  assert.equal((await quiet(ONE, TWO, THREE, '--out', path)).code, 0);
  const good = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'));
  assert.deepEqual(domainsIn(good.join('\n')), [ONE, TWO, THREE].sort());
});

test('--no-http asks no page: without it, a page that cannot be read is told', async () => {
  const about = (out: string): string[] => objectsIn(out).flatMap(({ problems }) => problems.map(({ en }) => en));
  const page = /home page|no machine answers|does not answer|takes too long|not public/;
  assert.ok(about((await infrabasse(TWO, '--json')).out).some((one) => page.test(one)));
  assert.deepEqual(
    about((await quiet(TWO, '--json')).out).filter((one) => page.test(one)),
    [],
  );
});

const missing = join(home, 'missing.txt');
for (const [what, args, code, said] of [
  ['no domain', [], 2, /attendu un nom de domaine/],
  ['--concurrency 0', [ONE, '--concurrency', '0'], 2, /--concurrency « 0 » : attendu de 1 à 64/],
  ['--concurrency 65', [ONE, '--concurrency', '65'], 2, /--concurrency « 65 » : attendu de 1 à 64/],
  ['--concurrency 1.5', [ONE, '--concurrency', '1.5'], 2, /attendu de 1 à 64/],
  ['--concurrency many', [ONE, '--concurrency', 'many'], 2, /attendu de 1 à 64/],
  ['--dns that is a name', [ONE, '--dns', 'resolver.example'], 2, /--dns « resolver\.example » : attendu/],
  ['--dns with a port that cannot be', [ONE, '--dns', '127.0.0.1:99999'], 2, /--dns « 127\.0\.0\.1:99999 » : attendu/],
  ['--json with --csv', [ONE, '--json', '--csv'], 2, /--json|--csv/],
  ['--list of a file that is not there', ['--list', missing], 1, /ce fichier n’existe pas/],
  ['--list of a folder', ['--list', home], 1, /fichier/],
  ['--out in a folder that is not there', [ONE, '--out', join(home, 'nowhere', 'out.jsonl')], 1, /nowhere/],
] as const)
  test(`a wrong call is refused in words before any question, never as a fault of ours: ${what}`, async () => {
    const before = world.dns.queries();
    const { err, code: got, out } = await quiet(...args);
    assert.equal(got, code, err + out);
    assert.match(err.replaceAll('\u00a0', ' '), said);
    assert.doesNotMatch(err, /Erreur de notre fait|\n {4}at /);
    assert.equal(world.dns.queries(), before);
  });
