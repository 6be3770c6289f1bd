import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assess } from '../engine/assess/assess.ts';
import { footprint } from '../engine/footprint/footprint.ts';
import { csvResult, jsonResult } from '../estimate/show/export.ts';
import { textReport } from '../estimate/show/report.ts';
import { INVENTORY_OPTIONS, inputOf } from './input.ts';
import { type Command, DONE, REFUSED, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';

/** Beyond this many lines, results are by item: nobody reads a hundred thousand bars. */
const BY_LINE_UP_TO = 2_000;

export const command: Command = {
  usage: 'infrabasse audit INVENTORY [--country FR] [--year 2025] [--json [--lines] | --csv | --html OUT] [--lifetime planned|reel]',
  about: { fr: 'empreinte d’un inventaire (CSV ou JSON, « - » pour l’entrée standard)', en: 'footprint of an inventory (CSV or JSON, “-” for standard input)' },
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...INVENTORY_OPTIONS, json: { type: 'boolean' }, csv: { type: 'boolean' }, html: { type: 'string' }, lines: { type: 'boolean' } },
    });
    if (positionals.length > 1) throw wrongCall('un seul inventaire à la fois', 'one inventory at a time');
    if (values.json && values.csv) throw wrongCall('--json ou --csv, pas les deux', '--json or --csv, not both');
    const library = soundLibrary(io);
    const { inventory, settings, facts } = inputOf(positionals[0], values, library.facts, io);
    const by = inventory.lines.length <= BY_LINE_UP_TO ? 'line' : 'item';
    const assessment = assess(inventory.lines, facts, settings, by, values.lines);
    const result = footprint(assessment);
    if (values.json)
      io.out(
        `${JSON.stringify(jsonResult(result, assessment, inventory.problems, inventory.ignored, io.lang, values.lines ? inventory.statuses : undefined), null, 1)}\n`,
      );
    else if (values.csv) io.out(csvResult(assessment));
    else io.out(textReport(result, inventory.problems, inventory.ignored, io.lang));
    if (values.html !== undefined) {
      const { standaloneResult } = await import('../estimate/show/standalone.ts');
      writeFileSync(
        values.html,
        standaloneResult({
          computed: { lines: inventory.lines, rows: inventory.statuses.length, problems: inventory.problems, facts, settings, assessment, result },
          library,
          replaced: { contests: [], sources: [] },
          title: '',
          lang: io.lang,
          today: io.today,
        }),
      );
    }
    return inventory.problems.length > 0 ? REFUSED : DONE;
  },
};
