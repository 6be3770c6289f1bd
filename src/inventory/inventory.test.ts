import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facts } from '../../tests/world.ts';
import { ageIn, countryIn, evidenceIn, figureIn, reusedIn, spreadIn } from './cells.ts';
import { recognise } from './items.ts';
import type { Parsed } from './problem.ts';
import { readInventory } from './read.ts';

const bounds = { low: 0, high: 10_000, unit: 'W', example: '70' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => readInventory(typeof text === 'string' ? bytes(text) : text, { facts, year: 2025 });
const answerOf = (parsed: Parsed<unknown>): unknown => ('value' in parsed ? parsed.value : parsed.why.fr);

for (const [typed, expected] of [
  ['8', 8],
  ['26,5', 26.5],
  ['26.5', 26.5],
  ['1 600', 1600],
  ['1\u202f600', 1600],
  ['1.234,5', 1234.5],
  ['70 W', 70],
  ['1e3', 1000],
  ['-3', 'ce nombre est hors de ce qui est possible'],
  ['1e400', 'ce n’est pas un nombre'],
  ['NaN', 'ce n’est pas un nombre'],
  ['Infinity', 'ce n’est pas un nombre'],
  ['=1+1', 'ce n’est pas un nombre'],
  ['douze', 'ce n’est pas un nombre'],
  ['99999', 'ce nombre est hors de ce qui est possible'],
] as const) {
  test(`a number typed « ${typed} » is read as ${expected}`, () => assert.equal(answerOf(figureIn(typed, bounds)), expected));
}

for (const [typed, expected] of [
  ['5', { value: 5, low: 5, high: 5 }],
  ['3-7', { value: 5, low: 3, high: 7 }],
  ['3 à 7 ans', { value: 5, low: 3, high: 7 }],
  ['entre 3 et 7', { value: 5, low: 3, high: 7 }],
  ['3 to 7 years', { value: 5, low: 3, high: 7 }],
  ['2,5..3,5', { value: 3, low: 2.5, high: 3.5 }],
  ['7-3', 'le premier nombre est plus grand que le second'],
] as const) {
  test(`a range typed « ${typed} » is read`, () => assert.deepEqual(answerOf(spreadIn(typed, bounds)), expected));
}

for (const [typed, expected] of [
  ['2019', { value: 6, low: 6, high: 6 }],
  ['2018-2020', { value: 6, low: 5, high: 7 }],
  ['2019-03-14', { value: 6, low: 6, high: 6 }],
  ['14/03/2019', { value: 6, low: 6, high: 6 }],
  ['03/2019', { value: 6, low: 6, high: 6 }],
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
  ['a spreadsheet sent as it is', 'PK\u0003\u0004rest', 'ce n’est pas un fichier de texte'],
  ['a picture', '\u0089PNG\r\n', 'ce n’est pas un fichier de texte'],
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

test('a JSON inventory reads places, machines by components, and their parts', () => {
  const {
    lines,
    problems,
    settings,
    facts: own,
  } = read(
    JSON.stringify({
      pays: 'Belgique',
      year: 2024,
      places: [{ name: 'Cave', pue: 1.2 }],
      equipment: [{ item: 'laptop', quantity: 8, age: [3, 7], preuve: 'B' }],
      machines: [{ name: 's1', cores: 16, ramStrips: 4, ramGB: 16, place: 'Cave', vcpu: 32, ours: false }],
      virtual: [{ name: 'site', host: 's1', vcpu: 8 }],
    }),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(settings, { country: 'BE', year: 2024 });
  assert.equal(own?.places.get('Cave')?.pue.value, 1.2);
  assert.deepEqual(
    lines.map(({ label, count, age }) => [label, count, age?.value]),
    [
      ['laptop', 8, 5],
      ['site', 1, undefined],
    ],
  );
  assert.equal(lines[1]?.machine?.count?.value, 0.25); // 8 of 32, and the rest belongs to someone else
});

for (const [what, content, column] of [
  ['a part without a machine', { virtual: [{ name: 'x', host: 'none', vcpu: 1 }] }, 'virtual[0].host'],
  ['a part without a key', { machines: [{ name: 's', cores: 8 }], virtual: [{ name: 'x', host: 's' }] }, 'virtual[0].vcpu'],
  ['an unknown case', { machines: [{ name: 's', cores: 8, case: 'shoebox' }] }, 'machines[0].case'],
  ['a place less hungry than its machines', { places: [{ name: 'p', pue: 0.8 }] }, 'places[0].pue'],
  ['an absurd component', { machines: [{ name: 's', cores: 8, tdp: 1e9 }] }, 'machines[0].tdp'],
  ['a list that is not one', { equipment: 'eight laptops' }, 'equipment'],
  ['a line that is not one', { equipment: [null] }, 'equipment[0]'],
  ['a bad value deep inside', { equipment: [{ item: 'laptop', quantity: 'many' }] }, 'equipment[0].quantity'],
] as const) {
  test(`JSON: ${what} is said by its path`, () => assert.equal(read(JSON.stringify(content)).problems[0]?.column, column));
}

test('parts that exceed their machine are said', () => {
  const { problems } = read(JSON.stringify({ machines: [{ name: 's', cores: 8, vcpu: 4 }], virtual: [{ name: 'x', host: 's', vcpu: 8 }] }));
  assert.match(problems[0]?.why.fr ?? '', /dépassent la machine/);
});
