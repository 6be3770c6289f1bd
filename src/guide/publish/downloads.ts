import type { Lang } from '../../engine/quantity/quantity.ts';
import { writeWords } from '../write/words.ts';
import { type FileKind, guideWords } from './words.ts';

/** Where the list of downloads goes on a page of the server: they are made after it. */
export const DOWNLOADS = '\u0000downloads\u0000';

const SUFFIX: Readonly<Record<FileKind, Readonly<Record<Lang, string>>>> = {
  pdf: { fr: '.pdf', en: '.pdf' },
  ink: { fr: '-encre.pdf', en: '-ink.pdf' },
  booklet: { fr: '-livret-a4.pdf', en: '-booklet-a4.pdf' },
  sheets: { fr: '-fiches-a4.pdf', en: '-sheets-a4.pdf' },
  epub: { fr: '.epub', en: '.epub' },
  html: { fr: '.html', en: '.html' },
  text: { fr: '.txt', en: '.txt' },
};

/** `infrabasse-guide-fr-livret-a4.pdf`. */
export function fileName(kind: FileKind, lang: Lang): string {
  return `infrabasse-guide-${lang}${SUFFIX[kind][lang]}`;
}

const FILE_KINDS = Object.keys(SUFFIX) as readonly FileKind[];

/** The files to take away, each with its size. */
export function downloadsHtml(
  files: readonly Readonly<{ path: string; bytes: Readonly<{ length: number }> }>[],
  lang: Lang,
  before: string,
  date: string,
): string {
  const words = guideWords[lang];
  const items = FILE_KINDS.flatMap((kind) => {
    const name = fileName(kind, lang);
    const file = files.find(({ path }) => path === name);
    return file
      ? [`<li><a href="${before}${name}">${words.kinds[kind]}</a> <span class="src">${writeWords[lang].kilobytes(file.bytes.length)}</span></li>`]
      : [];
  });
  return items.length > 0 ? `<ul class="files">${items.join('\n')}</ul><p class="src">${words.built(date)}</p>` : '';
}
