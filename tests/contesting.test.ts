import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEASURES } from '../src/engine/criteria.ts';
import { derive } from '../src/engine/footprint/derive.ts';
import type { Quantity } from '../src/engine/quantity/quantity.ts';
import { contestable, readContest } from '../src/estimate/contest.ts';
import { computed } from '../src/estimate/read.ts';
import { FLEET, plainly, valuesIn, visiting } from './visitor.ts';
import { facts, library } from './world.ts';

/** Someone disagrees with a figure: what they may say, what becomes of it, and the way back. */

const { get, send, read, created } = visiting();

test('every figure opens down to its source, and a value can be contested with a reason that stays in view', async () => {
  const location = await created(FLEET);
  const reasons = await read(`${location}/calcul`);
  assert.match(reasons, /id="laptop\/manufacture\/gwp"/);
  assert.match(reasons, /ADEME, acv-numérique 2\.2 \(2024\)/);
  const address = `${location}/contester`;
  const form = await read(`${address}?fact=laptop/manufacture/gwp&line=1`);
  const values = valuesIn(form);
  const refused = await send(address, { ...values, value: '300' });
  assert.equal(refused.status, 422);
  assert.match(plainly(await refused.text()), /Dites pourquoi/);
  assert.equal((await send(address, { ...values, value: '300', reason: 'fiche du fabricant <b>' })).status, 303);
  const page = await read(location);
  assert.match(page, /300 kg CO₂e par appareil au lieu de 170 kg CO₂e par appareil\. <q>fiche du fabricant &lt;b&gt;<\/q>/);
  const kept = valuesIn(page);
  assert.equal((await send(address, { fact: 'laptop/manufacture/gwp', version: kept['version'] ?? '', action: 'restore' })).status, 303);
  assert.doesNotMatch(await read(location), /au lieu de/);
});

test('conventions of the calculation are not contested one estimate at a time', async () => {
  const location = await created(FLEET);
  for (const fact of ['evidence/C', 'certainty/C', 'spread/low', 'no/such']) assert.equal((await get(`${location}/contester?fact=${fact}`)).status, 404, fact);
  assert.doesNotMatch(await read(`${location}/calcul`), /fact=certainty/);
});

test('whatever is contested within reason, every total stays a number', () => {
  const draft = { title: '', country: 'FR', year: 2026, rows: FULL.map((item) => ({ item, quantity: '2', age: '3-9' })) };
  const before = computed({ draft, contests: [] }, library);
  const leaves = new Set(
    before.assessment.entries.flatMap(({ group: { first } }) =>
      MEASURES.flatMap(({ id }) => leavesOf(derive(first, id, 'prorata', before.assessment.context).result)),
    ),
  );
  assert.ok(leaves.size > 80, `${leaves.size} values`);
  for (const fact of leaves) {
    const published = contestable(fact, facts);
    if (!published) continue;
    for (const factor of [1 / 1000, 1000]) {
      const typed = { value: String(published.value * factor), reason: 'pour voir' };
      const read = readContest(typed, published, '2026-11-25', 'fr');
      if ('problems' in read) continue;
      const { result } = computed({ draft, contests: [read.contest] }, library);
      for (const { id } of MEASURES) {
        const total = id === 'elec' || id === 'mass' ? result.flows[id] : result.criteria[id];
        for (const figure of [total.value, total.low, total.high])
          assert.ok(figure === null || Number.isFinite(figure), `${fact} × ${factor}: ${id} is ${figure}`);
      }
    }
  }
});

const FULL = ['laptop', 'desktop', 'monitor', 'printer-office', 'box', 'internet-line', 'mobile-line', 'server-rack', 'reused-pc-server'];

/** Ids of the published values a figure rests on. */
function leavesOf(quantity: Quantity | undefined): string[] {
  if (!quantity) return [];
  const { because } = quantity;
  if (because.kind === 'formula') return Object.values(because.inputs).flatMap(leavesOf);
  if (because.kind === 'sum') return because.of.flatMap(leavesOf);
  return [quantity.id];
}

test('a contested value marks the lines that rest on it, and its form is found again as it was filled in', async () => {
  const location = await created({ ...FLEET, 'r1-item': 'écran', 'r1-quantity': '3' });
  const address = `${location}/contester?fact=hours/office&line=1&criterion=adpe`;
  const form = await read(address);
  assert.match(form, /Lignes qui s’en servent<\/dt><dd>Ordinateur portable, écran<\/dd>/);
  const answer = await send(`${location}/contester`, { ...valuesIn(form), value: '1200', low: '1000', high: '1400', reason: 'relevé' });
  assert.match(answer.headers.get('Location') ?? '', /\/calcul\?criterion=adpe&page=1#ligne-1$/, 'back where one came from');
  const page = await read(location);
  assert.match(page, /Ordinateur portable \(8\) \*/);
  assert.match(page, /Messagerie<\/a>/, 'others are not');
  const again = valuesIn(await read(address));
  assert.deepEqual([again['value'], again['low'], again['high'], again['reason']], ['1 200', '1 000', '1 400', 'relevé']);
  assert.match(await read(`${location}/telecharger/html`), /<q>relevé<\/q>/, 'the file to take away says so too');
});

test('another source is one click, written on the lines of the item', async () => {
  const location = await created(FLEET);
  const values = valuesIn(await read(`${location}/contester?fact=laptop/manufacture/gwp&line=1`));
  assert.equal((await send(`${location}/contester`, { ...values, source: 'ecodiag-2022', action: 'source' })).status, 303);
  assert.match(await read(`${location}/calcul`), /CNRS, EcoDiag \(2022\)/);
  assert.equal(valuesIn(await read(`${location}/modifier`))['r0-source'], 'ecodiag-2022');
  const page = await read(location);
  assert.match(page, /Ordinateur portable : d’après CNRS, EcoDiag \(2022\), au lieu de la source retenue/);
  const back = valuesIn(page);
  assert.equal((await send(`${location}/contester`, { ...back, action: 'source' })).status, 303);
  assert.doesNotMatch(await read(location), /EcoDiag/, 'and one click back');
});
