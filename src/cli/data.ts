import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../discovery/catalogue.ts';
import { readContext } from '../facts/context.ts';
import { DATA_FOLDER, folderHolding, loadLibrary } from '../facts/load.ts';
import { flawLine } from '../facts/words.ts';
import { type Command, DONE, REFUSED, wrongCall } from './io.ts';

export const command: Command = {
  usage: { fr: 'infrabasse data check [--folder data] [--strict]', en: 'infrabasse data check [--folder data] [--strict]' },
  about: { fr: 'dit tout ce qui ne va pas dans les données, d’un coup', en: 'says everything that is wrong in the data, at once' },
  async run(args, { out, lang, today }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { folder: { type: 'string' }, strict: { type: 'boolean' } },
    });
    if (positionals[0] !== 'check') throw wrongCall('attendu : infrabasse data check', 'expected: infrabasse data check');
    const { folder } = values;
    if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw wrongCall(`--folder « ${folder} » : attendu un dossier`, `--folder “${folder}”: expected a folder`);
    const { tables, report } = loadLibrary(today, folder);
    const problems = [...report.problems, ...readContext(folder ?? DATA_FOLDER).flaws, ...readCatalogue(folderHolding('providers.yaml', folder)).flaws];
    for (const problem of problems) out(`✗ ${flawLine(problem, lang)}\n`);
    for (const warning of report.warnings) out(`! ${flawLine(warning, lang)}\n`);
    const counts = [
      tables.items.length,
      tables.factors.length + tables.electricity.length + tables.places.length + tables.materiality.length,
      tables.parameters.length,
      tables.sources.size,
    ];
    const [items, rows, parameters, sources] = counts;
    out(
      lang === 'fr'
        ? `${items} objets, ${rows} lignes de faits, ${parameters} paramètres, ${sources} sources : ${problems.length} problème(s), ${report.warnings.length} rappel(s)\n`
        : `${items} items, ${rows} rows of facts, ${parameters} parameters, ${sources} sources: ${problems.length} problem(s), ${report.warnings.length} reminder(s)\n`,
    );
    return problems.length > 0 || (values.strict && report.warnings.length > 0) ? REFUSED : DONE;
  },
};
