import { atLeast, difference, ln, product, quotient, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * A server from its components: manufacture from silicon areas, capacities and masses; power from a load curve.
 *
 * Not covered: end of life and distribution, which the source leaves out; criteria other than climate,
 * metals and primary energy.
 */

const source = 'uba-94-2021';

/** Processors: the silicon, and a base per package. */
export const cpu = formula({
  id: 'server/cpu-manufacture',
  name: { fr: 'Fabrication des processeurs', en: 'Manufacture of the processors' },
  gives: 'impact/item',
  source,
  from: { units: 'cpu/units', area: 'cpu/die-area', perArea: 'cpu/die-factor', base: 'cpu/base-factor' },
  expression: ({ units, area, perArea, base }) => product(units, sum(product(area, perArea), base)),
});

/** Die area when only the cores are known: the weakest input of the method. */
export const dieArea = formula({
  id: 'cpu/die-area-by-cores',
  name: { fr: 'Surface de puce d’après les cœurs', en: 'Die area from the cores' },
  gives: 'mm2/item',
  source: 'infrabasse-servers',
  from: { cores: 'cpu/cores', perCore: 'cpu/die-area-per-core' },
  expression: ({ cores, perCore }) => product(cores, perCore),
});

/** Memory strips: silicon from capacity over density, and a base per strip. */
export const ram = formula({
  id: 'server/ram-manufacture',
  name: { fr: 'Fabrication de la mémoire', en: 'Manufacture of the memory' },
  gives: 'impact/item',
  source,
  from: { units: 'ram/units', capacity: 'ram/capacity', density: 'ram/density', perArea: 'ram/die-factor', base: 'ram/base-factor' },
  expression: ({ units, capacity, density, perArea, base }) => product(units, sum(product(quotient(capacity, density), perArea), base)),
});

/** Solid-state disks, as memory. */
export const ssd = formula({
  id: 'server/ssd-manufacture',
  name: { fr: 'Fabrication des SSD', en: 'Manufacture of the SSDs' },
  gives: 'impact/item',
  source,
  from: { units: 'ssd/units', capacity: 'ssd/capacity', density: 'ssd/density', perArea: 'ssd/die-factor', base: 'ssd/base-factor' },
  expression: ({ units, capacity, density, perArea, base }) => product(units, sum(product(quotient(capacity, density), perArea), base)),
});

/** Hard disks. The source gives one value whatever the capacity. */
export const hdd = formula({
  id: 'server/hdd-manufacture',
  name: { fr: 'Fabrication des disques durs', en: 'Manufacture of the hard disks' },
  gives: 'impact/item',
  source,
  from: { units: 'hdd/units', factor: 'hdd/factor' },
  expression: ({ units, factor }) => product(units, factor),
});

export const powerSupply = formula({
  id: 'server/power-supply-manufacture',
  name: { fr: 'Fabrication des alimentations', en: 'Manufacture of the power supplies' },
  gives: 'impact/item',
  source,
  from: { units: 'power-supply/units', mass: 'power-supply/mass', perMass: 'power-supply/factor' },
  expression: ({ units, mass, perMass }) => product(units, mass, perMass),
});

/** Case of a blade: its own, and its share of the enclosure. */
export const bladeCase = formula({
  id: 'server/blade-case',
  name: { fr: 'Boîtier d’une lame et part de châssis', en: 'Case of a blade and share of the enclosure' },
  gives: 'impact/item',
  source,
  from: { blade: 'case/blade-factor', enclosure: 'case/enclosure-factor', slots: 'case/enclosure-slots' },
  expression: ({ blade, enclosure, slots }) => sum(quotient(enclosure, slots), blade),
});

/** Graphics cards, as whole cards. */
export const gpus = formula({
  id: 'server/gpu-manufacture',
  name: { fr: 'Fabrication des cartes graphiques', en: 'Manufacture of the graphics cards' },
  gives: 'impact/item',
  source: 'nvidia-hgx-h100',
  from: { units: 'gpu/units', factor: 'gpu/factor' },
  expression: ({ units, factor }) => product(units, factor),
});

/** The whole machine. */
export const manufacture = formula({
  id: 'server/manufacture',
  name: { fr: 'Fabrication d’un serveur par composants', en: 'Manufacture of a server from its components' },
  gives: 'impact/item',
  source,
  from: {
    cpu: 'server/cpu-manufacture',
    ram: 'server/ram-manufacture',
    ssd: 'server/ssd-manufacture',
    hdd: 'server/hdd-manufacture',
    gpu: 'server/gpu-manufacture',
    powerSupply: 'server/power-supply-manufacture',
    board: 'motherboard/factor',
    enclosure: 'case/factor',
    assembly: 'assembly/factor',
  },
  expression: (parts) => sum(parts.cpu, parts.ram, parts.ssd, parts.hdd, parts.gpu, parts.powerSupply, parts.board, parts.enclosure, parts.assembly),
});

/**
 * Draw of the processors at a load: thermal design power times a logarithm, fitted by Boavizta on four measured points.
 * `load` counts from 0 to 100. Never under a watt each.
 */
export const cpuPower = formula({
  id: 'server/cpu-power',
  name: { fr: 'Puissance des processeurs à cette charge', en: 'Power of the processors at this load' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    units: 'cpu/units',
    tdp: 'cpu/tdp',
    load: 'cpu/load',
    slope: 'cpu/curve-slope',
    shift: 'cpu/curve-shift',
    drop: 'cpu/curve-drop',
    floor: 'cpu/least-power',
  },
  expression: ({ units, tdp, load, slope, shift, drop, floor }) =>
    product(units, atLeast(product(tdp, difference(product(slope, ln(sum(load, shift))), drop)), floor)),
});

/** The same by a published profile of a processor family, when the thermal design power is unknown. */
export const cpuPowerByProfile = formula({
  id: 'server/cpu-power-by-profile',
  name: { fr: 'Puissance des processeurs d’après une famille', en: 'Power of the processors from a family' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    units: 'cpu/units',
    load: 'cpu/load',
    a: 'cpu/profile-a',
    b: 'cpu/profile-b',
    c: 'cpu/profile-c',
    d: 'cpu/profile-d',
    floor: 'cpu/least-power',
  },
  expression: ({ units, load, a, b, c, d, floor }) => product(units, atLeast(sum(product(a, ln(product(b, sum(load, c)))), d), floor)),
});

/** Memory draws the same whatever the load. */
export const ramPower = formula({
  id: 'server/ram-power',
  name: { fr: 'Puissance de la mémoire', en: 'Power of the memory' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: { units: 'ram/units', capacity: 'ram/capacity', perCapacity: 'ram/power' },
  expression: ({ units, capacity, perCapacity }) => product(units, capacity, perCapacity),
});

export const gpuPower = formula({
  id: 'server/gpu-power',
  name: { fr: 'Puissance des cartes graphiques', en: 'Power of the graphics cards' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: { units: 'gpu/units', each: 'gpu/power' },
  expression: ({ units, each }) => product(units, each),
});

/** All of it, and what disks, fans and supplies add. A wattmeter is better than this sum. */
export const power = formula({
  id: 'server/power',
  name: { fr: 'Puissance d’un serveur par composants', en: 'Power of a server from its components' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    cpu: 'server/cpu-power',
    ram: 'server/ram-power',
    gpu: 'server/gpu-power',
    whole: 'server/itself',
    rest: 'server/other-consumption',
  },
  expression: ({ cpu, ram, gpu, whole, rest }) => product(sum(cpu, ram, gpu), sum(whole, rest)),
});
