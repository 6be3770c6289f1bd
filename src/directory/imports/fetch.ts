import { lookup as resolveName } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import type { Words } from '../../engine/quantity/quantity.ts';
import { isPublic } from '../../net/public.ts';
import { words } from './words.ts';

/** Reads an address that a visitor gave, without letting it reach anything but the public web. */

/** A text that was fetched, from the last address of its redirects. */
export type Fetched = Readonly<{ text: string; url: string; type: string }>;
/** Fetches an address, or says why not; never throws. */
export type Fetch = (url: string) => Promise<Fetched | Readonly<{ problem: Words }>>;

type Options = Readonly<{
  /** All the addresses of a host name. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** Ports besides the usual ones. */
  allow?: readonly number[];
  /** Addresses that are not public and are reached all the same, on the ports of `allow` alone: for tests. */
  permit?: (address: string) => boolean;
  limits?: Partial<typeof LIMITS>;
}>;

const LIMITS = { bytes: 5_000_000, milliseconds: 10_000, redirects: 5 };
const PORTS: readonly string[] = ['', '80', '443', '8080', '8443'];
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
/** What text files are served as; `octet-stream` is how many servers name what they do not know. */
const TEXT = /^(?:text\/(?!html$)|application\/(?:(?:[\w.-]+\+)?json|csv|octet-stream|x-java-properties)$)/;

/** The text behind a web address, or why it is not read. */
export async function fetchSafely(address: string, options: Options = {}): Promise<Fetched | Readonly<{ problem: Words }>> {
  const limits = { ...LIMITS, ...options.limits };
  // One signal for all of it: names, redirects, and the body that comes drop by drop.
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    let from: string | undefined;
    for (let hop = 0, next = address; hop <= limits.redirects; hop++) {
      const url = checked(next, from, options);
      const response = await answerOf(url, await addressesOf(url, options, signal), signal);
      const { location } = response.headers;
      if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined) return await read(response, url, limits.bytes);
      response.destroy();
      [from, next] = [url.href, location];
    }
    return { problem: words.tooManyRedirects };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.why };
    return { problem: signal.aborted ? words.tooSlow : words.unreachable };
  }
}

/** Thrown here, caught here: an address may be refused at any depth. */
class Refused extends Error {
  readonly why: Words;
  constructor(why: Words) {
    super(why.en);
    this.why = why;
  }
}

function checked(address: string, from: string | undefined, { allow = [] }: Options): URL {
  const url = URL.parse(address, from);
  if (!url) throw new Refused(words.notAddress);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refused(words.scheme);
  if (url.username !== '' || url.password !== '') throw new Refused(words.credentials);
  if (!PORTS.includes(url.port) && !allow.includes(Number(url.port))) throw new Refused(words.port(url.port));
  return url;
}

/** The addresses of the host, all of them public: one that is not says that someone plays with us. */
async function addressesOf(url: URL, { resolve = named, allow = [], permit }: Options, signal: AbortSignal): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await Promise.race([resolve(host).catch(() => []), ended(signal)]);
  if (addresses.length === 0) throw new Refused(words.unknownHost(host));
  const permitted = (address: string): boolean => permit !== undefined && allow.includes(Number(url.port)) && permit(address);
  if (!addresses.every((address) => isPublic(address) || permitted(address))) throw new Refused(words.notPublic(host));
  return addresses;
}

async function named(host: string): Promise<readonly string[]> {
  return (await resolveName(host, { all: true })).map(({ address }) => address);
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The answer of the very addresses that were checked: the name is not asked again, which could lead elsewhere by now. */
function answerOf(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_host, { all }, done) => (all ? done(null, known) : done(null, known[0]?.address ?? '', known[0]?.family));
  const headers = { 'Accept-Encoding': 'identity', Accept: 'application/json, text/csv, text/plain, */*;q=0.1', 'User-Agent': 'InfraBasse' };
  return new Promise((resolve, reject) => {
    const request: ClientRequest = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { lookup, headers, signal, agent: false });
    // What breaks after the answer began is told where the body is read, and nowhere else.
    request.on('response', (response) => resolve(response.on('error', () => undefined)));
    request.on('error', reject).end();
  });
}

async function read(response: IncomingMessage, url: URL, most: number): Promise<Fetched> {
  try {
    const { statusCode = 0, headers } = response;
    if (statusCode !== 200) throw new Refused(words.status(statusCode));
    if (!/^(?:identity)?$/i.test(headers['content-encoding']?.trim() ?? '')) throw new Refused(words.encoded);
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type !== '' && !TEXT.test(type)) throw new Refused(words.notText(type));
    const bytes = await bytesOf(response, most);
    return { text: textOf(bytes), url: url.href, type };
  } finally {
    response.destroy();
  }
}

async function bytesOf(response: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > most) throw new Refused(words.tooLarge);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new Refused(words.tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(words.notUtf8);
  }
}
