import type { Words } from '../engine/quantity/quantity.ts';

/** The audit method as data: what the guide prints and what the software asks from, so that they cannot differ. */

/** How a question is answered. `I do not know` and `I would rather not say` are always possible. */
export const ANSWERS = ['text', 'number', 'one', 'many', 'list', 'yes-no', 'scale', 'file', 'date', 'directory', 'computed', 'scenario'] as const;
export type Answer = (typeof ANSWERS)[number];

export const FORMATS = ['flash', 'short', 'full'] as const;
export type FormatId = (typeof FORMATS)[number];

export type Question = Readonly<{
  id: string;
  text: Words;
  type: readonly Answer[];
  /** Asked in the half-day format. */
  flash: boolean;
  /** Once for each of these: a usage, a batch, a situation. */
  per?: Words;
  confidential: boolean;
  required: boolean;
  /** What it leads to: criteria, verbs, commitments, skills, steps. */
  about: readonly string[];
}>;

/** One of the twelve steps. Durations are of group time, in the order of the formats; words where no number of minutes fits. */
export type Step = Readonly<{
  id: string;
  name: Words;
  aim: Words;
  gather: Words;
  questions: readonly Question[];
  output: Words;
  durations: Readonly<Record<FormatId, number | Words | null>>;
  note?: Words;
  hosting: Words;
  trap: Words;
}>;

export type Principle = Readonly<{ id: string; name: Words; text: Words }>;

export type Format = Readonly<{
  id: FormatId;
  name: Words;
  duration: Words;
  together: Words;
  alone: Words;
  accompanist: Words;
  steps: Words;
  suits: Words;
  output: Words;
  criteria: readonly string[];
}>;

/** A criterion of the rubric: five levels of what the organisation does, from 0 to 4. */
export type Criterion = Readonly<{
  id: string;
  name: Words;
  scope: 'organisation' | 'service';
  levels: readonly Words[];
  proofs: Words;
  sources: Words;
  feeds: readonly string[];
}>;

export type Family = Readonly<{ id: string; name: Words; criteria: readonly Criterion[] }>;
export type Named = Readonly<{ id: string; name: Words }>;

export type Rubric = Readonly<{
  rules: readonly Words[];
  evidence: readonly Named[];
  severity: Readonly<{ text: Words; dimensions: readonly Named[] }>;
  link: readonly Named[];
  /** What is treated first, whatever the carbon. */
  first: Words;
  families: readonly Family[];
  example: Words;
}>;

export type Verb = Readonly<{ id: string; name: Words; meaning: Words; condition: Words; about: readonly string[] }>;
export type Commitment = Readonly<{ id: string; name: Words; check: Words; about: readonly string[] }>;

/** What an actor can be asked for; `kind` is its word in the directory. */
export type Skill = Readonly<{ id: string; kind: string; name: Words; helps: Words }>;

export type RunRow = Readonly<{ minutes: number; step?: string; what: Words; how: Words }>;
export type RunSheet = Readonly<{
  id: string;
  format: FormatId;
  name: Words;
  bring: Words;
  meetings: readonly Readonly<{ name: Words; rows: readonly RunRow[] }>[];
}>;

export type Method = Readonly<{
  version: string;
  date: string;
  /** How far it has been tried. */
  status: Words;
  changes: readonly Readonly<{ version: string; date: string; what: Words }>[];
  principles: readonly Principle[];
  formats: readonly Format[];
  steps: readonly Step[];
  rubric: Rubric;
  verbs: readonly Verb[];
  commitments: readonly Commitment[];
  skills: readonly Skill[];
  runSheets: readonly RunSheet[];
}>;

/** Everything of the method that has an id and a name, in one id space; a name says what it is: `E3 — Terminaux`. */
export function namesOf({ steps, rubric, verbs, commitments, skills, runSheets }: Method): Map<string, Words> {
  const named =
    (between: string) =>
    (one: Named): [string, Words] => [one.id, { fr: `${one.id}${between}${one.name.fr}`, en: `${one.id}${between}${one.name.en}` }];
  const plain = (one: Named): [string, Words] => [one.id, one.name];
  return new Map([
    ...steps.map(named(' — ')),
    ...steps.flatMap(({ questions }) => questions.map(({ id }): [string, Words] => [id, { fr: `question ${id}`, en: `question ${id}` }])),
    ...rubric.families.flatMap(({ criteria }) => criteria.map(named(' — '))),
    ...verbs.map(plain),
    ...commitments.map(named(' — ')),
    ...skills.map(plain),
    ...runSheets.map(plain),
  ]);
}
