import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load as parseYaml } from 'js-yaml';
import Papa from 'papaparse';
import type { Confidence } from '../engine/quantity/quantity.ts';
import { COLUMNS, FIELDS } from './columns.ts';
import type { Comparison, ItemRow, Parameter, Row, Source, Tables } from './rows.ts';
import { type Flaw, words } from './words.ts';

type Cells = Readonly<Record<string, string>>;

/** Reads every table of a data folder. Trusts nothing: `check.ts` says what is wrong, all at once. */
export function readTables(folder: string): Tables {
  const broken: Flaw[] = [];
  const hash = createHash('sha256');
  const text = (name: string): string => {
    if (!existsSync(join(folder, name))) {
      broken.push({ where: `data/${name}`, what: words.missing });
      return '';
    }
    const content = readFileSync(join(folder, name), 'utf8');
    hash.update(name).update(content);
    return content;
  };
  const csv = (table: keyof typeof COLUMNS) => (name: string) => {
    const { data, errors, meta } = Papa.parse<Cells>(text(name), { header: true, skipEmptyLines: true, delimiter: ',' });
    for (const error of errors) broken.push({ where: `data/${name}:${(error.row ?? 0) + 2}`, what: words.unreadable(error.message) });
    if (data.length > 0) broken.push(...strangers(`data/${name}:1`, meta.fields ?? [], COLUMNS[table], COLUMNS[table]));
    return data.map((cells, i) => ({ cells, file: `data/${name}`, line: i + 2 }));
  };
  const named = (start: RegExp, sub = ''): string[] =>
    (existsSync(join(folder, sub)) ? readdirSync(join(folder, sub)) : [])
      .filter((name) => start.test(name))
      .sort()
      .map((name) => (sub ? `${sub}/${name}` : name));

  const facts = [...named(/\.csv$/, 'factors'), ...named(/^(network|reuse)(-odbl)?\.csv$/)].flatMap(csv('factors'));
  const tables = {
    items: csv('items')('items.csv').map(({ cells, line }) => itemRow(cells, line)),
    factors: facts.map((one) => row(one, factorId(one.cells))),
    electricity: named(/^electricity(-odbl)?\.csv$/)
      .flatMap(csv('electricity'))
      .map((one) => row(one, `electricity/${one.cells['country']}/${one.cells['criterion']}`)),
    places: named(/^datacenter(-odbl)?\.csv$/)
      .flatMap(csv('places'))
      .map((one) => ({
        ...row(one, `${one.cells['place']}/pue`),
        item: one.cells['place'] ?? '',
        name: { fr: placeName(one.cells, 'name'), en: placeName(one.cells, 'name_en') },
        country: one.cells['country'] ?? '',
      })),
    materiality: named(/^materiality(-odbl)?\.csv$/)
      .flatMap(csv('materiality'))
      .map(comparison),
    zones: csv('zones')('zones.csv').map(({ cells, line }) => ({ line, country: cells['country'] ?? '', zone: cells['zone'] ?? '' })),
    parameters: named(/\.yaml$/, 'parameters').flatMap((name) => parameters(name, text(name), broken)),
    sources: sources(text('sources.yaml'), broken),
  };
  return { ...tables, broken, version: hash.digest('hex').slice(0, 12) };
}

function factorId({ item, stage, criterion }: Cells): string {
  return stage && criterion !== 'elec' && criterion !== 'power' ? `${item}/${stage}/${criterion}` : `${item}/${criterion}`;
}

function row({ cells, file, line }: { cells: Cells; file: string; line: number }, id: string): Row {
  const cell = (name: string): string => cells[name]?.trim() ?? '';
  return {
    file,
    line,
    id,
    item: cell('item') || cell('country'),
    stage: cell('stage'),
    criterion: cell('criterion'),
    value: figure(cell('value')) ?? Number.NaN,
    low: figure(cell('low')),
    high: figure(cell('high')),
    unit: cell('unit'),
    role: cell('role'),
    source: cell('source'),
    reference: cell('reference'),
    year: figure(cell('year')),
    geography: cell('geography') || cell('country'),
    licence: cell('licence'),
    confidence: cell('confidence') as Confidence,
    why: cell('why'),
  };
}

