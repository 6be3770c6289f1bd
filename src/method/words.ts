import type { Words } from '../engine/quantity/quantity.ts';

const say = (fr: string, en: string): Words => ({ fr, en });

/** What may be wrong in a method folder. */
export const flaws = {
  missing: say('ce fichier manque', 'this file is missing'),
  unreadable: (reason: string) => say(`ce n’est pas du YAML : ${reason}`, `this is not YAML: ${reason}`),
  absent: say('ce champ manque', 'this field is missing'),
  list: say('attendu une liste', 'expected a list'),
  text: say('attendu un texte', 'expected a text'),
  number: say('attendu un nombre positif', 'expected a positive number'),
  flag: say('attendu true ou false', 'expected true or false'),
  both: say('attendu un texte en français (fr) et un en anglais (en)', 'expected a text in French (fr) and one in English (en)'),
  oneOf: (found: string, known: string) => say(`« ${found} », attendu l’un de : ${known}`, `“${found}”, expected one of: ${known}`),
  twice: (id: string) => say(`l’identifiant ${id} sert deux fois`, `the id ${id} is used twice`),
  dangling: (from: string, id: string) => say(`${from} renvoie à « ${id} », qui n’existe pas`, `${from} refers to “${id}”, which does not exist`),
  elsewhere: (id: string, step: string) => say(`la question ${id} n’est pas de l’étape ${step}`, `question ${id} is not of step ${step}`),
  levels: (found: number) => say(`${found} niveaux, attendu cinq : de 0 à 4`, `${found} levels, expected five: 0 to 4`),
  noFormat: (format: string) => say(`rien pour le format « ${format} »`, `nothing for the format “${format}”`),
  minutes: (found: number, expected: number) => say(`${found} minutes en tout, attendu ${expected}`, `${found} minutes in all, expected ${expected}`),
};
