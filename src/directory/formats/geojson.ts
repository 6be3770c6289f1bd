import type { Actor } from '../actor.ts';
import { toJson } from './json.ts';
import { type Many, written } from './public.ts';
import { json } from './text.ts';

/** A point of RFC 7946: longitude first. */
export type Point = Readonly<{ type: 'Point'; coordinates: readonly [lon: number, lat: number] }>;

/** A tenth of a metre is more than anybody knows of a town. */
const DECIMALS = 6;

/** Where an actor is, or nothing when nobody said, or when it is nowhere on Earth. */
export function pointOf({ lat, lon }: Pick<Actor, 'lat' | 'lon'>): Point | undefined {
  if (typeof lat !== 'number' || typeof lon !== 'number') return undefined;
  // Written so that what is no number fails too.
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined;
  return { type: 'Point', coordinates: [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))] };
}

/** Writes as one FeatureCollection the actors that have a place. */
export function collection(actors: Many<Actor>, feature: (actor: Actor, geometry: Point) => unknown): AsyncGenerator<string, void, undefined> {
  return written(actors, {
    open: '{"type":"FeatureCollection","features":[\n',
    each: (actor) => {
      const point = pointOf(actor);
      return point && json(feature(actor, point));
    },
    between: ',\n',
    close: '\n]}\n',
  });
}

/** The actors that have a place, with all their public fields, chunk by chunk. */
export function geojsonOf(actors: Many<Actor>): AsyncGenerator<string, void, undefined> {
  return collection(actors, (actor, geometry) => {
    const { lat: _, lon: __, ...properties } = toJson(actor);
    return { type: 'Feature', id: actor.id, geometry, properties };
  });
}
