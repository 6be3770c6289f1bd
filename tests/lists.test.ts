import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readingOf } from '../src/inventory/line/reading.ts';
import { openInventory } from '../src/inventory/read.ts';
import { library } from './world.ts';

/** Lists as they come from the field, well made or not: every line ends in exactly one place, and what is wrong is said. */

const reading = readingOf(library, 2025);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function read(...files: readonly (string | Uint8Array)[]) {
  const given = files.map((content, i) => ({ name: `f${i}.csv`, chunks: [typeof content === 'string' ? bytesOf(content) : content] }));
  const inventory = openInventory(given, reading, true);
  return { ...inventory, lines: [...inventory.lines] };
}

for (const [what, header] of [
  ['a purchasing department', 'N° BC;Désignation article;Qté;PU HT;Date facture'],
  ['an asset manager', '"Nom";"Entité";"Statut";"Fabricant";"Numéro de série";"Type";"Modèle";"Lieu"'],
  ['a laboratory', 'Modele\tFabricant\tType\tDate achat'],
  ['a volunteer', 'Quoi;Combien;De quand;Où'],
  ['an English company', 'Asset tag,Description,Manufacturer,Model,Qty,Purchased'],
  ['a German partner', 'Bezeichnung;Hersteller;Modell;Anzahl'],
  ['a Spanish partner', 'Descripción;Marca;Modelo;Cantidad'],
] as const) {
  test(`the headers of ${what} are understood`, () => {
    const [one, two] = header.includes('\t') ? ['\t', 'Latitude 5420'] : header.includes(',') ? [',', 'Latitude 5420'] : [';', 'Latitude 5420'];
    const cells = header.split(one).map((name) => (/mod|désign|descr|bezeich|quoi/i.test(name) ? two : ''));
    const { lines, problems } = read(`${header}\n${cells.join(one)}\n`);
    assert.deepEqual([lines.map(({ item }) => item), problems], [['laptop'], []]);
  });
}

test('titles above, a second header line, headers said again on each page, blank lines and a total below: none of them is a device', () => {
  const text = [
    'Mairie de Rouvres;;;',
    'Inventaire au 31/12/2024;;;',
    ';;;',
    'Type;Modèle;Quantité;Date d’achat',
    'Kind;Model;Quantity;Purchase date',
    'Portable;Latitude 5420;8;14 mars 2021',
    '',
    'Type;Modèle;Quantité;Date d’achat',
    'Écran;P2419H;4;T2 2019',
    ';;;',
    'TOTAL;;12;',
  ];
  const { lines, tally, problems } = read(`${text.join('\n')}\n`);
  assert.deepEqual(
    lines.map(({ item, count }) => [item, count]),
    [
      ['laptop', 8],
      ['monitor', 4],
    ],
  );
  assert.deepEqual(
    [...tally.apart].map(([why, { rows }]) => [why, rows]),
    [
      ['header', 2],
      ['total', 1],
    ],
  );
  assert.deepEqual(problems, []);
});

for (const [typed, kept] of [
  ['0', 0],
  ['8', 8],
  ['-1', undefined],
  ['1e9', undefined],
  ['NaN', undefined],
  ['beaucoup', undefined],
  ['', 1],
] as const) {
  test(`a quantity of « ${typed} » ${kept === undefined ? 'refuses the line' : `counts ${kept}`}`, () => {
    const { lines, tally } = read(`objet;quantité\nportable;${typed}\n`);
    assert.deepEqual([lines[0]?.count, tally.kinds.refused], [kept, kept === undefined ? 1 : 0]);
  });
}

for (const [typed, age] of [
  ['14/03/2019', 6.3],
  ['14/3/19', 6.3],
  ['14-mars-2019', 6.3],
  ['1er mars 2019', 6.34],
  ['mars 2019', 6.3],
  ['Mar 2019', 6.3],
  ['14.03.2019', 6.3],
  ['20190314', 6.3],
  ['2019-03-14T00:00:00', 6.3],
  ['14/03/2019 10:32', 6.3],
  ['03/14/2019', 6.3],
  // What a spreadsheet keeps of 2019-03-14.
  ['43538', 6.3],
  ['T1 2019', 6.38],
  ['2019', 6],
  ['31/02/2019', undefined],
  ['avant la fusion', undefined],
  ['N/A', undefined],
  ['0000-00-00', undefined],
] as const) {
  test(`a purchase on « ${typed} » is ${age === undefined ? 'not dated, and the line stays' : `${age} years old in 2025`}`, () => {
    const { lines } = read(`objet;date d’achat\nportable;${typed}\n`);
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.age === undefined ? undefined : Math.round(lines[0].age.value * 50) / 50, age);
  });
}

