import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The command as people call it: a process, its two outputs, its exit code. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSOCIATION = join(ROOT, 'scenarios/association-8/inventory.csv');
const home = mkdtempSync(join(tmpdir(), 'cli-'));
after(() => rmSync(home, { recursive: true }));

function infrabasse(args: readonly string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const { stdout, stderr, status } = spawnSync(join(ROOT, 'bin/infrabasse'), args, {
    encoding: 'utf8',
    input,
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  });
  return { out: stdout, err: stderr, code: status };
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

test('audit prints the unknown first, then totals with ranges, bars, levers, and what it does not see', () => {
  const { out, code } = infrabasse(['audit', ASSOCIATION, '--year', '2025']);
  assert.equal(code, 0);
  const order = [
    'Ce que l’on ignore',
    '5 lignes sur 11 restent inconnues, en entier',
    'Ordres de grandeur',
    '670 kg CO₂e par an (de',
    'Par objet',
    '█',
    'Ce qui changerait le résultat',
    'Ce que ce calcul ne voit pas',
  ];
  const places = order.map((text) => out.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').indexOf(text));
  assert.ok(
    places.every((place, i) => place > (places[i - 1] ?? -1)),
    `${places}\n${out}`,
  );
});

test('audit --lang en speaks English, whatever the language of the file', () => {
  const { out } = infrabasse(['audit', ASSOCIATION, '--lang', 'en']);
  assert.match(out, /What is not known/);
  assert.doesNotMatch(out, /Ce que/);
});

test('audit --json has the documented shape, and one answer per line when asked', () => {
  const { out, code } = infrabasse(['audit', ASSOCIATION, '--json', '--lines']);
  assert.equal(code, 0);
  const result = JSON.parse(out) as Record<string, never>;
  const { criteria, unknown, refused, byStage, byItem, sensitivity, lines } = result as unknown as Record<string, { [key: string]: never }>;
  for (const id of ['gwp', 'adpe', 'adpf', 'pe', 'ap', 'pm', 'ir', 'mips']) {
    for (const key of ['value', 'low', 'high', 'unit', 'unknownShare']) assert.ok(key in (criteria?.[id] ?? {}), `${id}.${key}`);
  }
  assert.deepEqual(refused, []);
  assert.equal(unknown?.['length'], 5);
  assert.equal(sensitivity?.['length'], 3);
  assert.ok(byStage?.['manufacture'] && byItem?.[0]);
  assert.deepEqual(
    (lines as unknown as { line: number; item: string; confidence: number; status: string }[])
      .map(({ line, item, status }) => [line, item, status])
      .slice(0, 2)
      .concat([(lines as unknown as { line: number; item: string; status: string }[]).map(({ line, item, status }) => [line, item, status]).at(-1) as never]),
    [
      [2, 'laptop', 'computed'],
      [3, 'smartphone', 'computed'],
      [12, 'hosting-newsletter', 'unknown'],
    ],
  );
});

test('bad lines: the good ones are computed, the bad ones said, exit code 1', () => {
  const { out, code } = infrabasse(['audit', written('bad.csv', 'objet;quantité\nportable;8\nécran;beaucoup\n'), '--json']);
  assert.equal(code, 1);
  const { refused, criteria } = JSON.parse(out) as { refused: Record<string, unknown>[]; criteria: { gwp: { value: number } } };
  assert.deepEqual(refused, [
    { line: 3, column: 'quantité', value: 'beaucoup', why: 'ce n’est pas un nombre', expected: 'un nombre, par exemple 8', kept: false },
  ]);
  assert.ok(criteria.gwp.value > 0);
});

for (const [what, content, message] of [
  ['an empty file', '', /le fichier est vide/],
  ['a workbook that lost its end', Uint8Array.from([0x50, 0x4b, 3, 4]), /le fichier est coupé/],
  ['no table at all', 'bonjour\n', /la colonne de l’objet est introuvable/],
] as const) {
  test(`audit of ${what}: exit code 1 and a reason`, () => {
    const { out, err, code } = infrabasse(['audit', written('wrong.csv', content)]);
    assert.equal(code, 1);
    assert.match(out + err, message);
  });
}

test('a 10 GB file is refused before it is read', () => {
  const path = join(home, 'huge.csv');
  const file = openSync(path, 'w');
  ftruncateSync(file, 10_000_000_000); // a sparse file: it weighs nothing here
  closeSync(file);
  const { err, code } = infrabasse(['audit', path]);
  assert.equal(code, 1);
  assert.match(err, /trop gros/);
});

test('wrong calls say what was expected, exit code 2, and never a stack', () => {
  for (const args of [
    ['audit'],
    ['audit', ASSOCIATION, '--year', 'soon'],
    ['audit', ASSOCIATION, '--country', 'Atlantide'],
    ['audit', ASSOCIATION, '--json', '--csv'],
    ['audit', ASSOCIATION, '--bogus'],
    ['dance'],
    ['toString'],
    ['__proto__'],
    ['compute', 'device/renewals', '--set', 'constructor=1 year'],
    ['data', 'check', '--folder', 'README.md'],
    ['compute', 'no/such'],
    ['data'],
    ['backup'],
    ['explain', ASSOCIATION, 'Portables', 'karma'],
  ]) {
    const { out, err, code } = infrabasse(args);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.notEqual(err, '');
    assert.doesNotMatch(out + err, /at .*\.ts:\d+/);
  }
  assert.match(infrabasse(['audit', ASSOCIATION, '--country', 'Atlantide', '--lang', 'en']).err, /unknown country; expected: the name of a country/);
});

test('a file that cannot be read is for whoever named it to mend, exit code 1', () => {
  for (const file of ['src', '/proc/self/mem', `${'x'.repeat(5000)}.csv`, 'no-such.csv']) {
    const { err, code } = infrabasse(['audit', file]);
    assert.equal(code, 1, `${file.slice(0, 20)}: ${err}`);
    assert.match(err, /n’est pas lisible/);
  }
});

test('the inventory may come through standard input, and leave as CSV that no spreadsheet runs', () => {
  const { out, code } = infrabasse(['audit', '-', '--csv'], { input: 'item,label,quantity\nlaptop,=cmd|calc,8\n' });
  assert.equal(code, 0);
  assert.match(out, /^line,label,item,quantity,gwp \(kgCO2e\/year\)/);
  assert.match(out, /\n2,'=cmd\|calc,laptop,8,\d/);
});

test('audit --html writes one file that stands alone', () => {
  const path = join(home, 'result.html');
  assert.equal(infrabasse(['audit', ASSOCIATION, '--html', path]).code, 0);
  const page = readFileSync(path, 'utf8');
  assert.match(page, /<h1>Ce que l’on voit, et ce que l’on ne voit pas encore<\/h1>/);
  assert.doesNotMatch(page, /<script|<link|href="\//);
});

test('explain prints the whole reasoning of a line, down to sources, in French or English', () => {
  const { out, code } = infrabasse(['explain', ASSOCIATION, 'portables', 'gwp']);
  assert.equal(code, 0);
  assert.match(out, /Nombre d’appareils = 8\u00a0appareils {2}\[déclaré, ligne 2\]/);
  assert.match(out, /Mix électrique = 51,9\u00a0g\u00a0CO₂e par kWh .*ADEME, Base Carbone 23\.6/);
  assert.match(infrabasse(['explain', ASSOCIATION, 'Messagerie', 'gwp', '--lang', 'en']).out, /\? E-mail/);
  const { err, code: missing } = infrabasse(['explain', ASSOCIATION, 'Grille-pain', 'gwp']);
  assert.equal(missing, 1);
  assert.match(err, /attendu l’un de : Portables, Téléphones/);
});

test('compute evaluates any formula, with ranges and an explanation', () => {
  const { out, code } = infrabasse([
    'compute',
    'impact/embodied',
    '--set',
    'count=8 item',
    '--set',
    'lifetime=3..5 year',
    '--set',
    'certainty=1',
    '--set',
    'factor=170 kgCO2e/item',
    '--json',
  ]);
  assert.equal(code, 0);
  const { value, low, high, unit, explanation } = JSON.parse(out) as { value: number; low: number; high: number; unit: string; explanation: string[] };
  assert.deepEqual([value, low, high, unit], [340, 272, (8 / 3) * 170, 'kgCO2e/year']);
  assert.ok(explanation.length > 3);
  assert.equal(
    infrabasse([
      'compute',
      'server/manufacture',
      '--criterion',
      'adpe',
      '--set',
      'cpu/units=1',
      '--set',
      'cpu/die-area=200 mm2/item',
      '--set',
      'ram/units=2',
      '--set',
      'ram/capacity=16 GB/item',
      '--set',
      'ssd/units=0',
      '--set',
      'ssd/capacity=0 GB/item',
      '--set',
      'hdd/units=0',
      '--set',
      'gpu/units=0',
      '--set',
      'power-supply/units=1',
    ]).code,
    0,
  );
  assert.match(infrabasse(['compute', 'device/renewals', '--set', 'count=8 kg']).err, /unité « kg », attendu « item »/);
  assert.match(infrabasse(['compute', 'device/renewals', '--set', 'count=8 item']).err, /ajoutez --set/);
});

test('a setting is read to its last character', () => {
  for (const [written, value] of [
    ['51', 51],
    ['0.57', 0.57],
    ['0,57', 0.57],
    ['1e-5', 1e-5],
    ['3..7', 5],
  ] as const) {
    const { out } = infrabasse(['compute', 'server/gpu-manufacture', '--set', 'units=1', '--set', `factor=${written} kgCO2e/item`, '--json']);
    assert.equal((JSON.parse(out) as { value: number }).value, value, written);
  }
  const profile = ['units=1', 'load=0', 'a=171.2 W/item', 'b=0.0354', 'c=36.89', 'd=-10.13 W/item', 'floor=1 W/item'].flatMap((one) => ['--set', one]);
  const { value } = JSON.parse(infrabasse(['compute', 'server/cpu-power-by-profile', ...profile, '--json']).out) as { value: number };
  assert.ok(Math.abs(value - (171.2 * Math.log(0.0354 * 36.89) - 10.13)) < 1e-12, 'the last term of the profile is negative');
  assert.match(infrabasse(['compute', 'device/renewals', '--set', 'count=-8 item']).err, /attendu nom=/, 'a count is not');
});

test('formulas lists them all, with their inputs', () => {
  const list = JSON.parse(infrabasse(['formulas', '--json']).out) as { id: string; inputs: unknown[] }[];
  assert.ok(list.length >= 45);
  assert.ok(list.every(({ inputs }) => inputs.length > 0));
});

test('data check lists problems of a folder, all at once, exit code 1', () => {
  assert.equal(infrabasse(['data', 'check']).code, 0);
});

test('a wrong setting is refused at start: which, what was found, what was expected', () => {
  for (const [name, value] of [
    ['INFRABASSE_PORT', 'abc'],
    ['INFRABASSE_DATABASE', 'mysql://x'],
    ['INFRABASSE_ORIGIN', 'pas une adresse'],
    ['INFRABASSE_BASE_PATH', 'sans barre'],
    ['INFRABASSE_PROXY', 'perhaps'],
  ] as const) {
    const { err, code } = infrabasse(['serve'], { env: { [name]: value } });
    assert.equal(code, 1, name);
    assert.match(err, new RegExp(`${name} : trouvé « ${value} », attendu `));
  }
});
