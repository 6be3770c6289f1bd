import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from './check.ts';
import { DATA_FOLDER, loadLibrary } from './load.ts';
import { readTables } from './read.ts';
import { flawLine } from './words.ts';

const TODAY = '2026-11-24';

/** Runs the check on a copy of the real data in which one thing was spoilt. */
function spoilt(file: string, from: string | RegExp, to: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'facts-'));
  cpSync(DATA_FOLDER, folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = before.replace(from, to);
  assert.notEqual(after, before, `${file}: nothing was spoilt`);
  writeFileSync(join(folder, file), after);
  const { problems } = check(readTables(folder), TODAY);
  rmSync(folder, { recursive: true });
  return problems.map((flaw) => flawLine(flaw, 'en'));
}

test('the data of the project are sound', () => {
  assert.deepEqual(loadLibrary(TODAY).report.problems, []);
});

for (const [what, file, from, to, problem] of [
  ['a missing source', 'factors/terminals.csv', 'default,acv-numerique-2.2,', 'default,,', /terminals\.csv:2: laptop\/manufacture\/gwp: source missing/],
  [
    'an unknown source',
    'factors/terminals.csv',
    'default,acv-numerique-2.2,',
    'default,my-cousin,',
    /source "my-cousin": unknown, expected an id of sources\.yaml/,
  ],
  ['a missing unit', 'factors/terminals.csv', 'kgCO2e/item,default', ',default', /laptop\/manufacture\/gwp: unit missing/],
  ['a unit nobody knows', 'factors/terminals.csv', 'kgCO2e/item,default', 'stone/item,default', /unit "stone\/item" cannot be read/],
  [
    'a value outside its own range',
    'factors/screens.csv',
    'monitor,manufacture,gwp,238.97,',
    'monitor,manufacture,gwp,938.97,',
    /938\.97 is outside its own range 119\.5–358\.5/,
  ],
  ['a value that is not a number', 'factors/terminals.csv', 'gwp,170,', 'gwp,lots,', /value missing or not a positive number/],
  ['an unknown item', 'factors/terminals.csv', 'laptop,manufacture', 'toaster,manufacture', /item "toaster": unknown, expected one of items\.csv/],
  ['an unknown stage', 'factors/terminals.csv', 'laptop,manufacture', 'laptop,birth', /stage "birth": expected one of/],
  ['an aggregate beside its parts', 'factors/terminals.csv', 'laptop,distribution,gwp', 'laptop,embodied,gwp', /"embodied" already holds "manufacture"/],
  ['two defaults from two sources', 'factors/screens-odbl.csv', /,other,/, ',default,', /two sources are default, expected one/],
  ['sources without a default', 'factors/printing.csv', /default,ecodiag/, 'other,ecodiag', /sources but no default/],
  [
    'a contested choice without its reason',
    'factors/printing.csv',
    /(default,ecodiag-2022,.*?medium,)"[^"]*"/,
    '$1',
    /contested \(several sources\) but no "why" in French/,
  ],
  ['an ODbL row among the others', 'factors/terminals.csv', /MIT,high/, 'ODbL-1.0,high', /rows under ODbL, and only they, stand in files named -odbl/],
  ['a parameter outside its own range', 'parameters/use.yaml', 'value: 1600', 'value: 9000', /hours\/office: 9000 is outside its own range 1000–2200/],
  ['a parameter in a unit no formula takes', 'parameters/server.yaml', 'unit: W/GB', 'unit: kg', /ram\/power: unit "kg": formulas expect "W\/GB"/],
  [
    'a parameter both sourced and assumed',
    'parameters/use.yaml',
    '  assumed: 46',
    '  source: iso-14040\n  assumed: 46',
    /expected either a source or "assumed", not both/,
  ],
  ['a parameter nobody asks for', 'parameters/use.yaml', 'hours/office:', 'hours/siesta:', /hours\/siesta: unused, no formula or item asks for it/],
  ['a source nobody cites', 'sources.yaml', 'iso-14040:', 'iso-9001:', /iso-9001: unused source/],
  ['a file that cannot be read', 'parameters/use.yaml', 'hours/office:', 'hours/office: [', /data\/parameters\/use\.yaml: /],
] as const) {
  test(`the check says where and what: ${what}`, () => {
    const problems = spoilt(file, from, to);
    assert.ok(
      problems.some((one) => problem.test(one)),
      problems.join('\n'),
    );
  });
}

test('all problems are said at once, not one after the other', () => {
  assert.ok(spoilt('factors/terminals.csv', /kgCO2e\/item/g, 'stone/item').length > 20);
});

test('a review date that has passed reminds, and does not stop a volunteer', () => {
  const { problems, warnings } = check(readTables(DATA_FOLDER), '2099-01-01');
  assert.deepEqual(problems, []);
  assert.ok(warnings.some((one) => flawLine(one, 'fr') === 'data/parameters/use.yaml: hours/office : était à revoir avant le 2027-12-31'));
});

test('the range of a default goes from the lowest comparable source to the highest', () => {
  const { facts } = loadLibrary(TODAY);
  const sum = (corner: 'value' | 'low' | 'high') =>
    facts
      .factors('laptop')
      .filter(({ criterion }) => criterion === 'gwp')
      .reduce((all, { quantity }) => all + quantity[corner], 0);
  assert.ok(Math.abs(sum('value') - 185.09) < 1e-9); // 170 + 12.3 + 2.79, ADEME
  assert.ok(Math.abs(sum('low') - 156) < 1e-9); //      Base Carbone
  assert.ok(Math.abs(sum('high') - 260) < 1e-9); //     EcoDiag
});

test('a value kept apart as not comparable does not stretch the range', () => {
  const [server] = loadLibrary(TODAY)
    .facts.factors('server-rack')
    .filter(({ criterion }) => criterion === 'gwp');
  assert.ok((server?.quantity.high ?? 0) < 1600, 'Base Empreinte’s 3 660 kg is shown, never used');
});

test('every item the specification of the field asks for is there, known or unknown', () => {
  const { facts } = loadLibrary(TODAY);
  const known =
    'laptop desktop mini-pc thin-client all-in-one workstation monitor monitor-22 monitor-27 monitor-32 smartphone feature-phone tablet printer printer-office copier projector tv voip-phone docking-station keyboard mouse external-hdd external-ssd usb-stick box switch router firewall wifi-ap server-rack server-blade server-tower storage-bay single-board-computer reused-pc-server server-gpu';
  for (const id of known.split(' '))
    assert.ok(
      facts.factors(id).some(({ criterion }) => criterion === 'gwp'),
      id,
    );
  for (const id of ['webcam', 'ups', 'headset', 'nas']) {
    assert.ok(facts.items.has(id), id);
    assert.deepEqual(facts.factors(id), [], `${id}: no open factor, none is invented`);
  }
});
