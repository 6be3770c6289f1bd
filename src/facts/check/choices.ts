import { PARTS, type Stage } from '../../engine/criteria.ts';
import { type Choice, choicesOf, mixChoicesOf } from '../ranges.ts';
import type { Row } from '../rows.ts';
import { type Flaw, words } from '../words.ts';

/** What is wrong between rows that say one thing: the default, the others, and how far apart they are. */

/** Megajoules in a kilowatt-hour: no primary energy can be under what it became. */
const LEAST_PRIMARY = 3.6;
/** Further than this from its like, a figure is a mistake of unit until someone says why. */
const FAR = 20;
/** Sources of a mix closer than this agree. */
const AGREED = 1.4;

/** Items must have one default, of one source, whose stages do not overlap; a contested one says why. */
export function choiceFlaws(rows: readonly Row[]): Flaw[] {
  return choicesOf(rows).flatMap((choice) => {
    const { used, others } = choice;
    const all = [...used, ...[...others.values()].flat()];
    const found = [...oneDefault(choice), ...oneUnit(choice, all), ...[used, ...others.values()].flatMap((own) => oneOfEach(choice, own))];
    const first = used[0];
    if (!first) return found;
    const say = (what: Flaw['what']): void => void found.push({ where: `${placeOf(first)}: ${choice.item}, ${choice.criterion}`, what });
    if (new Set(used.map((row) => row.source)).size > 1) say(words.twoSources);
    if (others.size > 0 && !used.some((row) => row.why) && choice.criterion !== 'lifetime') say(words.contested);
    for (const [source, own] of others) if (ratio(total(own), total(used)) > FAR) say(words.far(source, FAR));
    return found;
  });
}

/** A mix is one figure a year; what physics forbids is refused, what surprises says why. */
export function mixChoiceFlaws(rows: readonly Row[]): Flaw[] {
  const choices = mixChoicesOf(rows);
  const medians = new Map([...Map.groupBy(choices, ({ criterion }) => criterion)].map(([criterion, own]) => [criterion, medianOf(own)]));
  const groups = choicesOf(rows).flatMap((choice) => [
    ...oneDefault(choice),
    ...oneUnit(choice, [...choice.used, ...[...choice.others.values()].flat()]),
    ...twice(choice.used, ({ year }) => `${year}`, words.twoYears),
    ...[...choice.others.values()].flatMap((own) => twice(own, ({ year }) => `${year}`, words.twoYears)),
  ]);
  const figures = choices.flatMap(({ criterion, used, others }) => {
    const row = used[0] as Row;
    const found: Flaw[] = [];
    const say = (what: Flaw['what']): void => void found.push({ where: `${placeOf(row)}: ${row.id}`, what });
    if (row.value === 0) say(words.zeroMix);
    if (criterion === 'pe' && row.value < LEAST_PRIMARY) say(words.impossible(LEAST_PRIMARY));
    if (row.why) return found;
    if (ratio(row.value, medians.get(criterion) ?? row.value) > FAR) say(words.farFromMedian(FAR));
    if ([...others.values()].some((own) => ratio(total(own), row.value) > AGREED)) say(words.contested);
    return found;
  });
  return [...groups, ...figures];
}

function oneDefault({ used, others }: Choice): Flaw[] {
  const lone = used.length === 0 ? [...others.values()].flat()[0] : undefined;
  return lone ? [{ where: `${placeOf(lone)}: ${lone.id}`, what: words.noDefault }] : [];
}

/** Figures are compared as they are written: grams beside kilograms would be a thousand times larger. */
function oneUnit({ item, criterion }: Choice, rows: readonly Row[]): Flaw[] {
  const odd = rows.find(({ unit }) => unit !== rows[0]?.unit);
  return odd ? [{ where: `${placeOf(odd)}: ${item}, ${criterion}`, what: words.twoUnits(odd.unit, rows[0]?.unit ?? '') }] : [];
}

/** Within one source, each stage once, and no aggregate beside its parts. */
function oneOfEach({ item, criterion }: Choice, own: readonly Row[]): Flaw[] {
  const clashes = own.flatMap((row) => {
    const part = PARTS[row.stage as Stage]?.find((stage) => own.some((other) => other.stage === stage));
    return part ? [{ where: `${placeOf(row)}: ${item}, ${criterion}`, what: words.aggregate(row.stage, part) }] : [];
  });
  return [...clashes, ...twice(own, ({ stage }) => stage, words.twoStages)];
}

function twice(rows: readonly Row[], key: (row: Row) => string, what: Flaw['what']): Flaw[] {
  return rows.filter((row, i) => rows.findIndex((other) => key(other) === key(row)) < i).map((row) => ({ where: `${placeOf(row)}: ${row.id}`, what }));
}

function placeOf({ file, line }: Row): string {
  return `${file}:${line}`;
}

function total(rows: readonly Row[]): number {
  return rows.reduce((sum, { value }) => sum + value, 0);
}

/** How many times one is the other, whichever is larger. */
function ratio(a: number, b: number): number {
  return a === b ? 1 : Math.max(a / b, b / a);
}

function medianOf(choices: readonly Choice[]): number {
  const values = choices.map(({ used }) => (used[0] as Row).value).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}
