import { parseArgs } from 'node:util';
import { CRITERIA } from '../engine/criteria.ts';
import { compute } from '../engine/formula/compute.ts';
import { explain, linesOf } from '../engine/formula/explain.ts';
import type { Formula } from '../engine/formula/formula.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { formulaById } from '../engine/formulas/all.ts';
import { isUnknown, type Result } from '../engine/quantity/quantity.ts';
import { citer } from '../facts/rows.ts';
import { type Command, DONE, Refusal, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';
import { criterionNamed, unknownMeasure } from './measure.ts';
import { impactOf, settingsIn } from './set.ts';

export const command: Command = {
  usage: {
    fr: "infrabasse compute FORMULE --set nom='valeur unité' … [--criterion gwp] [--json]",
    en: "infrabasse compute FORMULA --set name='value unit' … [--criterion gwp] [--json]",
  },
  about: {
    fr: 'évalue une formule avec son explication ; une fourchette s’écrit « 3..7 year »',
    en: 'evaluates a formula with its explanation; a range is written “3..7 year”',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { set: { type: 'string', multiple: true }, criterion: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [asked] = positionals;
    if (asked === undefined)
      throw wrongCall(
        'dites quelle formule évaluer, par exemple « infrabasse compute device/renewals » ; « infrabasse formulas » les liste, avec leurs entrées',
        'say which formula to evaluate, for instance “infrabasse compute device/renewals”; “infrabasse formulas” lists them, with their inputs',
      );
    const formula = formulaById.get(asked);
    if (!formula)
      throw wrongCall(`formule « ${asked} » inconnue ; « infrabasse formulas » les liste`, `unknown formula “${asked}”; “infrabasse formulas” lists them`);
    const criterion = values.criterion === undefined ? undefined : criterionNamed(values.criterion);
    if (values.criterion !== undefined && !criterion) throw unknownMeasure(values.criterion, CRITERIA);
    const { facts, tables } = soundLibrary(io);
    const given = settingsIn(values.set ?? [], formula, criterion?.unit);
    const unit = criterion?.unit ?? impactOf(given) ?? 'impact';
    const own = criterion ?? CRITERIA.find((one) => one.unit === unit);
    const published = (id: string): Result | undefined => facts.quantity(vocabulary[id]?.fact ? `${vocabulary[id]?.fact}/${own?.id}` : id);
    const result = compute(formula, (id) => given.get(id) ?? published(id), unit);
    if (isUnknown(result)) throw missing(result, formula);
    const step = explain(result, io.lang, citer(tables.sources, io.lang));
    const { id, value, low, high } = result;
    io.out(
      values.json
        ? `${JSON.stringify({ formula: id, value, low, high, unit: result.unit, explanation: linesOf(step) }, null, 1)}\n`
        : `${linesOf(step).join('\n')}\n`,
    );
    return DONE;
  },
};

function missing({ id, why }: { id: string; why: Readonly<Record<'fr' | 'en', string>> }, formula: Formula): Refusal {
  const name = Object.entries(formula.from).find(([, from]) => from === id)?.[0] ?? id;
  const unit = vocabulary[id]?.unit ?? '';
  return new Refusal({ fr: `${id} : ${why.fr} ; ajoutez --set ${name}='valeur ${unit}'`, en: `${id}: ${why.en}; add --set ${name}='value ${unit}'` });
}
