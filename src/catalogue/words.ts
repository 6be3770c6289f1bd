import { inBoth } from '../web/words.ts';

type CatalogueWords = Readonly<{
  title: string;
  lede: string;
  items: string;
  categories: Readonly<Record<string, string>>;
  others: string;
  electricity: string;
  electricityLede: string;
  parameters: string;
  parametersLede: string;
  places: string;
  placesLede: string;
  sources: string;
  sourcesLede: string;
  files: string;
  filesLede: string;
  unknownItem: string;
  unknownMix: string;
  mix: (country: string) => string;
  network: (zone: string, withBox: boolean) => string;
  networkLede: string;
  components: string;
  componentsLede: string;
  reuse: string;
  reuseLede: string;
  years: string;
  identifier: string;
  total: string;
  licences: string;
  holds: Readonly<Record<string, string>>;
  kilobytes: string;
  head: Readonly<
    Record<
      'value' | 'range' | 'source' | 'country' | 'climate' | 'place' | 'pue' | 'name' | 'author' | 'licence' | 'file' | 'weight' | 'component' | 'item',
      string
    >
  >;
  roles: Readonly<Record<string, string>>;
  confidences: Readonly<Record<string, string>>;
  confidence: (word: string) => string;
  correct: string;
  correctText: string;
  correctLink: string;
  flows: Readonly<Record<string, string>>;
  back: string;
  assumed: string;
}>;

