import { CRITERIA, MEASURES, type MeasureId, STAGES } from '../criteria.ts';
import { withImpact } from '../formula/compute.ts';
import { evaluate } from '../formula/expression.ts';
import type { Formula } from '../formula/formula.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { embodied, line, use } from '../formulas/impact.ts';
import { CORNERS, type Corner, type Quantity } from '../quantity/quantity.ts';
import { convertible, unit } from '../quantity/unit.ts';
import type { Group } from './amounts.ts';
import type { Context, Reuse } from './inventory.ts';
import { ACTIVITIES, type Activity } from './recipe.ts';
import { mixOf, type Resolved } from './resolve.ts';

/**
 * Second half of an assessment: from the amounts of a group to its impacts, for every measure, stage and corner, under
 * both reuse conventions; and what could not be computed.
 */
export type Impacts = Readonly<{
  /** Cells of which something is known, were it a true zero; all others are unknown or out of scope. */
  known: Uint8Array;
  /** For each of these cells, three corners. */
  prorata: Float64Array;
  /** The same array when nothing in the group is second-hand. */
  cutoff: Float64Array;
  /** For each measure, which parts are unknown: `MANUFACTURE`, `USE`, or both. */
  missing: Uint8Array;
}>;

export const MANUFACTURE = 1;
export const USE = 2;

/** Cells of a whole table: a measure and a stage. */
export const CELLS = MEASURES.length * STAGES.length;

/** The cell where a measure and a stage, by rank, stand. */
export function cell(measure: number, stage: number): number {
  return measure * STAGES.length + stage;
}

/** Where each measure stands in the list of measures. */
export const RANKS = Object.fromEntries(MEASURES.map(({ id }, rank) => [id, rank])) as Readonly<Record<MeasureId, number>>;
const ELEC = RANKS.elec;
const MASS = RANKS.mass;
const LINE_STAGE = STAGES.indexOf('all');
const USE_STAGE = STAGES.indexOf('use');
const END_STAGE = STAGES.indexOf('end_of_life');

/** Impacts of a group for a year, in the units of the measures: every cell that can be computed, and the list of those that cannot. */
export function impactsOf(group: Group, context: Context): Impacts {
  const { first } = group;
  const products = productsOf(first, context);
  const known = Uint8Array.from(products, ({ at }) => at);
  const prorata = tableOf(products, group, 'prorata');
  return { prorata, cutoff: first.reused ? tableOf(products, group, 'cutoff') : prorata, known, missing: missingOf(first, known) };
}

/** One cell: an amount of the group, times a factor, by a formula whose inputs are these two, in this order. */
type Product = Readonly<{ at: number; formula: Formula; activity: Readonly<Record<Reuse, Activity>>; factor: Quantity | undefined }>;

function productsOf(first: Resolved, context: Context): Product[] {
  const found: Product[] = [];
  const add = (at: number, formula: Formula, activity: Product['activity'], factor: Quantity | undefined): void => {
    if (factor) demand(factor, formula, at);
    found.push({ at, formula, activity, factor });
  };
  const isLine = first.inputs['network/line-count'] !== undefined;
  for (const { stage, criterion, quantity } of first.factors) {
    const at = cell(RANKS[criterion], STAGES.indexOf(stage));
    if (isLine) add(at, line, LINES, quantity);
    else if (first.inputs['device/lifetime']) add(at, embodied, first.reused ? (stage === 'end_of_life' ? ENDS : REUSED) : NEW, quantity);
  }
  if (first.electricity) {
    CRITERIA.forEach((criterion, measure) => {
      const mix = mixOf(first, criterion, context);
      if (mix) add(cell(measure, USE_STAGE), use, ELECTRICITY, mix);
    });
    add(cell(ELEC, USE_STAGE), use, ELECTRICITY, undefined);
  }
  // Devices leave from here whatever the convention says of their manufacture.
  const mass = first.item && context.facts.quantity(`${first.item.id}/mass`);
  if (mass && first.inputs['device/lifetime']) add(cell(MASS, END_STAGE), embodied, first.reused ? LEAVE : NEW, mass);
  return found;
}

