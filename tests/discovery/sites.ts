import { createServer as createHttp, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FetchOptions } from '../../src/discovery/page/fetch.ts';
import { homePageOf } from '../../src/discovery/page/read.ts';
import { words } from '../../src/discovery/page/words.ts';
import { CERTIFICATE } from './certificate.ts';

/** Home pages on servers of this machine: a name that ends in `.test` leads to them, by its host their answer is chosen. */

/** What a site answers. */
export type Site = (request: IncomingMessage, response: ServerResponse, secure: boolean) => void;
/** A page of HTML. */
export const html = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Site => {
  return (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
};
/** A redirect. */
export const to = (location: string): Site => {
  return (_, response) => void response.writeHead(302, { Location: location }).end('moved');
};
/** Writes a text again and again. */
export const endless = (response: ServerResponse, text: string): void => {
  const more = (): void => {
    if (!response.destroyed) response.write(text, () => setImmediate(more));
  };
  more();
};
/** A script of another host. */
export const script = (host: string): string => `<script src="https://${host}/a.js"></script>`;

/** Host → its robots.txt, or the status that is answered instead. */
export const robots: Record<string, string | number> = {};
/** Host → its site; other hosts do not exist. */
export const sites: Record<string, Site> = {};
/** What was asked, in order. */
export const hits: string[] = [];
/** Who said to ask. */
export const agents = new Set<string | undefined>();

const answer =
  (secure: boolean): RequestListener =>
  (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    hits.push(`${secure ? 'https' : 'http'} ${host}${request.url}`);
    agents.add(request.headers['user-agent']);
    const said = robots[host];
    if (request.url !== '/robots.txt') return (sites[host] ?? ((_, end) => void end.destroy()))(request, response, secure);
    response.writeHead(typeof said === 'number' ? said : said === undefined ? 404 : 200).end(typeof said === 'string' ? said : '');
  };
const servers: Server[] = [
  createHttps(CERTIFICATE, answer(true)),
  createHttp(answer(false)),
  createHttp((_, response) => {
    hits.push('inner');
    response.end('secret');
  }),
];
/** Ports: what is read, and what must not be. */
export const [https = 0, http = 0, inner = 0] = await Promise.all(
  servers.map(async (server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }),
);
/** Closes all servers. */
export function close(): void {
  for (const server of servers) server.close().closeAllConnections();
}

const resolve = async (host: string): Promise<readonly string[]> => {
  if (host === 'inner.test') return ['10.0.0.1'];
  if (host === 'mixed.test') return ['127.0.0.1', '192.168.1.1'];
  return host in sites ? ['127.0.0.1'] : [];
};
const local: FetchOptions = { resolve, ports: { https, http }, permit: (address) => address === '127.0.0.1' };
/** What is said of the certificate of every site here. */
export const SIGNED = words.certificate('DEPTH_ZERO_SELF_SIGNED_CERT');
/** Reads a home page of these servers. */
export const read = (domain: string, limits: FetchOptions['limits'] = {}) => homePageOf(domain, { ...local, limits });
/** What is wrong but for the certificate, which is wrong everywhere here. */
export const problemsOf = async (domain: string, limits: FetchOptions['limits'] = {}) =>
  (await read(domain, limits)).problems.filter((one) => one.en !== SIGNED.en);
