import { type CriterionId, criterionOf } from '../criteria.ts';
import type { Facts } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { declared, vocabulary } from '../formula/vocabulary.ts';
import { bladeCase, dieArea, manufacture, power, powerOverStates } from '../formulas/server.ts';
import { byStorage, byVcpu, copies, machines, unattributed } from '../formulas/virtual.ts';
import { isUnknown, type Quantity, type Result, total, type Words } from '../quantity/quantity.ts';
import type { Line, Machine, Spread } from './inventory.ts';

/** Components of a server, as someone gives them. What is absent takes the published default, with its range. */
export type Components = Readonly<{
  name: string;
  /** Line of the inventory that describes it. */
  line: number;
  case: 'rack' | 'blade' | 'tower';
  /** Values by id of the vocabulary: `cpu/units`, `ram/capacity`, `cpu/tdp`… */
  given: Readonly<Record<string, Spread>>;
  /** Loads it goes through, each for a share of the time (0 to 1, one in all), when its mean load is not all that is known. */
  states: readonly Readonly<{ time: number; load: Spread }>[];
  /** Measured at the socket; better than any sum of components. */
  watts: Spread | undefined;
}>;

/** Criteria the component method knows. */
const CRITERIA: readonly CriterionId[] = ['gwp', 'adpe', 'pe'];
/** What a server has none of unless it is said; and what then has no capacity. */
const OPTIONAL = ['ssd/units', 'hdd/units', 'gpu/units'];
const OF_NONE: Readonly<Record<string, string>> = { 'ssd/capacity': 'ssd/units', 'ram/capacity': 'ram/units', 'cpu/die-area': 'cpu/units' };

/** Manufacture and power of a server from its components. What cannot be computed is left out, hence unknown. */
export function machineOf(components: Components, facts: Facts): Machine {
  const factors: { stage: 'manufacture'; criterion: CriterionId; quantity: Quantity }[] = [];
  for (const criterion of CRITERIA) {
    const made = compute(manufacture, answers(components, facts, criterion), criterionOf(criterion)?.unit);
    if (!isUnknown(made)) factors.push({ stage: 'manufacture', criterion, quantity: made });
  }
  const { watts, line, name } = components;
  const drawn = watts ? declared('device/power', watts, line) : powerOf(components, facts);
  return { name, factors, power: isUnknown(drawn) ? undefined : drawn };
}

/** The power of a mean load, or the mean of the powers of several: the curve bends, and these two differ. */
function powerOf(components: Components, facts: Facts): Result {
  const { given, states, line } = components;
  const at = (load: Spread): Result => compute(power, answers({ ...components, given: { ...given, 'cpu/load': load } }, facts, 'gwp'));
  const [first, ...others] = states;
  if (!first) return compute(power, answers(components, facts, 'gwp'));
  let spent = first.time;
  let mean = at(first.load);
  // Two by two: what has been met so far is one state, for the time it took.
  for (const { time, load } of others) {
    const both = spent + time;
    const inputs: Readonly<Record<string, Result>> = {
      'server/power-busy': mean,
      'server/time-busy': declared('server/time-busy', only(spent / both), line),
      'server/power-quiet': at(load),
      'server/time-quiet': declared('server/time-quiet', only(time / both), line),
    };
    mean = compute(powerOverStates, (id) => inputs[id]);
    spent = both;
  }
  return mean;
}

function answers({ given, line, case: form }: Components, facts: Facts, criterion: CriterionId): (id: string) => Result | undefined {
  const none = (id: string): boolean => (given[id] ? given[id].high === 0 : OPTIONAL.includes(id));
  const scope = (id: string): Result | undefined => {
    const own = given[id];
    if (own) return declared(id, own, line);
    if (none(id) || none(OF_NONE[id] ?? '')) return { ...declared(id, only(0)), because: { kind: 'assumed', why: NONE } };
    if (id === 'cpu/die-area' && given['cpu/cores']) return compute(dieArea, scope);
    if (id === 'case/factor' && form === 'blade') return compute(bladeCase, scope, criterionOf(criterion)?.unit);
    const fact = vocabulary[id]?.fact;
    const published = fact ? facts.quantity(`${fact}/${criterion}`) : facts.quantity(id);
    return id === 'case/factor' && form === 'tower' ? published && towerCase(published) : published;
  };
  return scope;
}

/** No open source speaks of the case of a tower: that of a rack server stands for it, and says so. */
function towerCase(rack: Quantity): Quantity {
  const { because } = rack;
  return because.kind === 'source' ? { ...rack, because: { ...because, why: TOWER } } : rack;
}

const NONE = { fr: 'aucun', en: 'none' };
const TOWER = 'Aucune source ouverte pour le boîtier d’une tour : celui d’un serveur de baie en tient lieu.';

/** Machines of a line: those declared, those shared, or as many in each place. */
export function countOf(line: Line): Quantity {
  const { machine, places, number } = line;
  if (machine?.count) return machine.count;
  const count = declared('device/count', only(line.count), number);
  if (places === undefined) return count;
  const given: Readonly<Record<string, Quantity>> = {
    'home/machines-per-place': declared('home/machines-per-place', count, number),
    'home/places': declared('home/places', only(places), number),
  };
  const copied = compute(copies, (id) => given[id]);
  return isUnknown(copied) ? count : copied;
}

/** How a part of a machine is measured against the whole. */
export type Part = Readonly<{ key: 'vcpu' | 'storage' | 'share'; own: number; all: number; line: number }>;

/** The share of a machine a part takes. Unknown when the machine offers nothing to share. */
function shareOf({ key, own, all, line }: Part): Result {
  if (key === 'share') return declared('virtual/share', only(own), line);
  return compute(key === 'vcpu' ? byVcpu : byStorage, (id) => declared(id, only(id.endsWith('-of-host') ? all : own), line));
}

/** The machines counted for a part: `hosts` times its share. Unknown when the machine offers nothing to share. */
export function partOf(part: Part, hosts: Quantity): Result {
  return compute(machines, (id) => (id === 'virtual/hosts' ? hosts : shareOf(part)));
}

/** What no part of machines claims, once these have taken theirs: it was made all the same. */
export function restOf(parts: readonly Part[], hosts: Quantity, facts: Facts): Quantity {
  // Each share is told apart from the others by the line that claims it.
  const shares = parts.flatMap((part) => {
    const share = shareOf(part);
    return isUnknown(share) ? [] : [{ ...share, id: `virtual/share/${part.line}` }];
  });
  const claimed = total('virtual/claimed', (vocabulary['virtual/claimed'] as { name: Words }).name, '1', shares);
  const rest = compute(unattributed, (id) => (id === 'virtual/hosts' ? hosts : id === 'virtual/claimed' ? claimed : facts.quantity(id)));
  if (isUnknown(rest)) throw new Error(`"${rest.id}" is unknown: ${rest.why.en}`);
  return rest;
}

function only(value: number): Spread {
  return { value, low: value, high: value };
}
