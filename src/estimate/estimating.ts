import type { Context } from 'hono';
import type { Library } from '../facts/load.ts';
import type { Db } from '../storage/database.ts';
import type { Clock, Site } from '../web/site.ts';
import type { Readings } from './import/readings.ts';

/** What the pages of estimates work with. `mayCompute` says whether this visitor has not asked for too much lately. */
export type Estimating = Readonly<{
  site: Site;
  db: Db;
  library: Library;
  clock: Clock;
  readings: Readings;
  mayCompute: (c: Context, rows: number) => boolean;
}>;
