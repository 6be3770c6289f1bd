import { parseArgs } from 'node:util';
import { restoreSqlite } from '../storage/backup.ts';
import { configured, done, sqlitePath } from './instance.ts';
import { type Command, DONE, wrongCall } from './io.ts';

export const command: Command = {
  usage: { fr: 'infrabasse restore FICHIER [--force]', en: 'infrabasse restore FILE [--force]' },
  about: {
    fr: 'remet une sauvegarde en place, après l’avoir vérifiée ; --force pour remplacer une base',
    en: 'puts a backup in place, after checking it; --force to replace a database',
  },
  async run(args, { out, lang }) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { force: { type: 'boolean' } } });
    const [file] = positionals;
    if (file === undefined) throw wrongCall('attendu : infrabasse restore FICHIER', 'expected: infrabasse restore FILE');
    const restored = done(await restoreSqlite(file, sqlitePath(configured(process.env)), values.force === true));
    out(
      lang === 'fr'
        ? `${restored.file} : base remise en place (${restored.bytes} octets)\n`
        : `${restored.file}: database put in place (${restored.bytes} bytes)\n`,
    );
    return DONE;
  },
};
