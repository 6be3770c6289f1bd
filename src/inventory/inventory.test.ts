import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facts, library } from '../../tests/world.ts';
import { countryIn, evidenceIn, reusedIn } from './cell/answer.ts';
import { ageIn } from './cell/date.ts';
import { recognise } from './items.ts';
import { readingOf } from './line/reading.ts';
import type { Parsed } from './problem.ts';
import { readInventory } from './read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => readInventory(typeof text === 'string' ? bytes(text) : text, readingOf(library, 2025));
const answerOf = (parsed: Parsed<unknown>): unknown => ('value' in parsed ? parsed.value : parsed.why.fr);

for (const [typed, expected] of [
  ['2019', { value: 6, low: 6, high: 6 }],
  ['2018-2020', { value: 6, low: 5, high: 7 }],
  // Seen from the first of July 2025: 2301 days, in years of 365 days.
  ['2019-03-14', { value: 2301 / 365, low: 2301 / 365, high: 2301 / 365 }],
  ['14/03/2019', { value: 2301 / 365, low: 2301 / 365, high: 2301 / 365 }],
  ['03/2019', { value: 2300 / 365, low: 2300 / 365, high: 2300 / 365 }],
  ['2025-10-01', { value: 0, low: 0, high: 0 }],
  ['31/02/2019', 'ce n’est pas une date'],
  ['2031', 'cette date est à venir'],
  ['1066', 'ce nombre est hors de ce qui est possible'],
  ['hier', 'ce n’est pas une date'],
] as const) {
  test(`a purchase typed « ${typed} » gives an age in 2025`, () => assert.deepEqual(answerOf(ageIn(typed, 2025)), expected));
}

for (const [typed, expected] of [
  ['FR', 'FR'],
  ['france', 'FR'],
  ['Allemagne', 'DE'],
  ['Germany', 'DE'],
  ['États-Unis', 'US'],
  ['La Réunion', 'RE'],
  ['monde', 'WORLD'],
  ['Atlantide', 'pays inconnu'],
] as const) {
  test(`a country typed « ${typed} » is ${expected}`, () => assert.equal(answerOf(countryIn(typed, facts.countries)), expected));
}

test('evidence is a letter or a word, condition is new or second-hand', () => {
  assert.equal(answerOf(evidenceIn('b')), 'B');
  assert.equal(answerOf(evidenceIn('facture')), 'A');
  assert.equal(answerOf(evidenceIn('Z')), 'preuve inconnue');
  assert.equal(answerOf(reusedIn('reconditionné')), true);
  assert.equal(answerOf(reusedIn('neuf')), false);
  assert.equal(answerOf(reusedIn('rouillé')), 'état inconnu');
});

for (const [typed, expected] of [
  ['laptop', 'laptop'],
  ['Ordinateur portable', 'laptop'],
  ['PORTABLES', 'laptop'],
  ['écrans', 'monitor'],
  ['Borne Wi-Fi', 'wifi-ap'],
  ['switch', 'switch'],
  ['Raspberry Pi', 'single-board-computer'],
  ['messagerie', 'hosting-mail'],
  ['grille-pain', undefined],
] as const) {
  test(`« ${typed} » is taken for ${expected}`, () => assert.equal(recognise(typed, facts)?.item, expected));
}

const FRENCH = 'objet;libellé;quantité;durée prévue\nportable;Les portables;8;4\n';
for (const [what, text] of [
  ['semicolons', FRENCH],
  ['commas', FRENCH.replaceAll(';', ',')],
  ['tabs', FRENCH.replaceAll(';', '\t')],
  ['a byte-order mark', `\ufeff${FRENCH}`],
  ['Windows line ends', FRENCH.replaceAll('\n', '\r\n')],
  ['English headers', 'item,label,quantity,planned lifetime\nlaptop,Les portables,8,4\n'],
  ['columns in another order', 'Durée prévue (ans);Qté;Libellé;Objet\n4;8;Les portables;portable\n'],
  ['titles above the header', `Inventaire 2025;;;\n;;;\n${FRENCH}`],
  ['quoted cells', '"objet";"libellé";"quantité";"durée prévue"\n"portable";"Les portables";"8";"4"\n'],
] as const) {
  test(`a table with ${what} is read`, () => {
    const { lines, problems } = read(text);
    assert.deepEqual(problems, []);
    const [line] = lines;
    assert.deepEqual([line?.item, line?.label, line?.count, line?.lifetime?.value], ['laptop', 'Les portables', 8, 4]);
  });
}

