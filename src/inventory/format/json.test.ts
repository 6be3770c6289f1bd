import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { facts, library } from '../../../tests/world.ts';
import { assess } from '../../engine/assess/assess.ts';
import { DEFAULTS } from '../../engine/assess/inventory.ts';
import { footprint } from '../../engine/footprint/footprint.ts';
import { readingOf } from '../line/reading.ts';
import { readInventory } from '../read.ts';

const read = (content: unknown) => readInventory(new TextEncoder().encode(JSON.stringify(content)), readingOf(library, 2025));
const resultOf = (content: unknown) => {
  const { lines, facts: own } = read(content);
  return footprint(assess(lines, own ?? facts, { ...DEFAULTS, year: 2025 }, 'line'));
};
/** A machine of which nothing is missing. */
const MACHINE = { name: 's', cores: 8, ramStrips: 4, ramGB: 16 };

test('a JSON inventory reads places, machines by components, and their parts', () => {
  const inventory = read({
    pays: 'Belgique',
    year: 2024,
    places: [{ name: 'Cave', pue: '1.2-1.5' }],
    equipment: [{ item: 'laptop', quantity: 8, age: [3, 7], preuve: 'B' }],
    machines: [{ ...MACHINE, place: 'la cave', vcpu: 32, ours: 'false' }],
    virtual: [{ name: 'site', host: 's', vcpu: 8 }],
  });
  assert.deepEqual(
    inventory.problems.map(({ column, value }) => [column, value]),
    [['machines[0].place', 'la cave']],
  );
  assert.deepEqual(inventory.settings, { country: 'BE', year: 2024 });
  const pue = inventory.facts?.places.get('Cave')?.pue;
  assert.deepEqual([pue?.value, pue?.low, pue?.high], [1.35, 1.2, 1.5]);
  assert.deepEqual(
    inventory.lines.map(({ label, count, age }) => [label, count, age?.value]),
    [
      ['laptop', 8, 5],
      ['site', 1, undefined],
    ],
  );
  assert.equal(inventory.lines[1]?.machine?.count?.value, 0.25); // 8 of 32, and the rest belongs to someone else
});

for (const [what, content, column, kept] of [
  ['a part without a machine', { virtual: [{ name: 'x', host: 'none', vcpu: 1 }] }, 'virtual[0].host', false],
  ['a part without a key', { machines: [MACHINE], virtual: [{ name: 'x', host: 's' }] }, 'virtual[0].vcpu', false],
  ['a part of null', { machines: [MACHINE], virtual: [{ name: 'x', host: 's', vcpu: null }] }, 'virtual[0].vcpu', false],
  ['a part in words', { machines: [MACHINE], virtual: [{ name: 'x', host: 's', vcpu: 'seize' }] }, 'virtual[0].vcpu', false],
  ['a part of no machine at all', { machines: [MACHINE], virtual: [{ name: 'x', host: 's', vcpu: 0 }] }, 'virtual[0].vcpu', false],
  ['a part elsewhere than its machine', { machines: [MACHINE], virtual: [{ host: 's', vcpu: 1, country: 'DE' }] }, 'virtual[0].country', true],
  ['a machine that offers nothing', { machines: [{ ...MACHINE, vcpu: 0 }] }, 'machines[0].vcpu', false],
  ['a machine that offers words', { machines: [{ ...MACHINE, storage: 'beaucoup' }] }, 'machines[0].storage', false],
  ['a machine neither ours nor not', { machines: [{ ...MACHINE, ours: 'peut-être' }] }, 'machines[0].ours', false],
  ['two machines of one name', { machines: [MACHINE, MACHINE] }, 'machines[1].name', false],
  ['two places of one name', { places: [{ name: 'Cave' }, { name: 'cave', pue: 2 }] }, 'places[1].name', false],
  ['an unknown case', { machines: [{ ...MACHINE, case: 'shoebox' }] }, 'machines[0].case', false],
  ['a place less hungry than its machines', { places: [{ name: 'p', pue: 0.8 }] }, 'places[0].pue', false],
  ['an absurd component', { machines: [{ ...MACHINE, tdp: 1e9 }] }, 'machines[0].tdp', false],
  ['no memory', { machines: [{ name: 's', cores: 8 }] }, 'machines[0].ramStrips', true],
  ['memory of no size', { machines: [{ name: 's', cores: 8, ramStrips: 4 }] }, 'machines[0].ramGB', true],
  ['SSDs of no size', { machines: [{ ...MACHINE, ssds: 2 }] }, 'machines[0].ssdGB', true],
  ['the size of SSDs that are not there', { machines: [{ ...MACHINE, ssdGB: 960 }] }, 'machines[0].ssds', true],
  ['a day of eighty hundredths', { machines: [{ ...MACHINE, load: [{ time: 80, load: 5 }] }] }, 'machines[0].load', false],
  ['a state without a load', { machines: [{ ...MACHINE, load: [{ time: 100 }] }] }, 'machines[0].load', false],
  ['a list that is not one', { equipment: 'eight laptops' }, 'equipment', false],
  ['a line that is not one', { equipment: [null] }, 'equipment[0]', false],
  ['a bad value deep inside', { equipment: [{ item: 'laptop', quantity: 'many' }] }, 'equipment[0].quantity', false],
  ['a value that is none', { equipment: [{ item: 'laptop', quantity: { of: 8 } }] }, 'equipment[0].quantity', false],
] as const) {
  test(`JSON: ${what} is said by its path`, () =>
    assert.deepEqual(
      read(content).problems.map((one) => [one.column, one.kept]),
      [[column, kept]],
    ));
}

