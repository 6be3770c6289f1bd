import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import sql from 'sql-template-tag';
import { readings } from '../src/estimate/import/readings.ts';
import type { Given } from '../src/inventory/file/given.ts';
import { plainly, valuesIn, visiting } from './visitor.ts';
import { zipOf } from './workbooks.ts';
import { library, startedApplication, stoppedClock } from './world.ts';

/** A list is sent: what was understood is shown, answered, kept, brought up to date, undone. Nothing is kept before it is said. */

const { site, get, send, read, created, sent } = visiting();

const FLEET = [
  'Type;Modèle;Quantité;Statut;Utilisateur;N° série;E-mail',
  'Ordinateur portable;Bidule 3000;3;En service;Alice Martin;SN-0001;alice@exemple.fr',
  'Machin;Truc-X;2;En service;Basile Petit;SN-0002;basile@exemple.fr',
  'Machin;Truc-X;1;En service;Chloé Roy;SN-0003;chloe@exemple.fr',
  'Écran;P24;4;En stock;;;',
  'Écran;P24;-1;En service;;;',
].join('\n');

const waiting = async (content: string, name?: string, path?: string): Promise<string> => (await sent(content, name, path)).headers.get('Location') ?? '';
const kept = async (preview: string, values: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await send(preview, { ...valuesIn(await read(preview)), ...values, action: 'keep' })).headers.get('Location') ?? '';
const quantities = async (location: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (JSON.parse(await read(`${location}/telecharger/json`)).byItem as { id: string; quantity: number }[]).map(({ id, quantity }) => [id, quantity]),
  );

test('before anything is kept: how many lines became what, what is refused and why, which columns are dropped', async () => {
  const before = await site().database.db.all(sql`SELECT id FROM estimate`);
  const preview = await waiting(FLEET);
  const page = await read(preview);
  for (const [kind, count] of [
    ['reconnues', 1],
    ['inconnues', 2],
    ['à part', 1],
    ['refusées', 1],
  ] as const)
    assert.match(page, new RegExp(`<th scope="row">${kind}</th><td class="n">${count}</td>`), kind);
  assert.match(page, /ligne 6, colonne « Quantité » : « -1 »/);
  assert.match(page, /Utilisateur, N° série, E-mail/);
  assert.match(page, /en stock, non en service : 1 ligne/);
  assert.match(page, /Ordinateur portable : 3</);
  assert.deepEqual(await site().database.db.all(sql`SELECT id FROM estimate`), before, 'an estimate was made before anyone said so');
});

test('of the columns that tell who, nothing reaches the database', async () => {
  const preview = await waiting(FLEET);
  const stored = JSON.stringify(await site().database.db.all(sql`SELECT * FROM import WHERE id = ${preview.split('/').at(-1)}`));
  assert.ok(stored.includes('Bidule'));
  for (const secret of ['Alice', 'Basile', 'SN-000', 'exemple.fr']) assert.ok(!stored.includes(secret), secret);
});

test('a list set aside is gone; one nobody answers for goes within the hour', async () => {
  const [refused, forgotten] = [await waiting(FLEET), await waiting(FLEET)];
  assert.match(await (await send(refused, { action: 'cancel' })).text(), /rien n’en a été gardé/);
  assert.equal((await get(refused)).status, 404);
  assert.equal((await get(`${refused}/refusees`)).status, 404);
  assert.equal((await send(refused, { action: 'keep' })).status, 404);
  site().clock.set(site().clock.now() + 61 * 60_000);
  assert.equal((await get(forgotten)).status, 404);
});

test('one answer holds for all lines called alike, and is remembered for the next list of the estimate', async () => {
  const preview = await waiting(FLEET);
  const asked = valuesIn(await read(preview));
  const answered = plainly(await (await send(preview, { ...asked, 'c0-other': 'Switch', action: 'correct' })).text());
  assert.match(answered, /<th scope="row">reconnues<\/th><td class="n">3<\/td>/);
  const location = await kept(preview);
  assert.equal((await quantities(location))['switch'], 3);
  const next = await waiting('Type;Modèle;Quantité\nmachin;TRUC-X;5\n', 'autre.csv', `${location}/liste`);
  assert.match(await read(next), /<th scope="row">reconnues<\/th><td class="n">1<\/td>/);
  assert.equal((await quantities(await kept(next)))['switch'], 8);
});

test('what is no device is set aside by a word, and an answer that is no item of ours changes nothing', async () => {
  const preview = await waiting(FLEET);
  const asked = valuesIn(await read(preview));
  const unheard = plainly(await (await send(preview, { ...asked, 'c0-item': 'constructor', action: 'correct' })).text());
  assert.match(unheard, /<th scope="row">inconnues<\/th><td class="n">2<\/td>/);
  const set = plainly(await (await send(preview, { ...asked, 'c0-item': 'apart', action: 'correct' })).text());
  assert.match(set, /<th scope="row">à part<\/th><td class="n">3<\/td>/);
  assert.match(set, /écarté par vous : 2 lignes/);
});

