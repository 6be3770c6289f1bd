import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { type Flaw, words } from '../words.ts';

/** Words that tell what a thing is; `mayBe` are other items the word leaves open, `also` others it names besides. */
export type KindRule = Readonly<{ phrase: string; item: string; mayBe: readonly string[]; sure: boolean; also: Readonly<Record<string, number>> }>;
/** A family of models; `number` is the shape of the word after it (`#` a digit, a final `*` anything), empty for any. Without a family, the shape is that of the reference itself, beside its maker. */
export type FamilyRule = Readonly<{ maker: string; family: string; number: string; item: string; sure: boolean }>;
/** Words of what is no device: they decide at the `head` of a designation, or at its `tail`, right after a device. */
export type ApartRule = Readonly<{ phrase: string; reason: string; place: 'head' | 'tail' }>;
/** A maker by each of its names, and what it makes when that is one kind of thing. */
export type MakerRule = Readonly<{ name: string; maker: string; item: string }>;
/** A word of form that makes one item another. */
export type FormRule = Readonly<{ phrase: string; from: string; to: string }>;
/** Inches of a screen, and the item they make. */
export type ScreenRule = Readonly<{ from: number; to: number; item: string }>;
export type StatusRule = Readonly<{ phrase: string; status: string }>;
/** A maker’s declaration of the footprint of one model. Masses in kgCO2e, electricity in kWh a year. */
export type Model = Readonly<{ id: string; maker: string; model: string; item: string; total: number; embodied: number; electricity: number | undefined }>;

/** All that things are recognised by. Read when something is to be recognised, not before. */
export type Recognition = Readonly<{
  kinds: readonly KindRule[];
  families: readonly FamilyRule[];
  apart: readonly ApartRule[];
  makers: readonly MakerRule[];
  forms: readonly FormRule[];
  screens: readonly ScreenRule[];
  statuses: readonly StatusRule[];
  /** Item → more general items it is a case of. */
  broader: ReadonlyMap<string, readonly string[]>;
  models: readonly Model[];
}>;

const REASONS = ['licence', 'cable', 'consumable', 'service', 'virtual', 'part', 'accessory'];
const STATUSES = ['use', 'stock', 'retired', 'missing'];

type Row = Readonly<{ where: string; cell: (name: string) => string }>;

