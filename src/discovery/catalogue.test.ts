import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../directory/actor.ts';
import { DIRECTORY_KINDS, readCatalogue } from './catalogue.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const { catalogue, flaws } = readCatalogue(DATA);

test('the catalogue has no flaw', () => assert.deepEqual(flaws, []));

test('kinds that stand for an alternative are those of the directory', () => {
  for (const kind of DIRECTORY_KINDS) assert.ok((KINDS as readonly string[]).includes(kind), kind);
  for (const id of catalogue.providers.keys()) assert.ok(!(KINDS as readonly string[]).includes(id), `${id} is both a provider and a kind`);
});

test('whoever is controlled from a country is under its laws, and nobody else is under the Swiss or the Chinese one', () => {
  const reached: readonly (readonly [law: string, countries: readonly string[]])[] = [
    ['cloud-act', ['US']],
    ['fisa-702', ['US']],
    ['gdpr', ['FR', 'DE', 'NL', 'BE', 'IT', 'NO']],
    ['ch-fadp', ['CH']],
    ['cn-intelligence', ['CN']],
  ];
  for (const { id, control, laws } of catalogue.providers.values()) {
    for (const [law, countries] of reached) if (countries.includes(control)) assert.ok(laws.includes(law), `${id}: ${law}`);
    if (control !== 'CH') assert.ok(!laws.includes('ch-fadp'), id);
    if (control !== 'CN') assert.ok(!laws.includes('cn-intelligence'), id);
  }
});

