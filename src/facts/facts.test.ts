import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildFacts } from './build.ts';
import { loadLibrary } from './load.ts';
import type { Row } from './rows.ts';

const TODAY = '2026-11-24';
const { facts, tables } = loadLibrary(TODAY);

/** The climate of the whole of an item, all stages but electricity. */
function whole(item: string, corner: 'value' | 'low' | 'high', source?: string): number {
  return facts
    .factors(item, source)
    .filter(({ criterion }) => criterion === 'gwp')
    .reduce((sum, { quantity }) => sum + quantity[corner], 0);
}

function near(found: number | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? Number.NaN) / expected - 1) < 1e-9, `${found}, expected ${expected}`);
}

for (const [what, item, source, value, low, high] of [
  // value, low, high: kgCO2e                                     by hand
  ['its own spread, wider than the lowest source', 'laptop', undefined, 185.09, 185.09 / 1.2, 260], //  170 + 12.3 + 2.79 ADEME; 156 Base Carbone is inside; 260 EcoDiag
  ['the bounds the source gives', 'monitor', undefined, 248.18, 64.7, 430], //                          124 to 372 of its own; 64.7 Base Empreinte, 430 EcoDiag
  ['its own spread, when the only other source sits close', 'mini-pc', undefined, 196.97, 126.44, 348.73], // 174 EcoDiag is inside
  ['a lone source', 'switch', undefined, 367, 367 / 2, 367 * 2],
  ['a source chosen instead, compared with the former default', 'laptop', 'ecodiag-2022', 260, 156, 260 * 1.5],
] as const) {
  test(`the range of a factor: ${what}`, () => {
    near(whole(item, 'value', source), value);
    near(whole(item, 'low', source), low);
    near(whole(item, 'high', source), high);
  });
}

test('a source chosen instead of the default cites the default among those that set its range, and not itself', () => {
  const [factor] = facts.factors('laptop', 'ecodiag-2022').filter(({ criterion }) => criterion === 'gwp');
  const because = factor?.quantity.because;
  assert.ok(because?.kind === 'source' && because.range?.includes('acv-numerique-2.2') && !because.range.includes('ecodiag-2022'));
});

test('only sources of factors may be chosen: not those of a lifetime or of a power', () => {
  assert.deepEqual(facts.choices('nas'), []);
  assert.deepEqual(facts.choices('laptop').toSorted(), ['base-carbone-23.6', 'base-empreinte-numerique', 'boavizta-declarations', 'ecodiag-2022']);
});

test('another source of electricity is compared at its nearest year, and the newest default is the one without a year', () => {
  const mix = (year: number, value: number, role: string, source: string): Row => ({
    ...(tables.electricity[0] as Row),
    item: 'FR',
    id: 'electricity/FR/gwp',
    year,
    value,
    role,
    source,
  });
  const electricity = [mix(2024, 50, 'default', 'a'), mix(2020, 80, 'default', 'a'), mix(2019, 200, 'other', 'b'), mix(2023, 20, 'other', 'b')];
  const built = buildFacts({ ...tables, electricity });
  assert.equal(built.quantity('electricity/FR/gwp')?.value, 50);
  near(built.mix('FR', 'gwp', 2025)?.low, 20); //    b of 2023, not 220 of both years
  near(built.mix('FR', 'gwp', 2025)?.high, 50 * 1.5);
  near(built.mix('FR', 'gwp', 2021)?.high, 200); //  b of 2019
});

test('a figure that physics forbids is shown apart, and the mix is unknown where no other source is sound', () => {
  for (const country of ['AL', 'CD', 'IS', 'MZ', 'NA', 'NP', 'PY', 'UY', 'ZM']) assert.equal(facts.mix(country, 'pe', 2025), undefined, country);
  assert.equal(facts.mix('CZ', 'ap', 2025)?.value, 0.001217);
  assert.equal(facts.mix('CF', 'gwp', 2025)?.value, 24);
  assert.equal(facts.mix('IS', 'pm', 2025), undefined);
});

test('a PUE spreads what a place draws beyond its machines, never their own electricity', () => {
  const pue = facts.places.get('swisscom')?.pue; // 1.34, high
  near(pue?.low, 1 + 0.34 / 1.2);
  near(pue?.high, 1 + 0.34 * 1.2);
  for (const { id, pue: one } of facts.places.values()) assert.ok(one.low >= 1, id);
});

test('the weight of matter moved for an item is that of its factors: material over mass', () => {
  for (const { row } of tables.materiality.filter(({ row }) => row.criterion === 'mass-ratio' && row.item !== 'car')) {
    const mass = facts.quantity(`${row.item}/mass`)?.value ?? Number.NaN;
    const moved = facts.quantity(`${row.item}/embodied/mips`)?.value ?? Number.NaN;
    assert.ok(Math.abs(moved / mass / row.value - 1) < 0.01, `${row.item}: ${moved / mass}, written ${row.value}`);
  }
});

test('a value kept apart as not comparable does not stretch the range', () => {
  const [server] = facts.factors('server-rack').filter(({ criterion }) => criterion === 'gwp');
  assert.ok((server?.quantity.high ?? 0) < 1600, 'Base Empreinte’s 3 660 kg is shown, never used');
});

test('every item the specification of the field asks for is there, known or unknown', () => {
  const known =
    'laptop desktop mini-pc thin-client all-in-one workstation monitor monitor-22 monitor-27 monitor-32 smartphone feature-phone tablet printer printer-office copier projector tv voip-phone docking-station keyboard mouse external-hdd external-ssd usb-stick box switch router firewall wifi-ap server-rack server-blade server-tower storage-bay single-board-computer reused-pc-server server-gpu';
  for (const id of known.split(' '))
    assert.ok(
      facts.factors(id).some(({ criterion }) => criterion === 'gwp'),
      id,
    );
  for (const id of ['webcam', 'ups', 'headset', 'nas']) {
    assert.ok(facts.items.has(id), id);
    assert.deepEqual(facts.factors(id), [], `${id}: no open factor, none is invented`);
  }
});
