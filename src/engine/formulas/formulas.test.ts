import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { isUnknown, type Quantity } from '../quantity/quantity.ts';
import { formulaById } from './all.ts';

/** Computes a formula from plain numbers, in the units of the vocabulary (`impact` being kg CO2e). */
function computed(id: string, given: Readonly<Record<string, number | [low: number, value: number, high: number]>>, impact = 'kgCO2e'): Quantity {
  const formula = formulaById.get(id);
  assert.ok(formula, `no formula "${id}"`);
  const answer = (input: string): Quantity | undefined => {
    const figures = given[input];
    if (figures === undefined) return undefined;
    const [low, value, high] = typeof figures === 'number' ? [figures, figures, figures] : figures;
    const unit = (vocabulary[input]?.unit ?? formulaById.get(input)?.gives ?? '1').replace(/\bimpact\b/, impact);
    return { id: input, name: { fr: input, en: input }, value, low, high, unit, because: { kind: 'declared' } };
  };
  const result = compute(formula, answer, impact);
  assert.ok(!isUnknown(result), isUnknown(result) ? `${result.id}: ${result.why.en}` : '');
  return result;
}

function near(found: number, expected: number, relative = 1e-9): void {
  assert.ok(Math.abs(found - expected) <= relative * Math.abs(expected), `found ${found}, expected ${expected}`);
}

/** Sure of everything: no spread from evidence. */
const sure = { 'device/certainty': 1 };

for (const [id, given, expected, byHand] of [
  ['device/renewals', { ...sure, 'device/count': 8, 'device/lifetime': 4 }, 2, '8 ÷ 4'],
  ['device/made-over-horizon', { 'device/count': 8, 'device/horizon': 10, 'device/lifetime': 4 }, 24, '8 × ⌈10 ÷ 4⌉ = 8 × 3'],
  ['device/renewed-over-horizon', { 'device/count': 8, 'device/horizon': 10, 'device/lifetime': 4 }, 20, '8 × 10 ÷ 4'],
  ['device/made-over-horizon', { 'device/count': 8, 'device/horizon': 8, 'device/lifetime': 4 }, 16, '8 × 2: no third purchase on the last day'],
  ['reuse/renewals-prorata', { ...sure, 'device/count': 3, 'reuse/first-life': 5, 'device/lifetime': 5 }, 0.3, '3 ÷ (5 + 5)'],
  ['reuse/renewals-cutoff', { ...sure, 'device/count': 3, 'device/lifetime': 5, 'reuse/cutoff-share': 0 }, 0, 'a rescued machine carries nothing'],
  ['use/electricity', { ...sure, 'device/count': 8, 'device/power': 26.5, 'device/hours': 1600, 'place/pue': 1 }, 339.2, '8 × 26.5 × 1600 ÷ 1000'],
  ['use/electricity', { ...sure, 'device/count': 1, 'device/power': 200, 'device/hours': 8760, 'place/pue': 1.5 }, 2628, '200 × 8760 × 1.5 ÷ 1000'],
  ['use/electricity', { ...sure, 'device/count': 1, 'device/power': 0, 'device/hours': 1600, 'place/pue': 1 }, 0, 'off is a true zero'],
  ['use/electricity-yearly', { ...sure, 'device/count': 2, 'device/electricity': 70.08, 'place/pue': 1 }, 140.16, '2 × 70.08'],
  [
    'use/electricity-scaled',
    { ...sure, 'device/count': 2, 'device/electricity': 71.175, 'device/hours': 365, 'device/usual-hours': 1095, 'place/pue': 1 },
    47.45,
    '2 × 71.175 × 365 ÷ 1095',
  ],
  ['network/line-copies', { 'network/lines-per-place': 2, 'home/places': 3 }, 6, '2 × 3'],
  [
    'network/mixed-line-factor',
    { 'network/bare-line': 6.8, 'network/bare-share': 0.25, 'network/line-and-box': 24.4, 'network/boxed-share': 0.75 },
    20,
    '6.8 ÷ 4 + 24.4 × 3 ÷ 4',
  ],
  [
    'server/power-over-states',
    { 'server/power-busy': 150, 'server/time-busy': 0.25, 'server/power-quiet': 40, 'server/time-quiet': 0.75 },
    67.5,
    '150 ÷ 4 + 40 × 3 ÷ 4',
  ],
  ['impact/embodied', { 'device/renewals': 2, 'factor/item': 170 }, 340, '2 × 170'],
  ['impact/use', { 'use/electricity': 339.2, 'electricity/mix': 0.0519 }, 17.60448, '339.2 × 0.0519'],
  ['network/line-factor', { 'network/volume': 2640, 'network/intensity': 0.00259 }, 6.8376, '2640 × 0.00259'],
  ['virtual/machines', { 'virtual/hosts': 1, 'virtual/share': 0.25 }, 0.25, 'a quarter of one'],
  ['virtual/share-by-vcpu', { 'virtual/vcpu': 4, 'virtual/vcpu-of-host': 16 }, 0.25, '4 ÷ 16'],
  ['home/machines', { 'home/machines-per-place': 1, 'home/places': 3 }, 3, 'one in each of three places'],
  ['impact/per-person', { 'impact/total': 30, 'service/persons': 60 }, 0.5, '30 ÷ 60'],
] as const) {
  test(`${id}: ${byHand} = ${expected}`, () => near(computed(id, given).value, expected));
}

