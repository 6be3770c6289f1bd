import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Zone, Zones } from './dns-server.ts';

/** Invented organisations and their zones, with what must be found of each, and what must not (tests/zones). */

export type Organisation = Readonly<{
  domain: string;
  what: string;
  zone: Readonly<Record<string, Zone>>;
  page?: string;
  expected: Readonly<{ mail: string | null; gateway: string | null; services: readonly string[]; absent?: readonly string[]; unseen?: boolean }>;
}>;

const FOLDER = new URL('../zones/', import.meta.url);

/** Every organisation, and all names that the server of names answers for. */
export function zones(): Readonly<{ organisations: readonly Organisation[]; names: Zones }> {
  const organisations: Organisation[] = [];
  const names: Record<string, Zone> = {};
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
    const read = repeated(load(readFileSync(new URL(file, FOLDER), 'utf8'))) as Record<string, unknown>;
    if (file === 'providers.yaml') {
      Object.assign(names, read);
      continue;
    }
    for (const [domain, told] of Object.entries(read)) {
      const organisation = { domain, ...(told as Omit<Organisation, 'domain'>) };
      organisations.push(organisation);
      for (const [label, records] of Object.entries(organisation.zone ?? {})) names[label === '@' ? domain : `${label}.${domain}`] = records;
    }
  }
  return { organisations, names };
}

/** What is too long to be typed: `{900×lorem-}` in a text, `120× # mx#.x.example` as so many items of a list; `#` is the number of each. */
function repeated(value: unknown): unknown {
  const times = (count: string, text: string): string[] => Array.from({ length: Number(count) }, (_, i) => text.replaceAll('#', `${i}`));
  if (typeof value === 'string') return value.replace(/\{(\d+)×([^{}]*)\}/g, (_, count: string, text: string) => times(count, text).join(''));
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => {
      const [, count, text] = /^(\d+)× (.*)$/.exec(String(item)) ?? [];
      return count && text ? times(count, text) : [repeated(item)];
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, repeated(one)]));
}
