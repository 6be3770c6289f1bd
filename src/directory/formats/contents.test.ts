import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  about,
  bubble,
  elementsOf,
  entries,
  federation,
  feed,
  HOST,
  made,
  naming,
  page,
  pageOf,
  rowsOf,
  slowly,
  text,
  UNPLACED,
} from '../../../tests/directory/samples.ts';
import { type Actor, KINDS } from '../actor.ts';
import { atomOf } from './atom.ts';
import { csvOf } from './csv.ts';
import { geojsonOf } from './geojson.ts';
import { federationProperties, organizationProperties } from './hosts/chatonsinfos.ts';
import { librehostJson } from './hosts/librehost.ts';
import { actorJson, pageJson } from './json.ts';
import { actorJsonld, datasetJsonld, jsonldOf } from './jsonld.ts';
import { type Many, PUBLIC_FIELDS } from './public.ts';
import { type SchemaField, tableSchema } from './table-schema.ts';
import { COLOURS, umapOf } from './umap.ts';

/** What each format says of an actor, read back. */

test('CSV gives each value in its column, lists joined, nothing for the unknown', async () => {
  const { data, errors } = rowsOf(await text(csvOf(slowly([HOST, UNPLACED]))));
  assert.deepEqual(errors, []);
  const [header = [], host = [], unplaced = []] = data;
  const cell = (row: readonly string[], field: string) => row[header.indexOf(field)];
  assert.deepEqual(header, PUBLIC_FIELDS);
  assert.deepEqual(
    ['id', 'services', 'lon', 'leavesBigTech', 'since', 'positionSure'].map((field) => cell(host, field)),
    ['deux', 'email;site', '-1.68', 'true', '2020', 'false'],
  );
  assert.deepEqual(
    ['tags', 'lat', 'leavesBigTech', 'url'].map((field) => cell(unplaced, field)),
    ['', '', '', ''],
  );
});

test('TableSchema describes the columns of the CSV, one for one, with its key and in French', async () => {
  const schema = tableSchema('https://us.example/a.csv');
  const [header] = rowsOf(await text(csvOf([]))).data;
  assert.deepEqual(
    schema.fields.map(({ name }) => name),
    header,
  );
  assert.deepEqual([schema.primaryKey, schema.missingValues], ['id', ['']]);
  assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema);
  for (const { name, title, description } of schema.fields) {
    assert.ok(title && description, name);
    assert.doesNotMatch(title + description, / [:;!?]|'/, `${name}: French typography`);
  }
});

/** What a checker of tables does with one cell. */
function accepts({ type, constraints = {} }: SchemaField, cell: string): boolean {
  if (cell === '') return !constraints.required;
  const { enum: values, pattern, minimum = -Infinity, maximum = Infinity } = constraints;
  if (values && !values.includes(cell)) return false;
  if (pattern && !new RegExp(pattern).test(cell)) return false;
  if (type === 'number') return Number(cell) >= minimum && Number(cell) <= maximum;
  if (type === 'boolean') return cell === 'true' || cell === 'false';
  if (type === 'year') return /^\d{4}$/.test(cell);
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(cell);
  return true;
}

const { fields } = tableSchema();
for (const [what, change, good] of [
  ['a whole host', {}, true],
  ['nothing but a name', UNPLACED, true],
  ['a kind that is none', { kind: 'x' }, false],
  ['a service that is none', { services: ['email', 'x'] }, false],
  ['a latitude beyond the pole', { lat: 91 }, false],
  ['a price that is none', { price: 'cheap' }, false],
  ['no id', { id: '' }, false],
] as const) {
  test(`TableSchema ${good ? 'accepts' : 'refuses'} ${what}`, async () => {
    const [, row = []] = rowsOf(await text(csvOf([{ ...HOST, ...change } as Actor]))).data;
    assert.equal(
      fields.every((field, i) => accepts(field, row[i] ?? '')),
      good,
    );
  });
}

test('GeoJSON puts longitude first and leaves out who has no place, or one outside the Earth', async () => {
  const { type, features } = JSON.parse(await text(geojsonOf([UNPLACED, HOST, { ...HOST, lat: 200 }, { ...HOST, lon: Number.NaN }])));
  assert.equal(type, 'FeatureCollection');
  assert.equal(features.length, 1);
  assert.deepEqual(features[0].geometry, { type: 'Point', coordinates: [-1.68, 48.11] });
  assert.deepEqual([features[0].id, features[0].properties.networks, features[0].properties.department], ['deux', ['CHATONS'], null]);
  assert.deepEqual(JSON.parse(await text(geojsonOf([]))).features, []);
});

test('uMap gets a name, a text in its markup and a colour, and each kind has its own', async () => {
  assert.deepEqual(JSON.parse(await text(umapOf([HOST], bubble))).features[0].properties, {
    name: 'Deux',
    description: '**kind hebergeur, Rennes**\nCourriel, sites\n[[https://deux.example/|Son site]]\n[[https://us.example/deux|Sa fiche]]',
    _umap_options: { color: COLOURS.hebergeur },
  });
  assert.equal(new Set(Object.values(COLOURS)).size, KINDS.length);
});

test('a link that would end uMap’s markup early does not', async () => {
  const { description } = JSON.parse(await text(umapOf([{ ...HOST, url: 'https://x.example/a]]{{http://t.example/i.png}}|b' }], bubble))).features[0]
    .properties;
  assert.match(description.split('\n')[2], /^\[\[https:[^\]|{}]*\|Son site\]\]$/);
});

