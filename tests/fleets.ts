import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { recognitionOf } from '../src/facts/load.ts';
import { namer, type Outcome } from '../src/inventory/line/outcome.ts';
import { readingOf } from '../src/inventory/line/reading.ts';
import { openList } from '../src/inventory/list.ts';
import { facts, library } from './world.ts';

/** Lists as people write them, each row with what it truly is (tests/fleets/README.md): what recognition is measured on. */

const FOLDER = new URL('fleets/', import.meta.url);
const YEAR = 2025;

export type Truth = Readonly<{ item: string; apart: string; accept: readonly string[]; models: readonly string[]; also: string }>;
export type Judged = Readonly<{
  file: string;
  words: string;
  truth: Truth;
  outcome: Outcome;
  right: boolean;
  confident: boolean;
  modelRight: boolean | undefined;
}>;

const list = (text: string | undefined): string[] => (text ? text.split('|') : []);

/** Every row of every list, as it was recognised, beside the truth. */
export function judgedRows(): Judged[] {
  const named = namer(readingOf(library, YEAR));
  const models = new Map(recognitionOf(library).models.map(({ id, model }) => [id, model]));
  return readdirSync(FOLDER)
    .filter((name) => /\.(csv|tsv)$/.test(name))
    .flatMap((file) => {
      const bytes = readFileSync(new URL(file, FOLDER));
      const opened = openList([{ name: file, chunks: [bytes] }], facts, YEAR);
      if ('why' in opened) throw new Error(`${file}: ${opened.why.en}`);
      const truths = Papa.parse<Record<string, string>>(bytes.toString('utf8'), { header: true, skipEmptyLines: true }).data;
      return [...opened.rows].map(({ cells }, i) => {
        const { truth_item = '', truth_apart = '', truth_accept, truth_model, truth_also = '' } = truths[i] ?? {};
        const truth: Truth = { item: truth_item, apart: truth_apart, accept: list(truth_accept), models: list(truth_model), also: truth_also };
        const { outcome } = named(cells);
        return { file, words: Object.values(cells).join(' · '), truth, outcome, ...judged(truth, outcome, models.get(outcome.model ?? '')) };
      });
    });
}

/** Right when it is the item, or one of those an honest reader would also accept; of what nobody could tell, right to be unsure. */
function judged({ item, accept, models }: Truth, { kind, item: found, apart }: Outcome, model: string | undefined) {
  const answers = new Set([item, ...accept]);
  const said = apart ? 'apart' : (found ?? 'unknown');
  const right = answers.has(said) || (item === 'unknown' && kind !== 'read' && kind !== 'apart');
  return { right, confident: kind === 'read' || kind === 'apart', modelRight: models.length === 0 ? undefined : model !== undefined && models.includes(model) };
}
