import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** What the command says to a person at a terminal: how it explains, how it refuses, and what it never lets through. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSOCIATION = join(ROOT, 'scenarios/association-8/inventory.csv');
const home = mkdtempSync(join(tmpdir(), 'terminal-'));
after(() => rmSync(home, { recursive: true }));

function infrabasse(args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(join(ROOT, 'bin/infrabasse'), args, { encoding: 'utf8', input });
  const plainly = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
  return { out: plainly(stdout), err: plainly(stderr), code: status };
}

for (const [typed, title] of [
  ['gwp', 'Climat'],
  ['climat', 'Climat'],
  ['Métaux', 'Métaux et minéraux'],
  ['énergie fossile', 'Énergie fossile'],
  ['elec', 'Électricité consommée'],
  ['mass', 'Appareils jetés'],
] as const) {
  test(`explain takes « ${typed} » for a measure`, () => {
    const { out, code } = infrabasse(['explain', ASSOCIATION, 'Portables', typed]);
    assert.equal(code, 0);
    assert.ok(out.startsWith(title), out);
    assert.match(out, /Portables = /);
  });
}

test('explain ends on the source, its year, its place, how sure it is, and why this one', () => {
  const { out } = infrabasse(['explain', ASSOCIATION, 'Portables', 'gwp']);
  assert.match(out, /puissance en marche = 26,5 W par appareil .*ADEME, acv-numérique 2\.2 \(2024\), France, confiance moyenne.* — Puissance/);
});

test('a mix of another year than the one asked says so; one of that year says nothing', () => {
  const mixOf = (year: string): string => /Mix électrique = .*/.exec(infrabasse(['explain', ASSOCIATION, 'Portables', 'gwp', '--year', year]).out)?.[0] ?? '';
  assert.match(mixOf('2024'), /année 2024, France/);
  assert.doesNotMatch(mixOf('2024'), /pas de mix connu/);
  assert.match(mixOf('2031'), /année 2024, France.*pas de mix connu pour 2031/);
  assert.match(mixOf('1995'), /pas de mix connu pour 1995/);
});

test('explain lists the lines it could not read, and explains the others', () => {
  const { out, err, code } = infrabasse(['explain', '-', 'portable', 'gwp'], 'objet;quantité\nportable;8\nécran;beaucoup\n');
  assert.equal(code, 1);
  assert.match(err, /ligne 3, colonne « quantité » : « beaucoup »/);
  assert.match(out, /^Climat/);
});

for (const [args, code, expected] of [
  [['audit', ASSOCIATION, '--lang', 'xx'], 2, /--lang « xx », attendu : fr, en\n.*expected : fr, en/],
  [['audit', ASSOCIATION, '--lang'], 2, /attendu : fr, en/],
  [['audit', ASSOCIATION, '--bogus'], 2, /option inconnue : « --bogus » ; attendu : infrabasse audit INVENTAIRE/],
  [['audit', ASSOCIATION, '--bogus', '--lang', 'en'], 2, /unknown option: “--bogus”; expected: infrabasse audit INVENTORY/],
  [['audit', ASSOCIATION, '--year'], 2, /cette option veut une valeur, ou n’en veut pas : « --year »/],
  [['formulas', 'extra'], 2, /argument de trop : « extra »/],
  [['compute'], 2, /dites quelle formule évaluer.*infrabasse formulas/],
  [['compute', 'impact/embodied', '--criterion', 'karma'], 2, /gwp \(Climat/],
  [['audit', ASSOCIATION, '--html', '/no/such/folder/result.html'], 1, /ne peut pas être écrit \(ENOENT\)/],
] as const) {
  test(`infrabasse ${args.map((arg) => arg.split('/').at(-1)).join(' ')}: exit code ${code}, in the language of the person`, () => {
    const { err, code: found } = infrabasse(args);
    assert.equal(found, code, err);
    assert.match(err, expected);
  });
}

test('standard input has the limit of files', () => {
  const { stderr, status } = spawnSync(
    'sh',
    ['-c', `(echo objet; yes "laptop $(head -c 400 /dev/zero | tr '\\0' x)") | head -c 300000000 | ${join(ROOT, 'bin/infrabasse')} audit -`],
    { encoding: 'utf8' },
  );
  assert.equal(status, 1);
  assert.match(stderr, /le fichier est trop gros/);
});

test('a label cannot drive the terminal: no escape, no turned text, in results, explanations and refusals', () => {
  const nasty = '\u001b[2J\u009b2J\u202eécran\u0007';
  const file = join(home, 'nasty.csv');
  writeFileSync(file, `objet;libellé;quantité;lieu\nportable;${nasty};8;${nasty}\nécran;${nasty};${nasty};\n`);
  for (const args of [
    ['audit', file],
    ['audit', file, '--csv'],
    ['explain', file, nasty, 'gwp'],
    ['explain', file, `${nasty}!?x`, 'gwp'],
  ]) {
    const { out, err } = infrabasse(args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    assert.doesNotMatch(out + err, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    assert.match(out + err, /\ufffd/);
  }
});

test('each line of a JSON inventory comes out once with --lines, with a documented status', () => {
  const machine = { name: 's', cores: 8, ramStrips: 4, ramGB: 16, vcpu: 8 };
  const inventory = { equipment: [{ item: 'laptop' }, { item: 'webcam' }, { item: 'nas' }], machines: [machine], virtual: [{ name: 'x', host: 's', vcpu: 8 }] };
  const { out } = infrabasse(['audit', '-', '--json', '--lines'], JSON.stringify(inventory));
  const { lines, lifetime, keptLonger } = JSON.parse(out) as { lines: { line: number; status: string }[]; lifetime: string; keptLonger: number };
  assert.deepEqual(
    lines.map(({ line, status }) => [line, status]),
    [
      [1, 'computed'],
      [2, 'unknown'],
      [3, 'partly known'],
      [4, 'described'],
      [5, 'computed'],
    ],
  );
  assert.deepEqual([lifetime, keptLonger], ['planned', 0]);
});
