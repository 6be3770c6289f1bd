import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assess, withLine } from '../src/engine/assess/assess.ts';
import { DEFAULTS, type Line, type Spread } from '../src/engine/assess/inventory.ts';
import { CRITERIA, MEASURES, STAGES } from '../src/engine/criteria.ts';
import { derive } from '../src/engine/footprint/derive.ts';
import { footprint } from '../src/engine/footprint/footprint.ts';
import { type Figure, figure, tally } from '../src/engine/footprint/tally.ts';
import { BLOCK, plan } from '../src/engine/formula/batch.ts';
import { compute } from '../src/engine/formula/compute.ts';
import { unitOf } from '../src/engine/formula/formula.ts';
import { formulaById, formulas } from '../src/engine/formulas/all.ts';
import { isUnknown, type Quantity } from '../src/engine/quantity/quantity.ts';
import { facts } from './world.ts';

/** Laws that hold for every inventory, not only for those we thought of. */

const settings = { ...DEFAULTS, year: 2025 };
const items = [...facts.items.keys()];

const spread = (low: number, high: number): fc.Arbitrary<Spread> =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: 1, max: 2, noNaN: true }))
    .map(([value, k]) => ({ value, low: value / k, high: value * k }));

const line: fc.Arbitrary<Line> = fc
  .record(
    {
      label: fc.constantFrom('a', 'b', 'c'),
      // Few items come back often, so that lines of one item that say different things meet.
      item: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...items) },
        { weight: 4, arbitrary: fc.constantFrom('reused-pc-server', 'laptop', 'nas', 'box', 'internet-line') },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
      count: fc.integer({ min: 0, max: 50 }),
      lifetime: spread(0.5, 15),
      age: spread(0.1, 20),
      reused: fc.boolean(),
      firstLife: spread(0.5, 10),
      power: spread(0, 500),
      hours: spread(1, 8760),
      electricity: spread(0, 5000),
      country: fc.constantFrom('FR', 'DE', 'BE', 'PL', 'WORLD'),
      place: fc.constantFrom('desk', 'home', 'datacenter', 'ovhcloud/gra', 'chez Jeanne'),
      service: fc.constantFrom('accueil', 'paie'),
      evidence: fc.constantFrom('A', 'B', 'C', 'D'),
      places: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['label', 'item', 'count'] },
  )
  .map((one) => ({ number: 0, ...one }) as Line);

const inventory = fc.array(line, { minLength: 1, maxLength: 40 }).map((lines) => lines.map((one, i) => ({ ...one, number: i + 1 })));

/** Lines that differ only in their figures: the batch reads them through one pattern, and must not take one for another. */
const alikes = fc.tuple(line, fc.array(line, { minLength: 1, maxLength: 4 })).map(([first, others]) =>
  [first, ...others].map((one, i): Line => {
    const figures = (['lifetime', 'age', 'firstLife', 'power', 'hours', 'electricity'] as const).filter((name) => first[name] && one[name]);
    return {
      ...first,
      number: i + 1,
      count: one.count,
      ...Object.fromEntries(figures.map((name) => [name, one[name]])),
      ...(first.places && one.places ? { places: one.places } : {}),
    };
  }),
);

function close(a: Figure | undefined, b: Figure | undefined, what: string): void {
  assert.equal(a === undefined, b === undefined, what);
  if (!a || !b) return;
  for (const corner of ['value', 'low', 'high'] as const) {
    assert.ok(Math.abs(a[corner] - b[corner]) <= 1e-12 * Math.max(1e-300, Math.abs(b[corner])), `${what}, ${corner}: ${a[corner]} and ${b[corner]}`);
  }
}

/** Both ways to count a lifetime, and devices kept longer than planned. */
const anySettings = fc
  .record({ lifetime: fc.constantFrom('planned' as const, 'reel' as const), keptLonger: fc.constantFrom(0, 2) })
  .map((some) => ({ ...settings, ...some }));

function totalOf(lines: readonly Line[], by: 'line' | 'item' | 'total' = 'line', given = settings) {
  return tally(assess(lines, facts, given, by).entries);
}

