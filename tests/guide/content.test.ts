import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Block, type Book, everyBlock, plainText } from '../../src/guide/book.ts';
import { typedFigures } from '../../src/guide/source/markdown/typed.ts';
import { typography } from '../../src/guide/source/markdown/typography.ts';
import { readGuide } from '../../src/guide/source/read.ts';
import { namesOf } from '../../src/method/method.ts';
import { library } from '../world.ts';
import { books, contentCopy, guide, method } from './copy.ts';

/** The guide is a book that must hold together: nothing wrong in it, and what someone breaks is told with its file and line. */

const blocksOf = (book: Book): Block[] => book.chapters.flatMap(({ blocks }) => [...everyBlock(blocks)]);

test('nothing is wrong in the guide', () => assert.deepEqual(guide.problems, []));

test('the French book is whole, the English one has the introduction, the reflection tracks and the method', () => {
  assert.deepEqual(
    books.fr.parts.map(({ id, chapters }) => [id, chapters.length]),
    [
      ['pourquoi', 4],
      ['reflexion', 7],
      ['audit', 7],
      ['agir', 7],
      ['atelier', 1],
      ['reperes', 4],
    ],
  );
  for (const part of ['pourquoi', 'reflexion', 'audit'])
    assert.deepEqual(books.en.parts.find(({ id }) => id === part)?.chapters, books.fr.parts.find(({ id }) => id === part)?.chapters, part);
});

test('a translation has the sections of its original, and follows its version', () => {
  for (const { id, blocks, follows, file } of books.en.chapters) {
    if (file === '') continue;
    const original = books.fr.chapters.find((one) => one.id === id);
    const shape = (all: readonly Block[]): string[] => all.flatMap((block) => (block.kind === 'heading' ? [`${block.level}`] : []));
    assert.deepEqual(shape(blocks), shape(original?.blocks ?? []), id);
    assert.deepEqual(follows, { version: original?.version, now: original?.version }, id);
  }
});

test('everything that the method names has its place in the French book, where links lead', () => {
  for (const id of namesOf(method).keys()) {
    if (id.startsWith('runsheet-')) continue;
    assert.ok(books.fr.places.has(id), id);
  }
});

test('each of the twenty themes has its references, marked when they are from memory, its questions, and the steps it feeds; steps tell them back', () => {
  const blocks = blocksOf(books.fr);
  for (let i = 1; i <= 20; i++) {
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.id === `T${i}`);
    assert.ok(at >= 0, `T${i}`);
    const rest = blocks.slice(at + 1);
    const own = rest.slice(0, rest.findIndex((block) => block.kind === 'heading' && block.level === 2) >>> 0);
    const aside = (role: string) => own.find((block) => block.kind === 'aside' && block.role === role);
    const listed = (block: Block | undefined): string[] =>
      block?.kind === 'aside' ? block.of.flatMap((one) => (one.kind === 'list' ? one.items.map((item) => wordsOf(item)) : [])) : [];
    assert.ok(listed(aside('questions')).length >= 3, `T${i}: questions`);
    const references = listed(aside('references'));
    assert.ok(references.length >= 1, `T${i}: references`);
    for (const one of references) assert.match(one, /à vérifier|\.(fr|org|net|com)\b/, `T${i}: ${one}`);
    const feeds = own.find((block) => block.kind === 'paragraph' && block.role === 'feeds');
    assert.ok(feeds, `T${i}: feeds`);
  }
  const told = blocks
    .filter((block) => block.kind === 'paragraph' && block.role === 'feeds')
    .map((block) => (block.kind === 'paragraph' ? plainText(block.of) : ''));
  assert.equal(
    told.filter((words) => words.startsWith('Thèmes qui la nourrissent')).length,
    method.steps.filter(({ id }) => id !== 'E2' && id !== 'E11').length,
  );
});

/** Words with the addresses they lead to. */
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.of), ...block.of.map((one) => (one.kind === 'link' ? one.href : ''))] : []))
    .join(' ');