test('low and high follow each input to its right side: a shorter life wears out more', () => {
  const { low, value, high } = computed('device/renewals', { 'device/certainty': [0.5, 1, 2], 'device/count': 8, 'device/lifetime': [2, 4, 8] });
  assert.deepEqual([low, value, high], [(8 * 0.5) / 8, 8 / 4, (8 * 2) / 2]);
});

// NumEcoEval's arithmetic, with constants of its own choosing (not ours), to nine digits.
for (const [id, given, expected, byHand] of [
  ['numecoeval/equipment', { 'device/count': 12, 'factor/item': 142.7, 'numecoeval/use-rate': 0.8, 'device/lifetime': 5 }, 273.984, '12 × 142.7 × 0.8 ÷ 5'],
  [
    'numecoeval/use',
    { 'device/count': 12, 'device/electricity': 51, 'electricity/mix': 0.0813, 'place/pue': 1.75, 'numecoeval/use-rate': 1 },
    87.0723,
    '12 × 51 × 0.0813 × 1.75',
  ],
  ['device/lifetime-so-far', { 'device/days-in-service': 2555, 'numecoeval/days-per-year': 365, 'numecoeval/shortest-lifetime': 1 }, 7, '2555 ÷ 365'],
  [
    'device/lifetime-so-far',
    { 'device/days-in-service': 30, 'numecoeval/days-per-year': 365, 'numecoeval/shortest-lifetime': 1 },
    1,
    'a month counts as a year',
  ],
  ['virtual/share-by-storage', { 'virtual/storage': 300, 'virtual/storage-of-host': 1200 }, 0.25, '300 ÷ 1200'],
  ['virtual/application', { 'impact/total': 90, 'virtual/applications': 3 }, 30, '90 ÷ 3'],
  [
    'numecoeval/terminal',
    { 'device/count': 1000, 'device/hours': 20, 'factor/item': 170, 'device/lifetime': 5, 'hours/always': 8760 },
    77.6255707762557,
    '1000 × 20 × 170 ÷ (5 × 8760)',
  ],
  ['network/fixed-by-volume', { 'network/traffic': 5280, 'factor/line': 12.5, 'network/volume': 2640 }, 25, '5280 × 12.5 ÷ 2640'],
  ['network/mobile-by-volume', { 'network/traffic': 100, 'network/intensity': 0.0247 }, 2.47, '100 × 0.0247'],
  [
    'numecoeval/messages',
    { 'mail/messages': 10_000, 'mail/size': 0.001, 'mail/factor-per-volume': 0.02, 'mail/factor-per-message': 0.00003 },
    0.5,
    '10 000 × (0.001 × 0.02 + 0.00003)',
  ],
] as const) {
  test(`NumEcoEval, ${id}: ${byHand}`, () => near(computed(id, given).value, expected));
}

