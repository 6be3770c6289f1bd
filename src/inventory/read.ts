import type { Line } from '../engine/assess/inventory.ts';
import type { Columns } from './fields.ts';
import type { Given } from './file/given.ts';
import { type Gathered, ignoredNames } from './format/entry.ts';
import { type Host, readHosts } from './format/machines.ts';
import { hostOf, hostsOf, readParts } from './format/parts.ts';
import { withPlaces } from './format/places.ts';
import { gathering, type Inventory, refused } from './inventory.ts';
import { lineReader, type ReadLine } from './line/line.ts';
import { REFUSED, setApart } from './line/outcome.ts';
import type { Reading } from './line/reading.ts';
import { type List, openList } from './list.ts';
import { fileProblem, type TableLine } from './table/table.ts';
import { words } from './words.ts';

/** Longest inventory: a million machines by line is a normal one. */
const MOST_LINES = 2_000_000;

/** Reads an inventory to its end. */
export function readInventory(bytes: Uint8Array, reading: Reading, statuses = true): Inventory & { lines: readonly Line[] } {
  const inventory = openInventory([{ name: '', chunks: [bytes] }], reading, statuses);
  return { ...inventory, lines: [...inventory.lines] };
}

/** Opens an inventory, whose lines are read as they are asked for. */
export function openInventory(files: readonly Given[], reading: Reading, statuses: boolean): Inventory {
  const list = openList(files, reading.facts, reading.year);
  return 'why' in list ? refused(list) : inventoryOf(list, reading, statuses);
}

/** The inventory a list makes: its rows, then the machines it describes and their parts. */
export function inventoryOf(list: List, reading: Reading, withStatuses: boolean): Inventory {
  const { described, settings = {}, columns } = list;
  const gathered = gathering(withStatuses);
  const { problems, statuses, tally } = gathered;
  problems.push(...(list.problems ?? []));
  const ignored = [...list.ignored];
  const aside: Gathered = { lines: [], problems, statuses: [], ignored: new Map() };
  const facts = described ? withPlaces(reading.facts, described.places, aside) : reading.facts;
  const own: Reading = { ...reading, facts, year: settings.year ?? reading.year };
  function* lines(): Iterable<Line> {
    const readOne = lineReader(own);
    const hosts = new Map<string, Host>();
    const wanted = described ? hostsOf(described) : new Set<string>();
    for (const row of list.rows) {
      if (tally.rows >= MOST_LINES) {
        problems.push(fileProblem(words.tooMany, words.lines(MOST_LINES)));
        return;
      }
      const read = readRow(row, readOne, columns);
      const [host] = read.lines;
      if (host && wanted.has(host.label) && !hosts.has(host.label)) {
        for (const problem of read.problems) problems.push(problem);
        hosts.set(host.label, hostOf(host));
      } else yield* gathered.take(read, row.number);
    }
    if (described) {
      for (const [name, host] of readHosts(described.machines, own, aside)) hosts.set(name, host);
      readParts(described.virtual, hosts, own, aside);
      for (const status of aside.statuses) gathered.note(status);
      statuses.sort((a, b) => a.line - b.line);
      ignored.push(...ignoredNames(aside));
      yield* aside.lines;
    }
    if (tally.rows === 0 && problems.length === 0) problems.push(fileProblem(words.noLines, words.notEmpty));
  }
  return { lines: lines(), problems, statuses, tally, ignored, dropped: list.dropped, settings, facts, format: list.format };
}

function readRow(row: TableLine, readOne: ReturnType<typeof lineReader>, columns: Columns): ReadLine {
  const { number, cells, apart, refused: problem, from } = row;
  if (apart) return { lines: [], outcome: setApart(apart), label: '', problems: [] };
  if (problem) return { lines: [], outcome: REFUSED, label: '', problems: [problem] };
  const read = readOne(cells, number, row.columns ?? columns);
  if (!from || read.problems.length === 0) return read;
  return { ...read, problems: read.problems.map((one) => ({ ...one, line: one.line - from.before, file: from.file })) };
}
