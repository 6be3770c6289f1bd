import type { Words } from '../../engine/quantity/quantity.ts';
import type { Field } from '../fields.ts';

/**
 * Units people write after a figure, and what each is worth in the unit the figure is kept in. A word that is not in the
 * list of its column refuses the cell: read as nothing, it would make a month a year.
 */
export type Measure = Readonly<{ name: Words; factors: ReadonlyMap<string, number> }>;

const say = (fr: string, en: string): Words => ({ fr, en });
const NONE = say('', '');

const YEAR: readonly string[] = ['an', 'ans', 'annee', 'annees', 'year', 'years', 'y'];
const MONTH: readonly string[] = ['mois', 'month', 'months'];
const WEEK: readonly string[] = ['semaine', 'week'];
const DAY: readonly string[] = ['jour', 'jours', 'j', 'day', 'days', '24'];
const HOUR: readonly string[] = ['h', 'heure', 'heures', 'hour', 'hours'];

/** What happens a day happens 365 days a year: who works fewer days writes hours a year. */
const TIMES_A_YEAR: readonly (readonly [period: readonly string[], times: number])[] = [
  [YEAR, 1],
  [MONTH, 12],
  [WEEK, 52],
  [DAY, 365],
];

/** `kWh`, `kWh/an`, `kWh/mois`: without a period, a year is meant, as the name of the column says. */
function yearly(units: readonly (readonly [words: readonly string[], worth: number])[]): [string[], number][] {
  return units.flatMap(([names, worth]): [string[], number][] => [
    [[...names], worth],
    ...TIMES_A_YEAR.map(([periods, times]): [string[], number] => [names.flatMap((name) => periods.map((period) => `${name}/${period}`)), worth * times]),
  ]);
}

function measure(name: Words, units: readonly (readonly [words: readonly string[], worth: number])[]): Measure {
  return { name, factors: new Map(units.flatMap(([names, worth]) => names.map((one) => [one, worth] as const))) };
}

/** Kinds of figures an inventory holds. */
export const measures = {
  number: measure(NONE, []),
  items: measure(NONE, [[['appareil', 'appareils', 'unite', 'unites', 'piece', 'pieces', 'device', 'devices', 'unit', 'units', 'pcs'], 1]]),
  persons: measure(NONE, [[['personne', 'personnes', 'utilisateur', 'utilisateurs', 'person', 'persons', 'people', 'user', 'users'], 1]]),
  places: measure(NONE, [[['lieu', 'lieux', 'copie', 'copies', 'place', 'places', 'copy'], 1]]),
  cores: measure(NONE, [[['coeur', 'coeurs', 'core', 'cores', 'vcpu', 'vcpus'], 1]]),
  years: measure(say('ans', 'years'), [
    [YEAR, 1],
    [MONTH, 1 / 12],
  ]),
  watts: measure(say('W', 'W'), [
    [['w', 'watt', 'watts'], 1],
    [['kw', 'kilowatt', 'kilowatts'], 1_000],
  ]),
  yearlyEnergy: measure(
    say('kWh par an', 'kWh per year'),
    yearly([
      [['wh'], 0.001],
      [['kwh'], 1],
      [['mwh'], 1_000],
    ]),
  ),
  yearlyHours: measure(say('heures par an', 'hours per year'), yearly([[HOUR, 1]])),
  gigabytes: measure(say('Go', 'GB'), [
    [['mo', 'mb'], 0.001],
    [['go', 'gb'], 1],
    [['to', 'tb'], 1_000],
  ]),
  percent: measure(say('%', '%'), [[['%'], 1]]),
  share: measure(NONE, [[['%'], 0.01]]),
  area: measure(say('mm²', 'mm²'), [[['mm2', 'mm²'], 1]]),
  kilograms: measure(say('kg', 'kg'), [
    [['g'], 0.001],
    [['kg'], 1],
  ]),
} as const satisfies Readonly<Record<string, Measure>>;

/** Measures of the columns whose header may bear the unit: `durée prévue (mois)`. */
export const measureOf: Partial<Record<Field, Measure>> = {
  age: measures.years,
  lifetime: measures.years,
  firstLife: measures.years,
  electricity: measures.yearlyEnergy,
  power: measures.watts,
  hours: measures.yearlyHours,
};

/** What a figure is multiplied by because of the word after it; `undefined` when that word is no unit of this measure. */
export function worthOf(typed: string, { factors }: Measure): number | undefined {
  return typed === '' ? 1 : factors.get(unitWord(typed));
}

/** `kWh par an`, `kWh / an` and `KWH/AN` are one word; `h/24`, as in `24 h/24`, is one too. */
function unitWord(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/ ?(?:\/| par | per ) ?/g, '/')
    .replace(/\.$/, '')
    .trim();
}
