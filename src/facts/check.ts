import { CRITERIA, FLOWS, PARTS, STAGES, type Stage } from '../engine/criteria.ts';
import { check as checkFormulas } from '../engine/formula/formula.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { formulas } from '../engine/formulas/all.ts';
import { convertible } from '../engine/quantity/unit.ts';
import { choicesOf } from './ranges.ts';
import type { Parameter, Row, Tables } from './rows.ts';
import { type Flaw, words } from './words.ts';

/** Problems stop the server; warnings only remind. */
export type Report = Readonly<{ problems: readonly Flaw[]; warnings: readonly Flaw[] }>;

const ROLES = ['default', 'other', 'apart'];
const CONFIDENCES = ['high', 'medium', 'low'];
const UNITS: Readonly<Record<string, string>> = { lifetime: 'year', power: 'W/item', elec: 'kWh/item·year', hours: 'h/year', mass: 'kg/item' };
/** Things the tables describe that are no item of an inventory: parts of a server, networks. */
const COMPONENTS = /^(cpu|ram|ssd|hdd|gpu|motherboard|power-supply|assembly|case|blade|fixed-network)/;

/** Says everything that is wrong in the tables, at once, in the order of the files. */
export function check(tables: Tables, today: string): Report {
  const problems = [...tables.broken];
  const warnings: Flaw[] = [];
  const items = new Map(tables.items.map((item) => [item.id, item]));
  const say = ({ file, line }: { file: string; line: number }, what: Flaw['what']): void => void problems.push({ where: `${file}:${line}`, what });

  for (const item of tables.items) {
    const at = { file: 'data/items.csv', line: item.line };
    if (!/^[a-z0-9-]+$/.test(item.id)) say(at, words.itemId(item.id));
    if (!['device', 'line', 'service'].includes(item.kind)) say(at, words.kind(item.kind));
    if (!item.fr || !item.en) say(at, words.itemName(item.id));
    if (item.hours && !tables.parameters.some(({ id }) => id === item.hours)) say(at, words.hours(item.hours));
    if (item.place && !tables.places.some((place) => place.item === item.place)) say(at, words.place(item.place));
  }
  if (items.size < tables.items.length) problems.push({ where: 'data/items.csv', what: words.twoItems });

  for (const row of [...tables.factors, ...tables.electricity, ...tables.places]) problems.push(...problemsOf(row, tables));
  for (const { row } of tables.materiality) problems.push(...problemsOf({ ...row, role: 'default' }, tables));
  for (const row of tables.factors) {
    if (!items.has(row.item) && !COMPONENTS.test(row.item)) say(row, words.item(row.item));
    if (row.stage && !(STAGES as readonly string[]).includes(row.stage)) say(row, words.stage(row.stage, STAGES.join(', ')));
    const unit = UNITS[row.criterion];
    if (unit && row.unit && row.unit !== unit) say(row, words.unitFor(row.unit, unit, row.criterion));
    if (!unit && ![...CRITERIA, ...FLOWS].some(({ id }) => id === row.criterion)) say(row, words.criterion(row.criterion));
  }
  for (const choice of [...choicesOf(tables.factors), ...choicesOf(tables.electricity)]) problems.push(...choiceProblems(choice));
  for (const parameter of tables.parameters) {
    problems.push(...parameterProblems(parameter, tables));
    if (parameter.reviewBy < today) warnings.push({ where: `${parameter.file}: ${parameter.id}`, what: words.reviewed(parameter.reviewBy) });
  }
  for (const source of tables.sources.values())
    if (!source.title || !source.short || !source.url || !source.licence) problems.push({ where: `data/sources.yaml: ${source.id}`, what: words.sourceFields });
  // Formulas are code: what is wrong in them is for programmers.
  problems.push(...unused(tables), ...checkFormulas(formulas).map((text) => ({ where: 'src/engine/formulas', what: { fr: text, en: text } })));
  for (const { id, source } of formulas) if (!tables.sources.has(source)) problems.push({ where: `formula ${id}`, what: words.source(source) });
  return { problems, warnings };
}

