import Papa from 'papaparse';
import type { Actor } from '../actor.ts';
import { folded } from '../folded.ts';
import { fromCsvCell } from '../formats/csv.ts';
import { collector, type Imported, type Raw } from './candidate.ts';
import { words } from './words.ts';

type Column = Exclude<keyof Actor, 'id'>;

/** What each column may be called, besides the name of its field. */
const NAMES: Readonly<Record<Column, string>> = {
  name: 'nom, intitulé, structure, nom de la structure, organisation, raison sociale, title',
  kind: 'type, genre, catégorie, type d’acteur, category',
  tags: 'mots-clés, étiquettes, mots clés, keywords',
  services: 'service, services proposés',
  offers: 'offre, ce qui est proposé, description, activité',
  url: 'adresse web, site, site web, site internet, lien, url du site, web, website, homepage',
  town: 'ville, commune, lieu, localité, city',
  department: 'département, numéro de département, code département, dept',
  region: 'région',
  country: 'pays',
  lat: 'latitude',
  lon: 'longitude, lng, long',
  precision: 'précision, geo_precision',
  area: 'territoire, territoire servi, zone, rayon d’action, area served',
  audience: 'publics, public, pour qui, for whom',
  price: 'prix, tarif',
  capacity: 'capacité, places, accueil, room',
  capacityFrom: 'à partir de quand, places à partir de',
  languages: 'langues, langue, language',
  since: 'depuis, année, année de création, date de création, création, year',
  legalForm: 'forme, forme juridique, statut juridique',
  networks: 'réseau, réseaux, membre de, network',
  position: 'infra_position, vis-à-vis des datacenters, position datacenter, towards datacenters',
  positionSure: 'position sûre',
  positionEvidence: 'ce qui le montre, preuve de la position, what shows it',
  leavesBigTech: 'fait sortir des grandes plateformes, takes one out of the large platforms',
  sensitiveData: 'données sensibles, accepte des données sensibles, takes sensitive data',
  support: 'heures, horaires, heures où quelqu’un répond, hours when someone answers',
  jurisdiction: 'droit, droit applicable, law that applies',
  moderation: 'modération',
  departure: 'conditions de départ, départ, terms of departure',
  notes: 'note, remarques, commentaire, commentaires',
  status: 'état, statut, state',
  evidence: 'repose sur, preuve, rests on',
  source: 'source_url, sources',
  confirmedOn: 'confirmé le, vérifié le, date de vérification',
};

/** Columns that are looked at; no table of actors has more. */
const MOST_COLUMNS = 200;
const DELIMITERS = [';', ',', '\t', '|'];
/** Of our own table, and said otherwise there. */
const IGNORED = new Set(['id']);

const keyOf = (name: string): string => folded(name).join('');
const COLUMNS: ReadonlyMap<string, Column> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => [field, ...names.split(', ')].map((name) => [keyOf(name), field as Column] as const)),
);
const columnOf = (name: string): Column | undefined => COLUMNS.get(keyOf(name));

/** Whether the first line of a text names an actor’s columns, the name among them. */
export function isCsv(text: string): boolean {
  const [header = ''] = tableOf(text.slice(0, 20_000));
  return header.split(delimiterOf(header)).some((cell) => columnOf(cell) === 'name');
}

/** The rows of a table: the columns of our export, or the French names of the same things. */
export function readCsv(text: string, origin: string, today?: string): Imported {
  const { add, tell, done } = collector(origin, today);
  const [header, table, skipped] = tableOf(text);
  const { data, errors } = Papa.parse<string[]>(table, { delimiter: delimiterOf(header), newline: '\n' });
  const lines = linesOf(data, 1 + skipped);
  for (const { row = 0 } of errors) tell(`${origin}:${lines[row] ?? 1}`, words.openQuote);
  const [names = [], ...rows] = data;
  if (names.length > MOST_COLUMNS) tell(`${origin}:${1 + skipped}`, words.tooMany(MOST_COLUMNS));
  const columns = columnsOf(names, (what) => tell(`${origin}:${1 + skipped}`, what));
  if (!columns.includes('name')) {
    tell(`${origin}:${1 + skipped}`, words.noNameColumn);
    return done();
  }
  for (const [i, cells] of rows.entries()) {
    const where = `${origin}:${lines[i + 1]}`;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.slice(names.length).some((cell) => cell.trim() !== '')) tell(where, words.extraCells);
    add(rawOf(columns, cells), where);
  }
  return done();
}

/** The header line, the table without what comes before it, and how many lines that was: `sep=;`, as spreadsheets write. */
function tableOf(text: string): readonly [header: string, table: string, skipped: number] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const before = /^(?:sep=.?)?\n*/i.exec(plain)?.[0] ?? '';
  const table = plain.slice(before.length);
  return [table.split('\n', 1)[0] ?? '', table, before.split('\n').length - 1];
}

/** The delimiter that makes the most columns we know: surer than counting signs that also stand in texts. */
function delimiterOf(header: string): string {
  const known = (delimiter: string): number => header.split(delimiter, MOST_COLUMNS).filter((cell) => columnOf(cell) !== undefined).length;
  return DELIMITERS.toSorted((a, b) => known(b) - known(a))[0] ?? ';';
}

/** The line on which each row begins: cells may hold line breaks. */
function linesOf(rows: readonly (readonly string[])[], first: number): number[] {
  let line = first;
  return rows.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    return begins;
  });
}

function columnsOf(names: readonly string[], tell: (what: ReturnType<typeof words.twice>) => void): (Column | undefined)[] {
  const seen = new Set<Column>();
  return names.slice(0, MOST_COLUMNS).map((name) => {
    const column = columnOf(name);
    if (column === undefined && name.trim() !== '' && !IGNORED.has(keyOf(name))) tell(words.unknownColumn(name));
    if (column === undefined || !seen.has(column)) {
      if (column) seen.add(column);
      return column;
    }
    tell(words.twice(name));
    return undefined;
  });
}

function rawOf(columns: readonly (Column | undefined)[], cells: readonly string[]): Raw {
  const known = columns.flatMap((column, i) => (column === undefined ? [] : [[column, fromCsvCell(cells[i] ?? '')] as const]));
  return Object.fromEntries(known) as Raw;
}
