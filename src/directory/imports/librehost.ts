import { collector, type Imported, type Raw } from './candidate.ts';
import { words } from './words.ts';

/** What JSON holds between braces. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object, and not a list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of JSON text; nothing where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Whether a value of JSON is a host as LibreHosters write it, or a list of them. */
export function isLibrehost(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value.find(isObject) : value;
  return isObject(first) && 'name' in first && ['homeUrl', 'tagLine', 'services', 'tosUrl'].some((key) => key in first);
}

/** The hosts of `librehost.json`: one, or a list. Their administrators are people: they are left where they are. */
export function readLibrehost(text: string, origin: string, today?: string): Imported {
  const { add, tell, done } = collector(origin, today);
  const value = parsedJson(text);
  if (value === undefined) tell(origin, words.notJson);
  for (const [i, host] of (Array.isArray(value) ? value : value === undefined ? [] : [value]).entries()) {
    const where = `${origin}#${i + 1}`;
    if (isObject(host)) add(hostOf(host), where);
    else tell(where, words.notObject);
  }
  return done();
}

function hostOf(host: Json): Raw {
  const services: readonly unknown[] = Array.isArray(host['services']) ? host['services'] : [];
  return {
    name: host['name'],
    kind: 'hebergeur',
    offers: host['tagLine'],
    url: host['homeUrl'],
    languages: host['languages'],
    services: services.map((service) => (isObject(service) ? (service['name'] ?? service['software']) : service)),
  };
}
