import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readActors } from '../../src/directory/gathering/table.ts';
import { findActor, findActors } from '../../src/directory/store.ts';
import { DATA_FOLDER } from '../../src/facts/load.ts';
import { type Directory, openedDirectory } from './world.ts';

/** A reader looks for someone near, and really outside datacenters. */

let d: Directory;
before(async () => {
  d = await openedDirectory();
});
after(() => d.close());

const total = async (query: string): Promise<number> => Number(/<h2 id="liste">(\d+) acteur/.exec(await d.read(`/annuaire?${query}`))?.[1] ?? 0);

test('the table of the project is sound: 278 actors, each with what it rests on', () => {
  const { rows, faults } = readActors(DATA_FOLDER);
  assert.deepEqual([rows.length, faults], [278, []]);
  assert.ok(rows.every(({ actor }) => actor.evidence !== undefined && actor.confirmedOn === ''));
});

test('the list tells how many, page by page, and what is not known comes as “to be checked”', async () => {
  assert.equal(await total(''), 278);
  const page = await d.read('/annuaire?page=2');
  assert.match(page, /Page 2 sur 10/);
  assert.match(page, /à vérifier/);
  assert.match(page, /jamais confirmé ; vu le 24 novembre 2026/);
});

for (const [query, least, most] of [
  ['kind=hebergeur', 69, 69],
  ['department=35', 5, 12],
  ['q=REPARATION', 1, 60],
  ['q=r%C3%A9parations', 1, 60],
  ['q=brontosaure', 0, 0],
  ['out=1', 4, 8],
  ['bigtech=1', 100, 115],
  ['out=1&bigtech=1&kind=hebergeur', 2, 8],
  ['recent=1', 0, 0],
  ['service=email&near=35000&km=200', 1, 30],
  ['kind=%27%20OR%201=1--', 278, 278],
] as const)
  test(`asked ${query}: from ${least} to ${most}`, async () => {
    const found = await total(query);
    assert.ok(found >= least && found <= most, `${found}`);
  });

test('the two exits are two filters: one may leave the large platforms for a datacenter', async () => {
  const all = await findActors(d.db, { leavesBigTech: true }, { offset: 0, limit: 300 });
  assert.ok(all.found.some(({ published }) => published.actor.position === 'rented'));
  const out = await findActors(d.db, { leavesDatacenters: true }, { offset: 0, limit: 300 });
  assert.ok(out.found.every(({ published }) => ['home', 'associative'].includes(published.actor.position)));
});

test('near a town, the nearest come first, with their distance; a town of several names leaves the others one click away', async () => {
  const page = await d.read('/annuaire?near=Rennes&km=200');
  const distances = [...page.matchAll(/à (\d+) km/g)].map(([, km]) => Number(km));
  assert.ok(distances.length > 5);
  assert.deepEqual(
    distances,
    distances.toSorted((a, b) => a - b),
  );
  assert.match(page, /Plusieurs communes s’appellent « Rennes »/);
  assert.match(await d.read('/annuaire?near=Brontosaurus-sur-Mer'), /aucune commune française ne s’appelle ainsi/);
});

test('the map draws a link for each place, says what stands off it, and weighs under 60 kB', async () => {
  const page = await d.read('/annuaire/carte');
  assert.ok([...page.matchAll(/<circle /g)].length > 20);
  assert.match(page, /Hors de la carte/);
  assert.match(page, /Belgique \(7\)/);
  assert.match(page, /<title>Rennes|<title>Ille-et-Vilaine : \d/);
  assert.ok(gzipSync(page).length < 60_000);
});

test('an entry tells what is known, what is not, on what it rests and where each line comes from', async () => {
  const page = await d.read('/annuaire/deuxfleurs');
  assert.match(page, /hors datacenter, dans des lieux de vie/);
  assert.match(page, /inconnu : .*Conditions de départ/);
  assert.match(page, /une page lue/);
  assert.match(page, /Nom : data\/actors, 24 novembre 2026/);
  assert.match(await d.read('/annuaire/grifon'), /personne ne l’a dit ; demandez-le/);
});

test('old news turn grey', async () => {
  const { published } = (await findActors(d.db, {}, { offset: 0, limit: 1 })).found[0] ?? {};
  assert.ok(published);
  assert.doesNotMatch(await d.read('/annuaire'), /class="old"/);
  d.days(15 * 31);
  assert.match(await d.read('/annuaire'), /class="old"/);
  assert.match(await d.read(`/annuaire/${published.actor.id}`), /pas de nouvelles depuis plus de quatorze mois/);
  d.days(-15 * 31);
});

test('on paper: a tagged PDF by département', async () => {
  const answer = await d.get('/annuaire/imprimer');
  const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  assert.equal(answer.headers.get('Content-Type'), 'application/pdf');
  for (const mark of ['<pdfuaid:part>1</pdfuaid:part>', '/Lang (fr)']) assert.ok(pdf.includes(mark), mark);
});

for (const path of [
  '/annuaire/personne',
  '/annuaire/personne/corriger',
  '/annuaire/donnees/private.csv',
  '/annuaire/deuxfleurs/rien',
  '/api/actors/personne',
  '/.well-known/chatonsinfos/grifonx.properties',
  '/.well-known/chatonsinfos/..%2f..%2fpackage.json',
])
  test(`${path} is nowhere`, async () => assert.equal((await d.get(path)).status, 404));

test('programs read the same: paging, filters, any site may ask', async () => {
  const answer = await d.get('/api/actors?kind=hebergeur&per_page=10&page=2');
  const {
    total: all,
    page,
    perPage,
    next,
    actors,
  } = (await answer.json()) as { total: number; page: number; perPage: number; next: string; actors: { id: string; kind: string }[] };
  assert.deepEqual([all, page, perPage, actors.length], [69, 2, 10, 10]);
  assert.match(next, /page=3/);
  assert.ok(actors.every(({ kind }) => kind === 'hebergeur'));
  assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal((await findActor(d.db, actors[0]?.id ?? ''))?.actor.kind, 'hebergeur');
});
