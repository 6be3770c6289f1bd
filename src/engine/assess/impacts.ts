import { CRITERIA, MEASURES, type MeasureId, STAGES, type Stage } from '../criteria.ts';
import { evaluate } from '../formula/expression.ts';
import type { Formula } from '../formula/formula.ts';
import { embodied, line, use } from '../formulas/impact.ts';
import { CORNERS, type Corner, type Quantity } from '../quantity/quantity.ts';
import { unit } from '../quantity/unit.ts';
import { ACTIVITIES, type Activity, type Group } from './amounts.ts';
import type { Reuse } from './inventory.ts';
import { type Context, mixOf } from './resolve.ts';

/**
 * Second half of an assessment: from the amounts of a group to its impacts, for every measure, stage and corner, under
 * both reuse conventions; and what could not be computed.
 */
export type Impacts = Readonly<{
  prorata: Float64Array;
  /** The same array when nothing in the group is second-hand. */
  cutoff: Float64Array;
  /** Cells of which something is known, were it a true zero; all others are unknown or out of scope. */
  known: Uint8Array;
  /** For each measure, which parts are unknown: `MANUFACTURE`, `USE`, or both. */
  missing: Uint8Array;
}>;

export const MANUFACTURE = 1;
export const USE = 2;

/** Cells of a table of impacts; each keeps three corners. */
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
  const marks = new Uint8Array(CELLS);
  const prorata = tableOf(group, 'prorata', context, marks);
  const cutoff = group.first.reused ? tableOf(group, 'cutoff', context, marks) : prorata;
  return { prorata, cutoff, known: marked(marks), missing: missingOf(group, marks) };
}

function tableOf({ first, amounts }: Group, reuse: Reuse, { facts, settings, boxes }: Context, marks: Uint8Array): Float64Array {
  const impacts = new Float64Array(CELLS * CORNERS.length);

  /** One product, corner by corner, through the formula that says it. */
  const add = (at: number, formula: Formula, activity: Activity, name: string, factor: Quantity): void => {
    const from = ACTIVITIES.indexOf(activity) * CORNERS.length;
    const other = formula === use ? 'mix' : 'factor';
    const scale = unit(factor.unit).scale;
    const inputs: Record<string, number> = {};
    for (let i = 0; i < CORNERS.length; i++) {
      inputs[name] = amounts[from + i] as number;
      inputs[other] = factor[CORNERS[i] as Corner] * scale;
      impacts[at * CORNERS.length + i] = evaluate(formula.expression, inputs);
    }
    marks[at] = 1;
  };

  const isLine = first.inputs['network/line-count'] !== undefined;
  for (const { stage, criterion, quantity } of first.factors) {
    const at = cell(RANKS[criterion], STAGES.indexOf(stage));
    if (isLine) add(at, line, 'lines', 'lines', quantity);
    else if (first.inputs['device/lifetime']) add(at, embodied, activityOf(stage, reuse), 'renewals', quantity);
  }
  if (first.electricity) {
    CRITERIA.forEach((criterion, measure) => {
      const mix = mixOf(first, criterion, { facts, settings, boxes });
      if (mix) add(cell(measure, USE_STAGE), use, 'electricity', 'electricity', mix);
    });
    const from = ACTIVITIES.indexOf('electricity') * CORNERS.length;
    impacts.set(amounts.subarray(from, from + CORNERS.length), cell(ELEC, USE_STAGE) * CORNERS.length);
    marks[cell(ELEC, USE_STAGE)] = 1;
  }
  // Devices leave from here whatever the convention says of their manufacture.
  const mass = first.item && facts.quantity(`${first.item.id}/mass`);
  if (mass && first.inputs['device/lifetime']) add(cell(MASS, END_STAGE), embodied, 'retirements-cutoff', 'renewals', mass);
  return impacts;
}

function marked(marks: Uint8Array): Uint8Array {
  const known: number[] = [];
  for (let at = 0; at < marks.length; at++) if (marks[at] === 1) known.push(at);
  return Uint8Array.from(known);
}

/** Under the cut-off convention a second-hand device carries no manufacture, and the whole of its end of life. */
function activityOf(stage: Stage, reuse: Reuse): Activity {
  if (reuse === 'prorata') return 'renewals';
  return stage === 'end_of_life' ? 'retirements-cutoff' : 'renewals-cutoff';
}

/** What each measure lacks: a part that exists in the world and that nothing here says. */
function missingOf({ first }: Group, marks: Uint8Array): Uint8Array {
  const device = first.item?.kind === 'device';
  const idle = device && !first.draws;
  return Uint8Array.from(MEASURES, (_, measure) => {
    const says = (stage: number): boolean => marks[cell(measure, stage)] === 1;
    if (measure === MASS) return device && !says(END_STAGE) ? MANUFACTURE : 0;
    if (measure === ELEC) return idle || says(USE_STAGE) ? 0 : USE;
    const manufacture = STAGES.some((_name, stage) => stage !== USE_STAGE && says(stage)) ? 0 : MANUFACTURE;
    const outOfScope = idle || CRITERIA[measure]?.withoutUse;
    return manufacture | (outOfScope || says(USE_STAGE) || says(LINE_STAGE) ? 0 : USE);
  });
}
