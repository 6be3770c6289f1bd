import { PATHS, type Parts, type PathName } from '../src/web/paths.ts';
import type { Lang } from '../src/web/words.ts';

/** The addresses a test visits: all of `web/paths.ts`, so that a new page is tested the day it is written. */

/** Addresses that only answer a form. */
const FORMS: readonly PathName[] = ['upload', 'join', 'undo', 'remove', 'askLink'];
/** Addresses that give a file to keep. */
export const FILES: readonly PathName[] = ['download', 'dataFile', 'refusedLines', 'directoryFile'];
/** Addresses that give what no page frames, or only to who has a key: tests/guide and tests/directory ask for them. */
const SERVED: readonly PathName[] = ['guideFeed', 'guideFile', 'guidePicture', 'directoryPrint', 'actorLink', 'moderation', 'decide'];
/** Addresses that show a page. */
export const READABLE = (Object.keys(PATHS) as PathName[]).filter((name) => ![...FORMS, ...FILES, ...SERVED].includes(name));

const PARTS: Parts = { format: 'json', item: 'laptop', country: 'FR', file: 'terminals.csv', actor: 'deuxfleurs', export: 'acteurs.csv' };
/** Parts that are words of a language. */
const WORDS: Readonly<Record<Lang, Parts>> = { fr: { chapter: 'le-pari' }, en: { chapter: 'the-wager' } };
/** What a page must be asked to have something to show. */
const QUERIES: Readonly<Partial<Record<PathName, string>>> = {
  contest: '?fact=laptop/manufacture/gwp&line=1',
  guideSearch: '?q=machine',
  directory: '?near=Rennes&km=50',
  whomToAsk: '?verb=bring-home&near=Rennes',
};

/** What the visited addresses are about: an estimate, and a list that waits to be kept. */
export type Visited = Readonly<{ id: string; list: string }>;

/** A list that has something of every kind to show. */
export const LIST = [
  'Type;Fabricant;Modèle;Quantité;Statut;Utilisateur;Couleur',
  'Portable;Dell;Latitude 5420;3;En service;A. Martin;gris',
  'Écran;Dell;P2419H;2;En stock;;noir',
  'Grille-pain;Anticonstitutionnellement;GP-1;1;En service;B. Petit;',
  'Portable;HP;EliteBook;-2;En service;;',
].join('\n');

export function addressOf(name: PathName, lang: Lang, visited: Visited): string {
  return PATHS[name][lang].replace(/:(\w+)/g, (_, part: string) => ({ ...PARTS, ...WORDS[lang], ...visited })[part] ?? '') + (QUERIES[name] ?? '');
}
