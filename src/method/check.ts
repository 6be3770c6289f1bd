import type { Flaw } from '../facts/words.ts';
import { FORMATS, type Method, namesOf } from './method.ts';
import { flaws as words } from './words.ts';

/** The minutes of the half-day format: three hours and a half. */
const HALF_DAY = 210;
const LEVELS = 5;

/** What holds a method together: every id once, every reference to something that exists, five levels a criterion. */
export function check(method: Method, files: ReadonlyMap<string, string>): Flaw[] {
  const flaws: Flaw[] = [];
  const { steps, rubric, verbs, commitments, skills, runSheets, formats, principles } = method;
  const criteria = rubric.families.flatMap((family) => family.criteria);
  const questions = steps.flatMap((step) => step.questions);
  const all = [...steps, ...questions, ...criteria, ...verbs, ...commitments, ...skills, ...runSheets, ...principles];
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) flaws.push({ where: whereIs(id, files), what: words.twice(id) });
    seen.add(id);
  }
  const names = namesOf(method);
  const refer = (from: string, targets: readonly string[]): void => {
    for (const id of targets) if (!names.has(id)) flaws.push({ where: whereIs(from, files, id), what: words.dangling(from, id) });
  };
  for (const { id, about } of [...questions, ...verbs, ...commitments]) refer(id, about);
  for (const { id, feeds } of criteria) refer(id, feeds);
  for (const { id, criteria: chosen } of formats) refer(id, chosen);
  for (const step of steps)
    for (const { id } of step.questions) if (!id.startsWith(`${step.id}.`)) flaws.push({ where: whereIs(id, files), what: words.elsewhere(id, step.id) });
  for (const { id, levels } of criteria) if (levels.length !== LEVELS) flaws.push({ where: whereIs(id, files), what: words.levels(levels.length) });
  for (const { id, meetings } of runSheets)
    refer(
      id,
      meetings.flatMap(({ rows }) => rows.flatMap(({ step }) => step ?? [])),
    );
  for (const format of FORMATS) {
    if (!formats.some(({ id }) => id === format)) flaws.push({ where: 'method/formats.yaml', what: words.noFormat(format) });
    if (!runSheets.some((sheet) => sheet.format === format)) flaws.push({ where: 'method/runsheets.yaml', what: words.noFormat(format) });
  }
  const halfDay = runSheets.find(({ format }) => format === 'flash')?.meetings.flatMap(({ rows }) => rows) ?? [];
  const minutes = halfDay.reduce((sum, row) => sum + row.minutes, 0);
  if (minutes !== HALF_DAY) flaws.push({ where: 'method/runsheets.yaml: flash', what: words.minutes(minutes, HALF_DAY) });
  return flaws;
}

/** `method/steps/e4.yaml:12`: where an id is defined, or where it speaks of another one. */
function whereIs(id: string, files: ReadonlyMap<string, string>, of?: string): string {
  for (const [file, text] of files) {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => new RegExp(`\\bid: *["']?${escaped(id)}["']?(?:[ ,}]|$)`).test(line));
    if (start < 0) continue;
    const after = of === undefined ? 0 : lines.slice(start).findIndex((line) => new RegExp(`[\\s[,"']${escaped(of)}(?:[\\s\\],"']|$)`).test(line));
    return `${file}:${start + Math.max(0, after) + 1}`;
  }
  return 'method';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
