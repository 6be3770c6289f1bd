import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MEASURES, STAGE_NAMES } from '../src/engine/criteria.ts';
import { vocabulary } from '../src/engine/formula/vocabulary.ts';
import { formulas } from '../src/engine/formulas/all.ts';
import { facts } from './world.ts';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Every path through an object of words, down to the texts and the functions that make texts. */
function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}/${key}`));
}

for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)(\w+-)?words\.ts$/.test(name) && !name.startsWith('web/'))) {
  test(`${file}: the same words in French and in English`, async () => {
    const module = (await import(pathToFileURL(join(SRC, file)).href)) as Record<string, unknown>;
    for (const [name, words] of Object.entries(module)) {
      if (name === 'words') {
        // Problems of inventories: each word bears both languages itself.
        for (const [key, word] of Object.entries(words as Record<string, unknown>))
          if (typeof word === 'object') assert.deepEqual(keysOf(word), ['/fr', '/en'], key);
        continue;
      }
      const { fr, en } = words as { fr: unknown; en: unknown };
      assert.deepEqual(keysOf(en), keysOf(fr), name);
    }
  });
}

test('formulas, inputs, measures, stages and items are named in both languages', () => {
  const names = [
    ...formulas.map(({ name }) => name),
    ...Object.values(vocabulary).map(({ name }) => name),
    ...MEASURES.map(({ name }) => name),
    ...Object.values(STAGE_NAMES),
    ...[...facts.items.values()].map(({ name }) => name),
  ];
  for (const { fr, en } of names) assert.ok(fr !== '' && en !== '');
});

test('French texts use the typographic apostrophe', () => {
  const names = [
    ...formulas.map(({ name }) => name.fr),
    ...Object.values(vocabulary).map(({ name }) => name.fr),
    ...[...facts.items.values()].map(({ name }) => name.fr),
  ];
  for (const name of names) assert.doesNotMatch(name, /\w'\w/, name);
});
