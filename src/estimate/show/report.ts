import { CRITERIA, FLOWS, STAGE_NAMES, type Stage } from '../../engine/criteria.ts';
import type { Footprint, Known } from '../../engine/footprint/footprint.ts';
import { between, number, sentence, shown } from '../../engine/quantity/show.ts';
import { areaName } from '../../facts/countries.ts';
import type { Tally, Told } from '../../inventory/inventory.ts';
import { APART } from '../../inventory/line/apart.ts';
import type { Problem } from '../../inventory/problem.ts';
import type { Lang } from '../../web/words.ts';
import { estimateWords } from '../words.ts';
import { gapLines, newsLines } from './notes.ts';

/** Widest bar of a terminal, and how many rows of a list are worth a screen. */
const BAR = 24;
const ROWS = 12;

/** The result as a person reads it in a terminal: the unknown first, then totals, where they come from, what would change them. */
export function textReport(result: Footprint, { problems, ignored, dropped, tally, format }: Told, lang: Lang): string {
  const words = estimateWords[lang];
  const parts = [
    `${words.footprint} — ${words.computed(result.lineCount, result.year, result.facts)}${format ? `\n${words.readAs(format[lang])}` : ''}`,
    section(words.unknownFirst, unknownLines(result, lang)),
    section(words.totals, totals(result, lang)),
    section(
      words.byItem,
      bars(
        (result.byLine.length > 0 && result.byLine.length <= 2 * ROWS ? result.byLine : result.byItem).map(({ name, quantity, criteria }) => [
          `${name[lang]} (${number(quantity, lang, 4)})`,
          criteria.gwp,
        ]),
        lang,
      ),
    ),
    section(
      words.byStage,
      bars(
        Object.entries(result.byStage).flatMap(([stage, found]) => (found.gwp ? [[STAGE_NAMES[stage as Stage][lang], found.gwp] as const] : [])),
        lang,
      ),
    ),
    section(words.sensitivity, levers(result, lang)),
    section(words.reuse, reuse(result, lang)),
    section(words.perPerson, shared(result, lang)),
    section(words.goodNews, newsLines(result.goodNews, ROWS, lang)),
    section(words.recognition, recognition(tally, lang)),
    section(words.refused, [
      ...rows(
        problems.map((problem) => problemLine(problem, lang)),
        lang,
      ),
      ...(ignored.length > 0 ? [words.ignored(ignored.join(', '))] : []),
      ...(dropped.length > 0 ? [words.dropped(dropped.join(', '))] : []),
    ]),
    section(words.notSeen, [words.notSeenText]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What the rows became, when there is more to say than that they were read. */
export function recognition({ rows: all, kinds, apart }: Tally, lang: Lang): string[] {
  const words = estimateWords[lang];
  if (kinds.read === all) return [];
  const others = (['unsure', 'unrecognised', 'apart', 'refused'] as const).flatMap((kind) => (kinds[kind] > 0 ? [words.became[kind](kinds[kind])] : []));
  const reasons = [...apart].map(([why, { rows: many, labels }]) => words.setApart(APART[why][lang], many, labels.join(', ')));
  return [words.becameOf(kinds.read, all, others), ...reasons];
}

/** A problem in one line: where, what, why, what was expected. */
export function problemLine({ file, line, column, value, why, expected, others = 0 }: Problem, lang: Lang): string {
  const words = estimateWords[lang];
  return (
    (file === undefined ? '' : `${file}, `) + words.refusedLine(line, column, value, why[lang], expected[lang]) + (others > 0 ? words.alsoLines(others) : '')
  );
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function unknownLines(result: Footprint, lang: Lang): string[] {
  const words = estimateWords[lang];
  const { whollyUnknown, partlyUnknown } = result.criteria.gwp;
  if (result.lineCount === 0) return [words.nothingYet];
  if (whollyUnknown + partlyUnknown === 0) return [words.unknownNone(result.lineCount)];
  const gaps = gapLines(result.unknown, lang).map(({ what, why }) => `${what}. ${why}.`);
  return [words.unknownSome(whollyUnknown, partlyUnknown, result.lineCount), ...rows(gaps, lang), words.notZero];
}

function totals(result: Footprint, lang: Lang): string[] {
  const words = estimateWords[lang];
  return [...CRITERIA, ...FLOWS].map(({ id, name }) => {
    const total = id === 'elec' || id === 'mass' ? result.flows[id] : result.criteria[id];
    const share = total.unknownShare > 0 ? `  [${words.unknownShare(number(total.unknownShare * 100, lang))}]` : '';
    return `${name[lang].padEnd(34)} ${figure(total, lang)}${share}`;
  });
}

function bars(list: readonly (readonly [label: string, known: Known])[], lang: Lang): string[] {
  const largest = Math.max(...list.map(([, { value }]) => value ?? 0));
  const width = Math.min(44, Math.max(...list.map(([label]) => label.length)));
  const sorted = [...list].sort(([, a], [, b]) => (b.value ?? -1) - (a.value ?? -1));
  return rows(
    sorted.map(([label, known]) => {
      const bar = known.value === null ? '░'.repeat(BAR) : '█'.repeat(Math.round((known.value / (largest || 1)) * BAR));
      return `${label.slice(0, width).padEnd(width)} ${bar.padEnd(BAR)} ${figure(known, lang)}`;
    }),
    lang,
  );
}

function levers(result: Footprint, lang: Lang): string[] {
  const words = estimateWords[lang];
  const show = (value: number, unit: string): string => sentence({ value, low: value, high: value }, unit, lang);
  if (result.sensitivity.length === 0) return [];
  const lines = result.sensitivity.map(
    (lever, i) =>
      `${i + 1}. ${words.lever[lever.part](lever.part === 'mix' ? areaName(lever.about, lang) : lever.name[lang])} — ${words.leverEffect(show(lever.less, lever.unit), show(lever.more, lever.unit))}`,
  );
  return [words.leverLede, ...lines];
}

function reuse({ conventions }: Footprint, lang: Lang): string[] {
  const words = estimateWords[lang];
  if (!conventions.reused) return [];
  return [`${figure(conventions.prorata.gwp, lang)} ${words.prorata}`, `${figure(conventions.cutoff.gwp, lang)} ${words.cutoff}`];
}

function shared({ perPerson }: Footprint, lang: Lang): string[] {
  return rows(
    perPerson.map((one) => estimateWords[lang].perPersonLine(one.label[lang], people(one.persons, lang), figure(one.gwp, lang))),
    lang,
  );
}

function figure({ value, low, high, unit }: Known, lang: Lang): string {
  if (value === null || low === null || high === null) return estimateWords[lang].unknown;
  const one = shown({ value, low, high }, unit, lang);
  return `${one.value} ${one.unit}${one.exact ? '' : ` (${between(one.low, one.high, lang)})`}`;
}

function rows(lines: readonly string[], lang: Lang): string[] {
  return lines.length <= ROWS ? [...lines] : [...lines.slice(0, ROWS), estimateWords[lang].more(lines.length - ROWS)];
}

function people(count: number, lang: Lang): string {
  return sentence({ value: count, low: count, high: count }, 'person', lang, { digits: 4 });
}
