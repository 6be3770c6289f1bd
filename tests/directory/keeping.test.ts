import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import sql from 'sql-template-tag';
import { proposeAll, sorted } from '../../src/directory/gathering/importing.ts';
import { duplicatesOf } from '../../src/directory/moderation/duplicates.ts';
import { remind } from '../../src/directory/moderation/reminders.ts';
import { findActor } from '../../src/directory/store.ts';
import { linker } from '../../src/web/paths.ts';
import { valuesIn } from '../visitor.ts';
import { type Directory, ENTRY, entered, openedDirectory, SECRET } from './world.ts';

/** A directory is kept by many: proposed, corrected, withdrawn, confirmed. Nothing is published before someone has read it, and nothing private ever is. */

let d: Directory;
beforeEach(async () => {
  d = await openedDirectory();
});
afterEach(() => d.close());

test('what is proposed waits; accepted, it is published with where it comes from; its address stays private', async () => {
  assert.match(await (await d.send('/annuaire/proposer', ENTRY)).text(), /Une personne va le lire/);
  assert.equal((await d.get('/annuaire/le-petit-nuage')).status, 404);
  const [id = ''] = await d.queue();
  const desk = await d.read(`/moderation/${SECRET}/${id}`);
  assert.match(desk, /nuage@exemple\.fr/);
  assert.match(desk, /Nous existons\./);
  assert.match(await d.decide(id, 'accept'), /C’est fait/);
  const page = await d.read('/annuaire/le-petit-nuage');
  assert.match(page, /hors datacenter, dans des lieux de vie</);
  assert.match(page, /Nom : formulaire, 24 novembre 2026, corrigé par une personne/);
  assert.match(page, /Rennes \(35\)/);
  assert.doesNotMatch(page, /nuage@exemple|Nous existons/);
  assert.match(await d.decide(id, 'refuse'), /Quelqu’un avait déjà décidé/);
});

test('refused, nothing of it is left but a line in the journal', async () => {
  await d.send('/annuaire/proposer', ENTRY);
  const [id = ''] = await d.queue();
  await d.decide(id, 'refuse');
  assert.equal((await d.get('/annuaire/le-petit-nuage')).status, 404);
  const stored = JSON.stringify(await d.db.all(sql`SELECT message, email FROM proposal`));
  assert.doesNotMatch(stored, /exemple|existons/);
  assert.match(await d.read(`/moderation/${SECRET}`), /refus/);
});

for (const [what, values, why] of [
  ['no name', { name: '' }, /Écrivez un nom/],
  ['no kind', { kind: '' }, /Choisissez un type/],
  ['a script for a site', { url: 'javascript:alert(1)' }, /commence par https/],
  ['two addresses for one', { email: 'a@b.fr\nBcc: c@d.fr' }, /comme nom@exemple\.fr/],
  ['a year that is none', { since: 'hier' }, /Attendu une année/],
  ['a day that is none', { capacity: 'from', capacityFrom: 'demain' }, /Écrivez la date ainsi/],
] as const)
  test(`${what}: said beside its field, what was typed is kept, nothing waits`, async () => {
    const answer = await d.send('/annuaire/proposer', { ...ENTRY, ...values });
    const page = (await answer.text()).replace(/[\u00a0\u202f]/g, ' ');
    assert.equal(answer.status, 422);
    assert.match(page, why);
    assert.match(page, /Des sites sur un vieux PC\./);
    assert.deepEqual(await d.queue(), []);
  });

test('machines fill in everything, and at once: told nothing, or asked again', async () => {
  assert.equal((await d.send('/annuaire/proposer', { ...ENTRY, website: 'https://spam.example' })).status, 200);
  assert.equal((await d.send('/annuaire/proposer', { ...ENTRY, opened: String(d.clock.now() + 60_000) })).status, 422);
  assert.deepEqual(await d.queue(), []);
});

