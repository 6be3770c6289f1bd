import type { Catalogue } from './catalogue.ts';
import { recordsOf } from './dns/records.ts';
import type { Resolver } from './dns/resolver.ts';
import type { Discovery, HomePage, Operators } from './finding.ts';
import { identify } from './identify.ts';

/** What discovery needs of the outside, given by whoever lets it go out. */
export type Reaching = Readonly<{
  /** A resolver of its own for each domain, so that one hostile zone costs another nothing. */
  resolver: () => Resolver;
  /** Absent: no page is asked for. */
  homePage?: (domain: string) => Promise<HomePage>;
  catalogue: Catalogue;
  operators?: Operators;
  now: () => number;
}>;

/** Whom a domain depends on. Never throws for what a zone or a page holds: what could not be read is among the problems. */
export async function discover(domain: string, { resolver, homePage, catalogue, operators, now }: Reaching): Promise<Discovery> {
  const own = resolver();
  const [records, page] = await Promise.all([recordsOf(domain, own), homePage?.(domain)]);
  return identify(records, page, catalogue, operators, new Date(now()).toISOString());
}

/** Many domains, so many at a time; each is told as soon as it is known. */
export async function discoverMany(domains: Iterable<string>, reaching: Reaching, concurrency: number, told: (found: Discovery) => void): Promise<void> {
  const left = domains[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) told(await discover(next.value, reaching));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
