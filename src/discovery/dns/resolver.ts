import { Resolver as Asker } from 'node:dns/promises';
import type { Words } from '../../engine/quantity/quantity.ts';
import { cleanName, cleanText, cut, fromBytes } from './clean.ts';
import { words } from './words.ts';

/** Questions to the DNS for one domain: bounded, remembered, answered with clean values or with a problem, never thrown. */

/** `empty`: the name exists without such a record. `absent`: the name does not exist. `failed`: nobody knows. */
export type Answer<T> = Readonly<{ values: readonly T[]; state: 'found' | 'empty' | 'absent' | 'failed'; problems: readonly Words[] }>;

export type Mx = Readonly<{ exchange: string; priority: number }>;
export type Srv = Readonly<{ target: string; port: number; priority: number; weight: number }>;
type Ask<T> = (name: string) => Promise<Answer<T>>;

export type Resolver = Readonly<{
  mx: Ask<Mx>;
  ns: Ask<string>;
  /** The first server, then the mailbox of who keeps the zone. */
  soa: Ask<string>;
  txt: Ask<string>;
  cname: Ask<string>;
  a: Ask<string>;
  aaaa: Ask<string>;
  /** `issue letsencrypt.org`. */
  caa: Ask<string>;
  srv: Ask<Srv>;
  /** How many questions were asked. */
  asked: () => number;
  /** The same, for another domain: nothing asked, nothing remembered. */
  renewed: () => Resolver;
}>;

export type ResolverOptions = Readonly<{
  /** `127.0.0.1:5353`; those of the machine when none is given. */
  servers?: readonly string[];
  /** Milliseconds for a try. */
  timeout?: number;
  tries?: number;
  /** Most questions for a domain. */
  queries?: number;
  /** Milliseconds after which nothing more is asked for a domain, so that slow servers do not hold a visitor. */
  lasting?: number;
}>;

const MOST_RECORDS = 100;
const MOST_SIGNS = 2000;
/** Questions at the same time: a resolver of a home or of an office stands no more. */
const AT_ONCE = 20;
/** Names that can be asked; others would be refused or, worse, read otherwise by some server. */
const ASKABLE = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/;

/** Why there is no answer, in words; nothing where there just is no record. */
function problemOf(code: string, what: string): Words {
  switch (code) {
    case 'ETIMEOUT':
      return words.late(what);
    case 'ESERVFAIL':
      return words.servfail(what);
    case 'EREFUSED':
      return words.refused(what);
    case 'ECONNREFUSED':
      return words.unreachable(what);
    case 'EBADNAME':
      return words.badName(what);
    default:
      return words.unreadable(what, cut(cleanText(code), 20));
  }
}

const failed = (problem: Words): Answer<never> => ({ values: [], state: 'failed', problems: [problem] });

/** Lets so many through at once; others wait their turn. */
function gate(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside--;
    }
  };
}

/** What was answered, bounded and told; `textOf` gives what is long in a value. */
function kept<T>(raw: readonly T[], what: string): Answer<T> {
  const problems: Words[] = [];
  if (raw.length > MOST_RECORDS) problems.push(words.more(what, raw.length, MOST_RECORDS));
  let long = false;
  const values = raw.slice(0, MOST_RECORDS).map((value) => {
    if (typeof value !== 'string' || value.length <= MOST_SIGNS) return value;
    long = true;
    return cut(value, MOST_SIGNS) as T;
  });
  if (long) problems.push(words.cut(what, MOST_SIGNS));
  return { values, state: raw.length > 0 ? 'found' : 'empty', problems };
}

type Budget = Readonly<{ queries: number; lasting: number }>;

function session(asker: Asker, { queries, lasting }: Budget): Resolver {
  const known = new Map<string, Promise<Answer<unknown>>>();
  const through = gate(AT_ONCE);
  const until = performance.now() + lasting;
  let asked = 0;

  const answer = async <T>(what: string, name: string, read: (name: string) => Promise<readonly T[]>): Promise<Answer<T>> => {
    if (!ASKABLE.test(name)) return failed(words.badName(what));
    if (asked >= queries) return failed(words.spent(queries));
    if (performance.now() > until) return failed(words.slow(Math.round(lasting / 1000)));
    asked++;
    try {
      return kept(await read(name), what);
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? 'error');
      if (code === 'ENODATA') return { values: [], state: 'empty', problems: [] };
      if (code === 'ENOTFOUND') return { values: [], state: 'absent', problems: [] };
      return failed(problemOf(code, what));
    }
  };

  const ask =
    <T>(kind: string, read: (name: string) => Promise<readonly T[]>): Ask<T> =>
    (typed) => {
      const name = cleanName(typed);
      const key = `${kind} ${name}`;
      const before = known.get(key) as Promise<Answer<T>> | undefined;
      if (before) return before;
      const now = through(() => answer(cut(key, 100), name, read));
      known.set(key, now);
      return now;
    };

  return {
    mx: ask('MX', async (name) =>
      (await asker.resolveMx(name))
        .map(({ exchange, priority }) => ({ exchange: cleanName(exchange), priority }))
        .sort((a, b) => a.priority - b.priority || (a.exchange < b.exchange ? -1 : 1)),
    ),
    ns: ask('NS', async (name) => (await asker.resolveNs(name)).map(cleanName).sort()),
    soa: ask('SOA', async (name) => {
      const { nsname, hostmaster } = await asker.resolveSoa(name);
      return [`${cleanName(nsname)} ${cleanName(hostmaster)}`];
    }),
    txt: ask('TXT', async (name) => (await asker.resolveTxt(name)).map((chunks) => cleanText(fromBytes(chunks.join(''))))),
    cname: ask('CNAME', async (name) => (await asker.resolveCname(name)).map(cleanName)),
    a: ask('A', async (name) => (await asker.resolve4(name)).toSorted()),
    aaaa: ask('AAAA', async (name) => (await asker.resolve6(name)).toSorted()),
    caa: ask('CAA', async (name) =>
      (await asker.resolveCaa(name)).flatMap(({ critical: _, ...tags }) =>
        Object.entries(tags).flatMap(([tag, value]) => (tag === 'type' ? [] : [cleanText(`${tag} ${fromBytes(String(value))}`)])),
      ),
    ),
    srv: ask('SRV', async (name) =>
      (await asker.resolveSrv(name)).map(({ name: target, port, priority, weight }) => ({ target: cleanName(target), port, priority, weight })),
    ),
    asked: () => asked,
    renewed: () => session(asker, { queries, lasting }),
  };
}

/** Opens the way to the DNS, for one domain; `renewed()` for the next. */
export function openResolver({ servers = [], timeout = 2000, tries = 2, queries = 200, lasting = 30_000 }: ResolverOptions = {}): Resolver {
  const asker = new Asker({ timeout, tries, maxTimeout: timeout });
  if (servers.length > 0) asker.setServers(servers);
  return session(asker, { queries, lasting });
}
