import type { Db } from '../storage/database.ts';
import type { Clock, Site } from '../web/site.ts';

/** What the pages of the directory are given. */
export type Keeping = Readonly<{
  site: Site;
  db: Db;
  /** The data folder: actors and places. */
  folder: string;
  clock: Clock;
  /** Where printed directories are kept until they change. */
  cache: string;
  /** The secret address of those who moderate; empty: nobody does. */
  moderation: string;
  /** True where no mail server is set: mails are shown to who moderates. */
  withoutSmtp: boolean;
}>;
