import type { Evidence } from '../../engine/quantity/quantity.ts';
import type { Field } from '../../inventory/fields.ts';
import { inBoth } from '../../web/words.ts';

/** Words of the form of an estimate. */
type FormWords = Readonly<{
  pageTitle: string;
  editTitle: string;
  lede: string;
  devices: string;
  devicesLede: string;
  batch: (rank: number) => string;
  item: string;
  itemHelp: string;
  fields: Readonly<Record<Field, string>>;
  ageFrom: string;
  ageTo: string;
  asUsual: string;
  asNew: string;
  asReused: string;
  more: (filled: number) => string;
  asForm: string;
  add: string;
  removeRow: string;
  howMany: string;
  nothing: string;
  colon: string;
  known: string;
  evidence: string;
  evidences: Readonly<Record<Evidence, string>>;
  services: string;
  servicesLede: string;
  servicesLegend: string;
  where: string;
  country: string;
  countryHelp: string;
  year: string;
  yearHelp: string;
  title: string;
  titleHelp: string;
  compute: string;
  toMend: (count: number) => string;
  changed: string;
  error: string;
  back: string;
  shown: (from: number, to: number, all: number) => string;
  keepAndGo: string;
  file: string;
  fileLede: string;
  noFile: string;
  columnsTitle: string;
  columns: Readonly<Record<Field, string>>;
  model: string;
}>;

