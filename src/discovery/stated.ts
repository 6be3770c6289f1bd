import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Words } from '../engine/quantity/quantity.ts';
import { type Flaw, words } from '../facts/words.ts';

/** What is said of companies: by an index of rights, and by themselves of their datacenters. */

/** What an index of digital rights says of a company: its own scale, its own year; never ours, never mixed with others. */
export type Rights = Readonly<{ score: number; of: number; year: number; index: string; url: string }>;

const COLUMNS = ['company', 'score', 'of', 'year', 'index', 'url'] as const;

const say = (fr: string, en: string): Words => ({ fr, en });
const told = {
  company: (name: string) =>
    say(`« ${name} » : attendu le « parent » d’un fournisseur de providers.yaml`, `"${name}": expected the "parent" of a provider of providers.yaml`),
  score: (score: string, of: string) =>
    say(`note « ${score} » sur « ${of} » : attendu un nombre entre 0 et le plus haut`, `score "${score}" of "${of}": expected a number from 0 to the highest`),
  datacenters: (name: string) =>
    say(`« ${name} » : attendu le « datacenters » d’un fournisseur de providers.yaml`, `"${name}": expected the "datacenters" of a provider of providers.yaml`),
  statement: (metric: string, low: string, high: string) =>
    say(
      `« ${metric} » de « ${low} » à « ${high} » : attendu ${METRICS.join(' ou ')}, et le plus bas avant le plus haut`,
      `"${metric}" from "${low}" to "${high}": expected ${METRICS.join(' or ')}, and the lowest before the highest`,
    ),
};

/** Reads `rights.csv` of a data folder; a folder without it says nothing of rights. */
export function readRights(
  folder: string,
  providers: ReadonlyMap<string, Readonly<{ parent: string }>>,
  flaws: Flaw[],
): (company: string) => Rights | undefined {
  const file = join(folder, 'rights.csv');
  if (!existsSync(file)) return () => undefined;
  const companies = new Set([...providers.values()].map(({ parent }) => parent));
  const { data, meta } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true, delimiter: ',' });
  for (const column of COLUMNS.filter((one) => !meta.fields?.includes(one))) flaws.push({ where: 'data/rights.csv:1', what: words.absent(column) });
  const known = new Map<string, Rights>();
  for (const [i, row] of data.entries()) {
    const { company = '', score = '', of = '', year = '', index = '', url = '' } = row;
    const where = `data/rights.csv:${i + 2}`;
    if (!companies.has(company)) flaws.push({ where, what: told.company(company) });
    if (score === '' || !(Number(of) > 0 && Number(score) >= 0 && Number(score) <= Number(of))) flaws.push({ where, what: told.score(score, of) });
    if (index === '' || !url.startsWith('https://') || !(Number(year) > 2000)) flaws.push({ where, what: words.noSource });
    known.set(company, { score: Number(score), of: Number(of), year: Number(year), index, url });
  }
  return (company) => known.get(company);
}

/** What a company states of its datacenters: water by electricity of the machines (`wue`, L/kWh), or the share of its supply
 * that it says renewable or without carbon (`supply`), by contracts: it says nothing of the electricity that flows. */
export type Statement = Readonly<{ metric: 'wue' | 'supply'; low: number; high: number; places: number; year: string; source: string; url: string }>;

const METRICS = ['wue', 'supply'] as const;

/** Reads `statements-odbl.csv`: by how the ids of its datacenters begin (`ovhcloud`). A folder without it states nothing. */
export function readStatements(
  folder: string,
  providers: ReadonlyMap<string, Readonly<{ datacenters: string }>>,
  flaws: Flaw[],
): (datacenters: string) => readonly Statement[] {
  const file = join(folder, 'statements-odbl.csv');
  if (!existsSync(file)) return () => [];
  const named = new Set([...providers.values()].map(({ datacenters }) => datacenters));
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true, delimiter: ',' });
  const known = new Map<string, Statement[]>();
  for (const [i, row] of data.entries()) {
    const { datacenters = '', low = '', high = '', places = '', year = '', source = '', url = '' } = row;
    const where = `data/statements-odbl.csv:${i + 2}`;
    const metric = METRICS.find((one) => one === row['metric']);
    if (!named.has(datacenters)) flaws.push({ where, what: told.datacenters(datacenters) });
    if (!metric || low === '' || !(Number(low) >= 0 && Number(low) <= Number(high)) || !(Number(places) > 0))
      flaws.push({ where, what: told.statement(row['metric'] ?? '', low, high) });
    if (source === '' || !url.startsWith('https://') || year === '') flaws.push({ where, what: words.noSource });
    if (metric)
      known.set(datacenters, [...(known.get(datacenters) ?? []), { metric, low: Number(low), high: Number(high), places: Number(places), year, source, url }]);
  }
  return (datacenters) => known.get(datacenters) ?? [];
}
