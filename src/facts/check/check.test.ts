import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DATA_FOLDER, loadLibrary } from '../load.ts';
import { readTables } from '../read.ts';
import { flawLine } from '../words.ts';
import { check } from './check.ts';

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
  // Units: another dimension would give a figure without meaning, and no error.
  [
    'a factor of another criterion’s unit',
    'factors/terminals.csv',
    'kgCO2e/item,default',
    'MJ/item,default',
    /unit "MJ\/item": expected "kgCO2e\/item" for gwp/,
  ],
  [
    'a factor per kilogram of device',
    'factors/terminals.csv',
    'kgCO2e/item,default',
    'kgCO2e/kg,default',
    /unit "kgCO2e\/kg": expected "kgCO2e\/item" for gwp/,
  ],
  ['a mix per megajoule', 'electricity.csv', 'gCO2e/kWh,default', 'gCO2e/MJ,default', /unit "gCO2e\/MJ": expected "kgCO2e\/kWh" for gwp/],
  ['a network per hour', 'network.csv', 'kgCO2e/GB,default', 'kgCO2e/h,default', /unit "kgCO2e\/h": expected "kgCO2e\/GB, kgCO2e\/line·year" for gwp/],
  ['a mobile line per gigabyte', 'network.csv', /(mobile.*)kgCO2e\/line·year/, '$1kgCO2e/GB', /unit "kgCO2e\/GB": expected "kgCO2e\/line·year" for gwp/],
  ['a component in the unit of another', 'factors/components.csv', 'kgCO2e/mm2', 'kgCO2e/item', /unit "kgCO2e\/item": expected "kgCO2e\/mm2" for gwp/],
  ['hours per day', 'parameters/use.yaml', 'unit: h/year', 'unit: h/day', /hours\/office: unit "h\/day": formulas expect "h\/year"/],
  ['evidence in percent', 'parameters/evidence.yaml', 'unit: "1"', 'unit: "%"', /evidence\/A: unit "%": formulas expect "1"/],
  ['a PUE in percent', 'datacenter.csv', '1.54,,,1,', '1.54,,,%,', /datacenter\/pue: unit "%": expected "1" for pue/],
  [
    'grams beside kilograms',
    'factors/screens.csv',
    'monitor,embodied,gwp,430,,,kgCO2e',
    'monitor,embodied,gwp,430,,,gCO2e',
    /unit "kgCO2e\/item" beside "gCO2e\/item"|unit "gCO2e\/item" beside "kgCO2e\/item"/,
  ],
  ['a thousand times its like', 'factors/screens.csv', 'monitor,embodied,gwp,430,', 'monitor,embodied,gwp,430000,', /"ecodiag-2022" is over 20 times away/],
  // Electricity: what physics forbids, what surprises.
  ['a mix of nought', 'electricity.csv', 'FR,gwp,2024,51.9,', 'FR,gwp,2024,0,', /electricity\/FR\/gwp: a mix of nought/],
  [
    'less primary energy than electricity',
    'electricity.csv',
    'FR,pe,2011,11.289,',
    'FR,pe,2011,3.5,',
    /electricity\/FR\/pe: under 3\.6 MJ of primary energy per kWh/,
  ],
  [
    'a mix far from all others',
    'electricity.csv',
    'FR,adpe,2011,4.85798e-08,',
    'FR,adpe,2011,4.85798e-05,',
    /electricity\/FR\/adpe: over 20 times away from the median/,
  ],
  [
    'a contested mix without its reason',
    'electricity.csv',
    /(BE,gwp,2024.*),"[^"]*"$/m,
    '$1,',
    /electricity\/BE\/gwp: contested \(several sources\) but no "why"/,
  ],
  ['two mixes of one year', 'electricity.csv', 'FR,gwp,2024,44.18,,,gCO2e/kWh,other', 'FR,gwp,2024,44.18,,,gCO2e/kWh,default', /two defaults for one year/],
  ['a country that is none', 'electricity.csv', 'AW,gwp', 'XX,gwp', /country "XX": unknown/],
  ['a mix without year', 'electricity.csv', 'FR,gwp,2024,51.9', 'FR,gwp,,51.9', /electricity\/FR\/gwp: year missing/],
  // Places, zones, comparisons.
  ['a PUE under one', 'datacenter.csv', 'bedag,Bedag,,,CH,1.4', 'bedag,Bedag,,,CH,0.4', /bedag\/pue: a PUE is between 1 and 5/],
  ['a PUE over five', 'datacenter.csv', 'bedag,Bedag,,,CH,1.4', 'bedag,Bedag,,,CH,14', /bedag\/pue: a PUE is between 1 and 5/],
  ['a place nowhere', 'datacenter.csv', 'bedag,Bedag,,,CH', 'bedag,Bedag,,,ZZ', /bedag\/pue: country "ZZ": unknown/],
  ['a place twice', 'datacenter.csv', 'bedag,', 'swisscom,', /place "swisscom" is described twice/],
  ['a zone without network', 'zones.csv', 'DE,EUROPE', 'DE,MARS', /zones\.csv:\d+: zone "MARS": no network has a value there/],
  ['a network of no zone', 'network.csv', 'fixed-network-WORLD', 'fixed-network-MARS', /zone "MARS": no network has a value there/],
  ['the ratio of an unknown item', 'materiality-odbl.csv', 'tablet,', 'slate,', /slate\/mass-ratio: item "slate": unknown/],
  // What a factor, a parameter, a file must have.
  ['electricity within a device', 'factors/peripherals.csv', 'mouse,embodied', 'mouse,all', /stage "all": the electricity of a device is computed apart/],
  ['a factor without stage', 'factors/terminals.csv', 'laptop,manufacture,gwp', 'laptop,,gwp', /stage "": expected one of/],
  ['a place of no map', 'factors/terminals.csv', '2024,FR,', '2024,Europa,', /country "Europa": unknown/],
  ['a lifetime of nought', 'reuse.csv', 'laptop,,lifetime,5,', 'laptop,,lifetime,0,', /laptop\/lifetime: a lifetime cannot be nought/],
  ['half a range', 'factors/screens.csv', '238.97,119.5,358.5', '238.97,119.5,', /half a range/],
  ['a missing evidence', 'parameters/evidence.yaml', 'evidence/C:', 'evidence/E:', /evidence\/C: missing, the calculation needs it/],
  ['an evidence nobody may give', 'parameters/evidence.yaml', 'evidence/C:', 'evidence/E:', /evidence\/E: unused/],
  ['a volume of no network', 'parameters/network.yaml', 'network/volume/EUROPE', 'network/volume/MARS', /network\/volume\/MARS: unused/],
  ['a day of no calendar', 'parameters/use.yaml', '2027-12-31', '2027-13-45', /hours\/office: "review by" missing, expected a date/],
  ['a field nothing reads', 'parameters/use.yaml', '  doubt:', '  doute:', /hours\/office: "doute" is read by nothing/],
  [
    'a comma that cuts a reason in two',
    'parameters/silicon.yaml',
    '"Carte par défaut du modèle ; borne basse, une petite carte L4."',
    'borne basse, une petite carte',
    /gpu\/mass: "une petite carte" is read by nothing/,
  ],
  ['a field of a source nothing reads', 'sources.yaml', '  publisher: ADEME', '  editor: ADEME', /"editor" is read by nothing/],
  ['a column nothing reads', 'reuse.csv', 'confidence,why', 'confidence,pourquoi', /reuse\.csv:1: "pourquoi" is read by nothing/],
  ['a column that is missing', 'reuse.csv', 'confidence,why', 'confidence,pourquoi', /reuse\.csv:1: column "why" missing/],
  ['a comma that shifts the cells', 'network.csv', '"par abonné, exploitation"', 'par abonné, exploitation', /network\.csv:\d+: cannot be read/],
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
