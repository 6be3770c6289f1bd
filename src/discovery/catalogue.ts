import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILSAFE_SCHEMA, load as parseYaml } from 'js-yaml';
import Papa from 'papaparse';
import type { Words } from '../engine/quantity/quantity.ts';
import { countryName } from '../facts/countries.ts';
import { type Flaw, words } from '../facts/words.ts';
import { SERVICE_KINDS, type ServiceKind } from './finding.ts';
import { type Rights, readRights, readStatements, type Statement } from './stated.ts';

/** Who is known, and by what they are recognised: `providers.yaml` and `signatures/*.csv`. */

const POSITIONS = ['home', 'associative', 'own', 'rented'] as const;
const LAWS = ['cloud-act', 'fisa-702', 'gdpr', 'ch-fadp', 'uk-gdpr', 'cn-intelligence'] as const;

/** Kinds of the directory that may stand for whoever could do it instead; they bear the ids of the directory. */
export const DIRECTORY_KINDS: readonly string[] = [
  'hebergeur',
  'fai_associatif',
  'accompagnement',
  'formation',
  'logiciel',
  'mutualisation_publique',
  'reseau',
];

/** Whoever provides services. Empty text and an empty list mean that nobody has said; `sites` and `note` are in French. */
export type Provider = Readonly<{
  id: string;
  name: string;
  kinds: readonly ServiceKind[];
  parent: string;
  /** Country of whoever holds it in the end: `FR`. */
  control: string;
  laws: readonly string[];
  sites: readonly string[];
  position: (typeof POSITIONS)[number] | '';
  /** How the ids of its datacenters begin among the facts (`ovhcloud/par`): what it states of them is there. */
  datacenters: string;
  /** Ids of other providers, or kinds of the directory. */
  alternatives: readonly string[];
  source: string;
  /** False: said from knowledge, to be checked. */
  checked: boolean;
  note: string;
}>;

