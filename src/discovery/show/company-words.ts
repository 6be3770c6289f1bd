import type { Lang } from '../../web/words.ts';

/** The words of what a company is judged by. */

type CompanyWords = Readonly<{
  title: string;
  lede: string;
  sites: string;
  position: string;
  positions: Readonly<Record<'home' | 'associative' | 'own' | 'rented', string>>;
  stated: string;
  supply: string;
  sources: string;
  range: (low: string, high: string) => string;
  places: (count: number) => string;
  rights: string;
  score: (score: number, of: number) => string;
  instead: string;
  kinds: Readonly<Record<string, string>>;
  note: string;
  source: string;
  unknown: string;
}>;

export const companyWords: Readonly<Record<Lang, CompanyWords>> = {
  fr: {
    title: 'De chacun, ce que l’on sait',
    lede: 'Ce que disent les sociétés elles-mêmes, et ce que l’on dit d’elles. Rien n’est additionné : à vous de juger.',
    sites: 'Centres de données connus (rien ne dit lequel porte votre service)',
    position: 'Face aux centres de données',
    positions: { home: 'machines à la maison', associative: 'salle associative', own: 'a les siens', rented: 'loue ceux d’autrui' },
    stated: 'Énergie et eau déclarées',
    sources: 'chaque lieu, sa source, son année',
    supply: 'Électricité dite renouvelable ou sans carbone, par contrats :',
    range: (low, high) => `de ${low} à ${high}`,
    places: (count) => (count > 1 ? `selon ses propres chiffres, pour ${count} lieux` : 'selon ses propres chiffres'),
    rights: 'Indice de droits numériques de la société',
    score: (score, of) => `${score} sur ${of}`,
    instead: 'À la place',
    kinds: {
      hebergeur: 'hébergeurs de l’annuaire',
      fai_associatif: 'fournisseurs d’accès associatifs',
      accompagnement: 'accompagnement',
      formation: 'formation',
      logiciel: 'logiciels',
      mutualisation_publique: 'mutualisation publique',
      reseau: 'réseaux',
    },
    note: 'À savoir',
    source: 'D’où on le sait',
    unknown: 'inconnu',
  },
  en: {
    title: 'What is known of each',
    lede: 'What the companies say themselves, and what is said of them. Nothing is added up: judge for yourselves.',
    sites: 'Known datacenters (nothing tells which bears your service)',
    position: 'Towards datacenters',
    positions: { home: 'machines at home', associative: 'associative room', own: 'has its own', rented: 'rents those of others' },
    stated: 'Energy and water, as stated',
    sources: 'each place, its source, its year',
    supply: 'Electricity said to be renewable or carbon-free, by contracts:',
    range: (low, high) => `from ${low} to ${high}`,
    places: (count) => (count > 1 ? `by its own figures, for ${count} places` : 'by its own figures'),
    rights: 'Index of digital rights of the company',
    score: (score, of) => `${score} of ${of}`,
    instead: 'Instead',
    kinds: {
      hebergeur: 'hosts of the directory',
      fai_associatif: 'associative access providers',
      accompagnement: 'accompaniment',
      formation: 'training',
      logiciel: 'software',
      mutualisation_publique: 'shared public bodies',
      reseau: 'networks',
    },
    note: 'To know',
    source: 'How it is known',
    unknown: 'unknown',
  },
};
