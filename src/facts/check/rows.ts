import { CRITERIA, FLOWS, STAGES } from '../../engine/criteria.ts';
import { convertible } from '../../engine/quantity/unit.ts';
import { countryName } from '../countries.ts';
import type { Comparison, Row, Tables } from '../rows.ts';
import { type Flaw, words } from '../words.ts';
import { isComponent, isUnread, PUE_UNIT, unitOfMetric, unitOfMix, unitsOf, zoneOf } from './units.ts';

/** What is wrong with one row, whatever the others say. */

const ROLES = ['default', 'other', 'apart'];
const CONFIDENCES = ['high', 'medium', 'low'];
/** Outside these a year is a slip of the finger. */
const YEARS = [1950, 2100] as const;
/** Stages that hold electricity: that of a device is computed apart, from its power and its country. */
const WITH_USE = ['use', 'all'];
/** A place that draws five times what its machines do is a mistake of typing. */
const MOST_PUE = 5;

type Say = (what: Flaw['what']) => void;

/** Collects what a function has to say of a row, under its place and name. */
function saying({ file, line, id }: Row, tell: (say: Say) => void): Flaw[] {
  const found: Flaw[] = [];
  tell((what) => void found.push({ where: `${file}:${line}: ${id}`, what }));
  return found;
}

/** What every row must say, of whatever table. */
export function rowFlaws(row: Row, { sources }: Pick<Tables, 'sources'>): Flaw[] {
  return saying(row, (say) => {
    if (!Number.isFinite(row.value) || row.value < 0) say(words.notPositive);
    if ((row.low === undefined) !== (row.high === undefined)) say(words.halfRange);
    const low = row.low ?? row.value;
    const high = row.high ?? row.value;
    if (row.value < low || row.value > high) say(words.outside(row.value, low, high));
    if (!row.unit) say(words.noUnit);
    else if (!readable(row.unit)) say(words.unit(row.unit));
    if (!ROLES.includes(row.role)) say(words.role(row.role, ROLES.join(', ')));
    if (!CONFIDENCES.includes(row.confidence)) say(words.confidence(row.confidence, CONFIDENCES.join(', ')));
    if (!row.source) say(words.noSource);
    else if (!sources.has(row.source)) say(words.source(row.source));
    if (!row.licence) say(words.noLicence);
    if ((row.licence === 'ODbL-1.0') !== row.file.includes('-odbl')) say(words.odbl);
    if (!(Number.isInteger(row.year) && (row.year ?? 0) > YEARS[0] && (row.year ?? 0) < YEARS[1])) say(words.noYear);
  });
}

/** A factor, a lifetime, a power, a mass. */
export function factorFlaws(row: Row, tables: Tables): Flaw[] {
  const impact = CRITERIA.some(({ id }) => id === row.criterion);
  const item = tables.items.find(({ id }) => id === row.item);
  const known = item || isComponent(row.item) || zoneOf(row.item, tables) !== undefined;
  return saying(row, (say) => {
    if (!known) say(words.item(row.item));
    if (!(STAGES as readonly string[]).includes(row.stage) && (impact || row.stage !== '')) say(words.stage(row.stage, STAGES.join(', ')));
    if (!impact && ![...FLOWS.map(({ id }) => id), 'lifetime', 'power', 'hours'].includes(row.criterion)) say(words.criterion(row.criterion));
    if (impact && row.role !== 'apart' && WITH_USE.includes(row.stage) && item?.kind === 'device') say(words.withUse(row.stage));
    if (!countryName(row.geography, 'en')) say(words.country(row.geography));
    if (row.criterion === 'lifetime' && row.value === 0) say(words.noLifetime);
    if (isUnread(row) && impact && !item) say(words.unusedFact);
    const units = unitsOf(row, tables);
    // Impacts are converted when they are multiplied; flows are read as they are written.
    const fits = (unit: string): boolean => (impact ? convertible(row.unit, unit) : row.unit === unit);
    if (readable(row.unit) && units.length > 0 && !units.some(fits)) say(words.unitFor(row.unit, units.join(', '), row.criterion));
  });
}

/** Electricity of a country. */
export function mixFlaws(row: Row): Flaw[] {
  return saying(row, (say) => {
    const unit = unitOfMix(row.criterion);
    if (!unit) say(words.criterion(row.criterion));
    else if (readable(row.unit) && !convertible(row.unit, unit)) say(words.unitFor(row.unit, unit, row.criterion));
    if (!countryName(row.item, 'en')) say(words.country(row.item));
  });
}

/** Places, all at once: two of one name would hide one another. */
export function placeFlaws(places: Tables['places']): Flaw[] {
  return places.flatMap((row, i) =>
    saying(row, (say) => {
      if (row.unit !== PUE_UNIT) say(words.unitFor(row.unit, PUE_UNIT, 'pue'));
      if (row.value < 1 || row.value > MOST_PUE || (row.low ?? 1) < 1) say(words.pue(MOST_PUE));
      if (row.country && !countryName(row.country, 'en')) say(words.country(row.country));
      if (places.findIndex(({ item }) => item === row.item) < i) say(words.twoPlaces(row.item));
    }),
  );
}

/** A ratio is that of an item; anything else is a comparison told in words. */
export function comparisonFlaws({ row, fr, en }: Comparison, { items }: Pick<Tables, 'items'>): Flaw[] {
  return saying(row, (say) => {
    const unit = unitOfMetric(row.criterion);
    if (!unit) say(words.criterion(row.criterion));
    else if (row.unit !== unit) say(words.unitFor(row.unit, unit, row.criterion));
    if (fr === '' && en === '' && !items.some(({ id }) => id === row.item)) say(words.item(row.item));
    if (!countryName(row.geography, 'en')) say(words.country(row.geography));
    if ((fr === '') !== (en === '')) say(words.comparison);
  });
}

/** True of a unit that means something. */
export function readable(text: string): boolean {
  try {
    return convertible(text, text);
  } catch {
    return false;
  }
}