test('a JSON number is never ambiguous: 1.125 is no thousand', () => {
  const { lines, problems } = read([{ item: 'laptop', electricity: 42.125 }]);
  assert.deepEqual([lines[0]?.electricity?.value, problems], [42.125, []]);
});

test('parts that exceed their machine are said', () => {
  const { problems } = read({ machines: [{ ...MACHINE, vcpu: 4 }], virtual: [{ name: 'x', host: 's', vcpu: 8 }] });
  assert.match(problems[0]?.why.fr ?? '', /dépassent la machine/);
});

test('a machine in three places is three machines, its parts and what is left of them included', () => {
  const { lines } = read({ machines: [{ ...MACHINE, vcpu: 16, copies: 3, quantity: 2 }], virtual: [{ name: 'x', host: 's', vcpu: 4 }] });
  assert.deepEqual(
    lines.map(({ machine }) => machine?.count?.value),
    [(2 * 3 * 4) / 16, (2 * 3 * 12) / 16],
  );
});

test('no machine at all has parts of nothing, and nobody stumbles', () => {
  const { lines, problems } = read({ machines: [{ ...MACHINE, vcpu: 16, quantity: 0 }], virtual: [{ name: 'x', host: 's', vcpu: 4 }] });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    lines.map(({ machine }) => machine?.count?.value),
    [0, 0],
  );
});

test('a machine of others of which nothing is ours counts nothing', () => {
  const { lines, statuses } = read({ machines: [{ ...MACHINE, ours: false }] });
  assert.deepEqual(lines, []);
  assert.deepEqual(
    statuses.map(({ described }) => described),
    [true],
  );
});

test('what cannot be summed is unknown, not light: SSDs of no size, no memory', () => {
  for (const machine of [
    { ...MACHINE, ssds: 2 },
    { name: 's', cores: 8 },
  ])
    assert.deepEqual(
      resultOf({ machines: [machine] }).unknown.map(({ missing }) => missing),
      ['manufacture'],
    );
  assert.deepEqual(resultOf({ machines: [{ ...MACHINE, ssds: 0 }] }).unknown, []);
});

