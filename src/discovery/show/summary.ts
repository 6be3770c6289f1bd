import type { Lang } from '../../web/words.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Discovery } from '../finding.ts';
import { discoveryWords } from '../words.ts';

/** How many of the domains depend on each, the most first; the unknown is counted like the rest. */
export type Count = Readonly<{ name: string; domains: number }>;

export type Summary = Readonly<{ domains: number; mail: readonly Count[]; providers: readonly Count[]; countries: readonly Count[] }>;

/** Counts as domains are told, so that a thousand of them need not be kept. A domain counts once for each provider and country. */
export function summing(catalogue: Catalogue, lang: Lang): Readonly<{ add: (found: Discovery) => void; summary: () => Summary }> {
  const words = discoveryWords[lang];
  const countries = new Intl.DisplayNames(lang, { type: 'region' });
  const counts = { mail: new Map<string, number>(), providers: new Map<string, number>(), countries: new Map<string, number>() };
  let domains = 0;
  const count = (of: keyof typeof counts, names: Iterable<string>): void => {
    for (const name of new Set(names)) counts[of].set(name, (counts[of].get(name) ?? 0) + 1);
  };
  const named = (id: string | null): string => (id === null ? words.unknown : (catalogue.provider(id)?.name ?? id));
  const held = (id: string): string => {
    const control = catalogue.provider(id)?.control;
    return control ? (countries.of(control) ?? control) : words.unknown;
  };
  return {
    add: ({ mail, services }) => {
      domains += 1;
      const ids = [mail.provider, mail.gateway, ...services.map(({ provider }) => provider)].filter((id) => id !== null);
      count('mail', [mail.selfHosted ? words.selfHosted : named(mail.provider)]);
      count('providers', ids.map(named));
      count('countries', ids.map(held));
    },
    summary: () => ({ domains, mail: ranked(counts.mail), providers: ranked(counts.providers), countries: ranked(counts.countries) }),
  };
}

function ranked(counts: ReadonlyMap<string, number>): readonly Count[] {
  return [...counts].map(([name, domains]) => ({ name, domains })).sort((a, b) => b.domains - a.domains || (a.name < b.name ? -1 : 1));
}
