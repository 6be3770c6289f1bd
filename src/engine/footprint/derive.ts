import { RANKS } from '../assess/impacts.ts';
import type { Context, Reuse } from '../assess/inventory.ts';
import { mixOf, nameOf, type Resolved, renewalsOf, scopeOf } from '../assess/resolve.ts';
import { type Criterion, criterionOf, MEASURES, type MeasureId, STAGE_NAMES, type Stage } from '../criteria.ts';
import { compute } from '../formula/compute.ts';
import type { Formula } from '../formula/formula.ts';
import { renewals } from '../formulas/device.ts';
import { embodied, line, use } from '../formulas/impact.ts';
import { lines } from '../formulas/network.ts';
import { isUnknown, type Quantity, type Result, total } from '../quantity/quantity.ts';

/** The reasoning behind one line and one measure: a sum of stages, each opening down to its sources. */
export type Derivation = Readonly<{
  /** Absent when nothing is known. */
  result: Quantity | undefined;
  /** What is missing, to be shown beside the figure. */
  unknown: readonly Result[];
}>;

/** Computes one line with its reasons. The same formulas as the tables, kept equal by a property test. */
export function derive(resolved: Resolved, id: MeasureId, reuse: Reuse, context: Context): Derivation {
  const { unit } = MEASURES[RANKS[id]] as { unit: string };
  const found: Quantity[] = [];
  const unknown: Result[] = [];
  const keep = (result: Result, stage: Stage): void => {
    if (isUnknown(result)) unknown.push(result);
    else found.push({ ...result, id: `${resolved.line.number}/${stage}/${id}`, name: STAGE_NAMES[stage] });
  };
  if (id === 'elec') deriveElectricity(resolved, context, keep);
  else if (id === 'mass') deriveMass(resolved, context, keep);
  else deriveImpact(resolved, criterionOf(id) as Criterion, reuse, context, keep);
  const result = found.length > 0 ? total(`${resolved.line.number}/${id}`, nameOf(resolved), `${unit}/year`, found) : undefined;
  return { result, unknown };
}

type Keep = (result: Result, stage: Stage) => void;

function deriveElectricity(resolved: Resolved, { facts }: Context, keep: Keep): void {
  const { item, electricity, draws } = resolved;
  if (electricity) keep(compute(electricity, scopeOf(resolved, facts)), 'use');
  else if (draws || !item || item.kind === 'service') keep(absent('use/electricity', resolved), 'use');
}

/** Devices leave from here whatever the convention says of their manufacture. */
function deriveMass(resolved: Resolved, { facts }: Context, keep: Keep): void {
  const { item } = resolved;
  if (item && item.kind !== 'device') return;
  const answers = scopeOf(resolved, facts);
  const mass = (item && facts.quantity(`${item.id}/mass`)) ?? absent('device/mass', resolved);
  const inputs: Record<string, Result | undefined> = { 'device/renewals': compute(renewals, answers), 'factor/item': mass };
  keep(
    compute(embodied, (input) => inputs[input] ?? answers(input), MEASURES[RANKS.mass]?.unit),
    'end_of_life',
  );
}

function deriveImpact(resolved: Resolved, criterion: Criterion, reuse: Reuse, context: Context, keep: Keep): void {
  const answers = scopeOf(resolved, context.facts);
  const through = (formula: Formula, given: Record<string, Result | undefined>, stage: Stage): void =>
    keep(
      compute(formula, (input) => given[input] ?? answers(input), criterion.unit),
      stage,
    );
  const isLine = resolved.inputs['network/line-count'] !== undefined;
  for (const { stage, criterion: measured, quantity, partial } of resolved.factors) {
    if (measured !== criterion.id) continue;
    if (partial) keep(absent('network/line-and-box', resolved), stage);
    if (isLine) through(line, { 'network/lines': compute(lines, answers), 'factor/line': quantity }, stage);
    else through(embodied, { 'device/renewals': compute(wornOut(resolved, stage, reuse), answers), 'factor/item': quantity }, stage);
  }
  if (!resolved.factors.some((factor) => factor.criterion === criterion.id)) keep(absent('factor/item', resolved), 'all');
  if (criterion.withoutUse) return;
  if (resolved.electricity) {
    const mix = mixOf(resolved, criterion, context);
    if (mix) through(use, { 'use/electricity': compute(resolved.electricity, answers), 'electricity/mix': mix }, 'use');
    else keep(absent('electricity/mix', resolved), 'use');
  } else if (resolved.draws || resolved.item?.kind === 'service') keep(absent('use/electricity', resolved), 'use');
}

function wornOut(resolved: Resolved, stage: Stage, reuse: Reuse): Formula {
  const formula = renewalsOf(resolved);
  if (reuse === 'prorata') return formula.prorata;
  return stage === 'end_of_life' ? renewals : formula.cutoff;
}

function absent(id: string, { item }: Resolved): Result {
  if (item?.kind === 'service' && HOSTED[id]) return { unknown: true, id, name: item.name, why: HOSTED[id] };
  return { unknown: true, id, name: item?.name ?? UNRECOGNISED, why: REASONS[id] ?? UNRECOGNISED };
}

const UNRECOGNISED = { fr: 'objet non reconnu', en: 'item not recognised' };
/** What is elsewhere is asked of whoever keeps it. */
const HOSTED: Readonly<Record<string, { fr: string; en: string }>> = {
  'factor/item': { fr: 'machines à demander à l’hébergeur', en: 'machines to be asked of the host' },
  'use/electricity': { fr: 'lieu et électricité à demander à l’hébergeur', en: 'place and electricity to be asked of the host' },
};
const REASONS: Readonly<Record<string, { fr: string; en: string }>> = {
  'factor/item': { fr: 'aucune source ouverte pour sa fabrication, à ce critère', en: 'no open source for its manufacture, for this criterion' },
  'device/mass': { fr: 'aucune source ouverte pour sa masse', en: 'no open source for its mass' },
  'network/line-and-box': {
    fr: 'les lignes avec leur box : aucune source ouverte, à ce critère',
    en: 'lines with their box: no open source, for this criterion',
  },
  'electricity/mix': { fr: 'mix électrique inconnu pour ce pays et ce critère', en: 'electricity mix unknown for this country and criterion' },
  'use/electricity': { fr: 'consommation inconnue : donnez des watts ou des kWh', en: 'consumption unknown: give watts or kWh' },
};
