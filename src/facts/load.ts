import { fileURLToPath } from 'node:url';
import type { Facts } from '../engine/facts.ts';
import { buildFacts } from './build.ts';
import { check, type Report } from './check/check.ts';
import { readTables } from './read.ts';
import type { Tables } from './rows.ts';

/** Facts ready to compute with, the tables they were made from, and what the check said. */
export type Library = Readonly<{ facts: Facts; tables: Tables; report: Report }>;

export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** Reads and checks a data folder. Problems are in `report`; whoever serves or computes must refuse them. */
export function loadLibrary(today: string, folder = DATA_FOLDER): Library {
  const tables = readTables(folder);
  return { tables, report: check(tables, today), facts: buildFacts(tables) };
}
