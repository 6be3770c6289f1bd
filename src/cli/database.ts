import type { readConfig } from '../config.ts';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Saved, Trouble } from '../storage/backup.ts';
import { Refusal } from './io.ts';

/** The file of the database, for the commands that copy it. PostgreSQL has its own tools, and they are named. */
export function sqlitePath(read: ReturnType<typeof readConfig>): string {
  if ('wrong' in read)
    throw new Refusal({
      fr: read.wrong.map(({ name, found }) => `${name} : « ${found} »`).join(', '),
      en: read.wrong.map(({ name, found }) => `${name}: “${found}”`).join(', '),
    });
  const { database } = read.config;
  if (!database.startsWith('sqlite:')) throw new Refusal(WHY['not-sqlite']('', ''));
  return database.slice('sqlite:'.length);
}

/** What was saved; a trouble becomes a refusal in words. */
export function troubled(result: Saved | Trouble, file: string): Saved {
  if (typeof result !== 'string') return result;
  throw new Refusal(WHY[result](file, file));
}

const WHY: Readonly<Record<Trouble, (fr: string, en: string) => Words>> = {
  exists: (file) => ({
    fr: `${file} : quelque chose serait écrasé ; attendu --force pour le vouloir`,
    en: `${file}: something would be overwritten; expected --force to mean it`,
  }),
  'no-file': (file) => ({ fr: `${file} : rien à copier, le fichier n’existe pas`, en: `${file}: nothing to copy, the file does not exist` }),
  'no-checksum': (file) => ({
    fr: `${file}.sha256 manque : attendu la somme de contrôle écrite par « backup »`,
    en: `${file}.sha256 is missing: expected the checksum written by “backup”`,
  }),
  'wrong-checksum': (file) => ({
    fr: `${file} : le contenu ne correspond pas à ${file}.sha256 ; la sauvegarde est abîmée`,
    en: `${file}: the content does not match ${file}.sha256; the backup is damaged`,
  }),
  'not-a-database': (file) => ({ fr: `${file} : ce n’est pas une base saine`, en: `${file}: this is not a sound database` }),
  'in-use': () => ({ fr: 'le serveur tourne sur cette base : arrêtez-le d’abord', en: 'the server is running on this database: stop it first' }),
  'not-sqlite': () => ({ fr: 'la base est PostgreSQL : employez pg_dump et pg_restore', en: 'the database is PostgreSQL: use pg_dump and pg_restore' }),
};