/** Constants of the component method, for each criterion: [climate, metals, primary energy]. */
const UBA = {
  'cpu/die-factor': [0.0197, 5.87e-9, 0.265],
  'cpu/base-factor': [9.14, 0.0204, 156],
  'ram/die-factor': [2.2, 6.3e-5, 27.3],
  'ram/base-factor': [5.22, 0.00169, 74],
  'ssd/die-factor': [2.2, 6.3e-5, 27.3],
  'ssd/base-factor': [6.34, 0.000563, 73.98],
  'hdd/factor': [31.11, 0.00025, 276],
  'motherboard/factor': [66.1, 0.00369, 836],
  'power-supply/factor': [24.3, 0.0083, 352],
  'case/factor': [150, 0.0202, 2200],
  'assembly/factor': [6.68, 1.41e-6, 68.6],
  'case/blade-factor': [30.9, 0.000672, 435],
  'case/enclosure-factor': [880, 0.432, 12700],
} as const;

/** A 2U server: two processors of 500 mm², eight strips of 32 GB, two SSDs of 960 GB, two supplies. */
const SERVER = {
  'cpu/units': 2,
  'cpu/die-area': 500,
  'ram/units': 8,
  'ram/capacity': 32,
  'ram/density': 1.25,
  'ssd/units': 2,
  'ssd/capacity': 960,
  'ssd/density': 50,
  'hdd/units': 4,
  'gpu/units': 0,
  'gpu/factor': 0,
  'power-supply/units': 2,
  'power-supply/mass': 2.99,
};

['kgCO2e', 'kgSbe', 'MJ'].forEach((impact, rank) => {
  test(`component method, a whole server in ${impact}, as summed by hand`, () => {
    const factor = (id: keyof typeof UBA): number => UBA[id][rank] as number;
    const expected =
      2 * (500 * factor('cpu/die-factor') + factor('cpu/base-factor')) +
      8 * ((32 / 1.25) * factor('ram/die-factor') + factor('ram/base-factor')) +
      2 * ((960 / 50) * factor('ssd/die-factor') + factor('ssd/base-factor')) +
      4 * factor('hdd/factor') +
      2 * 2.99 * factor('power-supply/factor') +
      factor('motherboard/factor') +
      factor('case/factor') +
      factor('assembly/factor');
    const factors = Object.fromEntries(Object.entries(UBA).map(([id, values]) => [id, values[rank] as number]));
    near(computed('server/manufacture', { ...SERVER, ...factors }, impact).value, expected);
  });
});

test('component method: a blade carries a sixteenth of its enclosure, 880 ÷ 16 + 30.9 = 85.9', () => {
  near(computed('server/blade-case', { 'case/blade-factor': 30.9, 'case/enclosure-factor': 880, 'case/enclosure-slots': 16 }).value, 85.9);
});

const CURVE = {
  'cpu/units': 1,
  'cpu/tdp': 100,
  'cpu/curve-slope': 0.5084793464,
  'cpu/curve-shift': 20.4511037042,
  'cpu/curve-drop': 1.415355989,
  'cpu/least-power': 1,
};
for (const [load, share] of [
  // The four measured points the curve was fitted to, as published: 0.11925, 0.32167, 0.74818, 1.02089
  [0, 0.11925],
  [10, 0.32167],
  [50, 0.74818],
  [100, 1.02089],
] as const) {
  test(`load curve: at ${load} % a processor draws ${share} of its thermal design power`, () =>
    near(computed('server/cpu-power', { ...CURVE, 'cpu/load': load }).value, 100 * share, 5e-5));
}

test('power of a family by its published profile: 171.1813·ln(0.0354·(50 + 36.8953)) − 10.1336', () => {
  const profile = {
    'cpu/units': 1,
    'cpu/load': 50,
    'cpu/profile-a': 171.1813,
    'cpu/profile-b': 0.0354,
    'cpu/profile-c': 36.8953,
    'cpu/profile-d': -10.1336,
    'cpu/least-power': 1,
  };
  near(computed('server/cpu-power-by-profile', profile).value, 171.1813 * Math.log(0.0354 * (50 + 36.8953)) - 10.1336);
});

