import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognitionOf } from '../src/facts/load.ts';
import { xlsxOf } from '../tests/workbooks.ts';
import { randomFrom } from './lines.ts';
import { atMost, facts, library, type Measure, median, megabytes, shown, timed } from './measure.ts';
import { audit, peakOf } from './process.ts';

/** Lists as asset managers export them: a name of its own for each machine, its type, its maker and its model, in two thousand ways. */
const HEADER = ['Nom', 'Type', 'Fabricant', 'Modèle', 'Quantité', 'Date d’achat', 'Statut', 'Lieu', 'Utilisateur', 'N° série'];
const FEWER_RUNS = 5;
const FORMATS = { csv: { '100000': [1_000, 300], '1000000': [10_000, 400] }, xlsx: { '100000': [6_000, undefined] } } as const;

function* rows(count: number): Generator<string[]> {
  const random = randomFrom(20_261_125);
  const { models } = recognitionOf(library);
  const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value;
  const two = (most: number): string => String(1 + Math.floor(random() * most)).padStart(2, '0');
  for (let i = 1; i <= count; i++) {
    const { item, maker, model } = pick(models);
    const name = facts.items.get(item)?.name.fr.replace(/ \(.*/, '') ?? item;
    const said = random() < 0.2 ? '' : random() < 0.5 ? name : name.toUpperCase();
    const status = random() < 0.1 ? pick(['En stock', 'Réformé', 'Perdu']) : 'En service';
    const bought = `${two(28)}/${two(12)}/20${10 + Math.floor(random() * 15)}`;
    yield [
      `PC-${i}`,
      said,
      maker,
      model.replaceAll(';', ','),
      random() < 0.9 ? '1' : String(1 + Math.floor(random() * 30)),
      bought,
      status,
      pick(['Siège', 'École', 'Mairie']),
      `Agent ${i}`,
      `SN${i}`,
    ];
  }
}

function writeCsv(file: string, count: number): void {
  const to = openSync(file, 'w');
  let block = `${HEADER.join(';')}\n`;
  for (const row of rows(count)) {
    block += `${row.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')}\n`;
    if (block.length > 1 << 20) {
      writeSync(to, block);
      block = '';
    }
  }
  writeSync(to, block);
  closeSync(to);
}

function writeXlsx(file: string, count: number): void {
  const strings = new Map<string, number>();
  const cellOf = (text: string, column: number, line: number): string => {
    const place = `${String.fromCharCode(65 + column)}${line}`;
    if (/^\d{1,9}$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`;
    if (!strings.has(text)) strings.set(text, strings.size);
    return `<c r="${place}" t="s"><v>${strings.get(text)}</v></c>`;
  };
  const data = [HEADER, ...rows(count)].map((row, i) => `<row r="${i + 1}">${row.map((text, column) => cellOf(text, column, i + 1)).join('')}</row>`).join('');
  const shared = [...strings.keys()].map((text) => `<si><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></si>`).join('');
  writeFileSync(file, xlsxOf({ sheets: { Parc: data }, strings: shared }));
}

/** `audit` of a field list, read, recognised and computed over all criteria, from the start of the process to its end. `csv 100000`. */
export const measure: Measure = async (argument) => {
  const [format = 'csv', count = '100000'] = argument.split(' ');
  const [mostMs, mostMb] = (FORMATS[format as keyof typeof FORMATS] as Readonly<Record<string, readonly [number, number | undefined]>>)[count] ?? [0, 0];
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    const file = join(folder, `parc.${format}`);
    (format === 'csv' ? writeCsv : writeXlsx)(file, Number(count));
    const samples = timed(() => audit(file), FEWER_RUNS);
    const peak = peakOf(file);
    return [
      {
        name: `import: ${format.toUpperCase()} of ${shown(Number(count))} field lines, recognised and computed`,
        samples,
        unit: 'ms',
        memory: megabytes(peak),
        aim: [atMost(mostMs, 'ms', median(samples)), ...(mostMb === undefined ? [] : [atMost(mostMb, 'MB', peak / 1e6)])].join(', '),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
