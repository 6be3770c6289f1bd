import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { contested } from '../../src/engine/facts.ts';
import { readContext } from '../../src/facts/context.ts';
import { plainText } from '../../src/guide/book.ts';
import { type Figures, figuresOf } from '../../src/guide/source/figures/figures.ts';
import { CONTENT_FOLDER } from '../../src/guide/source/folders.ts';
import { facts, library } from '../world.ts';

/** Figures of the guide come from the facts by way of the engine: change a fact, and the book says something else. */

const { context, flaws } = readContext(library.folder);
const inventories = join(CONTENT_FOLDER, 'guide', 'inventories');
const figures = figuresOf(library, context, inventories, 2025);

const told = (asked: Parameters<Figures['figure']>[0], lang: 'fr' | 'en' = 'fr', from = figures): readonly [string, string] => {
  const found = from.figure(asked, lang);
  if ('wrong' in found) throw new Error(found.wrong.fr);
  return [found.text, plainText(found.note).replace(/\u00a0/g, ' ')];
};

test('figures of context have their year, their perimeter and their source', () => {
  assert.deepEqual(flaws, []);
  const [text, note] = told({ of: 'context/france-carbon' });
  assert.equal(text, '4,4\u00a0%');
  assert.match(note, /Année : 2022\. Périmètre : terminaux, réseaux.*Source : ADEME, janvier 2025/);
  assert.equal(told({ of: 'context/without-smartphone' }, 'en')[0], 'one person in ten');
});

test('making a laptop: the factor of the facts, with the range and the sources of all that is said of it', () => {
  const factor = facts.factors('laptop').find(({ stage, criterion }) => stage === 'manufacture' && criterion === 'gwp');
  assert.ok(factor);
  const [text, note] = told({ of: 'item/laptop', criterion: 'gwp', stage: 'manufacture' });
  assert.equal(text, `${Number(factor.quantity.value.toPrecision(2))}\u00a0kg\u00a0CO₂e`);
  assert.match(note, /Fourchette : de \d+ à \d+ kg CO₂e\. Calculé pour la France, 2025\. Sources : .*ADEME/);
});

test('a machine of ten watts left on: 10 W × 8,760 h = 87.6 kWh, and the climate of as many French kilowatt-hours', () => {
  const mix = facts.mix('FR', 'gwp', 2025);
  assert.ok(mix);
  const kilograms = Number(((87.6 * mix.value) / 1000).toPrecision(2)).toLocaleString('fr');
  assert.equal(told({ of: 'machine/10' })[0], `88\u00a0kWh par an, soit ${kilograms}\u00a0kg\u00a0CO₂e par an`);
});

test('kept longer, the same fleet weighs less: five kinds of hosting stay unknown in both', () => {
  const table = figures.compare({ of: 'inventory/association inventory/association-gardee' }, 'fr');
  assert.ok(!('wrong' in table));
  const total = (column: number): number => Number(/^[\d\u202f\s]+/.exec(table.rows.at(-1)?.[column] ?? '')?.[0].replace(/\D/g, ''));
  assert.ok(total(1) > total(2), `${total(1)} > ${total(2)}`);
  assert.equal(table.rows.filter(([, now]) => now === 'inconnu').length, 5);
});

test('in a chart the unknown is a bar of its own, never an absence nor a zero', () => {
  const chart = figures.chart({ of: 'inventory/association', criterion: 'gwp', by: 'item' }, 'fr');
  assert.ok(!('wrong' in chart));
  const hosting = chart.bars.filter(({ value }) => value === null);
  assert.equal(hosting.length, 5);
  assert.ok(hosting.every(({ shown }) => shown === 'inconnu'));
  assert.ok(chart.bars.some(({ value }) => value !== null && value > 0));
});

test('a fact that changes changes what the guide says', () => {
  const id = facts.factors('laptop').find(({ stage, criterion }) => stage === 'manufacture' && criterion === 'gwp')?.quantity.id ?? '';
  const other = { ...library, facts: contested(facts, [{ id, value: 999, low: 900, high: 1_100, reason: 'essai', on: '2026-01-01' }]) };
  const changed = figuresOf(other, context, inventories, 2025);
  assert.equal(told({ of: 'item/laptop', criterion: 'gwp', stage: 'manufacture' }, 'fr', changed)[0], '1\u202f000\u00a0kg\u00a0CO₂e');
});
