import type { Words } from '../../engine/quantity/quantity.ts';
import type { Cells } from '../fields.ts';
import { type Screen, screenIn } from './edid.ts';
import { textIn } from './native.ts';

/** Files of the system that tell what a machine is (Linux). Whatever cannot be read is nothing. */
export type System = Readonly<{
  text(path: string): string | undefined;
  bytes(path: string): Uint8Array | undefined;
  names(folder: string): readonly string[];
}>;

/** What a machine is, as its system tells it; nothing of whom it belongs to. Memory and disks in GB, power in watts. */
export type ThisMachine = Readonly<{
  type: string;
  maker: string;
  model: string;
  /** Year of the firmware: often near that of the purchase, later when it was updated. */
  firmwareYear: number | undefined;
  processor: string;
  processors: number;
  cores: number;
  memory: number;
  disks: readonly Readonly<{ size: number; solid: boolean }>[];
  screens: readonly Screen[];
  /** Whole machine, now, when it runs on its battery or has a meter of its own. */
  watts: number | undefined;
  virtual: boolean;
}>;

const DMI = '/sys/class/dmi/id';
/** Kinds of case, by their number in the tables of the firmware (SMBIOS 3, 7.4.1). */
const CASES: readonly (readonly [type: string, numbers: readonly number[]])[] = [
  ['Ordinateur portable', [8, 9, 10, 14, 31, 32]],
  ['Tablette', [11, 30]],
  ['Tout-en-un', [13]],
  ['Serveur', [17, 23, 25]],
  ['Serveur lame', [28, 29]],
  ['Mini PC', [34, 35, 36]],
  ['Tour', [6, 7]],
  ['Unité centrale', [3, 4, 5, 15, 16, 24]],
];
const VIRTUAL = /virtualbox|vmware|kvm|qemu|bochs|xen|hyper-v|virtual machine|standard pc|firecracker|google compute engine|amazon ec2|openstack/i;
const NO_DISK = /^(loop|ram|zram|dm-|md|sr|fd|nbd|rbd|mtdblock|mmcblk\d+boot)/;
const SECTOR = 512;
/** Screens that are part of a laptop. */
const INSIDE = /edp|lvds|dsi/i;

export function thisMachine(system: System): ThisMachine {
  const dmi = (name: string): string => textIn(system.text(`${DMI}/${name}`)?.trim());
  const cpu = system.text('/proc/cpuinfo') ?? '';
  const board = textIn(system.text('/proc/device-tree/model')?.replaceAll('\0', '').trim());
  const [vendor, product, version] = [dmi('sys_vendor'), dmi('product_name'), dmi('product_version')];
  // This maker writes the name people know in the version, and a number in the name.
  const model = board || (/lenovo/i.test(vendor) && version ? version : product);
  const number = Number(dmi('chassis_type'));
  const virtual = VIRTUAL.test(`${vendor} ${product}`) || /^flags\s*:.*\bhypervisor\b/m.test(cpu.slice(0, LONGEST));
  const type = virtual ? 'Machine virtuelle' : board ? 'Nano-ordinateur' : (CASES.find(([, numbers]) => numbers.includes(number))?.[0] ?? '');
  return {
    type,
    maker: board ? '' : vendor,
    model,
    firmwareYear: Number(/\b(?:19|20)\d\d\b/.exec(dmi('bios_date'))?.[0]) || undefined,
    ...processorsIn(cpu),
    memory: Math.ceil(Number(/^MemTotal:\s*(\d+)/m.exec(system.text('/proc/meminfo') ?? '')?.[1] ?? 0) / 2 ** 20),
    disks: disksIn(system),
    screens: screensIn(system),
    watts: wattsIn(system),
    virtual,
  };
}

/** Longest file of the system looked at: a machine of a thousand processors says the same of each. */
const LONGEST = 2_000_000;

function processorsIn(text: string): Pick<ThisMachine, 'processor' | 'processors' | 'cores'> {
  const blocks = text
    .slice(0, LONGEST)
    .split(/\n\s*\n/)
    .filter((block) => /^processor\s*:/m.test(block));
  const field = (block: string, name: string): string | undefined => new RegExp(`^${name}\\s*:\\s*(.*)$`, 'm').exec(block)?.[1]?.trim();
  const sockets = new Set(blocks.map((block) => field(block, 'physical id') ?? '0'));
  const cores = new Set(blocks.map((block, i) => `${field(block, 'physical id') ?? ''}/${field(block, 'core id') ?? i}`));
  return {
    processor: textIn(field(blocks[0] ?? '', 'model name')),
    processors: blocks.length === 0 ? 0 : sockets.size,
    cores: blocks.length === 0 ? 0 : cores.size,
  };
}

