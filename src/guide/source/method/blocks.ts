import type { Lang, Words } from '../../../engine/quantity/quantity.ts';
import { type Criterion, FORMATS, type Method, type Question, type RunSheet, type Step } from '../../../method/method.ts';
import { type Block, type Entry, type Inline, paragraph, text } from '../../book.ts';
import { typography } from '../markdown/typography.ts';
import { methodWords } from './words.ts';

/** The method as the guide prints it: every word of it comes from the files the software itself asks from. */

type Writing = Readonly<{
  lang: Lang;
  method: Method /** A link by id. */;
  ref: (id: string) => Inline /** Themes that feed a step. */;
  themes: (step: string) => readonly string[];
}>;

const strong = (words: string): Inline => ({ kind: 'strong', of: text(words) });

/** `But : …`, the label in bold. */
function labelled(label: string, words: Words, lang: Lang): Block {
  return paragraph([strong(label), ...text(`${lang === 'fr' ? '\u00a0: ' : ': '}${said(words, lang)}`)]);
}

function said(words: Words, lang: Lang): string {
  return typography(words[lang], lang);
}

/** Links separated by commas. */
function refs(ids: readonly string[], ref: Writing['ref']): Inline[] {
  return ids.flatMap((id, i) => (i === 0 ? [ref(id)] : [...text(', '), ref(id)]));
}

/** The items that need an id of their own, such as verbs, make a heading, so that outlines and links find them. */
function heading(id: string, level: 2 | 3, words: string): Block {
  return { kind: 'heading', level, id, of: text(words) };
}

export function principles({ method, lang }: Writing): Block[] {
  return [
    {
      kind: 'list',
      ordered: true,
      items: method.principles.map(({ name, text: words }) => [paragraph([strong(ended(said(name, lang))), ...text(` ${said(words, lang)}`)])]),
    },
  ];
}

