import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordsOf } from '../../src/discovery/dns/records.ts';
import { openResolver, type Resolver, type ResolverOptions } from '../../src/discovery/dns/resolver.ts';
import type { Records } from '../../src/discovery/finding.ts';
import type { Words } from '../../src/engine/quantity/quantity.ts';
import { type DnsServer, dnsServer, type Options, type Zones } from './dns-server.ts';

type Served = { zones: Zones; options?: Options; asking?: ResolverOptions };

async function served<T>({ zones, options, asking }: Served, use: (resolver: Resolver, server: DnsServer) => Promise<T>): Promise<T> {
  const server = await dnsServer(zones, options);
  try {
    return await use(openResolver({ servers: [server.address], ...asking }), server);
  } finally {
    await server.close();
  }
}

const records = (zones: Zones, more: Omit<Served, 'zones'> = {}): Promise<Records> =>
  served({ zones, ...more }, (resolver) => recordsOf('asso.example', resolver));
const told = (problems: readonly Words[], what: RegExp): boolean => problems.some(({ en }) => what.test(en));

/** Control characters, escapes and marks of direction or without width. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\[31m/;

const ORDINARY: Zones = {
  'asso.example': {
    MX: ['20 Backup.Host.example.', '10 mx.host.example'],
    NS: ['ns2.host.example', 'NS1.host.example'],
    SOA: 'ns1.host.example tech.host.example',
    TXT: ['v=spf1 include:_spf.host.example ip4:192.0.2.0/24 -all', 'google-site-verification=abc', 'été'],
    CAA: ['0 issue "letsencrypt.org"'],
    A: ['192.0.2.80'],
  },
  'mx.host.example': { A: ['192.0.2.25'], AAAA: ['2001:db8::25'] },
  'backup.host.example': { A: ['192.0.2.26'] },
  '_spf.host.example': { TXT: ['v=spf1 ip6:2001:db8::/32 -all'] },
  '_dmarc.asso.example': { TXT: ['v=DMARC1; p=none; rua=mailto:a@Reports.example!10m, mailto:b@other.example; ruf=mailto:c@reports.example'] },
  's1._domainkey.asso.example': { CNAME: 's1.domainkey.sender.example' },
  'mail._domainkey.asso.example': { TXT: [`v=DKIM1; k=rsa; p=${'M'.repeat(400)}`] },
  'k1._domainkey.asso.example': { TXT: ['v=DKIM1; p='] },
  'autodiscover.asso.example': { CNAME: 'settings.asso.example' },
  'settings.asso.example': { CNAME: 'autodiscover.host.example' },
  '_imaps._tcp.asso.example': { SRV: ['0 1 993 imap.host.example'] },
  '_submission._tcp.asso.example': { SRV: ['0 0 0 .'] },
  'www.asso.example': { CNAME: 'site.cdn.example' },
  'site.cdn.example': { CNAME: 'edge.cdn.example' },
  'edge.cdn.example': { A: ['198.51.100.7'] },
  'cloud.asso.example': { AAAA: ['2001:db8::1'] },
};

test('an ordinary domain is read whole, each record at its place', async () => {
  const { problems, txt, dkim, ...found } = await records(ORDINARY);
  assert.deepEqual(problems, []);
  assert.equal(txt.includes('été'), true, 'texts in UTF-8 are kept');
  assert.deepEqual(Object.keys(dkim).sort(), ['mail', 's1'], 'a key that was taken back does not count');
  assert.equal(dkim['s1'], 's1.domainkey.sender.example');
  assert.match(dkim['mail'] ?? '', /^v=DKIM1; k=rsa; p=M+…$/);
  assert.deepEqual(found, {
    domain: 'asso.example',
    exists: true,
    ns: ['ns1.host.example', 'ns2.host.example'],
    soa: 'ns1.host.example tech.host.example',
    mx: [
      { exchange: 'mx.host.example', priority: 10 },
      { exchange: 'backup.host.example', priority: 20 },
    ],
    spf: {
      record: 'v=spf1 include:_spf.host.example ip4:192.0.2.0/24 -all',
      includes: ['_spf.host.example'],
      addresses: ['2001:db8::/32', '192.0.2.0/24'],
      lookups: 1,
      problems: [],
    },
    dmarc: { record: ORDINARY['_dmarc.asso.example']?.TXT?.[0], reports: ['reports.example', 'other.example'] },
    autodiscover: { autodiscover: 'autodiscover.host.example', '_imaps._tcp': 'imap.host.example' },
    caa: ['issue letsencrypt.org'],
    names: {
      '@': { chain: [], addresses: ['192.0.2.80'] },
      www: { chain: ['site.cdn.example', 'edge.cdn.example'], addresses: ['198.51.100.7'] },
      cloud: { chain: [], addresses: ['2001:db8::1'] },
    },
    mxAddresses: { 'mx.host.example': ['192.0.2.25', '2001:db8::25'], 'backup.host.example': ['192.0.2.26'] },
    mxChains: { 'mx.host.example': [], 'backup.host.example': [] },
  });
});

test('nothing is asked twice for a domain, and another domain starts afresh', async () => {
  await served({ zones: ORDINARY }, async (resolver, server) => {
    await recordsOf('asso.example', resolver);
    const first = server.asked();
    assert.equal(new Set(first).size, first.length, 'a question came twice');
    assert.ok(first.length > 50 && first.length < 150, `${first.length} questions`);
    await Promise.all([resolver.mx('asso.example'), resolver.mx('ASSO.example.'), resolver.mx('asso.example')]);
    assert.equal(resolver.asked(), 1);
    assert.equal(resolver.renewed().asked(), 0);
  });
});

test('the DMARC of a domain below another is that of the organisation', async () => {
  const zones: Zones = { 'lists.asso.example': { A: ['192.0.2.1'] }, '_dmarc.asso.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:x@reports.example'] } };
  const { dmarc } = await served({ zones }, (resolver) => recordsOf('lists.asso.example', resolver));
  assert.deepEqual(dmarc.reports, ['reports.example']);
});

test('a domain that does not exist, one without mail, one that nobody answers for are three things', async () => {
  const absent = await records({});
  assert.deepEqual([absent.exists, told(absent.problems, /does not exist/)], [false, true]);
  const silent = await records({}, { options: { silent: ['asso.example'] }, asking: { timeout: 100, tries: 1 } });
  assert.deepEqual([silent.exists, told(silent.problems, /not known/), told(silent.problems, /MX asso\.example: no answer in time/)], [false, true, true]);
  const without = await records({ 'asso.example': { MX: ['0 .'], TXT: ['v=spf1 -all'] } });
  assert.deepEqual([without.exists, without.mx, told(without.problems, /receives no mail/)], [true, [{ exchange: '', priority: 0 }], true]);
});

const FAILURES: readonly (readonly [string, Options, ResolverOptions, RegExp])[] = [
  ['a server that fails', { servfail: ['x.example'] }, {}, /^MX x\.example: .*SERVFAIL/],
  ['a server that refuses', { refused: ['x.example'] }, {}, /REFUSED/],
  ['a server that says nothing', { silent: ['x.example'] }, { timeout: 100 }, /no answer in time/],
  ['a server slower than the wait', { delay: 1500 }, { timeout: 100, tries: 1 }, /no answer in time/],
  ['nobody at the address', {}, { servers: ['127.0.0.1:9'], timeout: 200 }, /can be reached|no answer in time/],
  ['more questions than allowed', {}, { queries: 0 }, /more than 0 questions/],
  ['more time than allowed', {}, { lasting: -1 }, /too slow/],
];

for (const [title, options, asking, expected] of FAILURES) {
  test(`${title}: told, never thrown`, async () => {
    const { values, state, problems } = await served({ zones: { 'x.example': { MX: ['1 mx.example'] } }, options, asking }, (resolver) =>
      resolver.mx('x.example'),
    );
    assert.deepEqual([values, state, problems.length], [[], 'failed', 1]);
    assert.match(problems[0]?.en ?? '', expected);
  });
}

test('a resolver is asked no more than twenty questions at once', async () => {
  await served({ zones: {}, options: { delay: 60 } }, async (resolver) => {
    const from = performance.now();
    const all = await Promise.all(Array.from({ length: 61 }, (_, i) => resolver.a(`n${i}.example`)));
    assert.ok(all.every(({ state }) => state === 'absent'));
    assert.ok(performance.now() - from > 3.5 * 60, 'four rounds of waiting');
  });
});

test('names that cannot exist are not asked', async () => {
  await served({ zones: {} }, async (resolver, server) => {
    for (const name of ['', 'a..example', `${'a'.repeat(64)}.example`, 'a b.example', 'é.example', 'a\u0000b.example/', `${'a.'.repeat(130)}example`])
      assert.equal((await resolver.a(name)).state, name === 'a\u0000b.example' ? 'absent' : 'failed', name);
    assert.equal(server.queries(), 0);
  });
});

const NAME_OF_253 = [63, 63, 63, 61].map((length) => 'a'.repeat(length)).join('.');

test('a zone of ten thousand records is read in part, and that is said', async () => {
  const many = (line: (i: number) => string): string[] => Array.from({ length: 10_000 }, (_, i) => line(i));
  const found = await records({
    'asso.example': {
      MX: many((i) => `${i} mx${i}.example`),
      TXT: many((i) => `text ${i}`),
      NS: many((i) => `ns${i}.example`),
      A: many((i) => `10.0.${i >> 8}.${i & 255}`),
    },
  });
  assert.deepEqual([found.mx.length, found.txt.length, found.ns.length, found.names['@']?.addresses.length], [100, 100, 100, 100]);
  assert.equal(Object.keys(found.mxAddresses).length, 10);
  for (const kind of ['MX', 'TXT', 'NS', 'A']) assert.ok(told(found.problems, new RegExp(`^${kind} asso.example: \\d+ records, only the first 100`)), kind);
  assert.ok(told(found.problems, /more than 10 mail servers/));
});

test('a text of 64 kB is cut, and that is said', async () => {
  const { txt, problems } = await records({ 'asso.example': { TXT: ['é'.repeat(32_000)] } });
  assert.equal(txt[0]?.length, 2000);
  assert.ok(told(problems, /cut to 2000/));
});

test('nothing that acts on a terminal or turns a line round comes out of a record', async () => {
  const nasty = 'a\u001b[31mred\u001b]0;title\u0007\u202egnol\u2066\u200b\u0000\r\nnext\u009b1m\ufeff';
  const name = 'x\u001b[31my.example';
  const found = await records({
    'asso.example': {
      TXT: [nasty, `v=spf1 include:${nasty} ip4:${nasty} -all`],
      MX: [`1 ${name}`],
      NS: [name],
      CAA: [`0 issue "${nasty}"`],
      SOA: `${name} ${name}`,
    },
    'www.asso.example': { CNAME: name },
    'default._domainkey.asso.example': { TXT: [`p=${nasty}`] },
    '_dmarc.asso.example': { TXT: [`v=DMARC1; rua=mailto:a@${nasty}`] },
  });
  assert.equal(found.txt[0], 'aredgnol next1m');
  const texts: string[] = [];
  JSON.stringify(found, (key, value: unknown) => {
    texts.push(key, ...(typeof value === 'string' ? [value] : []));
    return value;
  });
  assert.ok(texts.length > 50);
  for (const text of texts) assert.doesNotMatch(text.replaceAll('x\\027[31my.example', ''), UNSEEN);
});

test('CNAME that go round, and chains without end, are left where they are', async () => {
  const chain = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}.example`, { CNAME: `c${i + 1}.example` }]));
  const { names, problems } = await records({
    ...chain,
    'asso.example': { A: ['192.0.2.1'] },
    'www.asso.example': { CNAME: 'loop.example' },
    'loop.example': { CNAME: 'www.asso.example' },
    'blog.asso.example': { CNAME: 'c0.example' },
    'wiki.asso.example': { CNAME: NAME_OF_253 },
    [NAME_OF_253]: { A: ['192.0.2.9'] },
  });
  assert.deepEqual(names['www'], { chain: ['loop.example'], addresses: [] });
  assert.equal(names['blog']?.chain.length, 8);
  assert.deepEqual(names['wiki'], { chain: [NAME_OF_253], addresses: ['192.0.2.9'] });
  assert.ok(told(problems, /www\.asso\.example: the CNAME go round/) && told(problems, /blog\.asso\.example: more than 8 CNAME/));
});

for (const [title, wildcard] of [
  ['a text', { TXT: ['v=DKIM1; p=abc'] }],
  ['a CNAME', { CNAME: 'elsewhere.example' }],
] as const) {
  test(`where any selector gives ${title}, DKIM tells nothing, and that is said`, async () => {
    const { dkim, problems } = await records({ 'asso.example': { A: ['192.0.2.1'] }, '*._domainkey.asso.example': wildcard });
    assert.deepEqual(dkim, {});
    assert.ok(told(problems, /DKIM: a random selector/));
  });
}

test('names that only a wildcard answers are not taken for services', async () => {
  const { names, autodiscover, problems } = await records({
    'asso.example': { A: ['192.0.2.1'] },
    '*.asso.example': { CNAME: 'parking.example' },
    'parking.example': { A: ['192.0.2.2'] },
    'cloud.asso.example': { CNAME: 'real.example' },
  });
  assert.deepEqual([Object.keys(names).sort(), autodiscover], [['@', 'cloud', 'www'], {}]);
  assert.ok(told(problems, /a random name answers too/));
});

test('a hostile zone never costs more questions than the bound, and what matters most is read before', async () => {
  const letters = [...'abcdefghij'];
  const zones: Zones = {
    ...ORDINARY,
    ...Object.fromEntries(letters.map((letter) => [`${letter}.example`, { CNAME: `${letter}${letter}.example` }])),
    'asso.example': { ...ORDINARY['asso.example'], MX: letters.map((letter) => `1 ${letter}.example`) },
  };
  await served({ zones, asking: { queries: 40 } }, async (resolver, server) => {
    const found = await recordsOf('asso.example', resolver);
    assert.equal(server.queries(), 40);
    assert.ok(told(found.problems, /more than 40 questions/));
    assert.deepEqual([found.spf.includes, found.mx.length], [['_spf.host.example'], 10]);
  });
});

test('many failures are told in a few lines', async () => {
  const { problems } = await records(ORDINARY, {
    options: { servfail: [...'wiki blog shop git don chat'.split(' ')].map((label) => `${label}.asso.example`) },
  });
  assert.equal(problems.length, 6);
  const all = await records({ 'asso.example': { A: ['192.0.2.1'] } }, { asking: { queries: 20, timeout: 100, tries: 1 } });
  assert.ok(all.problems.length <= 21);
});

test('a problem has French with its typography', async () => {
  const { problems } = await records({ 'asso.example': { MX: ['0 .'] } }, { asking: { queries: 6 } });
  assert.ok(problems.length > 1);
  for (const { fr, en } of problems) {
    assert.notEqual(fr, en);
    assert.doesNotMatch(fr, / [:;?!»]|« |'/);
  }
});
