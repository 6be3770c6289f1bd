import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { seed } from '../../src/directory/gathering/seed.ts';
import { findActor, publish } from '../../src/directory/store.ts';
import { DATA_FOLDER } from '../../src/facts/load.ts';
import { type Directory, ENTRY, entered, openedDirectory, SECRET } from './world.ts';

/** What anyone may try against a directory that anyone may write to. */

let d: Directory;
let id = '';
const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

before(async () => {
  d = await openedDirectory();
  const fields = [
    'offers',
    'area',
    'audience',
    'languages',
    'legalForm',
    'networks',
    'positionEvidence',
    'support',
    'jurisdiction',
    'moderation',
    'departure',
    'notes',
  ];
  id = await entered(d, { ...ENTRY, name: 'Mechant', ...Object.fromEntries(fields.map((name) => [name, `=cmd|' /C calc'!A0 ${EVIL}`])), message: EVIL });
});
after(() => d.close());

for (const path of [
  '/annuaire',
  '/annuaire?q=mechant',
  '/annuaire/carte',
  '/annuaire/mechant',
  '/annuaire/mechant/corriger',
  '/annuaire/a-qui-demander?verb=bring-home',
  `/annuaire?q=${encodeURIComponent(EVIL)}&near=${encodeURIComponent(EVIL)}`,
  `/annuaire/a-qui-demander?verb=keep&near=${encodeURIComponent(EVIL)}`,
])
  test(`no script of a stranger in ${path.slice(0, 40)}`, async () => {
    const text = await d.read(path);
    assert.doesNotMatch(text, /<script|<img/);
  });

test('nor on the desk of who moderates, nor in feeds and files that others open', async () => {
  await d.send('/annuaire/proposer', { ...ENTRY, name: EVIL, message: EVIL });
  const [waiting = ''] = await d.queue();
  for (const path of [`/moderation/${SECRET}`, `/moderation/${SECRET}/${waiting}`]) assert.doesNotMatch(await d.read(path), /<script|<img/, path);
  assert.doesNotMatch(await d.read('/annuaire/donnees/nouveautes.atom'), /<script/);
  const csv = await d.read('/annuaire/donnees/acteurs.csv');
  assert.doesNotMatch(csv, /(^|,|")=cmd/m);
  for (const name of ['acteurs.geojson', 'umap.geojson', 'acteurs.jsonld']) JSON.parse(await (await d.get(`/annuaire/donnees/${name}`)).text());
});

test('paper prints what strangers wrote, and obeys none of it', async () => {
  const answer = await d.get('/annuaire/imprimer');
  assert.equal(answer.status, 200);
  assert.ok((await answer.arrayBuffer()).byteLength > 10_000);
});

test('what can be read by any site can be changed by none: the API answers to reading alone', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await d.app.request(`https://infrabasse.test/api/actors/${id}`, { method, headers: { Origin: 'https://evil.example' } });
    assert.ok([403, 404, 405, 415].includes(answer.status), `${method} ${answer.status}`);
    assert.doesNotMatch(await answer.text(), /nuage@exemple/);
  }
});

test('a form sent from another site is refused', async () => {
  const body = new URLSearchParams({ ...ENTRY, opened: '1', website: '' }).toString();
  const answer = await d.app.request('https://infrabasse.test/annuaire/proposer', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://evil.example' },
  });
  assert.equal(answer.status, 403);
});

test('a visitor who sends too much is asked to wait', async () => {
  let last = 200;
  for (let i = 0; i < 80 && last !== 429; i++) {
    const body = new URLSearchParams({ message: 'x', opened: String(d.clock.now() - 60_000) }).toString();
    last = (
      await d.app.request('https://infrabasse.test/annuaire/grifon/signaler', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
      })
    ).status;
  }
  assert.equal(last, 429);
});

test('a table that changes brings its changes, and leaves what people corrected', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'actors-'));
  try {
    cpSync(join(DATA_FOLDER, 'actors'), join(folder, 'actors'), { recursive: true });
    const table = join(folder, 'actors', 'actors.csv');
    const grifon = await findActor(d.db, 'grifon');
    assert.ok(grifon);
    const human = { from: 'formulaire', on: '2026-11-24', human: true };
    await publish(d.db, { ...grifon, actor: { ...grifon.actor, offers: 'Corrigé par une personne' }, provenance: { ...grifon.provenance, offers: human } });
    writeFileSync(table, readFileSync(table, 'utf8').replace('\ngrifon,Grifon,', '\ngrifon,Grifon FAI,'));
    assert.equal(await seed(d.db, folder, DATA_FOLDER), 1);
    const after = (await findActor(d.db, 'grifon'))?.actor;
    assert.deepEqual([after?.name, after?.offers], ['Grifon FAI', 'Corrigé par une personne']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
