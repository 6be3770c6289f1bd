import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xlsxFiles as filesOf, type Xlsx, xlsxOf, zipOf } from '../../../../tests/workbooks.ts';
import { unpack } from '../unpack.ts';
import type { Sheet } from './sheet.ts';

function sheetsOf(book: Xlsx): readonly Sheet[] {
  const unpacked = unpack(xlsxOf(book));
  assert.ok('sheets' in unpacked, JSON.stringify(unpacked));
  return [...unpacked.sheets];
}
const rowsOf = (data: string, rest: Omit<Xlsx, 'sheets'> = {}): (readonly string[])[] =>
  [...(sheetsOf({ sheets: { Parc: data }, ...rest })[0]?.rows ?? [])].map(({ cells, wrong }) => (wrong ? [wrong.why.fr] : cells));
const row = (...cells: readonly string[]): string => `<row r="1">${cells.join('')}</row>`;

/** Styles 0 to 9, as Excel, LibreOffice and Google Sheets write them. */
const STYLES = `<numFmts count="6"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/>
<numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;€ par an, TTC, soldé&quot;"/><numFmt numFmtId="167" formatCode="0.0%"/><numFmt numFmtId="168" formatCode="[h]:mm"/>
<numFmt numFmtId="169" formatCode="[Red]0\\ &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>
<dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>`;

const STRINGS = `<si><t>Écran</t></si><si><r><rPr><b/></rPr><t>Ordi</t></r><r><t xml:space="preserve">nateur </t></r></si>
<si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si><si><t>deux_x000D_
lignes</t></si><si><t/></si><si><t>a &amp; b &lt;c&gt; &#233;</t></si>`;

