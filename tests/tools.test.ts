import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assess } from '../src/engine/assess/assess.ts';
import { footprint } from '../src/engine/footprint/footprint.ts';
import type { Given } from '../src/inventory/file/given.ts';
import { readingOf } from '../src/inventory/line/reading.ts';
import { openInventory } from '../src/inventory/read.ts';
import { toPcr } from '../src/inventory/tool/pcr.ts';
import { library } from './world.ts';

/** Files of other tools, as those tools write them (tests/files): what becomes of each of their lines. */

const FILES = new URL('files/', import.meta.url);
const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));
const YEAR = 2025;

function given(folder: string, names = readdirSync(new URL(`${folder}/`, FILES)).sort()): Given[] {
  return names.map((name) => ({ name, chunks: [readFileSync(new URL(`${folder}/${name}`, FILES))] }));
}

function read(files: readonly Given[]) {
  const inventory = openInventory(files, readingOf(library, YEAR), true);
  const lines = [...inventory.lines];
  const settings = { year: YEAR, country: 'FR', lifetime: 'planned', keptLonger: 0 } as const;
  const result = footprint(assess(lines, inventory.facts ?? library.facts, settings, 'line'));
  const outcomes = Object.fromEntries(
    inventory.statuses.map(({ label, outcome, described }) => [label, described ? 'described' : (outcome.apart ?? outcome.kind)]),
  );
  return { ...inventory, lines, result, outcomes };
}

const near = (found: number | null | undefined, expected: number): void =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) < 1e-9 * expected, `${found} ≠ ${expected}`);

test('the seven files of NumEcoEval: machines, their parts, their applications; every line ends in one place', () => {
  const { lines, tally, outcomes, problems, dropped, result } = read(given('numecoeval'));
  const { read: kept, unsure, unrecognised, apart, refused } = tally.kinds;
  assert.equal(tally.rows, 14);
  assert.equal(kept + unsure + unrecognised + apart + refused, 14);
  // vm-web has 8 of the 32 vCPU of srv-01, shared by its two applications; vm-mail has 24.
  const counts = Object.fromEntries(lines.map((line) => [line.label, line.machine?.count?.value ?? line.count]));
  assert.deepEqual(counts, { portables: 10, Site: 0.125, Agenda: 0.125, 'vm-mail': 0.75 });
  // The parts make the machine: what one server of this kind, place and age gives alone.
  const alone = read([
    { name: 'x.csv', chunks: [new TextEncoder().encode('objet;lieu;pays;durée prévue;kWh par an;preuve\nserver-rack;bureau;FR;5;3200;A\n')] },
  ]);
  const server = result.byLine.filter(({ name }) => name.fr !== 'portables').reduce((sum, { criteria }) => sum + (criteria.gwp.value ?? 0), 0);
  // 2 000 kWh at a PUE of 1.6 are 3 200 kWh at the socket.
  near(server, alone.result.criteria.gwp.value ?? 0);
  assert.deepEqual([outcomes['vieux'], outcomes['vm-perdue'], outcomes['vm-sur-vm'], outcomes['srv-01']], ['retired', 'refused', 'refused', 'described']);
  assert.deepEqual(
    problems.map(({ file, line, column, value }) => [file, line, column, value]),
    [
      ['datacenter.csv', 3, 'pue', '0.8'],
      ['equipement_virtuel.csv', 4, 'host', 'srv-99'],
      ['equipement_virtuel.csv', 5, 'host', 'vm-web'],
    ],
  );
  assert.deepEqual(dropped.toSorted(), ['responsableEntite', 'responsableNumeriqueResponsable', 'utilisateur']);
});

test('virtual machines that stand on one another, or on themselves, are refused each with its reason; the next one is kept', () => {
  const csv = (text: string) => [new TextEncoder().encode(text)];
  const { tally, outcomes, problems } = read([
    { name: 'physique.csv', chunks: csv('nomEquipementPhysique;modele;type;quantite;nbCoeur\nsrv;PowerEdge R740;Serveur;1;32\n') },
    {
      name: 'virtuel.csv',
      chunks: csv('nomEquipementVirtuel;nomEquipementPhysique;vCPU\nvm-a;vm-b;4\nvm-b;vm-a;4\nvm-c;vm-c;2\nvm-d;srv;8\n'),
    },
  ]);
  assert.deepEqual([tally.rows, tally.kinds.refused], [5, 3]);
  assert.deepEqual([outcomes['vm-a'], outcomes['vm-b'], outcomes['vm-c'], outcomes['vm-d']], ['refused', 'refused', 'refused', 'read']);
  assert.deepEqual(
    problems.filter(({ kept }) => !kept).map(({ file, line }) => [file, line]),
    [2, 3, 4].map((line) => ['virtuel.csv', line]),
  );
});

test('the four files of G4IT: parts by storage, instances of a cloud kept as hosting of unknown machines', () => {
  const { lines, tally, result, problems } = read(given('g4it'));
  assert.deepEqual(problems, []);
  assert.equal(tally.rows, 7);
  // 1 000 of 4 000 GB, and 3 000.
  assert.deepEqual(Object.fromEntries(lines.map((line) => [line.label, [line.item, line.machine?.count?.value ?? line.count]])), {
    ecrans: ['monitor', 20],
    'instance, AWS m5.large': ['hosting', 2],
    Photos: ['nas', 0.25],
    'partage-b': ['nas', 0.75],
  });
  assert.deepEqual(
    result.unknown.filter(({ item }) => item === 'hosting').map(({ missing }) => missing),
    ['all'],
  );
});

