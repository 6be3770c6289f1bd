import type { Actor, Kind } from '../actor.ts';
import { collection } from './geojson.ts';
import type { Many } from './public.ts';
import { oneLine, webAddress } from './text.ts';

/** GeoJSON that uMap shows as it comes: a name, a text in its markup, a colour for each kind. */

/** Words of the bubble, and the address of an actor’s own page. */
export type Bubble = Readonly<{ kinds: Readonly<Record<Kind, string>>; site: string; page: string; pageOf: (actor: Actor) => string }>;

/** Colours that stand apart on a pale map, for those who see no red or green too where kinds are often side by side. */
export const COLOURS: Readonly<Record<Kind, string>> = {
  hebergeur: '#0072b2',
  fai_associatif: '#56b4e9',
  accompagnement: '#d55e00',
  formation: '#e69f00',
  reconditionnement: '#009e73',
  reparation: '#117733',
  materiel_location_telephonie: '#44aa99',
  logiciel: '#332288',
  mutualisation_publique: '#88ccee',
  reseau: '#cc79a7',
  pair_temoin: '#aa4499',
  plaidoyer: '#882255',
  recherche_methode: '#999933',
  financement: '#ddcc77',
  institution_recours: '#555555',
  energie: '#f0e442',
};

/** uMap reads its markup, then HTML: what is written as an entity is neither, and is shown as it was typed. */
function plain(text: string): string {
  return oneLine(text).replace(/[&<>"'*[\]{}|#]|^-|(?<=https?):/gi, (one) => `&#${one.charCodeAt(0)};`);
}

/** A name is shown both as text and as markup, so entities would be seen: what opens a tag, a link or an image is parted. */
function nameOf(text: string): string {
  return oneLine(text)
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\[(?=\[)/g, '[ ')
    .replace(/\{(?=\{)/g, '{ ');
}

function link(url: string, label: string): string {
  const address = webAddress(url).replace(/[*[\]{}|'"()<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return address && `[[${address}|${plain(label)}]]`;
}

function description(actor: Actor, { kinds, site, page, pageOf }: Bubble): string {
  const where = [kinds[actor.kind] ?? '', actor.town].filter(Boolean).map(plain).join(', ');
  const lines = [where && `**${where}**`, plain(actor.offers), link(actor.url, site), link(pageOf(actor), page)];
  return lines.filter(Boolean).join('\n');
}

/** The actors that have a place, ready to be imported in uMap, chunk by chunk. */
export function umapOf(actors: Many<Actor>, bubble: Bubble): AsyncGenerator<string, void, undefined> {
  return collection(actors, (actor, geometry) => ({
    type: 'Feature',
    geometry,
    properties: {
      name: nameOf(actor.name),
      description: description(actor, bubble),
      _umap_options: { color: COLOURS[actor.kind] ?? '#555555' },
    },
  }));
}
