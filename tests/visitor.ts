import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { formOf, keptList, sentList, startedApplication, stoppedClock } from './world.ts';

/** A visitor of the site, without a browser: reads pages, fills in forms, sends files. */

const BASE = 'https://infrabasse.test';

/** What most stories begin with. */
export const FLEET = {
  'r0-item': 'laptop',
  'r0-usual': '1',
  'r0-quantity': '8',
  'r0-ageFrom': '3',
  'r0-ageTo': '7',
  'r0-lifetime': '6',
  'hosting-mail': 'on',
  country: 'France',
};

/** Opens the site, at a time that the visitor sets. */
async function visitor() {
  const clock = stoppedClock();
  const { app, close, database } = await startedApplication({}, clock);
  const get = (path: string) => app.request(`${BASE}${path}`);
  const send = (path: string, values: Readonly<Record<string, string>>) => app.request(`${BASE}${path}`, formOf(values));
  return {
    clock,
    close,
    database,
    get,
    send,
    read: async (path: string): Promise<string> => plainly(await (await get(path)).text()),
    created: async (values: Readonly<Record<string, string>>): Promise<string> => {
      const answer = await send('/estimer', { action: 'compute', ...values });
      assert.equal(answer.status, 303, await answer.clone().text());
      return answer.headers.get('Location') ?? '';
    },
    sent: (content: string | Uint8Array, name?: string, path?: string, sheet?: string): Promise<Response> =>
      sentList((to, init) => app.request(`${BASE}${to}`, init), content, name, path, sheet),
    uploaded: (content: string | Uint8Array): Promise<Response> => keptList((to, init) => app.request(`${BASE}${to}`, init), content),
  };
}

type Visitor = Awaited<ReturnType<typeof visitor>>;

/** A visitor for all the tests of a file. Many people in one minute would be asked to wait: each test comes in a minute of its own. */
export function visiting(): Pick<Visitor, 'get' | 'send' | 'read' | 'created' | 'sent' | 'uploaded'> & { site: () => Visitor } {
  let here: Visitor;
  before(async () => {
    here = await visitor();
  });
  after(() => here.close());
  beforeEach(() => here.clock.set(here.clock.now() + 60_000));
  return {
    site: () => here,
    get: (path) => here.get(path),
    send: (path, values) => here.send(path, values),
    read: (path) => here.read(path),
    created: (values) => here.created(values),
    sent: (...what) => here.sent(...what),
    uploaded: (content) => here.uploaded(content),
  };
}

/** Spaces of French typography are held elsewhere: here they would hide the words. */
export function plainly(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

/** Values of the form as the page shows them. */
export function valuesIn(page: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [tag] of page.matchAll(/<input[^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1], / value="([^"]*)"/.exec(tag)?.[1] ?? ''];
    if (name && (!tag.includes('type="checkbox"') || tag.includes(' checked'))) values[name] = tag.includes('type="checkbox"') ? 'on' : textOf(value);
  }
  for (const [, name = '', options = ''] of page.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    values[name] = textOf(/<option value="([^"]*)" selected>/.exec(options)?.[1] ?? '');
  return values;
}

function textOf(attribute: string): string {
  return attribute.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