function itemRow(cells: Cells, line: number): ItemRow {
  const cell = (name: string): string => cells[name]?.trim() ?? '';
  const words = cell('words')
    .split(';')
    .filter((word) => word !== '');
  return {
    line,
    id: cell('id'),
    category: cell('category'),
    kind: cell('kind'),
    fr: cell('name_fr'),
    en: cell('name_en'),
    hours: cell('hours'),
    place: cell('place'),
    network: cell('network'),
    reused: cell('reused'),
    words,
  };
}

function comparison(one: { cells: Cells; file: string; line: number }): Comparison {
  const { cells } = one;
  return {
    row: { ...row(one, `${cells['item']}/${cells['metric']}`), criterion: cells['metric'] ?? '' },
    fr: cells['text_fr'] ?? '',
    en: cells['text_en'] ?? '',
  };
}

function placeName(cells: Cells, column: 'name' | 'name_en'): string {
  return [cells['operator'], cells[column]].filter(Boolean).join(', ') || (cells['place'] ?? '');
}

function parameters(file: string, content: string, broken: Flaw[]): Parameter[] {
  return Object.entries(yaml(file, content, FIELDS.parameter, broken)).map(([id, one]) => ({
    file: `data/${file}`,
    id,
    name: textOf(one['name']),
    nameEn: textOf(one['name_en']),
    value: Number(one['value']),
    unit: textOf(one['unit']),
    range: Array.isArray(one['range']) && one['range'].length === 2 ? [Number(one['range'][0]), Number(one['range'][1])] : [Number.NaN, Number.NaN],
    source: optional(one['source']),
    assumed: optional(one['assumed']),
    reviewBy: textOf(one['review by']),
    why: textOf(one['why']),
    doubt: optional(one['doubt']),
  }));
}

function sources(content: string, broken: Flaw[]): Map<string, Source> {
  const found = Object.entries(yaml('sources.yaml', content, FIELDS.source, broken)).map(([id, one]): [string, Source] => [
    id,
    {
      id,
      title: textOf(one['title']),
      short: textOf(one['short']),
      shortEn: textOf(one['short_en']) || textOf(one['short']),
      publisher: textOf(one['publisher']),
      year: Number(one['year']),
      url: textOf(one['url']),
      licence: textOf(one['licence']),
      doubt: optional(one['doubt']),
    },
  ]);
  return new Map(found);
}

function yaml(file: string, content: string, fields: readonly string[], broken: Flaw[]): Record<string, Record<string, unknown>> {
  try {
    const read: unknown = parseYaml(content, { schema: FAILSAFE_SCHEMA });
    if (isRecord(read) && Object.values(read).every(isRecord)) {
      for (const [id, one] of Object.entries(read)) broken.push(...strangers(`data/${file}: ${id}`, Object.keys(one as object), fields, []));
      return read as Record<string, Record<string, unknown>>;
    }
    broken.push({ where: `data/${file}`, what: words.entries });
  } catch (error) {
    broken.push({ where: `data/${file}`, what: words.unreadable((error as Error).message.split('\n')[0] ?? '') });
  }
  return {};
}

/** Names nothing reads, and names that are missing. */
function strangers(where: string, found: readonly string[], known: readonly string[], needed: readonly string[]): Flaw[] {
  return [
    ...found.filter((name) => !known.includes(name)).map((name) => ({ where, what: words.stranger(name, known.join(', ')) })),
    ...needed.filter((name) => !found.includes(name)).map((name) => ({ where, what: words.absent(name) })),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function figure(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '';
}

function optional(value: unknown): string | undefined {
  return textOf(value) || undefined;
}
