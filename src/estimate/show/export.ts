import type { Assessment } from '../../engine/assess/assess.ts';
import { MEASURES } from '../../engine/criteria.ts';
import { type Footprint, gapOf } from '../../engine/footprint/footprint.ts';
import { figureOf } from '../../engine/footprint/tally.ts';
import type { LineStatus } from '../../inventory/inventory.ts';
import type { Problem } from '../../inventory/problem.ts';
import type { Lang } from '../../web/words.ts';

/** The result as data. Names and shape are documented in docs/inventory.md and do not change meaning. */
export function jsonResult(
  result: Footprint,
  assessment: Assessment,
  refused: readonly Problem[],
  ignored: readonly string[],
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
    refused: refused.map((problem) => ({ ...problem, why: problem.why[lang], expected: problem.expected[lang] })),
    ignored,
    ...(statuses ? { lines: statuses.map((status) => ({ ...status, status: statusOf(status, assessment) })) } : {}),
  };
}

/** What became of a line in the end: computed, known in part, unknown, or not read at all. */
function statusOf({ line, status }: LineStatus, { entryOf }: Assessment): string {
  const entry = entryOf?.get(line);
  if (status !== 'read' || !entry) return status;
  const gap = gapOf(entry);
  return gap === undefined ? 'computed' : gap.missing === 'all' ? 'unknown' : 'partly known';
}

/** The result as a table, a row per entry of the assessment, for a spreadsheet. */
export function csvResult({ entries }: Assessment): string {
  const header = ['line', 'label', 'item', 'quantity', ...MEASURES.flatMap(({ id, unit }) => [`${id} (${unit}/year)`, `${id} low`, `${id} high`])];
  const rows = entries.map((entry): (string | number)[] => {
    const { line, item } = entry.group.first;
    const figures = MEASURES.flatMap(({ id }): (string | number)[] => {
      const found = figureOf(entry, id);
      return found ? [found.value, found.low, found.high] : ['', '', ''];
    });
    return [line.number, line.label, item?.id ?? '', entry.group.devices, ...figures];
  });
  return `${[header, ...rows].map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
}

/** A cell no spreadsheet will run: text that looks like a formula is made plain text. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
