import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { typeset } from '../../web/words.ts';
import { type Actor, BLANK, type Evidence, KINDS, type Kind, type Position, SERVICES, type Service, type Status } from '../actor.ts';
import { type Department, departments } from '../places/towns.ts';

/** The directory as the project gives it: `data/actors/actors.csv`, one row an actor, French prose. */

export type Row = Readonly<{ line: number; actor: Actor }>;
export type Fault = Readonly<{ line: number; fr: string; en: string }>;

type Cells = Readonly<Record<string, string>>;

/** The day the table was compiled: when its rows were last seen to be true. */
export const COMPILED = '2026-11-24';

/** Reads the table; rows that cannot be read are told, with their line. */
export function readActors(folder: string, places = folder): Readonly<{ rows: readonly Row[]; faults: readonly Fault[] }> {
  const text = readFileSync(join(folder, 'actors', 'actors.csv'), 'utf8');
  const { data, errors } = Papa.parse<Cells>(text, { header: true, skipEmptyLines: true });
  const faults: Fault[] = errors.map(({ row = 0, message }) => ({ line: row + 2, fr: message, en: message }));
  // Whoever says a département and no town is placed at its centre, and it is said.
  const centres = new Map(departments(places).map((one) => [one.code, one]));
  const seen = new Set<string>();
  const rows: Row[] = [];
  data.forEach((cells, i) => {
    const line = i + 2;
    const wrong = faultOf(cells, seen);
    seen.add(cells['id'] ?? '');
    if (wrong) faults.push({ line, ...wrong });
    else rows.push({ line, actor: actorOf(cells, centres) });
  });
  return { rows, faults };
}

function faultOf(cells: Cells, seen: ReadonlySet<string>): Omit<Fault, 'line'> | undefined {
  const { id = '', name = '', kind = '', url = '' } = cells;
  if (!/^[a-z0-9-]+$/.test(id))
    return say(`id « ${id} » : attendu des minuscules, chiffres et traits d’union`, `id “${id}”: expected lower-case letters, digits and hyphens`);
  if (seen.has(id)) return say(`id « ${id} » déjà pris`, `id “${id}” already taken`);
  if (name === '') return say('nom manquant', 'name missing');
  if (!(KINDS as readonly string[]).includes(kind))
    return say(`type « ${kind} » : attendu ${KINDS.join(', ')}`, `kind “${kind}”: expected ${KINDS.join(', ')}`);
  if (url !== '' && !/^https?:\/\//.test(url)) return say(`adresse « ${url} » : attendu https://…`, `address “${url}”: expected https://…`);
  return undefined;
}

const say = (fr: string, en: string): Omit<Fault, 'line'> => ({ fr, en });

/** Words of the table → what an actor serves. */
const SERVED: Readonly<Record<string, readonly Service[]>> = {
  email: ['email'],
  messagerie: ['email'],
  site: ['site'],
  hebergement: ['site'],
  nextcloud: ['storage', 'documents'],
  stockage: ['storage'],
  bureautique: ['documents'],
  pads: ['documents'],
  suite: ['documents', 'email'],
  visio: ['visio'],
  chat: ['chat'],
  listes: ['list'],
  vps: ['server'],
  vm: ['server'],
  colocation: ['server'],
  sauvegarde: ['backup'],
  fai: ['line'],
  telephones: ['phone'],
  smartphone: ['phone'],
  ordinateurs: ['devices'],
  reemploi: ['devices'],
  reparation: ['repair'],
  reparabilite: ['repair'],
};

const POSITIONS: Readonly<Record<string, Position>> = {
  hors_datacenter: 'home',
  datacenter_associatif: 'associative',
  datacenter_propre: 'own',
  datacenter_loue: 'rented',
};
const STATUSES: Readonly<Record<string, Status>> = { actif: 'active', non_verifie: 'unverified', doute: 'doubt', ferme: 'closed' };
const EVIDENCES: Readonly<Record<string, Evidence>> = { page_consultee: 'page', domaine_consulte: 'domain', consulte_sans_url: 'seen', memoire: 'memory' };
/** Kinds of which going to them takes one out of the large platforms. */
const OUT_OF_BIG_TECH = new Set<Kind>(['hebergeur', 'fai_associatif', 'logiciel']);

function actorOf(cells: Cells, centres: ReadonlyMap<string, Department>): Actor {
  const cell = (name: string): string => cells[name]?.trim() ?? '';
  const list = (name: string): string[] =>
    cell(name)
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean);
  const number = (name: string): number | null => (cell(name) !== '' && Number.isFinite(Number(cell(name))) ? Number(cell(name)) : null);
  const tags = list('tags');
  const kind = cell('kind') as Kind;
  const [lat, lon] = [number('lat'), number('lon')];
  const department = cell('department').padStart(cell('department') === '' ? 0 : 2, '0');
  const centre = centres.get(department);
  const place =
    lat !== null && lon !== null
      ? { lat, lon, precision: 'town' as const }
      : centre
        ? { lat: centre.lat, lon: centre.lon, precision: 'department' as const }
        : {};
  const position = cell('infra_position');
  return {
    ...BLANK,
    id: cell('id'),
    name: cell('name'),
    kind,
    tags,
    services: SERVICES.filter((service) => tags.some((tag) => Object.hasOwn(SERVED, tag) && SERVED[tag]?.includes(service))),
    offers: typeset(cell('offers'), 'fr'),
    url: cell('url'),
    town: cell('city'),
    department,
    region: cell('region').replace(/'/g, '’'),
    country: cell('country'),
    ...place,
    since: number('since'),
    legalForm: cell('legal_form'),
    networks: list('networks'),
    position: POSITIONS[position.replace('?', '')] ?? '',
    positionSure: position !== '' && !position.endsWith('?') && position !== 'inconnu',
    positionEvidence: POSITIONS[position.replace('?', '')] ? cell('source_url') : '',
    leavesBigTech: OUT_OF_BIG_TECH.has(kind) ? true : null,
    notes: typeset(cell('notes'), 'fr'),
    status: STATUSES[cell('status')] ?? 'unverified',
    evidence: EVIDENCES[cell('evidence')] ?? 'memory',
    source: cell('source_url'),
  };
}
