import { formulas } from '../../engine/formulas/all.ts';
import { ELSEWHERE } from '../build.ts';
import type { Parameter, Tables } from '../rows.ts';
import { type Flaw, words } from '../words.ts';
import { readable } from './rows.ts';
import { unitOfParameter, zoneOf } from './units.ts';

/** What is wrong in the parameters: each on its own, those nobody reads, those that are missing. */

/** Asked for by the program itself rather than by a formula. */
const ALWAYS = ['A', 'B', 'C', 'D'].map((letter) => `evidence/${letter}`).concat(['high', 'medium', 'low'].map((confidence) => `spread/${confidence}`));

export function parameterFlaws(tables: Tables): Flaw[] {
  const { parameters, items } = tables;
  const volumes = new Set(
    tables.factors.flatMap(({ item, unit }) => {
      const zone = unit.endsWith('/GB') ? zoneOf(item, tables) : undefined;
      return zone === undefined ? [] : [`network/volume/${zone}`];
    }),
  );
  const needed = [...ALWAYS, ...volumes];
  const asked = new Set([...needed, ...items.map(({ hours }) => hours), ...formulas.flatMap(({ from }) => Object.values(from))]);
  const ids = new Set(parameters.map(({ id }) => id));
  return [
    ...parameters.flatMap((one) => flawsOf(one, tables)),
    ...parameters.filter(({ id }) => !asked.has(id)).map(({ file, id }) => ({ where: `${file}: ${id}`, what: words.unusedParameter })),
    ...needed.filter((id) => !ids.has(id)).map((id) => ({ where: `data/parameters: ${id}`, what: words.missingParameter })),
  ];
}

function flawsOf(one: Parameter, { sources }: Tables): Flaw[] {
  const found: Flaw[] = [];
  const say = (what: Flaw['what']): void => void found.push({ where: `${one.file}: ${one.id}`, what });
  const [low, high] = one.range;
  if (!Number.isFinite(one.value)) say(words.notNumber);
  if (!(low <= one.value && one.value <= high)) say(words.outside(one.value, low, high));
  const expected = unitOfParameter(one.id);
  if (!one.unit) say(words.noUnit);
  else if (!readable(one.unit)) say(words.unit(one.unit));
  else if (expected && one.unit !== expected) say(words.unitExpected(one.unit, expected));
  if ((one.source === undefined) === (one.assumed === undefined)) say(words.oneOrigin);
  if (one.source && !sources.has(one.source)) say(words.source(one.source));
  if (!one.name || !one.nameEn) say(words.noNames);
  if (!one.why) say(words.noWhy);
  if (!isDay(one.reviewBy)) say(words.noReview);
  return found;
}

/** A day of the calendar, as `2027-06-30`: February has no 30th. */
function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Zones are those of some network; whoever is in none takes the figures of the world. */
export function zoneFlaws(tables: Tables): Flaw[] {
  const served = new Set(tables.factors.map(({ item }) => zoneOf(item, tables)));
  const { zones } = tables;
  const known = new Set([ELSEWHERE, ...zones.map(({ zone }) => zone)]);
  return [
    ...zones.filter(({ zone }) => !served.has(zone)).map(({ line, zone }) => ({ where: `data/zones.csv:${line}`, what: words.zone(zone) })),
    ...zones
      .filter(({ country }, i) => zones.findIndex((other) => other.country === country) < i)
      .map(({ line, country }) => ({ where: `data/zones.csv:${line}`, what: words.twoZones(country) })),
    ...tables.factors.flatMap(({ file, line, item }) => {
      const zone = zoneOf(item, tables);
      return zone === undefined || known.has(zone) ? [] : [{ where: `${file}:${line}`, what: words.zone(zone) }];
    }),
  ];
}
