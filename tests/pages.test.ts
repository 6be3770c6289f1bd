import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ASSETS, PATHS } from '../src/web/paths.ts';
import { LANGS, type Lang } from '../src/web/words.ts';
import { addressOf, FILES, LIST, READABLE } from './addresses.ts';
import { formOf, keptList, sentList, startedApplication } from './world.ts';

/** Every address of the site, as a reader without JavaScript, without patience and without trust would see it. */

const BASE = 'https://infrabasse.test';
const PAGE_BUDGET = 14_000;
/** A map of outlines, drawn in the page. */
const MAP_BUDGET = 60_000;
const INVENTORY = readFileSync(new URL('../scenarios/association-8/inventory.csv', import.meta.url));

let world: Awaited<ReturnType<typeof startedApplication>>;
let id = '';
let list = '';
let styleWeight = 0;

before(async () => {
  world = await startedApplication();
  id = await uploaded(INVENTORY);
  list = (await sentList(fetchPage, LIST)).headers.get('Location')?.split('/').at(-1) ?? '';
  styleWeight = gzipSync(await (await fetchPage(ASSETS.style)).text()).length;
});
after(() => world.close());

async function fetchPage(path: string, init?: RequestInit): Promise<Response> {
  return world.app.request(`${BASE}${path}`, init);
}

/** Sends a file as the form does; gives the id of the estimate. */
async function uploaded(content: Uint8Array, lang: Lang = 'fr'): Promise<string> {
  const answer = await keptList(fetchPage, content, PATHS.upload[lang]);
  assert.equal(answer.status, 303);
  return answer.headers.get('Location')?.split('/').at(-1) ?? '';
}

test('all addresses, in both languages', () => {
  const list = Object.values(PATHS).flatMap(({ fr, en }) => [fr, en]);
  assert.equal(new Set(list).size, list.length, 'two pages share an address');
  for (const { fr, en } of Object.values(PATHS)) assert.ok(en.startsWith('/en/') && !fr.startsWith('/en/'));
});

for (const name of READABLE) {
  for (const lang of LANGS) {
    test(`${PATHS[name][lang]}: a sound page, within its weight`, async () => {
      const answer = await fetchPage(addressOf(name, lang, { id, list }));
      const text = await answer.text();
      assert.equal(answer.status, 200);
      assertSound(text, lang);
      assert.ok(gzipSync(text).length + styleWeight <= (name === 'directoryMap' ? MAP_BUDGET : PAGE_BUDGET), `${gzipSync(text).length} + ${styleWeight} bytes`);
      assertHeaders(answer);
    });
  }
}

