import type { Library } from '../../facts/load.ts';
import type { Cells } from '../../inventory/fields.ts';
import type { Given } from '../../inventory/file/given.ts';
import { openList } from '../../inventory/list.ts';
import type { Problem, Wrong } from '../../inventory/problem.ts';
import { words } from '../../inventory/words.ts';
import type { Db } from '../../storage/database.ts';
import type { Clock } from '../../web/site.ts';
import { hold, newId } from './store.ts';

/** A list being read: how far, and what was wrong if it could not be. */
export type Reading = { done: number; state: 'reading' | 'held' | 'failed' | 'cancelled'; problem?: Wrong; finished: Promise<void> };

/** Lists being read for visitors of the site, each in slices, so that others are served meanwhile. */
export type Readings = Readonly<{
  /** Begins to read what was sent for an estimate (empty for a new one). Gives the id under which it will wait, unless too many are being read. */
  start(files: readonly Given[], estimate: string): string | undefined;
  of(id: string): Readonly<Reading> | undefined;
  /** False when nothing of that id was being read. */
  cancel(id: string): boolean;
}>;

/** The longest list the site takes; longer ones are for the command line. */
const MOST_ROWS = 20_000;
/** Longest cell kept: no column needs more, and what is kept is kept for all. */
const LONGEST = 2_000;
/** Rows read before others have their turn. */
const SLICE = 500;
/** Readings remembered after their end, to say what was wrong. */
const REMEMBERED = 100;
/** Readings at once: each holds a file. */
const MOST_AT_ONCE = 8;

export function readings(db: Db, library: Library, clock: Clock): Readings {
  const known = new Map<string, Reading>();
  const remember = (id: string, reading: Reading): void => {
    known.set(id, reading);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  };
  const read = async (id: string, reading: Reading, files: readonly Given[], estimate: string): Promise<void> => {
    const list = openList(files, library.facts, new Date(clock.now()).getUTCFullYear());
    if ('why' in list) return fail(reading, list);
    const rows: Cells[] = [];
    const lines: number[] = [];
    const broken: Problem[] = [...(list.problems ?? [])];
    for (const { number, cells, apart, refused } of list.rows) {
      reading.done += 1;
      if (reading.done % SLICE === 0) await new Promise((next) => setImmediate(next));
      if (reading.state === 'cancelled') return;
      if (refused) broken.push(refused);
      if (apart || refused) continue;
      if (rows.length >= MOST_ROWS) return fail(reading, TOO_LONG);
      rows.push(cut(cells));
      lines.push(number);
    }
    const { columns, ignored, dropped, described, settings, format } = list;
    if (rows.length === 0 && !described?.machines.length) return fail(reading, NO_ROWS);
    await hold(
      db,
      {
        id,
        estimate,
        name: nameOf(files),
        format,
        rows,
        file: { lines, columns, ignored, dropped },
        corrections: {},
        ...(broken.length > 0 ? { broken } : {}),
        ...(described ? { described, settings } : {}),
      },
      clock.now(),
    );
    reading.state = 'held';
  };
  return {
    start(files, estimate) {
      if ([...known.values()].filter(({ state }) => state === 'reading').length >= MOST_AT_ONCE) return undefined;
      const id = newId();
      const reading: Reading = { done: 0, state: 'reading', finished: Promise.resolve() };
      remember(id, reading);
      reading.finished = read(id, reading, files, estimate);
      return id;
    },
    of: (id) => known.get(id),
    cancel(id) {
      const reading = known.get(id);
      if (reading?.state !== 'reading') return false;
      reading.state = 'cancelled';
      return true;
    },
  };
}

function fail(reading: Reading, { why, expected }: Pick<Problem, 'why' | 'expected'>): void {
  reading.state = 'failed';
  reading.problem = { why, expected };
}

const NO_ROWS = { why: words.noLines, expected: words.notEmpty };
const TOO_LONG = { why: words.tooMany, expected: words.lines(MOST_ROWS) };

function cut(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, text.slice(0, LONGEST).replaceAll('\0', '')]));
}

/** The name the list is known under: that of the file, or of the first of several. */
function nameOf([file]: readonly Given[]): string {
  return (file?.name ?? '').replace(/\p{Cc}/gu, '').slice(0, 120) || 'liste';
}