test('a file in Windows-1252, as old spreadsheets write, keeps its accents', () => {
  const text = Uint8Array.from('objet;libellé;quantité\nécran;Écrans;4\n', (letter) => letter.charCodeAt(0));
  assert.deepEqual(
    read(text).lines.map(({ label, count }) => [label, count]),
    [['Écrans', 4]],
  );
});

test('a file in UTF-16 is read by its mark', () => {
  const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FRENCH, 'utf16le')]);
  assert.equal(read(text).lines.length, 1);
});

test('bad lines are said with line, column, value, why and what was expected; the good ones are kept', () => {
  const { lines, problems } = read('objet;quantité;durée prévue;pays\nportable;8;4;FR\nécran;-2;6;FR\nbox;1;cent;Atlantide\ngrille-pain;3;;\n');
  assert.deepEqual(
    lines.map(({ number, item }) => [number, item]),
    [
      [2, 'laptop'],
      [5, undefined],
    ],
  );
  assert.deepEqual(
    problems.map(({ line, column, value, kept }) => [line, column, value, kept]),
    [
      [3, 'quantité', '-2', false],
      [4, 'durée prévue', 'cent', false],
      [4, 'pays', 'Atlantide', false],
      [5, 'objet', 'grille-pain', true],
    ],
  );
  for (const { why, expected } of problems) for (const lang of ['fr', 'en'] as const) assert.ok(why[lang] !== '' && expected[lang] !== '');
});

test('the number of a line is that of the file, blank lines and line breaks in cells included', () => {
  const { problems } = read('objet;libellé;quantité\n\nportable;"deux\nlignes";1\nécran;E;x\n');
  assert.deepEqual(
    problems.map(({ line }) => line),
    [5],
  );
});

for (const [what, text, why] of [
  ['an empty file', '', 'le fichier est vide'],
  ['blank lines', '\n\n;;\n', 'le fichier est vide'],
  ['a header alone', 'objet;quantité\n', 'aucune ligne après l’en-tête'],
  ['no known header', 'couleur;taille\nrouge;42\n', 'la colonne de l’objet est introuvable'],
  ['a workbook that lost its end', 'PK\u0003\u0004rest', 'le fichier est coupé : sa fin manque'],
  ['a picture', '\u0089PNG\r\n', 'c’est une image'],
  ['broken JSON', '{"equipment": [', 'ce n’est pas du JSON'],
  ['a million columns', `objet${';x'.repeat(1_000_000)}\n`, 'trop de colonnes'],
] as const) {
  test(`${what} is refused with a reason`, () => {
    const file = what === 'a picture' ? Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]) : bytes(text);
    assert.deepEqual(
      read(file).problems.map((one) => one.why.fr),
      [why],
    );
  });
}

test('of two columns for one field, the documented one is read, and the other is named', () => {
  const { lines, ignored } = read('qté;objet;quantité\n99;portable;8\n');
  assert.deepEqual([lines[0]?.count, ignored], [8, ['qté']]);
});

test('a unit in brackets in a header is that of its column, unless a cell has its own', () => {
  const { lines } = read('objet;durée prévue (mois);puissance (kW);âge (ans)\nportable;18;0,05;3\nécran;2 ans;20 W;3\n');
  assert.deepEqual(
    lines.map(({ lifetime, power, age }) => [lifetime?.value, power?.value, age?.value]),
    [
      [1.5, 50, 3],
      [2, 20, 3],
    ],
  );
});

for (const [what, line, column, kept] of [
  ['watts on a network line', 'item;power\ninternet line;30', 'power', true],
  ['kWh on a network line', 'item;kWh per year\nmobile line;30', 'kWh per year', true],
  ['watts without hours for what has no habit', 'item;power\nkeyboard;2', 'power', true],
  ['watts without hours of a hosted service', 'item;power\nwebsite;20', 'power', true],
  ['an unknown place', 'item;place\nlaptop;Bas de l’escalier', 'place', true],
  ['half a laptop', 'item;quantity\nlaptop;2.5', 'quantity', false],
] as const) {
  test(`${what}: said, and the line is ${kept ? 'kept' : 'refused'}`, () => {
    const { lines, problems } = read(`${line}\n`);
    assert.deepEqual(
      problems.map((one) => [one.column, one.kept]),
      [[column, kept]],
    );
    assert.equal(lines.length, kept ? 1 : 0);
  });
}

for (const [typed, expected] of [
  ['domicile', 'home'],
  ['Centre de données', 'datacenter'],
  ['petite salle serveur', 'server-room'],
  ['ovhcloud/gra', 'ovhcloud/gra'],
  ['OVHcloud GRA', 'ovhcloud/gra'],
] as const) {
  test(`a place typed « ${typed} » is ${expected}`, () => assert.equal(read(`objet;lieu\nserveur;${typed}\n`).lines[0]?.place, expected));
}
