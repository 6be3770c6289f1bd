import { parseArgs } from 'node:util';
import { assess } from '../engine/assess/assess.ts';
import { CRITERIA, criterionOf } from '../engine/criteria.ts';
import { derive } from '../engine/footprint/derive.ts';
import { explain, linesOf } from '../engine/formula/explain.ts';
import { citer } from '../facts/cite.ts';
import { plain } from '../inventory/plain.ts';
import { INVENTORY_OPTIONS, inputOf } from './input.ts';
import { type Command, DONE, Refusal, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';

export const command: Command = {
  usage: 'infrabasse explain INVENTORY LABEL CRITERION [--reuse prorata|cutoff] [--country FR] [--year 2025]',
  about: { fr: 'tout le raisonnement d’une ligne, jusqu’aux sources', en: 'the whole reasoning of a line, down to its sources' },
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...INVENTORY_OPTIONS, reuse: { type: 'string' } } });
    const [file, label, id = 'gwp'] = positionals;
    const criterion = criterionOf(id);
    const known = CRITERIA.map((one) => one.id).join(', ');
    if (!criterion) throw wrongCall(`critère « ${id} » inconnu ; attendu : ${known}`, `unknown criterion “${id}”; expected: ${known}`);
    const reuse = values.reuse ?? 'prorata';
    if (reuse !== 'prorata' && reuse !== 'cutoff') throw wrongCall('--reuse : attendu prorata ou cutoff', '--reuse: expected prorata or cutoff');
    const library = soundLibrary(io);
    const { inventory, settings, facts } = inputOf(file, values, library.facts, io);
    const { context, entries } = assess(inventory.lines, facts, settings, 'line');
    const wanted = plain(label ?? '');
    const found = entries.filter(
      ({ group: { first } }) => plain(first.line.label) === wanted || first.item?.id === label || String(first.line.number) === label,
    );
    if (found.length === 0) {
      const labels = [...new Set(entries.map(({ group }) => group.first.line.label))].slice(0, 20).join(', ');
      throw new Refusal({ fr: `aucune ligne « ${label ?? ''} » ; attendu l’un de : ${labels}`, en: `no line “${label ?? ''}”; expected one of: ${labels}` });
    }
    for (const { group } of found) {
      const { result, unknown } = derive(group.first, criterion.id, reuse, context);
      io.out(`${criterion.name[io.lang]}\n`);
      if (result) io.out(`${linesOf(explain(result, io.lang, citer(library.tables.sources))).join('\n')}\n`);
      for (const gap of unknown) if ('unknown' in gap) io.out(`? ${gap.name[io.lang]} : ${gap.why[io.lang]}\n`);
    }
    return DONE;
  },
};