/** Addresses of a network: of subscribers or campuses; of a host that rents no machine; of caches before someone else’s. */
const ROLES = ['subscribers', 'shared', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** What a signature tells. `provider` is empty for software that anyone may run. */
export type Signature = Readonly<{ provider: string; kind: ServiceKind; name?: string; role?: Role }>;

type Found = Signature | undefined;

/** Providers, and who is behind a host, a name, a token, a network. */
export type Catalogue = Readonly<{
  providers: ReadonlyMap<string, Provider>;
  provider: (id: string) => Provider | undefined;
  mxOf: (host: string) => Found;
  spfOf: (name: string) => Found;
  nsOf: (host: string) => Found;
  cnameOf: (target: string) => Found;
  autodiscoverOf: (target: string) => Found;
  /** By what the record points to; by the selector alone, where it belongs to one provider. */
  dkimOf: (selector: string, target: string) => Found;
  txtOf: (text: string) => Found;
  /** `path`: a path, an address, or the line of the page that bears it. */
  hostOf: (host: string, path?: string) => Found;
  generatorOf: (text: string) => Found;
  operatorOf: (asn: number) => Found;
  /** What an index of rights says of a company, where there is one. */
  rightsOf: (company: string) => Rights | undefined;
  /** What a company states of its datacenters, besides their PUE. */
  statementsOf: (datacenters: string) => readonly Statement[];
}>;

const say = (fr: string, en: string): Words => ({ fr, en });

const told = {
  noName: say('nom vide', 'empty name'),
  kind: (kind: string) => say(`genre de service « ${kind} » inconnu`, `kind of service "${kind}": unknown`),
  law: (law: string) => say(`loi « ${law} » : attendu ${LAWS.join(', ')}`, `law "${law}": expected one of ${LAWS.join(', ')}`),
  position: (one: string) => say(`position « ${one} » : attendu ${POSITIONS.join(', ')}`, `position "${one}": expected one of ${POSITIONS.join(', ')}`),
  role: (role: string) => say(`rôle « ${role} » : attendu ${ROLES.join(', ')}, ou rien`, `role "${role}": expected ${ROLES.join(', ')}, or nothing`),
  checked: say('checked : attendu true ou false', 'checked: expected true or false'),
  provider: (id: string) =>
    say(`fournisseur « ${id} » inconnu, attendu un id de providers.yaml`, `provider "${id}": unknown, expected an id of providers.yaml`),
  alternative: (id: string) =>
    say(`« ${id} » : attendu un autre fournisseur ou un genre de l’annuaire`, `alternative "${id}": expected another provider or a kind of the directory`),
  twice: (key: string) => say(`« ${key} » est dit deux fois`, `"${key}" is said twice`),
  key: (key: string) => say(`« ${key} » ne peut être reconnu : forme fausse`, `"${key}" cannot be recognised: wrong form`),
};

/** Reads the catalogue of a data folder. What is wrong is told all at once; a signature that is wrong is left out. */
export function readCatalogue(folder: string): Readonly<{ catalogue: Catalogue; flaws: readonly Flaw[] }> {
  const flaws: Flaw[] = [];
  const providers = readProviders(folder, flaws);
  const table = (name: keyof typeof TABLES): readonly Row[] => signatures(folder, name, providers, flaws);
  const dkim = table('dkim');
  const byTarget = bySuffix(dkim.filter(({ target }) => target !== '').map((row) => ({ ...row, key: row.target })));
  const bySelector = new Map(dkim.filter(({ target }) => target === '').map(({ key, found }) => [key, found]));
  const operators = new Map(table('operators').map(({ key, found }) => [Number(key), found]));
  const catalogue: Catalogue = {
    providers,
    provider: (id) => providers.get(id),
    mxOf: bySuffix(table('mx')),
    spfOf: bySuffix(table('spf')),
    nsOf: bySuffix(table('ns')),
    cnameOf: bySuffix(table('cname')),
    autodiscoverOf: bySuffix(table('autodiscover')),
    dkimOf: (selector, target) => byTarget(target) ?? bySelector.get(selector.toLowerCase()),
    txtOf: byPrefix(table('txt')),
    hostOf: bySuffix(table('hosts')),
    generatorOf: byPrefix(table('generators'), /^\p{L}/u),
    operatorOf: (asn) => operators.get(asn),
    rightsOf: readRights(folder, providers, flaws),
    statementsOf: readStatements(folder, providers, flaws),
  };
  return { catalogue, flaws };
}

const FIELDS = ['name', 'kinds', 'parent', 'control', 'laws', 'sites', 'position', 'datacenters', 'alternatives', 'source', 'checked', 'note'];

function readProviders(folder: string, flaws: Flaw[]): ReadonlyMap<string, Provider> {
  const file = 'providers.yaml';
  const providers = new Map<string, Provider>();
  const flaw = (id: string, what: Words): void => void flaws.push({ where: `data/${file}: ${id}`, what });
  for (const [id, one] of Object.entries(entries(folder, file, flaws))) {
    for (const field of Object.keys(one).filter((name) => !FIELDS.includes(name))) flaw(id, words.stranger(field, FIELDS.join(', ')));
    const provider: Provider = {
      id,
      name: textOf(one['name']),
      kinds: textsOf(one['kinds']).filter(isKind),
      parent: textOf(one['parent']),
      control: textOf(one['control']),
      laws: textsOf(one['laws']),
      sites: textsOf(one['sites']),
      position: POSITIONS.find((position) => position === one['position']) ?? '',
      datacenters: textOf(one['datacenters']),
      alternatives: textsOf(one['alternatives']),
      source: textOf(one['source']),
      checked: one['checked'] === 'true',
      note: textOf(one['note']),
    };
    if (!/^[a-z0-9-]+$/.test(id)) flaw(id, words.itemId(id));
    if (provider.name === '') flaw(id, told.noName);
    if (provider.source === '') flaw(id, words.noSource);
    if (provider.control !== '' && countryName(provider.control, 'fr') === undefined) flaw(id, words.country(provider.control));
    if (provider.kinds.length === 0 || provider.kinds.length < textsOf(one['kinds']).length) flaw(id, told.kind(textsOf(one['kinds']).join(', ')));
    for (const law of provider.laws.filter((law) => !LAWS.some((known) => known === law))) flaw(id, told.law(law));
    if (textOf(one['position']) !== provider.position) flaw(id, told.position(textOf(one['position'])));
    if (!['true', 'false'].includes(textOf(one['checked']))) flaw(id, told.checked);
    providers.set(id, provider);
  }
  for (const { id, alternatives } of providers.values())
    for (const other of alternatives) if (other === id || !(providers.has(other) || DIRECTORY_KINDS.includes(other))) flaw(id, told.alternative(other));
  return providers;
}

/** What a key must look like: `#` in a suffix stands for any number, for names such as `awsdns-12.com`. */
const SUFFIX = /^(?=.{1,253}$)([a-z0-9_#](?:[a-z0-9_#-]{0,61}[a-z0-9#])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const PLACE = new RegExp(`${SUFFIX.source.slice(0, -1)}(/[a-z0-9_/-]+)?$`);
const PHRASE = /^\S.*\S$/;

type Table = Readonly<{ columns: readonly string[]; key: string; shape: RegExp; kind?: ServiceKind; kinds?: readonly ServiceKind[]; free?: true }>;

const suffixes: Table = { columns: ['suffix', 'provider', 'kind'], key: 'suffix', shape: SUFFIX };

/** `kind`: the one of tables that do not say it; `free`: nobody need be behind it. */
const TABLES = {
  mx: { ...suffixes, kinds: ['mail', 'gateway'] },
  spf: suffixes,
  ns: suffixes,
  cname: suffixes,
  autodiscover: suffixes,
  dkim: { columns: ['selector', 'target', 'provider', 'kind'], key: 'selector', shape: /^[a-z0-9-]*$/ },
  txt: { columns: ['prefix', 'provider', 'kind', 'name'], key: 'prefix', shape: PHRASE },
  hosts: { columns: ['suffix', 'provider', 'kind', 'name'], key: 'suffix', shape: PLACE },
  generators: { columns: ['pattern', 'name', 'provider'], key: 'pattern', shape: PHRASE, kind: 'web', free: true },
  operators: { columns: ['asn', 'provider', 'role'], key: 'asn', shape: /^[1-9]\d{0,9}$/, kind: 'other' },
} as const satisfies Readonly<Record<string, Table>>;

type Row = Readonly<{ key: string; target: string; found: Signature }>;

function signatures(folder: string, name: keyof typeof TABLES, providers: ReadonlyMap<string, Provider>, flaws: Flaw[]): readonly Row[] {
  const table: Table = TABLES[name];
  const file = `signatures/${name}.csv`;
  const text = textFile(folder, file, flaws);
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true, delimiter: ',' });
  for (const error of errors) flaws.push({ where: `data/${file}:${(error.row ?? 0) + 2}`, what: words.unreadable(error.message) });
  if (text !== '')
    for (const column of table.columns.filter((one) => !meta.fields?.includes(one))) flaws.push({ where: `data/${file}:1`, what: words.absent(column) });
  const seen = new Set<string>();
  return data.flatMap((cells, i): Row[] => {
    const cell = (column: string): string => cells[column]?.trim() ?? '';
    const [key, target, provider] = [cell(table.key).toLowerCase(), cell('target').toLowerCase(), cell('provider')];
    const kind = table.kind ?? cell('kind');
    const whole = target === '' ? key : `${key} ${target}`.trim();
    const wrong: Words[] = [];
    if (!table.shape.test(key) || whole === '' || (target !== '' && !SUFFIX.test(target))) wrong.push(told.key(whole));
    if (seen.has(whole)) wrong.push(told.twice(whole));
    if (!providers.has(provider) && !(table.free && provider === '')) wrong.push(told.provider(provider));
    if (!isKind(kind) || (table.kinds && !table.kinds.includes(kind))) wrong.push(told.kind(kind));
    if (table.columns.includes('name') && cell('name') === '') wrong.push(told.noName);
    const role = ROLES.find((one) => one === cell('role'));
    if (cell('role') !== (role ?? '')) wrong.push(told.role(cell('role')));
    seen.add(whole);
    flaws.push(...wrong.map((what) => ({ where: `data/${file}:${i + 2}`, what })));
    const found = { provider, kind: kind as ServiceKind, ...(cell('name') ? { name: cell('name') } : {}), ...(role ? { role } : {}) };
    return wrong.length > 0 ? [] : [{ key, target, found }];
  });
}

const LONGEST_NAME = 253;

/** By the longest suffix that ends a host at a dot: one look for each of its labels. A suffix may ask for the beginning of a path. */
function bySuffix(rows: readonly Row[]): (host: string, path?: string) => Found {
  const known = new Map<string, Readonly<{ path: string; found: Signature }>[]>();
  for (const { key, found } of rows) {
    const [host = '', ...parts] = key.split('/');
    const path = parts.length > 0 ? `/${parts.join('/')}` : '';
    known.set(
      host,
      [...(known.get(host) ?? []), { path, found }].sort((a, b) => b.path.length - a.path.length),
    );
  }
  return (host, path = '') => {
    const full = host.toLowerCase().replace(/\.$/, '');
    if (full.length > LONGEST_NAME) return undefined;
    const line = path.toLowerCase();
    for (let rest = full; rest !== ''; rest = rest.includes('.') ? rest.slice(rest.indexOf('.') + 1) : '') {
      const choices = known.get(rest) ?? known.get(rest.replace(/\d+/g, '#'));
      const one = choices?.find((choice) => choice.path === '' || bears(line, full, choice.path));
      if (one) return one.found;
    }
    return undefined;
  };
}

/** Whether a path begins so, or a line holds this host followed by it. `/maps` is not the beginning of `/mapsengine`. */
function bears(line: string, host: string, path: string): boolean {
  if (line.startsWith('/') && !line.startsWith('//')) return line.startsWith(path) && ends(line, path.length);
  const whole = `${host}${path}`;
  for (let at = line.indexOf(whole); at >= 0; at = line.indexOf(whole, at + 1)) if (ends(line, at + whole.length)) return true;
  return false;
}

function ends(line: string, at: number): boolean {
  return !/[\w-]/.test(line.charAt(at));
}

/** By the longest phrase that begins a text, in any case; `unless` tells what may not follow: Grav is not Gravity. */
function byPrefix(rows: readonly Row[], unless?: RegExp): (text: string) => Found {
  const longestFirst = rows.toSorted((a, b) => b.key.length - a.key.length);
  return (text) => {
    const folded = text.trimStart().slice(0, LONGEST_NAME).toLowerCase();
    return longestFirst.find(({ key }) => folded.startsWith(key) && !unless?.test(folded.slice(key.length)))?.found;
  };
}

function textFile(folder: string, file: string, flaws: Flaw[]): string {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  flaws.push({ where: `data/${file}`, what: words.missing });
  return '';
}

function entries(folder: string, file: string, flaws: Flaw[]): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const text = textFile(folder, file, flaws);
  if (text === '') return {};
  try {
    // Text alone: in full YAML, Norway is a denial.
    const read: unknown = parseYaml(text, { schema: FAILSAFE_SCHEMA });
    if (isRecord(read) && Object.values(read).every(isRecord)) return read as Record<string, Record<string, unknown>>;
    flaws.push({ where: `data/${file}`, what: words.entries });
  } catch (error) {
    flaws.push({ where: `data/${file}`, what: words.unreadable((error as Error).message.split('\n')[0] ?? '') });
  }
  return {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(kind: string): kind is ServiceKind {
  return SERVICE_KINDS.some((known) => known === kind);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().replace(/[ \t\n]+/g, ' ') : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];
}
