import { lookup as resolveName } from 'node:dns/promises';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublic } from './public.ts';

/** One GET that reaches nothing but the public web: the addresses of a host are checked, then those very ones are connected to. */

/** What may be reached. */
export type Reach = Readonly<{
  /** All the addresses of a host name. */
  resolve?: (host: string) => Promise<readonly string[]>;
  /** Ports besides 80 and 443. */
  allow?: readonly number[];
  /** Addresses that are not public and are reached all the same, on the ports of `allow` alone: for tests. */
  permit?: (address: string) => boolean;
}>;

/** How much is asked of a GET: `patience` is how long the first line of an answer is waited for, in milliseconds; `signal` ends it all. */
export type Bounds = Readonly<{ bytes: number; patience: number; signal: AbortSignal }>;

/** Why nothing was answered, and where. */
export type Refusal = Readonly<{
  refused: 'address' | 'scheme' | 'credentials' | 'port' | 'unknown-host' | 'not-public' | 'unreachable' | 'slow';
  host: string;
}>;

/** What was answered. Where it leads elsewhere, `location` says where, and the body is not read. */
export type Answer = Readonly<{
  url: URL;
  status: number;
  headers: IncomingHttpHeaders;
  location: string | undefined;
  /** Of https: who signed the certificate, and why it is not to be trusted, as a code of OpenSSL or Node; '' where it is. */
  certificate: Readonly<{ issuer: string; fault: string }> | undefined;
  /** The body as far as it came, decompressed. */
  body: Buffer;
  /** Why the body ends where it does. */
  end: 'whole' | 'large' | 'slow' | 'broken' | 'encoded';
}>;

const PORTS: readonly string[] = ['', '80', '443'];
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const DECODERS: Readonly<Record<string, () => Transform>> = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress, deflate: createInflate };

/** Asks for an address, which may be relative to another one (`from`); never throws. A certificate that proves nothing is told, not refused. */
export async function getPinned(
  address: string,
  options: Reach & Readonly<{ from?: string | undefined; headers?: OutgoingHttpHeaders }>,
  bounds: Bounds,
): Promise<Answer | Refusal> {
  const url = URL.parse(address, options.from);
  if (!url) return { refused: 'address', host: '' };
  const refusal = (refused: Refusal['refused']): Refusal => ({ refused, host: hostOf(url) });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refusal('scheme');
  if (url.username !== '' || url.password !== '') return refusal('credentials');
  if (!PORTS.includes(url.port) && !options.allow?.includes(Number(url.port))) return refusal('port');
  url.hash = '';
  const impatient = new AbortController();
  const timer = setTimeout(() => impatient.abort(), bounds.patience);
  const signal = AbortSignal.any([bounds.signal, impatient.signal]);
  try {
    const addresses = await addressesOf(url, options, signal);
    if (addresses.length === 0) return refusal('unknown-host');
    if (!addresses.every((one) => isPublic(one) || permits(one, url, options))) return refusal('not-public');
    const response = await answerOf(url, addresses, { 'Accept-Encoding': 'gzip, br', ...options.headers }, signal);
    clearTimeout(timer);
    return await read(response, url, bounds);
  } catch {
    return refusal(signal.aborted ? 'slow' : 'unreachable');
  } finally {
    clearTimeout(timer);
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

async function addressesOf(url: URL, { resolve = named }: Reach, signal: AbortSignal): Promise<readonly string[]> {
  const host = hostOf(url);
  return isIP(host) ? [host] : Promise.race([resolve(host).catch(() => []), ended(signal)]);
}

async function named(host: string): Promise<readonly string[]> {
  return (await resolveName(host, { all: true })).map(({ address }) => address);
}

function permits(address: string, url: URL, { allow, permit }: Reach): boolean {
  return permit !== undefined && allow?.includes(Number(url.port)) === true && permit(address);
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The answer of the very addresses that were checked: the name is not asked again, which could lead elsewhere by now. */
function answerOf(url: URL, addresses: readonly string[], headers: OutgoingHttpHeaders, signal: AbortSignal): Promise<IncomingMessage> {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup: LookupFunction = (_host, { all }, done) => (all ? done(null, known) : done(null, known[0]?.address ?? '', known[0]?.family));
  const options = { lookup, headers, signal, agent: false };
  return new Promise((resolve, reject) => {
    // Nothing is sent that a false server could abuse, and who signed what is part of what is looked for.
    const request = url.protocol === 'https:' ? httpsRequest(url, { ...options, rejectUnauthorized: false }) : httpRequest(url, options);
    // What breaks after the answer began is told where the body is read, and nowhere else.
    request.on('response', (response) => resolve(response.on('error', () => undefined)));
    request.on('close', () => reject(new Error('closed without an answer')));
    request.on('error', reject).end();
  });
}

async function read(response: IncomingMessage, url: URL, bounds: Bounds): Promise<Answer> {
  try {
    const { statusCode: status = 0, headers } = response;
    const told = { url, status, headers, certificate: certificateOf(response), location: undefined };
    if (REDIRECTS.includes(status) && headers.location !== undefined) return { ...told, location: headers.location, body: Buffer.alloc(0), end: 'whole' };
    return { ...told, ...(await bodyOf(response, bounds)) };
  } finally {
    response.destroy();
  }
}

function certificateOf({ socket }: IncomingMessage): Answer['certificate'] {
  if (!(socket instanceof TLSSocket)) return undefined;
  const { O: organisation, CN: name } = socket.getPeerCertificate().issuer ?? {};
  // Typed as an error, given as its code.
  const fault: unknown = socket.authorized ? '' : socket.authorizationError;
  return { issuer: [organisation ?? name ?? ''].flat().join(', '), fault: fault instanceof Error ? fault.message : String(fault ?? '') };
}

/** Bytes are counted once decompressed, so that a small answer cannot become a large one. */
async function bodyOf(response: IncomingMessage, { bytes, signal }: Bounds): Promise<Pick<Answer, 'body' | 'end'>> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const decoder = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding]?.() : undefined;
  if (decoder === undefined && encoding !== '' && encoding !== 'identity') return { body: Buffer.alloc(0), end: 'encoded' };
  const chunks: Buffer[] = [];
  let left = bytes;
  let end: Answer['end'] = 'whole';
  try {
    const stream = decoder ? pipeline(response, decoder, () => undefined) : response;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left >= 0) continue;
      end = 'large';
      break;
    }
  } catch {
    end = signal.aborted ? 'slow' : 'broken';
  }
  return { body: Buffer.concat(chunks), end };
}