test('a file of these tools is known by its headers, whatever its name, their case and their order', () => {
  const text = 'QUANTITE;Modele;nomEquipementPhysique;Type\n3;Latitude 5420;portables;Portable\n';
  const { lines } = read([{ name: 'export (2).txt', chunks: [new TextEncoder().encode(text)] }]);
  assert.deepEqual(
    lines.map(({ item, count, label }) => [item, count, label]),
    [['laptop', 3, 'portables']],
  );
});

test('the agent of GLPI: a laptop with its two screens and the printer on its cable, not the panel nor the printers of the network', () => {
  const { lines, dropped, problems, format } = read(given('glpi', ['laptop.json']));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    lines.map(({ item, count }) => [item, count]),
    [
      ['laptop', 1],
      ['monitor', 1],
      ['monitor', 1],
      ['printer', 1],
    ],
  );
  assert.equal(format.fr, 'inventaire de l’agent GLPI');
  assert.deepEqual(dropped.toSorted(), ['bios.ssn', 'deviceid', 'hardware.name', 'networks', 'users']);
  assert.doesNotMatch(JSON.stringify(lines), /MARTIN|martin|7XK2|00:11|ABC12/);
});

test('several inventories of GLPI at once: servers, virtual machines set apart, switches by their ports, printers, phones', () => {
  const { lines, tally } = read(given('glpi', ['several.json']));
  assert.deepEqual(
    lines.map(({ item }) => item),
    ['server-rack', 'switch', 'printer-office', 'voip-phone'],
  );
  assert.equal(tally.apart.get('virtual')?.rows, 1);
});

test('lshw: a laptop by its kind; a server by its components, empty banks left out', () => {
  const laptop = read(given('lshw', ['portable.json']));
  assert.deepEqual(
    laptop.lines.map(({ item, label }) => [item, label]),
    [['laptop', 'LENOVO 20W0004WFR, 16 Go, SSD 512 Go']],
  );
  assert.deepEqual(laptop.dropped, ['id', 'serial']);
  const { lines, problems } = read(given('lshw', ['serveur.json']));
  assert.deepEqual(problems, []);
  const described = read([
    {
      name: 'x.json',
      chunks: [
        new TextEncoder().encode(
          JSON.stringify({
            machines: [{ name: 'Dell Inc. PowerEdge R640', case: 'rack', cpus: 2, cores: 10, ramStrips: 4, ramGB: 32, ssds: 2, ssdGB: 480, hdds: 1 }],
          }),
        ),
      ],
    },
  ]);
  assert.deepEqual(
    lines.map(({ machine }) => machine?.name),
    ['Dell Inc. PowerEdge R640'],
  );
  near(read(given('lshw', ['serveur.json'])).result.criteria.gwp.value, described.result.criteria.gwp.value ?? 0);
});

test('PCR-SI: what goes out comes back the same, and what it does not know is told', () => {
  const { lines, ignored, tally } = read(given('pcr'));
  assert.deepEqual(
    lines.map(({ item, count, lifetime, electricity, evidence, country, service }) => [
      item,
      count,
      lifetime?.value,
      electricity?.value,
      evidence,
      country,
      service,
    ]),
    [
      ['laptop', 8, 6, 32.5, 'B', 'FR', 'accueil'],
      ['monitor', 4, 9, undefined, 'C', 'FR', undefined],
      [undefined, 1, undefined, undefined, undefined, undefined, undefined],
    ],
  );
  assert.deepEqual(ignored, ['equipment[1].couleur']);
  assert.equal(tally.kinds.unrecognised, 1);
  const known = lines.filter(({ item }) => item !== undefined);
  const back = read([{ name: 'y.json', chunks: [new TextEncoder().encode(JSON.stringify(toPcr(known, library.facts, 'Mairie', 'FR')))] }]);
  assert.deepEqual(back.lines, known);
});

test('what people said things are is kept in a file, and holds for the next list; PCR-SI is written beside the report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-lists-'));
  try {
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const [one, two] = [file('a.csv', 'type;modèle;qté\nMachin;Truc-X;2\n'), file('b.csv', 'Type;Modele;Nb\nMACHIN;truc x;5\nCaisse;;1\n')];
    const corrections = file('corrections.csv', 'nom;objet\nMachin Truc-X;switch\nCaisse;apart\nAutre;rien de connu\n');
    const pcr = join(folder, 'pcr.json');
    const { stdout, stderr } = spawnSync(COMMAND, ['audit', one, two, '--corrections', corrections, '--json', '--pcr', pcr], { encoding: 'utf8' });
    const { byItem, rows, apart } = JSON.parse(stdout);
    assert.deepEqual(
      [byItem.map(({ id, quantity }: { id: string; quantity: number }) => [id, quantity]), rows.all, apart.map(({ reason }: { reason: string }) => reason)],
      [[['switch', 7]], 3, ['corrected']],
    );
    assert.match(stderr, /ligne 4.:.«.rien de connu.» — aucun objet de ce nom/);
    assert.deepEqual(
      JSON.parse(readFileSync(pcr, 'utf8')).inventory.map(({ type, quantity }: { type: string; quantity: number }) => [type, quantity]),
      [
        ['switch', 2],
        ['switch', 5],
      ],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
