import { check as checkFormulas } from '../../engine/formula/formula.ts';
import { formulas } from '../../engine/formulas/all.ts';
import type { Tables } from '../rows.ts';
import { type Flaw, words } from '../words.ts';
import { choiceFlaws, mixChoiceFlaws } from './choices.ts';
import { parameterFlaws, zoneFlaws } from './parameters.ts';
import { comparisonFlaws, factorFlaws, mixFlaws, placeFlaws, rowFlaws } from './rows.ts';

/** Problems stop the server; warnings only remind. */
export type Report = Readonly<{ problems: readonly Flaw[]; warnings: readonly Flaw[] }>;

const KINDS = ['device', 'line', 'service'];

/** Says everything that is wrong in the tables, at once, in the order of the files. */
export function check(tables: Tables, today: string): Report {
  const { factors, electricity, places, materiality, parameters } = tables;
  const rows = [...factors, ...electricity, ...places, ...materiality.map(({ row }) => ({ ...row, role: 'default' }))];
  const problems = [
    ...tables.broken,
    ...itemFlaws(tables),
    ...rows.flatMap((row) => rowFlaws(row, tables)),
    ...factors.flatMap((row) => factorFlaws(row, tables)),
    ...electricity.flatMap(mixFlaws),
    ...placeFlaws(places),
    ...materiality.flatMap((one) => comparisonFlaws(one, tables)),
    ...choiceFlaws(factors),
    ...mixChoiceFlaws(electricity),
    ...parameterFlaws(tables),
    ...zoneFlaws(tables),
    ...sourceFlaws(tables, new Set([...rows, ...parameters].map(({ source }) => source))),
    // Formulas are code: what is wrong in them is for programmers.
    ...checkFormulas(formulas).map((text) => ({ where: 'src/engine/formulas', what: { fr: text, en: text } })),
  ];
  const warnings = parameters
    .filter(({ reviewBy }) => reviewBy < today)
    .map(({ file, id, reviewBy }) => ({ where: `${file}: ${id}`, what: words.reviewed(reviewBy) }));
  return { problems, warnings };
}

function itemFlaws({ items, parameters, places }: Tables): Flaw[] {
  const twins = new Set(items.map(({ id }) => id)).size < items.length ? [{ where: 'data/items.csv', what: words.twoItems }] : [];
  const found = items.flatMap((item) =>
    [
      ...(/^[a-z0-9-]+$/.test(item.id) ? [] : [words.itemId(item.id)]),
      ...(KINDS.includes(item.kind) ? [] : [words.kind(item.kind)]),
      ...(item.fr && item.en ? [] : [words.itemName(item.id)]),
      ...(!item.hours || parameters.some(({ id }) => id === item.hours) ? [] : [words.hours(item.hours)]),
      ...(!item.place || places.some((place) => place.item === item.place) ? [] : [words.place(item.place)]),
    ].map((what) => ({ where: `data/items.csv:${item.line}`, what })),
  );
  return [...found, ...twins];
}

/** Sources must be complete, and cited: one nobody cites is a name misspelt somewhere. */
function sourceFlaws({ sources }: Tables, cited: ReadonlySet<string | undefined>): Flaw[] {
  const ofFormulas = new Set(formulas.map(({ source }) => source));
  return [
    ...[...sources.values()].flatMap(({ id, title, short, url, licence }) => {
      const where = `data/sources.yaml: ${id}`;
      return [
        ...(title && short && url && licence ? [] : [{ where, what: words.sourceFields }]),
        ...(cited.has(id) || ofFormulas.has(id) ? [] : [{ where, what: words.unusedSource }]),
      ];
    }),
    ...formulas.filter(({ source }) => !sources.has(source)).map(({ id, source }) => ({ where: `formula ${id}`, what: words.source(source) })),
  ];
}