const fr: CatalogueWords = {
  title: 'Les données',
  lede: 'Tous les faits dont le calcul se sert, avec leurs sources, côte à côte quand elles se contredisent. La valeur retenue est dite, et pourquoi.',
  items: 'Objets',
  categories: {
    terminal: 'Postes et téléphones',
    screen: 'Écrans',
    printing: 'Impression',
    peripheral: 'Périphériques',
    network: 'Réseau',
    'server-room': 'Serveurs et stockage',
    service: 'Services hébergés',
  },
  others: 'Autres faits',
  electricity: 'Électricité par pays',
  electricityLede:
    'Mix consommé ou produit, sur tout le cycle de vie, sans remise pour un contrat « vert ». Chaque pays s’ouvre sur ses autres critères et ce que disent les autres sources.',
  parameters: 'Paramètres',
  parametersLede: 'Habitudes, preuves, composants : ce qui multiplie les facteurs. Une hypothèse se dit comme une source.',
  places: 'Lieux et centres de données',
  placesLede:
    'Surcoût électrique (PUE) : énergie totale du lieu divisée par celle de ses machines. Ce que déclarent les exploitants ; il ne dit rien de l’eau, du bâti ni de l’usage.',
  sources: 'Sources et licences',
  sourcesLede: 'D’où viennent les chiffres, et sous quelles conditions on peut les reprendre.',
  files: 'Télécharger les fichiers',
  filesLede: 'Ce sont ceux que le programme lit. Les fichiers marqués ODbL se partagent aux mêmes conditions.',
  unknownItem: 'Aucune source ouverte ne dit ce que pèse cet objet sur les milieux : il est compté comme inconnu, jamais comme nul.',
  mix: (country) => `Électricité : ${country}`,
  unknownMix: 'Aucune source saine pour ce critère : il reste inconnu, jamais nul.',
  network: (zone, withBox) => `Réseau fixe, ${zone}, ${withBox ? 'box comprise' : 'sans box'}`,
  networkLede:
    'Une ligne est la ligne moyenne de sa zone, quel que soit votre trafic : un réseau consomme presque autant dans tous les cas. Si vos box sont dans l’inventaire, la ligne est comptée sans elles.',
  components: 'Composants de serveurs',
  componentsLede: 'Ce que pèse la fabrication de chaque pièce, pour un serveur décrit par ses composants.',
  reuse: 'Durées d’usage',
  reuseLede: 'Combien de temps chaque objet sert, en moyenne, et entre quoi et quoi. La vôtre vaut mieux : c’est souvent ce qui compte le plus.',
  years: 'Années, du premier au dernier jour',
  identifier: 'Identifiant dans les fichiers',
  total: 'Total hors électricité',
  licences: 'Ce que permettent les licences',
  holds: {
    'README.md': 'Mode d’emploi des fichiers',
    'sources.yaml': 'Qui dit quoi : titre, auteur, année, adresse, réserves',
    'items.csv': 'Les objets connus et leurs noms',
    'kinds.csv': 'Les mots par lesquels on reconnaît chaque objet, en français, anglais, allemand et espagnol',
    'families.csv': 'Les familles de modèles de chaque fabricant, et l’objet de chacune',
    'apart.csv': 'Les mots de ce qui n’est pas un appareil : licences, câbles, consommables, prestations',
    'makers.csv': 'Les fabricants et leurs autres noms',
    'forms.csv': 'Les mots de forme qui précisent un objet : tour, micro, laser',
    'sizes.csv': 'L’objet que fait chaque taille d’écran',
    'status.csv': 'Les mots qui disent qu’un appareil sert, est en stock, réformé ou perdu',
    'broader.csv': 'Quels objets sont des cas d’un objet plus général',
    'models.csv': 'Ce que des fabricants déclarent de leurs modèles, réuni par Boavizta',
    'actors.csv': 'L’annuaire : acteurs, sur quoi repose chaque fiche, ce qui reste à vérifier',
    'communes.csv': 'Communes de France, codes postaux, places',
    'departments.csv': 'Départements, régions, centres',
    'context.yaml': 'Chiffres de contexte cités dans le guide : année, périmètre, source',
    'zones.csv': 'Quels pays prennent les chiffres de quelle zone de réseau',
    'electricity.csv': 'Un kilowattheure, par pays et par année',
    'network.csv': 'Réseaux, par ligne ou par gigaoctet',
    'datacenter.csv': 'Lieux et centres de données, et leur PUE',
    'reuse.csv': 'Durées d’usage, puissance des petits serveurs',
    'materiality.csv': 'Ce que veut dire la matière déplacée',
    'terminals.csv': 'Fabrication des ordinateurs, téléphones, tablettes',
    'screens.csv': 'Fabrication des écrans',
    'printing.csv': 'Fabrication des imprimantes et copieurs',
    'peripherals.csv': 'Fabrication des périphériques',
    'network-equipment.csv': 'Fabrication des box, commutateurs, routeurs',
    'servers.csv': 'Fabrication des serveurs',
    'components.csv': 'Fabrication des pièces de serveurs',
    'use.csv': 'Puissances et consommations',
    'mass.csv': 'Masses des appareils',
    'use.yaml': 'Heures d’allumage',
    'evidence.yaml': 'Ce que valent une preuve et une confiance',
    'network.yaml': 'Volume d’une ligne moyenne',
    'numecoeval.yaml': 'Constantes de NumEcoEval',
    'reuse.yaml': 'Conventions du réemploi',
    'server.yaml': 'Modèle d’un serveur par ses composants',
    'silicon.yaml': 'Modèle d’une carte graphique par ses pièces',
    'providers.yaml': 'Qui fournit quoi, qui le tient, sous quelles lois, et ce qui reste à vérifier',
    'statements.csv': 'Ce que des sociétés disent de l’eau et de l’électricité de leurs centres',
    'rights.csv': 'Ce que des indices de droits numériques disent de sociétés',
    'mx.csv': 'À quels serveurs de courriel on reconnaît un hébergeur ou un filtre',
    'spf.csv': 'À quels noms d’un SPF on reconnaît qui envoie du courriel',
    'dkim.csv': 'À quelles clés de signature on reconnaît qui envoie du courriel',
    'autodiscover.csv': 'À quels noms de réglage automatique on reconnaît une messagerie',
    'ns.csv': 'À quels serveurs on reconnaît qui tient les noms',
    'cname.csv': 'À quels alias on reconnaît un hébergeur',
    'txt.csv': 'À quels jetons on reconnaît un service employé',
    'hosts.csv': 'À quelles adresses citées par une page on reconnaît un tiers',
    'generators.csv': 'Les logiciels de site qui disent leur nom',
    'operators.csv': 'À quels numéros de réseau on reconnaît un opérateur',
  },
  kilobytes: 'ko',
  head: {
    value: 'Valeur',
    range: 'Fourchette',
    source: 'Source',
    country: 'Pays',
    climate: 'Climat (g CO₂e par kWh)',
    place: 'Lieu',
    pue: 'PUE',
    name: 'Nom',
    author: 'Auteur et licence',
    licence: 'Licence',
    file: 'Fichier',
    weight: 'Poids',
    component: 'Pièce',
    item: 'Objet',
  },
  roles: { default: 'retenue', other: 'comparée', apart: 'à part' },
  confidences: { high: 'bonne', medium: 'moyenne', low: 'faible' },
  confidence: (word) => `confiance ${word}`,
  correct: 'Un chiffre vous paraît faux ?',
  correctText: 'Chaque chiffre est une ligne d’un fichier : le corriger ne demande pas de savoir programmer. Dites la valeur, sa source et pourquoi.',
  correctLink: 'Comment, et où l’écrire',
  flows: { lifetime: 'Durée d’usage', power: 'Puissance en marche', elec: 'Électricité par an', mass: 'Masse' },
  back: 'Toutes les données',
  assumed: 'hypothèse',
};

