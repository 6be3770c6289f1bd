import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { departmentMap, type OnMap, project } from './map.ts';
import { departments, townsNamed } from './towns.ts';

const DATA = join(import.meta.dirname, '..', '..', '..', 'data');
const map = departmentMap(DATA);
const centres = departments(DATA);

/** Every ring of a path of SVG, read and crossed here in another way than the code does. */
function holds(path: string, { x, y }: OnMap): boolean {
  let crossings = 0;
  for (const ring of path.split('z').filter(Boolean)) {
    const points: [number, number][] = [];
    for (const [, dx, dy] of ring.matchAll(/(-?\d+)[, ]?(-?\d+)/g)) {
      const [px, py] = points.at(-1) ?? [0, 0];
      points.push([px + Number(dx), py + Number(dy)]);
    }
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
      if (Math.min(ay, by) <= y && y < Math.max(ay, by) && ax + ((y - ay) / (by - ay)) * (bx - ax) > x) crossings += 1;
    });
  }
  return crossings % 2 === 1;
}

function departmentAt(point: OnMap | undefined): string {
  assert.ok(point);
  return map.departments
    .filter(({ path }) => holds(path, point))
    .map(({ code }) => code)
    .join(' ');
}

test('every metropolitan département is on the map once, and no other', () => {
  const metropolitan = centres.map(({ code }) => code).filter((code) => !code.startsWith('97'));
  assert.deepEqual(map.departments.map(({ code }) => code).sort(), metropolitan.sort());
  assert.equal(metropolitan.length, 96);
});

for (const [name, code] of [
  ['Paris', '75'],
  ['Marseille', '13'],
  ['Lyon', '69'],
  ['Toulouse', '31'],
  ['Nice', '06'],
  ['Nantes', '44'],
  ['Montpellier', '34'],
  ['Strasbourg', '67'],
  ['Bordeaux', '33'],
  ['Lille', '59'],
  ['Rennes', '35'],
  ['Le Havre', '76'],
  ['Brest', '29'],
  ['La Rochelle', '17'],
  ['Cherbourg-en-Cotentin', '50'],
  ['Ajaccio', '2A'],
  ['Bastia', '2B'],
  ['Nanterre', '92'],
  ['Bobigny', '93'],
  ['Créteil', '94'],
  ['Belfort', '90'],
  ['Biarritz', '64'],
  ['Dunkerque', '59'],
  ['Guéret', '23'],
  ['Groix', '56'],
  ['L’Île-d’Yeu', '85'],
] as const) {
  test(`${name} is not drawn in the sea, nor in another département than ${code}`, () => {
    const [town] = townsNamed(DATA, name);
    assert.ok(town);
    assert.deepEqual([town.department, town.precision], [code, 'town']);
    assert.equal(departmentAt(project(map, town)), code);
  });
}

test('the centre of a département is inside its outline, and in the middle of it', () => {
  for (const { code, path, rings } of map.departments) {
    const centre = centres.find((one) => one.code === code);
    assert.ok(centre, code);
    const at = project(map, centre);
    assert.ok(at && holds(path, at), code);
    // Within a quarter of its box: a bay or an island moves the middle of a box.
    for (const axis of ['x', 'y'] as const) {
      const values = rings.flat().map((point) => point[axis]);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      assert.ok(Math.abs(at[axis] - (least + most) / 2) <= (most - least) / 4 + 1, `${code} ${axis}`);
    }
  }
});

test('of all the towns whose place is known, hardly one falls out of its département', () => {
  const towns = readFileSync(join(DATA, 'places', 'communes.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([, , , department = '', lat]) => lat && department !== 'department' && !department.startsWith('97'))
    .filter((_, i) => i % 10 === 0);
  assert.ok(towns.length > 1000);
  const out = towns.filter(([, , , department, lat, lon]) => {
    const at = project(map, { lat: Number(lat), lon: Number(lon) });
    assert.ok(at, `${department} ${lat} ${lon}`);
    return !map.departments.some(({ code, path }) => code === department && holds(path, at));
  });
  // Borders are simplified, and places are rounded to a kilometre.
  assert.ok(out.length / towns.length < 0.02, `${out.length} of ${towns.length}`);
});

for (const [name, lat, lon] of [
  ['Saint-Denis de La Réunion', -20.88, 55.45],
  ['Cayenne', 4.94, -52.33],
  ['Bruxelles', 50.85, 4.35],
  ['Torino', 45.07, 7.68],
  ['Barcelona', 41.39, 2.17],
  ['Jersey', 49.19, -2.11],
  ['the middle of the bay of Biscay', 46, -4],
  ['the north pole', 90, 0],
] as const) {
  test(`${name} is not put on the map of metropolitan France`, () => assert.equal(project(map, { lat, lon }), undefined));
}

test('the map stays light', () => {
  const file = readFileSync(join(DATA, 'places', 'departments-map.json'));
  assert.ok(file.length <= 45_000, `${file.length} bytes`);
  assert.ok(gzipSync(file).length <= 16_000);
  assert.ok(readFileSync(join(DATA, 'places', 'communes.csv')).length <= 1_600_000);
});
