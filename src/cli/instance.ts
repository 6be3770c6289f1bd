import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Saved, Trouble } from '../storage/backup.ts';
import type { Database } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { openDatabase, withoutSecret } from '../storage/open.ts';
import { systemClock } from '../web/site.ts';
import { Refusal } from './io.ts';

/** The settings of the environment; all that is wrong is said at once. */
export function configured(environment: NodeJS.ProcessEnv): Config {
  const read = readConfig(environment);
  if ('config' in read) return read.config;
  throw new Refusal({
    fr: read.wrong.map(({ name, found, expected }) => `${name} : trouvé « ${found} », attendu ${expected}`).join('\n'),
    en: read.wrong.map(({ name, found, expected }) => `${name}: found “${found}”, expected ${expected}`).join('\n'),
  });
}

/** The file of the database, for the commands that copy it. PostgreSQL has its own tools, and they are named. */
export function sqlitePath({ database }: Config): string {
  if (database.startsWith('sqlite:')) return database.slice('sqlite:'.length);
  throw new Refusal({ fr: 'la base est PostgreSQL : employez pg_dump et pg_restore', en: 'the database is PostgreSQL: use pg_dump and pg_restore' });
}

/** The database, in its current shape. One that does not open, or does not answer, is a setting to mend. */
export async function opened({ database: url, folder }: Config): Promise<Database> {
  try {
    const database = await openDatabase(url);
    await migrate(database, join(folder, 'backups'), systemClock.now());
    return database;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!UNREACHABLE.test(code) && !UNREACHABLE.test(message)) throw error;
    const found = withoutSecret(url);
    throw new Refusal({
      fr: `INFRABASSE_DATABASE : « ${found} » ne s’ouvre pas (${message}) ; attendu un fichier que l’on peut écrire, ou une base PostgreSQL qui répond`,
      en: `INFRABASSE_DATABASE: “${found}” does not open (${message}); expected a file that can be written, or a PostgreSQL database that answers`,
    });
  }
}

/** Codes of the system, of PostgreSQL (access refused, no such database, not now) and words of SQLite that mean so. */
const UNREACHABLE = /^E[A-Z]+$|^(28|3D|57P)|unable to open|readonly database|not a database/;

/** What was saved; a trouble becomes a refusal in words. */
export function done(result: Saved | Trouble): Saved {
  if (!('trouble' in result)) return result;
  throw new Refusal(WHY[result.trouble](result.file));
}

const WHY: Readonly<Record<Trouble['trouble'], (file: string) => Words>> = {
  exists: (file) => ({ fr: `${file} serait écrasé ; attendu --force pour le vouloir`, en: `${file} would be overwritten; expected --force to mean it` }),
  'no-file': (file) => ({ fr: `${file} : rien à copier, le fichier n’existe pas`, en: `${file}: nothing to copy, the file does not exist` }),
  itself: (file) => ({ fr: `${file} est la base elle-même ; attendu un autre fichier`, en: `${file} is the database itself; expected another file` }),
  'no-checksum': (file) => ({
    fr: `${file} manque : attendu la somme de contrôle écrite par « backup »`,
    en: `${file} is missing: expected the checksum written by “backup”`,
  }),
  'wrong-checksum': (file) => ({
    fr: `${file} : le contenu ne correspond pas à sa somme de contrôle ; la sauvegarde est abîmée`,
    en: `${file}: the content does not match its checksum; the backup is damaged`,
  }),
  'not-a-file': (file) => ({
    fr: `${file} : ce n’est pas un fichier ; attendu le chemin d’un fichier`,
    en: `${file}: this is not a file; expected the path of a file`,
  }),
  'not-a-database': (file) => ({ fr: `${file} : ce n’est pas une base saine`, en: `${file}: this is not a sound database` }),
  'in-use': (file) => ({
    fr: `${file} : le serveur tourne sur cette base ; arrêtez-le d’abord`,
    en: `${file}: the server is running on this database; stop it first`,
  }),
};
