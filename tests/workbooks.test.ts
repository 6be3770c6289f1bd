import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readingOf } from '../src/inventory/line/reading.ts';
import { readInventory } from '../src/inventory/read.ts';
import { xlsxFiles, xlsxOf, zipOf } from './workbooks.ts';
import { library } from './world.ts';

/** From a workbook or an archive someone sends to the lines of an inventory. */

const read = (bytes: Uint8Array) => readInventory(bytes, readingOf(library, 2025));
const counts = (bytes: Uint8Array): readonly string[] => read(bytes).lines.map(({ item, count }) => `${count} ${item}`);
const fixture = (name: string): Uint8Array => readFileSync(new URL(`files/${name}`, import.meta.url));

for (const format of ['ods', 'xlsx'])
  test(`a list saved as ${format} makes an inventory: its hidden sheet, its title and its notice are not of it`, () => {
    const { lines, problems, statuses } = read(fixture(`parc.${format}`));
    assert.deepEqual(
      lines.slice(0, 4).map(({ item, count }) => `${count} ${item}`),
      ['8 laptop', '2 monitor', '2 monitor', '2 monitor'],
    );
    // Bought on 14 March 2019, seen from the first of July 2025, in years of 365 days.
    assert.equal(lines[0]?.age?.value, 2301 / 365);
    assert.deepEqual(
      statuses.slice(0, 4).map(({ line }) => line),
      [4, 5, 6, 7],
    );
    assert.ok(problems.every(({ line }) => line === 0 || line >= 4));
  });

test('an archive of workbooks and tables makes one inventory', () => {
  const archive = zipOf({ 'parc/un.ods': fixture('parc.ods'), 'parc/deux.csv': 'objet;quantité\nbox;3\n', 'lisez-moi.pdf': '%PDF-1.7' });
  assert.ok(counts(archive).includes('8 laptop'));
  assert.ok(counts(archive).includes('3 box'));
  assert.deepEqual(
    read(archive)
      .problems.filter(({ file }) => file === 'lisez-moi.pdf')
      .map(({ why }) => why.fr),
    ['c’est un PDF, dont les tableaux ne se lisent pas'],
  );
});

test('of a sheet that breaks off, what was read is kept and the break is told at its line', () => {
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const data = `<row>${text('objet')}</row>${`<row>${text('box')}</row>`.repeat(60)}`;
  const whole = xlsxFiles({ sheets: { Parc: data } });
  const broken = { ...whole, 'xl/worksheets/sheet1.xml': String(whole['xl/worksheets/sheet1.xml']).replace('</sheetData>', '</oups>') };
  const { lines, problems } = read(zipOf(broken));
  assert.equal(lines.length, 60);
  assert.deepEqual(
    problems.map(({ line, why }) => [line, why.fr]),
    [[62, 'le fichier est abîmé : son contenu ne se lit pas jusqu’au bout']],
  );
  assert.equal(read(xlsxOf({ sheets: { Parc: data } })).problems.length, 0);
});