test('a total is the sum of its lines, for every measure, whatever they are grouped by', () => {
  fc.assert(
    fc.property(fc.oneof(inventory, alikes), anySettings, (lines, given) => {
      const whole = totalOf(lines, 'total', given);
      const byItem = totalOf(lines, 'item', given);
      const byLine = assess(lines, facts, given, 'line').entries.map((entry) => tally([entry]));
      for (const { id } of MEASURES) {
        const parts = byLine.map((one) => figure(one, id)).filter((one) => one !== undefined);
        const [first] = parts;
        const add = (corner: 'value' | 'low' | 'high'): number => parts.reduce((all, one) => all + one[corner], 0);
        const sum = first && { ...first, value: add('value'), low: add('low'), high: add('high') };
        close(figure(whole, id), sum, id);
        close(figure(byItem, id), sum, id);
      }
    }),
  );
});

test('stages add up to the total, and items add up to the total', () => {
  fc.assert(
    fc.property(inventory, (lines) => {
      const result = footprint(assess(lines, facts, settings, 'line'));
      for (const { id } of CRITERIA) {
        const total = result.criteria[id].value;
        const stages = STAGES.reduce((sum, stage) => sum + (result.byStage[stage]?.[id]?.value ?? 0), 0);
        const parts = result.byItem.reduce((sum, part) => sum + (part.criteria[id].value ?? 0), 0);
        for (const sum of [stages, parts]) assert.ok(Math.abs(sum - (total ?? 0)) <= 1e-12 * Math.abs(total ?? 0) + 1e-300, `${id}: ${sum} and ${total}`);
      }
    }),
  );
});

