import { html, raw } from 'hono/html';
import type { Html } from '../../web/layout.ts';
import type { Link } from '../../web/paths.ts';
import type { Lang } from '../../web/words.ts';
import { leavesDatacenters, type Position } from '../actor.ts';
import { type DepartmentMap, project } from '../places/map.ts';
import type { Department } from '../places/towns.ts';
import type { Spot } from '../store.ts';
import { directoryWords } from '../words.ts';

/** A map without a tile nor a script: outlines, and one link for each place. Beyond a few hundred actors, one for each département. */

const MOST_POINTS = 300;
/** Nearer than this on the map, places make one point: a finger must tell them apart. */
const CELL = 24;
const SMALL = 8;
const LARGE = 26;

export type Drawn = Readonly<{ map: DepartmentMap; spots: readonly Spot[]; departments: readonly Department[]; link: Link; lang: Lang }>;

type Point = Readonly<{ x: number; y: number; spots: readonly Spot[] }>;

export function mapOf({ map, spots, departments, link, lang }: Drawn): Html[] {
  const words = directoryWords[lang];
  const names = new Map(departments.map((one) => [one.code, one]));
  const { groups, on } = grouped(spots, map, names);
  const points = [...groups.values()].sort((a, b) => b.spots.length - a.spots.length);
  const draw = (point: Point): Html => pointOf(point, names, link, lang);
  const outlines = map.departments.map(({ path }) => `<path d="${path}"/>`).join('');
  return [
    html`<p class="lede">${words.mapLede}</p><p class="src">${words.mapLegend}</p>`,
    html`<svg class="map" viewBox="${map.viewBox}" role="group" aria-label="${words.map}"><g class="land" aria-hidden="true">${raw(outlines)}</g>${points.map(draw)}</svg>`,
    elsewhere(
      spots.filter(({ id }) => !on.has(id)),
      names,
      link,
      lang,
    ),
  ];
}

/** Places on the map: each by itself, or, where there are too many to be told apart, by département. */
function grouped(spots: readonly Spot[], map: DepartmentMap, names: ReadonlyMap<string, Department>) {
  const groups = new Map<string, { x: number; y: number; spots: Spot[] }>();
  const on = new Set<string>();
  const french = spots.filter(({ lat, lon, country }) => lat !== null && lon !== null && country === 'FR');
  const byDepartment = french.length > MOST_POINTS;
  const drawn = new Set(map.departments.map(({ code }) => code));
  const add = (key: string, spot: Spot, at: () => Readonly<{ x: number; y: number }> | undefined): void => {
    const group = groups.get(key) ?? { x: 0, y: 0, ...at(), spots: [] };
    groups.set(key, group);
    group.spots.push(spot);
    on.add(spot.id);
  };
  for (const spot of french) {
    if (byDepartment) {
      const centre = names.get(spot.department);
      if (centre && drawn.has(spot.department)) add(spot.department, spot, () => project(map, { lat: centre.lat, lon: centre.lon }));
      continue;
    }
    const at = project(map, { lat: spot.lat ?? 0, lon: spot.lon ?? 0 });
    if (at) add(`${Math.round(at.x / CELL)},${Math.round(at.y / CELL)}`, spot, () => at);
  }
  return { groups, on };
}

/** One actor leads to its entry; several lead to the list of their département. */
function pointOf({ x, y, spots }: Point, names: ReadonlyMap<string, Department>, link: Link, lang: Lang): Html {
  const words = directoryWords[lang];
  const [first] = spots as [Spot];
  const alone = spots.length === 1;
  const href = alone ? link('actor', lang, { actor: first.id }) : link('directory', lang, {}, { department: first.department });
  const name = alone ? first.name : words.mapDepartment(names.get(first.department)?.name ?? first.department, spots.length);
  const out = spots.some(({ position }) => leavesDatacenters({ position: position as Position | '' }));
  const radius = Math.min(LARGE, SMALL + 2.5 * Math.sqrt(spots.length - 1));
  return html`<a href="${href}"><title>${name}</title><circle class="${out ? 'out' : 'other'}" cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${radius.toFixed(0)}"/>${alone ? '' : html`<text x="${x.toFixed(0)}" y="${(y + 6).toFixed(0)}" text-anchor="middle" class="${out ? 'out' : 'other'}">${String(spots.length)}</text>`}</a>`;
}

const MOST_NAMES = 200;

/** Overseas, other countries, unknown places: named, by place. */
function elsewhere(spots: readonly Spot[], names: ReadonlyMap<string, Department>, link: Link, lang: Lang): Html {
  const words = directoryWords[lang];
  const countries = new Intl.DisplayNames(lang, { type: 'region' });
  const byPlace = new Map<string, Spot[]>();
  for (const spot of spots) {
    const place =
      spot.country !== '' && spot.country !== 'FR' ? (countries.of(spot.country) ?? spot.country) : (names.get(spot.department)?.name ?? words.unknown);
    const here = byPlace.get(place);
    if (here) here.push(spot);
    else byPlace.set(place, [spot]);
  }
  const sorted = [...byPlace].sort(([a], [b]) => Number(a === words.unknown) - Number(b === words.unknown) || a.localeCompare(b, lang));
  let left = MOST_NAMES;
  const blocks = sorted.map(([place, here]) => {
    const shown = here.slice(0, Math.max(0, left));
    left -= shown.length;
    return html`<dt>${place} (${String(here.length)})</dt><dd>${shown.map(({ id, name }, i) => html`${i > 0 ? ', ' : ''}<a href="${link('actor', lang, { actor: id })}">${name}</a>`)}${shown.length < here.length ? '…' : ''}</dd>`;
  });
  return html`<h2>${words.mapElsewhere}</h2><dl>${blocks}</dl>`;
}
