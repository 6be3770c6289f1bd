import type { Words } from '../engine/quantity/quantity.ts';
import { number } from '../engine/quantity/show.ts';

/** Bounds are told as they are. */
const DIGITS = 9;

const say = (fr: string, en: string): Words => ({ fr, en });

/** What readers of inventories say of what they cannot read. */
export const words = {
  notNumber: say('ce n’est pas un nombre', 'this is not a number'),
  number: (example: string): Words => say(`un nombre, par exemple ${example}`, `a number, for instance ${example}`),
  outside: say('ce nombre est hors de ce qui est possible', 'this number is outside what is possible'),
  within: (low: number, high: number, unit: Words): Words =>
    say(
      `entre ${number(low, 'fr', DIGITS)} et ${number(high, 'fr', DIGITS)} ${unit.fr}`.trim(),
      `between ${number(low, 'en', DIGITS)} and ${number(high, 'en', DIGITS)} ${unit.en}`.trim(),
    ),
  unknownUnit: (unit: string): Words => say(`l’unité « ${unit} » n’est pas comprise ici`, `the unit “${unit}” is not understood here`),
  units: (known: readonly string[], example: string): Words =>
    known.length > 0
      ? say(`un nombre seul (${example}), ou suivi de : ${known.join(', ')}`, `a number alone (${example}), or followed by: ${known.join(', ')}`)
      : say(`un nombre seul, par exemple ${example}`, `a number alone, for instance ${example}`),
  ambiguous: say('ce nombre peut se lire de deux façons : des milliers, ou des décimales', 'this number can be read in two ways: thousands, or decimals'),
  unambiguous: say('1500 ou 1 500 pour des milliers ; 1,5 pour des décimales', '1500 or 1 500 for thousands; 1.5 for decimals'),
  notWhole: say('ce n’est pas un nombre entier', 'this is not a whole number'),
  wholeNumber: (example: string): Words => say(`un nombre entier, par exemple ${example}`, `a whole number, for instance ${example}`),
  reversed: say('le premier nombre est plus grand que le second', 'the first number is larger than the second'),
  rising: say('du plus petit au plus grand, par exemple 3-7', 'from the smaller to the larger, for instance 3-7'),
  notDate: say('ce n’est pas une date', 'this is not a date'),
  date: say(
    'une année (2019), des années (2018-2020) ou une date (2019-03-14, 14/03/2019)',
    'a year (2019), years (2018-2020) or a date (2019-03-14, 14/03/2019)',
  ),
  future: say('cette date est à venir', 'this date is to come'),
  past: (year: number): Words => say(`une date de 1970 à ${year}`, `a date from 1970 to ${year}`),
  noItem: say('aucun objet n’est dit', 'no item is given'),
  unknownItem: say('objet non reconnu : la ligne est gardée, comptée comme inconnue', 'item not recognised: the line is kept and counted as unknown'),
  noSuchItem: say('aucun objet de ce nom', 'no item of that name'),
  unsureItem: (best: Words): Words => say(`pas sûr : compté comme « ${best.fr} », preuve D`, `not sure: counted as “${best.en}”, evidence D`),
  otherCount: (count: number): Words =>
    say(`le libellé en compte ${count} : la colonne est suivie`, `the label counts ${count} of them: the column is followed`),
  oneCount: say('le même nombre aux deux endroits', 'the same number in both places'),
  item: (near: readonly Words[]): Words =>
    near.length > 0
      ? say(`un objet connu ; peut-être : ${near.map(({ fr }) => fr).join(', ')}`, `a known item; perhaps: ${near.map(({ en }) => en).join(', ')}`)
      : say(
          'un objet connu (ordinateur portable, écran, smartphone… ; liste sur la page « Données » et dans docs/inventory.md)',
          'a known item (laptop, screen, smartphone…; list on the data page and in docs/inventory.md)',
        ),
  noUse: say(
    'l’électricité d’une ligne de réseau est déjà dans son facteur : ce chiffre n’est pas compté',
    'the electricity of a network line is already in its factor: this figure is not counted',
  ),
  wholeLine: say('rien ici ; donnez les watts de la box, sur sa propre ligne', 'nothing here; give the watts of the box, on its own line'),
  noHours: say('des watts sans heures : l’électricité de cet objet reste inconnue', 'watts without hours: the electricity of this item stays unknown'),
  hours: say('aussi les heures de marche par an, ou les kWh par an', 'also the hours on per year, or the kWh per year'),
  unknownCountry: say('pays inconnu', 'unknown country'),
  country: say('un nom de pays ou son code à deux lettres (France, FR)', 'the name of a country or its two-letter code (France, FR)'),
  unknownPlace: say(
    'lieu inconnu : son surcoût électrique et son pays ne sont pas comptés',
    'unknown place: its power overhead and its country are not counted',
  ),
  place: (near: readonly string[]): Words =>
    near.length > 0
      ? say(`un lieu connu ; peut-être : ${near.join(', ')}`, `a known place; perhaps: ${near.join(', ')}`)
      : say(
          'un lieu du fichier (« places » en JSON), ou de la page « Données » : bureau, domicile, salle serveur, centre de données…',
          'a place of the file (“places” in JSON), or of the data page: office, home, server room, datacenter…',
        ),
  unknownEvidence: say('preuve inconnue', 'unknown evidence'),
  evidence: say(
    'A (document, mesure), B (écrit d’un tiers), C (oral) ou D (supposition)',
    'A (document, measure), B (written by a third party), C (spoken) or D (supposition)',
  ),
  unknownCondition: say('état inconnu', 'unknown condition'),
  condition: say('neuf ou réemployé', 'new or reused'),
  unknownSource: say('cette source ne dit rien de cet objet', 'this source says nothing of this item'),
  sources: (ids: readonly string[]): Words =>
    ids.length > 0 ? say(`l’une de : ${ids.join(', ')}`, `one of: ${ids.join(', ')}`) : say('rien : une seule source connue', 'nothing: only one source known'),
  sheetOf: (book: Words, sheet: string) => say(`${book.fr}, feuille « ${sheet} »`, `${book.en}, sheet “${sheet}”`),
  noHeader: say('la colonne de l’objet est introuvable', 'the column of the item cannot be found'),
  header: say(
    'une ligne d’en-tête avec au moins « objet » (ou « item ») ; modèle sur la page « Estimer » et dans docs/inventory.md',
    'a header line with at least “item” (or “objet”); template on the estimate page and in docs/inventory.md',
  ),
  empty: say('le fichier est vide', 'the file is empty'),
  notEmpty: say('une ligne d’en-tête, puis une ligne par tas d’appareils', 'a header line, then a line per batch of devices'),
  noLines: say('aucune ligne après l’en-tête', 'no line after the header'),
  tooLarge: say('le fichier est trop gros', 'the file is too large'),
  atMost: (megabytes: number): Words => say(`${megabytes} Mo au plus`, `${megabytes} MB at most`),
  missingFile: say('ce fichier n’existe pas ou n’est pas lisible', 'this file does not exist or cannot be read'),
  file: say('le chemin d’un inventaire (CSV, XLSX, ODS, JSON, zip) ou glpi:ADRESSE', 'the path of an inventory (CSV, XLSX, ODS, JSON, zip) or glpi:ADDRESS'),
  tooWide: say('trop de colonnes', 'too many columns'),
  columns: (most: number): Words => say(`${most} colonnes au plus`, `${most} columns at most`),
  tooMany: say('trop de lignes', 'too many lines'),
  lines: (most: number): Words => say(`${most} lignes au plus`, `${most} lines at most`),
  badJson: say('ce n’est pas du JSON', 'this is not JSON'),
  json: say('un objet JSON avec « equipment », « machines », « virtual » ou « places »', 'a JSON object with “equipment”, “machines”, “virtual” or “places”'),
  numecoeval: say('tables de NumEcoEval ou de G4IT', 'tables of NumEcoEval or G4IT'),
  noSheet: say('aucune feuille de ce nom', 'no sheet of that name'),
  sheets: (names: readonly string[]): Words => say(`l’une de : ${names.slice(0, 20).join(', ')}`, `one of: ${names.slice(0, 20).join(', ')}`),
  severalFiles: say('plusieurs fichiers', 'several files'),
  nativeJson: say('inventaire en JSON', 'JSON inventory'),
  table: say('tableau', 'table'),
  notList: say('ce n’est pas une liste', 'this is not a list'),
  list: say('une liste d’objets, entre crochets', 'a list of objects, in square brackets'),
  unknownField: say('champ inconnu', 'unknown field'),
  fields: (names: readonly string[]): Words => say(`l’un de : ${names.join(', ')}`, `one of: ${names.join(', ')}`),
  noName: say('nom manquant', 'name missing'),
  name: say('un nom, pour que l’on puisse en parler', 'a name, so that it can be spoken of'),
  twice: say('ce nom est déjà pris', 'this name is already taken'),
  unique: say('un nom différent pour chacun', 'a different name for each'),
  noHost: say('la machine qui l’héberge n’est pas décrite', 'the machine that hosts it is not described'),
  host: (names: readonly string[]): Words =>
    say(`le nom d’une machine : ${names.join(', ') || 'aucune n’est décrite'}`, `the name of a machine: ${names.join(', ') || 'none is described'}`),
  noKey: say('on ne sait pas quelle part de la machine lui revient', 'no telling what share of the machine is its own'),
  key: say('« vcpu », « storage » (Go) ou « share » (de 0 à 1), le même pour toutes', '“vcpu”, “storage” (GB) or “share” (0 to 1), the same for all'),
  overfull: say('les parts de cette machine dépassent la machine', 'the shares of this machine exceed the machine'),
  whole: say('des parts dont la somme ne dépasse pas 1', 'shares whose sum does not exceed 1'),
  noCores: say(
    'ni cœurs ni surface de puce : la fabrication du processeur est inconnue',
    'neither cores nor die area: the manufacture of the processor is unknown',
  ),
  cores: say('« cores » (cœurs par processeur) ou « dieArea » (mm²)', '“cores” (cores per processor) or “dieArea” (mm²)'),
  noMemory: say('mémoire incomplète : la fabrication de la machine reste inconnue', 'memory incomplete: the manufacture of the machine stays unknown'),
  memory: say(
    '« ramStrips » (barrettes, 0 s’il n’y en a pas) et « ramGB » (Go de chacune)',
    '“ramStrips” (strips, 0 if there are none) and “ramGB” (GB of each)',
  ),
  noCapacity: say(
    'des SSD dont la capacité n’est pas dite : la fabrication de la machine reste inconnue',
    'SSDs whose capacity is not said: the manufacture of the machine stays unknown',
  ),
  capacity: say('« ssdGB » (Go de chacun)', '“ssdGB” (GB of each)'),
  noNumber: say('on ne dit pas combien il y en a : aucun n’est compté', 'how many there are is not said: none is counted'),
  numberOf: say('leur nombre', 'their number'),
  badStates: say('ces états de charge ne font pas une journée', 'these states of load do not make a whole day'),
  states: say(
    'pour chaque état « time » (% du temps, 100 en tout) et « load » (charge, de 0 à 100)',
    'for each state “time” (% of the time, 100 in all) and “load” (0 to 100)',
  ),
  unknownYes: say('ni oui ni non', 'neither yes nor no'),
  yes: say('true ou false', 'true or false'),
  nothingOffered: say('la machine n’offre rien à partager', 'the machine offers nothing to share'),
  otherKey: say('cette part n’est pas dite comme les autres parts de la machine', 'this part is not said as the other parts of the machine are'),
  ofTheMachine: say('une part suit sa machine : ceci n’est pas compté', 'a part follows its machine: this is not counted'),
  onTheMachine: say('ce champ sur la machine elle-même', 'this field on the machine itself'),
  unknownCase: say('boîtier inconnu', 'unknown case'),
  cases: say('rack, blade ou tower', 'rack, blade or tower'),
} as const;
