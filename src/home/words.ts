import { inBoth } from '../web/words.ts';

type HomeWords = Readonly<{
  title: string;
  lede: readonly string[];
  estimate: string;
  guide: string;
  directory: string;
  explore: string;
  without: string;
  what: string;
  steps: readonly string[];
  trust: string;
  promises: readonly string[];
  data: string;
  method: string;
}>;

const fr: HomeWords = {
  title: 'Voir ses infrastructures numériques, pour en décider',
  lede: [
    'Terminaux, réseaux, centres de données : ce sont eux qui extraient, chauffent, enferment. Hors de vue, personne n’en décide.',
    'InfraBasse aide une association, une commune, une entreprise à voir les siennes, à les juger, et à décider ensemble ce qu’il faut garder, réduire, partager, remplacer, rapatrier, ou ce à quoi renoncer.',
  ],
  estimate: 'Estimer ce que nous avons',
  guide: 'Lire le guide',
  directory: 'Trouver qui peut aider',
  explore: 'Pas d’inventaire ? À partir d’un nom de domaine, voir de qui vous dépendez',
  without: 'Cinq minutes, sans compte. Rien n’est envoyé à un tiers.',
  what: 'Comment cela se passe',
  steps: [
    'Vous dites ce que vous avez, par tas : huit portables, quatre écrans, une box. Ou vous donnez une liste.',
    'Vous voyez d’abord ce que l’on ignore, puis des ordres de grandeur, sur huit critères, avec leurs fourchettes.',
    'Vous ouvrez chaque chiffre jusqu’à sa source, et contestez ceux qui ne sont pas les vôtres.',
    'Vous emportez le résultat : papier, tableur, fichier unique. Il s’efface d’ici après trente jours, ou dès que vous le dites.',
  ],
  trust: 'Ce à quoi vous pouvez vous fier',
  promises: [
    'Pas de note, pas de médaille, pas de classement.',
    'Ce que l’on ne sait pas n’est jamais compté comme nul.',
    'Ni traceur, ni compte, ni JavaScript : cette page est légère, et tourne sur un vieux PC.',
    'Tout est libre : le programme, la méthode, les données.',
  ],
  data: 'Les données et leurs sources',
  method: 'Comment les chiffres sont faits',
};

const en: HomeWords = {
  title: 'Seeing one’s digital infrastructures, to decide on them',
  lede: [
    'Terminals, networks, datacenters: they are what extracts, heats, locks in. Out of sight, nobody decides on them.',
    'InfraBasse helps an association, a commune, a company see its own, judge them, and decide together what to keep, reduce, share, replace, bring home or renounce.',
  ],
  estimate: 'Estimate what we have',
  guide: 'Read the guide',
  directory: 'Find who can help',
  explore: 'No inventory? From a domain name, see whom you depend on',
  without: 'Five minutes, without an account. Nothing is sent to a third party.',
  what: 'How it goes',
  steps: [
    'You say what you have, by batches: eight laptops, four screens, a box. Or you give a list.',
    'You first see what is not known, then orders of magnitude, over eight criteria, with their ranges.',
    'You open each figure down to its source, and contest those that are not yours.',
    'You take the result away: paper, spreadsheet, single file. It is erased from here after thirty days, or as soon as you say so.',
  ],
  trust: 'What you can rely on',
  promises: [
    'No score, no badge, no ranking.',
    'What is not known is never counted as zero.',
    'No tracker, no account, no JavaScript: this page is light, and runs on an old PC.',
    'Everything is free to use and share: the program, the method, the data.',
  ],
  data: 'The data and their sources',
  method: 'How figures are made',
};

export const homeWords = inBoth<HomeWords>(fr, en);
