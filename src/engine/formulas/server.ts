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
  from: {
    units: 'cpu/units', //        1
    area: 'cpu/die-area', //      mm2/item
    perArea: 'cpu/die-factor', // impact/mm2
    base: 'cpu/base-factor', //   impact/item
  },
  expression: ({ units, area, perArea, base }) => product(units, sum(product(area, perArea), base)),
});

/** Die area when only the cores are known: the weakest input of the method. */
export const dieArea = formula({
  id: 'cpu/die-area-by-cores',
  name: { fr: 'Surface de puce d’après les cœurs', en: 'Die area from the cores' },
  gives: 'mm2/item',
  source: 'infrabasse-servers',
  from: {
    cores: 'cpu/cores', //               core/item
    perCore: 'cpu/die-area-per-core', // mm2/core
  },
  expression: ({ cores, perCore }) => product(cores, perCore),
});

/** Memory strips: silicon from capacity over density, and a base per strip. */
export const ram = formula({
  id: 'server/ram-manufacture',
  name: { fr: 'Fabrication de la mémoire', en: 'Manufacture of the memory' },
  gives: 'impact/item',
  source,
  from: {
    units: 'ram/units', //        1
    capacity: 'ram/capacity', //  GB/item
    density: 'ram/density', //    GB/cm2
    perArea: 'ram/die-factor', // impact/cm2
    base: 'ram/base-factor', //   impact/item
  },
  expression: ({ units, capacity, density, perArea, base }) => product(units, sum(product(quotient(capacity, density), perArea), base)),
});

/** Solid-state disks, as memory. */
export const ssd = formula({
  id: 'server/ssd-manufacture',
  name: { fr: 'Fabrication des SSD', en: 'Manufacture of the SSDs' },
  gives: 'impact/item',
  source,
  from: {
    units: 'ssd/units', //        1
    capacity: 'ssd/capacity', //  GB/item
    density: 'ssd/density', //    GB/cm2
    perArea: 'ssd/die-factor', // impact/cm2
    base: 'ssd/base-factor', //   impact/item
  },
  expression: ({ units, capacity, density, perArea, base }) => product(units, sum(product(quotient(capacity, density), perArea), base)),
});

/** Hard disks. The source gives one value whatever the capacity. */
export const hdd = formula({
  id: 'server/hdd-manufacture',
  name: { fr: 'Fabrication des disques durs', en: 'Manufacture of the hard disks' },
  gives: 'impact/item',
  source,
  from: {
    units: 'hdd/units', //   1
    factor: 'hdd/factor', // impact/item
  },
  expression: ({ units, factor }) => product(units, factor),
});

/** Power supplies, by mass. */
export const powerSupply = formula({
  id: 'server/power-supply-manufacture',
  name: { fr: 'Fabrication des alimentations', en: 'Manufacture of the power supplies' },
  gives: 'impact/item',
  source,
  from: {
    units: 'power-supply/units', //    1
    mass: 'power-supply/mass', //      kg/item
    perMass: 'power-supply/factor', // impact/kg
  },
  expression: ({ units, mass, perMass }) => product(units, mass, perMass),
});

/** Case of a blade: its own, and its share of the enclosure. */
export const bladeCase = formula({
  id: 'server/blade-case',
  name: { fr: 'Boîtier d’une lame et part de châssis', en: 'Case of a blade and share of the enclosure' },
  gives: 'impact/item',
  source,
  from: {
    blade: 'case/blade-factor', //         impact/item
    enclosure: 'case/enclosure-factor', // impact/item
    slots: 'case/enclosure-slots', //      1
  },
  expression: ({ blade, enclosure, slots }) => sum(quotient(enclosure, slots), blade),
});

/** Graphics cards, as whole cards. */
export const gpus = formula({
  id: 'server/gpu-manufacture',
  name: { fr: 'Fabrication des cartes graphiques', en: 'Manufacture of the graphics cards' },
  gives: 'impact/item',
  source: 'nvidia-hgx-h100',
  from: {
    units: 'gpu/units', //   1
    factor: 'gpu/factor', // impact/item
  },
  expression: ({ units, factor }) => product(units, factor),
});

