import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, BLANK } from '../actor.ts';
import { csvOf } from '../formats/csv.ts';
import { LIMITS } from './candidate.ts';
import { readImport } from './read.ts';
import { words } from './words.ts';

const read = (text: string) => readImport({ text, name: 'f', type: '' }, undefined, '2026-11-25');

test('a French table is read by the names of its columns, whatever the delimiter', async () => {
  for (const delimiter of [';', ',', '\t', '|']) {
    const row = (...cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter);
    const text = [
      row('Nom', 'Type', 'Adresse web', 'Ville', 'Département', 'Région', 'Pays', 'Latitude', 'Longitude', 'Services', 'Prix', 'Langues', 'Depuis'),
      row(
        'Le "Nuage" d’à côté',
        'Hébergeur',
        'nuage.example',
        'Rennes',
        '35',
        'Bretagne',
        'France',
        '48,11',
        '-1,68',
        'Visio; nextcloud, fax',
        'prix libre',
        'français, breton',
        '01/02/2019',
      ),
      row('', '', '', '', '', '', '', '', '', '', '', '', ''),
    ].join('\r\n');
    assert.deepEqual(await read(`\ufeff${text}`), {
      candidates: [
        {
          name: 'Le "Nuage" d’à côté',
          url: 'https://nuage.example/',
          town: 'Rennes',
          department: '35',
          region: 'Bretagne',
          country: 'FR',
          price: 'free-price',
          languages: ['fr', 'br'],
          since: 2019,
          kind: 'hebergeur',
          services: ['visio', 'storage'],
          tags: ['fax'],
          lat: 48.11,
          lon: -1.68,
          origin: 'f',
        },
      ],
      problems: [],
    });
  }
});

test('our own export comes back as it left', async () => {
  const actor: Actor = {
    ...{ ...BLANK, id: 'nuage', name: 'Nuage; "d’à côté"', kind: 'hebergeur', tags: ['low-tech'], services: ['email', 'visio'] },
    ...{ offers: '=courriel,\nvisio', url: 'https://nuage.example/', town: 'Rennes', department: '2A', region: 'Corse', country: 'FR', lat: -48.5, lon: 0 },
    ...{
      precision: 'town',
      area: 'partout',
      audience: 'associations',
      price: 'free-price',
      capacity: 'from',
      capacityFrom: '2027-01-31',
      languages: ['fr', 'br'],
    },
    ...{ since: 2019, legalForm: 'association', networks: ['CHATONS', 'FFDN'], position: 'home', positionSure: true, positionEvidence: 'vue : un grenier' },
    ...{ leavesBigTech: true, sensitiveData: false, support: 'le mardi', jurisdiction: 'droit français', moderation: '@nous', departure: 'un mois' },
    ...{ notes: "'-1", status: 'active', evidence: 'page', source: 'https://nuage.example/a', confirmedOn: '2026-11-01' },
  };
  let text = '';
  for await (const chunk of csvOf([actor])) text += chunk;
  const { candidates, problems } = await read(text);
  const { id: _, ...fields } = actor;
  assert.deepEqual(candidates, [{ ...fields, origin: 'f' }]);
  assert.deepEqual(problems, []);
});

test('what a table does not say well is told with its line, and the rest of the row is kept', async () => {
  const cases: readonly (readonly [column: string, value: string, what: unknown])[] = [
    ['url', 'javascript:alert(1)', words.notUrl('javascript:alert(1)')],
    ['url', 'https://a:b@c.example/', words.notUrl('https://a:b@c.example/')],
    ['url', 'file:///etc/passwd', words.notUrl('file:///etc/passwd')],
    ['source', 'data:text/html,x', words.notUrl('data:text/html,x')],
    ['since', '1515', words.notYear('1515')],
    ['since', '2027', words.notYear('2027')],
    ['since', '=1+1', words.notYear('=1+1')],
    ['confirmedOn', '2026-02-30', words.notDate('2026-02-30')],
    ['confirmedOn', '2026-11-26', words.notDate('2026-11-26')],
    ['capacityFrom', 'demain', words.notDay('demain')],
    ['department', '99', words.notDepartment('99')],
    ['department', '20', words.notDepartment('20')],
    ['country', 'Atlantide', words.notCountry('Atlantide')],
    ['country', '__proto__', words.notCountry('__proto__')],
    ['price', 'constructor', words.notOneOf('constructor')],
    ['languages', 'elfique', words.notOneOf('elfique')],
    ['positionSure', 'peut-être', words.notOneOf('peut-être')],
    ['region', 'é'.repeat(201), words.cut(200)],
    ['notes', '😀'.repeat(1_001), words.cut(2_000)],
  ];
  for (const [column, value, what] of cases) {
    const { candidates, problems } = await read(`name;town;${column}\n\nA;Rennes;"${value}"\n`);
    assert.deepEqual(problems, [{ where: `f:3 ${column}`, what }], `${column} ${value}`);
    assert.equal(candidates[0]?.town, 'Rennes');
    const kept = candidates[0]?.[column as 'notes'];
    assert.ok(kept === undefined || (kept.length <= LIMITS.text && kept.isWellFormed()), column);
  }
});

test('a place is two numbers of the Earth, or nothing', async () => {
  for (const [lat, lon] of [
    ['91', '0'],
    ['0', '181'],
    ['48', ''],
    ['', '2'],
    ['nord', 'est'],
    ['1e9', '0'],
    ['NaN', '1'],
  ])
    assert.deepEqual(await read(`name;lat;lon\nA;${lat};${lon}`), {
      candidates: [{ name: 'A', origin: 'f' }],
      problems: [{ where: 'f:2 lat, lon', what: words.notPlace }],
    });
  assert.deepEqual(await read('name;lat;lon\nA;0;0'), { candidates: [{ name: 'A', origin: 'f' }], problems: [] });
  assert.deepEqual((await read('name;lat;lon\nA;-90;−180')).candidates, [{ name: 'A', lat: -90, lon: -180, origin: 'f' }]);
});

test('columns that are not known or come twice, rows without a name and stray quotes are told', async () => {
  const { candidates, problems } = await read('sep=;\nnom;__proto__;Name;id\nA;x;B;1\n;;;2\nC;;;;;more\n"D\nE;');
  assert.deepEqual(
    candidates.map(({ name }) => name),
    ['A', 'C', 'D E;'],
  );
  assert.deepEqual(problems, [
    { where: 'f:6', what: words.openQuote },
    { where: 'f:2', what: words.unknownColumn('__proto__') },
    { where: 'f:2', what: words.twice('Name') },
    { where: 'f:4', what: words.noName },
    { where: 'f:5', what: words.extraCells },
  ]);
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
});

test('what a table says to be unknown is left out in silence, and so is a place that is not said', async () => {
  for (const value of ['inconnu', '?', '-', 'N/A', ' ', 'Unknown'])
    assert.deepEqual(
      await read(`name;position;since;lat;url\nA;${value};${value};;${value}`),
      { candidates: [{ name: 'A', origin: 'f' }], problems: [] },
      value,
    );
});

test('a table of endless columns or rows is read to its limits', async () => {
  const wide = await read(`name${';url'.repeat(100_000)}\nA`);
  assert.deepEqual([wide.candidates.length, wide.problems[0]?.what], [1, words.tooMany(200)]);
  const long = await read(`name\n${'A\n'.repeat(LIMITS.candidates + 5)}`);
  assert.deepEqual(
    [long.candidates.length, long.problems],
    [LIMITS.candidates, [{ where: `f:${LIMITS.candidates + 2}`, what: words.tooMany(LIMITS.candidates) }]],
  );
});
