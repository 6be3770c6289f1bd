import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { CONTENT_FOLDER } from '../../src/guide/source/folders.ts';
import { readGuide } from '../../src/guide/source/read.ts';
import { METHOD_FOLDER } from '../../src/method/folder.ts';
import { readMethod } from '../../src/method/read.ts';
import { library } from '../world.ts';

/** The real guide and the real method, and copies of them that a test may spoil. */

export const { method, flaws } = readMethod();
export const guide = readGuide(library, method);
export const { books } = guide;

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  made.push(folder);
  return folder;
}

/** A copy of the content, and a way to change one of its files. */
export function contentCopy() {
  const folder = emptyFolder();
  cpSync(CONTENT_FOLDER, folder, { recursive: true });
  return { folder, edit: editing(join(folder, 'guide')) };
}

export function methodCopy() {
  const folder = emptyFolder();
  cpSync(METHOD_FOLDER, folder, { recursive: true });
  return { folder, edit: editing(folder) };
}

/** Replaces a text that must be there; or writes the file anew. Gives the line where the new text stands. */
function editing(folder: string) {
  return (name: string, found: string | undefined, put: string): number => {
    const path = join(folder, name);
    const before = found === undefined ? '' : readFileSync(path, 'utf8');
    if (found !== undefined && !before.includes(found)) throw new Error(`${name} has no « ${found} »`);
    const after = found === undefined ? put : before.replace(found, () => put);
    writeFileSync(path, after);
    return after.slice(0, after.indexOf(put)).split('\n').length;
  };
}
