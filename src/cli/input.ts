import { openSync, readSync, statSync } from 'node:fs';
import { DEFAULTS, type Settings } from '../engine/assess/inventory.ts';
import type { Facts } from '../engine/facts.ts';
import { problemLine } from '../estimate/show/report.ts';
import type { Library } from '../facts/load.ts';
import { countryIn } from '../inventory/cell/answer.ts';
import { readCorrections } from '../inventory/corrections.ts';
import type { Given } from '../inventory/file/given.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type Corrections, readingOf } from '../inventory/line/reading.ts';
import { openInventory } from '../inventory/read.ts';
import { fileProblem } from '../inventory/table/table.ts';
import { words } from '../inventory/words.ts';
import { type Io, Refusal, wrongCall } from './io.ts';

/** Options that say how an inventory is assessed, shared by the commands that read one. */
export const INVENTORY_OPTIONS = {
  country: { type: 'string' },
  year: { type: 'string' },
  lifetime: { type: 'string' },
  corrections: { type: 'string' },
  sheet: { type: 'string' },
} as const;

/** Larger files are refused before a byte of them is read. */
const MOST_MEGABYTES = 256;

/** Reads an inventory and the settings of its assessment: options first, then what the file says, then the defaults. */
export async function inputOf(
  files: readonly string[],
  options: Readonly<Record<string, unknown>>,
  library: Library,
  io: Io,
): Promise<{ inventory: Inventory; settings: Settings; facts: Facts }> {
  if (files.length === 0) throw wrongCall(`fichier manquant ; attendu : ${words.file.fr}`, `file missing; expected: ${words.file.en}`);
  const year = yearOf(options['year'], io);
  const country = countryOf(options['country'], library.facts);
  const lifetime = options['lifetime'] ?? 'planned';
  if (lifetime !== 'planned' && lifetime !== 'reel') throw wrongCall('--lifetime : attendu planned ou reel', '--lifetime: expected planned or reel');
  const reading = readingOf(library, year ?? Number(io.today.slice(0, 4)));
  const corrections = correctionsIn(options['corrections'], library, io);
  const inventory = openInventory(
    (await Promise.all(files.map((file) => (file.startsWith(GLPI) ? fetched(file.slice(GLPI.length), io) : givenBy(file))))).map((file) => ({
      ...file,
      ...(options['sheet'] === undefined ? {} : { sheet: String(options['sheet']) }),
    })),
    corrections ? { ...reading, corrections } : reading,
    options['lines'] === true,
  );
  const own = inventory.settings;
  return {
    inventory,
    facts: inventory.facts ?? library.facts,
    settings: { ...DEFAULTS, lifetime, year: year ?? own.year ?? Number(io.today.slice(0, 4)), country: country ?? own.country ?? DEFAULTS.country },
  };
}

/** Before the address of a live GLPI, where a file is expected. */
const GLPI = 'glpi:';

async function fetched(address: string, io: Io): Promise<Given> {
  const { assetsOf } = await import('./glpi.ts');
  return { name: 'GLPI', chunks: [new TextEncoder().encode(JSON.stringify(await assetsOf(address, process.env, io)))] };
}

/** What an organisation said things are, kept in a file of its own from one import to the next. */
function correctionsIn(file: unknown, { facts }: Library, io: Io): Corrections | undefined {
  if (file === undefined) return undefined;
  const { corrections, problems } = readCorrections(givenBy(String(file)).chunks, facts);
  for (const problem of problems) io.err(`${String(file)} : ${problemLine(problem, io.lang)}\n`);
  return corrections;
}

/** The file of this name, refused before a byte of it is read where its size says it all. */
function givenBy(file: string): Given {
  const refuse = (problem: ReturnType<typeof fileProblem>): Refusal =>
    new Refusal({ fr: `${file} : ${problemLine(problem, 'fr')}`, en: `${file}: ${problemLine(problem, 'en')}` });
  // Whatever the system says of a file someone named is theirs to mend.
  const read = <Result>(from: () => Result): Result => {
    try {
      return from();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw /^E[A-Z]+$/.test(code) ? refuse(fileProblem(words.missingFile, words.file, code)) : error;
    }
  };
  if (file !== '-') {
    const stat = read(() => statSync(file, { throwIfNoEntry: false }));
    if (!stat || stat.isDirectory()) throw refuse(fileProblem(words.missingFile, words.file));
    if (stat.size > MOST_MEGABYTES * 1e6) throw refuse(fileProblem(words.tooLarge, words.atMost(MOST_MEGABYTES), `${Math.round(stat.size / 1e6)} Mo`));
  }
  const from = read(() => (file === '-' ? 0 : openSync(file, 'r')));
  function* chunks(): Iterable<Uint8Array> {
    let size = 0;
    for (;;) {
      const chunk = new Uint8Array(PIPE);
      const count = read(() => readNow(from, chunk));
      if (count === 0) return;
      size += count;
      if (size > MOST_MEGABYTES * 1e6) throw refuse(fileProblem(words.tooLarge, words.atMost(MOST_MEGABYTES)));
      yield chunk.subarray(0, count);
    }
  }
  return { name: file, chunks: chunks() };
}

/** What a pipe gives at once, at most. */
const PIPE = 1 << 20;

/** A pipe that has nothing yet is asked again a little later. */
function readNow(from: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(from, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, A_LITTLE);
    }
  }
}

const A_LITTLE = 10;

function yearOf(value: unknown, { today }: Io): number | undefined {
  if (value === undefined) return undefined;
  const year = Number(value);
  const last = Number(today.slice(0, 4)) + 50;
  if (Number.isInteger(year) && year >= 1990 && year <= last) return year;
  throw wrongCall(`--year « ${String(value)} » : attendu une année de 1990 à ${last}`, `--year “${String(value)}”: expected a year from 1990 to ${last}`);
}

function countryOf(value: unknown, facts: Facts): string | undefined {
  if (value === undefined) return undefined;
  const parsed = countryIn(String(value), facts.countries);
  if ('value' in parsed) return parsed.value;
  throw wrongCall(
    `--country « ${String(value)} » : ${parsed.why.fr} ; attendu : ${parsed.expected.fr}`,
    `--country “${String(value)}”: ${parsed.why.en}; expected: ${parsed.expected.en}`,
  );
}