test('a correction shows what changes; accepted, it changes that and nothing else', async () => {
  const values = valuesIn(await (await d.get('/annuaire/grifon/corriger')).text());
  const answer = await d.send('/annuaire/grifon/corriger', {
    ...values,
    opened: String(d.clock.now() - 60_000),
    website: '',
    name: 'Grifon',
    kind: 'fai_associatif',
    town: 'Rennes',
    capacity: 'open',
    'service-site': '1',
    'service-server': '1',
    'service-line': '1',
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const [id = ''] = await d.queue();
  assert.match(await d.read(`/moderation/${SECRET}/${id}`), /<th scope="row">Places<\/th><td>—<\/td><td>open<\/td>/);
  const before = (await findActor(d.db, 'grifon'))?.actor;
  await d.decide(id, 'accept');
  const after = (await findActor(d.db, 'grifon'))?.actor;
  assert.equal(after?.capacity, 'open');
  assert.equal(after?.url, before?.url);
});

test('a report is read by who moderates, and shown nowhere', async () => {
  await d.send('/annuaire/grifon/signaler', { message: 'Ce site est mort', email: 'lecteur@exemple.fr' });
  const [id = ''] = await d.queue();
  assert.match(await d.read(`/moderation/${SECRET}/${id}`), /Ce site est mort/);
  await d.decide(id, 'accept');
  for (const path of ['/annuaire/grifon', '/annuaire', '/api/actors/grifon', '/annuaire/donnees/acteurs.csv'])
    assert.doesNotMatch(await d.read(path), /Ce site est mort|lecteur@exemple/, path);
});

test('who asks to be left out is nowhere any more, and no import brings them back', async () => {
  await d.send('/annuaire/grifon/retirer', { message: 'Retirez-nous' });
  const [id = ''] = await d.queue();
  await d.decide(id, 'accept');
  assert.equal((await d.get('/annuaire/grifon')).status, 404);
  for (const path of [
    '/annuaire/donnees/acteurs.csv',
    '/annuaire/donnees/acteurs.geojson',
    '/annuaire/donnees/acteurs.jsonld',
    '/api/actors?per_page=500',
    '/annuaire/carte',
    '/.well-known/chatonsinfos/infrabasse.properties',
  ])
    assert.doesNotMatch(await d.read(path), /Grifon|\/grifon/, path);
  const [again] = await sorted(d.db, [{ name: 'Grifon', origin: 'https://federation.example' }]);
  assert.equal(again?.what, 'withdrawn');
  assert.equal(await proposeAll(d.db, again ? [again] : [], d.clock.now()), 0);
});

test('an import proposes what is new or changed; it never overwrites what a person corrected, and each field says where it came from', async () => {
  const id = await entered(d);
  const [change, fresh] = await sorted(d.db, [
    {
      name: 'Le Petit Nuage',
      url: 'https://www.petit-nuage.example/',
      offers: 'Autre chose',
      area: 'Bretagne',
      origin: 'https://federation.example/x.properties',
    },
    { name: 'Nouvel Hébergeur', kind: 'hebergeur', origin: 'https://federation.example/y.properties' },
  ]);
  assert.deepEqual([change?.what, change?.actorId, fresh?.what], ['change', id, 'new']);
  assert.deepEqual(change?.fields, { area: 'Bretagne' }, 'what a person wrote is not offered for change');
  assert.equal(
    await proposeAll(
      d.db,
      [change, fresh].flatMap((one) => one ?? []),
      d.clock.now(),
    ),
    2,
  );
  for (const one of await d.queue()) await d.decide(one, 'accept');
  const published = await findActor(d.db, id);
  assert.deepEqual([published?.actor.offers, published?.actor.area], ['Des sites sur un vieux PC.', 'Bretagne']);
  assert.deepEqual(published?.provenance.area, { from: 'https://federation.example/x.properties', on: '2026-11-24', human: false });
  assert.equal(published?.provenance.offers?.human, true);
  assert.equal((await d.get('/annuaire/nouvel-hebergeur')).status, 200);
});

test('a new entry like one that is there is shown beside it, and can complete it instead', async () => {
  await d.send('/annuaire/proposer', { ...ENTRY, name: 'Griffon', kind: 'fai_associatif', area: 'Bretagne romantique' });
  const [id = ''] = await d.queue();
  assert.match(await d.read(`/moderation/${SECRET}/${id}`), /Accepter en complétant Grifon/);
  await d.decide(id, 'accept:grifon');
  assert.equal((await findActor(d.db, 'grifon'))?.actor.area, 'Bretagne romantique');
  assert.equal(await findActor(d.db, 'griffon'), undefined);
});

for (const [name, lat, lon, expected] of [
  ['Deux Fleurs', null, null, ['deuxfleurs']],
  ['Répare Café de Brest', 48.39, -4.49, []],
  ['Repair Café Rennes', 48.11, -1.68, ['repair-rennes']],
  ['Tout autre chose', null, null, []],
] as const)
  test(`${name} may be ${expected.join() || 'nobody known'}`, () => {
    const known = [
      { id: 'deuxfleurs', name: 'Deuxfleurs', lat: null, lon: null },
      { id: 'repair-rennes', name: 'Repair Café de Rennes', lat: 48.1, lon: -1.7 },
    ];
    assert.deepEqual(
      duplicatesOf({ name, lat, lon }, known).map(({ id }) => id),
      expected,
    );
  });

test('an actor asks for its link: it is mailed to the address that is known, opens its entry alone, and can be ended', async () => {
  const id = await entered(d);
  for (const one of [id, 'grifon'])
    assert.match(await (await d.send(`/annuaire/${one}/lien`, {})).text(), /C’est demandé/, 'the answer tells nothing of addresses');
  const links = await d.mailed();
  assert.equal(links.length, 1);
  const [link = ''] = links;
  assert.equal((await d.get(link)).status, 200);
  const saved = await d.send(link, { ...ENTRY, offers: 'Des sites et du calme.', capacity: 'full' });
  assert.match(await saved.text(), /La fiche est à jour/);
  const { actor, provenance } = (await findActor(d.db, id)) ?? {};
  assert.deepEqual([actor?.offers, actor?.capacity, provenance?.offers?.from], ['Des sites et du calme.', 'full', 'l’acteur lui-même']);
  await d.send(link, { act: 'end' });
  assert.equal((await d.get(link)).status, 404);
  assert.equal((await d.send(link, ENTRY)).status, 404);
});

test('a link ends by itself after seven days, and one made up opens nothing', async () => {
  const id = await entered(d);
  await d.send(`/annuaire/${id}/lien`, {});
  const [link = ''] = await d.mailed();
  d.days(8);
  for (const path of [link, `/annuaire/lien/${'a'.repeat(43)}`, '/annuaire/lien/x']) assert.equal((await d.get(path)).status, 404, path);
});

test('once a year, an actor is asked whether its entry is true: one button says yes, and nobody is asked twice', async () => {
  const id = await entered(d);
  const site = { link: linker(''), origin: 'https://infrabasse.test' };
  assert.equal(await remind(d.db, site, d.clock.now()), 0);
  d.days(370);
  assert.deepEqual([await remind(d.db, site, d.clock.now()), await remind(d.db, site, d.clock.now())], [1, 0]);
  const [link = ''] = await d.mailed();
  const before = (await findActor(d.db, id))?.actor.confirmedOn;
  assert.match(await d.read(link), /est-elle toujours vraie/);
  assert.equal((await findActor(d.db, id))?.actor.confirmedOn, before, 'opening the link changes nothing: programs that read mail open links');
  assert.match(await (await d.send(link, { act: 'confirm' })).text(), /la fiche est confirmée/);
  assert.match(await d.read(`/annuaire/${id}`), /confirmé le \d+ \S+ 2027/);
  assert.match(await d.read('/annuaire?recent=1'), /1 acteur/);
});

test('the desk is for who has its secret alone', async () => {
  await d.send('/annuaire/proposer', ENTRY);
  const [id = ''] = await d.queue();
  for (const secret of ['', 'faux', `${SECRET}x`, SECRET.slice(0, -1), SECRET.toUpperCase()]) {
    assert.equal((await d.get(`/moderation/${secret}`)).status, 404, secret);
    assert.equal((await d.get(`/moderation/${secret}/${id}`)).status, 404, secret);
    assert.equal((await d.send(`/moderation/${secret}/${id}`, { act: 'accept' })).status, 404, secret);
  }
  assert.equal((await d.queue()).length, 1, 'nothing was decided');
});

test('without a secret set, nobody moderates', async () => {
  const { startedApplication } = await import('../world.ts');
  const { app, close } = await startedApplication();
  for (const path of ['/moderation/', '/moderation/x']) assert.equal((await app.request(`https://infrabasse.test${path}`)).status, 404);
  await close();
});

test('nothing private leaves by any format: addresses, messages, links', async () => {
  const id = await entered(d);
  await d.send(`/annuaire/${id}/lien`, {});
  const [link = ''] = await d.mailed();
  await d.send(`/annuaire/${id}/signaler`, { message: 'mot-tres-prive', email: 'rapporteur@exemple.fr' });
  const paths = [
    '/annuaire',
    '/annuaire/carte',
    `/annuaire/${id}`,
    `/annuaire/${id}/corriger`,
    '/annuaire/donnees',
    ...['acteurs.csv', 'schema.json', 'acteurs.geojson', 'umap.geojson', 'acteurs.jsonld', 'nouveautes.atom'].map((name) => `/annuaire/donnees/${name}`),
    '/api/actors?per_page=500',
    `/api/actors/${id}`,
    `/api/actors/${id}/librehost.json`,
    '/.well-known/chatonsinfos/infrabasse.properties',
    `/.well-known/chatonsinfos/${id}.properties`,
    '/annuaire/a-qui-demander?verb=bring-home',
  ];
  for (const path of paths) {
    const text = await d.read(path);
    assert.doesNotMatch(text, /nuage@exemple|rapporteur@exemple|mot-tres-prive|Nous existons/, path);
    assert.ok(!text.includes(link.split('/').at(-1) ?? 'x'), path);
  }
  assert.doesNotMatch(JSON.stringify(d.logged), /exemple\.fr|annuaire\/lien/);
  const stored = JSON.stringify(await d.db.all(sql`SELECT * FROM actor_link`));
  assert.ok(!stored.includes(link.split('/').at(-1) ?? 'x'), 'only the hash of a link is kept');
});