test('what was checked says at which address, and what was not says that it is to be', () => {
  for (const { id, checked, source } of catalogue.providers.values())
    if (checked) assert.match(source, /^https?:\/\//, id);
    else assert.match(source, /à vérifier/, id);
  assert.equal(catalogue.provider('deuxfleurs')?.checked, true);
  assert.equal(catalogue.provider('deuxfleurs')?.position, 'home');
  assert.equal(catalogue.provider('runbox')?.control, 'NO', 'Norway is not a denial');
});

for (const [host, provider, kind] of [
  ['ALT1.ASPMX.L.GOOGLE.COM.', 'google', 'mail'],
  ['mon-asso-fr.mail.protection.outlook.com', 'microsoft', 'mail'],
  ['mx1.mail.ovh.net', 'ovhcloud', 'mail'],
  ['spool.mail.gandi.net', 'gandi', 'mail'],
  ['mx00.ionos.fr', 'ionos', 'mail'],
  ['mta-gw.infomaniak.ch', 'infomaniak', 'mail'],
  ['mail.protonmail.ch', 'proton', 'mail'],
  ['mx2.zoho.eu', 'zoho', 'mail'],
  ['in1-smtp.messagingengine.com', 'fastmail', 'mail'],
  ['mx1-eu1.ppe-hosted.com', 'proofpoint', 'gateway'],
  ['mxb.relay.renater.fr', 'renater', 'gateway'],
  ['mx1.partage.renater.fr', 'renater', 'mail'],
] as const) {
  test(`the MX ${host} is known`, () => assert.deepEqual(catalogue.mxOf(host), { provider, kind }));
}

for (const host of [
  'notgoogle.com',
  'xaspmx.l.google.com',
  'aspmx.l.google.com.example.org',
  'vps-1234.vps.ovh.net',
  'net',
  '',
  '..',
  `${'a.'.repeat(200)}infomaniak.ch`,
])
  test(`the MX “${host.slice(0, 40)}” is nobody’s`, () => assert.equal(catalogue.mxOf(host), undefined));

test('the longest suffix tells: a mail server of a host is not one of its sites', () => {
  assert.equal(catalogue.cnameOf('cluster030.hosting.ovh.net')?.kind, 'web');
  assert.equal(catalogue.cnameOf('zimbra1.mail.ovh.net')?.kind, 'mail');
});

test('a number within a name is any number, and a letter is not', () => {
  assert.equal(catalogue.nsOf('ns-1234.awsdns-07.co.uk')?.provider, 'amazon-aws');
  assert.equal(catalogue.nsOf('ns-1234.awsdns-x.co.uk'), undefined);
});

for (const [what, found, provider] of [
  ['an SPF include', catalogue.spfOf('_spf.google.com'), 'google'],
  ['an SPF of newsletters', catalogue.spfOf('spf.brevo.com'), 'brevo'],
  ['a name server', catalogue.nsOf('dns12.ovh.net'), 'ovhcloud'],
  ['an autodiscover', catalogue.autodiscoverOf('autodiscover.outlook.com'), 'microsoft'],
  ['a DKIM key, by where it points to', catalogue.dkimOf('selector1', 'selector1-asso-fr._domainkey.asso.onmicrosoft.com'), 'microsoft'],
  ['a DKIM key, by its selector', catalogue.dkimOf('Google', 'v=DKIM1; k=rsa; p=MIIB'), 'google'],
  ['where a DKIM key points to, before its selector', catalogue.dkimOf('google', 's1.domainkey.u123.wl.sendgrid.net'), 'sendgrid'],
  ['a token', catalogue.txtOf('MS=ms12345678'), 'microsoft'],
  ['a token with a name', catalogue.txtOf('Brevo-code:0123456789abcdef'), 'brevo'],
  ['a network', catalogue.operatorOf(16276), 'ovhcloud'],
  ['a network of nobody known', catalogue.operatorOf(64_512), undefined],
  ['a token of nobody known', catalogue.txtOf('v=spf1 -all'), undefined],
  ['a selector that many use', catalogue.dkimOf('default', 'v=DKIM1; p=MIIB'), undefined],
] as const) {
  test(`${what} is recognised as it should be`, () => assert.equal(found?.provider, provider));
}

for (const [host, path, provider] of [
  ['fonts.googleapis.com', undefined, 'google-fonts'],
  ['www.google.com', '/maps/embed?pb=1', 'google-maps'],
  ['www.google.com', '<script src="https://www.google.com/recaptcha/api.js">', 'recaptcha'],
  ['www.google.com', '/mapsengine', undefined],
  ['www.google.com', undefined, undefined],
  ['docs.google.com', 'https://docs.google.com/forms/d/e/1', 'google-forms'],
  ['docs.google.com', 'https://docs.google.com/document/d/1', 'google'],
  ['www.youtube-nocookie.com', undefined, 'youtube'],
  ['netflix.com', undefined, undefined],
] as const) {
  test(`a page that asks ${host} for “${path ?? ''}” depends on ${provider ?? 'nobody known'}`, () =>
    assert.equal(catalogue.hostOf(host, path)?.provider, provider));
}

test('a generator is told by its first word, and free software has nobody behind it', () => {
  assert.deepEqual(catalogue.generatorOf('WordPress 6.8.1'), { provider: '', kind: 'web', name: 'WordPress' });
  assert.equal(catalogue.generatorOf('WordPress.com')?.provider, 'wordpress-com');
  assert.equal(catalogue.generatorOf('Wix.com Website Builder')?.provider, 'wix');
  assert.equal(catalogue.generatorOf('Gravity Forms'), undefined);
});

test('what an index says of a company, and what it states of its datacenters, keep their year and their source', () => {
  const rights = catalogue.rightsOf(catalogue.provider('google')?.parent ?? '');
  assert.deepEqual([rights?.score, rights?.of, rights?.year, rights?.index], [47, 100, 2022, 'Ranking Digital Rights']);
  const [supply, water] = catalogue.statementsOf(catalogue.provider('scaleway')?.datacenters ?? '');
  assert.deepEqual([supply?.metric, supply?.low, supply?.high], ['supply', 0.3035, 1]);
  assert.deepEqual([water?.metric, water?.low, water?.high, water?.places], ['wue', 0.001, 0.85, 9]);
  // Whoever states nothing is unknown, not nothing.
  assert.deepEqual([catalogue.rightsOf('Gandi'), catalogue.statementsOf('')], [undefined, []]);
});

/** A copy of the data that a test may break. */
function broken(t: TestContext, file: string, change: (text: string) => string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const one of ['providers.yaml', 'rights.csv', 'statements-odbl.csv']) cpSync(join(DATA, one), join(folder, one));
  cpSync(join(DATA, 'signatures'), join(folder, 'signatures'), { recursive: true });
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return readCatalogue(folder).flaws.map(({ where, what }) => `${where}: ${what.en}`);
}

const provider = (fields: string): string => `new:\n  name: New\n  kinds: [web]\n  source: memory\n  checked: false\n${fields}`;

