import type { Actor, Service } from '../actor.ts';
import { pointOf } from './geojson.ts';
import { type Many, publicOf, written } from './public.ts';
import { json, webAddress } from './text.ts';

/** The directory in the words of schema.org. */

/** Names of services, and the address of an actor’s own page. */
export type Naming = Readonly<{ services: Readonly<Record<Service, string>>; pageOf: (actor: Actor) => string }>;

/** A file that holds the whole directory. */
export type Download = Readonly<{ name: string; url: string; mime: string }>;

/** What the directory is, for those who list open data. */
export type About = Readonly<{
  name: string;
  description: string;
  url: string;
  /** Address of the text of the licence. */
  license: string;
  /** `2026-11-25`; empty while nothing is in it. */
  modified: string;
  downloads: readonly Download[];
}>;

const CONTEXT = 'https://schema.org';

/** Leaves out what nobody has said: in schema.org the unknown is absent. */
function said(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

function addressOf({ town, region, country }: Actor): Record<string, unknown> | undefined {
  if (!town && !region && !country) return undefined;
  return said({ '@type': 'PostalAddress', addressLocality: town, addressRegion: region, addressCountry: country });
}

/** The middle of a département is nobody’s address: only the place of a town is given. */
function geoOf(actor: Actor): Record<string, unknown> | undefined {
  const point = actor.precision === 'department' ? undefined : pointOf(actor);
  return point && { '@type': 'GeoCoordinates', latitude: point.coordinates[1], longitude: point.coordinates[0] };
}

const AVAILABILITY: Readonly<Record<string, string>> = { open: `${CONTEXT}/InStock`, full: `${CONTEXT}/SoldOut` };

function offersOf(actor: Actor, { services }: Naming): Record<string, unknown>[] {
  const free = actor.price === 'free' ? { price: 0, priceCurrency: 'EUR' } : {};
  return actor.services.map((service) =>
    said({
      '@type': 'Offer',
      itemOffered: { '@type': 'Service', name: services[service] ?? service },
      availability: AVAILABILITY[actor.capacity],
      ...free,
    }),
  );
}

/** An actor as an `Organization`, to stand inside something else. */
function organizationOf(of: Actor, naming: Naming): Record<string, unknown> {
  const actor = publicOf(of);
  const geo = geoOf(actor);
  return said({
    '@type': 'Organization',
    '@id': webAddress(naming.pageOf(actor)),
    identifier: actor.id,
    name: actor.name,
    description: actor.offers,
    url: webAddress(actor.url),
    foundingDate: actor.since === null ? '' : String(actor.since),
    areaServed: actor.area,
    knowsAbout: actor.tags,
    knowsLanguage: actor.languages,
    makesOffer: offersOf(actor, naming),
    address: addressOf(actor),
    // schema.org gives coordinates to places, not to organisations.
    location: geo && { '@type': 'Place', geo },
    memberOf: actor.networks.map((name) => ({ '@type': 'Organization', name })),
  });
}

/** One actor, for the page of that actor. */
export function actorJsonld(actor: Actor, naming: Naming): string {
  return json({ '@context': CONTEXT, ...organizationOf(actor, naming) });
}

function datasetOf({ name, description, url, license, modified, downloads }: About): Record<string, unknown> {
  return said({
    '@type': 'Dataset',
    '@id': `${url}#dataset`,
    name,
    description,
    url,
    license,
    dateModified: modified,
    isAccessibleForFree: true,
    distribution: downloads.map((one) => ({ '@type': 'DataDownload', name: one.name, contentUrl: one.url, encodingFormat: one.mime })),
  });
}

/** The data set and where to download it, for the page of the directory. */
export function datasetJsonld(about: About): string {
  return json({ '@context': CONTEXT, ...datasetOf(about) });
}

/** The data set and the list of all its actors, chunk by chunk. */
export function jsonldOf(actors: Many<Actor>, about: About, naming: Naming): AsyncGenerator<string, void, undefined> {
  const list = json({ '@type': 'ItemList', '@id': `${about.url}#list`, name: about.name });
  let position = 0;
  return written(actors, {
    open: `{"@context":${json(CONTEXT)},"@graph":[${json(datasetOf(about))},\n${list.slice(0, -1)},"itemListElement":[\n`,
    each: (actor) => json({ '@type': 'ListItem', position: ++position, item: organizationOf(actor, naming) }),
    between: ',\n',
    close: '\n]}]}\n',
  });
}
