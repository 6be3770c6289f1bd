import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';

/** The directory from a terminal: what an import would change, what an export holds, what the data lack. */

const COMMAND = fileURLToPath(new URL('../../bin/infrabasse', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'directory-'));
after(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(COMMAND, ['directory', ...args], { encoding: 'utf8', env: { ...process.env, INFRABASSE_FOLDER: folder } });
  return { status, out: stdout, err: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('check: counts, and what may be there twice', () => {
  const { status, out } = run('check');
  assert.equal(status, 0, out);
  assert.match(out, /278 acteurs, 0 problème/);
});

test('export: as many rows as actors, and reads back', () => {
  const { status, out } = run('export', 'csv');
  const { data } = Papa.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true });
  assert.deepEqual([status, data.length], [0, 278]);
  assert.equal((JSON.parse(run('export', 'json').out) as { actors: unknown[] }).actors.length, 278);
});

test('import: first what would change, then what waits for a person; nothing is published', () => {
  const table = file(
    'hebergeurs.csv',
    'nom;type;adresse web;ville\nGrifon;fai_associatif;https://grifon.fr;Rennes\nTout Neuf;hebergeur;https://tout-neuf.example;Brest\n;hebergeur;;\n',
  );
  const preview = run('import', table);
  assert.match(preview.out, /\+ Tout Neuf/);
  assert.match(preview.out, /1 nouveaux, .*Rien n’a été changé/s);
  assert.match(run('import', table, '--propose').out, /propositions attendent une relecture/);
  assert.doesNotMatch(run('export', 'csv').out, /Tout Neuf/);
});

for (const [what, args, code, why] of [
  ['no act', [], 2, /attendu : directory import, export ou check/],
  ['an export that is none', ['export', 'papyrus'], 2, /attendu csv, geojson, json/],
  ['a file that is not there', ['import', '/nowhere.csv'], 1, /ne peut pas être lu/],
  ['an address of this machine', ['import', 'http://127.0.0.1/x.json'], 1, /./],
  ['an address of the cloud’s own', ['import', 'http://169.254.169.254/latest/meta-data'], 1, /./],
] as const)
  test(`${what}: exit code ${code}, in words`, () => {
    const { status, err } = run(...args);
    assert.equal(status, code, err);
    assert.match(err, why);
    assert.doesNotMatch(err, /Erreur de notre fait/);
  });
