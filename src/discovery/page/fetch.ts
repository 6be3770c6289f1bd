import { type Answer, getPinned, type Reach, type Refusal } from '../../net/pinned.ts';
import { type Robots, readRobots } from './robots.ts';

/** How a home page is looked for. */
export type FetchOptions = Reach &
  Readonly<{
    /** Ports that stand for 443 and 80, allowed as those of `allow` are: for tests. */
    ports?: Readonly<{ https: number; http: number }>;
    limits?: Partial<typeof LIMITS>;
  }>;

/** Why a page is not read. */
export type Stop = Refusal | Readonly<{ refused: 'redirects' | 'robots' | 'unwell'; host: string }>;

/** A page that was answered, and the addresses that led to it. */
export type Page = Readonly<{ answer: Answer; redirects: readonly string[] }>;

/** `requests` counts all that a visit asks: a site must not make us knock at a hundred doors. */
const LIMITS = { bytes: 1_000_000, milliseconds: 8_000, redirects: 5, requests: 24 };
/** What RFC 9309 asks to read at least. */
const ROBOTS_BYTES = 512_000;
const HEADERS = { 'User-Agent': 'InfraBasse/0.1 (+https://www.infrabasse.fr; découverte)', Accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' };

/**
 * The home page of a domain: with `www` or without, enciphered or else in clear. The first good answer is kept, or else the first answer;
 * with none, what went wrong at each door.
 */
export async function fetchPage(domain: string, options: FetchOptions = {}): Promise<Page | Readonly<{ stops: readonly Stop[] }>> {
  // Anything but a name would change what an address means.
  if (!/^[^\s/\\?#@:[\]%]+$/.test(domain)) return { stops: [{ refused: 'address', host: '' }] };
  const visit = visiting(options);
  const stops: Stop[] = [];
  let lesser: Page | undefined;
  for (const start of startsOf(domain, options.ports)) {
    const page = await visit.page(start);
    if (!('refused' in page)) {
      if (page.answer.status < 300) return page;
      lesser ??= page;
    } else {
      stops.push(page);
      // A site that wants no robot wants none at its other doors.
      if (page.refused === 'robots') break;
    }
    if (visit.signal.aborted) break;
  }
  return lesser ?? { stops };
}

function startsOf(domain: string, ports: FetchOptions['ports']): string[] {
  const hosts = domain.startsWith('www.') ? [domain] : [`www.${domain}`, domain];
  return (['https', 'http'] as const).flatMap((scheme) => hosts.map((host) => `${scheme}://${host}${ports ? `:${ports[scheme]}` : ''}/`));
}

/** One visit: its time is shared by all that it asks, and a site is asked once what it wants of robots. */
function visiting({ ports, limits: own, ...reach }: FetchOptions) {
  const limits = { ...LIMITS, ...own };
  const signal = AbortSignal.timeout(limits.milliseconds);
  const allow = [...(reach.allow ?? []), ...(ports ? [ports.https, ports.http] : [])];
  const robots = new Map<string, Promise<Robots | Stop>>();
  let asked = 0;

  async function follow(start: string, bytes: number, check?: (url: URL) => Promise<Stop | undefined>): Promise<Page | Stop> {
    const redirects: string[] = [];
    // A door that stays shut must leave time for the next one.
    const bounds = { bytes, patience: limits.milliseconds / 2, signal };
    for (let next = start; ; ) {
      const from = redirects.at(-1);
      const url = URL.parse(next, from);
      const stop = url && (await check?.(url));
      if (stop) return stop;
      if (++asked > limits.requests) return { refused: 'redirects', host: url?.hostname ?? '' };
      const answer = await getPinned(next, { ...reach, allow, from, headers: HEADERS }, bounds);
      if ('refused' in answer) return answer;
      if (answer.location === undefined) return { answer, redirects };
      if (redirects.length === limits.redirects) return { refused: 'redirects', host: answer.url.hostname };
      redirects.push(answer.url.href);
      next = answer.location;
    }
  }

  async function robotsAt(origin: string): Promise<Robots | Stop> {
    const found = await follow(`${origin}/robots.txt`, ROBOTS_BYTES);
    // Refused by us, or lost in redirects, there is no such file; not answered, the page would not be either.
    if ('refused' in found) return found.refused === 'slow' || found.refused === 'unreachable' || found.refused === 'unknown-host' ? found : readRobots('');
    const { status, body, url } = found.answer;
    // A site that is unwell is left alone.
    if (status >= 500) return { refused: 'unwell', host: url.hostname };
    return readRobots(status < 300 ? body.toString('utf8') : '');
  }

  async function check(url: URL): Promise<Stop | undefined> {
    if (!/^https?:$/.test(url.protocol)) return undefined;
    const known = robots.get(url.origin) ?? robotsAt(url.origin);
    robots.set(url.origin, known);
    const found = await known;
    if ('refused' in found) return found;
    return found.allows(url.pathname + url.search) ? undefined : { refused: 'robots', host: url.hostname };
  }

  return { signal, page: (start: string) => follow(start, limits.bytes, check) };
}
