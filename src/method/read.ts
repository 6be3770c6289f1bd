import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml, YAMLException } from 'js-yaml';
import type { Words } from '../engine/quantity/quantity.ts';
import type { Flaw } from '../facts/words.ts';
import { check } from './check.ts';
import { METHOD_FOLDER } from './folder.ts';
import { ANSWERS, type Answer, FORMATS, type FormatId, type Method, type Named, type Question, type Step } from './method.ts';
import { flaws as words } from './words.ts';

/** Reads a method folder and checks it. Problems are told all at once, each with its file and, where it is known, its line. */
export function readMethod(folder = METHOD_FOLDER): Readonly<{ method: Method; flaws: readonly Flaw[] }> {
  const flaws: Flaw[] = [];
  const files = new Map<string, string>();
  const open = (name: string): Node => {
    const path = join(folder, name);
    if (!existsSync(path)) {
      flaws.push({ where: `method/${name}`, what: words.missing });
      return new Node(`method/${name}`, undefined, flaws);
    }
    const text = readFileSync(path, 'utf8');
    files.set(`method/${name}`, text);
    try {
      return new Node(`method/${name}`, parseYaml(text), flaws);
    } catch (error) {
      const mark = error instanceof YAMLException ? error.mark : undefined;
      const where = `method/${name}${mark ? `:${mark.line + 1}` : ''}`;
      flaws.push({ where, what: words.unreadable(error instanceof YAMLException ? error.reason : String(error)) });
      return new Node(`method/${name}`, undefined, flaws);
    }
  };
  const about = open('version.yaml');
  const steps = existsSync(join(folder, 'steps')) ? readdirSync(join(folder, 'steps')).filter((name) => name.endsWith('.yaml')) : [];
  if (steps.length === 0) flaws.push({ where: 'method/steps', what: words.missing });
  const rubric = open('rubric.yaml');
  const method: Method = {
    version: about.text('version'),
    date: about.text('date'),
    status: about.words('status'),
    changes: about.list('changes').map((one) => ({ version: one.text('version'), date: one.text('date'), what: one.words('what') })),
    principles: open('principles.yaml')
      .all()
      .map((one) => ({ ...named(one), text: one.words('text') })),
    formats: open('formats.yaml')
      .all()
      .map((one) => ({
        id: one.oneOf('id', FORMATS) ?? 'full',
        name: one.words('name'),
        duration: one.words('duration'),
        together: one.words('together'),
        alone: one.words('alone'),
        accompanist: one.words('accompanist'),
        steps: one.words('steps'),
        suits: one.words('suits'),
        output: one.words('output'),
        criteria: one.texts('criteria'),
      })),
    steps: steps.map((name) => step(open(`steps/${name}`))).sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1))),
    rubric: {
      rules: rubric.list('rules').map((one) => one.ownWords()),
      evidence: rubric.list('evidence').map(named),
      severity: { text: rubric.words('severity'), dimensions: rubric.at('severity').list('dimensions').map(named) },
      link: rubric.list('link').map(named),
      first: rubric.words('first'),
      families: rubric.list('families').map((family) => ({
        ...named(family),
        criteria: family.list('criteria').map((one) => ({
          ...named(one),
          scope: one.oneOf('scope', ['organisation', 'service'] as const) ?? 'organisation',
          levels: one.list('levels').map((level) => level.ownWords()),
          proofs: one.words('proofs'),
          sources: one.words('sources'),
          feeds: one.texts('feeds'),
        })),
      })),
      example: rubric.words('example'),
    },
    verbs: open('verbs.yaml')
      .all()
      .map((one) => ({ ...named(one), meaning: one.words('meaning'), condition: one.words('condition'), about: one.texts('about') })),
    commitments: open('commitments.yaml')
      .all()
      .map((one) => ({ ...named(one), check: one.words('check'), about: one.texts('about') })),
    skills: open('skills.yaml')
      .all()
      .map((one) => ({ ...named(one), kind: one.text('kind'), helps: one.words('helps') })),
    runSheets: open('runsheets.yaml')
      .all()
      .map((one) => ({
        ...named(one),
        format: one.oneOf('format', FORMATS) ?? 'full',
        bring: one.words('bring'),
        meetings: one.list('meetings').map((meeting) => ({
          name: meeting.words('name'),
          rows: meeting.list('rows').map((row) => ({
            minutes: row.number('minutes'),
            ...(row.has('step') ? { step: row.text('step') } : {}),
            what: row.words('what'),
            how: row.words('how'),
          })),
        })),
      })),
  };
  return { method, flaws: flaws.length > 0 ? flaws : check(method, files) };
}

