import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '../src/engine/assess/assess.ts';
import { DEFAULTS, type Line, type Settings, type Spread } from '../src/engine/assess/inventory.ts';
import type { MeasureId, Stage } from '../src/engine/criteria.ts';
import type { Facts } from '../src/engine/facts.ts';
import { footprint } from '../src/engine/footprint/footprint.ts';
import { renewedWithin } from '../src/engine/footprint/horizon.ts';
import { figure, tally } from '../src/engine/footprint/tally.ts';
import type { Quantity } from '../src/engine/quantity/quantity.ts';
import { facts } from './world.ts';

/** The choices of the assessment, each with the calculation made by hand beside it. */

const only = (value: number): Spread => ({ value, low: value, high: value });
const defaults: Settings = { ...DEFAULTS, year: 2025 };

function result(lines: readonly Omit<Line, 'number' | 'label'>[], settings: Partial<Settings> = {}) {
  return assess(
    lines.map((line, i) => ({ label: line.item ?? '?', ...line, number: i + 1 })),
    facts,
    { ...defaults, ...settings },
    'line',
  );
}

function total(
  lines: Parameters<typeof result>[0],
  measure: MeasureId = 'gwp',
  settings: Partial<Settings> = {},
  stage?: Stage,
  reuse: 'prorata' | 'cutoff' = 'prorata',
): number | undefined {
  return figure(tally(result(lines, settings).entries), measure, reuse, stage)?.value;
}

function near(found: number | undefined, expected: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= 1e-9 * Math.abs(expected), `found ${found}, expected ${expected}`);
}

const LAPTOP = 170 + 12.3 + 2.79; // kg, ADEME: manufacture, distribution, end of life
const FR = 0.0519; // kg/kWh, France 2024

for (const [what, line, expected] of [
  ['planned lifetime is what divides', { item: 'laptop', count: 8, lifetime: only(4) }, (8 * LAPTOP) / 4],
  ['the published lifetime is taken when nothing is planned', { item: 'laptop', count: 8 }, (8 * LAPTOP) / 5],
  ['a laptop bought last month is not charged its whole manufacture', { item: 'laptop', count: 1, age: only(0.1) }, LAPTOP / 5],
  ['an old one is not made greener by its age: totals of two years must compare', { item: 'laptop', count: 1, lifetime: only(5), age: only(9) }, LAPTOP / 5],
] as const) {
  test(`lifetime: ${what}`, () => near((total([line], 'gwp', {}, undefined) as number) - (total([line], 'gwp', {}, 'use') ?? 0), expected));
}

test('a device older than planned is good news, and its range opens up to its age', () => {
  const assessment = result([{ item: 'laptop', count: 3, lifetime: only(5), age: only(9), evidence: 'A' }]);
  assert.deepEqual(footprint(assessment).goodNews, [{ line: 1, label: { fr: 'Ordinateur portable', en: 'Laptop' }, devices: 3, age: only(9), planned: 5 }]);
  near(figure(tally(assessment.entries), 'mips')?.low, (3 * 680) / 1.5 / 1.2 / 9); // lowest factor, best evidence, nine years
});

test('a second-hand device is old when it has served its first life and its planned one', () => {
  const screens = { item: 'monitor', count: 24, reused: true, firstLife: only(5), lifetime: only(6) };
  assert.deepEqual(footprint(result([{ ...screens, age: only(7) }])).goodNews, []); // 7 < 5 + 6
  const [news] = footprint(result([{ ...screens, age: only(12) }])).goodNews;
  assert.deepEqual([news?.devices, news?.age?.value, news?.planned], [24, 12, 11]);
  // Its range opens up to the years here: 12 − 5.
  near(figure(tally(result([{ ...screens, item: 'laptop', age: only(12), evidence: 'A' }]).entries), 'mips')?.low, (24 * 680) / 1.5 / 1.2 / (5 + 7));
});

