import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, type Config, environmentOf } from '../config.ts';
import { seed } from '../directory/gathering/seed.ts';
import { remind } from '../directory/moderation/reminders.ts';
import type { Catalogue } from '../discovery/catalogue.ts';
import type { Reaching } from '../discovery/discover.ts';
import type { Discovery } from '../discovery/finding.ts';
import { purge } from '../estimate/store.ts';
import { folderHolding, forgetRecognition } from '../facts/load.ts';
import { guideShelf } from '../guide/web/shelf.ts';
import { deliver, purge as purgeMails } from '../mail/outbox.ts';
import { smtp, withoutSmtp } from '../mail/smtp.ts';
import { nameServersIn } from '../net/servers.ts';
import { application } from '../server.ts';
import { linker } from '../web/paths.ts';
import { systemClock } from '../web/site.ts';
import { configured, opened } from './instance.ts';
import { type Command, DONE, type Io } from './io.ts';
import { soundLibrary } from './library.ts';
import { listen } from './listen.ts';

const HOUR = 3_600_000;
const HALF_MINUTE = 30_000;

export const command: Command = {
  usage: { fr: 'infrabasse serve [--watch]', en: 'infrabasse serve [--watch]' },
  about: {
    fr: 'sert le site ; réglages par variables d’environnement (src/config.ts) ; --watch dit ce qui ne va pas dans le guide à mesure qu’on l’écrit',
    en: 'serves the site; settings by environment variables (src/config.ts); --watch says what is wrong in the guide as it is being written',
  },
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { watch: { type: 'boolean' } } });
    const config = configured(process.env);
    const library = soundLibrary(io, config.facts);
    const database = await opened(config);
    await purge(database.db, systemClock.now());
    await seed(database.db, folderHolding('actors', library.folder), folderHolding('places', library.folder));
    const transport = config.smtp ? smtp({ url: config.smtp, from: config.mailFrom, name: 'InfraBasse' }) : withoutSmtp((entry) => log(io, entry));
    const tended = (task: string, work: () => Promise<unknown>) => (): void =>
      void work().catch((error: unknown) => log(io, { level: 'error', task, error: String(error) }));
    const mails = setInterval(
      tended('mail', () => deliver(database.db, transport, systemClock.now())),
      HALF_MINUTE,
    );
    const letters = setInterval(
      tended('directory', async () => {
        await purgeMails(database.db, systemClock.now());
        await remind(database.db, { link: linker(config.basePath), origin: config.origin }, systemClock.now());
      }),
      HOUR,
    );
    const timer = setInterval(
      () => void purge(database.db, systemClock.now()).catch((error: unknown) => log(io, { level: 'error', task: 'purge', error: String(error) })),
      HOUR,
    );
    const shelf = guideShelf({
      cache: join(config.folder, 'guide'),
      content: config.content,
      method: config.method,
      facts: library.folder,
      factsVersion: library.facts.version,
      environment: environmentOf(config),
      log: values.watch ? () => {} : (entry) => log(io, entry),
    });
    const unwatch = values.watch ? shelf.watch((problems) => io.err(watched(problems, io))) : () => {};
    const explore = config.discovery ? lookingBehind(config) : undefined;
    const app = application({ config, library, db: database.db, shelf, ...(explore ? { explore } : {}), clock: systemClock, log: (entry) => log(io, entry) });
    await listen(app, config, () => {
      io.out(hello(`${addressOf(config)}${config.basePath}/`, io));
      // Reading the facts leaves much behind: given back now rather than when memory runs short, on a machine that has little.
      forgetRecognition(library);
      globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
    }).finally(() => {
      for (const one of [timer, mails, letters]) clearInterval(one);
      unwatch();
    });
    await database.close();
    return DONE;
  },
};

/** What the explorer page does when the host allows it: catalogue and tables are loaded with the first domain, not before. */
function lookingBehind({ dns, facts }: Config): (domain: string) => Promise<Readonly<{ found: Discovery; catalogue: Catalogue }>> {
  let ready: Promise<Reaching> | undefined;
  return async (domain) => {
    ready ??= import('./discover.ts').then(({ reach, soundCatalogue }) =>
      reach(soundCatalogue(folderHolding('providers.yaml', facts)), nameServersIn(dns) ?? [], false),
    );
    // What failed once is read again: a catalogue may be mended while the server runs.
    const reaching = await ready.catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    const { discover } = await import('../discovery/discover.ts');
    return { found: await discover(domain, reaching), catalogue: reaching.catalogue };
  };
}

function watched(problems: readonly string[], { lang }: Io): string {
  const time = new Date().toLocaleTimeString(lang);
  if (problems.length === 0) return lang === 'fr' ? `${time} le guide est à jour\n` : `${time} the guide is up to date\n`;
  const kept = lang === 'fr' ? 'la dernière bonne version reste servie' : 'the last good version is still served';
  return `${time} ${kept}\n${problems.map((one) => `  ✗ ${one}\n`).join('')}`;
}

function hello(address: string, { lang }: Io): string {
  return lang === 'fr'
    ? `InfraBasse est servi sur ${address}\n  À essayer : ouvrir cette adresse et cliquer « Estimer ce que nous avons » ;\n  ou, sans navigateur : bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C pour arrêter.\n`
    : `InfraBasse is served on ${address}\n  To try: open this address and click “Estimate what we have”;\n  or, without a browser: bin/infrabasse audit scenarios/association-8/inventory.csv\n  Ctrl+C to stop.\n`;
}

/** One JSON line per event: read by people and by journald alike. */
function log({ err }: Io, entry: Readonly<Record<string, unknown>>): void {
  err(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}
