import type { Kind } from '../../inventory/line/outcome.ts';
import { inBoth } from '../../web/words.ts';

type ImportWords = Readonly<{
  title: string;
  readingTitle: string;
  reading: (rows: number) => string;
  readingLede: string;
  lede: string;
  lost: string;
  counts: string;
  kinds: Readonly<Record<Kind, string>>;
  kindsHelp: Readonly<Record<Kind, string>>;
  columns: string;
  read: string;
  ignored: string;
  dropped: string;
  toSay: string;
  toSayLede: string;
  count: (rows: number) => string;
  perhaps: string;
  asItIs: (item: string) => string;
  seen: string;
  itemCount: (item: string, count: string) => string;
  apartLine: (why: string, rows: number, labels: string) => string;
  unknownIsKept: string;
  noDevice: string;
  other: string;
  apply: string;
  more: (groups: number) => string;
  apart: string;
  apartLede: string;
  refused: string;
  refusedLede: string;
  download: string;
  joins: string;
  replaces: string;
  itsOwn: string;
  mends: string;
  joinedAs: (added: number, changed: number, same: number, gone: number) => string;
  compare: string;
  keep: string;
  cancel: string;
  kept: string;
  notRead: string;
  sendAgain: string;
  fileName: string;
  why: string;
  expected: string;
  files: string;
  sheet: string;
  sheetHelp: string;
  send: string;
  another: string;
  anotherLede: string;
  undo: string;
}>;

const s = (count: number): string => (count > 1 ? 's' : '');

const fr: ImportWords = {
  title: 'Avant de garder cette liste',
  readingTitle: 'Lecture de la liste…',
  reading: (rows) => `${rows} ligne${s(rows)} lue${s(rows)}.`,
  readingLede: 'Cette page se rafraîchit d’elle-même. Rien n’est gardé tant que vous ne l’avez pas dit.',
  lede: 'Rien n’est encore gardé : voici ce que la lecture en a compris. Sans réponse, cette page s’efface dans l’heure.',
  lost: 'Cette liste n’est plus là : elle a été gardée, écartée, ou l’heure est passée. Envoyez-la de nouveau.',
  counts: 'Ce que les lignes deviennent',
  kinds: { read: 'reconnues', unsure: 'sans certitude', unrecognised: 'inconnues', apart: 'à part', refused: 'refusées' },
  kindsHelp: {
    read: 'comptées',
    unsure: 'comptées au mieux, fourchette élargie',
    unrecognised: 'gardées, comptées comme inconnues',
    apart: 'ni appareil, ni en service : non comptées',
    refused: 'à corriger, non comptées',
  },
  columns: 'Ce que les colonnes deviennent',
  read: 'Lues',
  ignored: 'Non lues',
  dropped: 'Écartées sans être gardées (personnes, numéros de série)',
  toSay: 'Dites ce que c’est, si vous le savez',
  toSayLede: 'Une réponse vaut pour toutes les lignes qui s’appellent de même, et pour vos prochaines listes dans cette estimation.',
  count: (rows) => `${rows} ligne${s(rows)}`,
  perhaps: 'Ce que c’est',
  asItIs: (item) => `${item} ? (laisser ainsi)`,
  seen: 'Ce que l’on y voit',
  itemCount: (item, count) => `${item} : ${count}`,
  apartLine: (why, rows, labels) => `${why} : ${rows} ligne${s(rows)}${labels ? ` (${labels}${rows > 3 ? '…' : ''})` : ''}`,
  unknownIsKept: 'laisser inconnu',
  noDevice: 'ce n’est pas un appareil',
  other: 'Un autre objet',
  apply: 'Appliquer ces réponses',
  more: (groups) => `Et ${groups} autre${s(groups)} : répondez d’abord à ceux-ci.`,
  apart: 'Mises à part',
  apartLede: 'Elles restent dans votre liste, sans être comptées.',
  refused: 'Refusées',
  refusedLede: 'Vous pourrez les corriger une à une, ou toutes dans ce fichier : seules ces lignes y sont ; renvoyé, il les remplace.',
  download: 'Télécharger les lignes refusées (CSV)',
  joins: 'Dans votre estimation',
  replaces: 'Cette liste met à jour',
  itsOwn: 'aucune : elle s’ajoute au reste',
  mends: 'les lignes refusées, et elles seules',
  joinedAs: (added, changed, same, gone) =>
    `${added} nouvelle${s(added)}, ${changed} changée${s(changed)}, ${same} inchangée${s(same)}${gone === 0 ? '' : ` ; ${gone} ligne${s(gone)} de l’ancienne version n’y ${gone > 1 ? 'sont' : 'est'} plus, et ${gone > 1 ? 'seront retirées' : 'sera retirée'}`}.`,
  compare: 'Comparer avec cette liste',
  keep: 'Garder et calculer',
  cancel: 'Écarter cette liste',
  kept: 'La liste est écartée : rien n’en a été gardé.',
  notRead: 'Ce fichier n’a pas pu être lu',
  sendAgain: 'Envoyer une autre liste',
  fileName: 'lignes-refusees',
  why: 'raison du refus',
  expected: 'attendu',
  files: 'Un ou plusieurs fichiers, 2 Mo au plus en tout',
  sheet: 'Feuille du classeur (facultatif)',
  sheetHelp: 'Sans nom, la première feuille qui contient une liste est lue.',
  send: 'Envoyer',
  another: 'Ajouter ou mettre à jour une liste',
  anotherLede: 'La même liste, renvoyée plus tard, met à jour ses lignes sans les doubler. Vous verrez ce qui change avant de garder.',
  undo: 'Défaire le dernier import',
};

