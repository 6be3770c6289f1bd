import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Actor, BLANK, KINDS, type Kind, SERVICES, type Service } from '../../src/directory/actor.ts';

/** Actors, settings and readers that the tests of the directory’s formats share. */

export const HOST: Actor = {
  ...BLANK,
  id: 'deux',
  name: 'Deux',
  kind: 'hebergeur',
  tags: ['sobre', 'libre'],
  services: ['email', 'site'],
  offers: 'Courriel, sites',
  url: 'https://deux.example/',
  town: 'Rennes',
  region: 'Bretagne',
  country: 'FR',
  lat: 48.11,
  lon: -1.68,
  precision: 'town',
  price: 'free',
  capacity: 'open',
  languages: ['fr'],
  since: 2020,
  networks: ['CHATONS'],
  leavesBigTech: true,
  status: 'active',
  confirmedOn: '2026-11-25',
};
export const UNPLACED: Actor = { ...BLANK, id: 'un', name: 'Un', kind: 'energie' };

const services = Object.fromEntries(SERVICES.map((one) => [one, `service ${one}`])) as Record<Service, string>;
const kinds = Object.fromEntries(KINDS.map((one) => [one, `kind ${one}`])) as Record<Kind, string>;
export const pageOf = ({ id }: Actor) => `https://us.example/${encodeURIComponent(id.toWellFormed())}`;
export const naming = { services, pageOf };
export const bubble = { kinds, site: 'Son site', page: 'Sa fiche', pageOf };
export const made = { generator: 'InfraBasse', on: '2026-11-25' };
export const about = {
  name: 'Annuaire',
  description: 'Qui peut aider',
  url: 'https://us.example/annuaire',
  license: 'https://us.example/licence',
  modified: '2026-11-25',
  downloads: [{ name: 'CSV', url: 'https://us.example/a.csv', mime: 'text/csv' }],
};
export const federation = { name: 'Nous', description: 'Un annuaire', website: 'https://us.example/', contact: 'https://us.example/contact' };
export const feed = {
  title: 'Nouveaux',
  lang: 'fr',
  author: 'Nous',
  self: 'https://us.example/atom',
  site: 'https://us.example/',
  updated: '2026-11-25',
  pageOf,
};
export const page = { total: 7, page: 2, perPage: 2, next: 'https://us.example/api?page=3' };

export async function text(chunks: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const chunk of chunks) all += chunk;
  return all;
}

export async function* slowly<Thing>(things: Iterable<Thing>): AsyncGenerator<Thing> {
  for (const thing of things) yield thing;
}

export const entries = (actors: readonly Actor[]) => actors.map((actor) => ({ actor, addedOn: '2026-11-24' }));
/** Elements of an XML, in order, as name and text; throws where it is not well formed. */
export function elementsOf(content: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const all: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof all)[number][] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(error));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, text: '' };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (more) => {
    const last = open.at(-1);
    if (last) last.text += more;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(content).close();
  return all;
}

export const rowsOf = (content: string) => Papa.parse<string[]>(content, { skipEmptyLines: true });
