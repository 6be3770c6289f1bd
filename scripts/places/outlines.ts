/** Geometry of outlines, for `make.ts`: reading their paths, measuring them, and simplifying borders so that neighbours still touch. */

export type Point = readonly [number, number];
export type Ring = readonly Point[];

/** How far a border may move when it is simplified, in units of the map (about a kilometre each). */
const TOLERANCE = 0.75;
/** Islands smaller than this, in square units, are left out. */
const SMALLEST = 3;

/** The outlines by code: their paths are made of relative moves only. */
export function outlinesOf(module: string): Map<string, Ring[]> {
  const map: { locations: { id: string; path: string }[] } = JSON.parse(module.slice(module.indexOf('{'), module.lastIndexOf('}') + 1));
  return new Map(
    map.locations.map(({ id, path }) => {
      const rings: Point[][] = [];
      let [x, y, starts] = [0, 0, false];
      for (const word of path.split(/\s+/)) {
        if (word === 'm') starts = true;
        else if (word === 'z') [x, y] = rings.at(-1)?.[0] ?? [0, 0];
        else {
          const [dx = 0, dy = 0] = word.split(',').map(Number);
          [x, y] = [x + dx, y + dy];
          if (starts) rings.push([]);
          starts = false;
          rings.at(-1)?.push([x, y]);
        }
      }
      return [id.toUpperCase(), rings] as const;
    }),
  );
}

/** The surface of a ring and its centre of gravity. */
export function areaAndMiddle(ring: Ring): { area: number; middle: Point } {
  let [twice, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    const cross = ax * by - bx * ay;
    [twice, x, y] = [twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross];
  });
  return { area: Math.abs(twice / 2), middle: [x / (3 * twice), y / (3 * twice)] };
}

/** How far out of the rings a point is; 0 inside. */
export function outsideBy(rings: readonly Ring[], [x, y]: Point): number {
  let [inside, nearest] = [false, Number.POSITIVE_INFINITY];
  for (const ring of rings) {
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(i + 1) % ring.length] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, toSegment([x, y], [ax, ay], [bx, by]));
    }
  }
  return inside ? 0 : nearest;
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Rings in whole units. Neighbours share their borders, so a border is simplified once, between the points where three lines meet. */
export function simplified(outlines: ReadonlyMap<string, readonly Ring[]>, scale: number): Map<string, Ring[]> {
  const nodes: Point[] = [];
  // Moves are rounded as they come, so the same point of two départements differs by a few hundredths.
  const nodeOf = ([x, y]: Point): number => {
    const found = nodes.findIndex(([nx, ny]) => Math.hypot(nx - x, ny - y) < 0.2);
    return found >= 0 ? found : nodes.push([x, y]) - 1;
  };
  const rings = [...outlines].map(([code, all]) => {
    const large = all.filter((ring) => areaAndMiddle(ring).area * scale * scale >= SMALLEST);
    return [code, large.map((ring) => ring.map(nodeOf).filter((node, i, own) => node !== own[(i + 1) % own.length]))] as const;
  });
  const around = nodes.map(() => new Set<number>());
  for (const ring of rings.flatMap(([, all]) => all)) {
    ring.forEach((node, i) => {
      const next = ring[(i + 1) % ring.length] ?? node;
      around[node]?.add(next);
      around[next]?.add(node);
    });
  }
  const meets = (node: number): boolean => (around[node]?.size ?? 0) !== 2;
  const at = (node: number): Point => (nodes[node] as Point).map((value) => value * scale) as unknown as Point;
  return new Map(rings.map(([code, all]) => [code, all.map((ring) => borders(ring, meets).flatMap((line) => kept(line, at).slice(0, -1).map(at)))]));
}

/** A ring cut where lines meet; one that meets none is cut in two at the same points from whichever side it is seen. */
function borders(ring: readonly number[], meets: (node: number) => boolean): number[][] {
  const cuts = ring.flatMap((node, i) => (meets(node) ? [i] : []));
  const lowest = ring.indexOf(Math.min(...ring));
  const starts = cuts.length > 1 ? cuts : [lowest, (lowest + Math.floor(ring.length / 2)) % ring.length].sort((a, b) => a - b);
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? (starts[0] ?? 0) + ring.length;
    return Array.from({ length: end - start + 1 }, (_, step) => ring[(start + step) % ring.length] ?? 0);
  });
}

/** Douglas–Peucker, always in the same direction whichever side the border is seen from. */
function kept(line: readonly number[], at: (node: number) => Point): number[] {
  const [first = 0, last = 0] = [line[0], line.at(-1)];
  if (first > last) return kept([...line].reverse(), at).reverse();
  let [far, index] = [0, 0];
  line.forEach((node, i) => {
    const by = toSegment(at(node), at(first), at(last));
    if (by > far) [far, index] = [by, i];
  });
  if (far <= TOLERANCE) return [first, last];
  return [...kept(line.slice(0, index + 1), at).slice(0, -1), ...kept(line.slice(index), at)];
}

/** A ring as a path of SVG, in whole units. */
export function pathOf(ring: Ring): string {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const).filter(([x, y], i, all) => x !== all.at(i - 1)?.[0] || y !== all.at(i - 1)?.[1]);
  let [px, py] = whole[0] ?? [0, 0];
  const steps = whole.slice(1).map(([x, y]) => {
    const step = `${x - px},${y - py}`;
    [px, py] = [x, y];
    return step;
  });
  return `M${whole[0]?.join(',')}l${steps.join(' ').replace(/[ ,]-/g, '-')}z`;
}