const en: ImportWords = {
  title: 'Before this list is kept',
  readingTitle: 'Reading the list…',
  reading: (rows) => `${rows} line${s(rows)} read.`,
  readingLede: 'This page refreshes by itself. Nothing is kept until you say so.',
  lede: 'Nothing is kept yet: this is what was understood. Without an answer, this page is erased within the hour.',
  lost: 'This list is no longer here: it was kept, or set aside, or the hour has passed. Send it again.',
  counts: 'What the lines become',
  kinds: { read: 'recognised', unsure: 'without certainty', unrecognised: 'unknown', apart: 'set apart', refused: 'refused' },
  kindsHelp: {
    read: 'counted',
    unsure: 'counted at best, with a wider range',
    unrecognised: 'kept, counted as unknown',
    apart: 'no device, or not in use: not counted',
    refused: 'to be mended, not counted',
  },
  columns: 'What the columns become',
  read: 'Read',
  ignored: 'Not read',
  dropped: 'Set aside, not kept (people, serial numbers)',
  toSay: 'Say what it is, if you know',
  toSayLede: 'An answer holds for all lines called alike, and for your next lists in this estimate.',
  count: (rows) => `${rows} line${s(rows)}`,
  perhaps: 'What it is',
  asItIs: (item) => `${item}? (leave it so)`,
  seen: 'What is seen in it',
  itemCount: (item, count) => `${item}: ${count}`,
  apartLine: (why, rows, labels) => `${why}: ${rows} line${s(rows)}${labels ? ` (${labels}${rows > 3 ? '…' : ''})` : ''}`,
  unknownIsKept: 'leave it unknown',
  noDevice: 'this is no device',
  other: 'Another item',
  apply: 'Apply these answers',
  more: (groups) => `And ${groups} other${s(groups)}: answer these first.`,
  apart: 'Set apart',
  apartLede: 'They stay in your list, without being counted.',
  refused: 'Refused',
  refusedLede: 'You may mend them one by one, or all in this file: it holds these lines only; sent again, it replaces them.',
  download: 'Download the refused lines (CSV)',
  joins: 'In your estimate',
  replaces: 'This list brings up to date',
  itsOwn: 'none: it comes on top of the rest',
  mends: 'the refused lines, and only them',
  joinedAs: (added, changed, same, gone) =>
    `${added} new, ${changed} changed, ${same} unchanged${gone === 0 ? '' : `; ${gone} line${s(gone)} of the former version ${gone > 1 ? 'are' : 'is'} no longer in it, and will be taken out`}.`,
  compare: 'Compare with this list',
  keep: 'Keep and compute',
  cancel: 'Set this list aside',
  kept: 'The list is set aside: nothing of it was kept.',
  notRead: 'This file could not be read',
  sendAgain: 'Send another list',
  fileName: 'refused-lines',
  why: 'why it was refused',
  expected: 'expected',
  files: 'One or more files, 2 MB at most in all',
  sheet: 'Sheet of the workbook (optional)',
  sheetHelp: 'Without a name, the first sheet that holds a list is read.',
  send: 'Send',
  another: 'Add a list, or bring one up to date',
  anotherLede: 'The same list, sent again later, brings its lines up to date without doubling them. You will see what changes before it is kept.',
  undo: 'Undo the last import',
};

export const importWords = inBoth<ImportWords>(fr, en);
