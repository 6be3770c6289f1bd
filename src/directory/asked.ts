import { KINDS, PRICES, SERVICES } from './actor.ts';
import { type Town, townsNamed } from './places/towns.ts';
import type { Filter } from './store.ts';

/** What a reader asked, as it stands in the address of the list: all may be empty, and nothing in it can be wrong enough to refuse. */

export type Asked = Readonly<{
  values: Readonly<Record<string, string>>;
  filter: Filter;
  page: number;
  /** The town that distances are told from, and others of the same name. */
  town?: Town | undefined;
  towns: readonly Town[];
  /** A town was typed that no commune is called. */
  lost: boolean;
}>;

/** Names of what can be asked, in the order of the form. */
const ASKABLE = ['q', 'kind', 'service', 'near', 'km', 'region', 'department', 'price', 'open', 'out', 'bigtech', 'recent', 'sort'] as const;

export const DISTANCES = ['10', '25', '50', '100', '200'] as const;
const LONGEST = 100;
const YEAR = 365 * 86_400_000;

/** Reads the query of the list. `folder`: where the places are; `now`: to tell what was confirmed within a year. */
export function askedIn(query: Readonly<Record<string, string>>, folder: string, now: number): Asked {
  const values = Object.fromEntries(ASKABLE.flatMap((name) => (query[name]?.trim() ? [[name, query[name].trim().slice(0, LONGEST)]] : [])));
  const one = (name: (typeof ASKABLE)[number], known?: readonly string[]): string => {
    const value = values[name] ?? '';
    return known === undefined || known.includes(value) ? value : '';
  };
  const towns = values['near'] ? townsNamed(folder, values['near']) : [];
  const town = towns.find(({ code }) => code === query['town']) ?? towns[0];
  const km = Number(one('km', DISTANCES));
  const filter: Filter = {
    text: one('q'),
    kind: one('kind', KINDS),
    service: one('service', SERVICES),
    region: one('region'),
    department: one('department'),
    price: one('price', PRICES),
    open: one('open') === '1',
    leavesDatacenters: one('out') === '1',
    leavesBigTech: one('bigtech') === '1',
    newsFirst: one('sort') === 'news',
    ...(one('recent') === '1' ? { confirmedSince: new Date(now - YEAR).toISOString().slice(0, 10) } : {}),
    ...(town ? { near: { lat: town.lat, lon: town.lon } } : {}),
    ...(town && km > 0 ? { within: km } : {}),
  };
  const page = Math.max(1, Math.min(10_000, Math.floor(Number(query['page']) || 1)));
  return { values, filter, page, town, towns, lost: values['near'] !== undefined && town === undefined };
}
