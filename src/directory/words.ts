import { inBoth } from '../web/words.ts';
import { type Names, names } from './show/names.ts';

type DirectoryWords = Names &
  Readonly<{
    directory: string;
    lede: string;
    filters: string;
    text: string;
    kind: string;
    service: string;
    region: string;
    department: string;
    town: string;
    townHelp: string;
    within: string;
    kilometres: (km: string) => string;
    open: string;
    price: string;
    outOfDatacenters: string;
    outOfBigTech: string;
    exitsHelp: string;
    recent: string;
    any: string;
    sort: string;
    byName: string;
    byNews: string;
    search: string;
    all: string;
    total: (count: number) => string;
    none: string;
    noneHelp: string;
    map: string;
    mapLede: string;
    mapElsewhere: string;
    mapLegend: string;
    mapDepartment: (name: string, count: number) => string;
    list: string;
    page: (page: number, pages: number) => string;
    previous: string;
    next: string;
    away: (km: string) => string;
    approximately: string;
    severalTowns: (town: string) => string;
    unknownTown: (town: string) => string;
    unknown: string;
    toCheck: string;
    confirmed: (date: string) => string;
    seen: (date: string) => string;
    old: string;
    believed: string;
    yes: string;
    no: string;
    from: (date: string) => string;
    rests: string;
    provenance: string;
    provenanceOf: (from: string, date: string, human: boolean) => string;
    correct: string;
    report: string;
    withdraw: string;
    ask: string;
    propose: string;
    data: string;
    print: string;
    feed: string;
    datacenterUnknown: string;
  }>;

const fr: DirectoryWords = {
  ...names.fr,
  directory: 'Annuaire : qui peut aider',
  lede: 'Hébergeurs, réparateurs, accompagnants, structures publiques, témoins. Ce que l’on sait de chacun, et depuis quand. Rien n’est classé par mérite.',
  filters: 'Choisir',
  text: 'Mots',
  kind: 'Type',
  service: 'Service',
  region: 'Région',
  department: 'Département',
  town: 'Près de',
  townHelp: 'Commune ou code postal, en France',
  within: 'À moins de',
  kilometres: (km) => `${km} km`,
  open: 'Accueille de nouvelles organisations',
  price: 'Prix',
  outOfDatacenters: 'Fait sortir des datacenters',
  outOfBigTech: 'Fait sortir des grandes plateformes',
  exitsHelp: 'Ce sont deux sorties différentes : on peut quitter les grandes plateformes et rester dans un datacenter.',
  recent: 'Confirmé depuis moins d’un an',
  any: 'tous',
  sort: 'Ordre',
  byName: 'distance, ou alphabet',
  byNews: 'dernières nouvelles d’abord',
  search: 'Voir',
  all: 'Tout revoir',
  total: (count) => (count === 0 ? 'Personne' : count === 1 ? '1 acteur' : `${count} acteurs`),
  none: 'Personne ne répond à tout cela.',
  noneHelp: 'Retirez un critère : le plus souvent, c’est que l’on ne sait pas. La position vis-à-vis des datacenters, par exemple, n’est presque jamais dite.',
  map: 'Carte',
  mapLede:
    'Chaque point est un lien ; la liste dit la même chose. Les places sont celles des communes, ou le centre du département quand la commune n’est pas dite.',
  mapElsewhere: 'Hors de la carte',
  mapLegend: 'Rond plein : hors datacenter ou datacenter associatif, d’après ce qui est dit. Cercle vide : autre, ou inconnu.',
  mapDepartment: (name, count) => `${name} : ${count}`,
  list: 'Liste',
  page: (page, pages) => `Page ${page} sur ${pages}`,
  previous: 'Précédents',
  next: 'Suivants',
  away: (km) => `à ${km} km`,
  approximately: 'environ, depuis le centre du département',
  severalTowns: (town) => `Plusieurs communes s’appellent « ${town} » : laquelle ?`,
  unknownTown: (town) => `« ${town} » : aucune commune française ne s’appelle ainsi. La liste n’est pas triée par distance.`,
  unknown: 'inconnu',
  toCheck: 'à vérifier',
  confirmed: (date) => `confirmé le ${date}`,
  seen: (date) => `jamais confirmé ; vu le ${date}`,
  old: 'pas de nouvelles depuis plus de quatorze mois',
  believed: 'à confirmer',
  yes: 'oui',
  no: 'non',
  from: (date) => `à partir du ${date}`,
  rests: 'Sur quoi repose cette fiche',
  provenance: 'D’où vient chaque ligne',
  provenanceOf: (from, date, human) => `${from}, ${date}${human ? ', corrigé par une personne' : ''}`,
  correct: 'Proposer une correction',
  report: 'Signaler un problème',
  withdraw: 'Retirer cette fiche',
  ask: 'À qui demander',
  propose: 'Proposer un acteur',
  data: 'Données de l’annuaire',
  print: 'Imprimer',
  feed: 'Suivre les nouvelles fiches (Atom)',
  datacenterUnknown: 'personne ne l’a dit ; demandez-le par la lettre aux hébergeurs',
};