for (const [what, file, added, expected] of [
  ['a provider that is not in the catalogue', 'signatures/mx.csv', 'mx.example.org,nobody,mail', /mx\.csv:\d+: provider "nobody": unknown/],
  ['a kind of service that does not exist', 'signatures/spf.csv', 'spf.example.org,ovhcloud,pigeon', /kind of service "pigeon"/],
  ['an MX that would be a site', 'signatures/mx.csv', 'mx.example.org,ovhcloud,web', /kind of service "web"/],
  ['a suffix said twice', 'signatures/ns.csv', 'ovh.net,ovhcloud,dns', /"ovh.net" is said twice/],
  ['a suffix that is no host', 'signatures/cname.csv', '-bad-.example..org,ovhcloud,web', /cannot be recognised/],
  ['a suffix that is a whole top domain', 'signatures/mx.csv', 'com,ovhcloud,mail', /"com" cannot be recognised/],
  ['a DKIM row that would match everything', 'signatures/dkim.csv', ',,ovhcloud,mail', /cannot be recognised/],
  ['a third party without name', 'signatures/hosts.csv', 'cdn.example.org,ovhcloud,scripts,', /empty name/],
  ['a network whose role nobody knows', 'signatures/operators.csv', '65001,ovhcloud,moon', /role "moon"/],
  ['a network that is no number', 'signatures/operators.csv', 'AS16276,ovhcloud,', /"as16276" cannot be recognised/],
  ['an index of rights of nobody', 'rights.csv', 'Nobody Inc.,40,100,2022,Index,https://index.example,high', /rights\.csv:\d+: "Nobody Inc\."/],
  ['a score above its scale', 'rights.csv', 'Microsoft,140,100,2022,Index,https://index.example,high', /score "140" of "100"/],
  [
    'a statement without source',
    'statements-odbl.csv',
    'scaleway,wue,0.1,0.2,3,L/kWh,2024,,https://x.example,ODbL-1.0,low',
    /statements-odbl\.csv:\d+: source missing/,
  ],
  [
    'a statement whose range is upside down',
    'statements-odbl.csv',
    'scaleway,wue,0.9,0.2,3,L/kWh,2024,Report,https://x.example,ODbL-1.0,low',
    /"wue" from "0\.9" to "0\.2"/,
  ],
  ['a provider without name', 'providers.yaml', provider('').replace('name: New', "name: ''"), /new: empty name/],
  ['a provider without kind', 'providers.yaml', provider('').replace('[web]', '[]'), /new: kind of service/],
  ['a provider that says nothing of its source', 'providers.yaml', provider('').replace('source: memory', "source: ''"), /new: source missing/],
  ['a country that does not exist', 'providers.yaml', provider('  control: XX'), /new: country "XX": unknown/],
  ['a law that nothing knows', 'providers.yaml', provider('  laws: [patriot]'), /new: law "patriot"/],
  ['a position that does not exist', 'providers.yaml', provider('  position: moon'), /new: position "moon"/],
  ['an alternative that does not exist', 'providers.yaml', provider('  alternatives: [nobody]'), /new: alternative "nobody"/],
  ['an alternative to itself', 'providers.yaml', provider('  alternatives: [new]'), /new: alternative "new"/],
  ['a field that nothing reads', 'providers.yaml', provider('  colour: blue'), /new: "colour" is read by nothing/],
  ['a provider said twice', 'providers.yaml', provider('') + provider(''), /providers\.yaml: cannot be read \(duplicated mapping key/],
] as const) {
  test(`the check tells ${what}`, (t) => {
    const found = broken(t, file, (text) => `${text}${added}\n`);
    assert.ok(
      found.some((flaw) => expected.test(flaw)),
      found.slice(0, 3).join('\n') || 'nothing told',
    );
    if (file !== 'providers.yaml') assert.equal(found.length, 1, found.join('\n'));
  });
}

test('the check tells a missing file and a missing column, and reads on', (t) => {
  assert.ok(broken(t, 'signatures/txt.csv', (text) => text.replace('prefix', 'prefixe')).some((flaw) => /txt\.csv:1: column "prefix" missing/.test(flaw)));
  const empty = mkdtempSync(join(tmpdir(), 'catalogue-'));
  t.after(() => rmSync(empty, { recursive: true }));
  const nothing = readCatalogue(empty);
  assert.equal(nothing.flaws.length, 11);
  assert.equal(nothing.catalogue.mxOf('aspmx.l.google.com'), undefined);
});
