import assert from 'node:assert/strict';
import { onEachDatabase } from '../../tests/world.ts';
import { contest, create, DAYS_KEPT, type Draft, find, purge, remove, revise } from './store.ts';

const draft: Draft = { title: 'L’asso', country: 'FR', year: 2026, rows: [{ item: 'laptop', quantity: '8', label: 'Été « 100 % » 😀' }] };
const DAY = 86_400_000;

onEachDatabase('an estimate is kept as it was typed, under an address nobody can guess', async ({ db }) => {
  const id = await create(db, draft, 'v1', 1000);
  assert.match(id, /^[\w-]{22}$/); // 128 bits
  assert.notEqual(await create(db, draft, 'v1', 1000), id);
  const found = await find(db, id, 1000);
  assert.deepEqual(found?.draft, draft);
  assert.deepEqual([found?.version, found?.createdAt, found?.expiresAt], [1, 1000, 1000 + DAYS_KEPT * DAY]);
});

onEachDatabase('two people changing the same estimate: the second is refused, and nothing of the first is lost', async ({ db }) => {
  const id = await create(db, draft, 'v1', 0);
  assert.equal(await revise(db, id, 1, { ...draft, title: 'First' }), true);
  assert.equal(await revise(db, id, 1, { ...draft, title: 'Second' }), false);
  assert.equal(await contest(db, id, 1, []), false);
  assert.equal((await find(db, id, 0))?.draft.title, 'First');
  assert.equal((await find(db, id, 0))?.version, 2);
});

onEachDatabase('a contested value is kept with its reason', async ({ db }) => {
  const id = await create(db, draft, 'v1', 0);
  const own = { id: 'laptop/lifetime', value: 7, low: 6, high: 8, reason: 'relevé', on: '2026-11-24' };
  assert.equal(await contest(db, id, 1, [own]), true);
  assert.deepEqual((await find(db, id, 0))?.contests, [own]);
});

onEachDatabase('an estimate is gone once its holder erases it, or once its day has passed, and only then', async ({ db }) => {
  const [erased, old, young] = [await create(db, draft, 'v1', 0), await create(db, draft, 'v1', 0), await create(db, draft, 'v1', 10 * DAY)];
  assert.equal(await remove(db, erased), true);
  assert.equal(await remove(db, erased), false);
  const later = DAYS_KEPT * DAY;
  assert.equal(await find(db, old, later), undefined, 'unreadable on its day, purged or not');
  assert.equal(await purge(db, later), 1);
  assert.equal((await find(db, young, later))?.id, young);
});

onEachDatabase('an id nobody made is nobody’s, whatever is in it', async ({ db }) => {
  for (const id of ['', '\0', 'x', "' OR 1=1 --", 'é'.repeat(22), 'a'.repeat(10_000)]) assert.equal(await find(db, id, 0), undefined);
});

onEachDatabase('a version that is no version changes nothing', async ({ db }) => {
  const id = await create(db, draft, 'v1', 0);
  for (const version of [Number.NaN, -1, 0, 1.5, 2 ** 31, Number.POSITIVE_INFINITY]) {
    assert.equal(await revise(db, id, version, { ...draft, title: 'x' }), false, `${version}`);
    assert.equal(await contest(db, id, version, []), false, `${version}`);
  }
  assert.equal((await find(db, id, 0))?.version, 1);
});