const HEAD = '---\nid: sans-reseau\ntitle: Essai\nsummary: Essai.\nversion: 1\nchanges:\n  - date: 2026-01-01\n    what: Essai.\n---\n';
const LINE = HEAD.split('\n').length;

for (const [what, text, why] of [
  ['raw HTML', 'Un <b>mot</b>.', /pas de HTML ni de script/],
  ['a script', '<script>alert(1)</script>', /pas de HTML ni de script/],
  ['an unknown directive', '::potion{id="E0"}', /directive « potion » inconnue, attendu l’une de : figure, blank, principles/],
  ['an unknown block', ':::sort\nmot\n:::', /directive « sort » inconnue/],
  ['a block left open', ':::note\nmot', /« :::note » n’est pas refermé/],
  ['a block of code left open', '```\nmot', /n’est pas refermé par ```/],
  ['an unknown attribute', '::step{id="E0" couleur="bleu"}', /attribut « couleur » inconnu, attendu : id=/],
  ['an unknown step', '::step{id="E99"}', /id="E99" : attendu E0, E1/],
  ['a figure of nothing', 'Soit :figure{of="item/licorne"}.', /of="item\/licorne" : attendu data\/items\.csv/],
  ['a figure without its subject', 'Soit :figure{criterion="gwp"}.', /champ « of »/],
  ['an unknown criterion', 'Soit :figure{of="item/laptop" criterion="karma"}.', /criterion="karma" : attendu gwp, adpe/],
  ['an inventory that leads out of its folder', 'Soit :figure{of="inventory/../../secret"}.', /attendu inventories\//],
  ['a link to no one', 'Voir [ceci](@rien-de-tel).', /lien vers « @rien-de-tel » : rien ne s’appelle ainsi/],
  ['a script in a link', '[clic](javascript:alert(1))', /adresse « javascript:alert\(1\) » : attendu https/],
  ['a file in a link', '[clic](file:///etc/passwd)', /adresse « file:\/\/\/etc\/passwd »/],
  ['a picture that is not there', '![Une machine](images/absente.png)', /image « images\/absente\.png » : aucun fichier/],
  ['a picture from elsewhere', '![Une machine](https://example.org/a.png)', /attendu images\/nom/],
  ['a picture of this machine', '![Une machine](file:///etc/passwd)', /attendu images\/nom/],
  ['a picture without words', '![](images/chemin.svg)', /qui dise ce qu’elle montre/],
  ['a picture in a sentence', 'Voici ![Une machine](images/chemin.svg) là.', /seule sur sa ligne/],
  ['a note without text', 'Un mot[^perdu].', /note \[\^perdu\] n’a pas de texte/],
  ['a sign that paper lacks', 'Une machine 💻.', /« 💻 » : les caractères du papier/],
  ['a title of the first level', '# Titre', /attendu ##/],
  ['a level that is skipped', '## Un\n\n#### Trois', /un niveau est sauté/],
  ['a figure of impact typed by hand', 'Un portable émet 170 kg de CO₂e.', /« 170 kg.* » ressemble à un chiffre d’impact/],
] as const) {
  test(`${what} is refused, with its file and its line`, () => {
    const copy = contentCopy();
    copy.edit('fr/mairie-sans-reseau.md', undefined, `${HEAD}\n${text}\n`);
    const { problems } = readGuide(library, method, copy.folder);
    const own = problems.filter(({ file }) => file === 'content/guide/fr/mairie-sans-reseau.md');
    const told = own.find(({ fr }) => why.test(fr));
    assert.ok(told, JSON.stringify(own));
    const last = LINE + text.split('\n').length;
    assert.ok(told.line >= LINE + 1 && told.line <= last, `line ${told.line}, expected ${LINE + 1} to ${last}`);
    assert.notEqual(told.fr, told.en);
  });
}

for (const [what, file, found, put, why] of [
  ['no front matter', 'fr/le-pari.md', '---\nid', 'id', /l’en-tête manque/],
  ['an unknown field', 'fr/le-pari.md', '\nversion: 1', '\nversion: 1\nhumeur: bonne', /champ « humeur » inconnu/],
  ['a version that is none', 'fr/le-pari.md', 'version: 1', 'version: un', /champ « version »/],
  ['front matter that is no YAML', 'fr/le-pari.md', 'title: ', 'title: [', /ce n’est pas du YAML/],
  ['a chapter nobody lists', 'fr/guide.yaml', 'hors-de-vue, ', '', /aucun chapitre de guide\.yaml/],
  ['a chapter without file', 'fr/guide.yaml', 'hors-de-vue, ', 'hors-de-vue, fantome, ', /« fantome » de guide\.yaml n’a pas de fichier/],
  ['two sections of one name', 'fr/glossaire.md', '{#terme-plafond}', '{#terme-nd}', /« terme-nd » nomme déjà autre chose/],
] as const) {
  test(`${what} is refused`, () => {
    const copy = contentCopy();
    copy.edit(file, found, put);
    const { problems } = readGuide(library, method, copy.folder);
    assert.ok(
      problems.some(({ fr }) => why.test(fr)),
      JSON.stringify(problems.slice(0, 5)),
    );
  });
}

test('a text that changed its sense makes its translation say that it lags', () => {
  const copy = contentCopy();
  copy.edit('fr/le-pari.md', '\nversion: 1', '\nversion: 2');
  const { books: now, problems } = readGuide(library, method, copy.folder);
  assert.deepEqual(problems, []);
  assert.deepEqual(now.en.chapters.find(({ id }) => id === 'pari')?.follows, { version: 1, now: 2 });
});

for (const [text, caught] of [
  ['12 kg', true],
  ['4,5 t de CO2', true],
  ['46 %', true],
  ['−20 %', true],
  ['1 600 kWh', true],
  ['10 watts', true],
  ['2 litres d’eau', true],
  ['15 €', true],
  ['trois heures et demie', false],
  ['7 ans', false],
  ['la question E3.9', false],
  ['J+30, 72 h, A4, 8 personnes', false],
  ['`x = 3 kg`', false],
  [':figure{of="machine/10"} et [lien](https://example.org/50%25)', false],
] as const)
  test(`« ${text} » ${caught ? 'looks like' : 'is not'} a figure of impact`, () => assert.equal(typedFigures('x', text, 0).length > 0, caught));

for (const [typed, lang, set] of [
  ['l\'eau : "nue" ?', 'fr', 'l’eau\u00a0: «\u00a0nue\u00a0»\u00a0?'],
  ['« mot » ; 10 000 !', 'fr', '«\u00a0mot\u00a0»\u00a0; 10\u202f000\u00a0!'],
  ['it\'s "so": 10 %', 'en', 'it’s “so”: 10%'],
] as const)
  test(`${typed} is set as ${set}`, () => assert.equal(typography(typed, lang), set));

test('sixty made-up chapters: each gives a tree or problems that stand in its lines, and none stumbles', () => {
  const piece = fc.constantFrom(
    '## ',
    '\n',
    '\n\n',
    'mot ',
    '**',
    '_',
    '`',
    '```\n',
    ':::note\n',
    ':::\n',
    '::step{id="E0"}\n',
    ':figure{of="machine/10"}',
    '[x](@T1)',
    '[^a]',
    '[^a]: note\n',
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    '- ',
    '> ',
    '<b>',
    '\\',
    ':blank',
    '!',
    '{#id}',
    ':',
    '{',
    '}',
    '\u0000',
    '💻',
  );
  const copy = contentCopy();
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `${HEAD}\n${pieces.join('')}\n`;
      copy.edit('fr/mairie-sans-reseau.md', undefined, text);
      const { problems } = readGuide(library, method, copy.folder);
      for (const { file, line } of problems)
        if (file.endsWith('mairie-sans-reseau.md')) assert.ok(line >= 1 && line <= text.split('\n').length + 1, `line ${line}`);
    }),
    { numRuns: 60 },
  );
});
