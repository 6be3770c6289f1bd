import type { Context, Reuse } from '../assess/inventory.ts';
import { mixOf, nameOf, type Resolved, renewalsOf, scopeOf } from '../assess/resolve.ts';
import { type Criterion, type CriterionId, criterionOf, type FlowId, STAGE_NAMES, type Stage } from '../criteria.ts';
import { compute } from '../formula/compute.ts';
import type { Formula } from '../formula/formula.ts';
import { renewals } from '../formulas/device.ts';
import { embodied, line, use } from '../formulas/impact.ts';
import { lines } from '../formulas/network.ts';
import { isUnknown, type Quantity, type Result, total } from '../quantity/quantity.ts';

/** The reasoning behind one line and one criterion: a sum of stages, each opening down to its sources. */
export type Derivation = Readonly<{
  /** Absent when nothing is known. */
  result: Quantity | undefined;
  /** What is missing, to be shown beside the figure. */
  unknown: readonly Result[];
}>;

/** Computes one line with its reasons. The same formulas as the tables, kept equal by a property test. */
export function derive(resolved: Resolved, id: CriterionId, reuse: Reuse, context: Context): Derivation {
  const criterion = criterionOf(id) as Criterion;
  const answers = scopeOf(resolved, context.facts);
  const found: Quantity[] = [];
  const unknown: Result[] = [];
  const through = (formula: Formula, given: Record<string, Result | undefined>, stage: Stage): void => {
    const result = compute(formula, (input) => given[input] ?? answers(input), criterion.unit);
    if (isUnknown(result)) unknown.push(result);
    else found.push({ ...result, id: `${resolved.line.number}/${stage}/${id}`, name: STAGE_NAMES[stage] });
  };

  const isLine = resolved.inputs['network/line-count'] !== undefined;
  for (const { stage, criterion: measured, quantity } of resolved.factors) {
    if (measured !== id) continue;
    if (isLine) through(line, { 'network/lines': compute(lines, answers), 'factor/line': quantity }, stage);
    else through(embodied, { 'device/renewals': compute(wornOut(resolved, stage, reuse), answers), 'factor/item': quantity }, stage);
  }
  if (!resolved.factors.some((factor) => factor.criterion === id)) unknown.push(absent('factor/item', resolved));
  if (resolved.electricity) {
    const mix = mixOf(resolved, criterion, context);
    if (mix) through(use, { 'use/electricity': compute(resolved.electricity, answers), 'electricity/mix': mix }, 'use');
    else if (!criterion.withoutUse) unknown.push(absent('electricity/mix', resolved));
  } else if (resolved.draws && !criterion.withoutUse) unknown.push(absent('use/electricity', resolved));
  const result = found.length > 0 ? total(`${resolved.line.number}/${id}`, nameOf(resolved), `${criterion.unit}/year`, found) : undefined;
  return { result, unknown };
}

/** The same for what is no impact: electricity drawn, or mass of devices that leave. */
export function deriveFlow(resolved: Resolved, id: FlowId, { facts }: Context): Derivation {
  const answers = scopeOf(resolved, facts);
  const { item, electricity, draws, inputs } = resolved;
  if (id === 'elec') {
    const drawn = electricity ? compute(electricity, answers) : absent('use/electricity', resolved);
    if (isUnknown(drawn)) return { result: undefined, unknown: draws || !item || item.kind === 'service' ? [drawn] : [] };
    return { result: { ...drawn, name: nameOf(resolved) }, unknown: [] };
  }
  const mass = item && facts.quantity(`${item.id}/mass`);
  if (!mass || !inputs['device/lifetime']) return { result: undefined, unknown: item && item.kind !== 'device' ? [] : [absent('mass', resolved)] };
  const left = compute(embodied, (input) => (input === 'factor/item' ? mass : answers(input)), 'kg');
  return isUnknown(left) ? { result: undefined, unknown: [left] } : { result: { ...left, name: nameOf(resolved) }, unknown: [] };
}

function wornOut(resolved: Resolved, stage: Stage, reuse: Reuse): Formula {
  const formula = renewalsOf(resolved);
  if (reuse === 'prorata') return formula.prorata;
  return stage === 'end_of_life' ? renewals : formula.cutoff;
}

function absent(id: string, { item }: Resolved): Result {
  return { unknown: true, id, name: item?.name ?? UNRECOGNISED, why: REASONS[id] ?? UNRECOGNISED };
}

const UNRECOGNISED = { fr: 'objet non reconnu', en: 'item not recognised' };
const REASONS: Readonly<Record<string, { fr: string; en: string }>> = {
  'factor/item': { fr: 'aucune source ouverte pour sa fabrication, à ce critère', en: 'no open source for its manufacture, for this criterion' },
  'electricity/mix': { fr: 'mix électrique inconnu pour ce pays et ce critère', en: 'electricity mix unknown for this country and criterion' },
  mass: { fr: 'aucune source ouverte pour sa masse', en: 'no open source for its mass' },
  'use/electricity': { fr: 'consommation inconnue : donnez des watts ou des kWh', en: 'consumption unknown: give watts or kWh' },
};
