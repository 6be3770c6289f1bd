import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SETTING_NAMES } from '../src/config.ts';
import { FIELDS, fieldOf } from '../src/inventory/fields.ts';

/** The documents say what the program does: what can be checked of them is. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

test('the pages that explain the project exist, and lead to pages that exist', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'GLOSSARY.md',
    'CHANGELOG.md',
    'data/README.md',
    'docs/inventory.md',
    'docs/performance.md',
  ];
  for (const page of [...pages, 'LICENSE', 'publiccode.yml']) assert.ok(existsSync(join(ROOT, page)), page);
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g))
      assert.ok(existsSync(join(ROOT, dirname(page), target)), `${page} → ${target}`);
  }
  assert.ok(read('ARCHITECTURE.md').split('\n').length <= 200);
});

test('files and folders named in ARCHITECTURE.md exist', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`((?:src|data|docs|tests|bench|scenarios|engine|facts|web|estimate|catalogue)\/[\w./-]+)`/g)].map(
    ([, path]) => path as string,
  );
  assert.ok(named.length > 20);
  for (const path of named) {
    const places = [
      path,
      `src/${path}`,
      ...readdirSync(join(ROOT, 'docs/decisions')).map((name) => (name.startsWith(path.split('/').at(-1) ?? '') ? `docs/decisions/${name}` : '')),
    ];
    assert.ok(
      places.some((one) => one !== '' && existsSync(join(ROOT, one))),
      path,
    );
  }
});

test('every column of an inventory is documented in both languages, and read as documented', () => {
  const rows = [...read('docs/inventory.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$/gm)]
    .slice(1)
    .map(([, fr = '', en = '']) => [fr, en] as const);
  const documented = rows.filter(([fr]) => fieldOf(fr) !== undefined);
  for (const [fr, en] of documented) assert.equal(fieldOf(en), fieldOf(fr), `${fr} / ${en}`);
  assert.deepEqual(documented.map(([fr]) => fieldOf(fr)).sort(), Object.keys(FIELDS).sort());
});

function run(command: string): string {
  const [program = '', ...args] = command.split(' ');
  return spawnSync(join(ROOT, program), args, { encoding: 'utf8', cwd: ROOT }).stdout;
}

test('every key of the JSON result is documented', () => {
  const doc = read('docs/inventory.md');
  const result = JSON.parse(run('bin/infrabasse audit scenarios/home-server/inventory.csv --json --lines')) as Record<string, unknown>;
  for (const key of Object.keys(result)) assert.ok(doc.includes(`\`${key}\``), key);
});

test('the example of the README is what the command prints, figures apart', () => {
  // Figures move when data are corrected, and nobody should have to rewrite the README for that.
  const plain = (text: string): string =>
    text
      .replace(/[\u00a0\u202f]/g, ' ')
      .replace(/données \w+/, 'données')
      .replace(/[\d ,]*\d/g, '#')
      .replace(/█+/g, '█')
      .replace(/ +/g, ' ');
  const [, command = '', shown = ''] = /```console\n\$ (.*)\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  const printed = plain(run(command));
  for (const line of shown.split('\n').filter(Boolean)) assert.ok(printed.includes(plain(line).trim()), line);
});

test('every setting is documented', () => {
  const readme = read('README.md');
  assert.deepEqual(
    SETTING_NAMES.filter(({ name }) => !readme.includes(`\`${name}\``)),
    [],
  );
});

test('each runtime dependency has its page among the decisions', () => {
  const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const pages = readdirSync(join(ROOT, 'docs/decisions')).map((name) => read(`docs/decisions/${name}`));
  for (const name of Object.keys(manifest.dependencies))
    assert.ok(
      pages.some((page) => page.includes(`\`${name}\``)),
      `no decision speaks of \`${name}\``,
    );
});
