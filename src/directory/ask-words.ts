import { inBoth } from '../web/words.ts';
import type { VerbId } from './match.ts';
import type { FILES } from './publish/files.ts';

type AskWords = Readonly<{
  lede: string;
  verb: string;
  choose: string;
  verbs: Readonly<Record<VerbId, string>>;
  anyService: string;
  sensitive: string;
  publicFirst: string;
  support: string;
  look: string;
  answers: (count: number) => string;
  nobody: string;
  witness: string;
  witnessLede: (cap: number) => string;
  askWitness: string;
  thank: string;
  noWitness: string;
  dataLede: string;
  files: Readonly<Record<keyof typeof FILES, string>>;
  programs: string;
  api: string;
  apiOne: string;
  librehost: string;
  chatonsinfos: string;
}>;

const fr: AskWords = {
  lede: 'Vous avez décidé quelque chose : voici à qui en parler, avec les raisons, et ce que l’on ne sait pas.',
  verb: 'Ce que vous avez décidé',
  choose: 'choisir',
  verbs: {
    keep: 'garder ce que nous avons',
    reduce: 'réduire',
    share: 'partager avec d’autres',
    replace: 'remplacer un service',
    'bring-home': 'rapatrier près de nous',
    renounce: 'renoncer',
  },
  anyService: 'peu importe',
  sensitive: 'Des données sensibles (santé, enfants, personnes menacées)',
  publicFirst: 'Structures publiques d’abord',
  support: 'Quelqu’un doit répondre à heures dites',
  look: 'Voir',
  answers: (count) => (count === 1 ? '1 acteur à qui demander' : `${count} acteurs à qui demander`),
  nobody: 'Personne ne répond à tout cela. Retirez une condition, ou cherchez dans la liste entière.',
  witness: 'Quelqu’un qui l’a déjà fait',
  witnessLede: (cap) =>
    `Des structures ont déjà vécu cela et acceptent d’en parler. Elles ont autre chose à faire : chacune n’est nommée que ${cap} fois par mois.`,
  askWitness: 'En nommer une',
  thank: 'Une seule demande, précise, et des nouvelles ensuite : cela se remercie.',
  noWitness: 'Toutes ont été nommées assez souvent ce mois-ci. Revenez le mois prochain, ou lisez leurs fiches dans la liste.',
  dataLede: 'Tout ce qui est public, sous licence CC BY-SA 4.0, dans les formats que le milieu emploie déjà. Rien de privé n’y est.',
  files: {
    'acteurs.csv': 'pour un tableur',
    'schema.json': 'ce que veulent dire ses colonnes (TableSchema)',
    'acteurs.geojson': 'pour une carte',
    'umap.geojson': 'pour uMap, couleurs et bulles comprises',
    'acteurs.jsonld': 'schema.org',
    'nouveautes.atom': 'les nouvelles fiches, à suivre',
  },
  programs: 'Pour les programmes',
  api: 'la liste, avec les mêmes questions que la page, page et per_page',
  apiOne: 'une fiche',
  librehost: 'un hébergeur, pour LibreHosters',
  chatonsinfos: 'tous les hébergeurs, pour ChatonsInfos ; chacun a aussi son fichier',
};

const en: AskWords = {
  lede: 'You have decided something: here is whom to talk to, with the reasons, and what is not known.',
  verb: 'What you have decided',
  choose: 'choose',
  verbs: {
    keep: 'to keep what we have',
    reduce: 'to reduce',
    share: 'to share with others',
    replace: 'to replace a service',
    'bring-home': 'to bring it home',
    renounce: 'to renounce',
  },
  anyService: 'no matter',
  sensitive: 'Sensitive data (health, children, people under threat)',
  publicFirst: 'Public bodies first',
  support: 'Someone must answer at known hours',
  look: 'Show',
  answers: (count) => (count === 1 ? '1 actor to ask' : `${count} actors to ask`),
  nobody: 'Nobody answers all of this. Take a condition away, or look in the whole list.',
  witness: 'Someone who has done it',
  witnessLede: (cap) =>
    `Some organisations have lived through this and agree to talk about it. They have other things to do: each is named only ${cap} times a month.`,
  askWitness: 'Name one',
  thank: 'One request, a precise one, and news afterwards: that is how one says thanks.',
  noWitness: 'All have been named often enough this month. Come back next month, or read their entries in the list.',
  dataLede: 'All that is public, under the licence CC BY-SA 4.0, in the formats that the milieu already uses. Nothing private is in it.',
  files: {
    'acteurs.csv': 'for a spreadsheet',
    'schema.json': 'what its columns mean (TableSchema)',
    'acteurs.geojson': 'for a map',
    'umap.geojson': 'for uMap, colours and bubbles included',
    'acteurs.jsonld': 'schema.org',
    'nouveautes.atom': 'new entries, to follow',
  },
  programs: 'For programs',
  api: 'the list, with the same questions as the page, page and per_page',
  apiOne: 'an entry',
  librehost: 'a host, for LibreHosters',
  chatonsinfos: 'all hosts, for ChatonsInfos; each has a file of its own as well',
};

/** Words of “whom to ask” and of the data of the directory. */
export const askWords = inBoth<AskWords>(fr, en);
