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
  if (!database.startsWith('sqlite:'))
    throw new Refusal({ fr: 'la base est PostgreSQL : employez pg_dump et pg_restore', en: 'the database is PostgreSQL: use pg_dump and pg_restore' });
  return database.slice('sqlite:'.length);
}

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
  'not-a-database': (file) => ({ fr: `${file} : ce n’est pas une base saine`, en: `${file}: this is not a sound database` }),
  'in-use': (file) => ({
    fr: `${file} : le serveur tourne sur cette base ; arrêtez-le d’abord`,
    en: `${file}: the server is running on this database; stop it first`,
  }),
};
