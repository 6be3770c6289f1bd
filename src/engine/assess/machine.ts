import { type CriterionId, criterionOf } from '../criteria.ts';
import type { Facts } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { bladeCase, dieArea, manufacture, power } from '../formulas/server.ts';
import { byStorage, byVcpu, machines, unattributed } from '../formulas/virtual.ts';
import { exact, isUnknown, type Quantity, type Result } from '../quantity/quantity.ts';
import type { Machine, Spread } from './inventory.ts';

/** Components of a server, as someone gives them. What is absent takes the published default, with its range. */
export type Components = Readonly<{
  name: string;
  /** Line of the inventory that describes it. */
  line: number;
  case: 'rack' | 'blade' | 'tower';
  /** Values by id of the vocabulary: `cpu/units`, `ram/capacity`, `cpu/tdp`… */
  given: Readonly<Record<string, Spread>>;
  /** Measured at the socket; better than any sum of components. */
  watts: Spread | undefined;
}>;

/** Criteria the component method knows. */
const CRITERIA: readonly CriterionId[] = ['gwp', 'adpe', 'pe'];
/** What a server has none of unless it is said. */
const OPTIONAL = ['ssd/units', 'ssd/capacity', 'hdd/units', 'gpu/units'];

/** Manufacture and power of a server from its components. What cannot be computed is left out, hence unknown. */
export function machineOf(components: Components, facts: Facts): Machine {
  const factors: { stage: 'manufacture'; criterion: CriterionId; quantity: Quantity }[] = [];
  for (const criterion of CRITERIA) {
    const made = compute(manufacture, answers(components, facts, criterion), criterionOf(criterion)?.unit);
    if (!isUnknown(made)) factors.push({ stage: 'manufacture', criterion, quantity: made });
  }
  const drawn = components.watts ? said('device/power', components.watts, components.line) : compute(power, answers(components, facts, 'gwp'));
  return { name: components.name, factors, power: isUnknown(drawn) ? undefined : drawn };
}

function answers({ given, line, case: form }: Components, facts: Facts, criterion: CriterionId): (id: string) => Result | undefined {
  const scope = (id: string): Result | undefined => {
    const own = given[id];
    if (own) return said(id, own, line);
    if (id === 'cpu/die-area' && given['cpu/cores']) return compute(dieArea, scope);
    if (id === 'case/factor' && form === 'blade') return compute(bladeCase, scope, criterionOf(criterion)?.unit);
    if (OPTIONAL.includes(id)) return exact(id, nameOf(id), 0, vocabulary[id]?.unit ?? '1', { kind: 'assumed', why: NONE });
    const fact = vocabulary[id]?.fact;
    return fact ? facts.quantity(`${fact}/${criterion}`) : facts.quantity(id);
  };
  return scope;
}

/** How a part of a machine is measured against the whole. */
export type Part = Readonly<{ key: 'vcpu' | 'storage' | 'share'; own: number; all: number; line: number }>;

/** The machines counted for a part: `hosts` times its share. */
export function partOf({ key, own, all, line }: Part, hosts: number): Quantity {
  const scope = (id: string): Result | undefined => {
    if (id === 'virtual/hosts') return said(id, only(hosts), line);
    if (id !== 'virtual/share') return id.endsWith('-of-host') ? said(id, only(all), line) : said(id, only(own), line);
    if (key === 'share') return said(id, only(own), line);
    return compute(key === 'vcpu' ? byVcpu : byStorage, scope);
  };
  return certain(compute(machines, scope));
}

/** What no part of the machine claims: it was made all the same. */
export function restOf(parts: readonly Quantity[], hosts: number, facts: Facts, line: number): Quantity {
  const claimed = parts.reduce((sum, part) => sum + part.value, 0);
  const scope = (id: string): Result | undefined =>
    id === 'virtual/hosts' ? said(id, only(hosts), line) : id === 'virtual/claimed' ? said(id, only(claimed / hosts), line) : facts.quantity(id);
  return certain(compute(unattributed, scope));
}

function certain(result: Result): Quantity {
  if (isUnknown(result)) throw new Error(`"${result.id}" is unknown: ${result.why.en}`);
  return result;
}

function said(id: string, { value, low, high }: Spread, line: number): Quantity {
  return { id, name: nameOf(id), value, low, high, unit: vocabulary[id]?.unit ?? '1', because: { kind: 'declared', line } };
}

function nameOf(id: string): Quantity['name'] {
  return vocabulary[id]?.name ?? { fr: id, en: id };
}

function only(value: number): Spread {
  return { value, low: value, high: value };
}

const NONE = { fr: 'aucun', en: 'none' };
