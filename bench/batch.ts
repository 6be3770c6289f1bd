import { assess } from '../src/engine/assess/assess.ts';
import { type Tally, tally } from '../src/engine/footprint/tally.ts';
import { amountsFirst, lineByLine, type Totals } from './bare.ts';
import { columnsFor, fill } from './bare-columns.ts';
import { tablesOf } from './bare-tables.ts';
import { COUNTRIES, linesOf } from './lines.ts';
import { atMost, facts, type Measure, median, megabytes, type Row, retained, SETTINGS, shown, timedInTurn, YEAR } from './measure.ts';

const LINES = 1_000_000;
const MOST_MS = 500;
const MOST_TIMES_BARE = 2;
/** Two orders of additions may differ in their last digits. */
const TOLERANCE = 1e-9;

/** A million lines to totals, and the same by bare loops: from the same objects, then from columns filled beforehand. */
export const measure: Measure = async () => {
  const lines = linesOf(facts, LINES, YEAR);
  const tables = tablesOf(facts, COUNTRIES, YEAR);
  const columns = columnsFor(LINES);
  const totals = (): Tally => tally(assess(lines, facts, SETTINGS, 'total').entries);
  const results = retained(() => assess(lines, facts, SETTINGS, 'total'));
  fill(columns, lines, tables);
  for (const bare of [amountsFirst, lineByLine]) check(totals(), bare(columns, tables));

  const fromObjects = (loops: typeof lineByLine) => (): void => {
    fill(columns, lines, tables);
    loops(columns, tables);
  };
  const works = [totals, fromObjects(amountsFirst), fromObjects(lineByLine), () => amountsFirst(columns, tables)];
  const [ours = [], amounts = [], everyFactor = [], loops = []] = timedInTurn(works);
  const against = (name: string, samples: readonly number[], aim?: number): Row => {
    const times = median(ours) / median(samples);
    return { name, samples, unit: 'ms', ratio: `ours takes ${shown(times)}×`, ...(aim ? { aim: atMost(aim, '× bare', times) } : {}) };
  };
  const name = `batch: ${shown(LINES)} lines to totals, one core`;
  return [
    { name, samples: ours, unit: 'ms', memory: `results ${megabytes(results)}`, aim: atMost(MOST_MS, 'ms', median(ours)) },
    against('… bare loops, same objects, all factors on all lines', everyFactor, MOST_TIMES_BARE),
    against('… bare loops, same objects, same short cut', amounts, MOST_TIMES_BARE),
    against('… bare loops, columns already filled', loops),
  ];
};

/** Times mean nothing if the two do not say the same. */
function check(ours: Tally, bare: Totals): void {
  for (const convention of ['prorata', 'cutoff'] as const) {
    ours[convention].forEach((value, i) => {
      const other = bare[convention][i] ?? Number.NaN;
      if (!(Math.abs(other - value) <= TOLERANCE * Math.abs(value))) throw new Error(`${convention}[${i}]: the engine gives ${value}, bare loops ${other}`);
    });
  }
}
