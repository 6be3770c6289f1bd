/** What everything here computes with: a figure, its range, its unit, and why it is so. */

export type Lang = 'fr' | 'en';
export type Words = Readonly<Record<Lang, string>>;

/** How sure a declaration is: A document or measure, B written by a third party, C spoken, D supposed. */
export type Evidence = 'A' | 'B' | 'C' | 'D';
export type Confidence = 'high' | 'medium' | 'low';

export type Because =
  | Readonly<{
      kind: 'source';
      source: string;
      year?: number;
      reference?: string;
      /** Where the figure holds. */
      geography?: Words;
      confidence?: Confidence;
      /** French: why this one, among contested values. */
      why?: string;
      /** What to know of its use here: a figure of another year than the one asked. */
      note?: Words;
      /** Ids of the other sources its range was widened to hold. */
      range?: readonly string[];
    }>
  | Readonly<{ kind: 'assumed'; why: Words }>
  /** `line` of the inventory it was read on. */
  | Readonly<{ kind: 'declared'; line?: number; evidence?: Evidence }>
  | Readonly<{ kind: 'contested'; published: Quantity; reason: string; on: string }>
  | Readonly<{ kind: 'formula'; formula: FormulaRef; inputs: Readonly<Record<string, Quantity>> }>
  | Readonly<{ kind: 'sum'; of: readonly Quantity[] }>;

/** What an explanation needs of a formula; `Formula` has it all. */
export type FormulaRef = Readonly<{ id: string; name: Words; source: string; expression: unknown }>;

export type Quantity = Readonly<{
  id: string;
  name: Words;
  value: number;
  low: number;
  high: number;
  unit: string;
  because: Because;
}>;

/** Not zero, not a mean: a thing nobody has told us. `id` is the missing input. */
export type Unknown = Readonly<{ unknown: true; id: string; name: Words; why: Words }>;

export type Result = Quantity | Unknown;

/** Tells the unknown from a figure. */
export function isUnknown(result: Result): result is Unknown {
  return 'unknown' in result;
}

/** The three readings of a quantity, in the order the whole engine keeps them. */
export type Corner = 'value' | 'low' | 'high';
export const CORNERS: readonly Corner[] = ['value', 'low', 'high'];

/** A quantity without spread. */
export function exact(id: string, name: Words, value: number, unit: string, because: Because): Quantity {
  return { id, name, value, low: value, high: value, unit, because };
}

/** Adds quantities of one unit, corner by corner, and remembers them. */
export function total(id: string, name: Words, unit: string, parts: readonly Quantity[]): Quantity {
  let value = 0;
  let low = 0;
  let high = 0;
  for (const part of parts) {
    if (part.unit !== unit) throw new Error(`total "${id}": expected parts in "${unit}", found "${part.unit}" in "${part.id}"`);
    value += part.value;
    low += part.low;
    high += part.high;
  }
  return { id, name, value, low, high, unit, because: { kind: 'sum', of: parts } };
}
