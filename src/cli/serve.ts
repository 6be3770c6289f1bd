import { parseArgs } from 'node:util';
import { addressOf } from '../config.ts';
import { purge } from '../estimate/store.ts';
import { forgetRecognition } from '../facts/load.ts';
import { application } from '../server.ts';
import { systemClock } from '../web/site.ts';
import { configured, opened } from './instance.ts';
import { type Command, DONE, type Io } from './io.ts';
import { soundLibrary } from './library.ts';
import { listen } from './listen.ts';

const HOUR = 3_600_000;

export const command: Command = {
  usage: { fr: 'infrabasse serve', en: 'infrabasse serve' },
  about: {
    fr: 'sert le site ; réglages par variables d’environnement (src/config.ts)',
    en: 'serves the site; settings by environment variables (src/config.ts)',
  },
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const config = configured(process.env);
    const library = soundLibrary(io, config.facts);
    const database = await opened(config);
    await purge(database.db, systemClock.now());
    const timer = setInterval(
      () => void purge(database.db, systemClock.now()).catch((error: unknown) => log(io, { level: 'error', task: 'purge', error: String(error) })),
      HOUR,
    );
    const app = application({ config, library, db: database.db, clock: systemClock, log: (entry) => log(io, entry) });
    await listen(app, config, () => {
      io.out(hello(`${addressOf(config)}${config.basePath}/`, io));
      // Reading the facts leaves much behind: given back now rather than when memory runs short, on a machine that has little.
      forgetRecognition(library);
      globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
    }).finally(() => clearInterval(timer));
    await database.close();
    return DONE;
  },
};

function hello(address: string, { lang }: Io): string {
  return lang === 'fr'
    ? `InfraBasse est servi sur ${address}\n  À essayer : ouvrir cette adresse et cliquer « Estimer ce que nous avons » ;\n  ou, sans navigateur : bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C pour arrêter.\n`
    : `InfraBasse is served on ${address}\n  To try: open this address and click “Estimate what we have”;\n  or, without a browser: bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C to stop.\n`;
}

/** One JSON line per event: read by people and by journald alike. */
function log({ err }: Io, entry: Readonly<Record<string, unknown>>): void {
  err(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}