test('NumEcoEval’s REEL mode divides by the age so far, a year at least', () => {
  near(total([{ item: 'laptop', count: 1, age: only(8), lifetime: only(5) }], 'mips', { lifetime: 'reel' }), 680 / 8);
  near(total([{ item: 'laptop', count: 1, age: only(0.2) }], 'mips', { lifetime: 'reel' }), 680);
});

test('REEL keeps the range of an age, and the result says that it is REEL', () => {
  const assessment = result([{ item: 'laptop', count: 1, age: { value: 5, low: 4, high: 6 }, evidence: 'A' }], { lifetime: 'reel', keptLonger: 0 });
  const { low, high } = figure(tally(assessment.entries), 'mips') ?? assert.fail();
  near(low, 680 / 1.5 / 1.2 / 6);
  near(high, (680 * 1.5 * 1.2) / 4);
  const { lifetime, keptLonger } = footprint(assessment);
  assert.deepEqual([lifetime, keptLonger], ['reel', 0]);
});

test('keeping a fleet takes new devices: 8 laptops kept 4 years are 20 in ten years, second-hand ones none', () => {
  const assessment = result([
    { item: 'laptop', count: 8, lifetime: only(4) },
    { item: 'desktop', count: 2, lifetime: only(5), reused: true },
  ]);
  assert.equal(renewedWithin(assessment, 10), (8 * 10) / 4);
  assert.equal(renewedWithin(assessment, 10, 1), (8 * 10) / 5);
});

test('second-hand, pro rata: manufacture is shared with the years before', () => {
  near(total([{ item: 'laptop', count: 2, reused: true, firstLife: only(4), lifetime: only(6) }], 'mips'), (2 * 680) / (4 + 6));
});

test('second-hand, cut-off: no manufacture, but the end of life is ours', () => {
  const line = { item: 'laptop', count: 2, reused: true, lifetime: only(6) };
  near(total([line], 'gwp', {}, 'end_of_life', 'cutoff'), (2 * 2.79) / 6);
  assert.equal(total([line], 'gwp', {}, 'manufacture', 'cutoff'), 0);
});

test('electricity: power by hours by the mix of the country, times the overhead of the place', () => {
  near(total([{ item: 'laptop', count: 8, power: only(26.5), hours: only(1600) }], 'gwp', {}, 'use'), ((8 * 26.5 * 1600) / 1000) * FR);
  near(
    total([{ item: 'server-rack', count: 1, power: only(200), hours: only(8760), place: 'scaleway/fr-par-2' }], 'gwp', {}, 'use'),
    ((200 * 8760) / 1000) * 1.16 * FR,
  );
  near(total([{ item: 'server-rack', count: 1, electricity: only(1000), place: 'ovhcloud/bhs' }], 'elec'), 1000 * 1.21);
  near(total([{ item: 'laptop', count: 1, electricity: only(50), country: 'DE' }], 'gwp', {}, 'use'), 50 * 0.34206);
});

test('the place gives the country when nobody says it: Beauharnois is in Canada', () => {
  near(total([{ item: 'server-rack', count: 1, electricity: only(1000), place: 'ovhcloud/bhs' }], 'gwp', {}, 'use'), 1000 * 1.21 * 0.18499);
});

test('a mix is that of the year, or of the nearest year before, or else of the first one known', () => {
  assert.equal(facts.mix('FR', 'gwp', 2025)?.value, 51.9);
  assert.equal(facts.mix('FR', 'gwp', 1995)?.value, 51.9);
  assert.equal(facts.mix('XX', 'gwp', 2025), undefined);
});

