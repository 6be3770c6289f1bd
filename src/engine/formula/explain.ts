import { formulaById } from '../formulas/all.ts';
import type { Because, Confidence, Lang, Quantity, Words } from '../quantity/quantity.ts';
import { between, number, RESULT_DIGITS, SOURCE_DIGITS, sentence, shown } from '../quantity/show.ts';
import type { Node, Operation } from './expression.ts';
import type { Formula } from './formula.ts';
import { vocabulary } from './vocabulary.ts';

/** One step of a reasoning, ready to print: what, how much, from what, and the steps it rests on. */
export type Step = Readonly<{
  /** Id of the quantity: an anchor for pages, a key for those who contest it. */
  id: string;
  name: string;
  /** `340 kg CO₂e par an`. */
  figure: string;
  /** `de 230 à 480`; absent when there is no spread. */
  range?: string;
  /** `Nombre d’appareils (8) × …`; absent at the leaves. */
  words?: string;
  /** At the leaves: where the figure comes from. */
  because?: string;
  /** Id in data/sources.yaml, when there is one. */
  source?: string;
  /** French: why this value among others. */
  why?: string;
  quantity: Quantity;
  steps: readonly Step[];
}>;

/** What explain is told of a source: its title, publisher and year, in one string. */
export type Cite = (source: string) => string;

/** Reader *explain*: the reasoning of a quantity, in words and numbers, down to its sources. */
export function explain(quantity: Quantity, lang: Lang, cite: Cite): Step {
  const { because } = quantity;
  const computed = because.kind === 'formula' || because.kind === 'sum';
  const digits = computed ? RESULT_DIGITS : SOURCE_DIGITS;
  const { low, high, exact } = shown(quantity, quantity.unit, lang, digits);
  const step = {
    id: quantity.id,
    name: quantity.name[lang],
    figure: sentence(quantity, quantity.unit, lang, { digits }),
    ...(exact ? {} : { range: between(low, high, lang) }),
    quantity,
    steps: [],
  };
  switch (because.kind) {
    case 'formula': {
      const formula = because.formula as Formula;
      const inputs = Object.values(because.inputs);
      return {
        ...step,
        words: wordsOf(formula.expression, (name) => named(because.inputs[name] as Quantity, lang), lang),
        source: formula.source,
        steps: inputs.map((one) => explain(one, lang, cite)),
      };
    }
    case 'sum':
      return { ...step, words: because.of.map((part) => named(part, lang)).join(' + '), steps: because.of.map((part) => explain(part, lang, cite)) };
    case 'source':
      return { ...step, because: sourceWords(because, lang, cite), source: because.source, ...(because.why ? { why: because.why } : {}) };
    case 'declared':
      return { ...step, because: because.line === undefined ? GIVEN[lang] : DECLARED[lang](because.line) };
    case 'assumed':
      return { ...step, because: ASSUMED[lang](because.why[lang]) };
    case 'contested': {
      const published = sentence(because.published, because.published.unit, lang, { digits: SOURCE_DIGITS });
      return { ...step, because: CONTESTED[lang](published, because.reason, because.on), steps: [explain(because.published, lang, cite)] };
    }
  }
}

/** Source, year, place, confidence; then what to know of its use here, and what its range comes from. */
function sourceWords({ source, reference, year, geography, confidence, note, range }: Extract<Because, { kind: 'source' }>, lang: Lang, cite: Cite): string {
  const cited = cite(source);
  // Many sources bear their year in their name.
  const when = year === undefined || cited.includes(String(year)) ? '' : YEAR[lang](year);
  const whole = [cited, reference, when, geography?.[lang], confidence && CONFIDENCE[confidence][lang]].filter(Boolean).join(', ');
  const others = range?.length ? RANGE[lang](range.map(cite).join(' ; ')) : '';
  return `${whole}${note ? ` ; ${note[lang]}` : ''}${others}`;
}

