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
  head: Readonly<
    Record<
      | 'measure'
      | 'stage'
      | 'value'
      | 'range'
      | 'source'
      | 'role'
      | 'confidence'
      | 'why'
      | 'country'
      | 'climate'
      | 'year'
      | 'place'
      | 'pue'
      | 'name'
      | 'licence'
      | 'file'
      | 'used'
      | 'review',
      string
    >
  >;
  roles: Readonly<Record<string, string>>;
  confidences: Readonly<Record<string, string>>;
  used: (range: string) => string;
  correct: string;
  correctText: string;
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
  electricityLede: 'Mix consommé ou produit, sur tout le cycle de vie, sans remise pour un contrat « vert ». La fourchette vient des autres sources.',
  parameters: 'Paramètres',
  parametersLede: 'Habitudes, preuves, composants : ce qui multiplie les facteurs. Une hypothèse se dit comme une source.',
  places: 'Lieux et centres de données',
  placesLede:
    'Surcoût électrique (PUE) : énergie totale du lieu divisée par celle de ses machines. Ce que déclarent les exploitants ; il ne dit rien de l’eau, du bâti ni de l’usage.',
  sources: 'Sources et licences',
  sourcesLede: 'D’où viennent les chiffres, et sous quelles conditions on peut les reprendre.',
  files: 'Télécharger les fichiers',
  filesLede: 'Ce sont ceux que le programme lit. Les fichiers marqués ODbL se partagent aux mêmes conditions.',
  unknownItem: 'Aucune source ouverte ne dit ce que coûte cet objet : il est compté comme inconnu, jamais comme nul.',
  head: {
    measure: 'Grandeur',
    stage: 'Étape',
    value: 'Valeur',
    range: 'Fourchette',
    source: 'Source',
    role: 'Emploi',
    confidence: 'Confiance',
    why: 'Pourquoi',
    country: 'Pays',
    climate: 'Climat (g CO₂e par kWh)',
    year: 'Année',
    place: 'Lieu',
    pue: 'PUE',
    name: 'Nom',
    licence: 'Licence',
    file: 'Fichier',
    used: 'Retenu',
    review: 'À relire avant',
  },
  roles: { default: 'retenue', other: 'borne', apart: 'à part' },
  confidences: { high: 'bonne', medium: 'moyenne', low: 'faible' },
  used: (range) => `Le calcul emploie ces valeurs, ${range}.`,
  correct: 'Un chiffre vous paraît faux ?',
  correctText: 'Chaque chiffre est une ligne d’un fichier : le corriger ne demande pas de savoir programmer. Dites la valeur, sa source et pourquoi.',
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
  electricityLede: 'Mix consumed or produced, over the whole life cycle, without discount for a “green” contract. The range comes from the other sources.',
  parameters: 'Parameters',
  parametersLede: 'Habits, evidence, components: what multiplies factors. An assumption is told like a source.',
  places: 'Places and datacenters',
  placesLede: 'Power overhead (PUE): energy of the whole place over that of its machines. As operators declare it; it says nothing of water, buildings or use.',
  sources: 'Sources and licences',
  sourcesLede: 'Where figures come from, and on what terms they may be taken up.',
  files: 'Download the files',
  filesLede: 'They are those the program reads. Files marked ODbL are shared alike.',
  unknownItem: 'No open source says what this item costs: it is counted as unknown, never as nought.',
  head: {
    measure: 'Measure',
    stage: 'Stage',
    value: 'Value',
    range: 'Range',
    source: 'Source',
    role: 'Use',
    confidence: 'Confidence',
    why: 'Why',
    country: 'Country',
    climate: 'Climate (g CO₂e per kWh)',
    year: 'Year',
    place: 'Place',
    pue: 'PUE',
    name: 'Name',
    licence: 'Licence',
    file: 'File',
    used: 'Used',
    review: 'To be reviewed by',
  },
  roles: { default: 'used', other: 'bound', apart: 'apart' },
  confidences: { high: 'good', medium: 'fair', low: 'weak' },
  used: (range) => `The calculation uses these values, ${range}.`,
  correct: 'A figure looks wrong?',
  correctText: 'Each figure is a line of a file: correcting it takes no programming. Say the value, its source and why.',
  flows: { lifetime: 'Lifetime', power: 'Power while on', elec: 'Electricity per year', mass: 'Mass' },
  back: 'All the data',
  assumed: 'assumption',
};

export const catalogueWords = inBoth<CatalogueWords>(fr, en);
