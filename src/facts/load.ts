import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** The data folder that holds a file or a folder: a team may keep its own facts without a directory or places of its own. */
export function folderHolding(name: string, folder = DATA_FOLDER): string {
  return existsSync(join(folder, name)) ? folder : DATA_FOLDER;
}

/** Whether what recognises things is checked with the rest, or read only when a list has need of it. */
export type Loading = Readonly<{ recognition: 'checked' | 'later' }>;

/** Reads and checks a data folder. Problems are in `report`; whoever serves or computes must refuse them. */
export function loadLibrary(today: string, folder = DATA_FOLDER, { recognition: when }: Loading = { recognition: 'checked' }): Library {
  const tables = readTables(folder);
  const { problems, warnings } = check(tables, today);
  const facts = buildFacts(tables);
  if (when === 'later') return { tables, report: { problems, warnings }, facts, folder };
  const { recognition, flaws } = readRecognition(folder, new Set(facts.items.keys()));
  const library: Library = { tables, report: { problems: [...problems, ...flaws], warnings }, facts, folder };
  recognitions.set(library, recognition);
  return library;
}

const recognitions = new WeakMap<Library, Recognition>();

/** What things are recognised by: what was read with the facts, or read again once it was forgotten. */
export function recognitionOf(library: Library): Recognition {
  const { folder, facts } = library;
  return recognitions.get(library) ?? readRecognition(folder, new Set(facts.items.keys())).recognition;
}

/** A server that only waits has no use for what recognises things: it is read again with the first list. */
export function forgetRecognition(library: Library): void {
  recognitions.delete(library);
}