/** Bought new, both conventions say the same. Under cut-off, a second-hand device carries no manufacture and the whole of its end of life. */
const NEW: Product['activity'] = { prorata: 'renewals', cutoff: 'renewals' };
const REUSED: Product['activity'] = { prorata: 'renewals', cutoff: 'renewals-cutoff' };
const ENDS: Product['activity'] = { prorata: 'renewals', cutoff: 'retirements-cutoff' };
const LEAVE: Product['activity'] = { prorata: 'retirements-cutoff', cutoff: 'retirements-cutoff' };
const ELECTRICITY: Product['activity'] = { prorata: 'electricity', cutoff: 'electricity' };
const LINES: Product['activity'] = { prorata: 'lines', cutoff: 'lines' };

/** Throws when a factor has not the dimension its formula and its measure call for: the product would have no meaning, and nobody would see it. */
function demand(factor: Quantity, formula: Formula, at: number): void {
  // The same figure comes back for thousands of groups.
  if (demanded.has(factor)) return;
  const { id, unit: found } = factor;
  const [, name = ''] = NAMES.get(formula) as string[];
  const measure = MEASURES[Math.floor(at / STAGES.length)]?.unit ?? '';
  const expected = withImpact(vocabulary[formula.from[name] ?? '']?.unit ?? '', measure);
  if (found !== expected && !convertible(found, expected)) throw new Error(`factor "${id}": found "${found}", expected "${expected}"`);
  demanded.add(factor);
}

/** Figures of the right dimension: each has one formula and one measure. */
const demanded = new WeakSet<Quantity>();

/** The products of a group, corner by corner, through the formulas that say them. */
function tableOf(products: readonly Product[], { amounts }: Group, reuse: Reuse): Float64Array {
  const impacts = new Float64Array(products.length * CORNERS.length);
  products.forEach(({ formula, activity, factor }, i) => {
    const from = ACTIVITIES.indexOf(activity[reuse]) * CORNERS.length;
    const inputs = INPUTS.get(formula) as Record<string, number>;
    const [amountName, factorName] = NAMES.get(formula) as [string, string];
    const scale = factor ? unit(factor.unit).scale : 1;
    for (let corner = 0; corner < CORNERS.length; corner++) {
      const amount = amounts[from + corner] as number;
      // Electricity itself is a flow: the amount is the result.
      if (factor) {
        inputs[amountName] = amount;
        inputs[factorName] = factor[CORNERS[corner] as Corner] * scale;
      }
      impacts[i * CORNERS.length + corner] = factor ? evaluate(formula.expression, inputs) : amount;
    }
  });
  return impacts;
}

/** Names of the two inputs of each formula that ends in an impact, and an object for them, filled and read at once. */
const NAMES = new Map([embodied, use, line].map((one) => [one, Object.keys(one.from)]));
const INPUTS = new Map([...NAMES].map(([one, names]): [Formula, Record<string, number>] => [one, Object.fromEntries(names.map((name) => [name, 0]))]));

/** What each measure lacks: a part that exists in the world and that nothing here says. */
function missingOf(first: Resolved, known: Uint8Array): Uint8Array {
  const marks = new Uint8Array(CELLS);
  for (const at of known) marks[at] = 1;
  const device = first.item?.kind === 'device';
  const idle = device && !first.draws;
  const partial = new Set(first.factors.filter((factor) => factor.partial).map(({ criterion }) => RANKS[criterion]));
  return Uint8Array.from(MEASURES, (_, measure) => {
    const says = (stage: number): boolean => marks[cell(measure, stage)] === 1;
    if (measure === MASS) return (device || !first.item) && !says(END_STAGE) ? MANUFACTURE : 0;
    if (measure === ELEC) return idle || says(USE_STAGE) ? 0 : USE;
    const whole = STAGES.some((_name, stage) => stage !== USE_STAGE && says(stage)) && !partial.has(measure);
    const manufacture = whole ? 0 : MANUFACTURE;
    const outOfScope = idle || CRITERIA[measure]?.withoutUse;
    return manufacture | (outOfScope || says(USE_STAGE) || says(LINE_STAGE) ? 0 : USE);
  });
}
