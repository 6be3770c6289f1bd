import type { Line, Machine } from '../../engine/assess/inventory.ts';
import { machineOf } from '../../engine/assess/machine.ts';
import { yesIn } from '../cell/answer.ts';
import { type Bounds, figureIn } from '../cell/figure.ts';
import { measures } from '../cell/unit.ts';
import { readLine } from '../line/line.ts';
import { known, REFUSED } from '../line/outcome.ts';
import type { Reading } from '../line/reading.ts';
import { type Problem, wrong } from '../problem.ts';
import { words } from '../words.ts';
import { COMPONENTS, caseIn, componentsIn } from './components.ts';
import { cellsOf, type Entry, type Gathered, ignoreOthers, problemAt, textOf } from './entry.ts';

/** A machine read, and what its parts need to know of it. */
export type Host = Readonly<{ entry: Entry; line: Line; machine: Machine; ours: boolean; whole: Partial<Record<Capacity, number>> }>;

/** What of a machine its parts may be measured against. */
export type Capacity = 'vcpu' | 'storage';

/** Bounds of what a machine offers, and of what a part takes of it. */
export const CAPACITIES: Readonly<Record<Capacity, Bounds>> = {
  vcpu: { low: 0, high: 10_000, measure: measures.cores, example: '16' },
  storage: { low: 0, high: 100_000_000, measure: measures.gigabytes, example: '500' },
};

const KNOWN = new Set([
  ...Object.entries(COMPONENTS).flatMap(([field, [, french]]) => [field, french]),
  ...Object.keys(CAPACITIES),
  ...['name', 'nom', 'case', 'boitier', 'ours', 'à nous'],
]);

/** Reads machines known by their components, by name. A machine that cannot be read is said, and hosts nothing. */
export function readHosts(entries: readonly Entry[], reading: Reading, into: Gathered): Map<string, Host> {
  const hosts = new Map<string, Host>();
  for (const entry of entries) {
    ignoreOthers(entry, KNOWN, into);
    const name = textOf(entry.value['name'] ?? entry.value['nom'])?.trim() ?? '';
    const problems = hosts.has(name) ? [problemAt(entry, 'name', name, wrong(words.twice, words.unique))] : [];
    const host = readHost(entry, name, reading, problems);
    into.problems.push(...problems);
    if (host) hosts.set(name, host);
    else into.statuses.push({ line: entry.number, label: name, outcome: REFUSED });
  }
  return hosts;
}

function readHost(entry: Entry, name: string, reading: Reading, problems: Problem[]): Host | undefined {
  const { number, value } = entry;
  const form = caseIn(entry);
  if (name === '') problems.push(problemAt(entry, 'name', '', wrong(words.noName, words.name)));
  if (!form) problems.push(problemAt(entry, 'case', textOf(value['case'] ?? value['boitier']) ?? '', wrong(words.unknownCase, words.cases)));
  const components = componentsIn(entry);
  problems.push(...components.problems);
  const ours = yesIn(textOf(value['ours'] ?? value['à nous']) ?? 'true');
  if (!('value' in ours)) problems.push(problemAt(entry, 'ours', textOf(value['ours'] ?? value['à nous']) ?? '', ours));
  const whole: Partial<Record<Capacity, number>> = {};
  for (const key of Object.keys(CAPACITIES) as Capacity[]) {
    const text = textOf(value[key]);
    const offered = text === undefined ? undefined : figureIn(text, CAPACITIES[key]);
    if (offered === undefined) continue;
    if ('value' in offered && offered.value > 0) whole[key] = offered.value;
    else problems.push(problemAt(entry, key, text ?? '', 'value' in offered ? wrong(words.nothingOffered, words.number(CAPACITIES[key].example)) : offered));
  }
  const { cells, columns } = cellsOf(entry);
  const read = readLine({ ...cells, item: `server-${form ?? 'rack'}`, label: name }, number, reading, columns);
  problems.push(...read.problems);
  const [line] = read.lines;
  if (!line || !form || !('value' in ours) || problems.some(({ kept }) => !kept)) return undefined;
  const machine = machineOf({ name, line: number, case: form, given: components.given, states: components.states, watts: line.power }, reading.facts);
  return { entry, line, machine, ours: ours.value, whole };
}

/** Puts a machine, or what its parts leave of it, among the lines. */
export function keepHost({ entry, line, machine }: Host, into: Gathered, count?: Machine['count']): void {
  into.lines.push({ ...line, machine: count ? { ...machine, count } : machine });
  into.statuses.push({ line: entry.number, label: line.label, outcome: known(line.item) });
}
