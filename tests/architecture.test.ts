import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** Who may import whom, and how large things may grow: the borders of ARCHITECTURE.md, held rather than promised. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folder of `src` → what it may import: other folders (`web/words` alone of `web`), `npm:` packages, `node:` modules. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  facts: ['engine', 'npm:papaparse', 'npm:js-yaml', 'node:'],
  storage: ['web/words', 'npm:pg', 'npm:sql-template-tag', 'node:'],
  web: ['npm:hono', 'node:'],
  inventory: ['engine', 'facts', 'npm:fflate', 'npm:papaparse', 'npm:saxes'],
  estimate: ['engine', 'facts', 'inventory', 'storage', 'web', 'npm:hono', 'npm:sql-template-tag', 'node:'],
  catalogue: ['engine', 'facts', 'web', 'npm:hono', 'node:'],
  home: ['web', 'npm:hono'],
  mail: ['storage', 'web/words', 'npm:nodemailer', 'npm:sql-template-tag', 'node:'],
  directory: ['engine', 'storage', 'web', 'mail', 'guide', 'net', 'npm:hono', 'npm:papaparse', 'npm:sql-template-tag', 'node:'],
  net: ['node:'],
  discovery: ['engine', 'facts', 'net', 'web', 'npm:hono', 'npm:htmlparser2', 'npm:js-yaml', 'npm:papaparse', 'npm:tldts', 'node:'],
  method: ['engine', 'facts', 'npm:js-yaml', 'node:'],
  guide: [
    'engine',
    'facts',
    'inventory',
    'method',
    'web',
    'npm:hono',
    'npm:markdown-it',
    'npm:markdown-it-footnote',
    'npm:js-yaml',
    'npm:fflate',
    'npm:@myriaddreamin/typst-ts-node-compiler',
    'node:',
  ],
};
/** The doors see everything. */
const DOORS = ['server.ts', 'cli.ts', 'config.ts', 'cli'];

const MOST_LINES = 300;
const MOST_FILES = 9;
/** Folders that are lists of like things: a command, a migration. */
const LISTS = ['src/cli', 'src/storage/migrations'];

function filesOf(folder: string, end: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

const sources = filesOf('src', /\.ts$/).filter((file) => !/\.(test|d)\.ts$/.test(file));

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:^(?:import|export)\b[^;']*?from\s*|^import\s+|import\()'([^'\n]+)'/gm)].map((match) => match[1] as string);
}

/** `engine`, `npm:hono`, `node:`: what an import reaches. */
function reached(file: string, target: string): string {
  if (target.startsWith('node:')) return 'node:';
  if (!target.startsWith('.'))
    return `npm:${target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/')}`;
  const path = normalize(join(dirname(file), target))
    .split('/')
    .slice(1);
  return path.join('/') === 'web/words.ts' && !file.startsWith('src/web/') ? 'web/words' : (path[0] as string);
}

test('each folder imports only what it may', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const own = file.split('/')[1] as string;
    if (DOORS.includes(own)) continue;
    const allowed = MAY_IMPORT[own];
    assert.ok(allowed, `src/${own} is not in the table of who may import whom`);
    for (const target of importsOf(file)) {
      const to = reached(file, target);
      if (to !== own && !allowed.includes(to) && !(to === 'web/words' && allowed.includes('web'))) wrong.push(`${file} must not import ${to} (${target})`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('no folder is reached from one that it reaches: no cycles', () => {
  const reach = (folder: string, seen: readonly string[] = []): void => {
    assert.ok(!seen.includes(folder), `cycle: ${[...seen, folder].join(' → ')}`);
    for (const next of MAY_IMPORT[folder] ?? []) if (next in MAY_IMPORT) reach(next, [...seen, folder]);
  };
  for (const folder of Object.keys(MAY_IMPORT)) reach(folder);
});

test('no file imports itself by way of others, not even for a type', () => {
  const next = new Map(
    sources.map((file) => [
      file,
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => normalize(join(dirname(file), target))),
    ]),
  );
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `circle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) follow(target, [...path, file]);
    done.add(file);
  };
  for (const file of sources) follow(file, []);
});

test('only storage names a database', () => {
  for (const file of sources.filter((one) => !one.startsWith('src/storage/'))) {
    for (const target of importsOf(file)) assert.ok(!/^(pg|node:sqlite)$/.test(target), `${file} imports ${target}`);
  }
});

test(`no file of code is longer than ${MOST_LINES} lines`, () => {
  const long = [...sources, ...filesOf('tests', /\.ts$/), ...filesOf('bench', /\.ts$/)].map(
    (file) => [file, readFileSync(join(ROOT, file), 'utf8').split('\n').length] as const,
  );
  assert.deepEqual(
    long.filter(([, lines]) => lines > MOST_LINES),
    [],
  );
});

test(`no folder of code holds more than ${MOST_FILES} files`, () => {
  const folders = new Map<string, number>();
  for (const file of sources) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
  assert.deepEqual(
    [...folders].filter(([folder, files]) => files > MOST_FILES && !LISTS.includes(folder)),
    [],
  );
});

test('formulas are sentences: no digit, no condition, no loop', () => {
  for (const file of sources.filter((one) => one.startsWith('src/engine/formulas/') && !one.endsWith('all.ts'))) {
    const code = readFileSync(join(ROOT, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*$/gm, '')
      .replace(/'[^']*'/g, "''");
    assert.doesNotMatch(code, /\d/, `${file}: a digit belongs in data/`);
    assert.doesNotMatch(code, /\b(if|for|while)\b|\?/, `${file}: a case is a row of a table, not a branch`);
  }
});

test('file names are lower-case words with hyphens, and none is a drawer', () => {
  for (const file of sources) {
    const name = file.split('/').at(-1) ?? '';
    assert.match(name, /^[a-z0-9-]+\.ts$/, file);
    assert.doesNotMatch(name, /^(utils?|helpers?|services?|types|common|misc)\.ts$/, file);
  }
});

test('every export of the engine says what it is', () => {
  const bare: string[] = [];
  for (const file of sources.filter((one) => one.startsWith('src/engine/') && !one.includes('/formulas/'))) {
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
    lines.forEach((line, i) => {
      if (/^export (async )?function/.test(line) && !/\*\/\s*$/.test(lines[i - 1] ?? '')) bare.push(`${file}:${i + 1}: ${line}`);
    });
  }
  assert.deepEqual(bare, []);
});
