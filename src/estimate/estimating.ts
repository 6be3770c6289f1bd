import type { Library } from '../facts/load.ts';
import type { Db } from '../storage/database.ts';
import type { Clock, Site } from '../web/site.ts';

/** What the pages of estimates work with. */
export type Estimating = Readonly<{ site: Site; db: Db; library: Library; clock: Clock }>;
