import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** Invented organisations and their zones, with what must be found of each (tests/zones). */

export type Zone = Readonly<Record<string, unknown>>;
export type Organisation = Readonly<{
  domain: string;
  what: string;
  zone: Readonly<Record<string, Zone>>;
  page?: string;
  expected: Readonly<{ mail: string | null; gateway: string | null; services: readonly string[]; unseen?: boolean }>;
}>;

const FOLDER = new URL('../zones/', import.meta.url);

/** Every organisation, and all names that the server of names answers for. */
export function zones(): Readonly<{ organisations: readonly Organisation[]; names: Readonly<Record<string, Zone>> }> {
  const organisations: Organisation[] = [];
  const names: Record<string, Zone> = {};
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
    const read = load(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, unknown>;
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