test('JSON says null for what nobody has said, and a page says where one is', async () => {
  const one = JSON.parse(actorJson(UNPLACED));
  assert.deepEqual(Object.keys(one), PUBLIC_FIELDS);
  assert.deepEqual([one.url, one.lat, one.price, one.leavesBigTech, one.tags, one.positionSure], [null, null, null, null, [], false]);
  const { actors, ...envelope } = JSON.parse(await text(pageJson(slowly([HOST, UNPLACED]), page)));
  assert.deepEqual(envelope, page);
  assert.deepEqual(actors[1], one);
  assert.deepEqual(JSON.parse(await text(pageJson([], { ...page, next: null }))), { ...page, next: null, actors: [] });
});

test('schema.org gets an organisation with all that is known, and nothing that is not', () => {
  assert.deepEqual(JSON.parse(actorJsonld(UNPLACED, naming)), {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': 'https://us.example/un',
    identifier: 'un',
    name: 'Un',
  });
  const { makesOffer, location, ...rest } = JSON.parse(actorJsonld(HOST, naming));
  assert.deepEqual([rest.foundingDate, rest.knowsAbout, rest.url], ['2020', ['sobre', 'libre'], 'https://deux.example/']);
  assert.deepEqual(rest.address, { '@type': 'PostalAddress', addressLocality: 'Rennes', addressRegion: 'Bretagne', addressCountry: 'FR' });
  assert.deepEqual(rest.memberOf, [{ '@type': 'Organization', name: 'CHATONS' }]);
  assert.deepEqual(location.geo, { '@type': 'GeoCoordinates', latitude: 48.11, longitude: -1.68 });
  assert.equal(makesOffer[0].itemOffered.name, 'service email');
  assert.equal(JSON.parse(actorJsonld({ ...HOST, precision: 'department' }, naming)).location, undefined, 'the middle of a département is no address');
});

test('the directory in schema.org is a data set to download and a numbered list', async () => {
  const [dataset, list] = JSON.parse(await text(jsonldOf([HOST, UNPLACED], about, naming)))['@graph'];
  assert.deepEqual({ '@context': 'https://schema.org', ...dataset }, JSON.parse(datasetJsonld(about)));
  assert.deepEqual(dataset.distribution, [{ '@type': 'DataDownload', name: 'CSV', contentUrl: 'https://us.example/a.csv', encodingFormat: 'text/csv' }]);
  assert.deepEqual(
    list.itemListElement.map((one: { position: number; item: { name: string } }) => [one.position, one.item.name]),
    [
      [1, 'Deux'],
      [2, 'Un'],
    ],
  );
  assert.deepEqual(JSON.parse(await text(jsonldOf([], about, naming)))['@graph'][1].itemListElement, []);
});

test('the feed says when and where each entry is', async () => {
  const elements = elementsOf(await text(atomOf(slowly(entries([HOST])), feed)));
  const after = elements.slice(elements.findIndex(({ name }) => name === 'entry'));
  const first = (name: string) => after.find((element) => element.name === name);
  assert.deepEqual(
    [first('title')?.text, first('id')?.text, first('updated')?.text, first('link')?.attributes['href'], first('category')?.attributes['term']],
    ['Deux', 'https://us.example/deux', '2026-11-24T00:00:00.000Z', 'https://us.example/deux', 'hebergeur'],
  );
});

test('ChatonsInfos says who a host is, under the keys of the format', () => {
  const subs = { courriel: 'https://deux.example/courriel.properties', 'a b': 'ftp://no.example/' };
  assert.equal(
    organizationProperties(HOST, made, subs),
    `# [File]
file.class = Organization
file.protocol = ChatonsInfos-0.4
file.datetime = 2026-11-25T00:00:00
file.generator = InfraBasse

# [Organization]
organization.name = Deux
organization.description = Courriel, sites
organization.website = https://deux.example/
organization.geography = Rennes, Bretagne
# organization.startDate: 2020, day unknown

# [Subs]
subs.courriel = https://deux.example/courriel.properties
`,
  );
});

test('our own ChatonsInfos lists the hosts that still host, and nobody else', async () => {
  const all: Many<Actor> = slowly([HOST, UNPLACED, { ...HOST, id: 'gone', status: 'closed' }, { ...HOST, id: 'a = b' }]);
  const content = await text(federationProperties(all, federation, made, ({ id }) => `https://us.example/${id.length}.properties`));
  assert.match(content, /^file.class = Federation$/m);
  assert.match(content, /^federation.name = Nous$/m);
  assert.deepEqual(content.match(/^subs\..*$/gm), ['subs.deux = https://us.example/4.properties', 'subs.a_20__3d__20_b = https://us.example/5.properties']);
});

test('librehost.json has all the keys of the format and no other', () => {
  const host = JSON.parse(librehostJson(HOST, pageOf(HOST)));
  const keys = 'name tagLine homeUrl logoUrl statusUrl contactUrl donationsUrl privacyUrl tosUrl languages admins services meta version';
  assert.deepEqual(Object.keys(host), keys.split(' '));
  assert.deepEqual([host.name, host.homeUrl, host.languages, host.services], ['Deux', 'https://deux.example/', ['fr'], [{ name: 'email' }, { name: 'site' }]]);
});

test('fifty thousand actors go by without being held', async () => {
  function* many() {
    for (let i = 0; i < 50_000; i++) yield { ...HOST, id: `host-${i}` };
  }
  let longest = 0;
  let lines = 0;
  for await (const chunk of csvOf(many())) {
    longest = Math.max(longest, chunk.length);
    lines += chunk.split('\n').length - 1;
  }
  assert.equal(lines, 50_001);
  assert.ok(longest < 20_000, `a chunk of ${longest} characters`);
});
