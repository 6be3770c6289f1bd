import assert from 'node:assert/strict';
import { deliver } from '../../src/mail/outbox.ts';
import { withoutSmtp } from '../../src/mail/smtp.ts';
import { formOf, startedApplication, stoppedClock } from '../world.ts';

/** The directory as a visitor, an actor and a moderator meet it: a site, a clock, mails that can be read. */

const BASE = 'https://infrabasse.test';
export const SECRET = 'un-secret-assez-long-pour-essayer';
const DAY = 86_400_000;

export async function openedDirectory() {
  const clock = stoppedClock();
  const { app, database, logged, close } = await startedApplication({ INFRABASSE_MODERATION: SECRET }, clock);
  const { db } = database;
  const get = (path: string): Promise<Response> => Promise.resolve(app.request(`${BASE}${path}`));
  const read = async (path: string): Promise<string> => (await (await get(path)).text()).replace(/[\u00a0\u202f]/g, ' ');
  /** A person takes a minute over a form. */
  const send = async (path: string, values: Readonly<Record<string, string>>): Promise<Response> => {
    const opened = clock.now();
    clock.set(opened + 60_000);
    return app.request(`${BASE}${path}`, formOf({ opened: String(opened), website: '', ...values }));
  };
  const queue = async (): Promise<readonly string[]> =>
    [...(await read(`/moderation/${SECRET}`)).matchAll(new RegExp(`/moderation/${SECRET}/([\\w-]+)"`, 'g'))].map(([, id = '']) => id);
  const decide = async (id: string, act: string): Promise<string> => (await send(`/moderation/${SECRET}/${id}`, { act })).text();
  /** Delivers what waits, and gives the links in it. */
  const mailed = async (): Promise<readonly string[]> => {
    const texts: string[] = [];
    await deliver(
      db,
      withoutSmtp((entry) => void texts.push(JSON.stringify(entry))),
      clock.now(),
    );
    return texts.flatMap((text) => [...text.matchAll(/https:\/\/infrabasse\.test(\/annuaire\/lien\/[\w-]+)/g)].map(([, path = '']) => path));
  };
  const days = (count: number): void => clock.set(clock.now() + count * DAY);
  return { app, db, clock, logged, close, get, read, send, queue, decide, mailed, days };
}

export type Directory = Awaited<ReturnType<typeof openedDirectory>>;

export const ENTRY = {
  name: 'Le Petit Nuage',
  kind: 'hebergeur',
  url: 'https://petit-nuage.example',
  town: 'Rennes',
  offers: 'Des sites sur un vieux PC.',
  'service-site': '1',
  position: 'home',
  positionEvidence: 'Visites le samedi',
  email: 'nuage@exemple.fr',
  message: 'Nous existons.',
};

/** A new entry, proposed and accepted; gives its id. */
export async function entered(directory: Directory, values: Readonly<Record<string, string>> = ENTRY): Promise<string> {
  const before = new Set(await directory.queue());
  assert.equal((await directory.send('/annuaire/proposer', values)).status, 200);
  const [id = ''] = (await directory.queue()).filter((one) => !before.has(one));
  await directory.decide(id, 'accept');
  return (values['name'] ?? '').toLowerCase().replace(/ /g, '-');
}
