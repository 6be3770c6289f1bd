import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { odsOf } from '../../../../tests/workbooks.ts';
import type { GridRow } from '../../table/table.ts';
import { unpack } from '../unpack.ts';
import type { Sheet } from './sheet.ts';

/** All sheets of a workbook, with their rows. */
function readIn(bytes: Uint8Array): readonly (Omit<Sheet, 'rows'> & { rows: readonly GridRow[] })[] {
  const unpacked = unpack(bytes);
  assert.ok('sheets' in unpacked, JSON.stringify(unpacked));
  return Array.from(unpacked.sheets, ({ rows, ...sheet }) => ({ ...sheet, rows: [...rows] }));
}
const table = (rows: string, name = 'Parc', attributes = ''): string => `<table:table table:name="${name}" ${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const rowsOf = (rows: string): (readonly string[])[] => [...(readIn(odsOf(table(rows)))[0]?.rows ?? [])].map(({ cells }) => cells);

for (const format of ['ods', 'xlsx'])
  test(`a list saved by LibreOffice as ${format} is read as it was typed`, () => {
    const sheets = readIn(readFileSync(new URL(`../../../../tests/files/parc.${format}`, import.meta.url)));
    assert.deepEqual(
      sheets.map(({ name, hidden }) => [name, hidden]),
      [
        ['Notice', false],
        ['Choix', true],
        ['Parc', false],
      ],
    );
    const screens = ['écran 24 pouces', '2'];
    assert.deepEqual(
      [...(sheets[2]?.rows ?? [])],
      [
        { number: 1, cells: ['Inventaire du matériel, mai 2023'] },
        { number: 3, cells: ['objet', 'quantité', 'date d’achat', 'watts', 'charge', 'prêté', 'remarque'] },
        { number: 4, cells: ['ordinateur portable', '8', '2019-03-14', '30.5', '25%', 'true', 'deux  espaces\ndeux lignes & plus'] },
        { number: 5, cells: screens },
        { number: 6, cells: screens },
        { number: 7, cells: screens },
        { number: 12, cells: ['total', '14', '', '#N/A'] },
      ],
    );
  });

for (const [what, cell, expected] of [
  ['a text', '<table:table-cell office:value-type="string"><text:p>Box</text:p></table:table-cell>', 'Box'],
  ['a text without type', '<table:table-cell><text:p>Box</text:p></table:table-cell>', 'Box'],
  ['a text kept aside', '<table:table-cell office:value-type="string" office:string-value="Box"/>', 'Box'],
  ['words in several styles', '<table:table-cell><text:p>Bo<text:span>x <text:a>fibre</text:a></text:span></text:p></table:table-cell>', 'Box fibre'],
  ['spaces and tabs', '<table:table-cell><text:p>a<text:s/>b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e</text:p></table:table-cell>', 'a b   c\td\ne'],
  ['more spaces than fit', '<table:table-cell><text:p>a<text:s text:c="99999999999"/></text:p></table:table-cell>', `a${' '.repeat(1_000)}`],
  ['two paragraphs', '<table:table-cell><text:p>a</text:p><text:p/><text:p>b</text:p></table:table-cell>', 'a\n\nb'],
  ['a note', '<table:table-cell><office:annotation><text:p>non</text:p></office:annotation><text:p>oui</text:p></table:table-cell>', 'oui'],
  [
    'a drawing over a cell',
    '<table:table-cell><draw:frame><draw:text-box><text:p>non</text:p></draw:text-box></draw:frame><text:p>oui</text:p></table:table-cell>',
    'oui',
  ],
  ['a number shown otherwise', '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1 234,50</text:p></table:table-cell>', '1234.5'],
  ['a number with an exponent', '<table:table-cell office:value-type="float" office:value="1.2E3"/>', '1200'],
  [
    'a sum of money',
    '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="12"><text:p>12,00 €</text:p></table:table-cell>',
    '12',
  ],
  ['a share', '<table:table-cell office:value-type="percentage" office:value="0.07"><text:p>7 %</text:p></table:table-cell>', '7%'],
  ['a day', '<table:table-cell office:value-type="date" office:date-value="2023-05-14"><text:p>14 mai</text:p></table:table-cell>', '2023-05-14'],
  ['a day and an hour', '<table:table-cell office:value-type="date" office:date-value="2023-05-14T13:30:00.5"/>', '2023-05-14 13:30'],
  ['a duration', '<table:table-cell office:value-type="time" office:time-value="PT37H30M05S"/>', '37:30:05'],
  ['a truth', '<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p></table:table-cell>', 'false'],
  ['a value that is missing', '<table:table-cell office:value-type="float"><text:p>12</text:p></table:table-cell>', '12'],
] as const)
  test(`in an OpenDocument workbook, ${what} is read as it stands`, () => assert.deepEqual(rowsOf(row(cell)), [[expected]]));

test('repeated cells and rows are as many, empty ones to the end of the sheet are none', () => {
  const box = '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>';
  const [sheet] = readIn(
    odsOf(
      table(
        row(`<table:table-cell table:number-columns-repeated="2"/>${box}<table:table-cell table:number-columns-repeated="16380"/>`) +
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="5"') +
          row(box, 'table:number-rows-repeated="2"') +
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048568"'),
      ),
    ),
  );
  assert.deepEqual(
    [...(sheet?.rows ?? [])],
    [
      { number: 1, cells: ['', '', 'x', 'x'] },
      { number: 7, cells: ['x', 'x'] },
      { number: 8, cells: ['x', 'x'] },
    ],
  );
});

test('a cell repeated for ever is too wide a row, a row repeated for ever ends with a reason', () => {
  const cell = '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>';
  assert.equal(rowsOf(row(cell))[0]?.length, 2_001);
  const [sheet] = readIn(odsOf(table(row('<table:table-cell><text:p>x</text:p></table:table-cell>', 'table:number-rows-repeated="99999999"'))));
  const [first] = sheet?.rows ?? [];
  assert.match(first?.wrong?.why.fr ?? '', /trop de lignes/);
});

test('rows in groups and headings are read, cells under a merged one are not, nor tables of other files', () => {
  const cell = (text: string, kind = 'table-cell'): string => `<table:${kind}><text:p>${text}</text:p></table:${kind}>`;
  const grouped = `<table:table-header-rows>${row(cell('objet'))}</table:table-header-rows><table:table-row-group>${row(cell('box') + cell('caché', 'covered-table-cell') + cell('2'))}</table:table-row-group>`;
  const elsewhere = `<table:tracked-changes><table:table-cell><text:p>avant</text:p></table:table-cell></table:tracked-changes><table:dde-links><table:dde-link>${table(row(cell('ailleurs')), 'DDE')}</table:dde-link></table:dde-links>`;
  const sheets = readIn(odsOf(elsewhere + table(grouped)));
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['Parc'],
  );
  assert.deepEqual(
    [...(sheets[0]?.rows ?? [])].map(({ cells }) => cells),
    [['objet'], ['box', '', '2']],
  );
});

test('sheets that nobody reads, or not to their end, are passed over; where the document breaks is told', () => {
  const rows = row('<table:table-cell><text:p>x</text:p></table:table-cell>', 'table:number-rows-repeated="3"');
  const unpacked = unpack(odsOf(`${table(rows, 'Un') + table(rows, 'Deux') + table('', 'Vide') + table(rows, 'Trois')}<table:table></faux>`));
  assert.ok('sheets' in unpacked);
  const told: (string | number | undefined)[] = [];
  for (const { name, rows } of unpacked.sheets) {
    told.push(name);
    if (name === 'Deux') for (const { number } of rows) if (told.push(number) === 4) break;
    if (name === 'Trois' || name === '') for (const { number, wrong } of rows) told.push(number, wrong?.why.en);
  }
  assert.deepEqual(told.slice(0, 12), ['Un', 'Deux', 1, 2, 'Vide', 'Trois', 1, undefined, 2, undefined, 3, undefined]);
  assert.match(String(told.at(-1)), /damaged/);
});
