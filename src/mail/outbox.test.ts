import assert from 'node:assert/strict';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { onEachDatabase } from '../../tests/world.ts';
import type { Db } from '../storage/database.ts';
import { harmless, isAddress, type Mail, type Outcome, type Outgoing, type Transport } from './mail.ts';
import { counts, deliver, enqueue, purge, recent } from './outbox.ts';
import { smtp, withoutSmtp } from './smtp.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = Date.parse('2026-11-24T12:00:00Z');

const mail: Mail = { to: 'ada@example.org', subject: 'Votre accès', text: 'Bonjour,\nhttps://infrabasse.test/entrer/clef', kind: 'login' };

/** A way out that does as told, and what went through it. */
function scripted(outcome: Outcome): { transport: Transport; seen: Outgoing[] } {
  const seen: Outgoing[] = [];
  return {
    seen,
    transport: async (one) => {
      seen.push(one);
      return outcome;
    },
  };
}
const busy: Outcome = { error: '451 busy', permanent: false };

const stateOf = (db: Db) => db.one<{ state: string; error: string; body: string }>(sql`SELECT state, error, body FROM mail`);

for (const [text, good] of [
  ['ada@example.org', true],
  ['o’brien@example.org', false],
  ["o'brien+liste@mail.example.org", true],
  ['ada@bücher.example', true],
  ['ada@xn--bcher-kva.example', true],
  ['', false],
  ['ada', false],
  ['ada@', false],
  ['@example.org', false],
  ['ada@localhost', false],
  ['ada@example..org', false],
  ['ada@-example.org', false],
  ['ada@example.org.', false],
  ['.ada@example.org', false],
  ['ada@example.org, eve@example.org', false],
  ['ada@example.org,eve@example.org', false],
  ['ada@eve@example.org', false],
  ['Ada <ada@example.org>', false],
  ['<ada@example.org>', false],
  ['ada@example.org\n', false],
  ['ada@example.org\r\nBcc: eve@example.org', false],
  [' ada@example.org', false],
  ['"a b"@example.org', false],
  ['ada@[127.0.0.1]', false],
  [`${'a'.repeat(65)}@example.org`, false],
  [`ada@${'a.'.repeat(130)}org`, false],
] as const) {
  test(`${JSON.stringify(text.slice(0, 60))} is ${good ? 'one address' : 'not taken for one address'}`, () => assert.equal(isAddress(text), good));
}

onEachDatabase('a mail that would carry another header, or go nowhere, is refused and nothing is kept', async ({ db }) => {
  for (const [change, problem] of [
    [{ to: 'ada@example.org\r\nBcc: eve@example.org' }, 'recipient'],
    [{ to: 'ada@example.org, eve@example.org' }, 'recipient'],
    [{ to: '' }, 'recipient'],
    [{ replyTo: 'eve@example.org\nBcc: x@example.org' }, 'reply-to'],
    [{ replyTo: '' }, 'reply-to'],
    [{ subject: 'Bonjour\r\nBcc: eve@example.org' }, 'subject'],
    [{ subject: 'Bonjour\nencore' }, 'subject'],
    [{ subject: 'Bonjour\rencore' }, 'subject'],
    [{ subject: 'Bonjour\u2028encore' }, 'subject'],
    [{ subject: 'Bonjour\0' }, 'subject'],
    [{ subject: '  ' }, 'subject'],
  ] as const)
    assert.deepEqual(await enqueue(db, { ...mail, ...change }, NOON), { problem }, JSON.stringify(change));
  assert.deepEqual(await counts(db), { waiting: 0, sent: 0, dead: 0 });
});

onEachDatabase('a mail goes with the transaction that asked for it, or not at all', async ({ db }) => {
  await assert.rejects(
    db.transaction(async (inside) => {
      await enqueue(inside, mail, NOON);
      throw new Error('changed my mind');
    }),
  );
  assert.equal((await counts(db)).waiting, 0);
  await db.transaction((inside) => enqueue(inside, mail, NOON));
  assert.equal((await counts(db)).waiting, 1);
});

