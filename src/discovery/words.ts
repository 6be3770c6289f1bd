import { inBoth } from '../web/words.ts';
import type { Confidence, ServiceKind } from './finding.ts';

type DiscoveryWords = Readonly<{
  title: string;
  lede: string;
  domain: string;
  domainHelp: string;
  look: string;
  off: string;
  offLede: string;
  kept: string;
  result: (domain: string) => string;
  kinds: Readonly<Record<ServiceKind, string>>;
  confidences: Readonly<Record<Confidence, string>>;
  laws: Readonly<Record<string, string>>;
  service: string;
  provider: string;
  company: string;
  control: string;
  law: string;
  how: string;
  unknown: string;
  unknownFirst: string;
  toCheck: string;
  selfHosted: string;
  behind: (gateway: string) => string;
  weak: (operator: string) => string;
  hidden: string;
  you: string;
  picture: string;
  table: string;
  blind: string;
  blindList: readonly string[];
  problems: string;
  evidence: string;
  alternatives: string;
  alternativesLede: string;
  add: string;
  addLede: string;
  again: string;
  tooMany: string;
  countries: string;
  summary: (domains: number) => string;
  dependsOn: string;
  pictureLede: string;
  homePage: Readonly<{ title: string; address: string; server: string; issuer: string }>;
  addresses: string;
  atHome: string;
  placeUnknown: string;
  near: string;
  nearHelp: string;
  whom: string;
}>;

const fr: DiscoveryWords = {
  title: 'Explorer : derrière un nom',
  lede: 'À partir d’un nom de domaine, voir de qui l’on dépend : messagerie, site, noms, lettres, formulaires, statistiques. Ce qui est vu, ce qui est déduit, ce que l’on ignore.',
  domain: 'Votre nom de domaine',
  domainHelp: 'Par exemple mon-association.fr',
  look: 'Regarder',
  off: 'Cette machine ne sort pas',
  offLede:
    'Explorer interroge l’annuaire des noms et la page d’accueil du domaine. Qui tient cette machine ne l’a pas permis (réglage INFRABASSE_DISCOVERY=yes) ; la commande « infrabasse discover » fait la même chose depuis votre ordinateur.',
  kept: 'Rien n’est gardé : ni le nom, ni la réponse.',
  result: (domain) => `Derrière ${domain}`,
  kinds: {
    mail: 'messagerie',
    gateway: 'filtre de courriel',
    web: 'site',
    dns: 'noms',
    storage: 'fichiers',
    chat: 'messages',
    visio: 'visioconférence',
    newsletter: 'lettre d’information',
    forms: 'formulaires',
    donations: 'dons',
    shop: 'boutique',
    statistics: 'statistiques',
    fonts: 'polices',
    scripts: 'scripts',
    video: 'vidéo',
    maps: 'cartes',
    identity: 'identité',
    calendar: 'agenda',
    forge: 'forge',
    forum: 'forum',
    social: 'réseau social',
    other: 'autre',
  },
  confidences: { seen: 'vu', deduced: 'déduit', unknown: 'inconnu' },
  laws: {
    'cloud-act': 'CLOUD Act',
    'fisa-702': 'FISA 702',
    gdpr: 'RGPD',
    'ch-fadp': 'LPD suisse',
    'uk-gdpr': 'RGPD britannique',
    'cn-intelligence': 'loi chinoise sur le renseignement',
  },
  service: 'Service',
  provider: 'Fournisseur',
  company: 'Société',
  control: 'Pays qui la tient',
  law: 'Lois qui l’atteignent',
  how: 'Comment on le sait',
  unknown: 'inconnu',
  unknownFirst: 'Ce que l’on ignore',
  toCheck: 'à vérifier',
  selfHosted: 'chez vous, d’après l’adresse',
  behind: (gateway) => `derrière le filtre ${gateway}`,
  weak: (operator) => `indice faible : réseau de ${operator}`,
  hidden: 'un réseau de diffusion cache le lieu',
  you: 'Vous',
  picture: 'Le dessin des dépendances',
  table: 'La même chose, en tableau',
  blind: 'Ce que cette page ne voit pas',
  blindList: [
    'les fichiers partagés et les documents en ligne sous un nom qui n’est pas le vôtre',
    'les téléphones et leurs applications',
    'les logiciels métier, la paie, la banque',
    'ce que vos fournisseurs sous-traitent',
  ],
  problems: 'Ce qui n’a pas pu être lu',
  evidence: 'la preuve',
  alternatives: 'Et à la place ?',
  alternativesLede: 'Avant de remplacer : faut-il garder ce service, ou le réduire ? Si l’on remplace, voici à qui demander.',
  add: 'En faire une estimation',
  addLede: 'Ces services y seront comme hébergements inconnus : leur empreinte est à demander à qui les tient.',
  again: 'Regarder un autre domaine',
  tooMany: 'Beaucoup de noms en peu de temps : attendez une minute.',
  countries: 'Qui tient',
  summary: (domains) => `Ensemble : ${domains} noms de domaine`,
  dependsOn: 'de qui l’on dépend, tous services',
  homePage: { title: 'Ce que la page d’accueil dit d’elle-même', address: 'Adresse', server: 'Ce qui la sert', issuer: 'Qui signe son certificat' },
  pictureLede:
    'De gauche à droite : vous, les services, les sociétés, les pays qui les tiennent, les lieux qu’elles disent avoir. Rien ne dit dans lequel de ces lieux est votre service.',
  addresses: 'À qui sont les adresses :',
  atHome: 'chez vous',
  placeUnknown: 'lieu inconnu',
  near: 'Près de quelle commune ?',
  nearHelp: 'Un nom ou un code postal ; facultatif',
  whom: 'À qui demander',
};