function disksIn(system: System): ThisMachine['disks'] {
  return system.names('/sys/block').flatMap((name) => {
    if (NO_DISK.test(name) || system.text(`/sys/block/${name}/removable`)?.trim() === '1') return [];
    const size = Math.round((Number(system.text(`/sys/block/${name}/size`) ?? 0) * SECTOR) / 1e9);
    return size > 0 ? [{ size, solid: system.text(`/sys/block/${name}/queue/rotational`)?.trim() !== '1' }] : [];
  });
}

function screensIn(system: System): Screen[] {
  return system.names('/sys/class/drm').flatMap((name): Screen[] => {
    const bytes = INSIDE.test(name) ? undefined : system.bytes(`/sys/class/drm/${name}/edid`);
    const screen = bytes && screenIn(bytes);
    return screen ? [screen] : [];
  });
}

function wattsIn(system: System): number | undefined {
  for (const name of system.names('/sys/class/power_supply')) {
    const folder = `/sys/class/power_supply/${name}`;
    const now = Number(system.text(`${folder}/power_now`) ?? 0) / 1e6;
    if (now > 0 && system.text(`${folder}/status`)?.trim() === 'Discharging') return now;
  }
  return undefined;
}

/** The machine and its screens as rows of an inventory. */
export function rowsOf({ type, maker, model, memory, disks, screens }: ThisMachine): Cells[] {
  const parts = [memory > 0 ? `${memory} Go` : '', ...disks.map(({ size, solid }) => `${solid ? 'SSD' : 'disque'} ${size} Go`)];
  const label = [[maker, model].filter(Boolean).join(' '), ...parts].filter(Boolean).join(', ');
  return [
    { type, maker, model, label: label || 'Machine', quantity: '1', evidence: 'A' },
    ...screens.map(
      (screen): Cells => ({
        type: screen.inches ? `Écran ${String(screen.inches).replace('.', ',')} pouces` : 'Écran',
        maker: screen.maker,
        model: screen.model,
        label: ['Écran', screen.maker, screen.model].filter(Boolean).join(' '),
        quantity: '1',
        ...(screen.year ? { purchase: String(screen.year) } : {}),
        evidence: 'B',
      }),
    ),
  ];
}

/** What is told of the machine to whoever sits before it. */
export function toldOf(machine: ThisMachine): Words[] {
  const say = (fr: string, en: string): Words => ({ fr, en });
  const { type, maker, model, firmwareYear, processor, processors, cores, memory, disks, screens, watts, virtual } = machine;
  const name = [type, maker, model].filter(Boolean).join(', ');
  return [
    say(`Machine : ${name || 'inconnue'}`, `Machine: ${name || 'unknown'}`),
    ...(virtual
      ? [
          say(
            'C’est une machine virtuelle : elle partage une machine, qui est à compter à sa place.',
            'This is a virtual machine: it shares a machine, which is to be counted instead.',
          ),
        ]
      : []),
    say(
      firmwareYear ? `Année : micrologiciel de ${firmwareYear} ; l’achat est souvent proche, à vérifier` : 'Année : inconnue',
      firmwareYear ? `Year: firmware of ${firmwareYear}; the purchase is often near it, to be checked` : 'Year: unknown',
    ),
    say(
      cores > 0
        ? `Processeur : ${[processor, `${processors} puce${processors > 1 ? 's' : ''}, ${cores} cœur${cores > 1 ? 's' : ''}`].filter(Boolean).join(', ')}`
        : 'Processeur : inconnu',
      cores > 0
        ? `Processor: ${[processor, `${processors} chip${processors > 1 ? 's' : ''}, ${cores} core${cores > 1 ? 's' : ''}`].filter(Boolean).join(', ')}`
        : 'Processor: unknown',
    ),
    say(memory > 0 ? `Mémoire : ${memory} Go` : 'Mémoire : inconnue', memory > 0 ? `Memory: ${memory} GB` : 'Memory: unknown'),
    say(
      `Disques : ${disks.map(({ size, solid }) => `${solid ? 'SSD' : 'disque'} de ${size} Go`).join(', ') || 'inconnus'}`,
      `Disks: ${disks.map(({ size, solid }) => `${solid ? 'SSD' : 'hard disk'} of ${size} GB`).join(', ') || 'unknown'}`,
    ),
    say(
      `Écrans : ${screens.map((screen) => [screen.maker, screen.model, screen.inches ? `${String(screen.inches).replace('.', ',')} pouces` : '', screen.year ?? ''].filter(Boolean).join(' ')).join(' ; ') || 'aucun au bout d’un câble'}`,
      `Screens: ${screens.map((screen) => [screen.maker, screen.model, screen.inches ? `${screen.inches} inches` : '', screen.year ?? ''].filter(Boolean).join(' ')).join('; ') || 'none at the end of a cable'}`,
    ),
    say(
      watts ? `Puissance en ce moment : ${watts.toPrecision(2).replace('.', ',')} W, sur batterie` : 'Puissance en ce moment : inconnue ; un wattmètre la dira',
      watts ? `Power now: ${watts.toPrecision(2)} W, on battery` : 'Power now: unknown; a wattmeter will tell',
    ),
  ];
}
