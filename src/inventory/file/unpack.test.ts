import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate/browser';
import { type Files, odsFiles, odsOf, xlsxFiles, xlsxOf, zipOf } from '../../../tests/workbooks.ts';
import { openFile, refusalOf } from './given.ts';
import { unpack } from './unpack.ts';

/** Everything that can be read of some bytes: texts, or why there are none. */
function told(bytes: Uint8Array, within?: number): readonly string[] {
  const unpacked = unpack(bytes, within);
  if ('why' in unpacked) return [unpacked.why.fr];
  if ('files' in unpacked) return unpacked.files.map(({ name, chunks }) => `${name}: ${new TextDecoder().decode(Buffer.concat([...chunks]))}`);
  return [...unpacked.sheets].flatMap(({ rows }) => [...rows].map(({ cells, wrong }) => wrong?.why.fr ?? cells.join(';')));
}

const LIST = { Parc: '<row><c t="inlineStr"><is><t>objet</t></is></c></row><row><c t="inlineStr"><is><t>box</t></is></c></row>' };
const ODS = odsOf(
  '<table:table table:name="Parc"><table:table-row><table:table-cell><text:p>objet</text:p></table:table-cell></table:table-row></table:table>',
);
const XLSX = xlsxOf({ sheets: LIST });
const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);
const oleOf = (word: string): Uint8Array =>
  Buffer.concat([bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), Buffer.alloc(600), Buffer.from(word, 'utf16le')]);
/** A file with a bit of its directory changed: what stands at `offset` of the first record. */
const marked = (bytes: Uint8Array, offset: number, value: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy.writeUInt16LE(value, copy.indexOf('PK\u0001\u0002', 0, 'latin1') + offset);
  return copy;
};

test('a sound workbook is read, whatever stands before it in its file', () => {
  assert.deepEqual(told(XLSX), ['objet', 'box']);
  assert.deepEqual(told(Buffer.concat([Buffer.from('#!/bin/sh exit\n'), XLSX])), ['objet', 'box']);
});

