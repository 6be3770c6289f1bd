import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { about, bubble, elementsOf, entries, federation, feed, HOST, made, naming, page, pageOf, rowsOf, text } from '../../../tests/directory/samples.ts';
import { type Actor, CAPACITIES, EVIDENCES, KINDS, POSITIONS, PRECISIONS, PRICES, SERVICES, STATUSES } from '../actor.ts';
import { atomOf } from './atom.ts';
import { csvOf, fromCsvCell } from './csv.ts';
import { geojsonOf } from './geojson.ts';
import { federationProperties, organizationProperties } from './hosts/chatonsinfos.ts';
import { librehostJson } from './hosts/librehost.ts';
import { actorJson, pageJson } from './json.ts';
import { actorJsonld, jsonldOf } from './jsonld.ts';
import { PUBLIC_FIELDS, publicOf } from './public.ts';
import { umapOf } from './umap.ts';

/** What no format may let out, and what no name may do to any of them. `contents.test.ts` has what each one says. */

const fileOf = ({ id }: Actor) => `https://us.example/${id}.properties`;

const FORMATS: Readonly<Record<string, (actors: readonly Actor[]) => Promise<string>>> = {
  csv: (actors) => text(csvOf(actors)),
  json: async (actors) => actors.map(actorJson).join('\n'),
  'a page of json': (actors) => text(pageJson(actors, page)),
  geojson: (actors) => text(geojsonOf(actors)),
  umap: (actors) => text(umapOf(actors, bubble)),
  jsonld: (actors) => text(jsonldOf(actors, about, naming)),
  'jsonld of one': async (actors) => actors.map((actor) => actorJsonld(actor, naming)).join('\n'),
  atom: (actors) => text(atomOf(entries(actors), feed)),
  chatonsinfos: async (actors) => actors.map((actor) => organizationProperties(actor, made)).join('\n'),
  'chatonsinfos of the federation': (actors) => text(federationProperties(actors, federation, made, fileOf)),
  librehost: async (actors) => actors.map((actor) => librehostJson(actor, pageOf(actor))).join('\n'),
};

test('the list of public fields is all fields of an actor, once each', () => {
  assert.deepEqual([...PUBLIC_FIELDS].sort(), Object.keys(HOST).sort());
});

