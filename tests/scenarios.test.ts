import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assess } from '../src/engine/assess/assess.ts';
import { DEFAULTS } from '../src/engine/assess/inventory.ts';
import { type Footprint, footprint, type Known, type Total } from '../src/engine/footprint/footprint.ts';
import { readingOf } from '../src/inventory/line/reading.ts';
import { readInventory } from '../src/inventory/read.ts';
import { facts, library } from './world.ts';

/**
 * Each folder of `scenarios/` is a worked example: what went in, and in `expected/` what comes out. A change of figures
 * shows there as a difference to be read. `UPDATE=1 npm test` writes the new ones.
 */
const FOLDER = fileURLToPath(new URL('../scenarios', import.meta.url));
const YEAR = 2025;

function computed(file: string) {
  const inventory = readInventory(readFileSync(file), readingOf(library, YEAR));
  assert.deepEqual(inventory.problems, [], file);
  return footprint(assess(inventory.lines, inventory.facts ?? facts, { ...DEFAULTS, year: YEAR, ...inventory.settings }, 'line'));
}

/** A result as a page of short lines, so that a difference can be read: six digits, unit, unknowns. */
function told(result: Footprint) {
  const figure = ({ value, low, high, unit }: Known): string =>
    value === null || low === null || high === null ? 'unknown' : `${[value, low, high].map((one) => Number(one.toPrecision(6))).join(' | ')} ${unit}`;
  const each = <Value>(record: Readonly<Record<string, Value>>, tell: (value: Value) => string) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [id, tell(value)]));
  const total = (one: Total): string => `${figure(one)}, unknown ${one.whollyUnknown} + ${one.partlyUnknown} of ${result.lineCount}`;
  return {
    criteria: each(result.criteria, total),
    flows: each(result.flows, total),
    cutoff: result.conventions.reused ? each(result.conventions.cutoff, figure) : {},
    stages: each(result.byStage, (stage) => (stage.gwp ? figure(stage.gwp) : 'unknown')),
    lines: result.byLine.map(({ name, quantity, criteria }) => `${name.fr}, ${Number(quantity.toPrecision(6))}: ${figure(criteria.gwp)}`),
    unknown: result.unknown.map(({ label, missing, why }) => `${label.fr}, ${missing}: ${why.fr}`),
    sensitivity: result.sensitivity.map(({ about, part, less, more }) => `${about}, ${part}: ${Number(less.toPrecision(6))} to ${Number(more.toPrecision(6))}`),
    goodNews: result.goodNews.map(({ label, devices, age, planned }) => `${label.fr}: ${devices}, ${age?.value ?? null} years of ${planned}`),
    perPerson: result.perPerson.map(({ label, persons, gwp }) => `${label.fr}, ${persons}: ${figure(gwp)}`),
  };
}

for (const folder of readdirSync(FOLDER)) {
  for (const name of readdirSync(join(FOLDER, folder)).filter((one) => /\.(csv|json)$/.test(one))) {
    test(`${folder}/${name} comes out as expected`, () => {
      const found = told(computed(join(FOLDER, folder, name)));
      const expected = join(FOLDER, folder, 'expected', `${basename(name).replace(/\.\w+$/, '')}.json`);
      if (process.env['UPDATE'] === '1' || !existsSync(expected)) {
        assert.notEqual(process.env['CI'], 'true', `${expected} is missing`);
        mkdirSync(join(FOLDER, folder, 'expected'), { recursive: true });
        writeFileSync(expected, `${JSON.stringify(found, null, 1)}\n`);
      }
      assert.deepEqual(found, JSON.parse(readFileSync(expected, 'utf8')));
    });
  }
}

test('the association of the method: about 650 kg a year as it renews today, about 420 kept longer, hosting unknown and first', () => {
  // § 3.4 of the method, and its own rounding: within a tenth.
  const today = computed(join(FOLDER, 'association-8/inventory.csv'));
  const kept = computed(join(FOLDER, 'association-8/kept-longer.csv'));
  assert.ok(Math.abs((today.criteria.gwp.value ?? 0) - 650) < 65, `${today.criteria.gwp.value}`);
  assert.ok(Math.abs((kept.criteria.gwp.value ?? 0) - 420) < 42, `${kept.criteria.gwp.value}`);
  assert.equal(today.criteria.gwp.whollyUnknown, 5);
  assert.deepEqual(
    today.unknown.map(({ label, missing }) => [label.fr, missing]),
    ['Messagerie', 'Documents partagés', 'Site web', 'Visioconférence', 'Lettre d’information'].map((label) => [label, 'all']),
  );
});

test('parts of a server add up to the server: nothing is lost between the services', () => {
  const whole = computed(join(FOLDER, 'rack-server/inventory.json'));
  assert.equal(whole.byLine.length, 3); // two services, and what nobody claims
  assert.ok(Math.abs(whole.deviceCount - 1) < 1e-12);
});