function named(one: Node): Named {
  return { id: one.text('id'), name: one.words('name') };
}

function step(one: Node): Step {
  const minutes = one.at('minutes');
  const said = one.has('durations') ? one.at('durations') : undefined;
  const duration = (id: FormatId): number | Words | null => (said?.has(id) ? said.words(id) : minutes.has(id) ? minutes.number(id) : null);
  return {
    ...named(one),
    aim: one.words('aim'),
    gather: one.words('gather'),
    questions: one.list('questions').map(question),
    output: one.words('output'),
    durations: { flash: duration('flash'), short: duration('short'), full: duration('full') },
    ...(one.has('note') ? { note: one.words('note') } : {}),
    hosting: one.words('hosting'),
    trap: one.words('trap'),
  };
}

function question(one: Node): Question {
  const type = one.text('type').split('+');
  for (const name of type) if (!(ANSWERS as readonly string[]).includes(name)) one.wrong('type', words.oneOf(name, ANSWERS.join(', ')));
  return {
    id: one.text('id'),
    text: one.words('text'),
    type: type as Answer[],
    flash: one.flag('flash'),
    ...(one.has('per') ? { per: one.words('per') } : {}),
    confidential: one.flag('confidential'),
    required: one.flag('required'),
    about: one.texts('about'),
  };
}

/** A value of a YAML file, with where it stands: what is missing or of another kind is told, and reading goes on. */
class Node {
  readonly where: string;
  readonly value: unknown;
  readonly flaws: Flaw[];
  constructor(where: string, value: unknown, flaws: Flaw[]) {
    this.where = where;
    this.value = value;
    this.flaws = flaws;
  }
  wrong(name: string, what: Words): void {
    // A file that could not be read at all has been told once.
    if (this.value !== undefined) this.flaws.push({ where: name ? `${this.where}: ${name}` : this.where, what });
  }
  field(name: string): unknown {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, name) ? (this.value as Record<string, unknown>)[name] : undefined;
  }
  has(name: string): boolean {
    return this.field(name) !== undefined && this.field(name) !== null;
  }
  at(name: string): Node {
    if (!this.has(name)) this.wrong(name, words.absent);
    return new Node(`${this.where}: ${name}`, this.field(name), this.flaws);
  }
  all(): Node[] {
    if (!Array.isArray(this.value)) {
      this.wrong('', words.list);
      return [];
    }
    return this.value.map((one, i) => new Node(`${this.where}: ${isRecord(one) && typeof one['id'] === 'string' ? one['id'] : i + 1}`, one, this.flaws));
  }
  list(name: string): Node[] {
    return this.at(name).all();
  }
  text(name: string): string {
    const value = this.field(name);
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
    this.wrong(name, words.text);
    return '';
  }
  texts(name: string): string[] {
    const value = this.field(name) ?? [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    this.wrong(name, words.list);
    return [];
  }
  number(name: string): number {
    const value = this.field(name);
    if (typeof value === 'number' && value >= 0) return value;
    this.wrong(name, words.number);
    return 0;
  }
  flag(name: string): boolean {
    const value = this.field(name) ?? false;
    if (typeof value !== 'boolean') this.wrong(name, words.flag);
    return value === true;
  }
  oneOf<Word extends string>(name: string, known: readonly Word[]): Word | undefined {
    const value = this.text(name);
    const found = known.find((one) => one === value);
    if (!found) this.wrong(name, words.oneOf(value, known.join(', ')));
    return found;
  }
  words(name: string): Words {
    return this.at(name).ownWords();
  }
  ownWords(): Words {
    const { fr, en } = isRecord(this.value) ? this.value : {};
    if (typeof fr === 'string' && typeof en === 'string' && fr.trim() !== '' && en.trim() !== '') return { fr: oneLine(fr), en: oneLine(en) };
    this.wrong('', words.both);
    return { fr: '', en: '' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lines folded by the hand of who wrote them; unbreakable spaces stay. */
function oneLine(text: string): string {
  return text.trim().replace(/[ \t]*\n[ \t]*/g, ' ');
}
