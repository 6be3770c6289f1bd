import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from './distance.ts';

/** The map of the départements of metropolitan France, and where a place falls on it. */

/** A place on the map, in its units. */
export type OnMap = Readonly<{ x: number; y: number }>;

/** Outlines are paths of SVG; `rings` are the same as points, to know what is inside. */
export type DepartmentMap = Readonly<{
  viewBox: string;
  projection: Readonly<{ x0: number; kx: number; y0: number; ky: number }>;
  departments: readonly Readonly<{ code: string; path: string; rings: readonly (readonly OnMap[])[] }>[];
}>;

/** How far out of the outlines, in units of about a kilometre, a place is still in France: borders and coasts are simplified. */
const MARGIN = 4;

/** Reads the map; overseas départements are not on it. */
export function departmentMap(folder: string): DepartmentMap {
  const map: DepartmentMap = JSON.parse(readFileSync(join(folder, 'places', 'departments-map.json'), 'utf8'));
  const { viewBox, projection } = map;
  return { viewBox, projection, departments: map.departments.map(({ code, path }) => ({ code, path, rings: ringsOf(path) })) };
}

/** Where a place falls on the map, to a tenth; undefined outside metropolitan France. */
export function project({ projection, departments }: DepartmentMap, { lat, lon }: Point): OnMap | undefined {
  const { x0, kx, y0, ky } = projection;
  const at = {
    x: Math.round((x0 + kx * lon) * 10) / 10,
    y: Math.round((y0 + ky * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) * 10) / 10,
  };
  return departments.some(({ rings }) => rings.some((ring) => near(ring, at))) ? at : undefined;
}

/** Paths are « M12,40l3-4 0,5z », one for each ring: a place, then moves. */
function ringsOf(path: string): OnMap[][] {
  return path
    .split('M')
    .filter(Boolean)
    .map((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, i) => {
        [x, y] = [x + (numbers[2 * i] ?? 0), y + (numbers[2 * i + 1] ?? 0)];
        return { x, y };
      });
    });
}

/** Inside a ring, or within the margin of one of its sides. */
function near(ring: readonly OnMap[], { x, y }: OnMap): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const next of ring) {
    if (before === undefined) return false;
    if (next.y > y !== before.y > y && x < ((before.x - next.x) * (y - next.y)) / (before.y - next.y) + next.x) inside = !inside;
    if (toSide(before, next, { x, y }) <= MARGIN) return true;
    before = next;
  }
  return inside;
}

function toSide(a: OnMap, b: OnMap, { x, y }: OnMap): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}
