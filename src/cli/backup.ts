import { parseArgs } from 'node:util';
import { type Saved, saveSqlite } from '../storage/backup.ts';
import { configured, done, sqlitePath } from './instance.ts';
import { type Command, DONE, wrongCall } from './io.ts';

export const command: Command = {
  usage: { fr: 'infrabasse backup FICHIER [--force]', en: 'infrabasse backup FILE [--force]' },
  about: { fr: 'copie la base en marche, avec sa somme de contrôle (FICHIER.sha256)', en: 'copies the living database, with its checksum (FILE.sha256)' },
  async run(args, { out, lang }) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { force: { type: 'boolean' } } });
    const [file] = positionals;
    if (file === undefined) throw wrongCall('attendu : infrabasse backup FICHIER', 'expected: infrabasse backup FILE');
    const saved: Saved = done(await saveSqlite(sqlitePath(configured(process.env)), file, values.force === true));
    out(lang === 'fr' ? `${saved.file} : ${saved.bytes} octets, sha256 ${saved.sha256}\n` : `${saved.file}: ${saved.bytes} bytes, sha256 ${saved.sha256}\n`);
    return DONE;
  },
};