for (const [what, bytes, why] of [
  ['a workbook without its end', XLSX.subarray(0, XLSX.length - 30), /est coupé/],
  ['a workbook without its beginning', XLSX.subarray(100), /est coupé/],
  ['a workbook cut in two', Buffer.concat([XLSX.subarray(0, 700), XLSX.subarray(900)]), /est (coupé|abîmé)/],
  ['a protected entry', marked(XLSX, 8, 1), /mot de passe/],
  ['a rare compression', marked(XLSX, 10, 93), /façon rare/],
  ['macros', zipOf({ ...xlsxFiles({ sheets: LIST }), 'xl/vbaProject.bin': 'x' }), /macros/],
  ['a binary workbook', zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }), /\.xlsb/],
  ['a letter', zipOf({ '[Content_Types].xml': '<x/>', '_rels/.rels': '<x/>', 'word/document.xml': '<x/>' }), /pas un tableau/],
  ['an OpenDocument letter', zipOf({ ...odsFiles(''), mimetype: 'application/vnd.oasis.opendocument.text' }), /pas un tableau/],
  ['a protected OpenDocument workbook', zipOf({ ...odsFiles(''), 'META-INF/manifest.xml': '<m><encryption-data/></m>' }), /mot de passe/],
  ['a Numbers document', zipOf({ 'Index/Document.iwa': 'x' }), /Numbers/],
  ['a workbook without sheet', xlsxOf({ sheets: {} }), /aucune feuille/],
  ['an OpenDocument workbook without sheet', odsOf(''), /aucune feuille/],
  ['a workbook whose parts are missing', zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }), /abîmé/],
  ['an empty archive', zipSync({}), /aucun fichier/],
  ['an archive of a system’s own files', zipOf({ '__MACOSX/._parc.csv': 'x', '.DS_Store': 'x', 'a/': '' }), /aucun fichier/],
  ['an archive of too many files', zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${i}`, bytesOf()]))), /trop de fichiers/],
  ['a workbook of too many sheets', odsOf('<table:table/>'.repeat(2_001)), /trop de fichiers ou de feuilles/],
  ['a file of zeroes that swells', zipOf({ 'parc.csv': new Uint8Array(40e6) }), /se gonfle/],
  [
    'an entity that would swell',
    xlsxOf({
      sheets: {},
      parts: { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook><sheets><sheet name="&b;"/></sheets></workbook>' },
    }),
    /abîmé/,
  ],
  ['elements within one another for ever', xlsxOf({ sheets: { Parc: '<row>'.repeat(200) } }), /abîmé/],
  ['a cell that never ends', xlsxOf({ sheets: { Parc: `<row><c t="inlineStr"><is><t>${'x'.repeat(5e6)}` } }), /abîmé/],
] as const)
  test(`${what}: refused in words`, () => assert.match(told(bytes)[0] ?? '', why));

test('rows that say little and take much end with a reason', () => {
  assert.match(told(xlsxOf({ sheets: { Parc: '<row><c r="BXX1"><v>1</v></c></row>'.repeat(20_000) } })).at(-1) ?? '', /se gonfle/);
});

test('an entity that would fetch a file of ours is not followed', () => {
  const parts: Files = {
    'xl/worksheets/sheet1.xml':
      '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="str"><v>&secret;</v></c></row></sheetData></worksheet>',
  };
  assert.deepEqual(told(xlsxOf({ sheets: LIST, parts })), ['le fichier est abîmé : son contenu ne se lit pas jusqu’au bout']);
});

test('what an entry says of its size and sum is held: a byte changed is told after the rows that could be read', () => {
  const copy = Buffer.from(zipSync({ 'parc.csv': new TextEncoder().encode('objet\nbox\n') }, { level: 0 }));
  copy[copy.indexOf('box')] = 0x42;
  assert.match(told(copy)[0] ?? '', /abîmé/);
  const book = Buffer.from(
    zipSync(Object.fromEntries(Object.entries(xlsxFiles({ sheets: LIST })).map(([name, text]) => [name, Buffer.from(text)])), { level: 0 }),
  );
  book[book.indexOf('>box<') + 1] = 0x42;
  assert.deepEqual(
    told(book).map((text) => text.slice(0, 20)),
    ['objet', 'Box', 'le fichier est abîmé'],
  );
});

test('files that share their bytes, the better to swell, are refused', () => {
  const one = Buffer.from(zipSync({ 'a.csv': new TextEncoder().encode(Array.from({ length: 2_000 }, (_, i) => `box;${i ** 3}\n`).join('')) }));
  const start = one.indexOf('PK\u0001\u0002', 0, 'latin1');
  const end = one.indexOf('PK\u0005\u0006', 0, 'latin1');
  const record = one.subarray(start, end);
  const tail = Buffer.from(one.subarray(end));
  tail.writeUInt16LE(200, 10);
  tail.writeUInt32LE(record.length * 200, 12);
  const bytes = Buffer.concat([one.subarray(0, start), ...Array.from({ length: 200 }, () => record), tail]);
  assert.match(told(bytes)[0] ?? '', /se gonfle/);
});

test('an archive gives its files under names that can be shown, and no archive in it is opened', () => {
  const archive = zipOf({ 'parc/écrans.csv': 'objet\n', '../../etc/passwd': 'x', 'C:\\parc\\box.csv': 'y', '__MACOSX/parc/._a': 'z' });
  assert.deepEqual(told(archive), ['écrans.csv: objet\n', 'passwd: x', 'box.csv: y']);
  assert.match(told(zipOf({ 'parc.csv': 'x' }), 500)[0] ?? '', /archive dans une archive/);
  assert.deepEqual(told(XLSX, XLSX.length), ['objet', 'box']);
  const swelling = xlsxOf({ sheets: { Parc: '<row><c><v>1</v></c></row>'.repeat(50_000) } });
  assert.match(told(swelling, 1_000)[0] ?? '', /se gonfle/);
});

for (const [what, bytes, kind, why] of [
  ['a CSV', Buffer.from('objet;quantité\n'), 'text', undefined],
  ['a CSV of letters of two bytes', Buffer.from('\ufeffobjet\n', 'utf16le'), 'text', undefined],
  ['a JSON', Buffer.from('\n {"equipment": []}'), 'json', undefined],
  ['a JSON of letters of two bytes', Buffer.from('\ufeff[1]', 'utf16le'), 'json', undefined],
  ['a workbook', XLSX, 'zip', undefined],
  ['an old workbook', oleOf('Workbook'), 'old-office', /d’avant 2007/],
  ['a protected workbook', oleOf('EncryptedPackage'), 'old-office', /mot de passe/],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf', /PDF/],
  ['a photograph', bytesOf(0xff, 0xd8, 0xff, 0xe0), 'image', /image/],
  ['a compressed file', bytesOf(0x1f, 0x8b, 8), 'gzip', /gzip/],
  ['a web page called .xls', Buffer.from('\r\n<html><table><tr><td>objet'), 'page', /page web/],
  ['an XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'xml', /XML/],
  ['a program', bytesOf(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), 'binary', /ni un tableau ni un texte/],
  ['nothing', bytesOf(), 'empty', /vide/],
] as const)
  test(`${what} is known by its content`, () => {
    const file = openFile({ name: 'parc.xlsx', chunks: [bytes.subarray(0, 3), bytes.subarray(3)] });
    assert.equal(file.kind, kind);
    if (file.kind !== 'text' && file.kind !== 'json' && file.kind !== 'zip') assert.match(refusalOf(file, file.kind).why.fr, why ?? /^$/);
  });

test('bytes changed, cut or made at random never do worse than be refused, and quickly', () => {
  const seeds = [XLSX, ODS, zipOf({ 'parc.csv': 'objet\nbox\n' })];
  const damage = fc.record({
    seed: fc.constantFrom(...seeds),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
    cuts: fc.boolean(),
  });
  const changed = damage.map(({ seed, cut, flips, cuts }) => {
    const copy = Uint8Array.from(cuts ? seed.subarray(0, Math.floor(cut * seed.length)) : seed);
    for (const [place, value] of flips) copy[Math.floor(place * (copy.length - 1))] = value;
    return copy;
  });
  const random = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), bytes]));
  fc.assert(
    fc.property(fc.oneof({ arbitrary: changed, weight: 4 }, { arbitrary: random, weight: 1 }), (bytes) => {
      const start = performance.now();
      assert.ok(told(bytes).length < 10_000);
      assert.ok(performance.now() - start < 1_000);
    }),
    { numRuns: 2_500 },
  );
});

test('a sheet of anything at all is read to its end or refused: no XML makes the reader fail', () => {
  const piece = fc.constantFrom(
    '<row r="2">',
    '</row>',
    '<c r="B2" t="s">',
    '<c t="b">',
    '</c>',
    '<v>',
    '</v>',
    '12',
    '<is><t>',
    '</t></is>',
    '&#0;',
    '&x;',
    '<![CDATA[a]]>',
    '<!--',
    '-->',
    '<?x?>',
    'é',
    '<x:c x:r="A1" __proto__="1" hasOwnProperty="2"/>',
  );
  const cell = fc.constantFrom(
    '<table:table-row>',
    '</table:table-row>',
    '<table:table-cell office:value-type="float" office:value="x">',
    '</table:table-cell>',
    '<text:p>',
    '</text:p>',
    '<table:table>',
    '</table:table>',
    '<text:s text:c="-3"/>',
    '<office:annotation>',
    '</office:annotation>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.array(cell, { maxLength: 20 }), (pieces, cells) => {
      told(xlsxOf({ sheets: { Parc: pieces.join('') } }));
      told(odsOf(cells.join('')));
    }),
    { numRuns: 500 },
  );
});
