/** Distances on the Earth, for those who look for someone near. */

/** A point on the Earth, in degrees. */
export type Point = Readonly<{ lat: number; lon: number }>;

/** A rectangle of latitudes and longitudes, in degrees. */
export type Box = Readonly<{ south: number; north: number; west: number; east: number }>;

const EARTH_RADIUS = 6371;
const RADIANS = Math.PI / 180;

/** Kilometres between two points, as the crow flies. */
export function kilometres(a: Point, b: Point): number {
  const halfLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const halfLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const chord = halfLat ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * halfLon ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A box that holds every point within so many kilometres, and a few more in its corners: what a database can sort out first. */
export function boxAround({ lat, lon }: Point, km: number): Box {
  const angle = km / EARTH_RADIUS;
  const [south, north] = [lat - angle / RADIANS, lat + angle / RADIANS];
  // A circle that holds a pole holds every meridian, and one that crosses the change of date would be two boxes: we take them all.
  const reach = Math.sin(angle) / Math.cos(lat * RADIANS);
  const wide = north >= 90 || south <= -90 || reach >= 1 ? 180 : Math.asin(reach) / RADIANS;
  const [west, east] = lon - wide < -180 || lon + wide > 180 ? [-180, 180] : [lon - wide, lon + wide];
  return { south: Math.max(-90, south), north: Math.min(90, north), west, east };
}
