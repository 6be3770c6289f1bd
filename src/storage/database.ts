import type { Sql } from 'sql-template-tag';

/** What features may ask of a database: queries written with the `sql` tag, whose values never become text. */
export type Db = Readonly<{
  all<Row>(query: Sql): Promise<Row[]>;
  one<Row>(query: Sql): Promise<Row | undefined>;
  /** Gives how many rows changed. */
  run(query: Sql): Promise<number>;
  /** All or nothing. Within, only the `db` given may be used. */
  transaction<Result>(work: (db: Db) => Promise<Result>): Promise<Result>;
}>;

/** An open database, and what only this folder may know of it. */
export type Database = Readonly<{
  db: Db;
  kind: 'sqlite' | 'postgres';
  /** Path of the file (SQLite), or the URL (PostgreSQL). */
  where: string;
  close(): Promise<void>;
}>;