test('the same list sent again brings itself up to date, without doubling; the import can be undone', async () => {
  const location = await kept(await waiting(FLEET, 'parc.csv'));
  assert.equal((await quantities(location))['laptop'], 3);
  const same = await waiting(FLEET, 'parc.csv', `${location}/liste`);
  assert.match(await read(same), /0 nouvelle, 0 changée, 5 inchangées\./);
  assert.equal((await quantities(await kept(same)))['laptop'], 3);
  const newer = await waiting(FLEET.replace('Bidule 3000;3', 'Bidule 3000;7').replace(/\nÉcran;P24;4.*/, ''), 'parc.csv', `${location}/liste`);
  assert.match(await read(newer), /0 nouvelle, 1 changée, 3 inchangées ; 1 ligne/);
  assert.equal((await quantities(await kept(newer)))['laptop'], 7);
  const page = await read(location);
  const version = /defaire"><input type="hidden" name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  assert.equal((await send(`${location}/defaire`, { version })).status, 303);
  assert.equal((await quantities(location))['laptop'], 3);
  assert.doesNotMatch(await read(location), /defaire"/, 'what is undone cannot be undone twice');
  assert.equal((await send(`${location}/defaire`, { version })).status, 409);
});

test('an import is not undone over what someone typed since', async () => {
  const location = await created({ 'r0-item': 'tablet', 'r0-quantity': '1' });
  const joined = await kept(await waiting(FLEET, 'parc.csv', `${location}/liste`));
  assert.equal((await quantities(joined))['tablet'], 1);
  const edit = valuesIn(await read(`${location}/modifier`));
  assert.equal((await send(`${location}/modifier`, { ...edit, 'r5-quantity': '1', 'r0-quantity': '2', action: 'compute' })).status, 303);
  assert.doesNotMatch(await read(location), /defaire"/);
  assert.equal((await quantities(location))['tablet'], 2);
  // A list still knows its lines after others were changed by hand.
  const again = await waiting(FLEET, 'parc.csv', `${location}/liste`);
  assert.match(await read(again), /0 nouvelle, 1 changée, 4 inchangées/);
});

test('refused lines come back as a file; mended, it takes their place and nothing is counted twice', async () => {
  const preview = await waiting(FLEET, 'parc.csv');
  const answer = await get(`${preview}/refusees`);
  const file = await answer.text();
  assert.match(answer.headers.get('Content-Disposition') ?? '', /lignes-refusees\.csv/);
  assert.match(file, /Type;Modèle;Quantité;Statut;raison du refus;attendu/);
  assert.match(file, /Écran;P24;'-1;En service;"?Quantité : ce nombre est hors de ce qui est possible/);
  const location = await kept(preview);
  const mended = await waiting(file.replace("'-1", '6'), 'lignes-refusees.csv', `${location}/liste`);
  const page = await read(mended);
  assert.match(page, /les lignes refusées, et elles seules/);
  const joined = await kept(mended);
  assert.equal((await quantities(joined))['monitor'], 6);
  assert.doesNotMatch(await read(joined), /n’a pas pu être lue/);
});

test('a list that is read for long says how far it is, and can be stopped: then nothing of it is kept', async () => {
  const { database, close } = await startedApplication();
  const lists = readings(database.db, library, stoppedClock());
  const files: Given[] = [{ name: 'parc.csv', chunks: [new TextEncoder().encode(`objet;quantité\n${'portable;1\n'.repeat(15_000)}`)] }];
  const id = lists.start(files, '') ?? '';
  const reading = lists.of(id);
  assert.equal(reading?.state, 'reading');
  while ((reading?.done ?? 0) < 1_000) await new Promise((next) => setImmediate(next));
  assert.ok((reading?.done ?? 0) < 15_000, 'others had no turn before the end');
  assert.ok(lists.cancel(id));
  await reading?.finished;
  assert.equal(reading?.state, 'cancelled');
  assert.deepEqual(await database.db.all(sql`SELECT id FROM import`), []);
  assert.equal(lists.cancel(id), false);
  await close();
});

const FILES = new URL('files/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(name, FILES));
const archive = (folder: string): Uint8Array =>
  zipOf(Object.fromEntries(readdirSync(new URL(`${folder}/`, FILES)).map((name) => [name, bytesOf(`${folder}/${name}`)])));

for (const [what, content, items] of [
  ['an Excel workbook', () => bytesOf('parc.xlsx'), ['laptop']],
  ['a LibreOffice workbook', () => bytesOf('parc.ods'), ['laptop']],
  ['the agent of GLPI', () => bytesOf('glpi/laptop.json'), ['laptop', 'monitor', 'printer']],
  ['a server by its components', () => bytesOf('lshw/serveur.json'), ['server-rack']],
  ['a zip of the seven files of NumEcoEval', () => archive('numecoeval'), ['laptop', 'server-rack']],
  ['PCR-SI', () => bytesOf('pcr/inventaire.json'), ['laptop', 'monitor']],
] as const) {
  test(`the page reads ${what} as the command does`, async () => {
    const preview = (await sent(content(), 'liste')).headers.get('Location') ?? '';
    assert.equal((await get(preview)).status, 200);
    const location = await kept(preview);
    const found = await quantities(location);
    for (const item of items) assert.ok((found[item] ?? 0) > 0, `${item} in ${JSON.stringify(found)}`);
    for (const end of ['/calcul', '/modifier', '/telecharger/csv', '/telecharger/html']) assert.equal((await get(`${location}${end}`)).status, 200, end);
  });
}

test('the page tells which sheet of a workbook was read; another one can be asked for by its name', async () => {
  assert.match(
    await read((await sent(bytesOf('parc.xlsx'), 'parc.xlsx')).headers.get('Location') ?? ''),
    /parc\.xlsx · classeur Excel \(XLSX\), feuille « Parc »/,
  );
  const refused = await sent(bytesOf('parc.xlsx'), 'parc.xlsx', undefined, 'Nulle part');
  assert.equal(refused.status, 422);
  assert.match(plainly(await refused.text()), /Aucune feuille de ce nom.*name="sheet" type="text" inputmode="text" value="Nulle part"/s);
});
