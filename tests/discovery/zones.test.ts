import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { discover, discoverMany } from '../../src/discovery/discover.ts';
import type { Discovery } from '../../src/discovery/finding.ts';
import { verdictOf } from './accuracy.ts';
import { catalogue, flaws, openWorld, organisations } from './world.ts';

/** From a name to whom one depends on: invented organisations, real records of providers, a real server of names. */

let world: Awaited<ReturnType<typeof openWorld>>;
const found = new Map<string, Discovery>();

before(async () => {
  world = await openWorld();
  await discoverMany(
    organisations.map(({ domain }) => domain),
    world.reaching,
    16,
    (one) => void found.set(one.domain, one),
  );
});
after(() => world.close());

test('the catalogue is sound', () => assert.deepEqual(flaws, []));

test('there are at least 120 organisations, of all kinds', () => assert.ok(organisations.length >= 120, `${organisations.length}`));

test('what is expected of each organisation is in the catalogue', () => {
  for (const { domain, expected } of organisations) {
    for (const id of [expected.mail, expected.gateway, ...expected.services.map((one) => one.split('/')[0] ?? '')])
      if (id && id !== 'self') assert.ok(catalogue.provider(id), `${domain}: ${id}`);
  }
});

test('the mail host: right for 97 % and more of those that the rules were made on, hardly ever wrong and sure of it', () => {
  for (const unseen of [false, true]) {
    const own = organisations.filter(({ expected }) => (expected.unseen ?? false) === unseen);
    assert.ok(own.length > 0);
    const verdicts = own.map((one) => ({ one, verdict: verdictOf(one, found.get(one.domain) as Discovery) }));
    const count = (verdict: string): number => verdicts.filter((each) => each.verdict === verdict).length;
    const told = verdicts
      .filter(({ verdict }) => verdict !== 'right')
      .map(
        ({ one, verdict }) =>
          `${verdict} ${one.domain}: expected ${one.expected.mail}/${one.expected.gateway}, found ${JSON.stringify(found.get(one.domain)?.mail)}`,
      );
    assert.ok(count('right') / own.length >= (unseen ? FIRST_CONTACT : 0.97), `${count('right')} of ${own.length}\n${told.join('\n')}`);
    assert.ok(count('wrong') / own.length <= 0.04, told.join('\n'));
  }
});

/** Zones that no rule was tuned on. */
const FIRST_CONTACT = 0.85;

test('every answer bears its evidence, and says how sure it is', () => {
  for (const { domain, mail, services } of found.values()) {
    for (const service of services) assert.ok(service.evidence.length > 0 && service.evidence.every(({ line }) => line.length <= 200), domain);
    if (mail.provider !== null || mail.gateway !== null) assert.ok(mail.evidence.length > 0, domain);
    for (const service of services)
      if (service.place)
        assert.ok(service.confidence !== 'seen' || service.evidence[0]?.where === 'CNAME', `${domain}: a place from an address is never more than a weak clue`);
  }
});

test('services that records show are found', () => {
  const missed = organisations.flatMap(({ domain, expected, page }) => {
    const own = new Set(found.get(domain)?.services.map(({ provider, kind }) => `${provider}/${kind}`));
    // Those of the page are looked for with it, below.
    return page ? [] : expected.services.filter((one) => !own.has(one)).map((one) => `${domain}: ${one}`);
  });
  assert.ok(missed.length <= organisations.length * 0.05, missed.join('\n'));
});

test('with the home page: third parties, each with the line that shows it', async () => {
  const missed: string[] = [];
  for (const { domain, expected } of organisations.filter((one) => one.page)) {
    const { services } = await discover(domain, world.withPages);
    const own = new Set(services.map(({ provider, kind }) => `${provider}/${kind}`));
    missed.push(...expected.services.filter((one) => !own.has(one)).map((one) => `${domain}: ${one} (found ${[...own].join(' ')})`));
  }
  assert.ok(missed.length <= 8, missed.join('\n'));
});

test('what only looks like a service is not taken for one', async () => {
  const wrong: string[] = [];
  for (const { domain, expected } of organisations.filter((one) => one.expected.absent)) {
    const { mail, services } = await discover(domain, world.hasPage(domain) ? world.withPages : world.reaching);
    const own = new Set([...services.map(({ provider, kind }) => `${provider}/${kind}`), `${mail.provider}/mail`]);
    wrong.push(...(expected.absent ?? []).filter((one) => own.has(one)).map((one) => `${domain}: ${one}`));
  }
  assert.deepEqual(wrong, []);
});

test('the same domain gives the same answer', async () => {
  const [first] = organisations;
  assert.ok(first);
  assert.deepEqual(await discover(first.domain, world.reaching), found.get(first.domain));
});
