import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvRows } from './csv.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const wide = (text: string, swapped = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
};
/** Rows of a text given in pieces of some bytes, as `number: cells`. */
function told(bytes: Uint8Array, size = 1 << 20): readonly string[] {
  function* pieces(): Iterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return Array.from(csvRows(pieces()), ({ number, cells }) => `${number}: ${cells.join('|')}`);
}

const LIST = ['1: objet|quantité', '2: écran|3', '3: box|1'];

for (const [what, bytes] of [
  ['semicolons', utf8('objet;quantité\nécran;3\nbox;1\n')],
  ['commas', utf8('objet,quantité\nécran,3\nbox,1')],
  ['tabs', utf8('objet\tquantité\nécran\t3\nbox\t1\n')],
  ['bars', utf8('objet|quantité\nécran|3\nbox|1\n')],
  ['carriage returns and line feeds', utf8('objet;quantité\r\nécran;3\r\nbox;1\r\n')],
  ['carriage returns alone', utf8('objet;quantité\récran;3\rbox;1\r')],
  ['quotes everywhere', utf8('"objet";"quantité"\r\n"écran";"3"\r\n"box";"1"')],
  ['a mark of UTF-8', utf8('\ufeffobjet;quantité\nécran;3\nbox;1\n')],
  ['letters of two bytes', wide('objet\tquantité\r\nécran\t3\r\nbox\t1\r\n')],
  ['letters of two bytes the other way round', wide('objet;quantité\r\nécran;3\r\nbox;1', true)],
  ['the letters of an old Windows', latin('objet;quantité\nécran;3\nbox;1\n')],
  ['the letters of an old Windows, carriage returns alone', latin('objet;quantité\récran;3\rbox;1')],
  ['lines of two encodings', Buffer.concat([utf8('objet;quantité\n'), latin('écran;3\n'), utf8('box;1\n')])],
] as const)
  test(`a table with ${what} is read, whatever the size of the pieces it comes in`, () => {
    assert.deepEqual(told(bytes), LIST);
    // The first piece must say how lines are made; those after may break anywhere.
    for (const size of [2, 3, 7, 16]) {
      const start = bytes.subarray(0, bytes.length - (bytes.length % 2) - 8);
      function* pieces(): Iterable<Uint8Array> {
        yield start;
        for (let at = start.length; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      assert.deepEqual(
        Array.from(csvRows(pieces()), ({ number, cells }) => `${number}: ${cells.join('|')}`),
        LIST,
        `${size}`,
      );
    }
  });

for (const [what, text, expected] of [
  ['a delimiter said as Excel does', 'sep=,\r\nobjet,quantité\r\n"écran, grand",3\r\n', ['2: objet|quantité', '3: écran, grand|3']],
  ['commas that are decimals', 'objet;watts\nécran;30,5\nbox;12,5\n', ['1: objet|watts', '2: écran|30,5', '3: box|12,5']],
  ['quotes doubled in quotes', 'objet;note\nécran;"24"" ; ""neuf"""\n', ['1: objet|note', '2: écran|24" ; "neuf"']],
  ['inches', 'objet;quantité\nécran 24";3\nécran 27";2\n', ['1: objet|quantité', '2: écran 24"|3', '3: écran 27"|2']],
  ['a line break in quotes', 'objet;note\nbox;"un\ndeux\r\ntrois"\nécran;x\n', ['1: objet|note', '2: box|un\ndeux\ntrois', '5: écran|x']],
  ['delimiters at the end', 'objet;quantité;;\nbox;1;;\n', ['1: objet|quantité||', '2: box|1||']],
  ['a quote never closed', 'objet;quantité\n"box;1\nécran;2\nserveur;3\n', ['1: objet|quantité', '2: "box|1', '3: écran|2', '4: serveur|3']],
  [
    'a quote closed by that of another row',
    'objet;quantité\n"box;1\nécran;2\ntablette;4\nserveur 2";3\n',
    ['1: objet|quantité', '2: "box|1', '3: écran|2', '4: tablette|4', '5: serveur 2"|3'],
  ],
  ['text after a closing quote', 'objet;quantité\n"box" fibre;1\nécran;2\n', ['1: objet|quantité', '2: "box" fibre|1', '3: écran|2']],
  ['spaces around', 'objet ; quantité\n box ; 1\n', ['1: objet | quantité', '2:  box | 1']],
] as const)
  test(`a table with ${what} is read as a person would`, () => assert.deepEqual(told(utf8(text)), expected));

test('blank lines count for the number of those after', () => {
  const filled = told(utf8('\n\nobjet;quantité\n;\nbox;1\n')).filter((row) => /[a-z]/.test(row));
  assert.deepEqual(filled, ['3: objet|quantité', '5: box|1']);
});

test('nothing at all, or a mark alone, gives no row', () => {
  for (const bytes of [utf8(''), utf8('\ufeff'), wide('')])
    assert.deepEqual(
      told(bytes).filter((row) => row !== '1: '),
      [],
    );
});

test('a cell of fifty megabytes, a line of nothing but delimiters and one of nothing but quotes hurt nobody', () => {
  for (const line of [`"${'x'.repeat(50e6)}";1`, 'x'.repeat(50e6), ';'.repeat(50e6), '"'.repeat(10e6), `${'"a";'.repeat(2e6)}`]) {
    const start = performance.now();
    const rows = [...csvRows([utf8(`objet;quantité\n${line}\nbox;1\n`)])];
    assert.ok(performance.now() - start < 3_000);
    assert.deepEqual(rows[0], { number: 1, cells: ['objet', 'quantité'] });
    assert.deepEqual(rows.at(-1), { number: 3, cells: ['box', '1'] });
    assert.ok(rows.every(({ cells }) => cells.length <= 2_001 && cells.every((cell) => cell.length <= 100_000)));
  }
});

test('a quote on every line, none of them closed, leaves the lines as they are', () => {
  const start = performance.now();
  assert.equal(told(utf8(`objet;quantité\n${'"box;1\n'.repeat(100_000)}`)).length, 100_001);
  assert.ok(performance.now() - start < 3_000);
});

test('what is written with quotes comes back the same, with the number of its line, in pieces of any size', () => {
  const cell = fc.stringMatching(/^[a-zé ;,"\n]{0,8}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 12 }), fc.integer({ min: 16, max: 200 }), (rows, size) => {
      // A cell that holds rows of its own is not told from a stray quote, on purpose.
      fc.pre(rows.every((cells) => cells.every((one) => (one.match(/\n/g) ?? []).length < 2)));
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const text = ['"objet";"quantité"', ...rows.map((cells) => cells.map(quote).join(';'))].join('\n');
      let line = 2;
      const expected = rows.map((cells) => {
        const row = { number: line, cells };
        line += 1 + cells.join('').split('\n').length - 1;
        return row;
      });
      const bytes = utf8(text);
      function* pieces(): Iterable<Uint8Array> {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      assert.deepEqual([...csvRows(pieces())].slice(1), expected);
    }),
    { numRuns: 500 },
  );
});

test('bytes made at random, from what tables are made of, are read to their end', () => {
  const piece = fc.constantFrom('"', '""', ';', ',', '\t', '\n', '\r', '\r\n', 'é', 'box', '\ufeff', 'sep=;', '\u0000').map((text) => utf8(text));
  const odd = fc.uint8Array({ maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, odd), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (parts, size) => {
      const rows = told(Buffer.concat(parts), size);
      assert.ok(rows.length <= 400);
      const numbers = rows.map((row) => Number.parseInt(row, 10));
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
      );
    }),
    { numRuns: 2_000 },
  );
});
