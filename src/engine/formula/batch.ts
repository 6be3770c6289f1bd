import { formulaById } from '../formulas/all.ts';
import type { Corner } from '../quantity/quantity.ts';
import { unit } from '../quantity/unit.ts';
import { opposite } from './compute.ts';
import { apply, type Node, type Operation } from './expression.ts';
import { type Formula, unitOf } from './formula.ts';

/** A column of figures for each corner. The three may be one array when there is no spread. */
export type Column = Readonly<Record<Corner, Float64Array>>;

/** Rows worked on at once: large enough to hide the interpreter, small enough to stay in the cache. */
export const BLOCK = 1024;

export type Plan = Readonly<{
  /** Columns to fill before `run`, in the units of the vocabulary. */
  inputs: ReadonlyMap<string, Column>;
  /** Columns to read after `run`, in the unit each formula gives. */
  outputs: ReadonlyMap<string, Column>;
  run(rows: number): void;
}>;

type Step = Readonly<{ op: Operation | 'scale'; a: Float64Array; b: Float64Array; by: number; out: Float64Array }>;

/**
 * Reader *batch*: the same trees, over blocks of rows, without generated code and without objects.
 *
 * Formulas named by an input are computed once and shared. Criterion formulas keep `impact` as their unit.
 */
export function plan(wanted: readonly Formula[]): Plan {
  const inputs = new Map<string, Column>();
  const results = new Map<string, Column>();
  const steps: Step[] = [];

  const emit = (op: Step['op'], a: Float64Array, b = a, by = 1): Float64Array => {
    const out = new Float64Array(BLOCK);
    steps.push({ op, a, b, by, out });
    return out;
  };
  const scaled = (column: Float64Array, by: number): Float64Array => (by === 1 ? column : emit('scale', column, column, by));

  const columnOf = (id: string): Column => {
    const nested = formulaById.get(id);
    if (nested) return resultOf(nested);
    const known = inputs.get(id);
    if (known) return known;
    const made = { value: new Float64Array(BLOCK), low: new Float64Array(BLOCK), high: new Float64Array(BLOCK) };
    inputs.set(id, made);
    return made;
  };

  const compile = (node: Node, formula: Formula, corner: Corner): Float64Array => {
    if (node.op === 'input') {
      const id = formula.from[node.name] as string;
      const side = opposite(corner, formula.directions.get(node.name) as 1 | -1);
      return scaled(columnOf(id)[side], unit(unitOf(id, formulaById)).scale);
    }
    const parts = node.of.map((child) => compile(child, formula, corner));
    const first = parts[0] as Float64Array;
    if (parts.length === 1) return emit(node.op, first);
    return parts.slice(1).reduce((left, right) => emit(node.op, left, right), first);
  };

  const resultOf = (formula: Formula): Column => {
    const known = results.get(formula.id);
    if (known) return known;
    const back = 1 / unit(formula.gives).scale;
    const corner = (side: Corner): Float64Array => scaled(compile(formula.expression, formula, side), back);
    const made = { value: corner('value'), low: corner('low'), high: corner('high') };
    results.set(formula.id, made);
    return made;
  };

  const outputs = new Map(wanted.map((formula) => [formula.id, resultOf(formula)]));
  return {
    inputs,
    outputs,
    run(rows) {
      for (const step of steps) take(step, rows);
    },
  };
}

/** One step over the block. A loop per operation, so that each stays a plain loop over numbers. */
function take({ op, a, b, by, out }: Step, rows: number): void {
  switch (op) {
    case 'scale':
      for (let i = 0; i < rows; i++) out[i] = (a[i] as number) * by;
      return;
    case 'product':
      for (let i = 0; i < rows; i++) out[i] = (a[i] as number) * (b[i] as number);
      return;
    case 'sum':
      for (let i = 0; i < rows; i++) out[i] = (a[i] as number) + (b[i] as number);
      return;
    case 'quotient':
    case 'share':
      for (let i = 0; i < rows; i++) out[i] = (a[i] as number) / (b[i] as number);
      return;
    case 'ln':
      for (let i = 0; i < rows; i++) out[i] = Math.log(a[i] as number);
      return;
    case 'exp':
      for (let i = 0; i < rows; i++) out[i] = Math.exp(a[i] as number);
      return;
    case 'root':
      for (let i = 0; i < rows; i++) out[i] = Math.sqrt(a[i] as number);
      return;
    case 'round-up':
      for (let i = 0; i < rows; i++) out[i] = Math.ceil(a[i] as number);
      return;
    default:
      for (let i = 0; i < rows; i++) out[i] = apply(op, a[i] as number, b[i] as number);
  }
}
