import { parseArgs } from 'node:util';
import { assess, type Entry } from '../engine/assess/assess.ts';
import { MEASURES } from '../engine/criteria.ts';
import { derive } from '../engine/footprint/derive.ts';
import { explain, linesOf } from '../engine/formula/explain.ts';
import { problemLine } from '../estimate/show/report.ts';
import { citer } from '../facts/rows.ts';
import { plain } from '../inventory/plain.ts';
import { INVENTORY_OPTIONS, inputOf } from './input.ts';
import { type Command, DONE, REFUSED, Refusal, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';
import { measureNamed, unknownMeasure } from './measure.ts';

export const command: Command = {
  usage: {
    fr: 'infrabasse explain INVENTAIRE LIGNE CRITÈRE [--reuse prorata|cutoff] [--country FR] [--year 2025]',
    en: 'infrabasse explain INVENTORY LINE CRITERION [--reuse prorata|cutoff] [--country FR] [--year 2025]',
  },
  about: {
    fr: 'tout le raisonnement d’une ligne (son libellé, son objet ou son numéro), jusqu’aux sources',
    en: 'the whole reasoning of a line (its label, item or number), down to its sources',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...INVENTORY_OPTIONS, reuse: { type: 'string' } } });
    const [file, label, asked = 'gwp'] = positionals;
    const measure = measureNamed(asked);
    if (!measure) throw unknownMeasure(asked, MEASURES);
    const reuse = values.reuse ?? 'prorata';
    if (reuse !== 'prorata' && reuse !== 'cutoff') throw wrongCall('--reuse : attendu prorata ou cutoff', '--reuse: expected prorata or cutoff');
    const library = soundLibrary(io, undefined, { recognition: 'later' });
    const { inventory, settings, facts } = await inputOf(file === undefined ? [] : [file], values, library, io);
    const { context, entries } = assess([...inventory.lines], facts, settings, 'line');
    for (const problem of inventory.problems.slice(0, MOST_PROBLEMS)) io.err(`${problemLine(problem, io.lang)}\n`);
    const found = entries.filter((entry) => isCalled(entry, label ?? ''));
    if (found.length === 0) throw unknownLine(label ?? '', entries);
    for (const entry of found) {
      const { result, unknown } = derive(entry.group.first, measure.id, reuse, context);
      io.out(`${measure.name[io.lang]}\n`);
      if (result) io.out(`${linesOf(explain(result, io.lang, citer(library.tables.sources, io.lang))).join('\n')}\n`);
      for (const gap of unknown) if ('unknown' in gap) io.out(`? ${gap.name[io.lang]} : ${gap.why[io.lang]}\n`);
    }
    return inventory.problems.length > 0 ? REFUSED : DONE;
  },
};

/** A long file that is all wrong is for `audit` to tell. */
const MOST_PROBLEMS = 20;

function isCalled({ group: { first } }: Entry, label: string): boolean {
  return plain(first.line.label) === plain(label) || first.item?.id === label || String(first.line.number) === label;
}

function unknownLine(label: string, entries: readonly Entry[]): Refusal {
  const labels = [...new Set(entries.map(({ group }) => group.first.line.label))].slice(0, 20).join(', ');
  return new Refusal({ fr: `aucune ligne « ${label} » ; attendu l’un de : ${labels}`, en: `no line “${label}”; expected one of: ${labels}` });
}
