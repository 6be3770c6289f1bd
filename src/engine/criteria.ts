import type { Words } from './quantity/quantity.ts';

/** What is measured. Order is that of display. */
export type CriterionId = 'gwp' | 'adpe' | 'adpf' | 'pe' | 'ap' | 'pm' | 'ir' | 'mips';
/** Quantities of things rather than impacts: electricity drawn, mass of devices thrown away. */
export type FlowId = 'elec' | 'mass';
export type MeasureId = CriterionId | FlowId;

export type Criterion = Readonly<{
  id: CriterionId;
  unit: string;
  name: Words;
  /** True when the criterion says nothing of electricity: its use part is not unknown, it is out of scope. */
  withoutUse?: boolean;
}>;

export const CRITERIA: readonly Criterion[] = [
  { id: 'gwp', unit: 'kgCO2e', name: { fr: 'Climat (gaz à effet de serre)', en: 'Climate (greenhouse gases)' } },
  { id: 'adpe', unit: 'kgSbe', name: { fr: 'Métaux et minéraux', en: 'Metals and minerals' } },
  { id: 'mips', unit: 'kg', name: { fr: 'Matière déplacée pour fabriquer', en: 'Material moved to manufacture' }, withoutUse: true },
  { id: 'adpf', unit: 'MJ', name: { fr: 'Énergie fossile', en: 'Fossil energy' } },
  { id: 'pe', unit: 'MJ', name: { fr: 'Énergie primaire', en: 'Primary energy' } },
  { id: 'ap', unit: 'molH+e', name: { fr: 'Acidification', en: 'Acidification' } },
  { id: 'pm', unit: 'disease', name: { fr: 'Particules fines', en: 'Fine particles' } },
  { id: 'ir', unit: 'kBqU235e', name: { fr: 'Rayonnements ionisants', en: 'Ionising radiation' } },
];

export const FLOWS: readonly Readonly<{ id: FlowId; unit: string; name: Words }>[] = [
  { id: 'elec', unit: 'kWh', name: { fr: 'Électricité consommée', en: 'Electricity drawn' } },
  { id: 'mass', unit: 'kg', name: { fr: 'Appareils jetés', en: 'Devices discarded' } },
];

export const MEASURES = [...CRITERIA, ...FLOWS];

/** The criterion of this id; `undefined` for a flow or a word that is neither. */
export function criterionOf(id: string): Criterion | undefined {
  return CRITERIA.find((criterion) => criterion.id === id);
}

/**
 * Where in a life the impact falls. `manufacture_distribution` and `embodied` (manufacture, distribution and end of
 * life) and `all` are aggregates, used where a source gives nothing finer and never added to their parts.
 */
export const STAGES = ['manufacture', 'distribution', 'manufacture_distribution', 'embodied', 'use', 'end_of_life', 'all'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Readonly<Record<Stage, Words>> = {
  manufacture: { fr: 'Fabrication', en: 'Manufacture' },
  distribution: { fr: 'Transport et vente', en: 'Transport and sale' },
  manufacture_distribution: { fr: 'Fabrication et transport (non séparés)', en: 'Manufacture and transport (not split)' },
  embodied: { fr: 'Tout sauf l’électricité (non séparé)', en: 'All but electricity (not split)' },
  use: { fr: 'Électricité', en: 'Electricity' },
  end_of_life: { fr: 'Fin de vie', en: 'End of life' },
  all: { fr: 'Cycle de vie entier (non séparé)', en: 'Whole life cycle (not split)' },
};

/** Stages that share aggregates: at most one of each pair may be used for an item. */
export const PARTS: Readonly<Partial<Record<Stage, readonly Stage[]>>> = {
  manufacture_distribution: ['manufacture', 'distribution'],
  embodied: ['manufacture', 'distribution', 'manufacture_distribution', 'end_of_life'],
  all: ['manufacture', 'distribution', 'manufacture_distribution', 'embodied', 'use', 'end_of_life'],
};
