import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Field } from '../inventory/fields.ts';
import { FIELDS } from '../inventory/fields.ts';
import { rowsOf, type System, thisMachine, toldOf } from '../inventory/tool/machine.ts';
import { type Command, DONE, wrongCall } from './io.ts';

/** Columns of the line it gives, in the order of `docs/inventory.md`. */
const COLUMNS = ['type', 'maker', 'model', 'label', 'quantity', 'purchase', 'evidence'] as const satisfies readonly Field[];

export const command: Command = {
  usage: { fr: 'infrabasse inspect [--csv [--header] | --json] [--root DOSSIER]', en: 'infrabasse inspect [--csv [--header] | --json] [--root FOLDER]' },
  about: { fr: 'ce qu’est cette machine, en une ligne d’inventaire', en: 'what this machine is, as a line of inventory' },
  async run(args, io) {
    const options = { csv: { type: 'boolean' }, header: { type: 'boolean' }, json: { type: 'boolean' }, root: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.json && values.csv) throw wrongCall('--json ou --csv, pas les deux', '--json or --csv, not both');
    const machine = thisMachine(systemUnder(values.root ?? '/'));
    const rows = rowsOf(machine);
    const table = (header: boolean): string => {
      const cells = rows.map((row) => COLUMNS.map((field) => (row[field] ?? '').replace(/[;"\n]/g, ' ')));
      const names = COLUMNS.map((field) => FIELDS[field][io.lang === 'fr' ? 0 : 1]);
      return `${[...(header ? [names] : []), ...cells].map((row) => row.join(';')).join('\n')}\n`;
    };
    if (values.json) io.out(`${JSON.stringify({ equipment: rows }, null, 1)}\n`);
    else if (values.csv) io.out(table(values.header === true));
    else
      io.out(
        `${toldOf(machine)
          .map((told) => told[io.lang])
          .join('\n')}\n\n${table(true)}`,
      );
    return DONE;
  },
};

/** Larger files say nothing of a machine. */
const MOST_BYTES = 4_000_000;

/** The files of a system, under `/` or under a copy of it. What is missing, closed to us or too large is nothing. */
function systemUnder(root: string): System {
  const read = (path: string): Uint8Array | undefined => {
    try {
      const bytes = readFileSync(join(root, path));
      return bytes.length > MOST_BYTES ? undefined : bytes;
    } catch {
      return undefined;
    }
  };
  return {
    bytes: read,
    text: (path) => {
      const bytes = read(path);
      return bytes && new TextDecoder().decode(bytes);
    },
    names: (folder) => {
      try {
        return readdirSync(join(root, folder)).sort();
      } catch {
        return [];
      }
    },
  };
}
