import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Judged, judgedRows } from './fleets.ts';
import { facts } from './world.ts';

/** How well things are recognised, on five hundred rows written as people write them: the aims, and the table of the document. */

const DOCUMENT = new URL('../docs/recognition.md', import.meta.url);
const rows = judgedRows();
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

test('at least 98 % of the rows are taken for what they are, at most 0.5 % wrongly without doubt', () => {
  assert.ok(rows.length >= 400, `${rows.length} rows`);
  const wrong = rows.filter(({ right }) => !right);
  const tell = wrong.map(({ file, words, outcome }) => `${file}: ${words} → ${outcome.apart ?? outcome.item}`).join('\n');
  assert.ok(share(wrong.length, rows.length) <= 0.02, tell);
  assert.ok(share(wrong.filter(({ confident }) => confident).length, rows.length) <= 0.005, tell);
});

test('at least 60 % of the models that stand in the table are found, and none is found for another', () => {
  const known = rows.filter(({ modelRight }) => modelRight !== undefined);
  assert.ok(known.length >= 90, `${known.length} rows`);
  assert.ok(share(known.filter(({ modelRight }) => modelRight).length, known.length) >= 0.6);
  const false_ = rows.filter(({ outcome, modelRight }) => outcome.model !== undefined && modelRight !== true);
  assert.deepEqual(
    false_.map(({ words, outcome }) => [words, outcome.model]),
    [],
  );
});

test('other devices of a row are told, with how many there are', () => {
  for (const { words, outcome, truth } of rows) assert.equal(outcome.also.map(({ item, count }) => `${item}:${count}`).join('|'), truth.also, words);
});

test('the table of the document is that of today', () => {
  const text = readFileSync(DOCUMENT, 'utf8');
  const made = text.replace(/(<!-- table -->\n)[\s\S]*(\n<!-- \/table -->)/, (_, start: string, end: string) => `${start}${table(rows)}${end}`);
  if (process.env['UPDATE']) writeFileSync(DOCUMENT, made);
  else assert.equal(text, made, 'run again with UPDATE=1, and read the difference');
});

/** Per item: rows that are it, how many are found (recall), and how many of those found are it (precision). */
function table(all: readonly Judged[]): string {
  const said = ({ outcome }: Judged): string => (outcome.apart ? 'apart' : (outcome.item ?? 'unknown'));
  const items = [...new Set(all.map(({ truth }) => truth.item))].sort();
  const lines = items.map((item) => {
    const its = all.filter(({ truth }) => truth.item === item);
    const found = all.filter((row) => said(row) === item);
    const name = facts.items.get(item)?.name.fr ?? (item === 'apart' ? 'à part (pas un appareil)' : 'inconnu');
    return `| ${name} | ${its.length} | ${percent(its.filter(({ right }) => right).length, its.length)} | ${percent(found.filter(({ right }) => right).length, found.length)} |`;
  });
  const known = all.filter(({ modelRight }) => modelRight !== undefined);
  const wrong = all.filter(({ right, confident }) => !right && confident).length;
  return [
    '| objet | lignes | retrouvées | justes |',
    '|---|---|---|---|',
    ...lines,
    `| **toutes** | ${all.length} | **${percent(all.filter(({ right }) => right).length, all.length)}** | fausses sans doute exprimé : **${percent(wrong, all.length)}** |`,
    `| **modèles déclarés** | ${known.length} | **${percent(known.filter(({ modelRight }) => modelRight).length, known.length)}** | |`,
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return `${(100 * share(part, whole)).toFixed(1).replace('.', ',').replace(',0', '')} %`;
}
