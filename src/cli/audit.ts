import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assess } from '../engine/assess/assess.ts';
import { footprint } from '../engine/footprint/footprint.ts';
import { csvResult, jsonResult } from '../estimate/show/export.ts';
import { textReport } from '../estimate/show/report.ts';
import { toPcr } from '../inventory/tool/pcr.ts';
import { INVENTORY_OPTIONS, inputOf } from './input.ts';
import { type Command, DONE, type Io, REFUSED, Refusal, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';

/** Beyond this many lines, results are by item: nobody reads a hundred thousand bars. */
const BY_LINE_UP_TO = 2_000;

export const command: Command = {
  usage: {
    fr: 'infrabasse audit INVENTAIRE… [--country FR] [--year 2025] [--json [--lines] | --csv] [--html FICHIER] [--pcr FICHIER] [--lifetime planned|reel] [--corrections FICHIER] [--sheet FEUILLE]',
    en: 'infrabasse audit INVENTORY… [--country FR] [--year 2025] [--json [--lines] | --csv] [--html FILE] [--pcr FILE] [--lifetime planned|reel] [--corrections FILE] [--sheet SHEET]',
  },
  about: {
    fr: 'empreinte d’un inventaire (CSV, XLSX, ODS, JSON, zip ; « - » pour l’entrée standard ; glpi:ADRESSE)',
    en: 'footprint of an inventory (CSV, XLSX, ODS, JSON, zip; “-” for standard input; glpi:ADDRESS)',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...INVENTORY_OPTIONS,
        json: { type: 'boolean' },
        csv: { type: 'boolean' },
        html: { type: 'string' },
        pcr: { type: 'string' },
        lines: { type: 'boolean' },
      },
    });
    if (values.json && values.csv) throw wrongCall('--json ou --csv, pas les deux', '--json or --csv, not both');
    const library = soundLibrary(io, undefined, { recognition: 'later' });
    const { inventory, settings, facts } = await inputOf(positionals, values, library, io);
    const { problems, statuses } = inventory;
    // A page of its own is made from the lines again; other answers let them go as they come.
    const kept = values.html === undefined && values.pcr === undefined ? undefined : [...inventory.lines];
    const { short, all } = ahead(kept ?? watched(inventory.lines, io), BY_LINE_UP_TO);
    const assessment = assess(all, facts, settings, short ? 'line' : 'item', values.lines);
    const result = footprint(assessment);
    if (values.html !== undefined && kept) {
      const { standaloneResult } = await import('../estimate/show/standalone.ts');
      const computed = { ...inventory, lines: kept, facts, settings, assessment, result };
      const replaced = { contests: [], sources: [] };
      keep('--html', values.html, standaloneResult({ computed, library, replaced, title: '', lang: io.lang, today: io.today }));
    }
    if (values.pcr !== undefined && kept) keep('--pcr', values.pcr, `${JSON.stringify(toPcr(kept, facts, '', settings.country), null, 1)}\n`);
    if (values.json) io.out(`${JSON.stringify(jsonResult(result, assessment, inventory, io.lang, values.lines ? statuses : undefined), null, 1)}\n`);
    else io.out(values.csv ? csvResult(assessment) : textReport(result, inventory, io.lang));
    return problems.length > 0 ? REFUSED : DONE;
  },
};

/** Lines between two words on how far the reading is. */
const STRIDE = 20_000;

/** The same lines, with a word now and then for whoever waits. */
function* watched<Line>(lines: Iterable<Line>, { progress, lang }: Io): Iterable<Line> {
  let read = 0;
  for (const line of lines) {
    read += 1;
    if (read % STRIDE === 0) progress?.(lang === 'fr' ? `${read} lignes lues… (Ctrl+C pour arrêter)` : `${read} lines read… (Ctrl+C to stop)`);
    yield line;
  }
  if (read >= STRIDE) progress?.('');
}

/** Looks at the first lines without keeping more than them: whether there are no more, and all of them still to be read. */
function ahead<Line>(lines: Iterable<Line>, most: number): { short: boolean; all: Iterable<Line> } {
  const source = lines[Symbol.iterator]();
  const first: Line[] = [];
  while (first.length <= most) {
    const { done, value } = source.next();
    if (done) return { short: true, all: first };
    first.push(value);
  }
  function* all(): Iterable<Line> {
    yield* first.splice(0);
    yield* { [Symbol.iterator]: () => source };
  }
  return { short: false, all: all() };
}

/** Writes a file where someone asked for it. A path that cannot be written is theirs to mend. */
function keep(option: string, path: string, content: string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Refusal({
      fr: `${option} « ${path} » : ce fichier ne peut pas être écrit (${code}) ; attendu un chemin dans un dossier qui existe et où vous pouvez écrire`,
      en: `${option} “${path}”: this file cannot be written (${code}); expected a path in a folder that exists and that you may write to`,
    });
  }
}
