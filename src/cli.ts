import { parseArgs } from 'node:util';
import { type Command, DONE, FAULT, type Io, Refusal, WRONG_CALL } from './cli/io.ts';
import { LANGS, type Lang } from './web/words.ts';

/** The door of the command line: finds the command, and catches once what went wrong. */

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./cli/serve.ts'),
  audit: () => import('./cli/audit.ts'),
  explain: () => import('./cli/explain.ts'),
  formulas: () => import('./cli/formulas.ts'),
  compute: () => import('./cli/compute.ts'),
  data: () => import('./cli/data.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
};

const HELP = {
  title: { fr: 'Usage : infrabasse COMMANDE [OPTIONS]', en: 'Usage: infrabasse COMMAND [OPTIONS]' },
  lang: { fr: '--lang fr|en : langue des réponses (fr par défaut)', en: '--lang fr|en: language of the answers (fr by default)' },
  unknown: { fr: 'commande inconnue', en: 'unknown command' },
  fault: { fr: 'Erreur de notre fait, référence', en: 'A fault of ours, reference' },
  debug: { fr: 'relancez avec --debug pour le détail', en: 'run again with --debug for the details' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const debug = argv.includes('--debug');
  const { lang, rest } = langOf(argv.filter((arg) => arg !== '--debug'));
  const io: Io = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    lang,
    today: new Date().toISOString().slice(0, 10),
  };
  const [name, ...args] = rest;
  const load = COMMANDS[name ?? ''];
  try {
    if (!load) return await help(name, io);
    const { command } = await load();
    if (args.includes('--help')) {
      io.out(`${command.usage}\n${command.about[lang]}\n`);
      return DONE;
    }
    return await command.run(args, io);
  } catch (error) {
    return complain(error, io, debug, name);
  }
}

async function help(name: string | undefined, io: Io): Promise<number> {
  const wanted = name === undefined || name === '--help' || name === 'help';
  const write = wanted ? io.out : io.err;
  if (!wanted) write(`infrabasse: ${HELP.unknown[io.lang]} « ${name} »\n`);
  write(`${HELP.title[io.lang]}\n\n`);
  for (const load of Object.values(COMMANDS)) {
    const { usage, about } = (await load()).command;
    write(`  ${usage}\n      ${about[io.lang]}\n`);
  }
  write(`\n${HELP.lang[io.lang]}\n`);
  return wanted ? DONE : WRONG_CALL;
}

function complain(error: unknown, { err, lang }: Io, debug: boolean, name: string | undefined): number {
  if (error instanceof Refusal) {
    err(`infrabasse ${name}: ${error.words[lang]}\n`);
    return error.code;
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    err(`infrabasse ${name}: ${error.message}\n`);
    return WRONG_CALL;
  }
  const detail = error instanceof Error ? (debug ? (error.stack ?? error.message) : error.message) : String(error);
  err(`${HELP.fault[lang]} ${Date.now().toString(36)} : ${detail}\n${debug ? '' : `${HELP.debug[lang]}\n`}`);
  return FAULT;
}

/** `--lang` may stand anywhere: it is read before the command is known. */
function langOf(argv: readonly string[]): { lang: Lang; rest: string[] } {
  const { tokens } = parseArgs({ args: [...argv], options: { lang: { type: 'string' } }, strict: false, tokens: true, allowPositionals: true });
  const token = tokens.find((one) => one.kind === 'option' && one.name === 'lang');
  if (token?.kind !== 'option') return { lang: 'fr', rest: [...argv] };
  const lang = LANGS.find((one) => one === token.value) ?? 'fr';
  return { lang, rest: argv.filter((_, i) => i !== token.index && !(i === token.index + 1 && token.inlineValue === false)) };
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read us has left (`| head`): nothing more to say.
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
