import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FORMATS } from '../../src/method/method.ts';
import { readMethod } from '../../src/method/read.ts';
import { flaws, method, methodCopy } from './copy.ts';

/** The method is data that the guide prints and the software asks from: it must hold together, and say what does not. */

test('the method holds together: twelve steps, sixteen criteria of five levels, six verbs, thirty commitments', () => {
  assert.deepEqual(flaws, []);
  const criteria = method.rubric.families.flatMap((family) => family.criteria);
  assert.deepEqual(
    [method.principles.length, method.steps.length, criteria.length, method.verbs.length, method.commitments.length, method.skills.length],
    [10, 12, 16, 6, 30, 16],
  );
  assert.deepEqual(
    method.steps.map(({ id }) => id),
    Array.from({ length: 12 }, (_, i) => `E${i}`),
  );
});

test('the half-day format: twenty-two questions, three criteria, and a run sheet of three hours and a half that follows the steps', () => {
  const asked = method.steps.flatMap(({ questions }) => questions.filter(({ flash }) => flash));
  assert.equal(asked.length, 22);
  // 20 + 30 + 25 + 10 + 5 + 15 + 15 + 45 + 25 = 190 minutes, and 20 of pauses; E3 is done before.
  const rows = method.runSheets.find(({ format }) => format === 'flash')?.meetings.flatMap((meeting) => meeting.rows) ?? [];
  const ofStep = (id: string): number => rows.filter(({ step }) => step === id).reduce((sum, { minutes }) => sum + minutes, 0);
  for (const { id, durations } of method.steps.filter((step) => !['E3', 'E10', 'E11'].includes(step.id))) assert.equal(ofStep(id), durations.flash, id);
  assert.equal(
    rows.reduce((sum, { minutes }) => sum + minutes, 0),
    210,
  );
  assert.deepEqual(
    FORMATS.map((format) => method.formats.find(({ id }) => id === format)?.criteria.length),
    [3, 8, 16],
  );
});

test('each meeting of the other formats is two hours and a half long, and the restitution an hour and a half', () => {
  const lengths = (format: string): number[] =>
    method.runSheets.find((one) => one.format === format)?.meetings.map(({ rows }) => rows.reduce((sum, { minutes }) => sum + minutes, 0)) ?? [];
  assert.deepEqual(lengths('short'), [150, 150, 150]);
  assert.deepEqual(lengths('full'), [150, 150, 150, 150, 150, 150, 90]);
});

for (const [what, file, found, put, why] of [
  ['a reference to nothing', 'verbs.yaml', 'about: [E1, E8.2]', 'about: [E1, E8.99]', /keep renvoie à « E8\.99 », qui n’existe pas/],
  ['an id used twice', 'commitments.yaml', 'id: G2\n', 'id: G1\n', /l’identifiant G1 sert deux fois/],
  ['a question of another step', 'steps/e2.yaml', 'id: E2.1\n', 'id: E3.99\n', /la question E3\.99 n’est pas de l’étape E2/],
  ['an answer of no known type', 'steps/e0.yaml', 'type: number', 'type: telepathy', /« telepathy », attendu l’un de : text, number/],
  [
    'a text without its English',
    'principles.yaml',
    'en: "A ceiling is better than a percentage"',
    'english: "A ceiling"',
    /P7: name.*attendu un texte en français/,
  ],
  ['YAML that is none', 'skills.yaml', '- id: skill-hosting', '- id: [', /skills\.yaml:\d+ .*ce n’est pas du YAML/],
  ['a half-day that is longer', 'runsheets.yaml', 'minutes: 45', 'minutes: 50', /215 minutes en tout, attendu 210/],
] as const) {
  test(`${what} is refused, with its file`, () => {
    const copy = methodCopy();
    copy.edit(file, found, put);
    const told = readMethod(copy.folder).flaws.map(({ where, what: words }) => `${where} ${words.fr}`);
    assert.ok(
      told.some((one) => why.test(one)),
      told.join('\n'),
    );
    assert.ok(told.every((one) => one.startsWith('method/')));
  });
}

test('a dangling reference is told with its line', () => {
  const copy = methodCopy();
  const line = copy.edit('commitments.yaml', 'about: [B1, A3]', 'about: [B1, Z9]');
  assert.ok(
    readMethod(copy.folder).flaws.some(({ where }) => where === `method/commitments.yaml:${line}`),
    JSON.stringify(readMethod(copy.folder).flaws),
  );
});

test('a file that is missing is told, and no other fault is made of it', () => {
  const copy = methodCopy();
  rmSync(join(copy.folder, 'verbs.yaml'));
  assert.deepEqual(
    readMethod(copy.folder).flaws.map(({ where, what }) => [where, what.fr]),
    [['method/verbs.yaml', 'ce fichier manque']],
  );
});