/** The steps as indented lines, for a terminal or a text file. */
export function linesOf(step: Step, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const range = step.range ? ` (${step.range})` : '';
  const words = step.words ? ` = ${step.words}` : '';
  const why = step.why ? ` — ${step.why}` : '';
  const because = step.because ? `  [${step.because}${why}]` : '';
  const deeper = step.steps.flatMap((one) => linesOf(one, depth + 1));
  return [`${indent}${step.name}${words} = ${step.figure}${range}${because}`, ...deeper];
}

const SIGNS: Partial<Record<Operation, string>> = { product: ' × ', sum: ' + ', quotient: ' ÷ ', share: ' ÷ ', difference: ' − ' };
const WORDS: Partial<Record<Operation, Record<Lang, string>>> = {
  ln: { fr: 'logarithme de', en: 'logarithm of' },
  exp: { fr: 'exponentielle de', en: 'exponential of' },
  root: { fr: 'racine de', en: 'square root of' },
  'round-up': { fr: 'arrondi au-dessus de', en: 'rounded up' },
  'at-least': { fr: 'le plus grand de', en: 'the larger of' },
};

/** The sentence of a formula with the names of its inputs and no number: what it says before any case. */
export function wordsOfFormula({ expression, from }: Formula, lang: Lang): string {
  return wordsOf(
    expression,
    (name) => {
      const id = from[name] as string;
      return (formulaById.get(id)?.name ?? vocabulary[id]?.name)?.[lang] ?? id;
    },
    lang,
  );
}

/** A tree as a sentence, each input said by `say`. */
function wordsOf(node: Node, say: (name: string) => string, lang: Lang, inside?: Operation): string {
  if (node.op === 'input') return say(node.name);
  const parts = node.of.map((child) => wordsOf(child, say, lang, node.op));
  const sign = SIGNS[node.op];
  if (!sign) return `${WORDS[node.op]?.[lang]} (${parts.join(' ; ')})`;
  const text = parts.join(sign);
  return needsBrackets(node.op, inside) ? `(${text})` : text;
}

function needsBrackets(op: Operation, inside: Operation | undefined): boolean {
  if (inside === undefined || !(inside in SIGNS)) return false;
  if (op === 'sum' || op === 'difference') return inside !== 'sum';
  return inside === 'quotient' || inside === 'share';
}

function named(quantity: Quantity, lang: Lang): string {
  const computed = quantity.because.kind === 'formula' || quantity.because.kind === 'sum';
  return `${quantity.name[lang]} (${sentence(quantity, quantity.unit, lang, { digits: computed ? RESULT_DIGITS : SOURCE_DIGITS })})`;
}

const RANGE = { fr: (titles: string) => ` ; fourchette d’après ${titles}`, en: (titles: string) => `; range from ${titles}` };
const YEAR = { fr: (year: number) => `année ${year}`, en: (year: number) => `year ${year}` };
const CONFIDENCE: Readonly<Record<Confidence, Words>> = {
  high: { fr: 'confiance haute', en: 'high confidence' },
  medium: { fr: 'confiance moyenne', en: 'medium confidence' },
  low: { fr: 'confiance faible', en: 'low confidence' },
};
/** Areas the tables name in English or in French; countries are their codes in both. */
const GIVEN = { fr: 'valeur donnée', en: 'value given' };
const DECLARED = { fr: (line: number) => `déclaré, ligne ${number(line, 'fr', 9)}`, en: (line: number) => `declared, line ${number(line, 'en', 9)}` };
const ASSUMED = { fr: (why: string) => `hypothèse : ${why}`, en: (why: string) => `assumption: ${why}` };
const CONTESTED = {
  fr: (published: string, reason: string, on: string) => `valeur contestée le ${on} : ${reason}. Valeur publiée : ${published}`,
  en: (published: string, reason: string, on: string) => `contested on ${on}: ${reason}. Published value: ${published}`,
};