onEachDatabase('a mail goes as it was written, once', async ({ db }) => {
  const { transport, seen } = scripted('sent');
  const full = { ...mail, text: 'Été « 100 % » 😀\0', replyTo: 'eve@example.org' };
  const queued = await enqueue(db, full, NOON);
  assert.deepEqual(await deliver(db, transport, NOON - 1), { sent: 0, retried: 0, dead: 0 });
  assert.deepEqual(await deliver(db, transport, NOON), { sent: 1, retried: 0, dead: 0 });
  assert.deepEqual(await deliver(db, transport, NOON + DAY), { sent: 0, retried: 0, dead: 0 });
  assert.deepEqual(seen, [{ ...full, text: 'Été « 100 % » 😀', id: 'id' in queued ? queued.id : '' }]);
  assert.deepEqual(await counts(db), { waiting: 0, sent: 1, dead: 0 });
});

onEachDatabase('a mail that fails is tried less and less often, for the last time on the third day, then kept as dead', async ({ db }) => {
  await enqueue(db, mail, NOON);
  const { transport, seen } = scripted(busy);
  const tries: number[] = [];
  for (let minutes = 0; minutes <= 5 * 24 * 60; minutes++) {
    const before = seen.length;
    await deliver(db, transport, NOON + minutes * MINUTE);
    if (seen.length > before) tries.push(minutes);
    if (minutes === 3 * 24 * 60 - 1) assert.equal((await stateOf(db))?.state, 'waiting');
  }
  assert.deepEqual(tries, [0, 1, 6, 21, 81, 261, 621, 1341, 2061, 2781, 3501, 4221, 4320]);
  assert.deepEqual({ ...(await stateOf(db)) }, { state: 'dead', error: '451 busy', body: mail.text });
  assert.deepEqual(await counts(db), { waiting: 0, sent: 0, dead: 1 });
});

onEachDatabase('one that fails does not keep the others from leaving, and one that throws is one that fails', async ({ db }) => {
  for (const to of ['a@example.org', 'b@example.org', 'c@example.org']) await enqueue(db, { ...mail, to }, NOON);
  const transport: Transport = async ({ to }) => {
    if (to.startsWith('a')) throw new Error('socket hung up');
    return to.startsWith('b') ? { error: '550 no', permanent: true } : 'sent';
  };
  assert.deepEqual(await deliver(db, transport, NOON), { sent: 1, retried: 1, dead: 1 });
});

onEachDatabase('a mail whose process died in the middle waits for its claim to end, and what comes late from it changes nothing', async ({ db }) => {
  await enqueue(db, mail, NOON);
  let answer: (outcome: Outcome) => void = () => undefined;
  let taken: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    taken = resolve;
  });
  const slow = deliver(
    db,
    () =>
      new Promise((resolve) => {
        answer = resolve;
        taken();
      }),
    NOON,
  );
  await started;
  const { transport, seen } = scripted('sent');
  await deliver(db, transport, NOON + 10 * MINUTE - 1);
  assert.equal(seen.length, 0);
  await deliver(db, transport, NOON + 10 * MINUTE);
  assert.equal(seen.length, 1);
  answer({ error: '550 no', permanent: true });
  await slow;
  assert.equal((await stateOf(db))?.state, 'sent');
});

onEachDatabase('who was written to and what is forgotten a day after sending, a month after giving up; what waits is kept', async ({ db }) => {
  await enqueue(db, { ...mail, to: 'sent@example.org' }, NOON);
  await deliver(db, scripted('sent').transport, NOON);
  await enqueue(db, { ...mail, to: 'dead@example.org', replyTo: 'eve@example.org' }, NOON);
  await deliver(db, scripted({ error: '550 no', permanent: true }).transport, NOON);
  await enqueue(db, { ...mail, to: 'waiting@example.org' }, NOON);
  const kept = async () =>
    (await db.all<{ recipient: string }>(sql`SELECT recipient FROM mail WHERE recipient <> '' ORDER BY recipient`)).map((row) => row.recipient);
  assert.equal(await purge(db, NOON + DAY - 1), 0);
  assert.equal(await purge(db, NOON + DAY), 1);
  assert.deepEqual(await kept(), ['dead@example.org', 'waiting@example.org']);
  assert.equal(await purge(db, NOON + 30 * DAY - 1), 0);
  assert.equal(await purge(db, NOON + 30 * DAY), 1);
  assert.equal(await purge(db, NOON + 30 * DAY), 0);
  assert.deepEqual(await kept(), ['waiting@example.org']);
  const left = await db.all(sql`SELECT recipient, reply_to, subject, body FROM mail WHERE state <> ${'waiting'}`);
  for (const row of left) assert.deepEqual(Object.values(row as object), ['', '', '', '']);
  assert.deepEqual(await counts(db), { waiting: 1, sent: 1, dead: 1 });
});

