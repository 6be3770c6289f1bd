import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Database, Db } from './database.ts';

/** Loaded only when asked for: an instance on SQLite does not pay for it. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, types: { getTypeParser } });
  // A connection the server drops while idle is not an event of ours: the pool opens another.
  pool.on('error', () => undefined);
  const db: Db = {
    ...direct(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('BEGIN');
        const result = await work(within(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // A connection that cannot even roll back is thrown away, and what went wrong first is what is told.
        broken = await client.query('ROLLBACK').then(
          () => false,
          () => true,
        );
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
  return { db, kind: 'postgres', where: url, close: () => pool.end() };
}

/** The database inside a transaction: one more transaction in it is the same one. */
function within(client: pg.PoolClient): Db {
  const db: Db = { ...direct(client), transaction: (work) => work(db) };
  return db;
}

function direct(client: Pick<pg.Pool, 'query'>): Omit<Db, 'transaction'> {
  const query = ({ text, values }: Sql) => client.query(text, values);
  return {
    all: async <Row>(one: Sql) => (await query(one)).rows as Row[],
    one: async <Row>(one: Sql) => (await query(one)).rows[0] as Row | undefined,
    run: async (one) => (await query(one)).rowCount ?? 0,
  };
}

/** 64-bit integers come as text; ours are counts and instants, which a number holds. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid !== pg.types.builtins.INT8) return pg.types.getTypeParser(oid, format as 'text');
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new Error(`bigint ${text}: larger than a number can hold`);
    return value;
  };
}
