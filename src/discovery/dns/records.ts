import { randomBytes } from 'node:crypto';
import { parse } from 'tldts';
import type { Words } from '../../engine/quantity/quantity.ts';
import type { Records } from '../finding.ts';
import { cleanName } from './clean.ts';
import { dkimOf } from './dkim.ts';
import { type Led, ledBy, namesOf } from './names.ts';
import type { Answer, Mx, Resolver } from './resolver.ts';
import { spfOf } from './spf.ts';
import { words } from './words.ts';

const MOST_MX = 10;
const MOST_PROBLEMS = 20;
/** Where programs of mail look for their settings. */
const SETTINGS = ['autodiscover', 'autoconfig'];
const SETTINGS_SRV = ['_autodiscover._tcp', '_imaps._tcp', '_submission._tcp'];

const NOTHING = {
  ns: [],
  soa: '',
  mx: [],
  txt: [],
  spf: { record: '', includes: [], addresses: [], lookups: 0, problems: [] },
  dmarc: { record: '', reports: [] },
  dkim: {},
  autodiscover: {},
  caa: [],
  names: {},
  mxAddresses: {},
  mxChains: {},
} as const satisfies Omit<Records, 'domain' | 'exists' | 'problems'>;

type Told<T> = Readonly<{ value: T; problems: readonly Words[] }>;

/** Each problem once, and no more than can be read. */
function bounded(problems: readonly Words[]): Words[] {
  const each = [...new Map(problems.map((problem) => [problem.fr, problem])).values()];
  return each.length <= MOST_PROBLEMS ? each : [...each.slice(0, MOST_PROBLEMS), words.others(each.length - MOST_PROBLEMS)];
}

/** Domains that receive the reports of a DMARC record. */
function reportsOf(record: string): string[] {
  const lists = [...record.matchAll(/(?:^|;)\s*(?:rua|ruf)\s*=\s*([^;]*)/gi)].map(([, list = '']) => list);
  const domains = lists.join(',').matchAll(/mailto:[^@,\s]*@([a-z0-9._-]+)/gi);
  return [...new Set([...domains].map(([, domain = '']) => cleanName(domain)))];
}

/** The DMARC of a domain, or else that of the organisation above it, as the rule has it. */
async function dmarcOf(domain: string, resolver: Resolver): Promise<Told<Records['dmarc']>> {
  const problems: Words[] = [];
  for (const name of new Set([domain, parse(domain, { allowPrivateDomains: true }).domain ?? domain])) {
    const answer = await resolver.txt(`_dmarc.${name}`);
    problems.push(...answer.problems);
    const records = answer.values.filter((text) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(text));
    if (records.length > 1) problems.push(words.twoDmarc);
    if (records[0] !== undefined) return { value: { record: records[0], reports: reportsOf(records[0]) }, problems };
  }
  return { value: NOTHING.dmarc, problems };
}

/** What `autodiscover` and its like point to: the first name outside the domain, since that one says who serves. */
async function settingsOf(domain: string, any: Led, resolver: Resolver): Promise<Told<Records['autodiscover']>> {
  const outside = (name: string): boolean => name !== domain && !name.endsWith(`.${domain}`);
  const names = SETTINGS.map(async (label) => {
    const { chain, problems } = await ledBy(`${label}.${domain}`, resolver);
    return { label, target: chain[0] === any.chain[0] ? undefined : (chain.find(outside) ?? chain.at(-1)), problems };
  });
  const services = SETTINGS_SRV.map(async (label) => {
    const { values, problems } = await resolver.srv(`${label}.${domain}`);
    return { label, target: values.find(({ target }) => target !== '')?.target, problems };
  });
  const all = await Promise.all([...names, ...services]);
  return {
    value: Object.fromEntries(all.flatMap(({ label, target }) => (target === undefined ? [] : [[label, target]]))),
    problems: all.flatMap(({ problems }) => problems),
  };
}

async function exchangesOf(mx: readonly Mx[], resolver: Resolver): Promise<Told<Pick<Records, 'mxAddresses' | 'mxChains'>>> {
  const hosts = [...new Set(mx.map(({ exchange }) => exchange))];
  const all = await Promise.all(hosts.slice(0, MOST_MX).map(async (host) => [host, await ledBy(host, resolver)] as const));
  return {
    value: {
      mxAddresses: Object.fromEntries(all.map(([host, { addresses }]) => [host, addresses])),
      mxChains: Object.fromEntries(all.map(([host, { chain }]) => [host, chain])),
    },
    problems: [...all.flatMap(([, { problems }]) => problems), ...(hosts.length > MOST_MX ? [words.manyMx(MOST_MX)] : [])],
  };
}

/** All that the DNS says of a domain. What tells most is asked first, so that a bound that is reached costs the rest. */
export async function recordsOf(typed: string, opened: Resolver): Promise<Records> {
  const domain = cleanName(typed);
  const resolver = opened.renewed();
  const base = await Promise.all([resolver.mx(domain), resolver.ns(domain), resolver.soa(domain), resolver.txt(domain), resolver.caa(domain)]);
  const [mx, ns, soa, txt, caa] = base;
  const met = base.flatMap(({ problems }) => problems);
  const states = new Set(base.map(({ state }: Answer<unknown>) => state));
  const exists = states.has('found') || states.has('empty');
  if (!exists) {
    const why = states.has('absent') ? words.absent(domain) : words.noAnswer;
    return { ...NOTHING, domain, exists, problems: bounded([why, ...met]) };
  }

  // RFC 7505: a domain without mail has one MX, and it is the root.
  const exchanges = mx.values.filter(({ exchange }) => exchange !== '');
  const [spf, dmarc, mail] = await Promise.all([spfOf(domain, resolver), dmarcOf(domain, resolver), exchangesOf(exchanges, resolver)]);
  const any = await ledBy(`x${randomBytes(8).toString('hex')}.${domain}`, resolver);
  const settings = await settingsOf(domain, any, resolver);
  const names = await namesOf(domain, any, resolver);
  const dkim = await dkimOf(domain, resolver);

  const before = new Set(met.map(({ fr }) => fr));
  const problems = [
    ...(mx.values.length > exchanges.length && exchanges.length === 0 ? [words.nullMx] : []),
    ...(any.chain.length > 0 || any.addresses.length > 0 ? [words.nameWildcard] : []),
    ...[met, dmarc.problems, mail.problems, any.problems, settings.problems, names.problems, dkim.problems].flat(),
  ];
  return {
    domain,
    exists,
    ns: ns.values,
    soa: soa.values[0] ?? '',
    // One that says « no mail » is kept: it is not the same as none.
    mx: exchanges.length > 0 ? exchanges : mx.values,
    txt: txt.values,
    spf: { ...spf, problems: spf.problems.filter(({ fr }) => !before.has(fr)) },
    dmarc: dmarc.value,
    dkim: dkim.dkim,
    autodiscover: settings.value,
    caa: caa.values,
    names: names.names,
    ...mail.value,
    problems: bounded(problems),
  };
}