/** The whole machine. */
export const manufacture = formula({
  id: 'server/manufacture',
  name: { fr: 'Fabrication d’un serveur par composants', en: 'Manufacture of a server from its components' },
  gives: 'impact/item',
  source,
  from: {
    cpu: 'server/cpu-manufacture', //                  impact/item
    ram: 'server/ram-manufacture', //                  impact/item
    ssd: 'server/ssd-manufacture', //                  impact/item
    hdd: 'server/hdd-manufacture', //                  impact/item
    gpu: 'server/gpu-manufacture', //                  impact/item
    powerSupply: 'server/power-supply-manufacture', // impact/item
    board: 'motherboard/factor', //                    impact/item
    enclosure: 'case/factor', //                       impact/item
    assembly: 'assembly/factor', //                    impact/item
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
    units: 'cpu/units', //       1
    tdp: 'cpu/tdp', //           W/item
    load: 'cpu/load', //         1
    slope: 'cpu/curve-slope', // 1
    shift: 'cpu/curve-shift', // 1
    drop: 'cpu/curve-drop', //   1
    floor: 'cpu/least-power', // W/item
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
    units: 'cpu/units', //       1
    load: 'cpu/load', //         1
    a: 'cpu/profile-a', //       cpu/profile-b
    b: 'cpu/profile-b', //       1
    c: 'cpu/profile-c', //       1
    d: 'cpu/profile-d', //       W/item
    floor: 'cpu/least-power', // W/item
  },
  expression: ({ units, load, a, b, c, d, floor }) => product(units, atLeast(sum(product(a, ln(product(b, sum(load, c)))), d), floor)),
});

/** Memory draws the same whatever the load. */
export const ramPower = formula({
  id: 'server/ram-power',
  name: { fr: 'Puissance de la mémoire', en: 'Power of the memory' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    units: 'ram/units', //       1
    capacity: 'ram/capacity', // GB/item
    perCapacity: 'ram/power', // W/GB
  },
  expression: ({ units, capacity, perCapacity }) => product(units, capacity, perCapacity),
});

/**
 * Graphics cards draw what is given for each, whatever the load of the processors: the published default is that of a card
 * at full load, so give the measured mean of cards that idle.
 */
export const gpuPower = formula({
  id: 'server/gpu-power',
  name: { fr: 'Puissance des cartes graphiques', en: 'Power of the graphics cards' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    units: 'gpu/units', // 1
    each: 'gpu/power', //  W/item
  },
  expression: ({ units, each }) => product(units, each),
});

/** All of it, and what disks, fans and supplies add. A wattmeter is better than this sum. */
export const power = formula({
  id: 'server/power',
  name: { fr: 'Puissance d’un serveur par composants', en: 'Power of a server from its components' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    cpu: 'server/cpu-power', //          W/item
    ram: 'server/ram-power', //          W/item
    gpu: 'server/gpu-power', //          W/item
    whole: 'server/itself', //           1
    rest: 'server/other-consumption', // 1
  },
  expression: ({ cpu, ram, gpu, whole, rest }) => product(sum(cpu, ram, gpu), sum(whole, rest)),
});

/**
 * Mean power over a day of two states, each for its share of the time: office hours and nights, say. The power of each is
 * that of the load curve at its load. More states: the mean of two is a state of its own.
 */
export const powerOverStates = formula({
  id: 'server/power-over-states',
  name: { fr: 'Puissance moyenne sur deux états de charge', en: 'Mean power over two states of load' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    busy: 'server/power-busy', //       W/item
    busyShare: 'server/time-busy', //   1        shares of the time: together, one
    quiet: 'server/power-quiet', //     W/item
    quietShare: 'server/time-quiet', // 1
  },
  expression: ({ busy, busyShare, quiet, quietShare }) => sum(product(busy, busyShare), product(quiet, quietShare)),
});
