import type { Words } from '../../engine/quantity/quantity.ts';
import type { Field } from '../fields.ts';

/**
 * Units people write after a figure, and what each is worth in the unit the figure is kept in. A word that is not in the
 * list of its column refuses the cell: read as nothing, it would make a month a year. `known` says one word for each.
 */
export type Measure = Readonly<{ name: Words; factors: ReadonlyMap<string, number>; known: readonly string[] }>;

/** Words of one unit, the first of them told to who wrote another, and its worth. */
type UnitWords = readonly [words: readonly string[], worth: number];

const say = (fr: string, en: string): Words => ({ fr, en });
const NONE = say('', '');

const YEAR = ['an', 'ans', 'annee', 'annees', 'year', 'years', 'y'];
const MONTH = ['mois', 'month', 'months'];
const WEEK = ['semaine', 'week'];
const DAY = ['jour', 'jours', 'j', 'day', 'days', '24'];

/** What happens a day happens 365 days a year: who works fewer days writes hours a year. */
const TIMES_A_YEAR: readonly UnitWords[] = [
  [YEAR, 1],
  [MONTH, 12],
  [WEEK, 52],
  [DAY, 365],
];

/** `kWh`, `kWh/an`, `kWh/mois`: without a period, a year is meant, as the name of the column says. */
function yearly(...units: UnitWords[]): UnitWords[] {
  return units.flatMap(([names, worth]): UnitWords[] => [
    [names, worth],
    ...TIMES_A_YEAR.map(([periods, times]): UnitWords => [names.flatMap((name) => periods.map((period) => `${name}/${period}`)), worth * times]),
  ]);
}

function measure(name: Words, ...units: UnitWords[]): Measure {
  const factors = new Map(units.flatMap(([names, worth]) => names.map((one) => [unitWord(one), worth] as const)));
  return { name, factors, known: units.map(([[first = '']]) => first) };
}

/** Kinds of figures an inventory holds. */
export const measures = {
  number: measure(NONE),
  items: measure(NONE, [['appareils', 'appareil', 'unite', 'unites', 'piece', 'pieces', 'devices', 'device', 'unit', 'units', 'pcs'], 1]),
  persons: measure(NONE, [['personnes', 'personne', 'utilisateur', 'utilisateurs', 'persons', 'person', 'people', 'user', 'users'], 1]),
  places: measure(NONE, [['lieux', 'lieu', 'copie', 'copies', 'places', 'place', 'copy'], 1]),
  cores: measure(NONE, [['coeurs', 'coeur', 'cores', 'core'], 1], [['vCPU', 'vCPUs'], 1]),
  years: measure(say('ans', 'years'), [YEAR, 1], [MONTH, 1 / 12]),
  watts: measure(say('W', 'W'), [['W', 'watt', 'watts'], 1], [['kW', 'kilowatt', 'kilowatts'], 1_000]),
  yearlyEnergy: measure(say('kWh par an', 'kWh per year'), ...yearly([['kWh'], 1], [['MWh'], 1_000], [['Wh'], 0.001])),
  yearlyHours: measure(say('heures par an', 'hours per year'), ...yearly([['h', 'heures', 'heure', 'hours', 'hour'], 1])),
  gigabytes: measure(say('Go', 'GB'), [['Go', 'GB'], 1], [['To', 'TB'], 1_000], [['Mo', 'MB'], 0.001]),
  percent: measure(say('%', '%'), [['%'], 1]),
  share: measure(NONE, [['%'], 0.01]),
  area: measure(say('mm²', 'mm²'), [['mm²', 'mm2'], 1]),
  kilograms: measure(say('kg', 'kg'), [['kg'], 1], [['g'], 0.001]),
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
