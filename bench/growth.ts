import { assess } from '../src/engine/assess/assess.ts';
import { linesOf, streamOf } from './lines.ts';
import { facts, type Measure, median, megabytes, memoryOf, retained, SETTINGS, shown, timed, YEAR } from './measure.ts';

const THOUSAND = 1_000;

/** How time and memory grow with the lines. The process is weighed first, with lines read one at a time and never held. */
export const measure: Measure = async (argument) => {
  const count = Number(argument);
  const results = retained(() => assess(streamOf(facts, count, YEAR), facts, SETTINGS, 'total'));
  const peak = memoryOf('self', 'VmHWM');
  const lines = linesOf(facts, count, YEAR);
  const { entries } = assess(lines, facts, SETTINGS, 'total');
  const samples = timed(() => assess(lines, facts, SETTINGS, 'total'));
  return [
    {
      name: `growth: ${shown(count)} lines to totals`,
      samples,
      unit: 'ms',
      memory: `results ${megabytes(results)}, process ${megabytes(peak)}`,
      ratio: `${shown((median(samples) * THOUSAND) / count)} µs/line, ${shown(entries.length)} groups`,
    },
  ];
};