for (const [what, cell, expected] of [
  ['a shared text', '<c r="A1" t="s"><v>0</v></c>', 'Écran'],
  ['runs of rich text', '<c r="A1" t="s"><v>1</v></c>', 'Ordinateur '],
  ['a text and how it is pronounced', '<c r="A1" t="s"><v>2</v></c>', '課きく'],
  ['a line end escaped', '<c r="A1" t="s"><v>3</v></c>', 'deux\nlignes'],
  ['signs XML escapes', '<c r="A1" t="s"><v>5</v></c>', 'a & b <c> é'],
  ['a text written in its cell', '<c r="A1" t="inlineStr"><is><t>Box</t></is></c>', 'Box'],
  ['runs written in their cell', '<c r="A1" t="inlineStr"><is><r><t>Bo</t></r><r><t>x</t></r></is></c>', 'Box'],
  ['a formula that gives a text', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>Portable x</v></c>', 'Portable x'],
  ['a formula that gives a number', '<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c>', '12'],
  ['a mistake', '<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>', '#N/A'],
  ['true', '<c r="A1" t="b"><v>1</v></c>', 'true'],
  ['false', '<c r="A1" t="b"><v>0</v></c>', 'false'],
  ['a number of binary digits', '<c r="A1"><v>2.2999999999999998</v></c>', '2.3'],
  ['a sum of binary digits', '<c r="A1"><v>0.30000000000000004</v></c>', '0.3'],
  ['a small number', '<c r="A1"><v>1.5E-7</v></c>', '0.00000015'],
  ['a number with an exponent', '<c r="A1"><v>1.2E+3</v></c>', '1200'],
  ['a long number', '<c r="A1"><v>356938035643809</v></c>', '356938035643809'],
  ['a sum of money', '<c r="A1" s="3"><v>1234.5</v></c>', '1234.5'],
  ['a share', '<c r="A1" s="4"><v>0.125</v></c>', '12.5%'],
  ['hours that add up', '<c r="A1" s="5"><v>1.5625</v></c>', '37:30'],
  ['a number of days', '<c r="A1" s="6"><v>43831</v></c>', '43831'],
  ['a day', '<c r="A1" s="1"><v>45060</v></c>', '2023-05-14'],
  ['a day in words', '<c r="A1" s="2"><v>45060</v></c>', '2023-05-14'],
  ['a day of a format without code', '<c r="A1" s="7"><v>45060</v></c>', '2023-05-14'],
  ['a day and an hour', '<c r="A1" s="8"><v>45060.5625</v></c>', '2023-05-14 13:30'],
  ['an hour', '<c r="A1" s="9"><v>0.5625</v></c>', '13:30'],
  ['the first day of all', '<c r="A1" s="7"><v>1</v></c>', '1900-01-01'],
  ['the last day before the one that never was', '<c r="A1" s="7"><v>59</v></c>', '1900-02-28'],
  ['the first after it', '<c r="A1" s="7"><v>61</v></c>', '1900-03-01'],
  ['a day too far', '<c r="A1" s="7"><v>99999999</v></c>', '99999999'],
  ['a day before all', '<c r="A1" s="7"><v>-3</v></c>', '-3'],
  ['a day written as such', '<c r="A1" t="d"><v>2023-05-14T00:00:00</v></c>', '2023-05-14'],
  ['words where a number should be', '<c r="A1"><v>douze</v></c>', 'douze'],
  ['a style that is not there', '<c r="A1" s="77"><v>12</v></c>', '12'],
  ['a text that is not where it should be', '<c r="A1" t="s"><v>600</v></c>', 'le fichier est abîmé : son contenu ne se lit pas jusqu’au bout'],
] as const)
  test(`in an Excel workbook, ${what} is read « ${expected.replace('\n', ' ')} »`, () =>
    assert.deepEqual(rowsOf(row(cell), { styles: STYLES, strings: STRINGS }), [[expected]]));

test('days of workbooks that count from 1904 are four years and a day later', () => {
  for (const told of ['1', 'true'])
    assert.deepEqual(rowsOf(row('<c r="A1" s="7"><v>43598</v></c>'), { styles: STYLES, before: `<workbookPr date1904="${told}"/>` }), [['2023-05-14']]);
});

test('cells stand in their column whether they say it or not, and empty ones leave their place', () => {
  assert.deepEqual(rowsOf('<row r="1"><c r="B1"><v>1</v></c><c r="D1"><v>2</v></c><c r="F1" s="1"/></row>'), [['', '1', '', '2']]);
  assert.deepEqual(rowsOf('<row><c><v>1</v></c><c/><c><v>2</v></c></row>'), [['1', '', '2']]);
  assert.deepEqual(rowsOf('<row r="1"><c r="AA1"><v>1</v></c></row>')[0]?.length, 27);
});

test('rows keep the number a person reads on their left; blank ones are left out', () => {
  const [sheet] = sheetsOf({
    sheets: { Parc: '<row r="3"><c><v>1</v></c></row><row><c><v>2</v></c></row><row r="9"><c r="A9" s="1"/></row><row r="12"><c><v>3</v></c></row>' },
  });
  assert.deepEqual(
    [...(sheet?.rows ?? [])],
    [
      { number: 3, cells: ['1'] },
      { number: 4, cells: ['2'] },
      { number: 12, cells: ['3'] },
    ],
  );
});

test('elements may bear a prefix, relations another one, and parts other names', () => {
  const parts = {
    'xl/workbook.xml': '<x:workbook xmlns:x="urn:m" xmlns:d3p1="urn:r"><x:sheets><x:sheet name="Parc" sheetId="1" d3p1:id="R1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="R1" Type="urn:x/worksheet" Target="/xl/Feuilles/./autre/../Un.xml"/></Relationships>',
    'xl/feuilles/Un.xml':
      '<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Box</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
  };
  assert.deepEqual(rowsOf('', { parts }), [['Box']]);
});

test('a workbook that stands elsewhere in its archive is found by its relation', () => {
  const { 'xl/workbook.xml': book, 'xl/_rels/workbook.xml.rels': relations, ...others } = filesOf({ sheets: { Parc: row('<c><v>7</v></c>') } });
  const moved = { ...others, '_rels/.rels': others['_rels/.rels']?.toString().replace('xl/workbook.xml', 'livre/workbook2.xml') ?? '' };
  const unpacked = unpack(
    zipOf({ ...moved, 'livre/workbook2.xml': book ?? '', 'livre/_rels/workbook2.xml.rels': String(relations).replaceAll('"worksheets/', '"/xl/worksheets/') }),
  );
  assert.ok('sheets' in unpacked);
  assert.deepEqual([...([...unpacked.sheets][0]?.rows ?? [])], [{ number: 1, cells: ['7'] }]);
});

test('hidden sheets are told apart, and sheets are read only when asked for', () => {
  const sheets = sheetsOf({
    sheets: { Notice: '', Listes: row('<c><v>1</v></c>'), Secret: '', Parc: row('<c><v>2</v></c>') },
    states: { Listes: 'state="hidden"', Secret: 'state="veryHidden"' },
    parts: { 'xl/worksheets/sheet1.xml': 'ceci n’est pas du XML' },
  });
  assert.deepEqual(
    sheets.map(({ name, hidden }) => [name, hidden]),
    [
      ['Notice', false],
      ['Listes', true],
      ['Secret', true],
      ['Parc', false],
    ],
  );
  assert.deepEqual([...(sheets[3]?.rows ?? [])], [{ number: 1, cells: ['2'] }]);
  assert.match([...(sheets[0]?.rows ?? [])].at(-1)?.wrong?.why.fr ?? '', /abîmé/);
});

test('a cell too long is cut to where its reader refuses it, a row too wide to where its reader can tell', () => {
  const [[long = ''] = [], wide = []] = rowsOf(
    `<row><c t="inlineStr"><is><t>${'x'.repeat(300_000)}</t></is></c></row><row>${'<c><v>1</v></c>'.repeat(20_000)}</row><row><c r="XFD3"><v>1</v></c></row>`,
  );
  assert.equal(long.length, 100_000);
  assert.equal(wide.length, 2_001);
});
