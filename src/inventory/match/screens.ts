import type { ScreenRule } from '../../facts/recognition/recognition.ts';

const UNIT = /(\d{2}(?:[.,]\d{1,2})?)\s?(?:"|''|’’|″|”|-?\s?pouces?\b|-?inch|\bin\b|-?\s?zoll|\bpo\b|\bpulgadas)/i;
/** `P2419H`, `243V7`, `24MK430`, `XB2483HSU`: makers begin the number of a screen with its size. */
const REFERENCE = /^(?=.*[a-z])[a-z]{0,5}(\d\d)\d{0,5}[a-z]*\d*[a-z]*$/;
const [SMALLEST, LARGEST] = [15, 60];

/** The diagonal of a screen in inches, from its size in words, or else from its reference. */
export function inchesIn(texts: readonly string[], tokens: readonly string[]): number | undefined {
  for (const text of texts) {
    const said = Number(UNIT.exec(text.slice(0, 300))?.[1]?.replace(',', '.'));
    if (isSize(said)) return said;
  }
  for (const token of tokens) {
    const said = Number(REFERENCE.exec(token.slice(0, 20))?.[1]);
    if (isSize(said)) return said;
  }
  const bare = tokens.map(Number).find((one) => Number.isInteger(one) && isSize(one));
  return bare;
}

function isSize(inches: number): boolean {
  return inches >= SMALLEST && inches <= LARGEST;
}

export function screenOf(inches: number, rules: readonly ScreenRule[]): string | undefined {
  return rules.find(({ from, to }) => inches >= from && inches <= to)?.item;
}
