import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { boxAround, kilometres, type Point } from './distance.ts';
import { townsNamed } from './towns.ts';

const DATA = join(import.meta.dirname, '..', '..', '..', 'data');

function at(name: string): Point {
  const town = townsNamed(DATA, name)[0];
  assert.ok(town, name);
  return town;
}

for (const [from, to, expected, off] of [
  ['Rennes', 'Brest', 210, 5],
  ['Paris', 'Marseille', 660, 7],
  ['Lille', 'Ajaccio', 1062, 10],
  ['Rennes', 'Rennes', 0, 0],
  ['Paris', 'Saint-Denis', 9360, 40],
] as const) {
  test(`${from} is not at another distance from ${to} than ${expected} km`, () => {
    const end = to === 'Saint-Denis' ? at('97400') : at(to);
    const between = kilometres(at(from), end);
    assert.ok(Math.abs(between - expected) <= off, `${between} km`);
    assert.equal(between, kilometres(end, at(from)));
  });
}

test('a box leaves out no point of its circle, and holds few others', () => {
  for (const centre of [
    { lat: 48.1, lon: -1.7 },
    { lat: -21.1, lon: 55.5 },
    { lat: 0, lon: 0 },
    { lat: 65, lon: 20 },
  ]) {
    for (const km of [1, 50, 400]) {
      const box = boxAround(centre, km);
      const sides = [
        { lat: box.north, lon: centre.lon },
        { lat: box.south, lon: centre.lon },
      ];
      for (const side of sides) assert.ok(Math.abs(kilometres(centre, side) - km) < 0.01);
      // No point of the meridians that bound the box is nearer than asked.
      for (let lat = box.south; lat <= box.north; lat += (box.north - box.south) / 200) {
        assert.ok(kilometres(centre, { lat, lon: box.west }) > km - 0.01);
        assert.ok(kilometres(centre, { lat, lon: box.east }) > km - 0.01);
      }
      assert.ok(kilometres(centre, { lat: centre.lat, lon: box.east }) < km * 1.05);
    }
  }
});

test('a box near a pole or the change of date is a box all the same', () => {
  assert.deepEqual(boxAround({ lat: 89.9, lon: 10 }, 100), { ...boxAround({ lat: 89.9, lon: 10 }, 100), north: 90, west: -180, east: 180 });
  const fiji = boxAround({ lat: -17, lon: 179.9 }, 50);
  assert.deepEqual([fiji.west, fiji.east], [-180, 180]);
  assert.deepEqual(boxAround({ lat: 0, lon: 0 }, 50_000), { south: -90, north: 90, west: -180, east: 180 });
});