function ended(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

export function formats({ method, lang, ref }: Writing): Block[] {
  const words = methodWords[lang];
  const all = method.rubric.families.flatMap(({ criteria }) => criteria).length;
  const fields = ['duration', 'together', 'alone', 'accompanist', 'steps', undefined, 'suits', 'output'] as const;
  return [
    {
      kind: 'table',
      caption: '',
      head: [text(''), ...method.formats.map(({ name }) => text(said(name, lang)))],
      rows: fields.map((field, i) => [
        text(words.formats[i] ?? ''),
        ...method.formats.map((format) =>
          field ? text(said(format[field], lang)) : format.criteria.length === all ? text(words.all) : refs(format.criteria, ref),
        ),
      ]),
      right: [false, false, false, false],
    },
    paragraph(words.flashKey, 'small'),
  ];
}

export function step(one: Step, writing: Writing): Block[] {
  const { lang, ref, themes } = writing;
  const words = methodWords[lang];
  const times = FORMATS.map((format) => {
    const duration = one.durations[format];
    const long = duration === null ? words.outside : typeof duration === 'number' ? words.minutes(duration) : said(duration, lang);
    return `${words.format[format]} ${long}`;
  });
  const fed = themes(one.id);
  return [
    heading(one.id, 2, `${one.id} — ${said(one.name, lang)}`),
    labelled(words.aim, one.aim, lang),
    labelled(words.gather, one.gather, lang),
    { kind: 'entries', entries: one.questions.map((question) => entryOf(question, writing)) },
    labelled(words.output, one.output, lang),
    paragraph([strong(words.durations), ...text(`${lang === 'fr' ? '\u00a0: ' : ': '}${times.join(' · ')}${one.note ? ` (${said(one.note, lang)})` : ''}`)]),
    labelled(words.hosting, one.hosting, lang),
    labelled(words.trap, one.trap, lang),
    ...(fed.length > 0 ? [paragraph([...text(`${words.themes}${lang === 'fr' ? '\u00a0: ' : ': '}`), ...refs(fed, ref)], 'feeds')] : []),
  ];
}

function entryOf({ id, text: asked, flash, type, per, confidential, required, about }: Question, { lang, ref }: Writing): Entry {
  const words = methodWords[lang];
  const answer = [
    type.map((one) => words.answers[one]).join(', '),
    per ? said(per, lang) : '',
    required ? words.required : '',
    confidential ? words.confidential : '',
  ].filter(Boolean);
  const leads = about.length > 0 ? [...text(` · ${words.leads} `), ...refs(about, ref)] : [];
  return {
    id,
    term: text(id),
    ...(flash ? { mark: words.flash } : {}),
    of: [paragraph(said(asked, lang)), paragraph([...text(answer.join(' · ')), ...leads], 'small')],
  };
}

/** The reading rules of the rubric, evidence, severity, and the worked example. */
export function rubricRules({ method, lang }: Writing): Block[] {
  const words = methodWords[lang];
  const { rules, evidence, severity, link, first, example } = method.rubric;
  const listed = (named: readonly Readonly<{ id: string; name: Words }>[], codes: boolean): string =>
    named.map(({ id, name }) => (codes ? `${id} ${said(name, lang)}` : said(name, lang))).join(' · ');
  return [
    { kind: 'list', ordered: false, items: rules.map((rule) => [paragraph(said(rule, lang))]) },
    labelled(words.evidence, same(listed(evidence, true)), lang),
    paragraph([strong(words.severity), ...text(`${lang === 'fr' ? '\u00a0: ' : ': '}${said(severity.text, lang)}`)]),
    labelled(words.link, same(listed(link, false)), lang),
    { kind: 'aside', role: 'note', title: '', of: [paragraph(said(first, lang))] },
    { kind: 'aside', role: 'note', title: '', of: [paragraph(said(example, lang))] },
  ];
}

const same = (words: string): Words => ({ fr: words, en: words });

export function criterion(one: Criterion, { lang }: Writing): Block[] {
  const words = methodWords[lang];
  return [
    heading(one.id, 3, `${one.id} — ${said(one.name, lang)}`),
    paragraph(words.scope[one.scope], 'small'),
    {
      kind: 'table',
      caption: '',
      head: [text(words.level), text(words.observed)],
      rows: one.levels.map((level, i) => [text(String(i)), text(said(level, lang))]),
      right: [false, false],
    },
    labelled(words.proofs, one.proofs, lang),
    labelled(words.sources, one.sources, lang),
  ];
}

export function verbs({ method, lang, ref }: Writing): Block[] {
  const words = methodWords[lang];
  return method.verbs.flatMap(({ id, name, meaning, condition, about }) => [
    heading(id, 3, said(name, lang)),
    paragraph(said(meaning, lang)),
    labelled(words.condition, condition, lang),
    ...(about.length > 0 ? [paragraph([...text(`${words.leads} `), ...refs(about, ref)], 'small')] : []),
  ]);
}

export function commitments({ method, lang, ref }: Writing): Block[] {
  const words = methodWords[lang];
  return [
    {
      kind: 'entries',
      entries: method.commitments.map(({ id, name, check, about }) => ({
        id,
        term: text(id),
        of: [
          paragraph(said(name, lang)),
          paragraph(
            [
              ...text(`${words.check}${lang === 'fr' ? '\u00a0: ' : ': '}${said(check, lang)}`),
              ...(about.length > 0 ? [...text(' · '), ...refs(about, ref)] : []),
            ],
            'small',
          ),
        ],
      })),
    },
  ];
}

export function skills({ method, lang }: Writing): Block[] {
  return [{ kind: 'entries', entries: method.skills.map(({ id, name, helps }) => ({ id, term: text(said(name, lang)), of: [paragraph(said(helps, lang))] })) }];
}

/** A timed run sheet: one table a meeting, each with its sum. */
export function runSheet({ bring, meetings }: RunSheet, { lang, ref }: Writing): Block[] {
  const words = methodWords[lang];
  return [
    labelled(words.bring, bring, lang),
    ...meetings.flatMap(({ name, rows }): Block[] => [
      { kind: 'heading', level: 3, id: '', of: text(said(name, lang)) },
      {
        kind: 'table',
        caption: '',
        head: [text(words.time), text(words.step), text(words.what), text(words.how)],
        rows: [
          ...rows.map((row) => [text(String(row.minutes)), row.step ? [ref(row.step)] : text(''), text(said(row.what, lang)), text(said(row.how, lang))]),
          [text(String(rows.reduce((sum, { minutes }) => sum + minutes, 0))), text(''), [strong(words.total)], text('')],
        ],
        right: [true, false, false, false],
      },
    ]),
  ];
}
