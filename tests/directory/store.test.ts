import assert from 'node:assert/strict';
import { BLANK } from '../../src/directory/actor.ts';
import { seed } from '../../src/directory/gathering/seed.ts';
import { witness } from '../../src/directory/match.ts';
import { actorOfLink, endLink, makeLink, toRemind } from '../../src/directory/moderation/links.ts';
import { accept, countWaiting, propose, refuse } from '../../src/directory/moderation/proposals.ts';
import { emailOf, everyActor, findActor, findActors, isWithdrawn, journal, newest, publish, spots, withdraw } from '../../src/directory/store.ts';
import { DATA_FOLDER } from '../../src/facts/load.ts';
import { onEachDatabase } from '../world.ts';

/** The directory says the same on both databases. */

const NOW = Date.parse('2026-11-25T12:00:00Z');
const DAY = 86_400_000;
const RENNES = { lat: 48.11, lon: -1.68 };

onEachDatabase('the directory: seeded once, filtered, sorted by distance, withdrawn', async ({ db }) => {
  assert.deepEqual([await seed(db, DATA_FOLDER), await seed(db, DATA_FOLDER)], [278, 0]);
  const near = await findActors(db, { near: RENNES, within: 50, text: 'Réparations ordinateurs' }, { offset: 0, limit: 50 });
  const all = await findActors(db, { near: RENNES, within: 50 }, { offset: 0, limit: 50 });
  assert.ok(all.total >= near.total && all.total >= 5);
  assert.deepEqual(
    all.found.map(({ away }) => away),
    all.found.map(({ away }) => away).toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  );
  const [one, two] = [await findActors(db, {}, { offset: 0, limit: 100 }), await findActors(db, {}, { offset: 100, limit: 100 })];
  const ids = [...one.found, ...two.found].map(({ published }) => published.actor.id);
  assert.deepEqual([one.total, new Set(ids).size], [278, 200]);
  let count = 0;
  for await (const _ of everyActor(db, 50)) count += 1;
  assert.deepEqual([count, (await spots(db)).length, (await newest(db, 5)).length], [278, 278, 5]);
  await withdraw(db, 'grifon');
  assert.deepEqual([await findActor(db, 'grifon'), await isWithdrawn(db, 'GRIFON'), await seed(db, DATA_FOLDER)], [undefined, true, 0]);
});

onEachDatabase('proposals are decided once, whoever comes second; what was private in them goes', async ({ db }) => {
  const fields = { name: 'Essai', kind: 'hebergeur' } as const;
  const id = await propose(db, { kind: 'new', actorId: '', fields, message: 'mot', email: 'a@exemple.fr', origin: 'formulaire' }, NOW);
  assert.equal(await countWaiting(db), 1);
  const decisions = await Promise.all([accept(db, id, NOW), accept(db, id, NOW)]);
  assert.equal(decisions.filter((one) => one === 'gone').length, 1);
  assert.equal(await refuse(db, id, NOW), 'gone');
  assert.deepEqual([await countWaiting(db), await emailOf(db, 'essai')], [0, 'a@exemple.fr']);
  assert.deepEqual(
    (await journal(db, 10)).map(({ what }) => what),
    ['new'],
  );
});

onEachDatabase('links last their time and open one entry; reminders are due once', async ({ db }) => {
  await publish(
    db,
    { actor: { ...BLANK, id: 'x', name: 'X', kind: 'hebergeur' }, provenance: {}, addedOn: '2025-01-01', seenOn: '2025-01-01' },
    'x@exemple.fr',
  );
  assert.deepEqual(
    (await toRemind(db, '2025-11-25', NOW, 10)).map(({ id }) => id),
    ['x'],
  );
  const token = await makeLink(db, 'x', 'confirm', NOW);
  assert.deepEqual(await toRemind(db, '2025-11-25', NOW, 10), []);
  assert.deepEqual(await actorOfLink(db, token, NOW), { actorId: 'x', kind: 'confirm' });
  assert.equal(await actorOfLink(db, token, NOW + 61 * DAY), undefined);
  await endLink(db, token);
  assert.equal(await actorOfLink(db, token, NOW), undefined);
});

onEachDatabase('a witness is counted each time it is named', async ({ db }) => {
  await publish(db, { actor: { ...BLANK, id: 'w', name: 'W', kind: 'pair_temoin' }, provenance: {}, addedOn: '2026-01-01', seenOn: '2026-01-01' });
  const named = [];
  for (let i = 0; i < 6; i++) named.push((await witness(db, NOW))?.published.actor.id);
  assert.deepEqual(named, ['w', 'w', 'w', 'w', undefined, undefined]);
});
