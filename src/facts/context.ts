import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import type { Words } from '../engine/quantity/quantity.ts';
import { type Flaw, words } from './words.ts';

/** A figure that sets the scene: cited with its year, its perimeter and its source, and never computed with. */
export type Context = Readonly<{
  id: string;
  name: Words;
  value: number;
  unit: string;
  /** What the source says where it gives words and no number. */
  said?: Words;
  year: number;
  perimeter: Words;
  source: Words;
  url: string;
}>;

const FILE = 'context.yaml';

/** Reads `context.yaml` of a data folder; what is incomplete is told, and left out. */
export function readContext(folder: string): Readonly<{ context: ReadonlyMap<string, Context>; flaws: readonly Flaw[] }> {
  const flaws: Flaw[] = [];
  const context = new Map<string, Context>();
  const path = join(folder, FILE);
  if (!existsSync(path)) return { context, flaws: [{ where: `data/${FILE}`, what: words.missing }] };
  try {
    const read = (parseYaml(readFileSync(path, 'utf8')) ?? {}) as Record<string, Record<string, unknown>>;
    for (const [id, one] of Object.entries(read)) {
      const { name, value, unit, said, year, perimeter, source, url } = one;
      if (isWords(name) && isWords(perimeter) && isWords(source) && isFigure(value) && isFigure(year) && typeof unit === 'string' && typeof url === 'string')
        context.set(id, { id, name, value, unit, year, perimeter, source, url, ...(isWords(said) ? { said } : {}) });
      else flaws.push({ where: `data/${FILE}: ${id}`, what: words.context });
    }
  } catch (error) {
    flaws.push({ where: `data/${FILE}`, what: words.unreadable((error as Error).message.split('\n')[0] ?? '') });
  }
  return { context, flaws };
}

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWords(value: unknown): value is Words {
  const { fr, en } = (value ?? {}) as Partial<Words>;
  return typeof fr === 'string' && typeof en === 'string';
}
