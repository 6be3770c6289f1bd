import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers as GLPI does (legacy REST interface): sessions, tokens, pages, dropdowns told by name, one stumble. */

export const TOKENS = { app: 'app-secret-1', user: 'user-secret-2' } as const;

/** Three hundred computers over two pages, screens, a switch, a printer, a phone; what is deleted or a template does not count. */
const ASSETS: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  Computer: [
    ...Array.from({ length: 297 }, (_, i) => ({
      id: i,
      name: `PC-MARTIN-${i}`,
      serial: `SN-${i}`,
      contact: 'amartin',
      users_id: 'Alice Martin',
      computertypes_id: 'Laptop',
      manufacturers_id: 'Dell Inc.',
      computermodels_id: 'Latitude 5420',
      states_id: 'En service',
      locations_id: 'Mairie &#62; RH',
      is_deleted: 0,
    })),
    { id: 297, name: 'x', computertypes_id: 'Desktop', manufacturers_id: 'HP', computermodels_id: 'ProDesk 400 G6 SFF', states_id: 'En stock', is_deleted: 0 },
    { id: 298, name: 'gone', computertypes_id: 'Laptop', computermodels_id: 'Latitude 5420', is_deleted: 1 },
    { id: 299, name: 'vm', computertypes_id: 0, manufacturers_id: 'VMware, Inc.', computermodels_id: 'VMware Virtual Platform', is_deleted: 0 },
  ],
  Monitor: [{ id: 1, monitortypes_id: 0, manufacturers_id: 'Dell', monitormodels_id: 'P2419H' }],
  NetworkEquipment: [{ id: 1, networkequipmenttypes_id: 'Switch', manufacturers_id: 'Cisco', networkequipmentmodels_id: 'Catalyst 2960X' }],
  Printer: [{ id: 1, printertypes_id: 0, manufacturers_id: 'Kyocera', printermodels_id: 'ECOSYS M5526cdw' }],
  Phone: [{ id: 1, phonetypes_id: 0, manufacturers_id: 'Yealink', phonemodels_id: 'T46S' }],
  Peripheral: [],
};

export type Glpi = Readonly<{ address: string; asked: string[]; open: Set<string>; close: () => Promise<void> }>;

export async function startedGlpi(): Promise<Glpi> {
  const asked: string[] = [];
  const open = new Set<string>();
  let stumbled = false;
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void =>
      void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
    asked.push(`${request.method} ${url.pathname}`);
    const name = /^\/apirest\.php\/(\w+)\/?$/.exec(url.pathname)?.[1];
    if (name === undefined)
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>GLPI</title><form>Identifiant</form>');
    if (request.headers['app-token'] !== TOKENS.app) return answer(400, ['ERROR_WRONG_APP_TOKEN_PARAMETER', 'le paramètre app_token semble invalide']);
    if (name === 'initSession') {
      if (request.headers.authorization !== `user_token ${TOKENS.user}`)
        return answer(401, ['ERROR_GLPI_LOGIN_USER_TOKEN', 'le paramètre user_token semble invalide']);
      const token = `session-${open.size + 1}`;
      open.add(token);
      return answer(200, { session_token: token });
    }
    const session = String(request.headers['session-token']);
    if (!open.has(session)) return answer(401, ['ERROR_SESSION_TOKEN_INVALID', 'session_token semble invalide']);
    if (name === 'killSession') {
      open.delete(session);
      return answer(200, true);
    }
    if (name === 'Monitor' && !stumbled) {
      stumbled = true;
      return answer(502, ['ERROR', 'bad gateway']);
    }
    const assets = ASSETS[name] ?? [];
    const [from = 0, to = 49] = (url.searchParams.get('range') ?? '').split('-').map(Number);
    if (from > 0 && from >= assets.length) return answer(400, ['ERROR_RANGE_EXCEED_TOTAL', 'range exceeds total count']);
    const page = assets.slice(from, to + 1);
    return answer(page.length < assets.length ? 206 : 200, page, { 'Content-Range': `${from}-${from + page.length - 1}/${assets.length}` });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    open,
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}
