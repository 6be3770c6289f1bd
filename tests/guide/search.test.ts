import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folded, passagesOf, search } from '../../src/guide/publish/search.ts';
import { books } from './copy.ts';

/** A reader searches as they speak: without accents, in the plural, with the beginning of a word. */

const passages = { fr: passagesOf(books.fr), en: passagesOf(books.en) };

for (const [lang, one, other] of [
  ['fr', 'hébergeur', 'HEBERGEURS'],
  ['fr', 'bureau', 'bureaux'],
  ['fr', 'réseau local', 'reseaux locaux'],
  ['fr', 'cœur', 'coeur'],
  ['en', 'battery', 'Batteries'],
  ['en', 'ceiling', 'ceilings'],
  ['en', 'box', 'boxes'],
] as const)
  test(`« ${other} » is « ${one} » (${lang})`, () => assert.deepEqual(folded(other, lang), folded(one, lang)));

for (const [lang, asked, slug] of [
  ['fr', 'autolimitation', 'glossaire'],
  ['fr', 'communs negatifs', 'fermer-et-soigner'],
  ['fr', 'guichet humain', 'deliberation'],
  ['fr', 'E4.8', 'etapes-juger'],
  ['fr', 'fiche attachement', 'fiches'],
  ['en', 'negative commons', 'closing-and-caring'],
  ['en', 'ceilings', 'glossary'],
] as const)
  test(`« ${asked} » is found in ${slug}`, () => {
    const found = search(passages[lang], asked, lang).slice(0, 8);
    assert.ok(
      found.some(({ passage }) => passage.slug === slug),
      found.map(({ passage }) => `${passage.slug}: ${passage.heading}`).join('\n'),
    );
  });

test('all words must be there; nothing and signs alone find nothing', () => {
  for (const asked of ['autolimitation brontosaure', '', '   ', '<>&"', '.*']) assert.deepEqual(search(passages.fr, asked, 'fr'), [], asked);
});

test('what is shown holds the word, in its sentence', () => {
  const [first] = search(passages.fr, 'brouillard datacenters', 'fr').concat(search(passages.fr, 'datacenters', 'fr'));
  assert.match(first?.around[1] ?? '', /datacenter/i);
  assert.ok((first?.around.join('').length ?? 0) > 40);
});
