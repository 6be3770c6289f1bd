import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Words } from '../engine/quantity/quantity.ts';
import { type Flaw, words } from '../facts/words.ts';

/** What an index of digital rights says of a company: its own scale, its own year; never ours, never mixed with others. */
export type Rights = Readonly<{ score: number; of: number; year: number; index: string; url: string }>;

const COLUMNS = ['company', 'score', 'of', 'year', 'index', 'url'] as const;

const say = (fr: string, en: string): Words => ({ fr, en });
const told = {
  company: (name: string) =>
    say(`« ${name} » : attendu le « parent » d’un fournisseur de providers.yaml`, `"${name}": expected the "parent" of a provider of providers.yaml`),
  score: (score: string, of: string) =>
    say(`note « ${score} » sur « ${of} » : attendu un nombre entre 0 et le plus haut`, `score "${score}" of "${of}": expected a number from 0 to the highest`),
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