const en: DiscoveryWords = {
  title: 'Explore: behind a name',
  lede: 'From a domain name, see whom one depends on: mail, site, names, newsletters, forms, statistics. What is seen, what is deduced, what is not known.',
  domain: 'Your domain name',
  domainHelp: 'For example my-association.org',
  look: 'Look',
  off: 'This machine does not go out',
  offLede:
    'Exploring asks the directory of names and the home page of the domain. Whoever keeps this machine has not allowed it (setting INFRABASSE_DISCOVERY=yes); the command “infrabasse discover” does the same from your computer.',
  kept: 'Nothing is kept: neither the name nor the answer.',
  result: (domain) => `Behind ${domain}`,
  kinds: {
    mail: 'mail',
    gateway: 'mail filter',
    web: 'site',
    dns: 'names',
    storage: 'files',
    chat: 'messages',
    visio: 'video meetings',
    newsletter: 'newsletter',
    forms: 'forms',
    donations: 'donations',
    shop: 'shop',
    statistics: 'statistics',
    fonts: 'typefaces',
    scripts: 'scripts',
    video: 'video',
    maps: 'maps',
    identity: 'identity',
    calendar: 'calendar',
    forge: 'forge',
    forum: 'forum',
    social: 'social network',
    other: 'other',
  },
  confidences: { seen: 'seen', deduced: 'deduced', unknown: 'unknown' },
  laws: {
    'cloud-act': 'CLOUD Act',
    'fisa-702': 'FISA 702',
    gdpr: 'GDPR',
    'ch-fadp': 'Swiss FADP',
    'uk-gdpr': 'UK GDPR',
    'cn-intelligence': 'Chinese intelligence law',
  },
  service: 'Service',
  provider: 'Provider',
  company: 'Company',
  control: 'Country of control',
  law: 'Laws that reach it',
  how: 'How it is known',
  unknown: 'unknown',
  unknownFirst: 'What is not known',
  toCheck: 'to be checked',
  selfHosted: 'at your own place, from the address',
  behind: (gateway) => `behind the filter ${gateway}`,
  weak: (operator) => `weak clue: network of ${operator}`,
  hidden: 'a content network hides the place',
  you: 'You',
  picture: 'The picture of dependences',
  table: 'The same, as a table',
  blind: 'What this page does not see',
  blindList: [
    'shared files and online documents under a name that is not yours',
    'telephones and their applications',
    'business software, payroll, banking',
    'what your providers subcontract',
  ],
  problems: 'What could not be read',
  evidence: 'the evidence',
  alternatives: 'And instead?',
  alternativesLede: 'Before replacing: should this service be kept, or reduced? If it is to be replaced, here is whom to ask.',
  add: 'Make an estimate of it',
  addLede: 'These services will stand in it as unknown hosting: their footprint is to be asked of those who keep them.',
  again: 'Look at another domain',
  tooMany: 'Many names in little time: wait a minute.',
  countries: 'Who controls',
  summary: (domains) => `Together: ${domains} domain names`,
  dependsOn: 'whom one depends on, all services',
  homePage: { title: 'What the home page says of itself', address: 'Address', server: 'What serves it', issuer: 'Who signs its certificate' },
  pictureLede:
    'From left to right: you, the services, the companies, the countries that control them, the places they say they have. Nothing tells in which of these places your service is.',
  addresses: 'Whose the addresses are:',
  atHome: 'at your place',
  placeUnknown: 'place unknown',
  near: 'Near which town?',
  nearHelp: 'A name or a postcode, French towns only; optional',
  whom: 'Whom to ask',
};

export const discoveryWords = inBoth<DiscoveryWords>(fr, en);
