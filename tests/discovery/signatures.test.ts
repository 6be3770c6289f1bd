import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Papa from 'papaparse';
import { readCatalogue } from '../../src/discovery/catalogue.ts';
import { discoverMany } from '../../src/discovery/discover.ts';
import { openResolver } from '../../src/discovery/dns/resolver.ts';
import type { Discovery, HomePage } from '../../src/discovery/finding.ts';
import { readPage } from '../../src/discovery/page/html.ts';
import { DATA_FOLDER } from '../../src/facts/load.ts';
import { dnsServer, type Zone } from './dns-server.ts';

/** Every row of the catalogue, met in a zone or a page where it would be: a row that no discovery can reach is a promise to a volunteer not kept. */

type Row = Readonly<Record<string, string>>;
type Case = Readonly<{ row: string; provider: string; zone: Zone; below?: Readonly<Record<string, Zone>>; page?: (domain: string) => string; asn?: number }>;

const { catalogue } = readCatalogue(DATA_FOLDER);
const rowsOf = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(DATA_FOLDER, 'signatures', `${name}.csv`), 'utf8'), { header: true, skipEmptyLines: true }).data;
/** A real name that ends so. */
const named = (suffix = ''): string => `x1.${suffix.replaceAll('#', '7')}`;
/** An MX under the name of the domain: the other records must tell. */
const own = (domain: string): Zone => ({ NS: ['ns.nobody.example'], MX: [`10 mx.${domain}`] });

const CASES: Readonly<Record<string, (row: Row, domain: string) => Omit<Case, 'row' | 'provider'>>> = {
  mx: ({ suffix }) => ({ zone: { NS: ['ns.nobody.example'], MX: [`10 ${named(suffix)}`] } }),
  spf: ({ suffix }, domain) => ({ zone: { ...own(domain), TXT: [`v=spf1 include:${named(suffix)} -all`] } }),
  ns: ({ suffix }) => ({ zone: { NS: [named(suffix)] } }),
  cname: ({ suffix }) => ({ zone: { NS: ['ns.nobody.example'] }, below: { cloud: { CNAME: named(suffix) } } }),
  autodiscover: ({ suffix }, domain) => ({ zone: own(domain), below: { autodiscover: { CNAME: named(suffix) } } }),
  dkim: ({ selector, target }, domain) => ({
    zone: own(domain),
    below: target ? { 's1._domainkey': { CNAME: named(target) } } : { [`${selector}._domainkey`]: { TXT: ['v=DKIM1; k=rsa; p=MIIBIjANBg'] } },
  }),
  txt: ({ prefix }) => ({ zone: { NS: ['ns.nobody.example'], TXT: [`${prefix}0a1b2c3d`] } }),
  hosts: ({ suffix = '' }) => ({
    zone: { NS: ['ns.nobody.example'] },
    page: () => `<script src="https://${suffix.includes('/') ? suffix : named(suffix)}?v=1"></script>`,
  }),
  generators: ({ pattern }) => ({
    zone: { NS: ['ns.nobody.example'] },
    page: () => `<meta name="generator" content="${pattern?.replaceAll('&', '&amp;')} 5.1">`,
  }),
  operators: ({ asn }) => ({ zone: { NS: ['ns.nobody.example'], A: ['203.0.113.7'] }, asn: Number(asn) }),
};

const cases = new Map<string, Case>();
for (const [table, make] of Object.entries(CASES))
  for (const [i, row] of rowsOf(table).entries()) {
    const domain = `${table}-${i}.example`;
    cases.set(domain, { row: `signatures/${table}.csv:${i + 2} ${Object.values(row).join(',')}`, provider: row['provider'] ?? '', ...make(row, domain) });
  }

const found = new Map<string, Discovery>();
let dns: Awaited<ReturnType<typeof dnsServer>>;
before(async () => {
  const zones = [...cases].flatMap(([domain, { zone, below = {} }]) => [
    [domain, zone] as const,
    ...Object.entries(below).map(([label, one]) => [`${label}.${domain}`, one] as const),
  ]);
  dns = await dnsServer(Object.fromEntries(zones));
  const homePage = async (domain: string): Promise<HomePage> => {
    const { thirds, generator } = readPage(cases.get(domain)?.page?.(domain) ?? '', `https://${domain}/`, [domain]);
    return { url: `https://${domain}/`, redirects: [], server: '', poweredBy: '', issuer: '', generator, thirds, problems: [] };
  };
  const told = (one: Discovery): void => void found.set(one.domain, one);
  const reaching = { catalogue, resolver: () => openResolver({ servers: [dns.address] }), homePage, now: () => 0 };
  const [plain, networks] = [[...cases.keys()].filter((one) => !cases.get(one)?.asn), [...cases].filter(([, { asn }]) => asn)];
  await discoverMany(plain, reaching, 16, told);
  for (const [domain, { asn = 0 }] of networks)
    await discoverMany([domain], { ...reaching, operators: { operatorOf: () => ({ asn, name: 'a network' }) } }, 1, told);
});
after(() => dns.close());

test('there is a case for each of the signatures', () => assert.ok(cases.size > 1500, `${cases.size}`));

for (const table of Object.keys(CASES))
  test(`every row of ${table}.csv is recognised where it would be met`, () => {
    const missed = [...cases].flatMap(([domain, { row, provider }]) => {
      if (!domain.startsWith(`${table}-`)) return [];
      const one = found.get(domain);
      const seen = [one?.mail.provider, one?.mail.gateway, ...(one?.services.map((service) => service.provider) ?? [])];
      // Software that anyone may run has no provider: its name must be there.
      const told =
        provider === '' ? one?.services.some(({ evidence }) => evidence.some(({ line }) => line.startsWith('generator: '))) : seen.includes(provider);
      return told ? [] : [`${row}: found ${seen.filter(Boolean).join(' ') || 'nobody'}; ${one?.problems.map(({ en }) => en).join('; ')}`];
    });
    assert.deepEqual(missed, []);
  });
