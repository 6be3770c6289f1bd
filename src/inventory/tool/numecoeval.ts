import type { Cells, Columns, Field } from '../fields.ts';
import type { Entry } from '../format/entry.ts';
import type { Described } from '../format/json.ts';
import type { Apart } from '../line/apart.ts';
import { plain } from '../plain.ts';
import type { GridRow, TableLine } from '../table/table.ts';

/** Tables of NumEcoEval (seven) and of G4IT (four), by what they hold. */
export type Kind = 'places' | 'physical' | 'virtual' | 'applications' | 'mail' | 'others' | 'entities';

/** A table of these tools: its headers, and its rows under them. */
export type ToolTable = Readonly<{ kind: Kind; file: string; headers: readonly string[]; rows: Iterable<GridRow> }>;

/** Headers that only one kind of table has together. */
const SIGNS: readonly (readonly [kind: Kind, headers: readonly string[]])[] = [
  ['applications', ['nomApplication']],
  ['virtual', ['nomEquipementVirtuel']],
  ['physical', ['nomEquipementPhysique', 'modele', 'quantite']],
  ['places', ['nomCourtDatacenter', 'pue']],
  ['mail', ['nombreMailEmis']],
  ['others', ['nomItemNonIT']],
  ['entities', ['nomEntite', 'nbCollaborateurs']],
];

/** Which of these tables a header line begins, whatever its case and order. */
export function kindOfTable(headers: readonly string[]): Kind | undefined {
  const named = new Set(headers.map(plain));
  return SIGNS.find(([, signs]) => signs.every((sign) => named.has(plain(sign))))?.[0];
}

/** Columns of physical equipment, and what they are here. */
const PHYSICAL: Readonly<Record<string, Field>> = {
  nomequipementphysique: 'label',
  modele: 'model',
  fabricant: 'maker',
  type: 'type',
  quantite: 'quantity',
  nomcourtdatacenter: 'place',
  dateachat: 'purchase',
  statut: 'status',
  paysdutilisation: 'country',
  consoelecannuelle: 'electricity',
  dureeusageinterne: 'lifetime',
  dureeutilisation: 'lifetime',
  qualite: 'evidence',
};
/** Columns that tell who. */
const PERSONAL = new Set(['utilisateur', 'responsableentite', 'responsablenumeriqueresponsable']);
/** Columns read elsewhere than in a row. */
const READ = new Set(
  [
    'nomcourtdatacenter',
    'nomlongdatacenter',
    'pue',
    'localisation',
    'nomequipementvirtuel',
    'nomequipementphysique',
    'clerepartition',
    'vcpu',
    'typeeqv',
  ].concat(['capacitestockage', 'nomapplication', 'dateretrait', 'typeinfrastructure', 'provider', 'typeinstance', 'location', 'quantite']),
);
/** Why rows of a table are no devices. */
const APART: Readonly<Partial<Record<Kind, Apart>>> = { places: 'place', mail: 'mail', others: 'other', entities: 'entity' };

/** A row by header, with the number it has among all, and where it stood. */
type Said = Readonly<{ number: number; from: { file: string; before: number }; cell: (header: string) => string }>;

/** The tables as rows of an inventory, with the places and the parts of machines they describe. */
export function fromNumEcoEval(tables: readonly ToolTable[]): { rows: TableLine[]; described: Described; ignored: string[]; dropped: string[] } {
  let before = 0;
  const said = tables.map((table) => {
    const names = table.headers.map(plain);
    let last = 1;
    const rows = [...table.rows].map((row): Said => {
      last = Math.max(last, row.number);
      return { number: before + row.number, from: { file: table.file, before }, cell: (header) => row.cells[names.indexOf(plain(header))]?.trim() ?? '' };
    });
    before += last;
    return { ...table, rows };
  });
  const of = (kind: Kind): Said[] => said.flatMap((table) => (table.kind === kind ? table.rows : []));
  const virtual = of('virtual');
  const clouds = virtual.filter(isCloud);
  const machines = virtual.filter((row) => !isCloud(row));
  const applications = Map.groupBy(of('applications'), (row) => row.cell('nomEquipementVirtuel'));
  const headers = said.flatMap((table) => table.headers);
  return {
    rows: [
      ...of('physical').map(physicalRow),
      ...clouds.map(cloudRow),
      ...said.flatMap(({ kind, rows }) =>
        APART[kind] ? rows.map(({ number, from }): TableLine => ({ number, from, cells: {}, apart: APART[kind] as Apart })) : [],
      ),
      // A virtual machine is counted through its applications, when it has some.
      ...machines
        .filter((row) => applications.has(row.cell('nomEquipementVirtuel')))
        .map(({ number, from }): TableLine => ({ number, from, cells: {}, apart: 'shared' })),
    ].sort((a, b) => a.number - b.number),
    described: {
      places: of('places').map((row) => entry(row, { name: row.cell('nomCourtDatacenter'), pue: row.cell('pue'), country: row.cell('localisation') })),
      machines: [],
      virtual: [
        ...machines.flatMap((row) =>
          applications.has(row.cell('nomEquipementVirtuel'))
            ? []
            : [entry(row, { name: row.cell('nomEquipementVirtuel'), host: row.cell('nomEquipementPhysique'), ...keyOf(row, 1) })],
        ),
        ...[...applications].flatMap(([name, its]) => partsOf(name, its, machines)),
      ],
    },
    ignored: [...new Set(headers.filter((name) => !known(name)))],
    dropped: [...new Set(headers.filter((name) => PERSONAL.has(plain(name))))],
  };
}

