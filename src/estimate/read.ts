import { type Assessment, assess } from '../engine/assess/assess.ts';
import type { Line } from '../engine/assess/inventory.ts';
import { DEFAULTS, type Settings } from '../engine/assess/inventory.ts';
import { contested, type Facts } from '../engine/facts.ts';
import { type Footprint, footprint } from '../engine/footprint/footprint.ts';
import type { Library } from '../facts/load.ts';
import type { Described } from '../inventory/format/json.ts';
import type { Tally } from '../inventory/inventory.ts';
import { readingOf } from '../inventory/line/reading.ts';
import type { Origin } from '../inventory/list.ts';
import type { Problem } from '../inventory/problem.ts';
import { inventoryOf } from '../inventory/read.ts';
import { words } from '../inventory/words.ts';
import type { Estimate } from './store.ts';

/** An estimate computed: made anew at each reading, so that it can never disagree with its lines or with the facts. */
export type Computed = Readonly<{
  lines: readonly Line[];
  /** What became of its rows, read or not. */
  tally: Tally;
  problems: readonly Problem[];
  ignored: readonly string[];
  dropped: readonly string[];
  /** The file the rows came from, if they still are as they were in it. */
  file?: Origin | undefined;
  facts: Facts;
  settings: Settings;
  assessment: Assessment;
  result: Footprint;
}>;

/** Results are told line by line up to here, by item beyond. */
const BY_LINE_UP_TO = 200;

/** Lines are numbered by their rank in the estimate, from one; `keptLonger` supposes that all is kept so many years more. */
export function computed({ draft, contests }: Pick<Estimate, 'draft' | 'contests'>, library: Library, keptLonger = 0): Computed {
  const published = contested(library.facts, contests);
  const reading = { ...readingOf(library, draft.year), facts: published, corrections: new Map(Object.entries(draft.corrections ?? {})) };
  const rows = draft.rows.map((cells, i) => ({
    number: i + 1,
    cells: draft.evidence === undefined || cells.evidence ? cells : { ...cells, evidence: draft.evidence },
  }));
  const { ignored = [], dropped = [] } = draft.file ?? {};
  const described = draft.described && ranked(draft.described, rows.length);
  const list = { rows, columns: {}, ignored, dropped, format: words.table, ...(described ? { described } : {}) };
  const inventory = inventoryOf(list, reading, false);
  const lines = [...inventory.lines];
  const { problems, tally, facts = published } = inventory;
  const settings = { ...DEFAULTS, year: draft.year, country: draft.country, keptLonger };
  const assessment = assess(lines, facts, settings, lines.length <= BY_LINE_UP_TO ? 'line' : 'item');
  return { lines, tally, problems, ignored, dropped, file: draft.file, facts, settings, assessment, result: footprint(assessment) };
}

/** Machines and their parts come after the rows, however many these have become. */
function ranked({ places, machines, virtual }: Described, rows: number): Described {
  let number = rows;
  const next = <Entry>(entry: Entry): Entry & { number: number } => ({ ...entry, number: ++number });
  return { places, machines: machines.map(next), virtual: virtual.map(next) };
}
