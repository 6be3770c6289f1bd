import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { licenceName } from '../src/catalogue/licences.ts';
import { catalogueWords } from '../src/catalogue/words.ts';
import { CRITERIA } from '../src/engine/criteria.ts';
import { DATA_FOLDER } from '../src/facts/load.ts';
import { linker } from '../src/web/paths.ts';
import { REPOSITORY } from '../src/web/site.ts';
import { LANGS } from '../src/web/words.ts';
import { facts, startedApplication } from './world.ts';

/** The pages of facts: what a reader can compare there, on every one of them. */

const BUDGET = 14_000;
const link = linker('');
let world: Awaited<ReturnType<typeof startedApplication>>;
before(async () => {
  world = await startedApplication();
});
after(() => world.close());

async function page(path: string): Promise<string> {
  const answer = await world.app.request(`https://infrabasse.test${path}`);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

/** As it is read: no tag, no sign that only guides the ends of lines. */
function read(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\u2060/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll(' ,', ',');
}

test('every item and every country has a page, light and without an empty or a repeated id', async () => {
  const style = gzipSync(await (await world.app.request('https://infrabasse.test/style.css')).text()).length;
  const paths = LANGS.flatMap((lang) => [
    ...[...facts.items.keys()].map((item) => link('dataItem', lang, { item })),
    ...[...facts.countries].map((country) => link('mix', lang, { country })),
  ]);
  for (const path of paths) {
    const text = await page(path);
    assert.ok(gzipSync(text).length + style <= BUDGET, path);
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.ok(!ids.includes('') && new Set(ids).size === ids.length, path);
    assert.doesNotMatch(text, /undefined|NaN|Infinity|\[object/, path);
  }
});

test('one row per source, all stages added up, and a range on the row that is used alone', async () => {
  const text = read(await page('/donnees/objets/laptop'));
  assert.match(
    text,
    /Total hors électricité \(kg CO₂e par appareil\) .*retenue ADEME, acv-numérique 2\.2 \(2024\) France, 2024, confiance bonne, licence MIT fabrication 170, transport et vente 12,3, fin de vie 2,79 [^<]*? 185 \(154–260\)/,
  );
  assert.match(text, /comparée CNRS, EcoDiag \(2022\) France, 2022, recherche publique, confiance moyenne, chiffres cités 260 /);
});

test('a line shows the networks it is counted with, and the formula that brings them to a line', async () => {
  const text = read(await page('/donnees/objets/internet-line'));
  for (const expected of [
    'Volume de la ligne moyenne × Impact du gigaoctet moyen',
    'France : 2 640 Go',
    'Réseau fixe, France, sans box',
    'Réseau fixe, Europe, box comprise',
    'Réseau fixe, Monde, sans box',
  ])
    assert.ok(text.includes(expected), expected);
});

test('a country shows what is used and what others say, and why; what no sound source says is unknown', async () => {
  assert.match(read(await page('/donnees/electricite/FR')), /51,9 \(30–62,3\).*comparée Electricity Maps \(2025\) France, 2025/);
  assert.match(read(await page('/donnees/electricite/NA')), /Énergie primaire Aucune source saine .* à part .* impossible/);
  assert.equal((await world.app.request('https://infrabasse.test/donnees/electricite/XX')).status, 404);
});

test('places have names rather than codes, in the language of the reader', async () => {
  assert.match(read(await page('/donnees/lieux')), /Microsoft Azure, Vienne Autriche/);
  assert.match(read(await page('/en/data/places')), /Microsoft Azure, Vienna Austria/);
});

test('every file says what it holds, every licence what it is called, every criterion what it is', async () => {
  const files = readdirSync(DATA_FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|yaml|md)$/.test(name));
  for (const lang of LANGS) {
    for (const file of files) assert.ok(catalogueWords[lang].holds[basename(file).replace('-odbl', '')], file);
    for (const [, code = ''] of readFileSync(`${DATA_FOLDER}/README.md`, 'utf8').matchAll(/^\| `([\w.-]+)` \| .*\| .* \|$/gm))
      assert.notEqual(licenceName(code, lang), code, code);
    const method = await page(link('method', lang));
    for (const { id } of CRITERIA) assert.ok(method.includes(` id="${id}"`), id);
  }
});

test('who finds a figure wrong is led to where to write', async () => {
  assert.ok(readFileSync(new URL('../publiccode.yml', import.meta.url), 'utf8').includes(`url: ${REPOSITORY}\n`));
  assert.ok((await page('/donnees/objets/laptop')).includes(`href="${REPOSITORY}/src/branch/main/CONTRIBUTING.md"`));
});
