import type { Words } from '../../engine/quantity/quantity.ts';
import { typeset } from '../../web/words.ts';

const say = (fr: string, en: string): Words => ({ fr: typeset(fr, 'fr'), en });

/** A long value would drown the message that quotes it, and one of several lines would pass for messages of ours. */
const quoted = (text: string): string => {
  const value = text.slice(0, 200).replace(/[\s\p{C}]+/gu, ' ');
  return value.length > 80 ? `${value.slice(0, 77)}…` : value;
};

/** What is said of an address that is not fetched, and of what an import could not take. */
export const words = {
  notAddress: say('ce n’est pas une adresse web', 'this is not a web address'),
  scheme: say('seules les adresses en http et https sont lues', 'only http and https addresses are read'),
  credentials: say('une adresse ne doit pas contenir de mot de passe', 'an address must not hold a password'),
  port: (port: string): Words => say(`le port ${port} n’est pas permis`, `port ${port} is not allowed`),
  unknownHost: (host: string): Words => say(`aucune machine ne répond au nom « ${quoted(host)} »`, `no machine answers to the name “${quoted(host)}”`),
  notPublic: (host: string): Words =>
    say(
      `« ${quoted(host)} » mène à une adresse qui n’est pas publique : elle n’est pas lue`,
      `“${quoted(host)}” leads to an address that is not public: it is not read`,
    ),
  unreachable: say('la machine ne répond pas, ou pas comme il faut', 'the machine does not answer, or not properly'),
  tooSlow: say('la réponse est trop lente', 'the answer is too slow'),
  tooManyRedirects: say('trop de renvois d’une adresse à l’autre', 'too many redirects from one address to another'),
  status: (status: number): Words => say(`la machine répond par le code ${status}`, `the machine answers with status ${status}`),
  encoded: say('la réponse est compressée alors que nous ne l’avons pas demandé', 'the answer is compressed although we did not ask for it'),
  notText: (type: string): Words => say(`ce n’est pas un fichier de données, mais « ${quoted(type)} »`, `this is not a data file, but “${quoted(type)}”`),
  notUtf8: say('le texte n’est pas en UTF-8', 'the text is not in UTF-8'),
  tooLarge: say('le fichier est trop grand', 'the file is too large'),

  unrecognised: say(
    'format non reconnu : attendu un tableau CSV, un fichier ChatonsInfos, librehost.json ou un export GoGoCarto',
    'format not recognised: expected a CSV table, a ChatonsInfos file, librehost.json or a GoGoCarto export',
  ),
  webPage: say('c’est une page web, pas un fichier de données', 'this is a web page, not a data file'),
  notJson: say('ce n’est pas du JSON valide', 'this is not valid JSON'),
  notObject: say('ce n’est pas une fiche', 'this is not an entry'),
  compact: say('fiche abrégée : demandez l’export complet (gogofull)', 'shortened entry: ask for the full export (gogofull)'),
  notProperty: (line: string): Words => say(`attendu « clé = valeur », trouvé « ${quoted(line)} »`, `expected “key = value”, found “${quoted(line)}”`),
  noName: say('nom manquant', 'name missing'),
  noNameColumn: say('aucune colonne ne donne le nom (nom, name)', 'no column gives the name (nom, name)'),
  unknownColumn: (column: string): Words => say(`colonne non lue : « ${quoted(column)} »`, `column not read: “${quoted(column)}”`),
  twice: (column: string): Words =>
    say(`la colonne « ${quoted(column)} » en répète une autre : elle n’est pas lue`, `column “${quoted(column)}” repeats another one: it is not read`),
  extraCells: say('cette ligne a plus de cellules que le tableau de colonnes', 'this row has more cells than the table has columns'),
  openQuote: say('un guillemet n’est pas fermé, ou pas à sa place', 'a quote is not closed, or not in its place'),
  cut: (most: number): Words => say(`texte coupé à ${most} caractères`, `text cut at ${most} characters`),
  tooMany: (most: number): Words => say(`seuls les ${most} premiers sont lus`, `only the first ${most} are read`),
  moreProblems: (count: number): Words => say(`et ${count} autres remarques`, `and ${count} other remarks`),
  unreadable: say('ce n’est pas un texte', 'this is not a text'),
  notUrl: (url: string): Words => say(`« ${quoted(url)} » n’est pas une adresse en http ou https`, `“${quoted(url)}” is not an http or https address`),
  notPlace: say(
    'latitude et longitude vont ensemble, de −90 à 90 et de −180 à 180 degrés',
    'latitude and longitude go together, from −90 to 90 and from −180 to 180 degrees',
  ),
  notYear: (year: string): Words => say(`« ${quoted(year)} » n’est pas une année passée`, `“${quoted(year)}” is not a past year`),
  notDate: (date: string): Words => say(`« ${quoted(date)} » n’est pas une date passée (2026-11-25)`, `“${quoted(date)}” is not a past date (2026-11-25)`),
  notDay: (date: string): Words => say(`« ${quoted(date)} » n’est pas une date (2026-11-25)`, `“${quoted(date)}” is not a date (2026-11-25)`),
  notOneOf: (value: string): Words => say(`« ${quoted(value)} » n’est pas une des réponses connues`, `“${quoted(value)}” is not one of the known answers`),
  notCountry: (value: string): Words => say(`« ${quoted(value)} » n’est pas un pays connu`, `“${quoted(value)}” is not a known country`),
  notDepartment: (value: string): Words =>
    say(`« ${quoted(value)} » n’est pas un numéro de département`, `“${quoted(value)}” is not the number of a département`),
  subs: (most: number): Words => say(`plus de ${most} fichiers : les suivants ne sont pas lus`, `more than ${most} files: the next ones are not read`),
  alone: say('les fichiers que celui-ci nomme ne sont pas lus d’ici', 'the files that this one names are not read from here'),
  noActor: say('ce fichier ne décrit aucune organisation', 'this file describes no organisation'),
};
