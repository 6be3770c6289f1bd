import type { Field } from '../inventory/fields.ts';
import { inBoth } from '../web/words.ts';

/** Words of the form of an estimate. */
type FormWords = Readonly<{
  pageTitle: string;
  editTitle: string;
  lede: string;
  devices: string;
  devicesLede: string;
  heap: (rank: number) => string;
  item: string;
  itemHelp: string;
  fields: Readonly<Record<Field, string>>;
  ageFrom: string;
  ageTo: string;
  asUsual: string;
  asNew: string;
  asReused: string;
  more: string;
  add: string;
  removeRow: string;
  services: string;
  servicesLede: string;
  servicesLegend: string;
  where: string;
  country: string;
  countryHelp: string;
  title: string;
  titleHelp: string;
  compute: string;
  save: string;
  toMend: (count: number) => string;
  changed: string;
  shown: (from: number, to: number, all: number) => string;
  file: string;
  fileLede: string;
  fileLabel: string;
  send: string;
  noFile: string;
  onlyCsv: string;
  tooMany: (most: number) => string;
}>;

const fr: FormWords = {
  pageTitle: 'Dites ce que vous avez',
  editTitle: 'Modifier l’estimation',
  lede: 'Par tas : « 8 portables, entre 3 et 7 ans ». Cinq minutes suffisent ; tout peut rester vide, sauf un nombre. Ce que vous ne savez pas restera inconnu, et sera montré comme tel.',
  devices: 'Vos appareils',
  devicesLede: 'Laissez vide ce que vous n’avez pas. Comptez aussi les tiroirs.',
  heap: (rank) => `Tas n° ${rank}`,
  item: 'Objet',
  itemHelp: 'Par exemple : vidéoprojecteur, NAS, switch',
  fields: {
    item: 'Objet',
    label: 'Nom à vous',
    quantity: 'Combien',
    purchase: 'Achat (année ou date)',
    age: 'Âge',
    condition: 'À l’arrivée',
    lifetime: 'Durée prévue (ans)',
    firstLife: 'Années avant vous',
    electricity: 'kWh par an (un appareil)',
    power: 'Watts en marche',
    hours: 'Heures par an',
    country: 'Pays',
    place: 'Lieu',
    service: 'Service',
    evidence: 'Preuve (A, B, C, D)',
    source: 'Source du facteur',
    copies: 'Copies (lieux)',
    persons: 'Personnes servies',
  },
  ageFrom: 'Âge, de',
  ageTo: 'Âge, à (ans)',
  asUsual: 'je ne sais pas',
  asNew: 'neufs',
  asReused: 'de seconde main',
  more: 'Plus de précision',
  add: 'Ajouter une ligne',
  removeRow: 'Retirer cette ligne',
  services: 'Vos services chez d’autres',
  servicesLede: 'Ils tournent dans des machines que l’on ne voit pas. Cochés, ils figureront comme inconnus dans le résultat, en premier.',
  servicesLegend: 'Nous utilisons, hébergés ailleurs',
  where: 'Où',
  country: 'Pays où l’électricité est consommée',
  countryHelp: 'Nom ou code à deux lettres',
  title: 'Un nom pour cette estimation (facultatif)',
  titleHelp: 'Il n’apparaît que sur vos pages.',
  compute: 'Calculer',
  save: 'Enregistrer',
  toMend: (count) => (count > 1 ? `${count} réponses sont à revoir ; rien n’est perdu.` : 'Une réponse est à revoir ; rien n’est perdu.'),
  changed:
    'Quelqu’un a modifié cette estimation pendant que vous y travailliez. Vos réponses sont ci-dessous, intactes ; enregistrez de nouveau pour qu’elles remplacent les siennes.',
  shown: (from, to, all) => `Lignes ${from} à ${to} sur ${all}. Les autres ne changent pas.`,
  file: 'Vous avez déjà une liste ?',
  fileLede:
    'Un fichier CSV avec une colonne « objet » suffit ; d’autres colonnes précisent (quantité, âge, durée prévue, watts, pays, preuve…). Les lignes que l’on ne sait pas lire vous seront montrées, les autres calculées.',
  fileLabel: 'Fichier CSV, 2 Mo au plus',
  send: 'Envoyer le fichier',
  noFile: 'Choisissez un fichier.',
  onlyCsv: 'ici, un fichier CSV ; la ligne de commande lit aussi le JSON',
  tooMany: (most) => `Plus de ${most} lignes : utilisez la ligne de commande, qui n’a pas cette limite.`,
};

const en: FormWords = {
  pageTitle: 'Say what you have',
  editTitle: 'Change the estimate',
  lede: 'By heaps: “8 laptops, 3 to 7 years old”. Five minutes are enough; all may stay empty but one number. What you do not know will stay unknown, and be shown as such.',
  devices: 'Your devices',
  devicesLede: 'Leave empty what you do not have. Count the drawers too.',
  heap: (rank) => `Heap no. ${rank}`,
  item: 'Item',
  itemHelp: 'For instance: projector, NAS, switch',
  fields: {
    item: 'Item',
    label: 'Your name for it',
    quantity: 'How many',
    purchase: 'Purchase (year or date)',
    age: 'Age',
    condition: 'On arrival',
    lifetime: 'Planned for (years)',
    firstLife: 'Years before you',
    electricity: 'kWh per year (one device)',
    power: 'Watts while on',
    hours: 'Hours per year',
    country: 'Country',
    place: 'Place',
    service: 'Service',
    evidence: 'Evidence (A, B, C, D)',
    source: 'Factor source',
    copies: 'Copies (places)',
    persons: 'People served',
  },
  ageFrom: 'Age, from',
  ageTo: 'Age, to (years)',
  asUsual: 'I do not know',
  asNew: 'new',
  asReused: 'second-hand',
  more: 'More details',
  add: 'Add a line',
  removeRow: 'Remove this line',
  services: 'Your services with others',
  servicesLede: 'They run in machines nobody sees. Ticked, they will stand as unknown in the result, first.',
  servicesLegend: 'We use, hosted elsewhere',
  where: 'Where',
  country: 'Country where electricity is drawn',
  countryHelp: 'Name or two-letter code',
  title: 'A name for this estimate (optional)',
  titleHelp: 'It appears on your pages only.',
  compute: 'Compute',
  save: 'Save',
  toMend: (count) => (count > 1 ? `${count} answers are to be looked at again; nothing is lost.` : 'One answer is to be looked at again; nothing is lost.'),
  changed: 'Someone changed this estimate while you were at it. Your answers are below, untouched; save again for them to replace the others.',
  shown: (from, to, all) => `Lines ${from} to ${to} of ${all}. The others do not change.`,
  file: 'You already have a list?',
  fileLede:
    'A CSV file with an “item” column is enough; others make it finer (quantity, age, planned lifetime, watts, country, evidence…). Lines that cannot be read will be shown to you, the others computed.',
  fileLabel: 'CSV file, 2 MB at most',
  send: 'Send the file',
  noFile: 'Choose a file.',
  onlyCsv: 'here, a CSV file; the command line reads JSON too',
  tooMany: (most) => `More than ${most} lines: use the command line, which has no such limit.`,
};

export const formWords = inBoth<FormWords>(fr, en);