test('columns of people and of serial numbers are dropped and told, whatever they are called; a number of users is not one', () => {
  const { dropped, lines } = read('Type;Utilisateur principal;N° de série;E-mail;Adresse MAC;Utilisateurs;Contact\nPortable;Alice;SN1;a@b.fr;00:11;12;Bob\n');
  assert.deepEqual(dropped, ['Utilisateur principal', 'N° de série', 'E-mail', 'Adresse MAC', 'Contact']);
  assert.equal(lines[0]?.persons, 12);
  assert.deepEqual(read('Type;Utilisateurs\nPortable;Alice Martin\n').dropped, ['Utilisateurs']);
  assert.deepEqual(read('Type;Qui\nPortable;alice@exemple.fr\n').dropped, ['Qui']);
});

for (const [status, reason] of [
  ['En service', undefined],
  ['En stock', 'stock'],
  ['Réformé', 'retired'],
  ['HS', 'retired'],
  ['Volé', 'missing'],
  ['Au placard', 'stock'],
  ['Prêté à Jean', undefined],
] as const)
  test(`a device « ${status} » is ${reason ?? 'counted'}`, () =>
    assert.deepEqual([...read(`Type;Statut\nPortable;${status}\n`).tally.apart.keys()], reason ? [reason] : []));

test('several files make one list: each problem tells its file and its line in it', () => {
  const { lines, problems, tally } = read(
    'objet;quantité\nportable;8\nécran;x\n',
    'Type;Modèle\nSwitch;Catalyst 2960\n',
    readFileSync(new URL('files/parc.xlsx', import.meta.url)),
    '%PDF-1.7',
  );
  assert.ok(lines.some(({ item }) => item === 'laptop') && lines.some(({ item }) => item === 'switch') && tally.rows > 4);
  assert.deepEqual(
    problems.slice(0, 2).map(({ file, line }) => [file, line]),
    [
      ['f3.csv', 0],
      ['f0.csv', 3],
    ],
  );
});

test('a sheet may be named; the one that was read is told, and one that is not there is said with those that are', () => {
  const chunks = [readFileSync(new URL('files/parc.xlsx', import.meta.url))];
  const named = openInventory([{ name: 'parc.xlsx', chunks, sheet: 'Parc' }], reading, false);
  assert.match(named.format.fr, /feuille « Parc »/);
  const { problems } = openInventory([{ name: 'parc.xlsx', chunks, sheet: 'Nulle part' }], reading, false);
  assert.match(problems[0]?.why.fr ?? '', /aucune feuille de ce nom/);
});

test('five thousand columns: a table of them is none, a row of them is refused alone', () => {
  const row = (first: string, filler: string): string => [first, ...Array.from({ length: 4_999 }, () => filler)].join(';');
  const wide = read(`${row('objet', 'c')}\n${row('écran', 'x')}\n`);
  assert.deepEqual(
    [wide.tally.rows, wide.problems.map(({ line, why, expected }) => [line, why.fr, expected.fr])],
    [0, [[1, 'trop de colonnes', '2000 colonnes au plus']]],
  );
  for (const before of [1, 60]) {
    const { lines, tally, problems } = read(`objet;quantité\n${'écran;2\n'.repeat(before)}${row('box', '1')}\nportable;3\n`);
    assert.deepEqual([lines.length, lines.at(-1)?.item, tally.rows, tally.kinds.refused], [before + 1, 'laptop', before + 2, 1]);
    assert.deepEqual(
      problems.map(({ line, why }) => [line, why.fr]),
      [[before + 2, 'trop de colonnes']],
    );
  }
});