const en: CatalogueWords = {
  title: 'The data',
  lede: 'All the facts the calculation uses, with their sources, side by side where they disagree. The value used is named, and why (reasons are in French).',
  items: 'Items',
  categories: {
    terminal: 'Workstations and phones',
    screen: 'Screens',
    printing: 'Printing',
    peripheral: 'Peripherals',
    network: 'Network',
    'server-room': 'Servers and storage',
    service: 'Hosted services',
  },
  others: 'Other facts',
  electricity: 'Electricity by country',
  electricityLede:
    'Mix consumed or produced, over the whole life cycle, without discount for a “green” contract. Each country opens on its other criteria and what other sources say.',
  parameters: 'Parameters',
  parametersLede: 'Habits, evidence, components: what multiplies factors. An assumption is told like a source.',
  places: 'Places and datacenters',
  placesLede: 'Power overhead (PUE): energy of the whole place over that of its machines. As operators declare it; it says nothing of water, buildings or use.',
  sources: 'Sources and licences',
  sourcesLede: 'Where figures come from, and on what terms they may be taken up.',
  files: 'Download the files',
  filesLede: 'They are those the program reads. Files marked ODbL are shared alike.',
  unknownItem: 'No open source says how this item weighs on the living world: it is counted as unknown, never as nought.',
  mix: (country) => `Electricity: ${country}`,
  unknownMix: 'No sound source for this criterion: it stays unknown, never nought.',
  network: (zone, withBox) => `Fixed network, ${zone}, ${withBox ? 'box included' : 'without box'}`,
  networkLede:
    'A line is the mean line of its zone, whatever your traffic: a network draws almost as much in all cases. When your boxes are in the inventory, the line is counted without them.',
  components: 'Parts of servers',
  componentsLede: 'What the manufacture of each part weighs, for a server described by its components.',
  reuse: 'Lifetimes',
  reuseLede: 'How long each item serves, on average, and between what and what. Yours is better: it is often what matters most.',
  years: 'Years, from the first to the last day',
  identifier: 'Identifier in the files',
  total: 'Total without electricity',
  licences: 'What the licences allow',
  holds: {
    'README.md': 'How to use the files',
    'sources.yaml': 'Who says what: title, author, year, address, doubts',
    'items.csv': 'Known items and their names',
    'kinds.csv': 'Words by which each item is recognised, in French, English, German and Spanish',
    'families.csv': 'Families of models of each maker, and the item of each',
    'apart.csv': 'Words of what is no device: licences, cables, consumables, services',
    'makers.csv': 'Makers and their other names',
    'forms.csv': 'Words of form that make an item more precise: tower, micro, laser',
    'sizes.csv': 'The item that each size of screen makes',
    'status.csv': 'Words that say a device is in use, in stock, retired or missing',
    'broader.csv': 'Which items are cases of a more general one',
    'models.csv': 'What makers declare of their models, gathered by Boavizta',
    'actors.csv': 'The directory: actors, what each entry rests on, what is to be checked',
    'communes.csv': 'Communes of France, postcodes, places',
    'departments.csv': 'Départements, regions, centres',
    'context.yaml': 'Context figures cited in the guide: year, perimeter, source',
    'zones.csv': 'Which countries take the network figures of which zone',
    'electricity.csv': 'A kilowatt-hour, by country and year',
    'network.csv': 'Networks, by line or by gigabyte',
    'datacenter.csv': 'Places and datacenters, and their PUE',
    'reuse.csv': 'Lifetimes, power of small servers',
    'materiality.csv': 'What moved matter means',
    'terminals.csv': 'Manufacture of computers, phones, tablets',
    'screens.csv': 'Manufacture of screens',
    'printing.csv': 'Manufacture of printers and copiers',
    'peripherals.csv': 'Manufacture of peripherals',
    'network-equipment.csv': 'Manufacture of boxes, switches, routers',
    'servers.csv': 'Manufacture of servers',
    'components.csv': 'Manufacture of parts of servers',
    'use.csv': 'Power and consumption',
    'mass.csv': 'Masses of devices',
    'use.yaml': 'Hours on',
    'evidence.yaml': 'What a proof and a confidence are worth',
    'network.yaml': 'Volume of a mean line',
    'numecoeval.yaml': 'Constants of NumEcoEval',
    'reuse.yaml': 'Conventions of reuse',
    'server.yaml': 'Model of a server from its components',
    'silicon.yaml': 'Model of a graphics card from its parts',
    'providers.yaml': 'Who provides what, who controls it, under which laws, and what is to be checked',
    'statements.csv': 'What companies state of the water and electricity of their datacenters',
    'rights.csv': 'What indices of digital rights say of companies',
    'mx.csv': 'Mail servers by which a host or a filter is recognised',
    'spf.csv': 'Names in an SPF by which whoever sends mail is recognised',
    'dkim.csv': 'Signing keys by which whoever sends mail is recognised',
    'autodiscover.csv': 'Names of automatic settings by which a mail host is recognised',
    'ns.csv': 'Servers by which whoever keeps the names is recognised',
    'cname.csv': 'Aliases by which a host is recognised',
    'txt.csv': 'Tokens by which a service in use is recognised',
    'hosts.csv': 'Addresses named in a page by which a third party is recognised',
    'generators.csv': 'Software of sites that tells its name',
    'operators.csv': 'Numbers of networks by which an operator is recognised',
  },
  kilobytes: 'kB',
  head: {
    value: 'Value',
    range: 'Range',
    source: 'Source',
    country: 'Country',
    climate: 'Climate (g CO₂e per kWh)',
    place: 'Place',
    pue: 'PUE',
    name: 'Name',
    author: 'Author and licence',
    licence: 'Licence',
    file: 'File',
    weight: 'Weight',
    component: 'Part',
    item: 'Item',
  },
  roles: { default: 'used', other: 'compared', apart: 'apart' },
  confidences: { high: 'good', medium: 'fair', low: 'weak' },
  confidence: (word) => `${word} confidence`,
  correct: 'A figure looks wrong?',
  correctText: 'Each figure is a line of a file: correcting it takes no programming. Say the value, its source and why.',
  correctLink: 'How, and where to write',
  flows: { lifetime: 'Lifetime', power: 'Power while on', elec: 'Electricity per year', mass: 'Mass' },
  back: 'All the data',
  assumed: 'assumption',
};

export const catalogueWords = inBoth<CatalogueWords>(fr, en);
