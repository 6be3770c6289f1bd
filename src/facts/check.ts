import { CRITERIA, FLOWS, PARTS, STAGES, type Stage } from '../engine/criteria.ts';
import { check as checkFormulas } from '../engine/formula/formula.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { formulas } from '../engine/formulas/all.ts';
import { convertible } from '../engine/quantity/unit.ts';
import { choicesOf } from './ranges.ts';
import type { Parameter, Row, Tables } from './rows.ts';

/** Problems stop the server; warnings only remind. */
export type Report = Readonly<{ problems: readonly string[]; warnings: readonly string[] }>;

const ROLES = ['default', 'other', 'apart'];
const CONFIDENCES = ['high', 'medium', 'low'];
const UNITS: Readonly<Record<string, string>> = { lifetime: 'year', power: 'W/item', elec: 'kWh/item·year', mass: 'kg/item' };
/** Things the tables describe that are no item of an inventory: parts of a server, networks. */
const COMPONENTS = /^(cpu|ram|ssd|hdd|gpu|motherboard|power-supply|assembly|case|blade|fixed-network)/;

/** Says everything that is wrong in the tables, at once, in the order of the files. */
export function check(tables: Tables, today: string): Report {
  const problems = [...tables.broken];
  const warnings: string[] = [];
  const items = new Map(tables.items.map((item) => [item.id, item]));
  const say = ({ file, line }: { file: string; line: number }, text: string): void => void problems.push(`${file}:${line}: ${text}`);

  for (const item of tables.items) {
    const at = { file: 'data/items.csv', line: item.line };
    if (!/^[a-z0-9-]+$/.test(item.id)) say(at, `id "${item.id}": expected lower-case letters, digits and hyphens`);
    if (!['device', 'line', 'service'].includes(item.kind)) say(at, `kind "${item.kind}": expected device, line or service`);
    if (!item.fr || !item.en) say(at, `item "${item.id}": name missing, expected one in French and one in English`);
    if (item.hours && !tables.parameters.some(({ id }) => id === item.hours)) say(at, `hours "${item.hours}": unknown parameter`);
    if (item.place && !tables.places.some((place) => place.item === item.place)) say(at, `place "${item.place}": unknown, expected one of datacenter.csv`);
  }
  if (items.size < tables.items.length) problems.push('data/items.csv: two items share an id');

  for (const row of [...tables.factors, ...tables.electricity, ...tables.places]) problems.push(...problemsOf(row, tables));
  for (const { row } of tables.materiality) problems.push(...problemsOf({ ...row, role: 'default' }, tables));
  for (const row of tables.factors) {
    if (!items.has(row.item) && !COMPONENTS.test(row.item)) say(row, `item "${row.item}": unknown, expected one of items.csv`);
    if (row.stage && !(STAGES as readonly string[]).includes(row.stage)) say(row, `stage "${row.stage}": expected one of ${STAGES.join(', ')}`);
    const unit = UNITS[row.criterion];
    if (unit && row.unit && row.unit !== unit) say(row, `unit "${row.unit}": expected "${unit}" for ${row.criterion}`);
    if (!unit && ![...CRITERIA, ...FLOWS].some(({ id }) => id === row.criterion)) say(row, `criterion "${row.criterion}": unknown`);
  }
  for (const choice of [...choicesOf(tables.factors), ...choicesOf(tables.electricity)]) problems.push(...choiceProblems(choice));
  for (const parameter of tables.parameters) {
    problems.push(...parameterProblems(parameter, tables));
    if (parameter.reviewBy < today) warnings.push(`${parameter.file}: "${parameter.id}" was to be reviewed by ${parameter.reviewBy}`);
  }
  for (const source of tables.sources.values())
    if (!source.title || !source.short || !source.url || !source.licence)
      problems.push(`data/sources.yaml: ${source.id}: expected title, short, url and licence`);
  problems.push(...unused(tables), ...checkFormulas(formulas));
  for (const { id, source } of formulas) if (!tables.sources.has(source)) problems.push(`formula "${id}": unknown source "${source}"`);
  return { problems, warnings };
}

