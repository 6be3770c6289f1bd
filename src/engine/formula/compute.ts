import { formulaById } from '../formulas/all.ts';
import { CORNERS, type Corner, isUnknown, type Quantity, type Result } from '../quantity/quantity.ts';
import { convertible, unit } from '../quantity/unit.ts';
import { evaluate } from './expression.ts';
import type { Formula } from './formula.ts';
import { unitOf } from './formula.ts';
import { vocabulary } from './vocabulary.ts';

/** Answers for the inputs of a formula; `undefined` sends the computation to the formula of that id, if there is one. */
export type Scope = (id: string) => Result | undefined;

/**
 * Reader *compute*: the value of a formula with its range, remembering every input on the way.
 *
 * `impact` is the unit of the criterion at hand, for formulas that serve them all. An input that nobody
 * answers makes the result unknown, never zero. Throws when an answer has the wrong dimension.
 */
export function compute(formula: Formula, scope: Scope, impact = 'impact'): Result {
  const inputs: Record<string, Quantity> = {};
  for (const [name, id] of Object.entries(formula.from)) {
    const nested = formulaById.get(id);
    const answer = scope(id) ?? (nested ? compute(nested, scope, impact) : missing(id));
    if (isUnknown(answer)) return answer;
    const expected = withImpact(unitOf(id, formulaById), impact);
    if (!convertible(answer.unit, expected)) {
      throw new Error(`formula "${formula.id}": input "${name}" is in "${answer.unit}", expected "${expected}"`);
    }
    inputs[name] = answer;
  }
  const gives = withImpact(formula.gives, impact);
  const [value, low, high] = CORNERS.map((corner) => at(formula, inputs, corner) / unit(gives).scale) as [number, number, number];
  if (!Number.isFinite(value) || !Number.isFinite(low) || !Number.isFinite(high)) {
    return { unknown: true, id: formula.id, name: formula.name, why: NO_NUMBER };
  }
  const { id, name } = formula;
  return { id, name, value, low, high, unit: gives, because: { kind: 'formula', formula, inputs } };
}

/** All inputs being positive, a bound of the result is its value at the right bound of each input. */
function at(formula: Formula, inputs: Readonly<Record<string, Quantity>>, corner: Corner): number {
  const numbers: Record<string, number> = {};
  for (const name in inputs) {
    const input = inputs[name] as Quantity;
    const direction = formula.directions.get(name) as 1 | -1;
    numbers[name] = input[opposite(corner, direction)] * unit(input.unit).scale;
  }
  return evaluate(formula.expression, numbers);
}

/** The corner of an input that gives this corner of the result. */
export function opposite(corner: Corner, direction: 1 | -1): Corner {
  if (corner === 'value' || direction === 1) return corner;
  return corner === 'low' ? 'high' : 'low';
}

/** `impact/item` becomes `kgCO2e/item`. */
export function withImpact(text: string, impact: string): string {
  return text.replace(/\bimpact\b/, impact);
}

function missing(id: string): Result {
  return { unknown: true, id, name: vocabulary[id]?.name ?? { fr: id, en: id }, why: NOT_GIVEN };
}

const NOT_GIVEN = { fr: 'valeur non donnée et sans source ouverte', en: 'not given, and no open source' };
const NO_NUMBER = { fr: 'le calcul ne donne pas un nombre', en: 'the calculation gives no number' };