/** Reads the tables of a data folder, and says all that is wrong in them, at once. */
export function readRecognition(folder: string, items: ReadonlySet<string>): { recognition: Recognition; flaws: Flaw[] } {
  const flaws: Flaw[] = [];
  const table = (name: string, columns: readonly string[]): Row[] => {
    const path = join(folder, name);
    const say = (what: Flaw['what'], line?: number): void => void flaws.push({ where: `data/${name}${line ? `:${line}` : ''}`, what });
    if (!existsSync(path)) {
      say(words.missing);
      return [];
    }
    const { data, meta } = Papa.parse<Readonly<Record<string, string>>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true, delimiter: ',' });
    for (const column of columns) if (!meta.fields?.includes(column)) say(words.absent(column));
    return data.map((row, i) => ({ where: `data/${name}:${i + 2}`, cell: (column) => row[column]?.trim() ?? '' }));
  };
  const known = ({ where }: Row, ids: readonly string[]): void => {
    for (const id of ids) if (!items.has(id)) flaws.push({ where, what: words.item(id) });
  };
  const among = ({ where }: Row, value: string, all: readonly string[]): void => {
    if (!all.includes(value)) flaws.push({ where, what: words.stranger(value, all.join(', ')) });
  };
  const once = (rows: readonly Row[], keyOf: (row: Row) => string): void => {
    const seen = new Set<string>();
    for (const row of rows) {
      const key = keyOf(row);
      if (key === '') flaws.push({ where: row.where, what: words.noPhrase });
      if (seen.has(key)) flaws.push({ where: row.where, what: words.twicePhrase(key) });
      seen.add(key);
    }
  };
  const rows = {
    kinds: table('recognition/kinds.csv', ['phrase', 'item', 'may_be', 'sure', 'also']),
    families: table('recognition/families.csv', ['maker', 'family', 'number', 'item', 'sure']),
    apart: table('recognition/apart.csv', ['phrase', 'reason', 'place']),
    makers: table('recognition/makers.csv', ['name', 'maker', 'item']),
    forms: table('recognition/forms.csv', ['phrase', 'from', 'to']),
    screens: table('recognition/sizes.csv', ['from', 'to', 'item']),
    statuses: table('recognition/status.csv', ['phrase', 'status']),
    broader: table('recognition/broader.csv', ['item', 'broader']),
    models: table('models-odbl.csv', ['id', 'maker', 'model', 'item', 'gwp_total_kg', 'gwp_embodied_kg', 'elec_kwh_year']),
  };
  for (const row of [...rows.kinds, ...rows.families, ...rows.screens, ...rows.models]) known(row, [row.cell('item')]);
  for (const row of rows.kinds) known(row, [...listOf(row.cell('may_be')), ...Object.keys(countsOf(row.cell('also')))]);
  for (const row of rows.forms) known(row, [row.cell('from'), row.cell('to')]);
  for (const row of rows.broader) known(row, [row.cell('item'), row.cell('broader')]);
  for (const row of rows.makers) known(row, listOf(row.cell('item')));
  for (const row of rows.apart) among(row, row.cell('reason'), REASONS);
  for (const row of rows.statuses) among(row, row.cell('status'), STATUSES);
  const makers = new Set(['', ...rows.makers.map(({ cell }) => cell('maker'))]);
  for (const row of rows.families) if (!makers.has(row.cell('maker'))) flaws.push({ where: row.where, what: words.unknownMaker(row.cell('maker')) });
  once(rows.kinds, (row) => row.cell('phrase'));
  once(rows.families, (row) => [row.cell('maker'), row.cell('family'), row.cell('number')].join(' ').trim());
  once(rows.apart, (row) => [row.cell('phrase'), row.cell('place') === 'tail' ? '(tail)' : ''].join(' ').trim());
  once(rows.makers, (row) => row.cell('name'));
  once(rows.statuses, (row) => row.cell('phrase'));
  once(rows.models, (row) => row.cell('id'));
  const broader = new Map<string, string[]>();
  for (const { cell } of rows.broader) broader.set(cell('item'), [...(broader.get(cell('item')) ?? []), cell('broader')]);
  return {
    flaws,
    recognition: {
      kinds: rows.kinds.map(({ cell }) => ({
        phrase: cell('phrase'),
        item: cell('item'),
        mayBe: listOf(cell('may_be')),
        sure: cell('sure') !== 'no',
        also: countsOf(cell('also')),
      })),
      families: rows.families.map(({ cell }) => ({
        maker: cell('maker'),
        family: cell('family'),
        number: cell('number'),
        item: cell('item'),
        sure: cell('sure') !== 'no',
      })),
      apart: rows.apart.map(({ cell }) => ({ phrase: cell('phrase'), reason: cell('reason'), place: cell('place') === 'tail' ? 'tail' : 'head' })),
      makers: rows.makers.map(({ cell }) => ({ name: cell('name'), maker: cell('maker'), item: cell('item') })),
      forms: rows.forms.map(({ cell }) => ({ phrase: cell('phrase'), from: cell('from'), to: cell('to') })),
      screens: rows.screens.map(({ cell }) => ({ from: Number(cell('from')), to: Number(cell('to')), item: cell('item') })),
      statuses: rows.statuses.map(({ cell }) => ({ phrase: cell('phrase'), status: cell('status') })),
      broader,
      models: rows.models.map(({ cell }) => ({
        id: cell('id'),
        maker: cell('maker'),
        model: cell('model'),
        item: cell('item'),
        total: Number(cell('gwp_total_kg')),
        embodied: Number(cell('gwp_embodied_kg')),
        electricity: cell('elec_kwh_year') === '' ? undefined : Number(cell('elec_kwh_year')),
      })),
    },
  };
}

/** `laptop|tablet` */
function listOf(text: string): string[] {
  return text === '' ? [] : text.split('|');
}

/** `mouse:1|keyboard:2` */
function countsOf(text: string): Record<string, number> {
  return Object.fromEntries(listOf(text).map((one) => [one.split(':')[0] ?? '', Number(one.split(':')[1] ?? 1)]));
}
