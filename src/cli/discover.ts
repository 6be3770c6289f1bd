import { appendFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { type Catalogue, readCatalogue } from '../discovery/catalogue.ts';
import { discoverMany, type Reaching } from '../discovery/discover.ts';
import { cleanText, cut } from '../discovery/dns/clean.ts';
import { domainIn } from '../discovery/dns/domain.ts';
import { openResolver } from '../discovery/dns/resolver.ts';
import type { Discovery } from '../discovery/finding.ts';
import { rowsOf } from '../discovery/show/result.ts';
import { type Count, type Summary, summing } from '../discovery/show/summary.ts';
import { discoveryWords } from '../discovery/words.ts';
import { folderHolding } from '../facts/load.ts';
import { flawLine } from '../facts/words.ts';
import { nameServersIn } from '../net/servers.ts';
import { systemClock } from '../web/site.ts';
import { configured } from './instance.ts';
import { type Command, DONE, type Io, REFUSED, Refusal, wrongCall } from './io.ts';

const MOST_AT_ONCE = 64;
const MOST_SIGNS = 80;

export const command: Command = {
  usage: {
    fr: 'infrabasse discover DOMAINE… [--list FICHIER] [--json | --csv] [--out FICHIER] [--dns 127.0.0.1:53] [--no-http] [--concurrency N]',
    en: 'infrabasse discover DOMAIN… [--list FILE] [--json | --csv] [--out FILE] [--dns 127.0.0.1:53] [--no-http] [--concurrency N]',
  },
  about: {
    fr: 'de qui dépend un nom de domaine : messagerie, site, noms, lettres… ; --out reprend où l’on s’était arrêté',
    en: 'whom a domain name depends on: mail, site, names, newsletters…; --out goes on from where it stopped',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: 'string' },
        json: { type: 'boolean' },
        csv: { type: 'boolean' },
        out: { type: 'string' },
        dns: { type: 'string' },
        'no-http': { type: 'boolean' },
        concurrency: { type: 'string' },
      },
    });
    const concurrency = Number(values.concurrency ?? 8);
    if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_ONCE)
      throw wrongCall(
        `--concurrency « ${values.concurrency} » : attendu de 1 à ${MOST_AT_ONCE}`,
        `--concurrency “${values.concurrency}”: expected 1 to ${MOST_AT_ONCE}`,
      );
    if (values.json && values.csv) throw wrongCall('--json ou --csv, pas les deux', '--json or --csv, not both');
    const servers = nameServersIn(values.dns ?? configured(process.env).dns);
    if (servers === undefined || (values.dns !== undefined && servers.length === 0))
      throw wrongCall(`--dns « ${values.dns} » : attendu des adresses, 127.0.0.1:53`, `--dns “${values.dns}”: expected addresses, 127.0.0.1:53`);
    const typed = [...positionals, ...(values.list === undefined ? [] : linesOf(values.list))];
    if (typed.length === 0) throw wrongCall('attendu un nom de domaine', 'expected a domain name');
    const { domains, wrong } = sortedOut(typed, io);
    const kept = values.out === undefined ? [] : keptIn(values.out);
    const done = new Set(kept.map(({ domain }) => domain));
    const left = domains.filter((domain) => !done.has(domain));
    const catalogue = soundCatalogue(folderHolding('providers.yaml', configured(process.env).facts));
    const { add, summary } = summing(catalogue, io.lang);
    // A table that goes on is given whole; what was kept counts in the summary.
    if (values.csv) io.out(`${HEAD}\n`);
    for (const found of kept.filter(({ domain }) => domains.includes(domain))) {
      add(found);
      if (values.csv) io.out(csvOf(found, catalogue, io));
    }
    let count = 0;
    await discoverMany(left, await reach(catalogue, servers, values['no-http'] === true), concurrency, (found) => {
      count += 1;
      io.progress?.(`${count}/${left.length} ${found.domain}`);
      if (values.out) appendFileSync(values.out, `${JSON.stringify(found)}\n`);
      add(found);
      io.out(values.json ? `${JSON.stringify(found)}\n` : values.csv ? csvOf(found, catalogue, io) : textOf(found, catalogue, io));
    });
    io.progress?.('');
    if (domains.length > 1 && !values.json && !values.csv) io.out(summaryText(summary(), io));
    return wrong > 0 ? REFUSED : DONE;
  },
};

