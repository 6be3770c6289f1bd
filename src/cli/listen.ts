import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Config } from '../config.ts';
import { Refusal } from './io.ts';

/** Time left to answers under way when asked to stop. */
const GRACE = 5_000;

/** Longest time a connection may stay without a byte going either way, and most connections at once. */
const SILENCE = 20_000;
const MOST_CONNECTIONS = 256;

/** Serves until asked to stop, then ends what is under way. */
export async function listen(app: Hono, { host, port }: Config, ready: () => void): Promise<void> {
  const server = serve({ fetch: app.fetch, hostname: host, port }, ready);
  // Readers who take nothing in hold memory: they are let go, and there are never very many at once.
  if ('setTimeout' in server) server.setTimeout(SILENCE);
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => reject(cause(error, host, port)));
    server.on('close', resolve);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server));
  });
}

function stop(server: ReturnType<typeof serve>): void {
  server.close();
  setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE).unref();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

/** Why it cannot listen, said as a setting to change; anything else is a fault of ours. */
function cause(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Refusal({
      fr: `le port ${port} est déjà pris ; attendu un port libre (INFRABASSE_PORT)`,
      en: `port ${port} is already taken; expected a free one (INFRABASSE_PORT)`,
    });
  if (error.code === 'EACCES')
    return new Refusal({
      fr: `le port ${port} est réservé à l’administrateur ; attendu un port de 1024 à 65535 (INFRABASSE_PORT)`,
      en: `port ${port} is kept for the administrator; expected one from 1024 to 65535 (INFRABASSE_PORT)`,
    });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Refusal({
      fr: `« ${host} » n’est pas une adresse de cette machine ; attendu 127.0.0.1 ou 0.0.0.0 par exemple (INFRABASSE_HOST)`,
      en: `“${host}” is not an address of this machine; expected 127.0.0.1 or 0.0.0.0 for instance (INFRABASSE_HOST)`,
    });
  return error;
}