onEachDatabase('without a mail server, mails are in the log with their links, and readable for a day; what a server took never is', async ({ db }) => {
  const logged: Readonly<Record<string, unknown>>[] = [];
  const text = 'Entrez : https://infrabasse.test/entrer/clef?a=1. Ou (https://infrabasse.test/aide), dit l’aide.';
  await enqueue(db, mail, NOON);
  await deliver(db, scripted('sent').transport, NOON);
  await enqueue(db, { ...mail, text }, NOON);
  await enqueue(db, { ...mail, to: 'eve@example.org', text: 'Rien.' }, NOON + 1);
  assert.equal(
    (
      await deliver(
        db,
        withoutSmtp((entry) => logged.push(entry)),
        NOON + 1,
      )
    ).sent,
    2,
  );
  assert.deepEqual(logged, [
    {
      level: 'info',
      mail: 'login',
      to: mail.to,
      subject: mail.subject,
      links: ['https://infrabasse.test/entrer/clef?a=1', 'https://infrabasse.test/aide'],
    },
    { level: 'info', mail: 'login', to: 'eve@example.org', subject: mail.subject, links: [] },
  ]);
  const found = await recent(db, NOON + DAY);
  assert.deepEqual(
    found.map((one) => [one.to, one.text, one.shownAt]),
    [
      ['eve@example.org', 'Rien.', NOON + 1],
      [mail.to, text, NOON + 1],
    ],
  );
  assert.deepEqual(await recent(db, NOON + DAY + 1), []);
  assert.equal((await counts(db)).sent, 3);
});

for (const [error, kept] of [
  ['550 5.1.1 <Ada.L@Example.org>: user ada.l unknown', '550 5.1.1 <…>: user … unknown'],
  ['550 reply to eve@example.org refused,\r\n eve is blocked', '550 reply to … refused, … is blocked'],
  ['554 spam: https://infrabasse.test/entrer/clef-secrete listed', '554 spam: https://infrabasse.test/… listed'],
  ['554 adaxl is someone else', '554 adaxl is someone else'],
  ['a\0b', 'a b'],
  ['x'.repeat(1000), 'x'.repeat(300)],
] as const) {
  test(`no person and no key stays in ${JSON.stringify(error.slice(0, 60))}`, () => {
    assert.equal(harmless(error, { ...mail, to: 'ada.l@example.org', replyTo: 'eve@example.org' }), kept);
  });
}

for (const url of [
  '',
  'mail.example.org',
  'http://mail.example.org',
  'smtp://',
  'smtp://u:S3cret@mail.example.org/path',
  'smtp://u:S3cret@mail.example.org?tls=maybe',
  'smtp://u:S3cret@mail.example.org?tsl=none',
  'smtps://u:S3cret@mail.example.org?tls=none',
  'smtp://u:S3cret%zz@mail.example.org',
  'smtp://u:S3cret@mail.example.org:port',
]) {
  test(`the mail server "${url.replace('S3cret', '…')}" is refused at once, without its password`, () => {
    assert.throws(
      () => smtp({ url, from: 'no-reply@example.org' }),
      (error: Error) => /^mail server .* expected smtp:/.test(error.message) && !error.message.includes('S3cret'),
    );
  });
}

test('a sender that is not one address is refused at once', () => {
  assert.throws(() => smtp({ url: 'smtp://mail.example.org', from: 'Ada <ada@example.org>' }), /expected one address/);
});
