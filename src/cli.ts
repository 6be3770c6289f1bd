import { parseArgs } from 'node:util';
import { type Command, DONE, FAULT, type Io, REFUSED, Refusal, WRONG_CALL, wrongCall } from './cli/io.ts';
import type { Words } from './engine/quantity/quantity.ts';
import { LANGS, type Lang } from './web/words.ts';

/** The door of the command line: finds the command, and catches once what went wrong. */

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./cli/serve.ts'),
  audit: () => import('./cli/audit.ts'),
  explain: () => import('./cli/explain.ts'),
  formulas: () => import('./cli/formulas.ts'),
  compute: () => import('./cli/compute.ts'),
  data: () => import('./cli/data.ts'),
  guide: () => import('./cli/guide.ts'),
  discover: () => import('./cli/discover.ts'),
  directory: () => import('./cli/directory.ts'),
  inspect: () => import('./cli/inspect.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
};

const HELP = {
  title: { fr: 'Usage : infrabasse COMMANDE [OPTIONS]', en: 'Usage: infrabasse COMMAND [OPTIONS]' },
  lang: { fr: '--lang fr|en : langue des réponses (fr par défaut)', en: '--lang fr|en: language of the answers (fr by default)' },
  unknown: { fr: 'commande inconnue', en: 'unknown command' },
  fault: { fr: 'Erreur de notre fait, référence', en: 'A fault of ours, reference' },
  option: { fr: 'option inconnue', en: 'unknown option' },
  value: { fr: 'cette option veut une valeur, ou n’en veut pas', en: 'this option wants a value, or wants none' },
  positional: { fr: 'argument de trop', en: 'one argument too many' },
  expected: { fr: 'attendu', en: 'expected' },
  debug: { fr: 'relancez avec --debug pour le détail', en: 'run again with --debug for the details' },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const debug = argv.includes('--debug');
  const { lang, asked, wrong, rest } = langOf(argv.filter((arg) => arg !== '--debug'));
  const io: Io = {
    out: (text) => void process.stdout.write(harmless(text)),
    err: (text) => void process.stderr.write(harmless(text)),
    ...(process.stderr.isTTY ? { progress: (text: string) => void process.stderr.write(`\r${harmless(text)}\u001b[K`) } : {}),
    lang,
    ...(asked ? { asked } : {}),
    today: new Date().toISOString().slice(0, 10),
  };
  const [name, ...args] = rest;
  if (wrong !== undefined) {
    for (const own of LANGS) io.err(`infrabasse: --lang « ${wrong} », ${HELP.expected[own]} : ${LANGS.join(', ')}\n`);
    return WRONG_CALL;
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!load) return await help(name, io);
    const { command } = await load();
    if (args.includes('--help')) {
      io.out(`${command.usage[lang]}\n${command.about[lang]}\n`);
      return DONE;
    }
    return await command.run(args, io).catch((error: unknown) => {
      throw misread(error, command);
    });
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
    write(`  ${usage[io.lang]}\n      ${about[io.lang]}\n`);
  }
  write(`\n${HELP.lang[io.lang]}\n`);
  return wanted ? DONE : WRONG_CALL;
}

function complain(error: unknown, { err, lang }: Io, debug: boolean, name: string | undefined): number {
  if (error instanceof Refusal) {
    err(`infrabasse ${name}: ${error.words[lang]}\n`);
    return error.code;
  }
  const detail = error instanceof Error ? (debug ? (error.stack ?? error.message) : error.message) : String(error);
  err(`${HELP.fault[lang]} ${Date.now().toString(36)} : ${detail}\n${debug ? '' : `${HELP.debug[lang]}\n`}`);
  return FAULT;
}

/** What the reader of arguments of Node says in English, in our words; any other error as it is. */
function misread(error: unknown, { usage }: Command): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const what = MISREAD[String(error.code)];
  if (!what) return error;
  const found = /'([^']*)'/.exec(error.message)?.[1]?.replace(/ <value>$/, '') ?? '';
  return wrongCall(`${what.fr} : « ${found} » ; ${HELP.expected.fr} : ${usage.fr}`, `${what.en}: “${found}”; ${HELP.expected.en}: ${usage.en}`);
}

const MISREAD: Readonly<Record<string, Words>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: HELP.option,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: HELP.value,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: HELP.positional,
};

/** Text that a terminal only shows: a label may hold what would clear the screen, or turn the rest of a line around. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** `--lang` may stand anywhere: it is read before the command is known. */
function langOf(argv: readonly string[]): { lang: Lang; asked?: Lang; wrong?: string; rest: string[] } {
  const { tokens } = parseArgs({ args: [...argv], options: { lang: { type: 'string' } }, strict: false, tokens: true, allowPositionals: true });
  const token = tokens.find((one) => one.kind === 'option' && one.name === 'lang');
  if (token?.kind !== 'option') return { lang: 'fr', rest: [...argv] };
  const lang = LANGS.find((one) => one === token.value);
  if (!lang) return { lang: 'fr', wrong: token.value ?? '', rest: [...argv] };
  return { lang, asked: lang, rest: argv.filter((_, i) => i !== token.index && !(i === token.index + 1 && token.inlineValue === false)) };
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read us has left (`| head`): nothing more to say.
  if (error.code === 'EPIPE') process.exit(DONE);
  process.stderr.write(`infrabasse: ${error.message}\n`);
  process.exit(REFUSED);
});
process.exitCode = await main(process.argv.slice(2));
