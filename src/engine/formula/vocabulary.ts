import type { Quantity, Words } from '../quantity/quantity.ts';

/** What a formula may ask for: its unit, its name, the facts that answer when nobody declares a value, and whether it may be under zero. */
export type Input = Readonly<{ unit: string; name: Words; fact?: string; signed?: boolean }>;

/**
 * Every input of every formula, once. A parameter of `data/parameters` bears the same id;
 * `fact` names a row of `data/factors` instead, for the criterion at hand.
 */
const INPUTS: readonly (readonly [id: string, unit: string, fr: string, en: string, fact?: string])[] = [
  // A device, a fleet
  ['device/count', 'item', 'Nombre d’appareils', 'Number of devices'],
  ['device/certainty', '1', 'Sûreté de la déclaration', 'How sure the declaration is'],
  ['device/lifetime', 'year', 'Durée d’usage prévue', 'Planned lifetime'],
  ['device/horizon', 'year', 'Horizon', 'Horizon'],
  ['device/days-in-service', 'day', 'Jours en service', 'Days in service'],
  ['device/power', 'W/item', 'Puissance en marche', 'Power while on'],
  ['device/hours', 'h/year', 'Heures de marche par an', 'Hours on per year'],
  ['device/usual-hours', 'h/year', 'Heures de la consommation publiée', 'Hours behind the published consumption'],
  ['device/electricity', 'kWh/item·year', 'Électricité d’un appareil par an', 'Electricity of a device per year'],
  ['hours/always', 'h/year', 'Heures dans une année', 'Hours in a year'],
  ['place/pue', '1', 'Surcoût électrique du lieu (PUE)', 'Power overhead of the place (PUE)'],
  ['reuse/first-life', 'year', 'Années chez le premier propriétaire', 'Years with the first owner'],
  ['reuse/cutoff-share', '1', 'Part de fabrication portée (coupure)', 'Share of manufacture carried (cut-off)'],
  ['factor/item', 'impact/item', 'Impact d’un appareil', 'Impact of a device'],
  ['electricity/mix', 'impact/kWh', 'Mix électrique', 'Electricity mix'],
  ['impact/total', 'impact/year', 'Impact par an', 'Impact per year'],
  ['service/persons', 'person', 'Personnes servies', 'Persons served'],
  // Networks and mail
  ['network/line-count', 'line', 'Nombre de lignes', 'Number of lines'],
  ['network/volume', 'GB/line·year', 'Volume de la ligne moyenne', 'Volume of the mean line'],
  ['network/intensity', 'impact/GB', 'Impact du gigaoctet moyen', 'Impact of the mean gigabyte'],
  ['network/traffic', 'GB/year', 'Trafic', 'Traffic'],
  ['network/bare-line', 'impact/line·year', 'Ligne moyenne, sans sa box', 'Mean line, without its box'],
  ['network/line-and-box', 'impact/line·year', 'Ligne moyenne, box comprise', 'Mean line, box included'],
  ['network/bare-share', '1', 'Part des lignes dont la box est comptée à part', 'Share of the lines whose box is counted apart'],
  ['network/boxed-share', '1', 'Part des lignes dont la box n’est pas dans l’inventaire', 'Share of the lines whose box is not in the inventory'],
  ['network/lines-per-place', 'line', 'Lignes par lieu', 'Lines per place'],
  ['factor/line', 'impact/line·year', 'Impact d’une ligne', 'Impact of a line'],
  ['mail/messages', 'message/year', 'Messages envoyés', 'Messages sent'],
  ['mail/size', 'GB/message', 'Taille d’un message', 'Size of a message'],
  ['mail/factor-per-volume', 'impact/GB', 'Impact par volume', 'Impact per volume'],
  ['mail/factor-per-message', 'impact/message', 'Impact par message', 'Impact per message'],
  // Components of a server
  ['cpu/units', '1', 'Processeurs', 'Processors'],
  ['cpu/cores', 'core/item', 'Cœurs par processeur', 'Cores per processor'],
  ['cpu/die-area', 'mm2/item', 'Surface de puce', 'Die area'],
  ['cpu/die-area-per-core', 'mm2/core', 'Surface de puce par cœur', 'Die area per core'],
  ['cpu/die-factor', 'impact/mm2', 'Fabrication d’un mm² de processeur', 'Manufacture of one mm² of processor', 'cpu-die/manufacture'],
  ['cpu/base-factor', 'impact/item', 'Fabrication d’un processeur, hors puce', 'Manufacture of a processor, die apart', 'cpu/manufacture'],
  ['ram/units', '1', 'Barrettes de mémoire', 'Memory strips'],
  ['ram/capacity', 'GB/item', 'Capacité d’une barrette', 'Capacity of a strip'],
  ['ram/density', 'GB/cm2', 'Densité de la mémoire', 'Density of the memory'],
  ['ram/die-factor', 'impact/cm2', 'Fabrication d’un cm² de mémoire', 'Manufacture of one cm² of memory', 'ram-die/manufacture'],
  ['ram/base-factor', 'impact/item', 'Fabrication d’une barrette, hors puces', 'Manufacture of a strip, dies apart', 'ram/manufacture'],
  ['ram/power', 'W/GB', 'Puissance d’un gigaoctet de mémoire', 'Power of a gigabyte of memory'],
  ['ssd/units', '1', 'SSD', 'SSDs'],
  ['ssd/capacity', 'GB/item', 'Capacité d’un SSD', 'Capacity of an SSD'],
  ['ssd/density', 'GB/cm2', 'Densité du SSD', 'Density of the SSD'],
  ['ssd/die-factor', 'impact/cm2', 'Fabrication d’un cm² de SSD', 'Manufacture of one cm² of SSD', 'ssd-die/manufacture'],
  ['ssd/base-factor', 'impact/item', 'Fabrication d’un SSD, hors puces', 'Manufacture of an SSD, dies apart', 'ssd/manufacture'],
  ['hdd/units', '1', 'Disques durs', 'Hard disks'],
  ['hdd/factor', 'impact/item', 'Fabrication d’un disque dur', 'Manufacture of a hard disk', 'hdd/manufacture'],
  ['gpu/units', '1', 'Cartes graphiques', 'Graphics cards'],
  ['gpu/factor', 'impact/item', 'Fabrication d’une carte graphique', 'Manufacture of a graphics card', 'gpu-card/manufacture'],
  ['gpu/power', 'W/item', 'Puissance d’une carte graphique', 'Power of a graphics card'],
  ['motherboard/factor', 'impact/item', 'Fabrication de la carte mère', 'Manufacture of the motherboard', 'motherboard/manufacture'],
  ['power-supply/units', '1', 'Alimentations', 'Power supplies'],
  ['power-supply/mass', 'kg/item', 'Masse d’une alimentation', 'Mass of a power supply'],
  ['power-supply/factor', 'impact/kg', 'Fabrication d’un kg d’alimentation', 'Manufacture of one kg of power supply', 'power-supply/manufacture'],
  ['assembly/factor', 'impact/item', 'Assemblage', 'Assembly', 'assembly/manufacture'],
  ['case/factor', 'impact/item', 'Fabrication du boîtier', 'Manufacture of the case', 'case-rack/manufacture'],
  ['case/blade-factor', 'impact/item', 'Fabrication du boîtier d’une lame', 'Manufacture of the case of a blade', 'case-blade/manufacture'],
  ['case/enclosure-factor', 'impact/item', 'Fabrication d’un châssis de lames', 'Manufacture of a blade enclosure', 'blade-enclosure/manufacture'],
  ['case/enclosure-slots', '1', 'Lames par châssis', 'Blades per enclosure'],
  ['cpu/tdp', 'W/item', 'Puissance thermique du processeur (TDP)', 'Thermal design power of the processor (TDP)'],
  ['cpu/load', '1', 'Charge moyenne, de 0 à 100', 'Mean load, 0 to 100'],
  ['cpu/curve-slope', '1', 'Courbe de charge : pente', 'Load curve: slope'],
  ['cpu/curve-shift', '1', 'Courbe de charge : décalage', 'Load curve: shift'],
  ['cpu/curve-drop', '1', 'Courbe de charge : retrait', 'Load curve: drop'],
  ['cpu/least-power', 'W/item', 'Puissance minimale d’un processeur', 'Least power of a processor'],
  ['cpu/profile-a', 'W/item', 'Profil de famille : a', 'Family profile: a'],
  ['cpu/profile-b', '1', 'Profil de famille : b', 'Family profile: b'],
  ['cpu/profile-c', '1', 'Profil de famille : c', 'Family profile: c'],
  ['cpu/profile-d', 'W/item', 'Profil de famille : d', 'Family profile: d'],
  ['server/power-busy', 'W/item', 'Puissance dans le premier état de charge', 'Power in the first state of load'],
  ['server/power-quiet', 'W/item', 'Puissance dans le second état de charge', 'Power in the second state of load'],
  ['server/time-busy', '1', 'Part du temps dans le premier état', 'Share of the time in the first state'],
  ['server/time-quiet', '1', 'Part du temps dans le second état', 'Share of the time in the second state'],
  ['server/itself', '1', 'La machine elle-même', 'The machine itself'],
  ['server/other-consumption', '1', 'Disques, ventilateurs, alimentations : en plus', 'Disks, fans, supplies: on top'],
  // A graphics card from its parts
  ['silicon/die-area', 'mm2', 'Surface d’une puce', 'Area of a die'],
  ['silicon/kerf', 'mm', 'Trait de scie', 'Saw line'],
  ['silicon/wafer-area', 'mm2', 'Surface d’une galette de 300 mm', 'Area of a 300 mm wafer'],
  ['silicon/wafer-circumference', 'mm', 'Tour d’une galette de 300 mm', 'Circumference of a 300 mm wafer'],
  ['silicon/defect-density', '1/cm2', 'Défauts par cm²', 'Defects per cm²'],
  ['gpu/casing-mass', 'kg/item', 'Masse du boîtier', 'Mass of the casing'],
  ['gpu/casing-factor', 'impact/kg', 'Fabrication d’un kg de boîtier', 'Manufacture of one kg of casing', 'gpu-casing/manufacture'],
  ['gpu/heat-sink-mass', 'kg/item', 'Masse du dissipateur', 'Mass of the heat sink'],
  ['gpu/heat-sink-factor', 'impact/kg', 'Fabrication d’un kg de dissipateur', 'Manufacture of one kg of heat sink', 'gpu-heatsink/manufacture'],
  ['gpu/board-area', 'cm2/item', 'Surface du circuit imprimé', 'Area of the circuit board'],
  ['gpu/board-factor', 'impact/cm2', 'Fabrication d’un cm² de circuit', 'Manufacture of one cm² of board', 'gpu-board/manufacture'],
  ['gpu/die-effective-area', 'mm2/item', 'Silicium dépensé pour la puce', 'Silicon spent for the die'],
  ['gpu/die-factor', 'impact/mm2', 'Fabrication d’un mm² de puce', 'Manufacture of one mm² of die', 'gpu-die/manufacture'],
  ['gpu/memory-effective-area', 'mm2/item', 'Silicium dépensé pour la mémoire', 'Silicon spent for the memory'],
  ['gpu/memory-factor', 'impact/mm2', 'Fabrication d’un mm² de mémoire', 'Manufacture of one mm² of memory', 'gpu-memory-die/manufacture'],
  ['gpu/mass', 'kg/item', 'Masse de la carte', 'Mass of the card'],
  ['gpu/upstream-factor', 'impact/kg', 'Transport amont, par kg', 'Upstream transport, per kg', 'gpu-upstream-transport/manufacture'],
  ['gpu/boat-distance', 'km', 'Distance en bateau', 'Distance by boat'],
  ['gpu/boat-factor', 'impact/kg·km', 'Bateau, par kg et par km', 'Boat, per kg and km', 'gpu-boat/distribution'],
  ['gpu/truck-distance', 'km', 'Distance en camion', 'Distance by truck'],
  ['gpu/truck-factor', 'impact/kg·km', 'Camion, par kg et par km', 'Truck, per kg and km', 'gpu-truck/distribution'],
  ['gpu/plane-distance', 'km', 'Distance en avion', 'Distance by plane'],
  ['gpu/plane-factor', 'impact/kg·km', 'Avion, par kg et par km', 'Plane, per kg and km', 'gpu-plane/distribution'],
  ['gpu/end-of-life-factor', 'impact/kg', 'Fin de vie, par kg', 'End of life, per kg', 'gpu-end-of-life/end_of_life'],
  // A part of a machine, copies, NumEcoEval
  ['virtual/vcpu', 'vCPU', 'vCPU de cette part', 'vCPUs of this part'],
  ['virtual/vcpu-of-host', 'vCPU', 'vCPU de la machine', 'vCPUs of the machine'],
  ['virtual/storage', 'GB', 'Stockage de cette part', 'Storage of this part'],
  ['virtual/storage-of-host', 'GB', 'Stockage de la machine', 'Storage of the machine'],
  ['virtual/ram', 'GB', 'Mémoire de cette part', 'Memory of this part'],
  ['virtual/ram-of-host', 'GB', 'Mémoire de la machine', 'Memory of the machine'],
  ['virtual/hosts', 'item', 'Machines hôtes', 'Host machines'],
  ['virtual/share', '1', 'Part de la machine', 'Share of the machine'],
  ['virtual/claimed', '1', 'Part réclamée par des services', 'Share claimed by services'],
  ['virtual/applications', '1', 'Applications sur cette machine', 'Applications on this machine'],
  ['home/machines-per-place', 'item', 'Machines par lieu', 'Machines per place'],
  ['home/places', '1', 'Lieux (copies)', 'Places (copies)'],
  ['numecoeval/use-rate', '1', 'Taux d’utilisation', 'Use rate'],
  ['numecoeval/days-per-year', 'day/year', 'Jours par an', 'Days per year'],
  ['numecoeval/shortest-lifetime', 'year', 'Durée minimale', 'Shortest lifetime'],
];

/** Fitted constants rather than things counted: they alone may be negative. */
const SIGNED = new Set(['cpu/profile-a', 'cpu/profile-b', 'cpu/profile-c', 'cpu/profile-d', 'cpu/curve-slope', 'cpu/curve-shift', 'cpu/curve-drop']);

export const vocabulary: Readonly<Record<string, Input>> = Object.fromEntries(
  INPUTS.map(([id, unit, fr, en, fact]) => [id, { unit, name: { fr, en }, ...(fact ? { fact } : {}), ...(SIGNED.has(id) ? { signed: true } : {}) }]),
);

/** What someone gave for an input, on a line of an inventory if there is one. Throws on an id that no formula asks for. */
export function declared(id: string, { value, low, high }: Readonly<{ value: number; low: number; high: number }>, line?: number): Quantity {
  const input = vocabulary[id];
  if (!input) throw new Error(`no input "${id}" in the vocabulary`);
  return { id, name: input.name, value, low, high, unit: input.unit, because: { kind: 'declared', ...(line === undefined ? {} : { line }) } };
}
