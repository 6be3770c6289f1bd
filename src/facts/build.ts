import { CRITERIA, type CriterionId, STAGE_NAMES, STAGES, type Stage } from '../engine/criteria.ts';
import type { Factor, Facts, Item, Place } from '../engine/facts.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import type { Quantity, Words } from '../engine/quantity/quantity.ts';
import { choicesOf, choosing, extentOf, mixChoicesOf, overheadOf, ranged, type Spread } from './ranges.ts';
import type { ItemRow, Parameter, Row, Tables } from './rows.ts';

/** Makes of sound tables the facts the engine computes with: one default per thing, its range, its reasons. */
export function buildFacts(tables: Tables): Facts {
  const parameters = new Map(tables.parameters.map((one) => [one.id, quantityOf(one)]));
  const spread: Spread = (confidence) => parameters.get(`spread/${confidence}`)?.value ?? 1;
  const items = new Map(tables.items.map((row) => [row.id, itemOf(row)]));
  const quantities = new Map<string, Quantity>(parameters);
  const factors = new Map<string, Factor[]>();
  const choices = new Map<string, Set<string>>();

  for (const choice of choicesOf(tables.factors)) {
    const extent = extentOf(choice, spread);
    for (const row of choice.used) keep(row, ranged(row, nameOf(row, items), extent), choice.item);
    for (const [source, rows] of choice.others) {
      const instead = extentOf(choosing(source, choice), spread);
      for (const row of rows) {
        keep(row, { ...ranged(row, nameOf(row, items), instead), id: `${row.id}@${source}` }, `${choice.item}@${source}`);
        if (isFactor(row)) choices.set(choice.item, (choices.get(choice.item) ?? new Set()).add(source));
      }
    }
  }
  for (const letter of ['A', 'B', 'C', 'D']) {
    const certainty = certaintyOf(letter, parameters.get(`evidence/${letter}`));
    if (certainty) quantities.set(certainty.id, certainty);
  }

  function keep(row: Row, quantity: Quantity, owner: string): void {
    quantities.set(quantity.id, quantity);
    if (!isFactor(row)) return;
    const factor = { stage: row.stage as Stage, criterion: row.criterion as CriterionId, quantity };
    const list = factors.get(owner);
    if (list) list.push(factor);
    else factors.set(owner, [factor]);
  }

  const mixes = mixesOf(tables.electricity, spread);
  const zones = new Map(tables.zones.map(({ country, zone }) => [country, zone]));
  const picked = new Map<string, readonly Factor[]>();
  return {
    version: tables.version,
    items,
    quantity: (id) => quantities.get(id) ?? mixes.byId.get(id),
    factors: (item, source) => {
      if (source === undefined) return factors.get(item) ?? NONE;
      const key = `${item}@${source}`;
      const known = picked.get(key) ?? withSource(factors.get(item) ?? NONE, factors.get(key) ?? NONE);
      picked.set(key, known);
      return known;
    },
    choices: (item) => [...(choices.get(item) ?? [])],
    mix: mixes.at,
    zone: (country) => zones.get(country) ?? ELSEWHERE,
    countries: mixes.countries,
    places: placesOf(tables, spread),
  };
}

/** Countries of no zone take the figures of the world. */
export const ELSEWHERE = 'WORLD';

const NONE: readonly Factor[] = [];

/** For the criteria the source covers, its rows; for the others, the defaults. */
function withSource(defaults: readonly Factor[], chosen: readonly Factor[]): readonly Factor[] {
  const covered = new Set(chosen.map((factor) => factor.criterion));
  return [...chosen, ...defaults.filter((factor) => !covered.has(factor.criterion))];
}

function isFactor({ stage, criterion }: Row): boolean {
  return (STAGES as readonly string[]).includes(stage) && CRITERIA.some(({ id }) => id === criterion);
}

/** Mixes by country, criterion and year: `electricity/FR/gwp` is the newest, `electricity/FR/gwp/2024` that of a year. */
function mixesOf(rows: readonly Row[], spread: Spread) {
  const byId = new Map<string, Quantity>();
  const byYear = new Map<string, { year: number; quantity: Quantity }[]>();
  const countries = new Set<string>();
  for (const choice of mixChoicesOf(rows)) {
    for (const row of choice.used) {
      const quantity = ranged(row, { fr: 'Mix électrique', en: 'Electricity mix' }, extentOf(choice, spread));
      const years = [...(byYear.get(row.id) ?? []), { year: row.year ?? 0, quantity }].sort((a, b) => a.year - b.year);
      byYear.set(row.id, years);
      byId.set(`${row.id}/${row.year}`, quantity);
      if (row.criterion === 'gwp') countries.add(row.item);
    }
  }
  for (const [id, years] of byYear) byId.set(id, (years.at(-1) as (typeof years)[number]).quantity);
  const at: Facts['mix'] = (country, criterion, year) => {
    const years = byYear.get(`electricity/${country}/${criterion}`);
    return (years?.findLast((one) => one.year <= year) ?? years?.[0])?.quantity;
  };
  return { byId, at, countries };
}

function placesOf(tables: Tables, spread: Spread): Map<string, Place> {
  const name = vocabulary['place/pue']?.name as Words;
  return new Map(
    tables.places.map((row) => {
      const country = row.country || undefined;
      return [row.item, { id: row.item, name: row.name, country, pue: ranged(row, name, overheadOf(row, spread)) }];
    }),
  );
}

function itemOf(row: ItemRow): Item {
  const { id, category, fr, en, hours, place, network, reused, words } = row;
  return {
    id,
    category,
    kind: row.kind as Item['kind'],
    name: { fr, en },
    hours: hours || undefined,
    place,
    network: network || undefined,
    words,
    reused: reused === 'yes',
  };
}

function nameOf(row: Row, items: ReadonlyMap<string, Item>): Words {
  const item = items.get(row.item)?.name;
  if (!item) return COMPONENT_NAMES.get(`${row.item}/${row.stage}`) ?? (vocabulary['network/intensity'] as { name: Words }).name;
  const what = FLOW_NAMES[row.criterion] ?? STAGE_NAMES[row.stage as Stage];
  return what ? { fr: `${item.fr} : ${lower(what.fr)}`, en: `${item.en}: ${lower(what.en)}` } : item;
}

const COMPONENT_NAMES = new Map(Object.values(vocabulary).map(({ fact, name }) => [fact, name]));

const FLOW_NAMES: Readonly<Record<string, Words>> = {
  lifetime: { fr: 'Durée d’usage', en: 'Lifetime' },
  power: { fr: 'Puissance en marche', en: 'Power while on' },
  elec: { fr: 'Électricité par an', en: 'Electricity per year' },
  mass: { fr: 'Masse', en: 'Mass' },
  hours: { fr: 'Heures de la consommation publiée', en: 'Hours behind the published consumption' },
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function quantityOf({ id, name, nameEn, value, unit, range, source, assumed, why }: Parameter): Quantity {
  const [low, high] = range;
  const because: Quantity['because'] = source ? { kind: 'source', source, why } : { kind: 'assumed', why: { fr: assumed ?? why, en: assumed ?? why } };
  return { id, name: { fr: name, en: nameEn }, value, low, high, unit, because };
}

/** From value ÷ k to value × k, as a factor around one. */
function certaintyOf(letter: string, evidence: Quantity | undefined): Quantity | undefined {
  if (!evidence) return undefined;
  return { ...evidence, id: `certainty/${letter}`, value: 1, low: 1 / evidence.value, high: evidence.value };
}
