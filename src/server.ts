import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cataloguePages } from './catalogue/pages.ts';
import type { Config } from './config.ts';
import type { Keeping } from './directory/keeping.ts';
import { deskPages } from './directory/moderation/desk.ts';
import { ownPages } from './directory/moderation/own.ts';
import { proposingPages } from './directory/moderation/pages.ts';
import { directoryPages } from './directory/pages.ts';
import { directoryFiles } from './directory/publish/files.ts';
import { type Exploring, explorerPages } from './discovery/pages.ts';
import { estimatePages } from './estimate/form/pages.ts';
import { importPages } from './estimate/import/pages.ts';
import { readings } from './estimate/import/readings.ts';
import { resultPages } from './estimate/result-pages.ts';
import { folderHolding, type Library } from './facts/load.ts';
import { CONTENT_FOLDER } from './guide/source/folders.ts';
import { guidePages } from './guide/web/pages.ts';
import type { GuideShelf } from './guide/web/shelf.ts';
import { homePages } from './home/pages.ts';
import type { Db } from './storage/database.ts';
import { asset } from './web/answer.ts';
import { langOfPath, messagePage } from './web/messages.ts';
import { ASSETS, linker, PATHS } from './web/paths.ts';
import { bucket, isForm, sameOrigin, securityHeaders } from './web/security.ts';
import type { Clock, Site } from './web/site.ts';

/** The door of the web: puts the pages together, behind one set of rules that no page can forget. */
export type Serving = Readonly<{
  config: Config;
  library: Library;
  db: Db;
  shelf: GuideShelf;
  /** Goes out and looks behind a domain; absent where the host has not allowed it. */
  explore?: Exploring['look'];
  clock: Clock;
  log: (entry: Readonly<Record<string, unknown>>) => void;
}>;

const MOST_BYTES = 2_000_000;
/** Forms sent by one visitor in a minute. What is sent is kept: so many bytes count as one form more. */
const BURST = 60;
const BYTES_OF_A_FORM = 50_000;
/** Domains that one visitor may look behind in a minute. */
const EXPLORED = 6;
/** Rows of long lists computed for one visitor in a minute; an ordinary estimate is computed as fast as it is read. */
const ROWS_COMPUTED = 200_000;
const FREE_ROWS = 200;

export function application({ config, library, db, shelf, explore, clock, log }: Serving): Hono {
  const css = readFileSync(new URL('web/style.css', import.meta.url), 'utf8').replace(/\n/g, '');
  const svg = readFileSync(new URL('web/icon.svg', import.meta.url), 'utf8');
  const style = asset(css, 'text/css');
  const { basePath, origin, machine, code } = config;
  const site: Site = {
    link: linker(basePath),
    basePath,
    origin,
    machine,
    code,
    style: marked(basePath + ASSETS.style, css),
    icon: marked(basePath + ASSETS.icon, svg),
    styleWeight: style.weight,
  };
  const app = new Hono({ strict: false }).basePath(basePath || '/');
  const allowed = bucket(BURST, clock);
  const computing = bucket(ROWS_COMPUTED, clock);
  const mayCompute = (c: Context, rows: number): boolean => rows <= FREE_ROWS || computing(visitorOf(c, config.proxy), rows);

  app.use(securityHeaders());
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => messagePage(c, site, langOfPath(c.req.path, basePath), 'tooLarge') }));
  app.use(async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const lang = langOfPath(c.req.path, basePath);
    if (!sameOrigin(c, origin)) return messagePage(c, site, lang, 'foreign');
    if (!isForm(c)) return messagePage(c, site, lang, 'notForm');
    if (!allowed(visitorOf(c, config.proxy), 1 + Math.floor(bytesOf(c) / BYTES_OF_A_FORM))) return messagePage(c, site, lang, 'tooMany');
    return next();
  });

  app.get(ASSETS.style, style.answer);
  app.get(ASSETS.icon, asset(svg, 'image/svg+xml').answer);
  app.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: ${basePath}/estimer/\nDisallow: ${basePath}/en/estimate/\nDisallow: ${basePath}/annuaire/lien/\nDisallow: ${basePath}/en/directory/link/\nDisallow: ${basePath}/moderation/\n`,
    ),
  );
  const estimating = { site, db, library, clock, mayCompute, readings: readings(db, library, clock) };
  app.route('/', homePages({ site }));
  const keeping: Keeping = {
    site,
    db,
    folder: folderHolding('places', library.folder),
    clock,
    cache: join(config.folder, 'directory'),
    moderation: config.moderation,
    withoutSmtp: config.smtp === '',
  };
  const exploring = bucket(EXPLORED, clock);
  app.route(
    '/',
    explorerPages({ site, places: library.facts.places, may: (c) => exploring(visitorOf(c, config.proxy), 1), ...(explore ? { look: explore } : {}) }),
  );
  for (const pages of [directoryFiles, proposingPages, ownPages, deskPages, directoryPages]) app.route('/', pages(keeping));
  app.route('/', guidePages({ site, shelf, images: join(config.content ?? CONTENT_FOLDER, 'guide', 'images') }));
  app.route('/', importPages(estimating));
  app.route('/', estimatePages(estimating));
  app.route('/', resultPages(estimating));
  app.route('/', cataloguePages({ site, library, ...(config.facts ? { folder: config.facts } : {}) }));

  app.notFound((c) => {
    const known = isKnown(c.req.path, basePath);
    if (known) c.header('Allow', methodsOf(app, c.req.path).join(', '));
    return messagePage(c, site, langOfPath(c.req.path, basePath), known ? 'method' : 'missing');
  });
  app.onError((error, c) => {
    if (c.req.header('Content-Type')?.includes('form') && /parse|multipart|boundary/i.test(String(error.message)))
      return messagePage(c, site, langOfPath(c.req.path, basePath), 'notForm');
    const reference = randomUUID().slice(0, 8);
    // The address of an estimate is its key: only the shape of the path is written down.
    log({ level: 'error', reference, path: shapeOf(c.req.path, basePath), error: error.stack ?? String(error) });
    return messagePage(c, site, langOfPath(c.req.path, basePath), 'fault', reference);
  });
  return app as Hono;
}

/** An address that changes with the content, so that it can be kept for ever. */
function marked(path: string, content: string): string {
  return `${path}?v=${createHash('sha256').update(content).digest('hex').slice(0, 8)}`;
}

/** Bytes a form announces; the most there may be when it announces nothing. */
function bytesOf(c: Context): number {
  return c.req.header('Transfer-Encoding') === undefined ? Number(c.req.header('Content-Length') ?? 0) : MOST_BYTES;
}

function visitorOf(c: Context, proxy: boolean): string {
  const forwarded = proxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // No socket: a test that calls the application without a port.
    return 'local';
  }
}

const patterns = Object.values(PATHS).flatMap((paths) =>
  Object.values(paths).map((path) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) })),
);

function isKnown(path: string, basePath: string): boolean {
  return patterns.some(({ pattern }) => pattern.test(path.slice(basePath.length)));
}

/** Methods an address answers to. */
function methodsOf(app: Pick<Hono, 'routes'>, path: string): string[] {
  const fits = (route: string): boolean => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}/?$`).test(path);
  const methods = new Set(app.routes.filter((route) => route.method !== 'ALL' && fits(route.path)).map(({ method }) => method));
  return methods.has('GET') ? ['HEAD', ...methods] : [...methods];
}

function shapeOf(path: string, basePath: string): string {
  return patterns.find(({ pattern }) => pattern.test(path.slice(basePath.length)))?.path ?? '(other)';
}
