import { headerScore } from './table.ts';

const DELIMITERS = [';', '\t', '|', ','];

/** The delimiter that makes the best header of one of the first lines: surer than counting signs that also stand in numbers. */
export function delimiterOf(lines: readonly string[]): string {
  const cells = (line: string, delimiter: string): string[] => line.split(delimiter).map((cell) => cell.replaceAll('"', ''));
  const best = (score: (delimiter: string) => number): string | undefined => {
    const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) })).sort((a, b) => b.score - a.score);
    return scored[0] && scored[0].score > 0 ? scored[0].delimiter : undefined;
  };
  const named = best((delimiter) => lines.reduce((most, line) => (line.includes(delimiter) ? Math.max(most, headerScore(cells(line, delimiter))) : most), 0));
  return named ?? best((delimiter) => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0)) ?? ';';
}