/** What goes out, loaded when it is needed: names, addresses, pages. Servers given are asked for everything. */
export async function reach(catalogue: Catalogue, servers: readonly string[], withoutPages: boolean): Promise<Reaching> {
  const { openOperators } = await import('../discovery/asn/operators.ts');
  const { homePageOf } = await import('../discovery/page/read.ts');
  const resolver = () => openResolver({ servers });
  const addresses = async (host: string): Promise<readonly string[]> => {
    const own = resolver();
    return (await Promise.all([own.a(host), own.aaaa(host)])).flatMap(({ values }) => values);
  };
  return {
    catalogue,
    resolver,
    ...(withoutPages ? {} : { homePage: (domain: string) => homePageOf(domain, servers.length > 0 ? { resolve: addresses } : {}) }),
    operators: openOperators(),
    now: systemClock.now,
  };
}

/** The catalogue, refused when it has problems. */
export function soundCatalogue(folder: string): Catalogue {
  const { catalogue, flaws } = readCatalogue(folder);
  const [first] = flaws;
  if (first)
    throw new Refusal({
      fr: `le catalogue a ${flaws.length} problème(s). Le premier : ${flawLine(first, 'fr')}`,
      en: `the catalogue has ${flaws.length} problem(s). The first: ${flawLine(first, 'en')}`,
    });
  return catalogue;
}

function linesOf(file: string): readonly string[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Refusal({ fr: `${file} : ce fichier n’existe pas`, en: `${file}: this file does not exist` });
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\ufeff/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function sortedOut(typed: readonly string[], { err, lang }: Io): Readonly<{ domains: readonly string[]; wrong: number }> {
  const domains = new Set<string>();
  let wrong = 0;
  for (const one of typed) {
    const read = domainIn(one);
    if ('problem' in read) {
      wrong += 1;
      err(`✗ ${cut(cleanText(one), MOST_SIGNS)}${lang === 'fr' ? ' : ' : ': '}${read.problem[lang]}\n`);
    } else domains.add(read.domain);
  }
  return { domains: [...domains], wrong };
}

/** What a file of an earlier run holds. A last line that was cut is taken away, so that its domain is asked again. */
function keptIn(file: string): readonly Discovery[] {
  if (!existsSync(dirname(resolve(file))))
    throw new Refusal({ fr: `${file} : le dossier où l’écrire n’existe pas`, en: `${file}: the folder to write it in does not exist` });
  if (!existsSync(file)) return [];
  const whole = readFileSync(file, 'utf8');
  const end = whole.lastIndexOf('\n') + 1;
  if (end < whole.length) truncateSync(file, Buffer.byteLength(whole.slice(0, end)));
  try {
    return whole
      .slice(0, end)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Discovery);
  } catch {
    throw new Refusal({
      fr: `${file} : ce n’est pas le fichier d’un passage précédent ; attendu un objet JSON par ligne`,
      en: `${file}: this is not the file of an earlier run; expected one JSON object per line`,
    });
  }
}

function textOf(found: Discovery, catalogue: Catalogue, { lang }: Io): string {
  const words = discoveryWords[lang];
  const rows = rowsOf(found, catalogue, lang).map(({ kind, told, provider, confidence, evidence }) => {
    const country = provider?.control ? ` [${provider.control}]` : '';
    return `  ${words.kinds[kind].padEnd(22)} ${told}${country} (${words.confidences[confidence]}${evidence[0] ? `, ${evidence[0].where} ${evidence[0].line}` : ''})`;
  });
  const unknown = found.unknown.map((one) => `  ? ${one[lang]}`);
  return `${[found.domain, ...unknown, ...rows].join('\n')}\n\n`;
}

const HEAD = 'domain,kind,provider,name,confidence';

function csvOf(found: Discovery, catalogue: Catalogue, { lang }: Io): string {
  const rows = rowsOf(found, catalogue, lang).map(({ kind, provider, told, confidence }) => [found.domain, kind, provider?.name ?? '', told, confidence]);
  // A domain of which nothing is known has its row too.
  const table = rows.length > 0 ? rows : [[found.domain, '', '', found.unknown[0]?.[lang] ?? '', 'unknown']];
  return `${Papa.unparse(table, { escapeFormulae: true, newline: '\n' })}\n`;
}

function summaryText({ domains, mail, providers, countries }: Summary, { lang }: Io): string {
  const words = discoveryWords[lang];
  const lines = (title: string, counts: readonly Count[]): string =>
    [
      title,
      ...counts.slice(0, MOST_COUNTED).map((one) => `  ${String(one.domains).padStart(5)}  ${one.name}`),
      ...(counts.length > MOST_COUNTED ? ['      …'] : []),
    ].join('\n');
  return `${[words.summary(domains), lines(words.kinds.mail, mail), lines(words.dependsOn, providers), lines(words.control, countries)].join('\n')}\n`;
}

const MOST_COUNTED = 15;
