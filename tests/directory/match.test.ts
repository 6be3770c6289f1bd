import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { match, VERBS, WITNESS_CAP, witness } from '../../src/directory/match.ts';
import { findActor, findActors, publish } from '../../src/directory/store.ts';
import { type Directory, openedDirectory } from './world.ts';

/** From a decision to those who can be asked: reasons shown, order told, nobody hidden in front. */

let d: Directory;
beforeEach(async () => {
  d = await openedDirectory();
});
afterEach(() => d.close());

const RENNES = { lat: 48.11, lon: -1.68 };
const ids = async (need: Parameters<typeof match>[1]): Promise<string[]> =>
  (await match(d.db, need, d.clock.now())).map(({ found }) => found.published.actor.id);

async function changed(id: string, fields: Record<string, unknown>): Promise<void> {
  const published = await findActor(d.db, id);
  if (published) await publish(d.db, { ...published, actor: { ...published.actor, ...fields } });
}

for (const verb of VERBS)
  test(`${verb}: someone answers, with reasons, four of a trade at most, no witness among them`, async () => {
    const answers = await match(d.db, { verb }, d.clock.now());
    assert.ok(answers.length > 0);
    const trades = new Map<string, number>();
    for (const { found, reasons } of answers) {
      const { kind } = found.published.actor;
      trades.set(kind, (trades.get(kind) ?? 0) + 1);
      assert.ok(reasons.length > 0 && kind !== 'pair_temoin');
    }
    assert.ok([...trades.values()].every((count) => count <= 4));
  });

test('to bring a site home, hosts outside datacenters come first, and where it is not told it is said', async () => {
  const answers = await match(d.db, { verb: 'bring-home', service: 'site', near: RENNES }, d.clock.now());
  const hosts = answers.filter(({ found }) => found.published.actor.kind === 'hebergeur');
  assert.equal(hosts[0]?.found.published.actor.position, 'home');
  assert.ok(hosts[0]?.reasons.some(({ fr }) => fr.startsWith('hors datacenter')));
  for (const { found, doubts } of hosts) if (found.published.actor.position === '') assert.ok(doubts.some(({ fr }) => fr.includes('demandez-la')));
  assert.ok(hosts.every(({ found }) => found.published.actor.services.includes('site')));
});

test('who refuses sensitive data, is full, closed, or silent for two years is not offered', async () => {
  const need = { verb: 'bring-home', service: 'site', sensitive: true } as const;
  const [first = ''] = await ids(need);
  for (const fields of [{ sensitiveData: false }, { sensitiveData: null, capacity: 'full' }, { capacity: '', status: 'closed' }]) {
    await changed(first, { capacity: '', status: 'active', ...fields });
    assert.ok(!(await ids(need)).includes(first), JSON.stringify(fields));
  }
  d.days(25 * 31);
  assert.deepEqual(await ids(need), []);
});

test('public bodies first, when it is asked', async () => {
  const [first = ''] = await ids({ verb: 'share', publicFirst: true });
  assert.equal((await findActor(d.db, first))?.actor.kind, 'mutualisation_publique');
});

test('witnesses are named in turn, so many times a month each, then no more until the next', async () => {
  const { total } = await findActors(d.db, { kind: 'pair_temoin' }, { offset: 0, limit: 1 });
  const times = new Map<string, number>();
  for (let i = 0; i < total * WITNESS_CAP; i++) {
    const id = (await witness(d.db, d.clock.now()))?.published.actor.id ?? '';
    times.set(id, (times.get(id) ?? 0) + 1);
    assert.ok(Math.max(...times.values()) - Math.min(...times.values()) <= 1 || times.size < total);
  }
  assert.equal(times.size, total);
  assert.equal(await witness(d.db, d.clock.now()), undefined);
  assert.match(await (await d.send('/annuaire/a-qui-demander', { verb: 'keep' })).text(), /nommées assez souvent/);
  d.days(31);
  assert.ok(await witness(d.db, d.clock.now()));
});

test('the page gives the reasons, what is not known, and how answers are ordered', async () => {
  const page = await d.read('/annuaire/a-qui-demander?verb=bring-home&service=site&near=Rennes&sensitive=1');
  assert.match(page, /Personne ne paie pour être devant/);
  assert.match(page, /hors datacenter, d’après ce qui est dit/);
  assert.match(page, /ne dit pas s’il accepte des données sensibles/);
});
