import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, KINDS, type Kind, lastChange } from '../guide/publish/build.ts';
import { fragments } from '../guide/publish/fragments.ts';
import type { Guide } from '../guide/source/read.ts';
import { readGuide } from '../guide/source/read.ts';
import { readMethod } from '../method/read.ts';
import { LANGS } from '../web/words.ts';
import { configured } from './instance.ts';
import { type Command, DONE, type Io, REFUSED, wrongCall } from './io.ts';
import { soundLibrary } from './library.ts';

const STYLE = new URL('../web/style.css', import.meta.url);
const BUILT_IN = 'guide';

export const command: Command = {
  usage: {
    fr: `infrabasse guide build [--out DOSSIER] [--only ${KINDS.join('|')}] [--lang fr|en] ; infrabasse guide check`,
    en: `infrabasse guide build [--out FOLDER] [--only ${KINDS.join('|')}] [--lang fr|en]; infrabasse guide check`,
  },
  about: {
    fr: 'fabrique le guide : site statique, page unique, PDF, livret, fiches, EPUB, texte ; ou dit tout ce qui n’y va pas',
    en: 'makes the guide: static site, single page, PDF, booklet, sheets, EPUB, text; or says all that is wrong in it',
  },
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, only: { type: 'string', multiple: true } },
    });
    const [act, ...more] = positionals;
    if ((act !== 'build' && act !== 'check') || more.length > 0)
      throw wrongCall('attendu : guide build, ou guide check', 'expected: guide build, or guide check');
    const wanted = (values.only ?? []).flatMap((one) => one.split(','));
    const config = configured(process.env);
    const guide = soundGuide(io, config);
    if (!guide) return REFUSED;
    if (act === 'check') {
      const count = guide.books.fr.chapters.length + guide.books.en.chapters.length;
      io.out(io.lang === 'fr' ? `${count} chapitres, rien à redire\n` : `${count} chapters, nothing wrong\n`);
      return DONE;
    }
    const out = values.out ?? BUILT_IN;
    const style = readFileSync(STYLE, 'utf8').replace(/\n/g, '');
    const instant = epochOf(process.env['SOURCE_DATE_EPOCH']) ?? lastChange(guide);
    if (wanted.includes('fragments')) return write(out, fragments({ guide, config, style, instant }), io, false);
    const stranger = wanted.find((one) => !(KINDS as readonly string[]).includes(one));
    if (stranger !== undefined) throw wrongCall(`--only « ${stranger} » : attendu ${KINDS.join(', ')}`, `--only “${stranger}”: expected ${KINDS.join(', ')}`);
    const langs = io.asked ? [io.asked] : LANGS;
    const only = new Set<Kind>(wanted.length > 0 ? (wanted as Kind[]) : KINDS);
    const progress = (what: string, done: number, all: number): void => io.progress?.(`${done}/${all} ${what}`);
    const outputs = await build({ guide, langs, only, instant, style, contact: config.contact, progress });
    io.progress?.('');
    return write(out, outputs, io, true);
  },
};

/** The guide, if nothing is wrong in it; otherwise all that is, and nothing. */
function soundGuide(io: Io, { content, method: methodFolder, facts }: ReturnType<typeof configured>): Guide | undefined {
  const { method, flaws } = readMethod(methodFolder);
  for (const { where, what } of flaws) io.err(`✗ ${where}${io.lang === 'fr' ? ' : ' : ': '}${what[io.lang]}\n`);
  if (flaws.length > 0) return undefined;
  const guide = readGuide(soundLibrary(io, facts), method, content);
  for (const { file, line, ...what } of guide.problems) io.err(`✗ ${file}${line > 0 ? `:${line}` : ''}${io.lang === 'fr' ? ' : ' : ': '}${what[io.lang]}\n`);
  return guide.problems.length > 0 ? undefined : guide;
}

function write(out: string, outputs: readonly Readonly<{ path: string; bytes: Uint8Array }>[], io: Io, told: boolean): number {
  for (const { path, bytes } of outputs) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    if (told && !path.startsWith('site/')) io.out(`${file}  ${Math.ceil(bytes.length / 1000)} ko\n`);
  }
  if (told && outputs.some(({ path }) => path.startsWith('site/'))) io.out(`${join(out, 'site')}/\n`);
  return DONE;
}

function epochOf(seconds: string | undefined): number | undefined {
  if (seconds === undefined || seconds === '') return undefined;
  if (/^\d+$/.test(seconds)) return Number(seconds) * 1000;
  throw wrongCall(`SOURCE_DATE_EPOCH « ${seconds} » : attendu un nombre de secondes`, `SOURCE_DATE_EPOCH “${seconds}”: expected a number of seconds`);
}
