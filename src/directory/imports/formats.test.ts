import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LIMITS } from './candidate.ts';
import type { Fetch } from './fetch.ts';
import { readImport } from './read.ts';
import { countryOf, kindOf, languageOf, servicesOf } from './vocabulary.ts';
import { words } from './words.ts';

const TODAY = '2026-11-25';
const read = (text: string, fetch?: Fetch, name = 'f') => readImport({ text, name, type: '' }, fetch, TODAY);
const json = (value: unknown) => read(JSON.stringify(value));

test('words of others become ours only when a table has them', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['Fournisseur d’accès à Internet associatif', 'fai_associatif'],
    ['HÉBERGEURS', 'hebergeur'],
    ['repair café', 'reparation'],
    ['Boulangerie', undefined],
    ['Hébergement et formation', undefined],
    ['toString', undefined],
  ];
  for (const [text, kind] of cases) assert.equal(kindOf(text), kind, text);
  assert.deepEqual(servicesOf('Fichiers (Nextcloud), listes de diffusion et visio'), ['storage', 'list', 'visio']);
  assert.deepEqual(servicesOf('messagerie instantanée'), ['chat']);
  assert.deepEqual(servicesOf('minitel'), []);
  assert.deepEqual(['uk', 'Royaume-Uni', 'DD', 'Germany', 'fr', 'hasOwnProperty'].map(countryOf), ['GB', 'GB', 'DE', 'DE', 'FR', undefined]);
  assert.deepEqual(['Français', 'fr-FR', 'Breton', 'constructor'].map(languageOf), ['fr', 'fr', 'br', undefined]);
});

test('a host of LibreHosters is read alone or in a list, its administrators left out', async () => {
  const host = {
    name: 'Nuage',
    tagLine: 'Du calme',
    homeUrl: 'https://nuage.example',
    languages: ['fr', 'en'],
    admins: ['Alice'],
    services: [{ name: 'Etherpad' }, 'XMPP', 3],
  };
  const found = {
    name: 'Nuage',
    offers: 'Du calme',
    url: 'https://nuage.example/',
    languages: ['fr', 'en'],
    kind: 'hebergeur',
    services: ['documents', 'chat'],
    tags: ['3'],
  };
  assert.deepEqual(await json(host), { candidates: [{ ...found, origin: 'f' }], problems: [] });
  assert.deepEqual(await json([host, null, { ...host, name: 4, homeUrl: {} }, { homeUrl: 'x' }]), {
    candidates: [
      { ...found, origin: 'f' },
      { ...Object.fromEntries(Object.entries(found).filter(([field]) => field !== 'url')), name: '4', origin: 'f' },
    ],
    problems: [
      { where: 'f#2', what: words.notObject },
      { where: 'f#3 url', what: words.unreadable },
      { where: 'f#4', what: words.noName },
    ],
  });
});

test('entries of GoGoCarto come with their place and categories, not with the mail of people', async () => {
  const entry = {
    id: 12,
    name: 'Atelier',
    geo: { latitude: 42.7, longitude: 9.45 },
    address: { streetAddress: '1 rue', addressLocality: 'Bastia', postalCode: '20200', addressCountry: 'FR' },
    categories: ['Réparation', 'Café', 12],
    website: 'http://atelier.example/',
    description: 'On répare',
    email: 'alice@example.org',
    telephone: '0600000000',
  };
  const found = {
    ...{ name: 'Atelier', offers: 'On répare', url: 'http://atelier.example/', town: 'Bastia', department: '2B', country: 'FR' },
    ...{ kind: 'reparation', tags: ['Café'], lat: 42.7, lon: 9.45, origin: 'f' },
  };
  assert.deepEqual(await json({ data: [entry], ontology: 'gogofull' }), { candidates: [found], problems: [] });
  const linked = Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key === 'name' ? 'schema:name' : key, key === 'name' ? [{ '@value': value }] : value]),
  );
  assert.deepEqual(await json({ '@context': 'x', '@graph': [linked] }), { candidates: [found], problems: [] });
  assert.deepEqual(await json({ data: [{ ...entry, status: -4 }, [1, 'x'], 5, { geo: {} }] }), {
    candidates: [],
    problems: [
      { where: 'f#2', what: words.compact },
      { where: 'f#3', what: words.notObject },
      { where: 'f#4', what: words.noName },
    ],
  });
  const cases: readonly (readonly [string | number, string | undefined, string | undefined])[] = [
    ['97400', 'FR', '974'],
    [1000, undefined, '01'],
    ['20000', 'France', '2A'],
    ['1000', 'BE', undefined],
    ['SW1A', 'GB', undefined],
  ];
  for (const [postalCode, addressCountry, department] of cases) {
    const { candidates } = await json({ data: [{ name: 'A', address: { postalCode, addressCountry } }] });
    assert.equal(candidates[0]?.department, department, String(postalCode));
  }
});