const en: DirectoryWords = {
  ...names.en,
  directory: 'Directory: who can help',
  lede: 'Hosts, repairers, accompanists, public bodies, witnesses. What is known of each, and since when. Nothing is ranked by merit.',
  filters: 'Choose',
  text: 'Words',
  kind: 'Kind',
  service: 'Service',
  region: 'Region',
  department: 'Département',
  town: 'Near',
  townHelp: 'Commune or postcode, in France',
  within: 'Within',
  kilometres: (km) => `${km} km`,
  open: 'Takes new organisations',
  price: 'Price',
  outOfDatacenters: 'Takes one out of datacenters',
  outOfBigTech: 'Takes one out of the large platforms',
  exitsHelp: 'These are two different exits: one may leave the large platforms and stay in a datacenter.',
  recent: 'Confirmed within a year',
  any: 'all',
  sort: 'Order',
  byName: 'distance, or alphabet',
  byNews: 'latest news first',
  search: 'Show',
  all: 'Show all again',
  total: (count) => (count === 0 ? 'Nobody' : count === 1 ? '1 actor' : `${count} actors`),
  none: 'Nobody answers all of this.',
  noneHelp: 'Take a condition away: most often, it is just not known. The position towards datacenters, for one, is hardly ever told.',
  map: 'Map',
  mapLede: 'Each point is a link; the list says the same. Places are those of towns, or the centre of the département where no town is told.',
  mapElsewhere: 'Off the map',
  mapLegend: 'Solid: outside datacenters, or in an associative one, from what is told. Empty circle: other, or unknown.',
  mapDepartment: (name, count) => `${name}: ${count}`,
  list: 'List',
  page: (page, pages) => `Page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  away: (km) => `${km} km away`,
  approximately: 'about, from the centre of the département',
  severalTowns: (town) => `Several communes are called “${town}”: which one?`,
  unknownTown: (town) => `“${town}”: no French commune has this name. The list is not sorted by distance.`,
  unknown: 'unknown',
  toCheck: 'to be checked',
  confirmed: (date) => `confirmed on ${date}`,
  seen: (date) => `never confirmed; seen on ${date}`,
  old: 'no news for more than fourteen months',
  believed: 'to be confirmed',
  yes: 'yes',
  no: 'no',
  from: (date) => `from ${date}`,
  rests: 'What this entry rests on',
  provenance: 'Where each line comes from',
  provenanceOf: (from, date, human) => `${from}, ${date}${human ? ', corrected by a person' : ''}`,
  correct: 'Propose a correction',
  report: 'Report a problem',
  withdraw: 'Withdraw this entry',
  ask: 'Whom to ask',
  propose: 'Propose an actor',
  data: 'Data of the directory',
  print: 'Print',
  feed: 'Follow new entries (Atom)',
  datacenterUnknown: 'nobody has said; ask with the letter to hosts',
};

export const directoryWords = inBoth<DirectoryWords>(fr, en);
