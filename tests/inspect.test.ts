import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readingOf } from '../src/inventory/line/reading.ts';
import { readInventory } from '../src/inventory/read.ts';
import { library } from './world.ts';

/** What a machine says of itself, from the files of its system: here, copies of what several machines say. */

const COMMAND = fileURLToPath(new URL('../bin/infrabasse', import.meta.url));

function inspected(files: Readonly<Record<string, string | Uint8Array>>, ...options: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'infrabasse-machine-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const { status, stdout, stderr } = spawnSync(COMMAND, ['inspect', '--root', root, ...options], { encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    return stdout;
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** What an inventory makes of the line it gives. */
const itemsOf = (csv: string): (string | undefined)[] => readInventory(new TextEncoder().encode(csv), readingOf(library, 2026)).lines.map(({ item }) => item);

/** A screen of this maker (three letters), model, year and size in centimetres, as it says it on its cable. */
function edid(maker: string, model: string, year: number, width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(128);
  bytes.set([0, 255, 255, 255, 255, 255, 255, 0]);
  const letters = [...maker].reduce((code, letter) => (code << 5) | (letter.charCodeAt(0) - 64), 0);
  bytes.set([letters >> 8, letters & 255], 8);
  bytes.set([year - 1990], 17);
  bytes.set([width, height], 21);
  bytes.set([0, 0, 0, 0xfc, 0, ...new TextEncoder().encode(`${model}\n`)], 72);
  return bytes;
}

const cpus = (count: number, model: string): string =>
  Array.from({ length: count }, (_, i) => `processor\t: ${i}\nmodel name\t: ${model}\nphysical id\t: 0\ncore id\t\t: ${i >> 1}\n`).join('\n');

const LAPTOP = {
  'sys/class/dmi/id/sys_vendor': 'LENOVO\n',
  'sys/class/dmi/id/product_name': '20W0004WFR\n',
  'sys/class/dmi/id/product_version': 'ThinkPad T14 Gen 2i\n',
  'sys/class/dmi/id/product_serial': 'PF-SECRET\n',
  'sys/class/dmi/id/chassis_type': '10\n',
  'sys/class/dmi/id/bios_date': '03/21/2022\n',
  'proc/cpuinfo': cpus(8, '11th Gen Intel(R) Core(TM) i5-1135G7'),
  'proc/meminfo': 'MemTotal:       16082344 kB\n',
  'sys/block/nvme0n1/size': '1000215216\n',
  'sys/block/nvme0n1/queue/rotational': '0\n',
  'sys/block/loop0/size': '8\n',
  'sys/block/sda/size': '60000000\n',
  'sys/block/sda/removable': '1\n',
  'sys/class/drm/card0-eDP-1/edid': edid('AUO', 'panel', 2021, 31, 17),
  'sys/class/drm/card0-HDMI-A-1/edid': edid('DEL', 'DELL P2419H', 2019, 53, 30),
  'sys/class/power_supply/BAT0/power_now': '9300000\n',
  'sys/class/power_supply/BAT0/status': 'Discharging\n',
  'etc/hostname': 'pc-de-jeanne\n',
};

test('a laptop: its maker’s name for it, four cores, its disk but not the stick, the screen on its cable but not its own, what it draws now', () => {
  const told = inspected(LAPTOP);
  for (const words of [
    'Ordinateur portable, LENOVO, ThinkPad T14 Gen 2i',
    'micrologiciel de 2022',
    '1 puce, 4 cœurs',
    '16 Go',
    'SSD de 512 Go',
    'Dell DELL P2419H 24 pouces 2019',
    '9,3 W',
  ])
    assert.ok(told.includes(words), `${words} in ${told}`);
  assert.doesNotMatch(told, /SECRET|jeanne|AUO/);
  assert.deepEqual(itemsOf(inspected(LAPTOP, '--csv', '--header')), ['laptop', 'monitor']);
  assert.deepEqual(itemsOf(inspected(LAPTOP, '--json')), ['laptop', 'monitor']);
});

for (const [what, files, items] of [
  [
    'a rack server',
    {
      'sys/class/dmi/id/sys_vendor': 'Dell Inc.',
      'sys/class/dmi/id/product_name': 'PowerEdge R640',
      'sys/class/dmi/id/chassis_type': '23',
      'sys/block/sda/size': '7814037168',
      'sys/block/sda/queue/rotational': '1',
    },
    ['server-rack'],
  ],
  ['a Raspberry Pi', { 'proc/device-tree/model': 'Raspberry Pi 4 Model B Rev 1.4\0' }, ['single-board-computer']],
  [
    'a desktop whose board was not filled in',
    { 'sys/class/dmi/id/sys_vendor': 'To Be Filled By O.E.M.', 'sys/class/dmi/id/product_name': 'System Product Name', 'sys/class/dmi/id/chassis_type': '3' },
    ['desktop'],
  ],
  [
    'a virtual machine, which is no device',
    { 'sys/class/dmi/id/sys_vendor': 'QEMU', 'sys/class/dmi/id/product_name': 'Standard PC (Q35 + ICH9, 2009)', 'sys/class/dmi/id/chassis_type': '1' },
    [],
  ],
] as const)
  test(`${what}: its line is read as ${items.join(', ') || 'nothing to count'}`, () => assert.deepEqual(itemsOf(inspected(files, '--csv', '--header')), items));

test('a system that says nothing, or nonsense, is unknown and no trouble', () => {
  assert.match(inspected({}), /Machine : inconnue\nAnnée : inconnue\nProcesseur : inconnu\nMémoire : inconnue\nDisques : inconnus/);
  const nonsense = new Uint8Array(200_000).map((_, i) => (i * 7919) & 255);
  const told = inspected({
    'proc/cpuinfo': nonsense,
    'proc/meminfo': nonsense,
    'sys/class/drm/card0-DP-1/edid': nonsense,
    'sys/class/dmi/id/product_name': nonsense,
    'sys/block/sda/size': 'x'.repeat(5_000_000),
  });
  assert.match(told, /Mémoire : inconnue/);
});