const fr: FormWords = {
  pageTitle: 'Dites ce que vous avez',
  editTitle: 'Modifier l’estimation',
  lede: 'Par tas : « 8 portables, entre 3 et 7 ans ». Cinq minutes suffisent ; tout peut rester vide, sauf un nombre. Ce que vous ne savez pas restera inconnu, et sera montré comme tel.',
  devices: 'Vos appareils',
  devicesLede:
    'Laissez vide ce que vous n’avez pas, et comptez aussi les tiroirs. Pour l’âge du plus jeune et du plus vieux, un seul nombre suffit. La durée prévue se compte depuis l’achat : combien d’années en tout pensez-vous garder ces appareils ? De seconde main : l’âge compte aussi la première vie, la durée prévue commence chez vous.',
  batch: (rank) => `Tas n° ${rank}`,
  item: 'Objet',
  itemHelp: 'Par exemple : vidéoprojecteur, NAS, switch',
  fields: {
    item: 'Objet',
    type: 'Type',
    maker: 'Fabricant',
    model: 'Modèle',
    status: 'Statut',
    label: 'Votre nom pour ce tas',
    quantity: 'Combien',
    purchase: 'Achat (année ou date)',
    age: 'Âge',
    condition: 'Acheté',
    lifetime: 'Durée prévue (ans)',
    firstLife: 'Années avant vous',
    electricity: 'kWh par an (un appareil)',
    power: 'Watts en marche',
    hours: 'Heures par an',
    country: 'Pays',
    place: 'Lieu (bureau, domicile, salle serveur…)',
    service: 'Service',
    evidence: 'Comment on le sait',
    source: 'Source du facteur',
    copies: 'Copies (lieux)',
    persons: 'Personnes servies',
  },
  ageFrom: 'Le plus jeune (ans)',
  ageTo: 'Le plus vieux (ans)',
  asUsual: 'je ne sais pas',
  asNew: 'neuf',
  asReused: 'de seconde main',
  more: (filled) => (filled === 0 ? 'Plus de précision' : `Plus de précision (${filled} réponse${filled > 1 ? 's' : ''})`),
  asForm: 'comme pour tout le reste',
  add: 'Ajouter une ligne',
  removeRow: 'Retirer cette ligne',
  howMany: 'Combien ? Donnez un nombre, ou videz cette ligne.',
  nothing: 'Donnez au moins un nombre, ou cochez un service.',
  colon: ' : ',
  known: 'D’où tenez-vous ces réponses ?',
  evidence: 'En général',
  evidences: {
    A: 'des documents, des mesures (de ÷ 1,2 à × 1,2)',
    B: 'l’écrit d’un tiers, un prestataire (de ÷ 1,5 à × 1,5)',
    C: 'de mémoire, de vive voix (de la moitié au double)',
    D: 'nous supposons (du tiers au triple)',
  },
  services: 'Vos services chez d’autres',
  servicesLede: 'Ils tournent dans des machines que l’on ne voit pas. Cochés, ils figureront comme inconnus dans le résultat, en premier.',
  servicesLegend: 'Nous utilisons, hébergés ailleurs',
  where: 'Où et quand',
  country: 'Pays où l’électricité est consommée',
  countryHelp: 'Nom ou code à deux lettres',
  year: 'Année',
  yearHelp: 'Les âges se comptent jusqu’à elle ; l’électricité est celle de cette année-là, ou de la dernière connue.',
  title: 'Un nom pour cette estimation (facultatif)',
  titleHelp: 'Il n’apparaît que sur vos pages.',
  compute: 'Calculer',
  toMend: (count) => (count > 1 ? `${count} réponses sont à revoir ; rien n’est perdu.` : 'Une réponse est à revoir ; rien n’est perdu.'),
  changed:
    'Quelqu’un a modifié cette estimation pendant que vous y travailliez. Vos réponses sont ci-dessous, intactes ; enregistrez de nouveau pour qu’elles remplacent les siennes.',
  error: 'Erreur',
  back: 'Revenir au résultat sans rien changer',
  shown: (from, to, all) => `Lignes ${from} à ${to} sur ${all}. Les autres ne changent pas.`,
  keepAndGo: 'Garder cette page, et passer à une autre :',
  file: 'Vous avez déjà une liste ?',
  fileLede:
    'Envoyez-la comme elle est : tableau (CSV, Excel, LibreOffice), export de GLPI, fichiers de NumEcoEval… Une colonne qui dit ce que sont les choses suffit. Vous verrez ce qui en est compris avant que rien ne soit gardé.',
  noFile: 'Choisissez un fichier.',
  columnsTitle: 'Les colonnes, et un modèle',
  columns: {
    item: 'ce que c’est (portable, écran, box…) ; ou bien son type, son modèle ou son libellé',
    type: 'le genre d’objet, dans une colonne à part',
    maker: 'fabricant ou marque',
    model: 'modèle ; il suffit souvent à reconnaître l’objet',
    status: 'en service, en stock, réformé, perdu : seul ce qui sert est compté',
    label: 'le nom que vous lui donnez',
    quantity: 'combien ; 1 si rien n’est dit',
    purchase: 'une année, des années ou une date',
    age: 'en années ; « 3-7 » pour un tas d’âges divers',
    condition: 'neuf ou réemployé',
    lifetime: 'en années, depuis l’achat',
    firstLife: 'pour un appareil de seconde main',
    electricity: 'pour un appareil, s’il a été mesuré',
    power: 'puissance en marche',
    hours: 'heures de marche',
    country: 'où l’électricité est consommée',
    place: 'bureau, domicile, salle serveur, centre de données',
    service: 'à quoi cela sert',
    evidence: 'A document ou mesure, B écrit d’un tiers, C oral, D supposition',
    source: 'une autre source que celle retenue',
    copies: 'pour une machine copiée en plusieurs lieux',
    persons: 'combien de personnes s’en servent',
  },
  model: 'objet;quantité;âge;durée prévue;état\nordinateur portable;8;3-7;6;neuf\nécran 24 pouces;8;5;10;réemployé\nbox;1;;;\nligne internet;1;;;',
};