test('power of a server: processors, 0.284 W per gigabyte, and a third on top', () => {
  const given = {
    ...CURVE,
    'cpu/units': 2,
    'cpu/load': 50,
    'ram/units': 8,
    'ram/capacity': 32,
    'ram/power': 0.284,
    'gpu/units': 0,
    'gpu/power': 0,
    'server/itself': 1,
    'server/other-consumption': 0.33,
  };
  const cpu = 2 * 100 * (0.5084793464 * Math.log(50 + 20.4511037042) - 1.415355989);
  near(computed('server/power', given).value, (cpu + 8 * 32 * 0.284) * 1.33);
});

test('instance of a cloud: memory by memory, disks by storage, the rest by vCPU', () => {
  const shares = {
    'virtual/ram': 16,
    'virtual/ram-of-host': 256,
    'virtual/storage': 192,
    'virtual/storage-of-host': 1920,
    'virtual/vcpu': 8,
    'virtual/vcpu-of-host': 64,
  };
  const given = {
    ...shares,
    'server/ram-manufacture': 500,
    'server/ssd-manufacture': 90,
    'server/hdd-manufacture': 0,
    'server/cpu-manufacture': 38,
    'server/gpu-manufacture': 0,
    'server/power-supply-manufacture': 145,
    'motherboard/factor': 66,
    'case/factor': 150,
    'assembly/factor': 7,
  };
  near(computed('virtual/instance-manufacture', given).value, 500 / 16 + 90 / 10 + (38 + 145 + 66 + 150 + 7) / 8);
});

const WAFER = { 'silicon/kerf': 0.2, 'silicon/wafer-area': Math.PI * 150 ** 2, 'silicon/wafer-circumference': Math.PI * 300, 'silicon/defect-density': 0.1 };
test('graphics card from its parts: the default card of the model weighs 575.0875 kg CO2e', () => {
  const die = computed('silicon/effective-area', { ...WAFER, 'silicon/die-area': 814 }).value;
  const memory = 6 * computed('silicon/effective-area', { ...WAFER, 'silicon/die-area': (80 * 15.5) / 6 }).value;
  const parts = {
    'gpu/casing-mass': 0.79,
    'gpu/casing-factor': 8.2542,
    'gpu/heat-sink-mass': 0.9,
    'gpu/heat-sink-factor': 5.7412,
    'gpu/board-area': 296,
    'gpu/board-factor': 0.032549,
  };
  const silicon = { 'gpu/die-effective-area': die, 'gpu/die-factor': 0.042592, 'gpu/memory-effective-area': memory, 'gpu/memory-factor': 0.18379 };
  const transport = {
    'gpu/mass': 1.69,
    'gpu/upstream-factor': 0.25955,
    'gpu/boat-distance': 19_000,
    'gpu/boat-factor': 1.33e-5,
    'gpu/truck-distance': 1000,
    'gpu/truck-factor': 5.04e-5,
    'gpu/plane-distance': 0,
    'gpu/plane-factor': 2.11e-3,
    'gpu/end-of-life-factor': 1.5062,
  };
  near(computed('gpu/card', { ...parts, ...silicon, ...transport }).value, 575.0875462950546);
  // Flown 9000 km rather than shipped 19 000: 1.69 kg × (9000 × 2.11e-3 − 19 000 × 1.33e-5)
  const flown = computed('gpu/card', { ...parts, ...silicon, ...transport, 'gpu/boat-distance': 0, 'gpu/plane-distance': 9000 }).value;
  near(flown, 575.0875462950546 + 1.69 * (9000 * 2.11e-3 - 19_000 * 1.33e-5));
});

test('silicon: a larger die costs more than its area, whatever the side its range is taken from', () => {
  const areas = [50, 100, 200, 400, 800].map((die) => computed('silicon/effective-area', { ...WAFER, 'silicon/die-area': die }).value / die);
  areas.forEach((ratio, i) => {
    if (i > 0) assert.ok(ratio > (areas[i - 1] as number), `${areas}`);
  });
  const { low, value, high } = computed('silicon/effective-area', { ...WAFER, 'silicon/die-area': [400, 500, 600] });
  assert.ok(low < value && value < high);
});