test('without a header nothing is guessed: a column of people could not be told from one of things', () => {
  const { tally, problems } = read('Camille Dupont;Latitude 5420;4\nSacha Martin;P2419H;3\n');
  assert.deepEqual([tally.rows, problems.map(({ line, why }) => [line, why.fr])], [0, [[0, 'la colonne de l’objet est introuvable']]]);
  assert.match(problems[0]?.expected.fr ?? '', /ligne d’en-tête/);
});

test('what is unsure is counted at best with the range of a guess, and tells three things it may be', () => {
  const { lines, problems, statuses } = read('libellé;preuve\nOrdinateur;A\n');
  assert.deepEqual([lines[0]?.item, lines[0]?.evidence], ['desktop', 'D']);
  assert.deepEqual(statuses[0]?.outcome.guesses, ['desktop', 'laptop', 'thin-client']);
  assert.match(problems[0]?.expected.fr ?? '', /Ordinateur fixe \(sans écran\), Ordinateur portable, Client léger/);
});

test('a second screen and a dock are counted with their row', () => {
  const { lines } = read('désignation;qté\nPortable + dock + 2 écrans 24";3\n');
  assert.deepEqual(
    lines.map(({ item, count, number }) => [item, count, number]),
    [
      ['laptop', 3, 2],
      ['docking-station', 3, 2],
      ['monitor', 6, 2],
    ],
  );
});

/** Cells as people write them, and as nobody should. */
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Portable',
      'Écran 24"',
      'PC + écran',
      'Latitude 5420',
      'En stock',
      '8',
      '-1',
      'NaN',
      '1e9',
      '14/03/2019',
      'N/A',
      '',
      ' ',
      'TOTAL',
      'licence',
      'é'.repeat(50),
      '=1+1',
      '<b>',
      '__proto__',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);
const header = fc.array(
  fc.constantFrom('Type', 'Marque', 'Modèle', 'Désignation', 'Qté', 'Date d’achat', 'Statut', 'Lieu', 'Utilisateur', 'Couleur', 'Âge', 'kWh par an'),
  { minLength: 1, maxLength: 8 },
);

test('ten thousand made-up files: none stumbles or lingers, and no line is lost', { timeout: 240_000 }, () => {
  const file = fc.record({
    header,
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
    delimiter: fc.constantFrom(';', '\t', ','),
    end: fc.constantFrom('\n', '\r\n'),
    quoted: fc.boolean(),
    latin: fc.boolean(),
  });
  fc.assert(
    fc.property(file, ({ header: names, rows, delimiter, end, quoted, latin }) => {
      const clean = (text: string): string =>
        text
          .replace(/[\r\n\0]/g, ' ')
          .replaceAll(delimiter, ' ')
          .replaceAll('"', quoted ? '""' : '')
          // What an encoding does not have comes out as a question mark, even a space of an unusual width.
          .replace(/[\u0100-\uffff]/g, (letter) => (latin ? '?' : letter));
      const row = (cells: readonly string[]): string => cells.map((text) => (quoted ? `"${clean(text)}"` : clean(text))).join(delimiter);
      const text = [`Désignation${delimiter}${names.join(delimiter)}`, ...rows.map(row)].join(end);
      const bytes = latin ? Uint8Array.from(text, (letter) => (letter.charCodeAt(0) < 256 ? letter.charCodeAt(0) : 63)) : bytesOf(text);
      const started = performance.now();
      const { tally, statuses, lines, problems } = read(bytes);
      assert.ok(performance.now() - started < 1_000);
      const said = rows.filter((cells) => cells.some((one) => clean(one).trim() !== '')).length;
      assert.equal(tally.rows, said, text);
      assert.equal(
        Object.values(tally.kinds).reduce((sum, count) => sum + count, 0),
        said,
      );
      assert.equal(statuses.length, said);
      const kept = new Set(lines.map(({ number }) => number));
      for (const { line, outcome } of statuses) assert.equal(kept.has(line), outcome.kind !== 'apart' && outcome.kind !== 'refused', text);
      for (const { outcome, line } of statuses)
        if (outcome.kind === 'refused')
          assert.ok(
            problems.some((one) => one.line === line && !one.kept),
            text,
          );
    }),
    { numRuns: 10_000 },
  );
});