function known(header: string): boolean {
  const name = plain(header);
  return name === '' || Object.hasOwn(PHYSICAL, name) || READ.has(name) || PERSONAL.has(name);
}

function physicalRow({ number, from, cell }: Said): TableLine {
  const cells: Partial<Record<Field, string>> = {};
  for (const [header, field] of Object.entries(PHYSICAL)) if (cell(header) !== '' && !cells[field]) cells[field] = cell(header);
  // What was withdrawn is no longer in use, whatever its status still says.
  if (cell('dateRetrait') !== '' && isPast(cell('dateRetrait'))) cells.status = 'retiré';
  return { number, from, cells: cells as Cells, columns: COLUMNS };
}

const COLUMNS = Object.fromEntries(
  ['nomEquipementPhysique', 'modele', 'fabricant', 'type', 'quantite', 'nomCourtDatacenter', 'dateAchat', 'statut', 'paysDUtilisation']
    .concat(['consoElecAnnuelle', 'dureeUsageInterne', 'qualite'])
    .map((header) => [PHYSICAL[plain(header)], header]),
) as Columns;

/** A date these tools write, `2022-01-31` or `31/01/2022`, compared as text with the day it is. */
function isPast(text: string): boolean {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return (year ? `${year}-${month}-${day}` : text) < new Date().toISOString().slice(0, 10);
}

function isCloud({ cell }: Said): boolean {
  return /^cloud/i.test(cell('typeInfrastructure'));
}

/** An instance of a cloud: a hosted service, whose machines are to be asked of the host. */
function cloudRow({ number, from, cell }: Said): TableLine {
  const label = [cell('nomEquipementVirtuel'), [cell('provider'), cell('typeInstance')].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const cells: Cells = { item: 'hosting', label, ...(cell('quantite') ? { quantity: cell('quantite') } : {}) };
  return { number, from, cells, columns: { label: 'nomEquipementVirtuel', quantity: 'quantite' } };
}

/** What a virtual machine takes of its host, or the so-many-th part of it: a key of sharing, storage, or processors. */
function keyOf({ cell }: Said, among: number): Readonly<Record<string, string>> {
  const part = (text: string): string => (among === 1 ? text : String(Number(text.replace(',', '.')) / among));
  if (cell('cleRepartition') !== '') return { share: part(cell('cleRepartition')) };
  if (/^stockage$/i.test(cell('typeEqv'))) return cell('capaciteStockage') === '' ? {} : { storage: part(cell('capaciteStockage')) };
  return cell('vCPU') === '' ? {} : { vcpu: part(cell('vCPU')) };
}

/** Applications of one virtual machine share it equally, as in NumEcoEval. */
function partsOf(name: string, applications: readonly Said[], machines: readonly Said[]): Entry[] {
  const machine = machines.find((row) => row.cell('nomEquipementVirtuel') === name);
  return applications.map((row) => {
    const application = row.cell('nomApplication');
    const host = machine?.cell('nomEquipementPhysique') ?? name;
    return entry(row, { name: application, host, service: application, ...(machine ? keyOf(machine, applications.length) : { share: '1' }) });
  });
}

function entry({ number, from }: Said, value: Readonly<Record<string, string>>): Entry {
  return { number, path: '', value: Object.fromEntries(Object.entries(value).filter(([, text]) => text !== '')), from };
}