const en: FormWords = {
  pageTitle: 'Say what you have',
  editTitle: 'Change the estimate',
  lede: 'By batches: “8 laptops, 3 to 7 years old”. Five minutes are enough; all may stay empty but one number. What you do not know will stay unknown, and be shown as such.',
  devices: 'Your devices',
  devicesLede:
    'Leave empty what you do not have, and count the drawers too. For the age of the youngest and of the oldest, one number is enough. The planned lifetime counts from the purchase: how many years in all do you mean to keep these devices? Second-hand: the age includes the first life, the planned lifetime begins with you.',
  batch: (rank) => `Batch no. ${rank}`,
  item: 'Item',
  itemHelp: 'For instance: projector, NAS, switch',
  fields: {
    item: 'Item',
    type: 'Type',
    maker: 'Maker',
    model: 'Model',
    status: 'Status',
    label: 'Your name for this batch',
    quantity: 'How many',
    purchase: 'Purchase (year or date)',
    age: 'Age',
    condition: 'Bought',
    lifetime: 'Planned for (years)',
    firstLife: 'Years before you',
    electricity: 'kWh per year (one device)',
    power: 'Watts while on',
    hours: 'Hours per year',
    country: 'Country',
    place: 'Place (office, home, server room…)',
    service: 'Service',
    evidence: 'How we know',
    source: 'Factor source',
    copies: 'Copies (places)',
    persons: 'People served',
  },
  ageFrom: 'Youngest (years)',
  ageTo: 'Oldest (years)',
  asUsual: 'I do not know',
  asNew: 'new',
  asReused: 'second-hand',
  more: (filled) => (filled === 0 ? 'More details' : `More details (${filled} answer${filled > 1 ? 's' : ''})`),
  asForm: 'as for all the rest',
  add: 'Add a line',
  removeRow: 'Remove this line',
  howMany: 'How many? Give a number, or empty this line.',
  nothing: 'Give at least one number, or tick a service.',
  colon: ': ',
  known: 'How do you know these answers?',
  evidence: 'Mostly',
  evidences: {
    A: 'documents, measures (÷ 1.2 to × 1.2)',
    B: 'written by a third party, a provider (÷ 1.5 to × 1.5)',
    C: 'from memory, by word of mouth (half to double)',
    D: 'we suppose (a third to triple)',
  },
  services: 'Services hosted elsewhere',
  servicesLede: 'They run in machines nobody sees. Ticked, they will stand as unknown in the result, first.',
  servicesLegend: 'We use',
  where: 'Where and when',
  country: 'Country where electricity is drawn',
  countryHelp: 'Name or two-letter code',
  year: 'Year',
  yearHelp: 'Ages count up to it; electricity is that of this year, or of the last one known.',
  title: 'A name for this estimate (optional)',
  titleHelp: 'It appears on your pages only.',
  compute: 'Compute',
  toMend: (count) => (count > 1 ? `${count} answers are to be looked at again; nothing is lost.` : 'One answer is to be looked at again; nothing is lost.'),
  changed: 'Someone changed this estimate while you were at it. Your answers are below, untouched; save again for them to replace the others.',
  error: 'Error',
  back: 'Back to the result without changing anything',
  shown: (from, to, all) => `Lines ${from} to ${to} of ${all}. The others do not change.`,
  keepAndGo: 'Keep this page, and go to another:',
  file: 'You already have a list?',
  fileLede:
    'Send it as it is: a table (CSV, Excel, LibreOffice), an export of GLPI, files of NumEcoEval… A column that says what things are is enough. You will see what was understood of it before anything is kept.',
  noFile: 'Choose a file.',
  columnsTitle: 'The columns, and a template',
  columns: {
    item: 'what it is (laptop, screen, router…); or else its type, model or label',
    type: 'the kind of item, in a column of its own',
    maker: 'maker or brand',
    model: 'model; it is often enough to recognise the item',
    status: 'in use, in stock, retired, missing: only what is in use is counted',
    label: 'the name you give it',
    quantity: 'how many; 1 when nothing is said',
    purchase: 'a year, years or a date',
    age: 'in years; “3-7” for a batch of various ages',
    condition: 'new or reused',
    lifetime: 'in years, from the purchase',
    firstLife: 'for a second-hand device',
    electricity: 'for one device, when measured',
    power: 'power while on',
    hours: 'hours on',
    country: 'where electricity is drawn',
    place: 'office, home, server room, data center',
    service: 'what it is for',
    evidence: 'A document or measure, B written by a third party, C spoken, D supposition',
    source: 'another source than the default one',
    copies: 'for a machine copied in several places',
    persons: 'how many people use it',
  },
  model: 'item;quantity;age;planned lifetime;condition\nlaptop;8;3-7;6;new\nmonitor;8;5;10;reused\nbox;1;;;\ninternet line;1;;;',
};

export const formWords = inBoth<FormWords>(fr, en);