/** What is wrong with one row on its own. */
function problemsOf(row: Row, { sources }: Tables): Flaw[] {
  const found: Flaw[] = [];
  const say = (what: Flaw['what']): void => void found.push({ where: `${row.file}:${row.line}: ${row.id}`, what });
  if (!Number.isFinite(row.value) || row.value < 0) say(words.notPositive);
  const low = row.low ?? row.value;
  const high = row.high ?? row.value;
  if (!(low <= row.value && row.value <= high)) say(words.outside(row.value, low, high));
  if (!row.unit) say(words.noUnit);
  else if (!readable(row.unit)) say(words.unit(row.unit));
  if (!ROLES.includes(row.role)) say(words.role(row.role, ROLES.join(', ')));
  if (!CONFIDENCES.includes(row.confidence)) say(words.confidence(row.confidence, CONFIDENCES.join(', ')));
  if (!row.source) say(words.noSource);
  else if (!sources.has(row.source)) say(words.source(row.source));
  if (!row.licence) say(words.noLicence);
  if ((row.licence === 'ODbL-1.0') !== row.file.includes('-odbl')) say(words.odbl);
  return found;
}

/** A thing must have one default, of one source, whose stages do not overlap; a contested one says why. */
function choiceProblems({ item, criterion, used, others }: ReturnType<typeof choicesOf>[number]): Flaw[] {
  const first = used[0];
  if (!first)
    return [...others.values()]
      .flat()
      .slice(0, 1)
      .map((row) => ({ where: `${row.file}:${row.line}: ${row.id}`, what: words.noDefault }));
  const found: Flaw[] = [];
  const say = (what: Flaw['what']): void => void found.push({ where: `${first.file}:${first.line}: ${item}, ${criterion}`, what });
  const isMix = first.id.startsWith('electricity/');
  if (!isMix && new Set(used.map((row) => row.source)).size > 1) say(words.twoSources);
  if (isMix && new Set(used.map((row) => row.year)).size < used.length) say(words.twoYears);
  for (const row of used) {
    const clash = PARTS[row.stage as Stage]?.find((stage) => used.some((other) => other.stage === stage));
    if (clash) say(words.aggregate(row.stage, clash));
  }
  if (!isMix && new Set(used.map((row) => row.stage)).size < used.length) say(words.twoStages);
  if (!isMix && others.size > 0 && !used.some((row) => row.why) && !first.id.endsWith('/lifetime')) say(words.contested);
  return found;
}

function parameterProblems(one: Parameter, { sources }: Tables): Flaw[] {
  const found: Flaw[] = [];
  const say = (what: Flaw['what']): void => void found.push({ where: `${one.file}: ${one.id}`, what });
  const [low, high] = one.range;
  if (!Number.isFinite(one.value)) say(words.notNumber);
  if (!(low <= one.value && one.value <= high)) say(words.outside(one.value, low, high));
  if (!one.unit) say(words.noUnit);
  else if (!readable(one.unit)) say(words.unit(one.unit));
  if ((one.source === undefined) === (one.assumed === undefined)) say(words.oneOrigin);
  if (one.source && !sources.has(one.source)) say(words.source(one.source));
  if (!one.name || !one.nameEn) say(words.noNames);
  if (!one.why) say(words.noWhy);
  if (!/^\d{4}-\d\d-\d\d$/.test(one.reviewBy)) say(words.noReview);
  const input = vocabulary[one.id];
  if (input && readable(one.unit) && !convertible(one.unit, input.unit)) say(words.unitExpected(one.unit, input.unit));
  return found;
}

/** Facts nothing reads: dead weight, or a name misspelt. */
function unused({ parameters, items, factors, electricity, places, materiality, sources }: Tables): Flaw[] {
  const asked = new Set(items.map(({ hours }) => hours));
  const known = (id: string): boolean => id in vocabulary || asked.has(id) || /^(evidence|spread|network\/volume)\//.test(id);
  const rows = [...factors, ...electricity, ...places, ...materiality.map(({ row }) => row)];
  const cited = new Set([...rows.map((row) => row.source), ...parameters.map((one) => one.source), ...formulas.map((one) => one.source)]);
  const components = new Set(Object.values(vocabulary).map(({ fact }) => fact));
  return [
    ...parameters.filter(({ id }) => !known(id)).map(({ file, id }) => ({ where: `${file}: ${id}`, what: words.unusedParameter })),
    ...[...sources.keys()].filter((id) => !cited.has(id)).map((id) => ({ where: `data/sources.yaml: ${id}`, what: words.unusedSource })),
    ...factors
      .filter(
        ({ item, stage }) =>
          COMPONENTS.test(item) && !item.startsWith('fixed-network') && !items.some(({ id }) => id === item) && !components.has(`${item}/${stage}`),
      )
      .map(({ file, line, id }) => ({ where: `${file}:${line}: ${id}`, what: words.unusedFact })),
  ];
}

function readable(text: string): boolean {
  try {
    return convertible(text, text);
  } catch {
    return false;
  }
}
