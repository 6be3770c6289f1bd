import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import sql from 'sql-template-tag';
import type { Mail } from '../src/mail/mail.ts';
import { counts, deliver, enqueue, purge } from '../src/mail/outbox.ts';
import { smtp } from '../src/mail/smtp.ts';
import type { Db } from '../src/storage/database.ts';
import { freePort, onEachDatabase } from './world.ts';

/** Mails, from the database to a real mail server on this machine. */

const NOON = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FROM = 'ne-pas-repondre@infrabasse.test';
const mail: Mail = {
  to: 'ada@example.org',
  subject: 'Votre accès à InfraBasse : l’été « déjà » là, et une ligne assez longue pour être pliée plusieurs fois',
  text: `Bonjour Ada,\n\nVoici l’accès — 8 € :\nhttps://infrabasse.test/entrer/${'clef='.repeat(30)}\n.\nÀ bientôt 😀\n`,
  replyTo: 'eve@example.org',
  kind: 'login',
};

type Received = Readonly<{ from: string; to: readonly string[]; user: unknown; secure: boolean; raw: string }>;

const refusing = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });

/** A mail server that keeps what it is given. */
async function mailServer(context: TestContext, options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, { envelope, user, secure }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), user, secure, raw: Buffer.concat(chunks).toString('latin1') });
        done();
      });
    },
    ...options,
  });
  // A client that leaves in the middle is not a fault of the test.
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  context.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, port, clear: `smtp://127.0.0.1:${port}?tls=none`, connections: () => connections };
}

/** Headers and text of a mail, decoded as a mail program does. */
function read(raw: string): { header(name: string): string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string): string =>
    (lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `)) ?? '')
      .slice(name.length + 2)
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, how: string, word: string) =>
        decoded(how.toUpperCase() === 'B' ? 'base64' : 'quoted-printable', word.replaceAll('_', ' ')),
      );
  return { header, text: decoded(header('Content-Transfer-Encoding'), rest.join('\r\n\r\n')).replaceAll('\r\n', '\n') };
}

function decoded(encoding: string, text: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  const bytes =
    encoding === 'quoted-printable'
      ? text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const stateOf = (db: Db) => db.one<{ state: string; error: string; due_at: number }>(sql`SELECT state, error, due_at FROM mail`);

onEachDatabase('a mail arrives as it was written, to one person, from the sender of the instance', async ({ db }, context) => {
  const server = await mailServer(context);
  const queued = await enqueue(db, mail, NOON);
  const transport = smtp({ url: server.clear, from: FROM, name: 'InfraBasse, à Rennes' });
  assert.equal(server.connections(), 0, 'nothing is asked of the server before there is something to send');
  assert.deepEqual(await deliver(db, transport, NOON), { sent: 1, retried: 0, dead: 0 });
  const [one, ...others] = server.received;
  assert.ok(one && others.length === 0);
  assert.deepEqual([one.from, one.to], [FROM, [mail.to]]);
  const { header, text } = read(one.raw);
  assert.equal(text, mail.text);
  assert.equal(header('Subject'), mail.subject);
  assert.equal(header('To'), mail.to);
  assert.equal(header('Reply-To'), mail.replyTo);
  assert.match(header('From'), /^"?InfraBasse, à Rennes"? <ne-pas-repondre@infrabasse\.test>$/);
  assert.equal(header('Message-ID'), `<${'id' in queued ? queued.id : ''}@infrabasse.test>`);
  assert.match(header('Content-Type'), /^text\/plain; charset=utf-8/i);
  assert.equal(header('Auto-Submitted'), 'auto-generated');
  assert.equal(await purge(db, NOON + DAY), 1);
  assert.deepEqual(await counts(db), { waiting: 0, sent: 1, dead: 0 });
});

onEachDatabase('a mail that would carry another header never reaches the server', async ({ db }, context) => {
  const server = await mailServer(context);
  const subject = 'Bonjour\r\nBcc: eve@example.org';
  assert.deepEqual(await enqueue(db, { ...mail, subject }, NOON), { problem: 'subject' });
  assert.deepEqual(await enqueue(db, { ...mail, to: 'ada@example.org\nBcc: eve@example.org' }, NOON), { problem: 'recipient' });
  await deliver(db, smtp({ url: server.clear, from: FROM }), NOON);
  assert.equal(server.connections(), 0);
});

for (const [when, options] of [
  ['recipient', { onRcptTo: ({ address }, _session, done) => done(refusing(550, `<${address}> ada is unknown here`)) }],
  ['content', { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusing(554, 'no mail to ada@example.org like this'))) }],
] satisfies [string, SMTPServerOptions][]) {
  onEachDatabase(`a mail whose ${when} is refused for good is given up at once, and nobody is named`, async ({ db }, context) => {
    const server = await mailServer(context, options);
    await enqueue(db, mail, NOON);
    assert.deepEqual(await deliver(db, smtp({ url: server.clear, from: FROM }), NOON), { sent: 0, retried: 0, dead: 1 });
    const found = await stateOf(db);
    assert.equal(found?.state, 'dead');
    assert.match(found?.error ?? '', /55[04]/);
    assert.doesNotMatch(found?.error ?? '', /ada|@/);
    assert.equal(await purge(db, NOON + 30 * DAY), 1);
  });
}

onEachDatabase('a server that is busy is asked again at the right time, and the mail leaves', async ({ db }, context) => {
  let busy = 2;
  const server = await mailServer(context, { onRcptTo: (_address, _session, done) => (busy-- > 0 ? done(refusing(451, 'try again later')) : done()) });
  const transport = smtp({ url: server.clear, from: FROM });
  await enqueue(db, mail, NOON);
  for (const [at, expected] of [
    [0, 'retried'],
    [MINUTE - 1, ''],
    [MINUTE, 'retried'],
    [6 * MINUTE - 1, ''],
    [6 * MINUTE, 'sent'],
    [DAY, ''],
  ] as const) {
    const found = await deliver(db, transport, NOON + at);
    assert.deepEqual(found, { sent: 0, retried: 0, dead: 0, ...(expected && { [expected]: 1 }) }, `after ${at} ms`);
  }
  assert.equal(server.received.length, 1);
});

onEachDatabase('a server that is down is asked again for three days, then the mail is given up', async ({ db }) => {
  const transport = smtp({ url: `smtp://127.0.0.1:${await freePort()}?tls=none`, from: FROM });
  await enqueue(db, mail, NOON);
  assert.equal((await deliver(db, transport, NOON)).retried, 1);
  const found = await stateOf(db);
  assert.deepEqual([found?.state, found?.due_at], ['waiting', NOON + MINUTE]);
  assert.match(found?.error ?? '', /ECONNREFUSED/);
  assert.equal((await deliver(db, transport, NOON + 3 * DAY - 1)).retried, 1);
  assert.equal((await deliver(db, transport, NOON + 3 * DAY)).dead, 1);
});