for (const [format, write] of Object.entries(FORMATS)) {
  test(`${format} never shows what was added to an actor and is not public`, async () => {
    const leaky = { ...HOST, secret: 'PRIVATE-1', email: 'PRIVATE-2@x.example', reporter: { name: 'PRIVATE-3' } } as Actor;
    const content = await write([leaky]);
    assert.match(content, /deux/, 'the actor itself is there');
    assert.doesNotMatch(content, /PRIVATE|secret|reporter|email"\s*:/);
  });
}

test('an actor made public is the same, without what is not public', () => {
  assert.deepEqual(publicOf({ ...HOST, secret: 'x' } as Actor), HOST);
});

const NASTY = [
  '=HYPERLINK("http://x";"y")',
  '+33 1',
  '-2',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'=1",
  "''-1",
  "'quoted'",
  'a "b", c; d',
  'two\nlines\r\nthree',
  ']]>',
  '<script>alert(1)</script>',
  'a\u2028b\u2029c',
  ' edge ',
  '{{https://x.example/a.png}} [[https://x.example|y]] **b**',
  'end\\',
];

for (const nasty of NASTY) {
  test(`${JSON.stringify(nasty)} as a name is only a name, in every format`, async () => {
    const actor: Actor = { ...HOST, name: nasty, offers: nasty };
    const [, row = []] = rowsOf(await text(csvOf([actor]))).data;
    assert.doesNotMatch(row[1] ?? '', /^[=+\-@\t\r]/, 'no spreadsheet runs it');
    assert.equal(fromCsvCell(row[1] ?? ''), nasty, 'and it comes back the same');

    assert.equal(JSON.parse(actorJson(actor)).name, nasty);
    assert.equal(JSON.parse(await text(geojsonOf([actor]))).features[0].properties.name, nasty);
    const ld = actorJsonld(actor, naming);
    assert.equal(JSON.parse(ld).name, nasty);
    assert.doesNotMatch(ld, /[<\u2028\u2029]/, 'it can stand in a page');

    const flat = nasty.replace(/\s+/g, ' ').trim();
    const elements = elementsOf(await text(atomOf(entries([actor]), feed)));
    const expected = ['feed', 'title', 'id', 'link', 'link', 'author', 'name', 'updated', 'entry'];
    assert.deepEqual(
      elements.map(({ name }) => name),
      [...expected, 'title', 'id', 'link', 'link', 'published', 'updated', 'summary', 'category', 'category', 'category'],
    );
    assert.deepEqual([elements[9]?.text, elements[15]?.text], [flat, flat]);

    const properties = organizationProperties(actor, made);
    const keys = [...properties.matchAll(/^([^#\s][^=\s]*) = /gm)].map((match) => match[1]);
    assert.equal(keys.length, properties.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length, 'one line for each key');
    assert.match(properties, /^organization.website = https:\/\/deux.example\/$/m);
    assert.doesNotMatch(properties, /\\$/m);

    const { name, description } = JSON.parse(await text(umapOf([actor], bubble))).features[0].properties;
    assert.doesNotMatch(name, /<|\[\[|\{\{/);
    assert.deepEqual(description.split('\n').length, 4);
    assert.doesNotMatch(description.split('\n')[1], /[<*[{]|^-/);
  });
}

test('links that run a script are no links', async () => {
  const actor: Actor = { ...HOST, url: 'javascript:alert(1)' };
  assert.equal(JSON.parse(actorJsonld(actor, naming)).url, undefined);
  assert.equal(JSON.parse(librehostJson(actor, '')).homeUrl, '');
  assert.doesNotMatch(
    (await text(atomOf(entries([actor]), feed))) + (await text(umapOf([actor], bubble))) + organizationProperties(actor, made),
    /javascript:/,
  );
});

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\u0000\u0008\ud800\ufffe\u2028"\',;<>&]{}[*# a') }));
const orNot = <Value>(values: readonly Value[]) => fc.constantFrom('' as const, ...values);
const texts = fc.array(anyText, { maxLength: 3 });
const anyActor: fc.Arbitrary<Actor> = fc.record({
  ...Object.fromEntries(PUBLIC_FIELDS.filter((field) => field !== 'kind' && typeof HOST[field] === 'string').map((field) => [field, anyText])),
  kind: fc.constantFrom(...KINDS),
  services: fc.subarray([...SERVICES]),
  tags: texts,
  languages: texts,
  networks: texts,
  lat: fc.option(fc.double()),
  lon: fc.option(fc.double()),
  since: fc.option(fc.integer()),
  precision: orNot(PRECISIONS),
  price: orNot(PRICES),
  capacity: orNot(CAPACITIES),
  position: orNot(POSITIONS),
  positionSure: fc.boolean(),
  leavesBigTech: fc.option(fc.boolean()),
  sensitiveData: fc.option(fc.boolean()),
  status: fc.constantFrom(...STATUSES),
  evidence: fc.constantFrom(...EVIDENCES),
}) as unknown as fc.Arbitrary<Actor>;
const anyActors = fc.array(anyActor, { maxLength: 4 });

test('whatever is typed, the CSV has as many rows and columns, and its text comes back', async () => {
  await fc.assert(
    fc.asyncProperty(anyActors, async (actors) => {
      const { data } = Papa.parse<string[]>((await text(csvOf(actors))).replace(/\r\n$/, ''));
      assert.equal(data.length, actors.length + 1);
      actors.forEach((actor, i) => {
        const row = data[i + 1] ?? [];
        assert.equal(row.length, PUBLIC_FIELDS.length);
        for (const [j, field] of PUBLIC_FIELDS.entries()) {
          const value = actor[field];
          if (typeof value === 'string') assert.equal(fromCsvCell(row[j] ?? ''), value, field);
          if (typeof value !== 'number') assert.doesNotMatch(row[j] ?? '', /^[=+\-@\t\r]/, field);
        }
      });
    }),
  );
});

test('whatever is typed, the feed is well formed and every JSON can be read', async () => {
  await fc.assert(
    fc.asyncProperty(anyActors, async (actors) => {
      const elements = elementsOf(await text(atomOf(entries(actors), feed)));
      assert.equal(elements.filter(({ name }) => name === 'entry').length, actors.length);
      assert.equal(JSON.parse(await text(pageJson(actors, page))).actors.length, actors.length);
      assert.equal(JSON.parse(await text(jsonldOf(actors, about, naming)))['@graph'][1].itemListElement.length, actors.length);
      JSON.parse(await text(geojsonOf(actors)));
      JSON.parse(await text(umapOf(actors, bubble)));
      for (const actor of actors) JSON.parse(librehostJson(actor, pageOf(actor)));
    }),
  );
});
