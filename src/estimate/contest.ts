import type { Assessment } from '../engine/assess/assess.ts';
import { mixOf } from '../engine/assess/resolve.ts';
import { CRITERIA } from '../engine/criteria.ts';
import type { Contest, Facts } from '../engine/facts.ts';
import type { Quantity } from '../engine/quantity/quantity.ts';
import { number, RESULT_DIGITS, SOURCE_DIGITS, unitWords } from '../engine/quantity/show.ts';
import type { Library } from '../facts/load.ts';
import { figureIn } from '../inventory/cell/figure.ts';
import { measures } from '../inventory/cell/unit.ts';
import { namer } from '../inventory/line/outcome.ts';
import { readingOf } from '../inventory/line/reading.ts';
import type { Problems, Values } from '../web/fields.ts';
import type { Lang } from '../web/words.ts';
import type { Computed } from './read.ts';
import type { Draft } from './store.ts';
import { estimateWords } from './words.ts';

/** Conventions of ours rather than facts about things: how far a declaration may be from the truth, how wide a lone source is. */
const CONVENTIONS = /^(evidence|certainty|spread)\//;

/** True when a figure is a convention, which no estimate changes for itself. */
export function isConvention(id: string): boolean {
  return CONVENTIONS.test(id);
}

/** A published quantity that may be contested, by its id, wherever it stands in the facts. */
export function contestable(id: string, facts: Facts): Quantity | undefined {
  if (isConvention(id)) return undefined;
  const place = id.endsWith('/pue') ? facts.places.get(id.slice(0, -'/pue'.length)) : undefined;
  return place?.pue ?? facts.quantity(id);
}

/** Where a value may stand without being a slip of the pen. Formulas divide by years; nothing runs on less than what it draws. */
function boundsOf({ id, unit, value }: Quantity): readonly [low: number, high: number] {
  if (unit === 'year') return [0.1, 60];
  if (unit === 'h/year') return [0, 8784];
  if (id.endsWith('/pue')) return [1, 5];
  // A thousand times more or less is another unit, not another opinion.
  return value === 0 ? [0, Number.MAX_VALUE] : [value / SLIP, value * SLIP];
}

const SLIP = 1000;

/** Reads the form: a value, its bounds, and a reason that is never optional. */
export function readContest(values: Values, published: Quantity, day: string, lang: Lang): { contest: Contest } | { problems: Problems } {
  const words = estimateWords[lang];
  const problems: Record<string, string> = {};
  const [lowest, highest] = boundsOf(published);
  const show = (value: number, digits = RESULT_DIGITS): string => number(value, lang, digits);
  const read = (name: string): number | undefined => {
    const text = values[name]?.trim() ?? '';
    if (text === '') return undefined;
    const parsed = figureIn(text, { low: -Number.MAX_VALUE, high: Number.MAX_VALUE, measure: measures.number, example: show(published.value, SOURCE_DIGITS) });
    if (!('value' in parsed)) problems[name] = words.giveNumber(show(published.value, SOURCE_DIGITS));
    else if (parsed.value < lowest || parsed.value > highest) problems[name] = words.outOfReach(show(lowest), show(highest), unitWords(published.unit, lang));
    else return parsed.value;
    return undefined;
  };
  const value = read('value');
  const low = read('low') ?? value;
  const high = read('high') ?? value;
  const reason = values['reason']?.trim() ?? '';
  if (value === undefined) problems['value'] ??= words.giveNumber(show(published.value, SOURCE_DIGITS));
  if (reason === '') problems['reason'] = words.needReason;
  if (value !== undefined && low !== undefined && high !== undefined && !(low <= value && value <= high)) problems['value'] = words.needRange;
  if (Object.keys(problems).length > 0 || value === undefined || low === undefined || high === undefined) return { problems };
  return { contest: { id: published.id, value, low, high, reason: reason.slice(0, 500), on: day } };
}

/** Numbers of the lines whose figures rest on one of these facts. */
export function linesUsing(facts: readonly string[], { entries, context }: Assessment): Set<number> {
  const wanted = new Set(facts);
  if (wanted.size === 0) return new Set();
  const using = entries.filter(({ group: { first } }) => {
    const inputs = [...Object.values(first.inputs), ...first.factors.map(({ quantity }) => quantity), context.facts.quantity(`${first.item?.id}/mass`)];
    const mixes = first.electricity ? CRITERIA.map((criterion) => mixOf(first, criterion, context)) : [];
    return [...inputs, ...mixes].some((one) => one !== undefined && restsOn(one, wanted));
  });
  return new Set(using.map(({ group }) => group.first.line.number));
}

/** Numbers of the lines whose figures rest on something an estimate replaces: a value, or the source of its factors. */
export function replacedLines(contests: readonly Contest[], { assessment }: Computed): Set<number> {
  const own = assessment.entries.filter(({ group: { first } }) => first.line.source !== undefined).map(({ group }) => group.first.line.number);
  const facts = contests.map(({ id }) => id);
  return new Set([...own, ...linesUsing(facts, assessment)]);
}

function restsOn({ id, because }: Quantity, wanted: ReadonlySet<string>): boolean {
  if (wanted.has(id)) return true;
  if (because.kind === 'formula') return Object.values(because.inputs).some((one) => restsOn(one, wanted));
  return because.kind === 'sum' && because.of.some((one) => restsOn(one, wanted));
}

/** Instead of the id of a source: the one retained for everyone. */
export const DEFAULT_SOURCE = 'default';

/** Sources that may be taken instead of the one a factor rests on; none for what is no factor of an item. */
export function sourcesFor(fact: string, facts: Facts): string[] {
  const [id = '', chosen] = fact.split('@') as [string, string | undefined];
  const item = id.split('/')[0] as string;
  if (!facts.factors(item, chosen).some(({ quantity }) => quantity.id === fact)) return [];
  const others = facts.choices(item).filter((source) => source !== chosen);
  return chosen === undefined ? others : [DEFAULT_SOURCE, ...others];
}

/** The draft with another source on every line of the item a fact speaks of; `undefined` when that source says nothing of it. */
export function withSource(draft: Draft, fact: string, source: string, library: Library): Draft | undefined {
  const { facts } = library;
  const called = namer(readingOf(library, draft.year));
  const item = fact.split('/')[0] as string;
  if (source !== DEFAULT_SOURCE && !facts.choices(item).includes(source)) return undefined;
  const rows = draft.rows.map((cells) => {
    if (called(cells).outcome.item !== item) return cells;
    const { source: _, ...others } = cells;
    return source === DEFAULT_SOURCE ? others : { ...others, source };
  });
  return { ...draft, rows };
}

/** Sources that lines take instead of the one retained for everyone, by item. */
export function chosenSources({ rows, year }: Draft, library: Library): { item: string; source: string }[] {
  const { facts } = library;
  const called = namer(readingOf(library, year));
  const found = new Map<string, { item: string; source: string }>();
  for (const cells of rows) {
    const source = cells.source?.trim().toLowerCase();
    const item = source === undefined ? undefined : called(cells).outcome.item;
    if (source !== undefined && item !== undefined && facts.choices(item).includes(source)) found.set(`${item} ${source}`, { item, source });
  }
  return [...found.values()];
}
