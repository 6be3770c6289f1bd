import { difference, product, quotient, share, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * A part of a machine: virtual machines, containers, a rented slice.
 *
 * Every part of one machine uses the same key, so that the parts add up to the machine and no more.
 */

/** The key of what computes. Every part of a machine uses the same. */
export const byVcpu = formula({
  id: 'virtual/share-by-vcpu',
  name: { fr: 'Part de la machine, aux vCPU', en: 'Share of the machine, by vCPU' },
  gives: '1',
  source: 'numecoeval',
  from: {
    own: 'virtual/vcpu', //         vCPU
    all: 'virtual/vcpu-of-host', // vCPU
  },
  expression: ({ own, all }) => share(own, all),
});

/** The key of what stores. */
export const byStorage = formula({
  id: 'virtual/share-by-storage',
  name: { fr: 'Part de la machine, au stockage', en: 'Share of the machine, by storage' },
  gives: '1',
  source: 'numecoeval',
  from: {
    own: 'virtual/storage', //         GB
    all: 'virtual/storage-of-host', // GB
  },
  expression: ({ own, all }) => share(own, all),
});

/** Machines counted for this part: a quarter of one server is 0.25 machine. */
export const machines = formula({
  id: 'virtual/machines',
  name: { fr: 'Machines comptées pour cette part', en: 'Machines counted for this part' },
  gives: 'item',
  source: 'numecoeval',
  from: {
    hosts: 'virtual/hosts', // item
    share: 'virtual/share', // 1
  },
  expression: ({ hosts, share: part }) => product(hosts, part),
});

/** What no part claims of machines that are ours: they were made all the same. */
export const unattributed = formula({
  id: 'virtual/unattributed',
  name: { fr: 'Machines que personne ne réclame', en: 'Machines nobody claims' },
  gives: 'item',
  source: 'infrabasse-method',
  from: {
    hosts: 'virtual/hosts', //     item
    whole: 'server/itself', //     1
    claimed: 'virtual/claimed', // 1
  },
  expression: ({ hosts, whole, claimed }) => product(hosts, difference(whole, claimed)),
});

/** NumEcoEval: an application carries an equal part of the virtual machine it shares with others. */
export const application = formula({
  id: 'virtual/application',
  name: { fr: 'Impact d’une application', en: 'Impact of an application' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    impact: 'impact/total', //               impact/year
    applications: 'virtual/applications', // 1
  },
  expression: ({ impact, applications }) => quotient(impact, applications),
});

/** Boavizta's cloud instance: memory by memory, disks by storage, all the rest by vCPU. */
export const instanceManufacture = formula({
  id: 'virtual/instance-manufacture',
  name: { fr: 'Fabrication d’une instance', en: 'Manufacture of an instance' },
  gives: 'impact/item',
  source: 'boavizta-method',
  from: {
    ram: 'server/ram-manufacture', //         impact/item
    ramShare: 'virtual/share-of-ram', //      1
    disks: 'virtual/disks-manufacture', //    impact/item
    diskShare: 'virtual/share-by-storage', // 1
    rest: 'virtual/rest-manufacture', //      impact/item
    cpuShare: 'virtual/share-by-vcpu', //     1
  },
  expression: (f) => sum(product(f.ram, f.ramShare), product(f.disks, f.diskShare), product(f.rest, f.cpuShare)),
});

/** Disks of the host, shared by storage. */
export const disks = formula({
  id: 'virtual/disks-manufacture',
  name: { fr: 'Fabrication des disques', en: 'Manufacture of the disks' },
  gives: 'impact/item',
  source: 'boavizta-method',
  from: {
    ssd: 'server/ssd-manufacture', // impact/item
    hdd: 'server/hdd-manufacture', // impact/item
  },
  expression: ({ ssd, hdd }) => sum(ssd, hdd),
});

/** All that is neither memory nor disk, graphics cards included: shared by vCPU, as the source does. */
export const rest = formula({
  id: 'virtual/rest-manufacture',
  name: { fr: 'Fabrication du reste de la machine', en: 'Manufacture of the rest of the machine' },
  gives: 'impact/item',
  source: 'boavizta-method',
  from: {
    cpu: 'server/cpu-manufacture', //                  impact/item
    gpu: 'server/gpu-manufacture', //                  impact/item
    powerSupply: 'server/power-supply-manufacture', // impact/item
    board: 'motherboard/factor', //                    impact/item
    enclosure: 'case/factor', //                       impact/item
    assembly: 'assembly/factor', //                    impact/item
  },
  expression: (f) => sum(f.cpu, f.gpu, f.powerSupply, f.board, f.enclosure, f.assembly),
});

/** The key of memory, which clouds rent apart from processors. */
export const ramShare = formula({
  id: 'virtual/share-of-ram',
  name: { fr: 'Part de la mémoire', en: 'Share of the memory' },
  gives: '1',
  source: 'boavizta-method',
  from: {
    own: 'virtual/ram', //         GB
    all: 'virtual/ram-of-host', // GB
  },
  expression: ({ own, all }) => share(own, all),
});

/** Processors by vCPU, memory by memory, and what the host adds on top. Not covered: graphics cards, as in the source. */
export const instancePower = formula({
  id: 'virtual/instance-power',
  name: { fr: 'Puissance d’une instance', en: 'Power of an instance' },
  gives: 'W/item',
  source: 'boavizta-method',
  from: {
    cpu: 'server/cpu-power', //           W/item
    cpuShare: 'virtual/share-by-vcpu', // 1
    ram: 'server/ram-power', //           W/item
    ramShare: 'virtual/share-of-ram', //  1
    whole: 'server/itself', //            1
    rest: 'server/other-consumption', //  1
  },
  expression: (f) => product(sum(product(f.cpu, f.cpuShare), product(f.ram, f.ramShare)), sum(f.whole, f.rest)),
});

/** A service kept alive by several machines in several places: redundancy is geographic, and it is counted. */
export const copies = formula({
  id: 'home/machines',
  name: { fr: 'Machines, copies comprises', en: 'Machines, copies included' },
  gives: 'item',
  source: 'infrabasse-method',
  from: {
    each: 'home/machines-per-place', // item
    places: 'home/places', //           1
  },
  expression: ({ each, places }) => product(each, places),
});
