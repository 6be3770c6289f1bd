import type { Field } from '../../inventory/fields.ts';
import type { Lang } from '../../web/words.ts';
import { csvCell } from '../show/export.ts';
import type { Preview } from './preview.ts';
import type { Pending } from './store.ts';
import { importWords } from './words.ts';

/** The refused lines as a file to mend and send again: the columns as they were written, then why each was refused. */
export function refusedLines({ rows, file }: Pending, { refused }: Preview, lang: Lang): string {
  const words = importWords[lang];
  const ranks = [...new Set(refused.map(({ line }) => line))];
  const fields = [...new Set(ranks.flatMap((rank) => Object.keys(rows[rank - 1] ?? {})))] as Field[];
  const header = [...fields.map((field) => file.columns[field] ?? field), words.why, words.expected];
  const body = ranks.map((rank) => {
    const its = refused.filter(({ line }) => line === rank);
    const cells = fields.map((field) => rows[rank - 1]?.[field] ?? '');
    return [
      ...cells,
      its.map(({ column, why }) => `${file.columns[column as Field] ?? column} : ${why[lang]}`).join(' ; '),
      its.map(({ expected }) => expected[lang]).join(' ; '),
    ];
  });
  const separator = lang === 'fr' ? ';' : ',';
  // Without this mark, the spreadsheets people have read accents as gibberish.
  return `\ufeff${[header, ...body].map((row) => row.map((cell) => csvCell(cell, String)).join(separator)).join('\n')}\n`;
}
