import type { Context, Hono } from 'hono';
import { PATHS, type PathName } from './paths.ts';
import { LANGS, type Lang } from './words.ts';

type Handler = (c: Context, lang: Lang) => Response | Promise<Response>;

/** Registers a page at its French and its English address. */
export function get(app: Hono, name: PathName, handler: Handler): void {
  for (const lang of LANGS) app.get(routeOf(PATHS[name][lang]), (c) => handler(c, lang));
}

/** Registers what a form sends to, at both addresses. */
export function post(app: Hono, name: PathName, handler: Handler): void {
  for (const lang of LANGS) app.post(routeOf(PATHS[name][lang]), (c) => handler(c, lang));
}

/** The router forgives a final slash when it is not written in the route. */
function routeOf(path: string): string {
  return path.replace(/(.)\/$/, '$1');
}
