import type { Lang, Words } from './quantity.ts';

/** Rounding and wording of figures, for the moment they are shown and no earlier. */

type Spread = Readonly<{ value: number; low: number; high: number }>;

/** Results are orders of magnitude: two significant digits. Published inputs keep the digits of their source. */
export const RESULT_DIGITS = 2;
export const SOURCE_DIGITS = 4;

const formats = new Map<string, Intl.NumberFormat>();

/** A number with so many significant digits, in the typography of the language; powers of ten when very small. */
export function number(value: number, lang: Lang, digits = RESULT_DIGITS): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return power(value, lang, digits);
  const key = `${lang}${digits}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, { maximumSignificantDigits: digits });
    formats.set(key, format);
  }
  return format.format(value);
}

function power(value: number, lang: Lang, digits: number): string {
  // Rounded first: 9.96e-6 is 1.0e-5, not 10e-6.
  const [mantissa, exponent] = value
    .toExponential(digits - 1)
    .split('e')
    .map(Number) as [number, number];
  const raised = String(exponent).replace(/[-0-9]/g, (sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)] as string);
  return `${number(mantissa, lang, digits)}\u00a0×\u00a010${raised}`;
}

/** A figure ready to print: its numbers and its unit, all at one scale (kilograms become tonnes together). */
export type Shown = Readonly<{ value: string; low: string; high: string; unit: string; exact: boolean }>;

/** Shows a quantity or a total. The range keeps the scale of the value; `fixed` keeps the unit too, for columns of figures. */
export function shown(figures: Spread, unit: string, lang: Lang, digits = RESULT_DIGITS, fixed = false): Shown {
  const [scale, scaled] = fixed ? ([1, unit] as const) : scaleOf(figures.value, unit);
  const value = number(figures.value * scale, lang, digits);
  // Bounds are always reckoned, even those of a published figure; but rounding must not carry them past it.
  const middle = rounded(figures.value, digits);
  const bound = (one: number, past: boolean): string => number(one * scale, lang, past ? digits : RESULT_DIGITS);
  const low = bound(figures.low, rounded(figures.low, RESULT_DIGITS) > middle);
  const high = bound(figures.high, rounded(figures.high, RESULT_DIGITS) < middle);
  return { value, low, high, unit: unitWords(scaled, lang, figures.value * scale), exact: figures.low === figures.high };
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** `340 kg CO₂e par an`, or with `range`, `340 kg CO₂e par an (230 à 480)`. */
export function sentence(figures: Spread, unit: string, lang: Lang, { digits = RESULT_DIGITS, range = false } = {}): string {
  const { value, low, high, unit: words, exact } = shown(figures, unit, lang, digits);
  const figure = words === '' ? value : `${value}\u00a0${words}`;
  if (!range || exact) return figure;
  return `${figure} (${between(low, high, lang)})`;
}

/** `de 230 à 480`, for two numbers already shown. */
export function between(low: string, high: string, lang: Lang): string {
  return lang === 'fr' ? `de ${low} à ${high}` : `${low} to ${high}`;
}

/** Larger units for larger figures, by thousands. */
const LARGER: Readonly<Record<string, string>> = { kgCO2e: 'tCO2e', kg: 't', MJ: 'GJ', kWh: 'MWh' };
/** Smaller units for smaller figures. */
const SMALLER: Readonly<Record<string, string>> = { kgSbe: 'gSbe' };
const FROM = 10_000;

function scaleOf(value: number, unit: string): [scale: number, unit: string] {
  const first = unit.split(/[·/]/)[0] as string;
  const larger = LARGER[first];
  if (larger && Math.abs(value) >= FROM) return [1e-3, unit.replace(first, larger)];
  const smaller = SMALLER[first];
  if (smaller && Math.abs(value) < 1) return [1e3, unit.replace(first, smaller)];
  return [1, unit];
}

/** A unit in words: `kWh/item·year` is `kWh par appareil et par an`. */
export function unitWords(unit: string, lang: Lang, value = 2): string {
  const [above, below] = unit.split('/');
  const one = lang === 'fr' ? Math.abs(value) < 2 : value === 1;
  const top = (above as string)
    .split('·')
    .map((symbol) => (one ? SINGULAR[symbol]?.[lang] : undefined) ?? SYMBOLS[symbol]?.[lang] ?? symbol)
    .filter((word) => word !== '')
    .join('·');
  if (below === undefined) return top;
  const per = below.split('·').map((symbol) => `${lang === 'fr' ? 'par' : 'per'} ${SINGULAR[symbol]?.[lang] ?? SYMBOLS[symbol]?.[lang] ?? symbol}`);
  return `${top} ${per.join(lang === 'fr' ? ' et ' : ' and ')}`.trim();
}

const same = (text: string): Words => ({ fr: text, en: text });
const SYMBOLS: Readonly<Record<string, Words>> = {
  '1': same(''),
  item: { fr: 'appareils', en: 'devices' },
  line: { fr: 'lignes', en: 'lines' },
  year: { fr: 'ans', en: 'years' },
  month: { fr: 'mois', en: 'months' },
  day: { fr: 'jours', en: 'days' },
  core: { fr: 'cœurs', en: 'cores' },
  person: { fr: 'personnes', en: 'people' },
  kgCO2e: { fr: 'kg\u00a0CO₂e', en: 'kg\u00a0CO₂e' },
  gCO2e: same('g\u00a0CO₂e'),
  tCO2e: same('t\u00a0CO₂e'),
  kgSbe: { fr: 'kg\u00a0Sb\u00a0éq.', en: 'kg\u00a0Sb\u00a0eq.' },
  gSbe: { fr: 'g\u00a0Sb\u00a0éq.', en: 'g\u00a0Sb\u00a0eq.' },
  'molH+e': { fr: 'mol\u00a0H⁺\u00a0éq.', en: 'mol\u00a0H⁺\u00a0eq.' },
  disease: { fr: 'cas de maladie', en: 'cases of disease' },
  kBqU235e: { fr: 'kBq\u00a0U235\u00a0éq.', en: 'kBq\u00a0U235\u00a0eq.' },
  GB: { fr: 'Go', en: 'GB' },
  mm2: same('mm²'),
  cm2: same('cm²'),
  message: { fr: 'messages', en: 'messages' },
};
const SINGULAR: Readonly<Record<string, Words>> = {
  item: { fr: 'appareil', en: 'device' },
  line: { fr: 'ligne', en: 'line' },
  year: { fr: 'an', en: 'year' },
  month: { fr: 'mois', en: 'month' },
  day: { fr: 'jour', en: 'day' },
  core: { fr: 'cœur', en: 'core' },
  person: { fr: 'personne', en: 'person' },
  message: { fr: 'message', en: 'message' },
};
