import { collector, type Imported, type Raw } from './candidate.ts';
import { isObject, type Json, parsedJson } from './librehost.ts';
import { words } from './words.ts';

/** Exports of GoGoCarto, and of the maps built on it: plain JSON or JSON-LD. */

/** Whether a value of JSON is such an export. */
export function isGogocarto(value: unknown): boolean {
  return isObject(value) && (Array.isArray(value['data']) || Array.isArray(value['@graph']));
}

/** The entries of `{data: […]}` or `{@graph: […]}`. Mail addresses and telephones are left where they are: they are often those of people. */
export function readGogocarto(text: string, origin: string, today?: string): Imported {
  const { add, tell, done } = collector(origin, today);
  const value = parsedJson(text);
  if (!isGogocarto(value)) tell(origin, value === undefined ? words.notJson : words.notObject);
  const { data, '@graph': graph } = isObject(value) ? value : ({} as Json);
  for (const [i, entry] of (Array.isArray(data) ? data : Array.isArray(graph) ? graph : []).entries()) {
    const where = `${origin}#${i + 1}`;
    if (isObject(entry)) {
      if (!isWithdrawn(entry)) add(entryOf(entry), where);
    } else tell(where, Array.isArray(entry) ? words.compact : words.notObject);
  }
  return done();
}

/** Negative: deleted, refused, or not accepted yet. */
function isWithdrawn({ status }: Json): boolean {
  return typeof status === 'number' && status < 0;
}

/** The first key that says something, with or without the prefix of schema.org. */
function of(entry: Json, ...keys: readonly string[]): unknown {
  return keys
    .flatMap((key) => [key, `schema:${key}`])
    .filter((key) => Object.hasOwn(entry, key))
    .map((key) => entry[key])
    .find((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
}

function inside(entry: Json, key: string): Json {
  const value = of(entry, key);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isObject(first) ? first : {};
}

function entryOf(entry: Json): Raw {
  const [geo, address] = [inside(entry, 'geo'), inside(entry, 'address')];
  const country = of(address, 'addressCountry') ?? of(entry, 'addressCountry');
  const categories = namesOf(of(entry, 'categories', 'taxonomy', 'optionValues'));
  return {
    name: of(entry, 'name', 'title'),
    kind: categories,
    services: namesOf(of(entry, 'services', 'makesOffer')),
    tags: namesOf(of(entry, 'tags', 'keywords', 'knowsAbout')),
    offers: of(entry, 'description', 'abstract', 'descriptionMore', 'commitment'),
    url: of(entry, 'website', 'url', 'site_web', 'siteWeb', 'web'),
    town: of(address, 'addressLocality') ?? of(entry, 'addressLocality', 'city', 'ville'),
    region: of(address, 'addressRegion') ?? of(entry, 'addressRegion'),
    department: departmentOf(of(address, 'postalCode') ?? of(entry, 'postalCode'), country),
    country: isObject(country) ? of(country, 'name') : country,
    lat: of(geo, 'latitude') ?? of(entry, 'latitude', 'lat'),
    lon: of(geo, 'longitude') ?? of(entry, 'longitude', 'lng', 'long', 'lon'),
    area: textIn(of(entry, 'areaServed')),
    support: textIn(of(entry, 'openHoursMoreInfos', 'openingHours', 'openHours')),
    since: of(entry, 'foundingDate'),
    source: textIn(of(entry, 'sourceKey', 'source')),
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Names of categories, given as texts or as objects; numbers are ids of a tree we do not have. */
function namesOf(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[;,]/) : [value];
  return all.flatMap((one) => {
    const name = isObject(one) ? (one['name'] ?? one['@value'] ?? one['title']) : one;
    return typeof name === 'string' && /\p{L}/u.test(name) ? [name] : [];
  });
}

/** The département of a French postal code; Corsica has two for one number. */
function departmentOf(code: unknown, country: unknown): string | undefined {
  const written = String(typeof code === 'number' ? code : (textIn(code) ?? ''))
    .trim()
    .padStart(5, '0');
  if (!/^\d{5}$/.test(written) || written === '00000' || !(country === undefined || /^(?:FR|FRA|France)$/i.test(String(textIn(country))))) return undefined;
  if (written.startsWith('20')) return /^20[01]/.test(written) ? '2A' : '2B';
  return written.slice(0, /^9[78]/.test(written) ? 3 : 2);
}
