import type { Words } from '../../engine/quantity/quantity.ts';
import type { Records } from '../finding.ts';
import type { Resolver } from './resolver.ts';
import { words } from './words.ts';

/** Names that organisations customarily give to what they use, and where each of them leads. */

/** What is looked for under a domain; `@` is the domain itself. */
const CUSTOMARY =
  'www webmail mail imap smtp cloud nextcloud drive visio meet chat forum intranet extranet gitlab git boutique shop don dons newsletter wiki agenda blog'.split(
    ' ',
  );
const MOST_CNAME = 8;

export type Led = Readonly<{ chain: readonly string[]; addresses: readonly string[]; problems: readonly Words[] }>;

/** Addresses of a host, both kinds. */
async function addressesOf(host: string, resolver: Resolver): Promise<Omit<Led, 'chain'>> {
  const both = await Promise.all([resolver.a(host), resolver.aaaa(host)]);
  return { addresses: both.flatMap(({ values }) => values), problems: both.flatMap(({ problems }) => problems) };
}

/** Where a name leads: CNAME after CNAME, then the addresses. */
export async function ledBy(name: string, resolver: Resolver): Promise<Led> {
  const chain: string[] = [];
  const problems: Words[] = [];
  let at = name;
  for (;;) {
    const { values, state, problems: met } = await resolver.cname(at);
    problems.push(...met);
    if (state === 'absent' || state === 'failed') return { chain, addresses: [], problems };
    const next = values[0];
    if (next === undefined) break;
    if (next === name || chain.includes(next)) return { chain, addresses: [], problems: [...problems, words.chainLoop(name)] };
    if (chain.length === MOST_CNAME) return { chain, addresses: [], problems: [...problems, words.chainLong(name, MOST_CNAME)] };
    chain.push(next);
    at = next;
  }
  const { addresses, problems: met } = await addressesOf(at, resolver);
  return { chain, addresses, problems: [...problems, ...met] };
}

/** Two names that lead to the same: at the first CNAME, since addresses behind it may turn. */
function sameEnd(one: Led, other: Led): boolean {
  if (one.chain.length > 0 || other.chain.length > 0) return one.chain[0] === other.chain[0];
  return one.addresses.join() === other.addresses.join();
}

type Names = Readonly<{ names: Records['names']; problems: readonly Words[] }>;

/** The customary names of a domain that exist for themselves; `any` is where a name that nobody chose leads. */
export async function namesOf(domain: string, any: Led, resolver: Resolver): Promise<Names> {
  const problems: Words[] = [];
  const names: Record<string, Readonly<{ chain: readonly string[]; addresses: readonly string[] }>> = {};
  const all = await Promise.all([
    addressesOf(domain, resolver).then((led) => ['@', { chain: [], ...led }] as const),
    ...CUSTOMARY.map(async (label) => [label, await ledBy(`${label}.${domain}`, resolver)] as const),
  ]);
  for (const [label, led] of all) {
    problems.push(...led.problems);
    const exists = led.chain.length > 0 || led.addresses.length > 0;
    // The site is at www whether or not it was written down for itself.
    if (exists && (label === '@' || label === 'www' || !sameEnd(led, any))) names[label] = { chain: led.chain, addresses: led.addresses };
  }
  return { names, problems };
}