/** One title, a language, names for all fields, nothing from elsewhere, nothing inline, nothing left to fill in. */
function assertSound(text: string, lang: Lang): void {
  assert.ok(text.startsWith('<!doctype html>'));
  assert.equal(text.match(/<h1[ >]/g)?.length, 1, 'one h1');
  assert.match(text, new RegExp(`<html lang="${lang}">`));
  assert.doesNotMatch(text, /<script|<iframe|<img|\sstyle=|\son\w+=|["']javascript:/i);
  for (const [, address] of text.matchAll(/<(?:link|a|form)[^>]+(?:href|src|action)="([^"]*)"/g)) assert.ok(!/^\/\//.test(address ?? ''), `${address}`);
  for (const [tag, address] of text.matchAll(/<link[^>]+href="([^"]*)"/g)) assert.ok(address?.startsWith('/'), `third party: ${tag}`);
  assert.doesNotMatch(text, /undefined|NaN|\[object|Infinity/);
  assert.ok(!text.includes('\u0000'), 'something was left to fill in');
  if (lang === 'fr')
    assert.deepEqual(
      text.replace(/<[^>]*>/g, '').match(/.{0,30}(?: [;:!?»%]|« ).{0,9}/g) ?? [],
      [],
      'a sign of French punctuation may be left alone on a line',
    );
  assertLabels(text);
}

function assertLabels(text: string): void {
  const labels = new Set([...text.matchAll(/<label[^>]*\sfor="([^"]+)"/g)].map(([, target]) => target));
  for (const [tag] of text.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
    if (/type="(hidden|checkbox)"/.test(tag)) continue;
    const field = /\sid="([^"]+)"/.exec(tag)?.[1];
    assert.ok(field && labels.has(field), `no label for ${tag}`);
  }
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one);
  assert.equal(new Set(ids).size, ids.length, `an id stands twice: ${ids.filter((one, i) => ids.indexOf(one) !== i)}`);
}

/** On every answer, errors included. */
function assertHeaders({ headers }: Response): void {
  const policy = headers.get('Content-Security-Policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe|https?:/);
  assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
  assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
  assert.match(headers.get('Permissions-Policy') ?? '', /camera=\(\)/);
  assert.equal(headers.get('Set-Cookie'), null, 'no cookie for readers');
}

for (const name of FILES) {
  test(`${PATHS[name].fr}: a file to keep`, async () => {
    const answer = await fetchPage(addressOf(name, 'fr', { id, list }));
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('Content-Disposition') ?? '', /^attachment; filename="[\w.-]+"$/);
    assertHeaders(answer);
  });
}

test('every link of every page leads somewhere', async () => {
  const seen = new Set<string>();
  const queue = LANGS.flatMap((lang) => READABLE.map((name) => addressOf(name, lang, { id, list })));
  for (const path of queue) {
    const text = await (await fetchPage(path)).text();
    for (const [, href = ''] of text.matchAll(/<a[^>]+href="(\/[^"#]*)/g)) seen.add(href.replaceAll('&amp;', '&'));
  }
  for (const href of seen) assert.equal((await fetchPage(href)).status, 200, href);
  assert.ok(seen.size > 150, `${seen.size} links`);
});

test('a link into a page leads to something there', async () => {
  const texts = new Map<string, string>();
  const textOf = async (path: string): Promise<string> => {
    const text = texts.get(path) ?? (await (await fetchPage(path)).text());
    texts.set(path, text);
    return text;
  };
  const broken: string[] = [];
  for (const path of LANGS.flatMap((lang) => READABLE.map((name) => addressOf(name, lang, { id, list })))) {
    for (const [, href = ''] of (await textOf(path)).matchAll(/<a[^>]+href="([^"]*#[^"]+)"/g)) {
      const [target = '', fragment = ''] = href.replaceAll('&amp;', '&').split('#');
      if (!(await textOf(target || path)).includes(` id="${fragment}"`)) broken.push(`${path} → ${href}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('a page that does not exist is a page that says so, with a way back', async () => {
  for (const path of [
    '/rien',
    '/en/nothing',
    '/estimer/absent',
    '/en/estimate/absent/calculation',
    '/donnees/objets/grille-pain',
    '/donnees/fichiers/..%2F..%2Fpackage.json',
    '/donnees/fichiers/passwd',
  ]) {
    const answer = await fetchPage(path);
    assert.equal(answer.status, 404, path);
    assertSound(await answer.text(), path.startsWith('/en/') ? 'en' : 'fr');
    assertHeaders(answer);
  }
});

test('under a base path, every link stays under it', async () => {
  const below = await startedApplication({ INFRABASSE_BASE_PATH: '/infra' });
  for (const path of ['/infra/', '/infra/estimer', '/infra/en/data']) {
    const answer = await below.app.request(`${BASE}${path}`);
    assert.equal(answer.status, 200, path);
    for (const [, href] of (await answer.text()).matchAll(/(?:href|action)="(\/[^"]*)"/g)) assert.ok(href?.startsWith('/infra/'), `${href}`);
  }
  const created = await below.app.request(`${BASE}/infra/estimer`, formOf({ 'r0-item': 'laptop', 'r0-quantity': '8', action: 'compute' }));
  assert.match(created.headers.get('Location') ?? '', /^\/infra\/estimer\/[\w-]{22}$/);
  await below.close();
});

test('the foot says what a page weighs, and which machine serves it and where its code is, when the host says so', async () => {
  const told = await startedApplication({
    INFRABASSE_MACHINE: 'un ThinkCentre de 2016 posé à Rennes, 11 W',
    INFRABASSE_CODE: 'https://forge.example/infrabasse',
  });
  const text = await (await told.app.request(`${BASE}/`, { headers: { 'Accept-Encoding': 'gzip' } })).arrayBuffer();
  const page = (await import('node:zlib')).gunzipSync(Buffer.from(text)).toString();
  assert.match(page, /Page de \d+\u00a0ko, servie par un ThinkCentre de 2016 posé à Rennes, 11 W/);
  assert.match(page, /<a href="https:\/\/forge\.example\/infrabasse" rel="noreferrer">Logiciel libre \(AGPL\)<\/a>/);
  await told.close();
});
