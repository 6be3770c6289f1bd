import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Db } from '../storage/database.ts';
import { harmless, type Mail, type MailProblem, type Outcome, type Outgoing, problemOf, type Transport } from './mail.ts';

/** Mails wait in the database, so that what a request did and what it promised to send are kept together or not at all. */

type Row = {
  id: string;
  kind: string;
  recipient: string;
  reply_to: string;
  subject: string;
  body: string;
  created_at: number;
  attempts: number;
  ended_at: number | null;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long to wait after each failure; the last one again and again. */
const DELAYS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
const GIVEN_UP_AFTER = 3 * DAY;
/** How long a sent mail can still be read, then a dead one. */
const SENT_KEPT = DAY;
const DEAD_KEPT = 30 * DAY;
/** A claim outlives the longest attempt of the longest round: who holds it still has ended, or has died. */
const CLAIM = 10 * MINUTE;
const ROUND = 4 * MINUTE;
/** As many as a page shows. */
const MOST_RECENT = 100;

/** Keeps a mail to be sent, in the transaction of whoever asks. One that could not be sent, or would say more than it should, is refused. */
export async function enqueue(db: Db, mail: Mail, now: number): Promise<Readonly<{ id: string }> | Readonly<{ problem: MailProblem }>> {
  const problem = problemOf(mail);
  if (problem) return { problem };
  const id = randomUUID();
  // PostgreSQL keeps no NUL.
  const text = mail.text.replaceAll('\0', '').toWellFormed();
  await db.run(sql`INSERT INTO mail (id, kind, recipient, reply_to, subject, body, state, created_at, due_at, attempts, error)
    VALUES (${id}, ${mail.kind}, ${mail.to}, ${mail.replyTo ?? ''}, ${mail.subject.toWellFormed()}, ${text}, ${'waiting'}, ${now}, ${now}, ${0}, ${''})`);
  return { id };
}

/** What a round of deliveries did. */
export type Delivered = Readonly<{ sent: number; retried: number; dead: number }>;

/**
 * Sends what is due, one at a time; a long list is left to the next round. Two processes never take the same mail; one
 * that dies between the answer of the server and the note of it sends that mail again, with the same id: wait for it
 * before closing the database.
 */
export async function deliver(db: Db, transport: Transport, now: number): Promise<Delivered> {
  const started = performance.now();
  const delivered = { sent: 0, retried: 0, dead: 0 };
  while (performance.now() - started < ROUND) {
    const row = await db.one<Row>(sql`SELECT * FROM mail WHERE state = ${'waiting'} AND due_at <= ${now} ORDER BY due_at, created_at, id LIMIT 1`);
    if (!row) break;
    const claimed = await db.run(sql`UPDATE mail SET attempts = attempts + 1, due_at = ${now + CLAIM}
      WHERE id = ${row.id} AND attempts = ${row.attempts} AND state = ${'waiting'}`);
    if (claimed === 0) continue;
    const mail = outgoing(row);
    const outcome = await transport(mail).catch((error: unknown): Outcome => ({ error: String(error), permanent: false }));
    delivered[await settle(db, { ...row, attempts: row.attempts + 1 }, outcome, now)] += 1;
  }
  return delivered;
}

function outgoing({ id, kind, recipient, reply_to, subject, body }: Row): Outgoing {
  return { id, kind, to: recipient, subject, text: body, ...(reply_to === '' ? {} : { replyTo: reply_to }) };
}

/** Notes what became of an attempt, unless another has claimed the mail since. */
async function settle(db: Db, row: Row, outcome: Outcome, now: number): Promise<keyof Delivered> {
  const mine = sql`id = ${row.id} AND attempts = ${row.attempts} AND state = ${'waiting'}`;
  if (typeof outcome === 'string') {
    await db.run(sql`UPDATE mail SET state = ${outcome}, ended_at = ${now}, error = ${''} WHERE ${mine}`);
    return 'sent';
  }
  const error = harmless(outcome.error, outgoing(row));
  const end = row.created_at + GIVEN_UP_AFTER;
  if (outcome.permanent || now >= end) {
    await db.run(sql`UPDATE mail SET state = ${'dead'}, ended_at = ${now}, error = ${error} WHERE ${mine}`);
    return 'dead';
  }
  const delay = DELAYS[row.attempts - 1] ?? 12 * HOUR;
  // A last try on the third day, rather than an end before it.
  await db.run(sql`UPDATE mail SET due_at = ${Math.min(now + delay, end)}, error = ${error} WHERE ${mine}`);
  return 'retried';
}

/** Forgets who was written to and what, a day after it was sent, a month after it was given up. Gives how many. */
export function purge(db: Db, now: number): Promise<number> {
  return db.run(sql`UPDATE mail SET recipient = ${''}, reply_to = ${''}, subject = ${''}, body = ${''}
    WHERE recipient <> ${''} AND ((state IN (${'sent'}, ${'shown'}) AND ended_at <= ${now - SENT_KEPT}) OR (state = ${'dead'} AND ended_at <= ${now - DEAD_KEPT}))`);
}

/** How many mails wait, have left, were given up, since the beginning. */
export async function counts(db: Db): Promise<Readonly<{ waiting: number; sent: number; dead: number }>> {
  const rows = await db.all<{ state: string; count: number }>(sql`SELECT state, COUNT(*) AS count FROM mail GROUP BY state`);
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: count('waiting'), sent: count('sent') + count('shown'), dead: count('dead') };
}

/** A mail that was shown rather than sent, and when. */
export type Shown = Outgoing & Readonly<{ shownAt: number }>;

/** The last mails of an instance that cannot send, newest first. Those that a server took are never among them: they hold keys of others. */
export async function recent(db: Db, now: number): Promise<readonly Shown[]> {
  const rows = await db.all<Row>(sql`SELECT * FROM mail WHERE state = ${'shown'} AND recipient <> ${''} AND ended_at > ${now - SENT_KEPT}
    ORDER BY ended_at DESC, created_at DESC, id LIMIT ${MOST_RECENT}`);
  return rows.map((row) => ({ ...outgoing(row), shownAt: row.ended_at ?? 0 }));
}