test('keys that reach the prototype of objects change nothing', async () => {
  const { candidates } = await read(
    '{"data":[{"name":"A","__proto__":{"url":"https://evil.example","polluted":1},"constructor":{"prototype":{"polluted":1}}}]}',
  );
  assert.deepEqual(candidates, [{ name: 'A', origin: 'f' }]);
  await read('file.class = Organization\n__proto__.polluted = 1\norganization.name = A\nsubs.__proto__ = https://a.example/');
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

/** Files at addresses, counted as they are asked. */
function web(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetch: Fetch = async (url) => {
    asked.push(url);
    const text = files[url];
    return text === undefined ? { problem: words.status(404) } : { text, url, type: 'text/plain' };
  };
  return { asked, fetch };
}

test('a federation of ChatonsInfos gives its members, with what their services say', async () => {
  const { asked, fetch } = web({
    'https://a.example/org': `# comment\n! other\nfile.class = Organization\norganization.name = Nuage\norganization.description=a = b\norganization.startDate = 01/04/2018\norganization.website = https://a.example\norganization.memberof.chatons.startdate = 2019-01-01\norganization.country.code = FR\nnot a property\nsubs.pad = https://a.example/pad\nsubs.mail = https://a.example/mail#x\nsubs.back = https://f.example/`,
    'https://a.example/pad':
      'file.class = Service\nservice.name = Nos pads\nsoftware.name = Etherpad\nservice.registration.load = OPEN\nhost.provider.type = HOMESERVER',
    'https://a.example/mail':
      'file.class = Service\nservice.name = Minitel\nservice.registration.load = FULL\nhost.provider.type = HOMESERVER\nsubs.again = https://a.example/pad',
  });
  const root = `file.class = Federation\nfederation.name = Chatons\nsubs.a = https://a.example/org\nsubs.same = https://a.example/org\nsubs.gone = https://b.example/`;
  assert.deepEqual(await read(root, fetch, 'https://f.example/'), {
    candidates: [
      {
        ...{ name: 'Nuage', offers: 'a = b', url: 'https://a.example/', country: 'FR', capacity: 'open', since: 2018, networks: ['CHATONS'] },
        ...{ position: 'home', positionSure: true, positionEvidence: 'https://a.example/pad', source: 'https://a.example/org' },
        ...{ kind: 'hebergeur', services: ['documents'], tags: ['Minitel'], origin: 'https://a.example/org' },
      },
    ],
    problems: [
      { where: 'https://a.example/org:10', what: words.notProperty('not a property') },
      { where: 'https://b.example/', what: words.status(404) },
    ],
  });
  assert.deepEqual(asked.toSorted(), ['https://a.example/mail', 'https://a.example/org', 'https://a.example/pad', 'https://b.example/']);
});

test('files that name one another without end are read to a depth and to a number', async () => {
  const chain: string[] = [];
  const deep: Fetch = async (url) => {
    chain.push(url);
    return { text: `organization.name = ${url}\nsubs.next = ${url}x`, url, type: '' };
  };
  assert.equal((await read('subs.a = https://a.example/', deep)).candidates.length, 3);
  assert.deepEqual(chain, ['https://a.example/', 'https://a.example/x', 'https://a.example/xx']);
  const { asked, fetch } = web({});
  const wide = Array.from({ length: 1_000 }, (_, i) => `subs.s${i} = https://a.example/${i}`).join('\n');
  const { problems } = await read(wide, fetch);
  assert.equal(asked.length, 299);
  assert.deepEqual(problems[0], { where: 'f', what: words.subs(300) });
  assert.equal(problems.length, LIMITS.problems + 1);
  const large: Fetch = async (url) => ({ text: 'x'.repeat(4_000_000), url, type: '' });
  assert.ok((await read(wide, large)).problems.some(({ what }) => what === words.tooLarge));
  const landing: Fetch = async () => ({ text: 'organization.name = One', url: 'https://one.example/', type: '' });
  assert.equal((await read(wide, landing)).candidates.length, 1);
});

test('without a way to fetch, the files that a file names are told and left', async () => {
  const { candidates, problems } = await read('organization.name = A\nsubs.a = https://a.example/');
  assert.deepEqual([candidates.length, problems], [1, [{ where: 'f', what: words.alone }]]);
});

test('a content that is none of the four is refused in one sentence', async () => {
  const cases: readonly (readonly [text: string, type: string, what: unknown])[] = [
    ['', '', words.unrecognised],
    ['\0\0\0', '', words.unrecognised],
    ['Bonjour,\nvoici une lettre.', 'text/plain', words.unrecognised],
    ['<!DOCTYPE html><title>nom;ville</title>', 'text/html', words.webPage],
    ['  \n<html lang="fr">', '', words.webPage],
    ['{"data":[', 'application/json', words.notJson],
    ['[1, 2', '', words.notJson],
    ['{"hello":1}', '', words.unrecognised],
    ['[]', '', words.unrecognised],
    ['null', 'application/json', words.unrecognised],
    ['{"data":{}}', '', words.unrecognised],
    ['['.repeat(100_000), '', words.notJson],
    ['colour;town\nred;x', 'text/csv', words.noNameColumn],
    ['key = value', '', words.unrecognised],
    ['federation.name = A', '', words.noActor],
    ['x'.repeat(LIMITS.file + 1), '', words.tooLarge],
  ];
  for (const [text, type, what] of cases) {
    const { candidates, problems } = await readImport({ text, name: 'f', type }, undefined, TODAY);
    assert.deepEqual([candidates, problems.at(-1)?.what], [[], what], text.slice(0, 40));
  }
});

test('no text makes a reader throw, and what comes out is within its limits', async () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ data: [value, { name: value, geo: value, address: value, categories: value, website: value }] })),
    fc.jsonValue().map((value) => JSON.stringify([{ name: 'A', homeUrl: value, services: value, languages: value, tagLine: value }])),
    fc
      .array(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }))
      .map((rows) => ['name;url;lat;lon;since', ...rows.map((cells) => cells.join(';'))].join('\n')),
    fc
      .array(fc.tuple(fc.constantFrom('organization.name', 'subs.a', 'service.name', '__proto__', '='), fc.string()))
      .map((pairs) => ['file.class = Organization', ...pairs.map((pair) => pair.join(' = '))].join('\n')),
  );
  await fc.assert(
    fc.asyncProperty(any, async (text) => {
      const { candidates } = await read(text, async (url) => ({ text, url, type: '' }));
      for (const { name, url, lat, lon, since } of candidates) {
        assert.ok(name.trim() !== '' && name.length <= LIMITS.name);
        assert.ok(url === undefined || /^https?:\/\//.test(url));
        assert.ok(typeof lat === typeof lon && Math.abs(lat ?? 0) <= 90 && Math.abs(lon ?? 0) <= 180);
        assert.ok(since === undefined || (Number.isInteger(since) && Number(since) <= 2026));
      }
    }),
    { numRuns: 1_000 },
  );
});
