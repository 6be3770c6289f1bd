import type { Lang } from '../../engine/quantity/quantity.ts';
import { FORMATS, type Method } from '../../method/method.ts';
import { type Block, type Inline, paragraph, text } from '../book.ts';
import type { Figures } from './figures/figures.ts';
import { faults } from './markdown/faults.ts';
import type { Attributes } from './markdown/markdown.ts';
import type { Made, Notes } from './markdown/tree.ts';
import * as shown from './method/blocks.ts';
import { methodWords } from './method/words.ts';

/** What each directive gives. To add one: a row in one of the three tables, and a line in docs/editing-the-guide.md. */
export type Directing = Readonly<{ lang: Lang; method: Method; figures: Figures; themes: (step: string) => readonly string[]; nameOf: (id: string) => string }>;

type Row<Kind> = Readonly<{ attributes: readonly string[]; needs?: readonly string[]; make: (attributes: Attributes, notes: Notes) => Made<Kind> }>;

export function directives({ lang, method, figures, themes, nameOf }: Directing) {
  const writing = (notes: Notes) => ({
    lang,
    method,
    themes,
    // Criteria, steps and questions go by their code where many stand side by side.
    ref: (id: string): Inline => notes.ref(id, /^[A-Z]\d/.test(id) ? text(id) : []),
  });
  const noted = (notes: Notes, note: readonly Inline[]): number => notes.add(note);

  const inline: Record<string, Row<Inline>> = {
    figure: {
      attributes: ['of', 'criterion', 'stage', 'lifetime'],
      needs: ['of'],
      make: (asked, notes) => {
        const told = figures.figure({ of: asked['of'] ?? '', criterion: asked['criterion'], stage: asked['stage'], lifetime: asked['lifetime'] }, lang);
        return 'wrong' in told ? told : [{ kind: 'figure', text: told.text, note: noted(notes, told.note) }];
      },
    },
    blank: { attributes: [], make: () => [{ kind: 'blank' }] },
  };

  const block: Record<string, Row<Block>> = {
    principles: { attributes: [], make: (_, notes) => shown.principles(writing(notes)) },
    formats: { attributes: [], make: (_, notes) => shown.formats(writing(notes)) },
    'rubric-rules': { attributes: [], make: (_, notes) => shown.rubricRules(writing(notes)) },
    verbs: { attributes: [], make: (_, notes) => shown.verbs(writing(notes)) },
    commitments: { attributes: [], make: (_, notes) => shown.commitments(writing(notes)) },
    skills: { attributes: [], make: (_, notes) => shown.skills(writing(notes)) },
    step: {
      attributes: ['id'],
      needs: ['id'],
      make: ({ id = '' }, notes) => {
        const found = method.steps.find((one) => one.id === id);
        return found ? shown.step(found, writing(notes)) : { wrong: faults.value('id', id, method.steps.map((one) => one.id).join(', ')) };
      },
    },
    criteria: {
      attributes: ['family'],
      needs: ['family'],
      make: ({ family = '' }, notes) => {
        const found = method.rubric.families.find(({ id }) => id === family);
        if (!found) return { wrong: faults.value('family', family, method.rubric.families.map(({ id }) => id).join(', ')) };
        return found.criteria.flatMap((one) => shown.criterion(one, writing(notes)));
      },
    },
    runsheet: {
      attributes: ['format'],
      needs: ['format'],
      make: ({ format = '' }, notes) => {
        const found = method.runSheets.find((one) => one.format === format);
        return found ? shown.runSheet(found, writing(notes)) : { wrong: faults.value('format', format, FORMATS.join(', ')) };
      },
    },
    feeds: {
      attributes: ['steps'],
      needs: ['steps'],
      make: ({ steps = '' }, notes) => {
        const ids = steps.split(/[\s,]+/).filter(Boolean);
        const lost = ids.find((id) => !method.steps.some((one) => one.id === id));
        if (lost !== undefined) return { wrong: faults.value('steps', lost, method.steps.map((one) => one.id).join(', ')) };
        const links = ids.flatMap((id, i): Inline[] => [...(i > 0 ? text(', ') : []), notes.ref(id)]);
        return [paragraph([...text(`${methodWords[lang].feeds}${lang === 'fr' ? '\u00a0: ' : ': '}`), ...links], 'feeds')];
      },
    },
    chart: {
      attributes: ['of', 'criterion', 'stage', 'by', 'title'],
      needs: ['of', 'title'],
      make: (asked, notes) => {
        const drawn = figures.chart({ of: asked['of'] ?? '', criterion: asked['criterion'], stage: asked['stage'], by: asked['by'] }, lang);
        if ('wrong' in drawn) return drawn;
        const note = noted(notes, drawn.note);
        return [{ kind: 'chart', id: `dessin-${note + 1}`, title: asked['title'] ?? '', unit: drawn.unit, bars: drawn.bars, note }];
      },
    },
    compare: {
      attributes: ['of', 'criterion', 'by', 'title'],
      needs: ['of', 'title'],
      make: (asked, notes) => {
        const told = figures.compare({ of: asked['of'] ?? '', criterion: asked['criterion'] }, lang);
        if ('wrong' in told) return told;
        const note: Inline = { kind: 'note', note: noted(notes, told.note) };
        const table: Block = {
          kind: 'table',
          caption: `${asked['title']}, ${told.unit}`,
          head: [text(''), ...told.names.map((name) => text(nameOf(name)))],
          rows: told.rows.map((row, i) => row.map((cell, j) => (j === 0 && i === told.rows.length - 1 ? [...text(cell), note] : text(cell)))),
          right: [false, ...told.names.map(() => true)],
        };
        return [table];
      },
    },
    lines: {
      attributes: ['n'],
      needs: ['n'],
      make: ({ n = '' }) => {
        const count = Number(n);
        return Number.isInteger(count) && count > 0 && count <= 30 ? [{ kind: 'lines', count }] : { wrong: faults.value('n', n, '1…30') };
      },
    },
  };

  const asides: Record<string, string> =
    lang === 'fr' ? { note: '', questions: 'Pour en parler', references: 'Références' } : { note: '', questions: 'To talk about', references: 'References' };

  const made = <Kind>(table: Record<string, Row<Kind>>, name: string, attributes: Attributes, notes: Notes): Made<Kind> => {
    const row = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!row) return { wrong: faults.directive(name, [...Object.keys(inline), ...Object.keys(block), ...Object.keys(asides)].join(', ')) };
    const stranger = Object.keys(attributes).find((key) => !row.attributes.includes(key));
    if (stranger !== undefined)
      return { wrong: faults.attribute(stranger || (attributes[''] ?? ''), row.attributes.map((key) => `${key}="…"`).join(' ') || '—') };
    const missing = row.needs?.find((key) => !attributes[key]);
    return missing ? { wrong: faults.field(missing) } : row.make(attributes, notes);
  };

  return {
    inline: (name: string, attributes: Attributes, notes: Notes) => made(inline, name, attributes, notes),
    block: (name: string, attributes: Attributes, notes: Notes) => made(block, name, attributes, notes),
    aside: (name: string, attributes: Attributes, of: readonly Block[]): Made<Block> =>
      Object.hasOwn(asides, name)
        ? [{ kind: 'aside', role: name as 'note', title: attributes['title'] ?? asides[name] ?? '', of }]
        : { wrong: faults.directive(name, Object.keys(asides).join(', ')) },
  };
}