test('states of load: the powers are averaged, not the loads', () => {
  const powerAt = (load: unknown): number => read({ machines: [{ ...MACHINE, tdp: 100, load }] }).lines[0]?.machine?.power?.value ?? Number.NaN;
  const mixed = powerAt([
    { time: 50, load: 80 },
    { time: 20, load: 40 },
    { time: '30 %', load: 0 },
  ]);
  assert.ok(Math.abs(mixed - (0.5 * powerAt(80) + 0.2 * powerAt(40) + 0.3 * powerAt(0))) < 1e-9);
  assert.ok(mixed < powerAt(0.5 * 80 + 0.2 * 40), 'the curve bends');
});

test('fields nobody reads are named with where they first stand, and how often', () => {
  const { ignored } = read({
    couleurs: [],
    places: [{ name: 'p', surface: 12 }],
    equipment: [{ item: 'laptop', couleur: 'gris' }, { item: 'laptop' }, { item: 'laptop', couleur: 'noir' }],
    machines: [{ ...MACHINE, ram: 4 }],
    virtual: [{ name: 'x', host: 's', vcpu: 1, cpu: 2 }],
  });
  assert.deepEqual(ignored, ['couleurs', 'equipment[0].couleur (× 2)', 'places[0].surface', 'machines[0].ram', 'virtual[0].cpu']);
});

test('each line of the input has one status, in order, whatever became of it', () => {
  const { statuses } = read({
    equipment: [{ item: 'laptop' }, null, { item: 'grille-pain' }, { item: 'laptop', quantity: 'x' }],
    machines: [MACHINE, MACHINE, { ...MACHINE, name: 't', vcpu: 8 }, { name: '' }],
    virtual: [
      { name: 'x', host: 't', vcpu: 8 },
      { name: 'y', host: 't', share: 0.1 },
      { name: 'z', host: '?', vcpu: 1 },
    ],
  });
  assert.deepEqual(
    statuses.map(({ line, outcome, described }) => [line, described ? 'described' : outcome.kind]),
    [
      [1, 'read'],
      [2, 'refused'],
      [3, 'unrecognised'],
      [4, 'refused'],
      [5, 'read'],
      [6, 'refused'],
      [7, 'described'],
      [8, 'refused'],
      [9, 'read'],
      [10, 'refused'],
      [11, 'refused'],
    ],
  );
});

test('whatever stands in a JSON inventory, what cannot be read is said, and nothing stumbles', () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<unknown>(0, 1, 8, 0.5, -1, 1e9, '8', 'seize', '', null, true, [3, 7], [null, 1], {}, '25 %', 's', 's2', 'Cave') },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
  const some = (...names: string[]): fc.Arbitrary<unknown> => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 });
  const machine = some(
    'cpus',
    'cores',
    'tdp',
    'load',
    'ramStrips',
    'ramGB',
    'ssds',
    'ssdGB',
    'gpus',
    'vcpu',
    'storage',
    'ours',
    'quantity',
    'copies',
    'place',
    'case',
  );
  const inventory = fc.record({
    places: fc.array(some('name', 'pue', 'country', 'x')),
    equipment: fc.array(some('item', 'quantity', 'age', 'power', 'hours', 'place', 'x')),
    machines: fc.array(machine.map((one) => Object.assign({ name: 's', cores: 8 }, one))),
    virtual: fc.array(some('name', 'host', 'vcpu', 'storage', 'share', 'country', 'persons').map((one) => Object.assign({ host: 's' }, one))),
  });
  fc.assert(
    fc.property(inventory, (content) => {
      const { statuses } = read(content);
      const lines = content.equipment.length + content.machines.length + content.virtual.length;
      assert.deepEqual(
        statuses.map(({ line }) => line),
        Array.from({ length: lines }, (_, i) => i + 1),
      );
      for (const total of Object.values(resultOf(content).criteria))
        for (const figure of [total.value, total.low, total.high]) assert.ok(figure === null || Number.isFinite(figure));
    }),
    { numRuns: 500 },
  );
});
