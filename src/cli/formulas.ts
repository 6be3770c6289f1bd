import { parseArgs } from 'node:util';
import { unitOf } from '../engine/formula/formula.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { formulaById, formulas } from '../engine/formulas/all.ts';
import { type Command, DONE } from './io.ts';

export const command: Command = {
  usage: { fr: 'infrabasse formulas [--json]', en: 'infrabasse formulas [--json]' },
  about: { fr: 'liste des formules, de leurs entrées et de leurs unités', en: 'list of the formulas, their inputs and their units' },
  async run(args, { out, lang }) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    const list = formulas.map((one) => ({
      id: one.id,
      name: one.name[lang],
      gives: one.gives,
      source: one.source,
      inputs: Object.entries(one.from).map(([name, id]) => ({
        name,
        id,
        unit: unitOf(id, formulaById),
        meaning: (formulaById.get(id)?.name ?? vocabulary[id]?.name)?.[lang],
      })),
    }));
    if (values.json) out(`${JSON.stringify(list, null, 1)}\n`);
    else
      for (const { id, name, gives, inputs } of list)
        out(`${id} → ${gives}\n  ${name}\n${inputs.map((one) => `    ${one.name} = ${one.id} (${one.unit}) : ${one.meaning}\n`).join('')}`);
    return DONE;
  },
};
