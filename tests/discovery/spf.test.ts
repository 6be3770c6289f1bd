import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openResolver } from '../../src/discovery/dns/resolver.ts';
import { spfOf } from '../../src/discovery/dns/spf.ts';
import { dnsServer, type Options } from './dns-server.ts';

/** SPF records by domain, read for `asso.example`; what is expected of them, problems by a pattern each, in order. */
type Case = Readonly<{
  title: string;
  spf: Readonly<Record<string, string | readonly string[]>>;
  includes?: readonly string[];
  addresses?: readonly string[];
  lookups: number;
  problems?: readonly RegExp[];
  options?: Options;
}>;

const A = 'asso.example';
const LONG = Array.from({ length: 12 }, (_, i) => `i${i}.example`);

const CASES: readonly Case[] = [
  { title: 'a domain without SPF is not a problem', spf: { [A]: ['hello'] }, lookups: 0 },
  { title: 'a record that says nothing leads nowhere', spf: { [A]: 'v=spf1' }, lookups: 0 },
  { title: 'a record of another version is not SPF', spf: { [A]: 'v=spf10 include:x.example' }, lookups: 0 },
  {
    title: 'addresses and blocks are kept, those that are none are told',
    spf: { [A]: 'V=SPF1  ip4:192.0.2.1 IP4:192.0.2.0/24 ip6:2001:DB8::/32 ip4:192.0.2.1.5 ip4:192.0.2.0/33 ip6:192.0.2.1 ip6:::/129 ipv4:192.0.2.1 -all' },
    addresses: ['192.0.2.1', '192.0.2.0/24', '2001:db8::/32'],
    lookups: 0,
    problems: [/ip4:192\.0\.2\.1\.5.*not understood/, /ip4:192\.0\.2\.0\/33/, /ip6:192\.0\.2\.1/, /ip6:::\/129/, /ipv4:/],
  },
  {
    title: 'include is followed, and what it includes',
    spf: {
      [A]: 'v=spf1 include:One.example. ~all',
      'one.example': 'v=spf1 include:two.example ?include:three.example ip4:192.0.2.1',
      'two.example': 'v=spf1 ip4:192.0.2.2',
      'three.example': 'v=spf1',
    },
    includes: ['one.example', 'two.example', 'three.example'],
    addresses: ['192.0.2.2', '192.0.2.1'],
    lookups: 3,
  },
  {
    title: 'a and mx count, and name a domain where they bear one',
    spf: { [A]: 'v=spf1 a mx a/24 a:web.example/24//64 mx:mail.example -all' },
    includes: ['web.example', 'mail.example'],
    lookups: 5,
  },
  {
    title: 'redirect is followed, wherever it is written',
    spf: { [A]: 'v=spf1 redirect=one.example ip4:192.0.2.1', 'one.example': 'v=spf1 ip4:192.0.2.2 -all' },
    includes: ['one.example'],
    addresses: ['192.0.2.1', '192.0.2.2'],
    lookups: 1,
  },
  {
    title: 'what comes after all does not count',
    spf: { [A]: 'v=spf1 -all include:one.example redirect=two.example' },
    lookups: 0,
    problems: [/include:one\.example.*after/, /redirect=two\.example.*after/],
  },
  {
    title: 'a second redirect is told',
    spf: { [A]: 'v=spf1 redirect=one.example redirect=two.example', 'one.example': 'v=spf1 -all' },
    includes: ['one.example'],
    lookups: 1,
    problems: [/redirects twice/],
  },
  {
    title: 'other modifiers are let be',
    spf: { [A]: 'v=spf1 exp=explain.example ra=postmaster foo=bar -all' },
    lookups: 0,
  },
  {
    title: 'exists is noted',
    spf: { [A]: 'v=spf1 exists:list.example exists:%{i}._spf.crm.example -all' },
    includes: ['list.example', '_spf.crm.example'],
    lookups: 2,
    problems: [/known to list\.example alone/, /%\{i\}.*depends on each message/, /known to _spf\.crm\.example alone/],
  },
  {
    title: 'the trivial macro is expanded, others leave the end of the name',
    spf: {
      [A]: 'v=spf1 include:%{d}.one.example include:%{ir}.%{v}.%{d}.spf.gate.example include:%{d2} include:%{l}',
      'asso.example.one.example': 'v=spf1 ip4:192.0.2.1',
    },
    includes: ['asso.example.one.example', 'spf.gate.example'],
    addresses: ['192.0.2.1'],
    lookups: 4,
    problems: [/%\{ir\}/, /%\{d2\}/, /%\{l\}/],
  },
  {
    title: 'inside an include, the macro is the domain included',
    spf: { [A]: 'v=spf1 include:one.example', 'one.example': 'v=spf1 include:in.%{d}', 'in.one.example': 'v=spf1 ip4:192.0.2.1' },
    includes: ['one.example', 'in.one.example'],
    addresses: ['192.0.2.1'],
    lookups: 2,
  },
  {
    title: 'ten questions are followed, the eleventh is told and still named',
    spf: {
      [A]: `v=spf1 ${LONG.map((name) => `include:${name}`).join(' ')} -all`,
      ...Object.fromEntries(LONG.map((name, i) => [name, `v=spf1 ip4:192.0.2.${i}`])),
    },
    includes: LONG,
    addresses: LONG.slice(0, 10).map((_, i) => `192.0.2.${i}`),
    lookups: 10,
    problems: [/more than 10 questions/],
  },
  {
    title: 'a tree that doubles at each step stops at ten',
    spf: {
      [A]: 'v=spf1 include:i0.example',
      ...Object.fromEntries(LONG.map((name, i) => [name, `v=spf1 include:i${i + 1}.example include:i${i + 1}.example`])),
    },
    includes: LONG.slice(0, 11),
    lookups: 10,
    problems: [/more than 10 questions/],
  },
  {
    title: 'a domain that includes itself is told',
    spf: { [A]: 'v=spf1 include:asso.example ip4:192.0.2.1' },
    addresses: ['192.0.2.1'],
    lookups: 1,
    problems: [/asso\.example leads back/],
  },
  {
    title: 'a circle of three is told',
    spf: { [A]: 'v=spf1 include:one.example', 'one.example': 'v=spf1 redirect=two.example', 'two.example': 'v=spf1 include:asso.example include:one.example' },
    includes: ['one.example', 'two.example'],
    lookups: 4,
    problems: [/asso\.example leads back/, /one\.example leads back/],
  },
  {
    title: 'the same include from two sides is no circle',
    spf: { [A]: 'v=spf1 include:one.example include:two.example', 'one.example': 'v=spf1 include:two.example', 'two.example': 'v=spf1 ip4:192.0.2.1' },
    includes: ['one.example', 'two.example'],
    addresses: ['192.0.2.1'],
    lookups: 3,
  },
  {
    title: 'two records are told, and both read',
    spf: { [A]: ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 ip4:192.0.2.2 -all'] },
    addresses: ['192.0.2.1', '192.0.2.2'],
    lookups: 0,
    problems: [/asso\.example has 2/],
  },
  {
    title: 'an include without SPF is told',
    spf: { [A]: 'v=spf1 include:gone.example -all' },
    includes: ['gone.example'],
    lookups: 1,
    problems: [/gone\.example is named in it, but has no SPF/],
  },
  {
    title: 'an include that is not answered is told, and not said to be without SPF',
    spf: { [A]: 'v=spf1 include:broken.example -all' },
    includes: ['broken.example'],
    lookups: 1,
    problems: [/TXT broken\.example: .*SERVFAIL/],
    options: { servfail: ['broken.example'] },
  },
  {
    title: 'what is forbidden is not kept',
    spf: { [A]: 'v=spf1 -ip4:192.0.2.1 -include:one.example +ip4:192.0.2.2 -all' },
    addresses: ['192.0.2.2'],
    lookups: 1,
    problems: [/-ip4.*forbids/, /-include.*forbids/],
  },
  {
    title: 'ptr and words that are none are told',
    spf: { [A]: 'v=spf1 ptr include: include:bad..name include:single foo:bar é all:x -all' },
    lookups: 1,
    problems: [/ptr/, /“include:”/, /bad\.\.name/, /single/, /foo:bar/, /“é”/, /all:x/],
  },
  {
    title: 'problems of a record full of them are bounded',
    spf: { [A]: `v=spf1 ${Array.from({ length: 200 }, (_, i) => `x${i}`).join(' ')}` },
    lookups: 0,
    problems: Array.from({ length: 20 }, () => /not understood/),
  },
];

for (const { title, spf, includes = [], addresses = [], lookups, problems = [], options } of CASES) {
  test(title, async () => {
    const zones = Object.fromEntries(Object.entries(spf).map(([name, texts]) => [name, { TXT: typeof texts === 'string' ? [texts] : texts }]));
    const server = await dnsServer(zones, options);
    try {
      const found = await spfOf(A, openResolver({ servers: [server.address] }));
      const shown = found.problems.map(({ en }) => en);
      assert.deepEqual({ includes: found.includes, addresses: found.addresses, lookups: found.lookups }, { includes, addresses, lookups }, shown.join('\n'));
      assert.equal(shown.length, problems.length, shown.join('\n'));
      problems.forEach((problem, i) => {
        assert.match(shown[i] ?? '', problem);
      });
      assert.ok(server.queries() <= 11, 'a zone makes us ask more than the rule');
    } finally {
      await server.close();
    }
  });
}
