import { createServer } from 'node:http';
import { openOperators } from '../../src/discovery/asn/operators.ts';
import { readCatalogue } from '../../src/discovery/catalogue.ts';
import type { Reaching } from '../../src/discovery/discover.ts';
import { openResolver } from '../../src/discovery/dns/resolver.ts';
import { homePageOf } from '../../src/discovery/page/read.ts';
import { DATA_FOLDER } from '../../src/facts/load.ts';
import { dnsServer, type Options, type Zones } from './dns-server.ts';
import { zones } from './zones.ts';

/** Invented organisations behind a real server of names and a real web server, both on loopback. */

export const { catalogue, flaws } = readCatalogue(DATA_FOLDER);
export const { organisations, names } = zones();
const operators = openOperators();

/** Opens both servers; `pages` are served by the name that is asked. */
export async function openWorld(more: Zones = {}, options: Options = {}) {
  const dns = await dnsServer({ ...names, ...more }, options);
  const pages = new Map(organisations.flatMap(({ domain, page }) => (page ? [[domain, page] as const] : [])));
  const web = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^www\./, '');
    const page = request.url === '/' ? pages.get(host) : undefined;
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', Server: 'nginx' });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => void web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as { port: number };
  const reach = (domain: string) =>
    homePageOf(domain, { resolve: async () => ['127.0.0.1'], allow: [port], permit: () => true, ports: { https: port, http: port } });
  const reaching: Reaching = { catalogue, operators, resolver: () => openResolver({ servers: [dns.address] }), now: () => Date.parse('2026-11-25T12:00:00Z') };
  const close = async (): Promise<void> => {
    await dns.close();
    web.closeAllConnections();
    await new Promise((resolve) => web.close(resolve));
  };
  return { dns, reaching, withPages: { ...reaching, homePage: reach }, hasPage: (domain: string) => pages.has(domain), close };
}
