import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { readConfig } from '../config.ts';
import { purge } from '../estimate/store.ts';
import { application } from '../server.ts';
import { migrate } from '../storage/migrate.ts';
import { openDatabase } from '../storage/open.ts';
import { systemClock } from '../web/site.ts';
import { type Command, DONE, type Io, Refusal } from './io.ts';
import { soundLibrary } from './library.ts';

const HOUR = 3_600_000;
/** Time left to answers under way when asked to stop. */
const GRACE = 5_000;

export const command: Command = {
  usage: 'infrabasse serve',
  about: {
    fr: 'sert le site ; réglages par variables d’environnement (src/config.ts)',
    en: 'serves the site; settings by environment variables (src/config.ts)',
  },
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const read = readConfig(process.env);
    if ('wrong' in read) throw refusal(read.wrong);
    const { config } = read;
    const library = soundLibrary(io, config.facts);
    const database = await openDatabase(config.database);
    await migrate(database, join(config.folder, 'backups'), systemClock.now());
    await purge(database.db, systemClock.now());
    const timer = setInterval(
      () => void purge(database.db, systemClock.now()).catch((error: unknown) => log(io, { level: 'error', task: 'purge', error: String(error) })),
      HOUR,
    );
    const app = application({ config, library, db: database.db, clock: systemClock, log: (entry) => log(io, entry) });
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () =>
      io.out(hello(`http://${config.host}:${config.port}${config.basePath}/`, io)),
    );
    await new Promise<void>((resolve, reject) => {
      server.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? busy(config.port) : error));
      server.on('close', resolve);
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(server));
    }).finally(() => clearInterval(timer));
    await database.close();
    return DONE;
  },
};

function stop(server: ReturnType<typeof serve>): void {
  server.close();
  setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE).unref();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

function hello(address: string, { lang }: Io): string {
  return lang === 'fr'
    ? `InfraBasse est servi sur ${address}\n  À essayer : ouvrir cette adresse et cliquer « Estimer ce que nous avons » ;\n  ou, sans navigateur : bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C pour arrêter.\n`
    : `InfraBasse is served on ${address}\n  To try: open this address and click “Estimate what we have”;\n  or, without a browser: bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C to stop.\n`;
}

function refusal(wrong: readonly { name: string; found: string; expected: string }[]): Refusal {
  return new Refusal({
    fr: wrong.map(({ name, found, expected }) => `${name} : trouvé « ${found} », attendu ${expected}`).join('\n'),
    en: wrong.map(({ name, found, expected }) => `${name}: found “${found}”, expected ${expected}`).join('\n'),
  });
}

function busy(port: number): Refusal {
  return new Refusal({
    fr: `le port ${port} est déjà pris ; attendu un port libre (INFRABASSE_PORT)`,
    en: `port ${port} is already taken; expected a free one (INFRABASSE_PORT)`,
  });
}

/** One JSON line per event: read by people and by journald alike. */
function log({ err }: Io, entry: Readonly<Record<string, unknown>>): void {
  err(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}
