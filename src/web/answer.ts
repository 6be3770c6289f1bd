import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { type Html, WEIGHT } from './layout.ts';
import type { Site } from './site.ts';

type Status = 200 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500;

/** Every browser of the last twenty years reads it, and it costs an old machine little. */
const compress = promisify(gzip);

/** Smaller answers gain nothing. */
const WORTH_COMPRESSING = 600;

/** Sends a page: its weight written at its foot, compressed as the browser asks. Pages are private and never kept. */
export async function page(c: Context, site: Site, content: Html | Promise<Html>, status: Status = 200): Promise<Response> {
  const text = String(await content);
  const compressed = accepts(c);
  const weight = (await sent(text, compressed)).length + site.styleWeight;
  const body = await sent(text.replace(WEIGHT, kilobytes(weight)), compressed);
  c.header('Content-Type', 'text/html; charset=utf-8');
  c.header('Cache-Control', 'private, no-cache');
  return send(c, body, compressed, status);
}

/** Sends a file to keep: its name, its type, compressed on the way. */
export async function file(c: Context, text: string, type: string, name: string): Promise<Response> {
  const compressed = text.length > WORTH_COMPRESSING && accepts(c);
  c.header('Content-Type', `${type}; charset=utf-8`);
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  c.header('Cache-Control', 'private, no-cache');
  return send(c, await sent(text, compressed), compressed, 200);
}

/** A file of the pages themselves, that browsers may keep for ever: its address changes with its content. */
export function asset(text: string, type: string): { weight: number; answer: (c: Context) => Response } {
  const plain = Buffer.from(text);
  const small = gzipSync(plain);
  const answer = (c: Context): Response => {
    c.header('Content-Type', `${type}; charset=utf-8`);
    c.header('Cache-Control', `public, max-age=${YEAR_IN_SECONDS}, immutable`);
    return accepts(c) ? send(c, small, true, 200) : send(c, plain, false, 200);
  };
  return { weight: small.length, answer };
}

const YEAR_IN_SECONDS = 31_536_000;

function send(c: Context, body: Buffer, compressed: boolean, status: Status): Response {
  if (compressed) c.header('Content-Encoding', 'gzip');
  c.header('Vary', 'Accept-Encoding');
  c.header('Content-Length', String(body.length));
  return c.body(new Uint8Array(body), status);
}

async function sent(text: string, compressed: boolean): Promise<Buffer> {
  const bytes = Buffer.from(text);
  return compressed ? compress(bytes) : bytes;
}

function accepts(c: Context): boolean {
  return /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
}

function kilobytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1000)));
}