const BARE = 2640 * 0.00259; // kg a year, France: the mean line without its box, then with it
const BOXED = 2640 * 0.00926935;
for (const [what, lines, expected] of [
  ['no box: all with theirs', [{ item: 'internet-line', count: 3 }], 3 * BOXED],
  [
    'as many boxes: none with it',
    [
      { item: 'internet-line', count: 2 },
      { item: 'box', count: 2 },
    ],
    2 * BARE,
  ],
  [
    'one box for three lines',
    [
      { item: 'internet-line', count: 3 },
      { item: 'box', count: 1 },
    ],
    BARE + 2 * BOXED,
  ],
  [
    'on two rows',
    [
      { item: 'box', count: 1 },
      { item: 'internet-line', count: 1 },
      { item: 'internet-line', count: 2 },
    ],
    BARE + 2 * BOXED,
  ],
  [
    'a box too many belongs to no line',
    [
      { item: 'internet-line', count: 1 },
      { item: 'box', count: 5 },
    ],
    BARE,
  ],
  [
    'no box at all, written as zero',
    [
      { item: 'internet-line', count: 1 },
      { item: 'box', count: 0 },
    ],
    BOXED,
  ],
  [
    'a box in Germany is that of no French line',
    [
      { item: 'internet-line', count: 1 },
      { item: 'box', count: 1, country: 'DE' },
    ],
    BOXED,
  ],
  [
    'in three places',
    [
      { item: 'internet-line', count: 1, places: 3 },
      { item: 'box', count: 2 },
    ],
    2 * BARE + BOXED,
  ],
  ['elsewhere in Europe', [{ item: 'internet-line', count: 1, country: 'DE' }], 2400 * 0.03080819],
] as const) {
  test(`network lines and boxes: ${what}`, () => near(total(lines, 'gwp', {}, 'all'), expected));
}

test('network lines in three places are three lines, in what is shown as in what is computed', () => {
  const [entry] = result([{ item: 'internet-line', count: 2, places: 3 }]).entries;
  assert.deepEqual([entry?.group.devices, entry?.group.first.inputs['network/line-count']?.value], [6, 6]);
});

for (const [what, line, expected] of [
  ['a television at home six hours a day draws twice what it does in three', { item: 'tv', count: 1, hours: only(2190) }, 71.175 * 2],
  ['a projector two hundred hours, at the 200 W behind its published figure', { item: 'projector', count: 2, hours: only(200) }, 2 * 0.2 * 200],
  ['a server switched off half the year', { item: 'server-rack', count: 1, hours: only(4380), place: 'desk' }, 1760.3 / 2],
  ['an office printer, on the hours of an office', { item: 'printer-office', count: 1, hours: only(800) }, 71 / 2],
  ['what is measured is not scaled', { item: 'tv', count: 1, hours: only(2190), electricity: only(50) }, 50],
] as const) {
  test(`hours of a published consumption: ${what}`, () => near(total([line], 'elec'), expected));
}

test('a hosted service counts what its host declares, where it is; its manufacture stays unknown', () => {
  near(total([{ item: 'hosting-web', count: 1, electricity: only(100), place: 'scaleway/fr-par-2' }]), 100 * 1.16 * FR);
  near(total([{ item: 'hosting-web', count: 1, power: only(10), hours: only(8760), place: 'home' }], 'elec'), 87.6);
  // Nobody says where: a datacenter of unknown place, and the mix of the world.
  near(total([{ item: 'hosting-web', count: 1, electricity: only(100) }]), 100 * 1.54 * WORLD);
  const [gap] = footprint(result([{ item: 'hosting-web', count: 1, electricity: only(100) }])).unknown;
  assert.equal(gap?.missing, 'manufacture');
});

const WORLD = (facts.mix('WORLD', 'gwp', 2025)?.value as number) / 1000; // kg/kWh
test('a place of the whole world takes the mix of the world, unless the line says its country', () => {
  const server = { item: 'server-rack', count: 1, electricity: only(1000), place: 'datacenter' };
  near(total([server], 'gwp', {}, 'use'), 1000 * 1.54 * WORLD);
  near(total([{ ...server, country: 'FR' }], 'gwp', {}, 'use'), 1000 * 1.54 * FR);
});

