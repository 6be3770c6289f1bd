import type { Assessment, Entry } from '../../engine/assess/assess.ts';
import { nameOf } from '../../engine/assess/resolve.ts';
import { MEASURES } from '../../engine/criteria.ts';
import { type Footprint, gapOf } from '../../engine/footprint/footprint.ts';
import { figureOf } from '../../engine/footprint/tally.ts';
import { SOURCE_DIGITS, unitWords } from '../../engine/quantity/show.ts';
import type { Cells } from '../../inventory/fields.ts';
import type { LineStatus, Told } from '../../inventory/inventory.ts';
import type { Problem } from '../../inventory/problem.ts';
import type { Lang } from '../../web/words.ts';
import { estimateWords } from '../words.ts';

/** The result as data. Names and shape are documented in docs/inventory.md and do not change meaning. */
export function jsonResult(
  result: Footprint,
  assessment: Assessment,
  { problems, ignored, dropped, tally, format }: Told,
  lang: Lang,
  statuses?: readonly LineStatus[],
): unknown {
  return {
    ...result,
    byItem: result.byItem.map((part) => ({ ...part, name: part.name[lang] })),
    byLine: result.byLine.map((part) => ({ ...part, name: part.name[lang] })),
    byService: result.byService.map((part) => ({ ...part, name: part.name[lang] })),
    byPlace: result.byPlace.map((part) => ({ ...part, name: part.name[lang] })),
    unknown: result.unknown.map((gap) => ({ ...gap, label: gap.label[lang], why: gap.why[lang] })),
    goodNews: result.goodNews.map((news) => ({ ...news, label: news.label[lang] })),
    perPerson: result.perPerson.map((one) => ({ ...one, label: one.label[lang] })),
    sensitivity: result.sensitivity.map((lever) => ({ ...lever, name: lever.name[lang] })),
    ...(format ? { format: format[lang] } : {}),
    rows: { all: tally.rows, ...tally.kinds },
    apart: [...tally.apart].map(([reason, { rows, labels }]) => ({ reason, rows, labels })),
    refused: problems.map((problem) => ({ ...problem, why: problem.why[lang], expected: problem.expected[lang] })),
    ignored,
    dropped,
    ...(statuses ? { lines: statuses.map((status) => ({ ...lineOf(status), status: statusOf(status, assessment) })) } : {}),
  };
}

/** What a line was taken for, and why. */
function lineOf({ line, label, outcome }: LineStatus): Readonly<Record<string, unknown>> {
  const { item = null, confidence, words, guesses, model = null, apart = null, also } = outcome;
  return { line, label, item, confidence, words, guesses, model, apart, also: also.map(({ item: other, count }) => ({ item: other, count })) };
}

/** What became of a line in the end: computed, known in part, unknown, or not read at all. */
function statusOf({ line, outcome: { kind }, described }: LineStatus, { entryOf }: Assessment): string {
  if (described) return 'described';
  const entry = entryOf?.get(line);
  if (kind !== 'read' || !entry) return kind;
  const gap = gapOf(entry);
  return gap === undefined ? 'computed' : gap.missing === 'all' ? 'unknown' : 'partly known';
}

/** The result as a table, a row per entry of the assessment, for programs: names and points never change with the language. */
export function csvResult({ entries }: Assessment): string {
  const header = ['line', 'label', 'item', 'quantity', ...MEASURES.flatMap(({ id, unit }) => [`${id} (${unit}/year)`, `${id} low`, `${id} high`])];
  const rows = entries.map((entry): Cell[] => {
    const { line, item } = entry.group.first;
    return [line.number, line.label, item?.id ?? '', entry.group.devices, ...figuresOf(entry, '')];
  });
  return csv([header, ...rows], ',', String);
}

/** The same for a person's spreadsheet: words, commas and separators of the language, what is unknown and what was not read (`rows`, by rank) said as such. */
export function csvForPeople({ entries }: Assessment, rows: readonly Cells[], refused: readonly Problem[], lang: Lang): string {
  const { columns, statuses, unknown } = estimateWords[lang];
  const header = [
    ...[columns.line, columns.label, columns.item, columns.quantity, columns.status],
    ...MEASURES.flatMap(({ name, unit }) => [`${name[lang]} (${unitWords(`${unit}/year`, lang)})`, columns.low, columns.high]),
  ];
  const read = entries.map((entry): Cell[] => {
    const { line, item } = entry.group.first;
    const gap = gapOf(entry);
    const status = gap === undefined ? statuses.computed : gap.missing === 'all' ? statuses.unknown : statuses.partly;
    return [line.number, nameOf(entry.group.first)[lang], item?.name[lang] ?? unknown, entry.group.devices, status, ...figuresOf(entry, unknown)];
  });
  const lost = new Map(refused.filter(({ kept }) => !kept).map((problem) => [problem.line, problem]));
  const unread = [...lost.values()].map(({ line, value, why }): Cell[] => {
    const { label, item, quantity } = rows[line - 1] ?? {};
    const told = [line, label ?? item ?? '', item ?? '', quantity ?? '', statuses.refused(value, why[lang])];
    return [...told, ...header.slice(told.length).map(() => '')];
  });
  const [separator, point] = lang === 'fr' ? [';', ','] : [',', '.'];
  // Without this mark, the spreadsheets people have read accents as gibberish.
  return `\ufeff${csv([header, ...read, ...unread], separator, (value) => String(Number(value.toPrecision(SOURCE_DIGITS))).replace('.', point))}`;
}

type Cell = string | number;

/** Value, low and high of every measure. */
function figuresOf(entry: Entry, unknown: string): Cell[] {
  return MEASURES.flatMap(({ id }): Cell[] => {
    const found = figureOf(entry, id);
    return found ? [found.value, found.low, found.high] : [unknown, '', ''];
  });
}

function csv(rows: readonly (readonly Cell[])[], separator: string, written: (value: number) => string): string {
  return `${rows.map((row) => row.map((value) => csvCell(value, written)).join(separator)).join('\n')}\n`;
}

/** A cell no spreadsheet will run: text that looks like a formula is made plain text. */
export function csvCell(value: Cell, written: (value: number) => string): string {
  if (typeof value === 'number') return written(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