/** What is wrong with one row on its own. */
function problemsOf(row: Row, { sources }: Tables): string[] {
  const found: string[] = [];
  const say = (text: string): void => void found.push(`${row.file}:${row.line}: ${row.id}: ${text}`);
  if (!Number.isFinite(row.value) || row.value < 0) say('value missing or not a positive number');
  const low = row.low ?? row.value;
  const high = row.high ?? row.value;
  if (!(low <= row.value && row.value <= high)) say(`${row.value} is outside its own range ${low}–${high}`);
  if (!row.unit) say('unit missing');
  else if (!readable(row.unit)) say(`unit "${row.unit}" cannot be read`);
  if (!ROLES.includes(row.role)) say(`role "${row.role}": expected ${ROLES.join(', ')}`);
  if (!CONFIDENCES.includes(row.confidence)) say(`confidence "${row.confidence}": expected ${CONFIDENCES.join(', ')}`);
  const source = sources.get(row.source);
  if (!row.source) say('source missing');
  else if (!source) say(`source "${row.source}": unknown, expected an id of sources.yaml`);
  if (!row.licence) say('licence missing');
  if ((row.licence === 'ODbL-1.0') !== row.file.includes('-odbl')) say('rows under ODbL, and only they, stand in files named -odbl');
  return found;
}

/** A thing must have one default, of one source, whose stages do not overlap; a contested one says why. */
function choiceProblems({ item, criterion, used, others }: ReturnType<typeof choicesOf>[number]): string[] {
  const first = used[0];
  if (!first)
    return [...others.values()]
      .flat()
      .slice(0, 1)
      .map((row) => `${row.file}:${row.line}: ${row.id}: sources but no default`);
  const found: string[] = [];
  const say = (text: string): void => void found.push(`${first.file}:${first.line}: ${item}, ${criterion}: ${text}`);
  const isMix = first.id.startsWith('electricity/');
  if (!isMix && new Set(used.map((row) => row.source)).size > 1) say('two sources are default, expected one');
  if (isMix && new Set(used.map((row) => row.year)).size < used.length) say('two defaults for one year');
  for (const row of used) {
    const clash = PARTS[row.stage as Stage]?.find((stage) => used.some((other) => other.stage === stage));
    if (clash) say(`"${row.stage}" already holds "${clash}": an aggregate is never added to its parts`);
  }
  if (!isMix && new Set(used.map((row) => row.stage)).size < used.length) say('two defaults for one stage');
  if (!isMix && others.size > 0 && !used.some((row) => row.why) && !first.id.endsWith('/lifetime')) say('contested (several sources) but no "why" in French');
  return found;
}

function parameterProblems(one: Parameter, { sources }: Tables): string[] {
  const found: string[] = [];
  const say = (text: string): void => void found.push(`${one.file}: ${one.id}: ${text}`);
  const [low, high] = one.range;
  if (!Number.isFinite(one.value)) say('value missing or not a number');
  if (!(low <= one.value && one.value <= high)) say(`${one.value} is outside its own range ${low}–${high}`);
  if (!one.unit) say('unit missing');
  else if (!readable(one.unit)) say(`unit "${one.unit}" cannot be read`);
  if ((one.source === undefined) === (one.assumed === undefined)) say('expected either a source or "assumed", not both');
  if (one.source && !sources.has(one.source)) say(`source "${one.source}": unknown, expected an id of sources.yaml`);
  if (!one.name || !one.nameEn) say('name missing, expected "name" and "name_en"');
  if (!one.why) say('"why" missing');
  if (!/^\d{4}-\d\d-\d\d$/.test(one.reviewBy)) say('"review by" missing, expected a date such as 2027-06-30');
  const input = vocabulary[one.id];
  if (input && readable(one.unit) && !convertible(one.unit, input.unit)) say(`unit "${one.unit}": formulas expect "${input.unit}"`);
  return found;
}

/** Facts nothing reads: dead weight, or a name misspelt. */
function unused({ parameters, items, factors, electricity, places, materiality, sources }: Tables): string[] {
  const asked = new Set(items.map(({ hours }) => hours));
  const known = (id: string): boolean => id in vocabulary || asked.has(id) || /^(evidence|spread|network\/volume)\//.test(id);
  const rows = [...factors, ...electricity, ...places, ...materiality.map(({ row }) => row)];
  const cited = new Set([...rows.map((row) => row.source), ...parameters.map((one) => one.source), ...formulas.map((one) => one.source)]);
  const components = new Set(Object.values(vocabulary).map(({ fact }) => fact));
  return [
    ...parameters.filter(({ id }) => !known(id)).map(({ file, id }) => `${file}: "${id}": unused, no formula or item asks for it`),
    ...[...sources.keys()].filter((id) => !cited.has(id)).map((id) => `data/sources.yaml: "${id}": unused`),
    ...factors
      .filter(
        ({ item, stage }) =>
          COMPONENTS.test(item) && !item.startsWith('fixed-network') && !items.some(({ id }) => id === item) && !components.has(`${item}/${stage}`),
      )
      .map(({ file, line, id }) => `${file}:${line}: ${id}: unused, no formula asks for it`),
  ];
}

function readable(text: string): boolean {
  try {
    return convertible(text, text);
  } catch {
    return false;
  }
}
