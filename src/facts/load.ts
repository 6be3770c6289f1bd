import { fileURLToPath } from 'node:url';
import type { Facts } from '../engine/facts.ts';
import { buildFacts } from './build.ts';
import { check, type Report } from './check/check.ts';
import { readTables } from './read.ts';
import { type Recognition, readRecognition } from './recognition/recognition.ts';
import type { Tables } from './rows.ts';

/** Facts ready to compute with, the tables they were made from, and what the check said. */
export type Library = Readonly<{ facts: Facts; tables: Tables; report: Report; folder: string }>;

export const DATA_FOLDER = fileURLToPath(new URL('../../data', import.meta.url));

/** Reads and checks a data folder. Problems are in `report`; whoever serves or computes must refuse them. */
export function loadLibrary(today: string, folder = DATA_FOLDER): Library {
  const tables = readTables(folder);
  const { problems, warnings } = check(tables, today);
  const facts = buildFacts(tables);
  const { flaws } = readRecognition(folder, new Set(facts.items.keys()));
  return { tables, report: { problems: [...problems, ...flaws], warnings }, facts, folder };
}

/** What things are recognised by: read again when it is first needed, for a server that only waits has no use for it. */
export function recognitionOf({ folder, facts }: Pick<Library, 'folder' | 'facts'>): Recognition {
  return readRecognition(folder, new Set(facts.items.keys())).recognition;
}