test('explanation, table and batch agree to twelve digits, under both reuse conventions', () => {
  fc.assert(
    fc.property(
      fc.oneof(alikes, inventory),
      fc.constantFrom(...MEASURES.map(({ id }) => id)),
      fc.constantFrom('prorata' as const, 'cutoff' as const),
      anySettings,
      (lines, criterion, reuse, given) => {
        const { context, entries } = assess(lines, facts, given, 'line');
        for (const entry of entries) {
          const { result } = derive(entry.group.first, criterion, reuse, context);
          close(figure(tally([entry]), criterion, reuse), result, `${entry.group.first.line.item} ${criterion} ${reuse}`);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('every formula gives the same by compute and by batch, corner by corner', () => {
  for (const formula of formulas) {
    const made = plan([formula]);
    const ids = [...made.inputs.keys()];
    const output = made.outputs.get(formula.id);
    assert.ok(output);
    fc.assert(
      fc.property(fc.array(spread(0.01, 100), { minLength: ids.length, maxLength: ids.length }), fc.integer({ min: 0, max: BLOCK - 1 }), (figures, row) => {
        const given = new Map(ids.map((id, i) => [id, quantityOf(id, figures[i] as Spread)]));
        for (const [id, column] of made.inputs)
          for (const corner of ['value', 'low', 'high'] as const) column[corner][row] = (given.get(id) as Quantity)[corner];
        made.run(row + 1);
        const computed = compute(formula, (id) => given.get(id));
        if (isUnknown(computed)) return;
        close({ ...computed, value: output.value[row] as number, low: output.low[row] as number, high: output.high[row] as number }, computed, formula.id);
      }),
      { numRuns: 30 },
    );
  }
});

function quantityOf(id: string, { value, low, high }: Spread): Quantity {
  return { id, name: { fr: id, en: id }, value, low, high, unit: unitOf(id, formulaById), because: { kind: 'declared' } };
}

test('low, value and high stay in order, for every measure of every inventory', () => {
  fc.assert(
    fc.property(inventory, (lines) => {
      const whole = totalOf(lines);
      for (const { id } of MEASURES) {
        for (const reuse of ['prorata', 'cutoff'] as const) {
          const found = figure(whole, id, reuse);
          if (found) assert.ok(found.low <= found.value && found.value <= found.high, `${id}: ${found.low} ${found.value} ${found.high}`);
        }
      }
    }),
  );
});

test('doubling the hours doubles the electricity, and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom('laptop', 'desktop', 'monitor', 'server-rack'), spread(1, 4000), fc.integer({ min: 1, max: 30 }), (item, hours, count) => {
      const twice = { value: 2 * hours.value, low: 2 * hours.low, high: 2 * hours.high };
      const power = { value: 40, low: 40, high: 40 };
      const [once, doubled] = [hours, twice].map((one) => totalOf([{ number: 1, label: item, item, count, power, hours: one }]));
      assert.ok(once && doubled);
      assert.ok(Math.abs((figure(doubled, 'elec')?.value ?? 0) / (figure(once, 'elec')?.value ?? 1) - 2) < 1e-12);
      close(figure(doubled, 'mips'), figure(once, 'mips'), 'material moved');
    }),
  );
});

test('the order of lines does not matter', () => {
  fc.assert(
    fc.property(inventory, fc.infiniteStream(fc.nat()), (lines, ranks) => {
      const shuffled = lines
        .map((one) => ({ one, rank: ranks.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ one }) => one);
      for (const { id } of MEASURES) close(figure(totalOf(shuffled), id), figure(totalOf(lines), id), id);
    }),
  );
});

test('an assessment made while another waits for its next line changes nothing to it', () => {
  fc.assert(
    fc.property(inventory, inventory, (lines, others) => {
      function* interrupted() {
        for (const one of lines) {
          totalOf(others, 'item');
          yield one;
        }
      }
      const found = tally(assess(interrupted(), facts, settings, 'line').entries);
      for (const { id } of MEASURES) assert.deepEqual(figure(found, id), figure(totalOf(lines), id));
    }),
    { numRuns: 20 },
  );
});

/** Adding cannot take away. A box is the exception that proves it: it takes the place of the mean box its line came with. */
test('adding a device never lowers a total, and adding a box lowers it by no more than the box it replaces', () => {
  const boxes = ['all', 'embodied'] as const;
  const mean = (id: (typeof CRITERIA)[number]['id'], country: string, network: string): number =>
    boxes.reduce((sum, stage) => sum + (facts.quantity(`${network}-${country}/${stage}/${id}`)?.high ?? 0), 0) *
    (facts.quantity(`network/volume/${country}`)?.high ?? 0);
  fc.assert(
    fc.property(inventory, line, (lines, added) => {
      const before = totalOf(lines);
      const after = totalOf([...lines, { ...added, number: lines.length + 1 }]);
      for (const { id } of CRITERIA) {
        const replaced =
          added.item === 'box'
            ? Math.max(...['FR', 'EUROPE'].map((zone) => mean(id, zone, 'fixed-network-with-box'))) * 3 * added.count * (added.places ?? 1)
            : 0;
        // Lines share boxes, and so their evidence: a sure line makes the others a little surer, and the range narrower.
        const corners = added.item === 'internet-line' ? (['value'] as const) : (['value', 'low', 'high'] as const);
        for (const corner of corners) {
          const [from, to] = [figure(before, id)?.[corner] ?? 0, figure(after, id)?.[corner] ?? 0];
          assert.ok(to >= (from - replaced) * (1 - 1e-12) - 1e-300, `${id}, ${corner}: ${from}, then ${to} with ${added.item}`);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('changing one line gives the very same digits as starting again', () => {
  fc.assert(
    fc.property(inventory, line, fc.nat(), (lines, change, at) => {
      const rank = at % lines.length;
      const changed = lines.map((one, i) => (i === rank ? { ...change, number: i + 1 } : one));
      const quick = tally(withLine(assess(lines, facts, settings, 'line'), rank, changed[rank] as Line).entries);
      const slow = totalOf(changed);
      for (const { id } of MEASURES) assert.deepEqual(figure(quick, id), figure(slow, id));
    }),
    { numRuns: 300 },
  );
});

test('no result without a reason: every leaf of every explanation has a source, a declaration or an assumption', () => {
  fc.assert(
    fc.property(line, fc.constantFrom(...CRITERIA.map(({ id }) => id)), (one, criterion) => {
      const { context, entries } = assess([{ ...one, number: 1 }], facts, settings, 'line');
      const { result, unknown } = derive(entries[0]?.group.first ?? assert.fail(), criterion, 'prorata', context);
      if (!result) assert.ok(unknown.length > 0, 'nothing known, and nobody says what is missing');
      else assertReasons(result);
    }),
    { numRuns: 300 },
  );
});

function assertReasons({ id, because }: Quantity): void {
  if (because.kind === 'formula') for (const input of Object.values(because.inputs)) assertReasons(input);
  else if (because.kind === 'sum') for (const part of because.of) assertReasons(part);
  else if (because.kind === 'source') assert.ok(because.source !== '', id);
  else if (because.kind === 'assumed') assert.ok(because.why.fr !== '', id);
}

test('the unknown is never zero: what no source speaks of stays without a figure', () => {
  for (const item of ['webcam', 'ups', 'headset', 'hosting-mail']) {
    const result = footprint(assess([{ number: 1, label: item, item, count: 5 }], facts, settings, 'line'));
    for (const { id } of CRITERIA) assert.equal(result.criteria[id].value, null, `${item}, ${id}`);
    assert.equal(result.criteria.gwp.unknownShare, 1);
    assert.equal(result.unknown[0]?.missing, 'all');
  }
});
