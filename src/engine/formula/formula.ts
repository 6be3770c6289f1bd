import type { Words } from '../quantity/quantity.ts';
import { combine, differences, type Powers, unit } from '../quantity/unit.ts';
import { directions, type Node } from './expression.ts';
import { vocabulary } from './vocabulary.ts';

export type Formula = Readonly<{
  id: string;
  name: Words;
  /** Unit of the result; `impact` stands for the unit of the criterion at hand. */
  gives: string;
  /** Id in data/sources.yaml. */
  source: string;
  /** Local name → id of an input of the vocabulary, or of another formula. */
  from: Readonly<Record<string, string>>;
  expression: Node;
  /** For each local name, 1 when the result rises with it, -1 when it falls. */
  directions: ReadonlyMap<string, 1 | -1>;
}>;

type Spec<Name extends string> = {
  id: string;
  name: Words;
  gives: string;
  source: string;
  from: Record<Name, string>;
  expression: (inputs: Record<Name, Node>) => Node;
  /** Only for inputs that stand on both sides of the sentence: which side wins, held by a property test. */
  rises?: NoInfer<Name>[];
  falls?: NoInfer<Name>[];
};

/** Writes a formula down. Throws when an input stands on both sides and nothing says which wins. */
export function formula<Name extends string>(spec: Spec<Name>): Formula {
  const names = Object.keys(spec.from) as Name[];
  const nodes = Object.fromEntries(names.map((name) => [name, { op: 'input', name } as Node])) as Record<Name, Node>;
  const expression = spec.expression(nodes);
  const found = directions(expression);
  const settled = new Map<string, 1 | -1>();
  for (const name of names) {
    const direction = spec.rises?.includes(name) ? 1 : spec.falls?.includes(name) ? -1 : found.get(name);
    if (direction === undefined) throw new Error(`formula "${spec.id}": input "${name}" is never used`);
    if (direction === 0) throw new Error(`formula "${spec.id}": "${name}" stands on both sides; say in "rises" or "falls" which wins`);
    settled.set(name, direction as 1 | -1);
  }
  const { id, name, gives, source, from } = spec;
  return { id, name, gives, source, from, expression, directions: settled };
}

/** Reader *check*: every problem of units and names in a set of formulas, as sentences. */
export function check(formulas: readonly Formula[]): string[] {
  const byId = new Map(formulas.map((f) => [f.id, f]));
  const problems: string[] = [];
  if (byId.size < formulas.length) problems.push('two formulas share an id');
  for (const one of formulas) {
    try {
      const units = new Map<string, Powers>();
      for (const [name, id] of Object.entries(one.from)) units.set(name, unit(unitOf(id, byId)).powers);
      const apart = differences(dimension(one.expression, units), unit(one.gives).powers);
      if (apart.length > 0) problems.push(`formula "${one.id}": does not give "${one.gives}": differs in ${apart.join(', ')}`);
    } catch (error) {
      problems.push(`formula "${one.id}": ${(error as Error).message}`);
    }
  }
  return problems;
}

/** The unit an input is expected in. Throws on an id that neither the vocabulary nor the formulas know. */
export function unitOf(id: string, formulas: ReadonlyMap<string, Formula>): string {
  const found = formulas.get(id)?.gives ?? vocabulary[id]?.unit;
  if (found === undefined) throw new Error(`unknown input "${id}", expected an id of the vocabulary or of a formula`);
  return found;
}

function dimension(node: Node, units: ReadonlyMap<string, Powers>): Powers {
  if (node.op === 'input') return units.get(node.name) as Powers;
  const parts = node.of.map((child) => dimension(child, units));
  const first = parts[0] as Powers;
  const rest = parts.slice(1);
  const none: Powers = new Map();
  switch (node.op) {
    case 'product':
      return rest.reduce((all, part) => combine(all, part, 1), first);
    case 'quotient':
      return rest.reduce((all, part) => combine(all, part, -1), first);
    case 'root': {
      return new Map([...first].map(([base, power]) => [base, power / 2]));
    }
    default:
      for (const part of rest) {
        const apart = differences(first, part);
        if (apart.length > 0) throw new Error(`"${node.op}" of two dimensions that differ in ${apart.join(', ')}`);
      }
      if (node.op === 'share') return none;
      if (node.op === 'ln' || node.op === 'exp' || node.op === 'round-up') {
        const apart = differences(first, none);
        if (apart.length > 0) throw new Error(`"${node.op}" expects a plain number, found ${apart.join(', ')}`);
      }
      return first;
  }
}
