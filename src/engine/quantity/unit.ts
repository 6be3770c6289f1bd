/**
 * Units with dimensions, so that a formula that adds hours to kilograms is refused at start.
 *
 * A few pairs are kept apart on purpose, although physics would let them meet:
 * `h` (hours a thing is on) and `year` (the calendar); `kWh` (electricity at the socket) and
 * `MJ` (fossil or primary energy drawn from nature); `kg` of matter and `kgCO2e`.
 */
export type Unit = Readonly<{
  text: string;
  /** How many coherent base units one of this unit is. */
  scale: number;
  /** Power of each base; a base at power zero is absent. */
  powers: Powers;
}>;

export type Powers = ReadonlyMap<string, number>;

const SYMBOLS: Readonly<Record<string, readonly [scale: number, powers: Readonly<Record<string, number>>]>> = {
  '1': [1, {}],
  '%': [0.01, {}],
  item: [1, { item: 1 }],
  line: [1, { line: 1 }],
  person: [1, { person: 1 }],
  message: [1, { message: 1 }],
  h: [1, { h: 1 }],
  day: [1, { day: 1 }],
  year: [1, { year: 1 }],
  month: [1 / 12, { year: 1 }],
  W: [1e-3, { kW: 1 }],
  kW: [1, { kW: 1 }],
  Wh: [1e-3, { kW: 1, h: 1 }],
  kWh: [1, { kW: 1, h: 1 }],
  MWh: [1e3, { kW: 1, h: 1 }],
  g: [1e-3, { kg: 1 }],
  kg: [1, { kg: 1 }],
  t: [1e3, { kg: 1 }],
  gCO2e: [1e-3, { kgCO2e: 1 }],
  kgCO2e: [1, { kgCO2e: 1 }],
  tCO2e: [1e3, { kgCO2e: 1 }],
  gSbe: [1e-3, { kgSbe: 1 }],
  kgSbe: [1, { kgSbe: 1 }],
  MJ: [1, { MJ: 1 }],
  GJ: [1e3, { MJ: 1 }],
  'molH+e': [1, { 'molH+e': 1 }],
  disease: [1, { disease: 1 }],
  kBqU235e: [1, { kBqU235e: 1 }],
  MB: [1e-3, { GB: 1 }],
  GB: [1, { GB: 1 }],
  TB: [1e3, { GB: 1 }],
  mm: [1, { mm: 1 }],
  mm2: [1, { mm: 2 }],
  cm2: [1e2, { mm: 2 }],
  km: [1, { km: 1 }],
  core: [1, { core: 1 }],
  vCPU: [1, { vCPU: 1 }],
  /** Stands for the unit of whichever criterion a formula is used with. */
  impact: [1, { impact: 1 }],
};

const known = new Map<string, Unit>();

/** Reads `kWh/item·year`: products with `·`, one `/`, all that follows it divides. Throws on a symbol it does not know. */
export function unit(text: string): Unit {
  const seen = known.get(text);
  if (seen) return seen;
  const sides = text.split('/');
  if (sides.length > 2) throw new Error(`unit "${text}": expected one "/" at most, as in kWh/item·year`);
  let scale = 1;
  const powers = new Map<string, number>();
  for (const [side, sign] of [
    [sides[0], 1],
    [sides[1], -1],
  ] as const) {
    for (const symbol of side === undefined ? [] : side.split('·')) {
      const meaning = SYMBOLS[symbol];
      if (!meaning) throw new Error(`unit "${text}": unknown symbol "${symbol}", expected one of ${Object.keys(SYMBOLS).join(' ')}`);
      scale *= meaning[0] ** sign;
      for (const [base, power] of Object.entries(meaning[1])) add(powers, base, power * sign);
    }
  }
  const made = { text, scale, powers };
  known.set(text, made);
  return made;
}

/** The powers of a product (`sign` 1) or of a quotient (`sign` -1). */
export function combine(a: Powers, b: Powers, sign: 1 | -1): Powers {
  const powers = new Map(a);
  for (const [base, power] of b) add(powers, base, power * sign);
  return powers;
}

/** Bases in which two dimensions differ; empty when they are the same. */
export function differences(a: Powers, b: Powers): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((base) => a.get(base) !== b.get(base));
}

/** True when a value in `a` can be read in `b`. */
export function convertible(a: string, b: string): boolean {
  return differences(unit(a).powers, unit(b).powers).length === 0;
}

/** The value in another unit of the same dimension. Throws when they differ, naming in what. */
export function convert(value: number, from: string, to: string): number {
  if (from === to) return value;
  const apart = differences(unit(from).powers, unit(to).powers);
  if (apart.length > 0) throw new Error(`"${from}" cannot be read as "${to}": they differ in ${apart.map((b) => `"${b}"`).join(', ')}`);
  return (value * unit(from).scale) / unit(to).scale;
}

function add(powers: Map<string, number>, base: string, power: number): void {
  const sum = (powers.get(base) ?? 0) + power;
  if (sum === 0) powers.delete(base);
  else powers.set(base, sum);
}
