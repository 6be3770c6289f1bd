/**
 * One arithmetic sentence as a small tree. Written once, it has several readers:
 * `check` (units), `compute` (one value with its range), `explain` (words), `batch` (columns).
 */
export type Node = Readonly<{ op: 'input'; name: string }> | Readonly<{ op: Operation; of: readonly Node[] }>;

export type Operation = 'product' | 'sum' | 'quotient' | 'difference' | 'share' | 'at-least' | 'round-up' | 'ln' | 'exp' | 'root';

export const product = (...of: Node[]): Node => ({ op: 'product', of });
export const sum = (...of: Node[]): Node => ({ op: 'sum', of });
export const quotient = (a: Node, b: Node): Node => ({ op: 'quotient', of: [a, b] });
export const difference = (a: Node, b: Node): Node => ({ op: 'difference', of: [a, b] });
/** A part over its whole: the same dimension above and below, a plain number as result. */
export const share = (part: Node, whole: Node): Node => ({ op: 'share', of: [part, whole] });
/** The larger of the two. */
export const atLeast = (a: Node, floor: Node): Node => ({ op: 'at-least', of: [a, floor] });
/** The next whole number: nobody buys half a machine. */
export const roundUp = (a: Node): Node => ({ op: 'round-up', of: [a] });
export const ln = (a: Node): Node => ({ op: 'ln', of: [a] });
export const exp = (a: Node): Node => ({ op: 'exp', of: [a] });
export const root = (a: Node): Node => ({ op: 'root', of: [a] });

/** The value of the tree for plain numbers in coherent base units. */
export function evaluate(node: Node, inputs: Readonly<Record<string, number>>): number {
  if (node.op === 'input') return inputs[node.name] as number;
  const first = evaluate(node.of[0] as Node, inputs);
  switch (node.op) {
    case 'ln':
      return Math.log(first);
    case 'exp':
      return Math.exp(first);
    case 'root':
      return Math.sqrt(first);
    case 'round-up':
      return Math.ceil(first);
    default: {
      let result = first;
      for (let i = 1; i < node.of.length; i++) result = apply(node.op, result, evaluate(node.of[i] as Node, inputs));
      return result;
    }
  }
}

/** One step of a two-sided operation. */
export function apply(op: Operation, a: number, b: number): number {
  switch (op) {
    case 'product':
      return a * b;
    case 'sum':
      return a + b;
    case 'difference':
      return a - b;
    case 'at-least':
      return Math.max(a, b);
    default:
      return a / b;
  }
}

/**
 * Whether the result rises (1) or falls (-1) with each input, all inputs being positive.
 * An input met on both sides gets 0: its range cannot be carried exactly by looking at the tree alone.
 */
export function directions(node: Node, sign: 1 | -1 = 1, found = new Map<string, number>()): Map<string, number> {
  if (node.op === 'input') {
    const before = found.get(node.name);
    found.set(node.name, before === undefined || before === sign ? sign : 0);
    return found;
  }
  node.of.forEach((child, i) => {
    const falls = i > 0 && (node.op === 'quotient' || node.op === 'share' || node.op === 'difference');
    directions(child, falls ? (-sign as 1 | -1) : sign, found);
  });
  return found;
}
