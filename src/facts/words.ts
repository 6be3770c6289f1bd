import type { Words } from '../engine/quantity/quantity.ts';

/** What is wrong in the data, where, in both languages: whoever corrects a figure need not read English. */
export type Flaw = Readonly<{ where: string; what: Words }>;

/** A flaw in one line, as it is printed. */
export function flawLine({ where, what }: Flaw, lang: keyof Words): string {
  return lang === 'fr' ? `${where} : ${what.fr}` : `${where}: ${what.en}`;
}

const say = (fr: string, en: string): Words => ({ fr, en });

/** What the check may say. Values found are quoted; what was expected follows. */
export const words = {
  missing: say('fichier absent', 'file missing'),
  unknownMaker: (maker: string) => say(`fabricant « ${maker} » inconnu, attendu un de makers.csv`, `maker "${maker}": unknown, expected one of makers.csv`),
  context: say(
    'attendu name, perimeter et source (fr et en), value et year (nombres), unit et url',
    'expected name, perimeter and source (fr and en), value and year (numbers), unit and url',
  ),
  noPhrase: say('mot manquant', 'word missing'),
  twicePhrase: (phrase: string) => say(`« ${phrase} » est dit deux fois`, `"${phrase}" is said twice`),
  unreadable: (why: string) => say(`illisible (${why})`, `cannot be read (${why})`),
  entries: say('attendu des entrées « id: » aux champs en retrait', 'expected entries "id:" with indented fields'),
  itemId: (id: string) =>
    say(`id « ${id} » : attendu des minuscules, chiffres et traits d’union`, `id "${id}": expected lower-case letters, digits and hyphens`),
  kind: (kind: string) => say(`kind « ${kind} » : attendu device, line ou service`, `kind "${kind}": expected device, line or service`),
  itemName: (id: string) =>
    say(`objet « ${id} » : nom manquant, attendu un en français et un en anglais`, `item "${id}": name missing, expected one in French and one in English`),
  hours: (id: string) => say(`hours « ${id} » : paramètre inconnu`, `hours "${id}": unknown parameter`),
  place: (id: string) => say(`place « ${id} » : inconnu, attendu un lieu de datacenter.csv`, `place "${id}": unknown, expected one of datacenter.csv`),
  twoItems: say('deux objets ont le même id', 'two items share an id'),
  item: (id: string) => say(`objet « ${id} » inconnu, attendu un de ceux d’items.csv`, `item "${id}": unknown, expected one of items.csv`),
  stage: (stage: string, all: string) => say(`étape « ${stage} » : attendu ${all}`, `stage "${stage}": expected one of ${all}`),
  unitFor: (unit: string, expected: string, criterion: string) =>
    say(`unité « ${unit} » : attendu « ${expected} » pour ${criterion}`, `unit "${unit}": expected "${expected}" for ${criterion}`),
  criterion: (id: string) => say(`critère « ${id} » inconnu`, `criterion "${id}": unknown`),
  sourceFields: say('attendu title, short, url et licence', 'expected title, short, url and licence'),
  reviewed: (day: string) => say(`était à revoir avant le ${day}`, `was to be reviewed by ${day}`),
  notPositive: say(
    'valeur manquante, ou qui n’est pas un nombre positif ; attendu par exemple 12.3, avec un point',
    'value missing or not a positive number; expected for instance 12.3, with a point',
  ),
  notNumber: say('valeur manquante, ou qui n’est pas un nombre', 'value missing or not a number'),
  halfRange: say('fourchette à moitié donnée, attendu low et high, ou aucun', 'half a range, expected low and high, or neither'),
  withUse: (stage: string) =>
    say(
      `étape « ${stage} » : l’électricité d’un appareil se calcule à part, attendu une étape sans elle`,
      `stage "${stage}": the electricity of a device is computed apart, expected a stage without it`,
    ),
  noLifetime: say('une durée d’usage ne peut être nulle', 'a lifetime cannot be nought'),
  noYear: say('année manquante ou illisible, attendu par exemple 2024', 'year missing or unreadable, expected for instance 2024'),
  country: (code: string) =>
    say(`pays « ${code} » inconnu, attendu un code de deux lettres comme FR`, `country "${code}": unknown, expected a code of two letters such as FR`),
  pue: (most: number) => say(`un PUE est entre 1 et ${most}`, `a PUE is between 1 and ${most}`),
  twoPlaces: (id: string) => say(`le lieu « ${id} » est décrit deux fois`, `place "${id}" is described twice`),
  comparison: say('attendu le texte dans les deux langues, text_fr et text_en', 'expected the text in both languages, text_fr and text_en'),
  zone: (zone: string) => say(`zone « ${zone} » : aucun réseau n’y a de valeur`, `zone "${zone}": no network has a value there`),
  twoZones: (code: string) => say(`le pays « ${code} » est dans deux zones`, `country "${code}" is in two zones`),
  stranger: (name: string, known: string) =>
    say(`« ${name} » n’est lu par rien, attendu l’un de ${known}`, `"${name}" is read by nothing, expected one of ${known}`),
  absent: (name: string) => say(`colonne « ${name} » absente`, `column "${name}" missing`),
  zeroMix: say('un mix nul : attendu une valeur, ou le rôle « apart »', 'a mix of nought: expected a value, or the role "apart"'),
  impossible: (least: number) =>
    say(
      `moins de ${least} MJ d’énergie primaire par kWh, qui en contient déjà ${least}`,
      `under ${least} MJ of primary energy per kWh, which already holds ${least}`,
    ),
  far: (source: string, times: number) =>
    say(
      `« ${source} » en est plus de ${times} fois éloignée : unité fausse, ou rôle « apart » ?`,
      `"${source}" is over ${times} times away: a wrong unit, or the role "apart"?`,
    ),
  farFromMedian: (times: number) =>
    say(
      `plus de ${times} fois la médiane des pays, ou moins, sans raison (« why », en français)`,
      `over ${times} times away from the median of countries, without a "why" in French`,
    ),
  twoUnits: (unit: string, other: string) =>
    say(
      `unité « ${unit} » à côté de « ${other} » : ce qui se compare s’écrit dans une seule`,
      `unit "${unit}" beside "${other}": what is compared is written in one`,
    ),
  missingParameter: say('absent, le calcul en a besoin', 'missing, the calculation needs it'),
  outside: (value: number, low: number, high: number) =>
    say(`${value} est hors de sa propre fourchette ${low}–${high}`, `${value} is outside its own range ${low}–${high}`),
  noUnit: say('unité manquante', 'unit missing'),
  unit: (unit: string) => say(`unité « ${unit} » illisible`, `unit "${unit}" cannot be read`),
  role: (role: string, all: string) => say(`role « ${role} » : attendu ${all}`, `role "${role}": expected ${all}`),
  confidence: (one: string, all: string) => say(`confidence « ${one} » : attendu ${all}`, `confidence "${one}": expected ${all}`),
  noSource: say('source manquante', 'source missing'),
  source: (id: string) => say(`source « ${id} » inconnue, attendu un id de sources.yaml`, `source "${id}": unknown, expected an id of sources.yaml`),
  noLicence: say('licence manquante', 'licence missing'),
  odbl: say('les lignes sous ODbL, et elles seules, sont dans les fichiers nommés -odbl', 'rows under ODbL, and only they, stand in files named -odbl'),
  noDefault: say('des sources mais pas de valeur retenue (default)', 'sources but no default'),
  twoSources: say('deux sources retenues (default), attendu une', 'two sources are default, expected one'),
  twoYears: say('deux valeurs retenues pour une année', 'two defaults for one year'),
  twoStages: say('deux valeurs retenues pour une étape', 'two defaults for one stage'),
  aggregate: (whole: string, part: string) =>
    say(
      `« ${whole} » contient déjà « ${part} » : un agrégat ne s’ajoute jamais à ses parties`,
      `"${whole}" already holds "${part}": an aggregate is never added to its parts`,
    ),
  contested: say('disputé (plusieurs sources) mais sans raison (« why », en français)', 'contested (several sources) but no "why" in French'),
  oneOrigin: say('attendu une source ou « assumed », pas les deux', 'expected either a source or "assumed", not both'),
  noNames: say('nom manquant, attendu « name » et « name_en »', 'name missing, expected "name" and "name_en"'),
  noWhy: say('« why » manque', '"why" missing'),
  noReview: say('« review by » manque, attendu une date comme 2027-06-30', '"review by" missing, expected a date such as 2027-06-30'),
  unitExpected: (unit: string, expected: string) =>
    say(`unité « ${unit} » : les formules attendent « ${expected} »`, `unit "${unit}": formulas expect "${expected}"`),
  unusedParameter: say('inutilisé, aucune formule ni aucun objet ne le demande', 'unused, no formula or item asks for it'),
  unusedSource: say('source inutilisée', 'unused source'),
  unusedFact: say('inutilisé, aucune formule ne le demande', 'unused, no formula asks for it'),
};