test('outside the zones that have figures of their own, a line is that of the world, whose equipment nobody counted', () => {
  for (const country of ['US', 'IN', 'SN']) near(total([{ item: 'internet-line', count: 1, country }]), 37);
  for (const item of ['internet-line', 'mobile-line']) {
    const { unknown } = footprint(result([{ item, count: 1, country: 'SN' }]));
    assert.deepEqual(
      unknown.map(({ missing }) => missing),
      ['manufacture'],
      item,
    );
  }
});

test('a factor of another dimension is refused, not multiplied', () => {
  const wrong: Facts = {
    ...facts,
    factors: () => [{ stage: 'manufacture', criterion: 'gwp', quantity: { ...(facts.quantity('laptop/manufacture/gwp') as Quantity), unit: 'kgCO2e/kWh' } }],
  };
  assert.throws(
    () => assess([{ number: 1, label: 'laptop', item: 'laptop', count: 1 }], wrong, defaults, 'line'),
    /found "kgCO2e\/kWh", expected "kgCO2e\/item"/,
  );
});

test('another source may be chosen for a line: its figures replace the defaults it covers', () => {
  near(total([{ item: 'monitor', count: 4, lifetime: only(6), source: 'acv-numerique-2.2' }], 'gwp', {}, 'manufacture'), (4 * 64.6) / 6);
  near(total([{ item: 'monitor', count: 4, lifetime: only(6) }], 'gwp', {}, 'manufacture'), (4 * 238.97) / 6);
});

test('evidence spreads a line: C, spoken, from half to double of what the sources say', () => {
  const { low, high } = figure(tally(result([{ item: 'laptop', count: 1, lifetime: only(5), evidence: 'C' }]).entries), 'mips') ?? assert.fail();
  near(low, 680 / 1.5 / 5 / 2);
  near(high, (680 * 1.5 * 2) / 5);
});

test('a home service in three places is three machines, and says what falls to each person', () => {
  const line = { item: 'reused-pc-server', count: 1, places: 3, persons: 60, power: only(10) };
  near(total([line], 'elec'), (3 * 10 * 8760) / 1000);
  near(footprint(result([line])).perPerson[0]?.gwp.value ?? undefined, (total([line]) as number) / 60);
});

test('what is missing is said part by part: a switch without watts has a known manufacture and an unknown use', () => {
  const [gap] = footprint(result([{ item: 'switch', count: 1 }])).unknown;
  assert.equal(gap?.missing, 'use');
  assert.deepEqual(footprint(result([{ item: 'switch', count: 1, power: only(30) }])).unknown, []);
});

test('a keyboard draws nothing of its own: its use is not unknown', () => {
  assert.deepEqual(footprint(result([{ item: 'keyboard', count: 1 }])).unknown, []);
});

test('an aggregate is never added to its parts', () => {
  for (const id of facts.items.keys()) {
    for (const criterion of ['gwp', 'adpe', 'mips'] as const) {
      const stages = facts
        .factors(id)
        .filter((factor) => factor.criterion === criterion)
        .map(({ stage }) => stage);
      if (stages.includes('embodied')) assert.deepEqual(stages, ['embodied'], `${id} ${criterion}`);
      if (stages.includes('all')) assert.deepEqual(stages, ['all'], `${id} ${criterion}`);
    }
  }
});

test('what would change the result: an input that bears half the total, were it three times larger, doubles it', () => {
  const [first] = footprint(
    result([
      { item: 'laptop', count: 8, lifetime: only(4) },
      { item: 'smartphone', count: 6, lifetime: only(2.5) },
    ]),
  ).sensitivity;
  assert.equal(first?.about, 'laptop');
  assert.equal(first?.part, 'manufacture');
  const whole = total([
    { item: 'laptop', count: 8, lifetime: only(4) },
    { item: 'smartphone', count: 6, lifetime: only(2.5) },
  ]) as number;
  near(first?.more, whole + (2 * 8 * LAPTOP) / 4);
});