onEachDatabase('two deliveries at the same time send each mail once', async ({ db }, context) => {
  const server = await mailServer(context, { onMailFrom: (_address, _session, done) => void setTimeout(done, 20) });
  const people = Array.from({ length: 6 }, (_, i) => `p${i}@example.org`);
  for (const to of people) await enqueue(db, { ...mail, to }, NOON);
  const transport = smtp({ url: server.clear, from: FROM });
  const found = await Promise.all([deliver(db, transport, NOON), deliver(db, transport, NOON)]);
  assert.deepEqual(server.received.flatMap(({ to }) => to).sort(), people);
  assert.equal(
    found.reduce((sum, { sent }) => sum + sent, 0),
    people.length,
  );
  assert.ok(
    found.every(({ sent }) => sent > 0),
    'both worked',
  );
});

onEachDatabase('a refused password makes mails wait, and is not kept in the error', async ({ db }, context) => {
  const password = 'S3cret@/mot';
  const server = await mailServer(context, {
    onAuth: ({ username, password: given }, _session, done) => done(refusing(535, `no ${username} ${given} ${Buffer.from(`${given}`).toString('base64')}`)),
    allowInsecureAuth: true,
  });
  await enqueue(db, mail, NOON);
  const url = `smtp://instance:${encodeURIComponent(password)}@127.0.0.1:${server.port}?tls=none`;
  assert.equal((await deliver(db, smtp({ url, from: FROM }), NOON)).retried, 1);
  const error = (await stateOf(db))?.error ?? '';
  assert.match(error, /535/);
  for (const secret of [password, 'instance', Buffer.from(password).toString('base64')]) assert.ok(!error.includes(secret), error);
});

test('a server that cannot or does not prove who it is gets no mail when the address asks for a secure one', async (context) => {
  const inClear = await mailServer(context, { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
  // The certificate that comes with the server is signed by nobody.
  const unknown = await mailServer(context);
  const secure = await mailServer(context, { secure: true });
  for (const url of [
    `smtp://127.0.0.1:${inClear.port}`,
    `smtp://127.0.0.1:${inClear.port}?tls=required`,
    `smtp://127.0.0.1:${unknown.port}`,
    `smtps://127.0.0.1:${secure.port}`,
  ]) {
    const outcome = await smtp({ url, from: FROM })({ ...mail, id: 'x' });
    assert.ok(typeof outcome === 'object' && !outcome.permanent, url);
  }
  for (const { received } of [inClear, unknown, secure]) assert.deepEqual(received, []);
});

const OPENSSL = 'openssl';
const noOpenssl = spawnSync(OPENSSL, ['version']).error !== undefined && 'no openssl on this machine';
test('a server that proves who it is gets mail and password over STARTTLS and TLS', { skip: noOpenssl }, async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const wanted = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=127.0.0.1',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ];
  execFileSync(OPENSSL, ['req', '-x509', ...wanted, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
  rmSync(folder, { recursive: true });
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, cert]);
  context.after(() => setDefaultCACertificates(usual));
  const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) => done(null, { user: `${username}/${password}` });
  for (const secure of [false, true]) {
    const { port, received } = await mailServer(context, { key, cert, secure, onAuth, authOptional: false });
    const url = `${secure ? 'smtps' : 'smtp'}://instance:p%40ss@127.0.0.1:${port}`;
    assert.equal(await smtp({ url, from: FROM })({ ...mail, id: 'x' }), 'sent');
    assert.deepEqual([received[0]?.secure, received[0]?.user], [true, 'instance/p@ss']);
  }
});

test('a server that says nothing is not waited for more than ten seconds', async (context) => {
  const silent: Server = createServer((socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
  context.after(() => silent.close());
  const { port } = silent.address() as { port: number };
  const started = performance.now();
  const outcome = await smtp({ url: `smtp://127.0.0.1:${port}?tls=none`, from: FROM })({ ...mail, id: 'x' });
  assert.ok(typeof outcome === 'object' && !outcome.permanent);
  assert.ok(performance.now() - started < 12_000);
});
