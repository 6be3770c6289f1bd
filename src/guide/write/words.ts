import type { Lang } from '../../engine/quantity/quantity.ts';
import { longDay } from '../../web/site.ts';

/** `25 novembre 2026`, of a day written `2026-11-25`. */
export function written(day: string, lang: Lang): string {
  return longDay(Date.parse(day), lang);
}

const fr = {
  table: 'Tableau',
  notes: 'Notes',
  note: (rank: number) => `Note ${rank}`,
  back: (rank: number) => `Retour à l’appel de note ${rank}`,
  value: 'Valeur',
  range: 'Fourchette',
  unknown: 'inconnu',
  contents: 'Sommaire',
  part: (rank: number) => `Partie ${rank}`,
  picture: 'Image',
  pageOf: (page: number) => `p. ${page}`,
  foreign: { lang: 'en', words: 'en anglais' },
  lag: (version: number, now: number) => `Ce chapitre suit la version ${version} du texte anglais, qui en est à la version ${now}.`,
  cover: 'Couverture',
  landmarks: 'Repères',
  pages: 'Pages de l’édition A5',
  generated: (date: string) => `Édition du ${written(date, 'fr')}.`,
  weights: 'Ce que cela pèse',
  weight: 'Poids',
  file: 'Page ou fichier',
  kilobytes: (bytes: number) => `${new Intl.NumberFormat('fr', { maximumSignificantDigits: 2 }).format(Math.max(bytes, 100) / 1000)}\u00a0ko`,
  weighed: 'Pages pesées comme elles voyagent, compressées, avec leur style. Chaque fichier à télécharger est pesé auprès de son lien.',
  sheets: 'Fiches d’atelier',
  more: 'Voir aussi',
};

const en: typeof fr = {
  table: 'Table',
  notes: 'Notes',
  note: (rank) => `Note ${rank}`,
  back: (rank) => `Back to the call of note ${rank}`,
  value: 'Value',
  range: 'Range',
  unknown: 'unknown',
  contents: 'Contents',
  part: (rank) => `Part ${rank}`,
  picture: 'Picture',
  pageOf: (page) => `p. ${page}`,
  foreign: { lang: 'fr', words: 'in French' },
  lag: (version, now) => `This chapter follows version ${version} of the French text, which is at version ${now}.`,
  cover: 'Cover',
  landmarks: 'Landmarks',
  pages: 'Pages of the A5 edition',
  generated: (date) => `Edition of ${written(date, 'en')}.`,
  weights: 'What it weighs',
  weight: 'Weight',
  file: 'Page or file',
  kilobytes: (bytes) => `${new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(Math.max(bytes, 100) / 1000)}\u00a0kB`,
  weighed: 'Pages are weighed as they travel, compressed, with their style. Each file to download is weighed beside its link.',
  sheets: 'Workshop sheets',
  more: 'See also',
};

/** Words that the outputs of the guide add around its text. */
export const writeWords: Readonly<Record<Lang, typeof fr>> = { fr, en };
