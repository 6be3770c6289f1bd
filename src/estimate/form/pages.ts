import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { areaName } from '../../facts/countries.ts';
import type { Cells } from '../../inventory/fields.ts';
import type { Given } from '../../inventory/file/given.ts';
import { namer } from '../../inventory/line/outcome.ts';
import { readingOf } from '../../inventory/line/reading.ts';
import { page } from '../../web/answer.ts';
import { type Problems, type Values, valuesOf } from '../../web/fields.ts';
import { layout, nothing } from '../../web/layout.ts';
import { messagePage } from '../../web/messages.ts';
import { get, post } from '../../web/routes.ts';
import { dayOf } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import type { Estimating } from '../estimating.ts';
import type { Refused } from '../import/page.ts';
import { create, type Estimate, find, revise } from '../store.ts';
import { estimateWords } from '../words.ts';
import { fieldName, ROWS_PER_PAGE, ranksOf, readDraft, SERVICES, USUAL, valuesFrom } from './draft.ts';
import { estimateForm, uploadForm } from './page.ts';
import { formWords } from './words.ts';

/** A list that is read sooner is shown at once; a longer one says how far it is. In milliseconds. */
const PATIENCE = 300;

/** Making and changing an estimate, without an account and without JavaScript. */
export function estimatePages({ site, db, library, clock, readings }: Estimating): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts } = library;
  const yearNow = (): number => Number(dayOf(clock.now()).slice(0, 4));

  const freshPage = (lang: Lang, values: Values, problems: Problems = {}, refused?: Refused) => {
    const words = formWords[lang];
    const list = uploadForm(link('upload', lang), refused, lang);
    const next = Math.max(-1, ...ranksOf(values)) + 1;
    return layout(site, { lang, title: titled(words.pageTitle, problems, refused?.problem, lang), here: { name: 'estimate' } }, [
      html`<h1>${words.pageTitle}</h1><p class="lede">${words.lede}</p>`,
      // Whoever has just sent a file looks for what became of it.
      refused ? list : nothing,
      estimateForm({ lang, facts, action: link('estimate', lang), values, problems, year: yearNow(), next, declared: new Set(), hidden: {} }),
      refused ? nothing : list,
    ]);
  };

  get(app, 'estimate', (c, lang) => page(c, site, freshPage(lang, usualRows())));

  post(app, 'estimate', async (c, lang) => {
    const values = valuesOf(await c.req.formData());
    const moved = movedRows(values, 0);
    if (moved) return page(c, site, freshPage(lang, moved));
    const read = readDraft(values, { library, year: yearNow(), lang });
    if ('problems' in read) return page(c, site, freshPage(lang, values, read.problems), 422);
    const id = await create(db, read.draft, facts.version, clock.now());
    return c.redirect(link('result', lang, { id }), 303);
  });

  /** Files sent for an estimate (empty for a new one): read, then shown before anything is kept. */
  const uploaded = async (c: Context, lang: Lang, estimate: string) => {
    const words = formWords[lang];
    const form = await c.req.formData();
    const sheet = valuesOf(form)['sheet']?.trim() ?? '';
    const sent = form.getAll('file').filter((one): one is File => one instanceof File);
    const refuse = (problem: string) => page(c, site, freshPage(lang, usualRows(), {}, { problem, sheet }), 422);
    const named = sent.filter(({ name, size }) => name !== '' || size > 0);
    if (named.length === 0) return refuse(words.noFile);
    const files = await Promise.all(
      named.map(async (one): Promise<Given> => ({ name: one.name, chunks: [new Uint8Array(await one.arrayBuffer())], ...(sheet ? { sheet } : {}) })),
    );
    const id = readings.start(files, estimate);
    if (id === undefined) return messagePage(c, site, lang, 'tooMany');
    const reading = readings.of(id);
    await Promise.race([reading?.finished, new Promise((late) => setTimeout(late, PATIENCE).unref())]);
    const { problem } = readings.of(id) ?? {};
    if (problem) return refuse(estimateWords[lang].refusal(problem.why[lang], problem.expected[lang]));
    return c.redirect(link('preview', lang, { list: id }), 303);
  };

  post(app, 'upload', (c, lang) => uploaded(c, lang, ''));

  post(app, 'join', async (c, lang) => {
    const estimate = await find(db, c.req.param('id') ?? '', clock.now());
    return estimate ? uploaded(c, lang, estimate.id) : messagePage(c, site, lang, 'missing');
  });

  const editPage = (lang: Lang, { id, draft }: Estimate, shown: Shown, values: Values, problems: Problems, notice?: string) => {
    const words = formWords[lang];
    const { first, last, version, pages } = shown;
    const called = namer(readingOf(library, draft.year));
    const all = draft.rows.length;
    return layout(site, { lang, title: titled(words.editTitle, problems, notice, lang), here: { name: 'edit', parts: { id } } }, [
      html`<p class="where"><a href="${link('result', lang, { id })}">${words.back}</a></p><h1>${words.editTitle}</h1>
${notice ? html`<div class="problems" role="alert"><p>${notice}</p></div>` : nothing}
${pages.all > 1 ? html`<p>${words.shown(first + 1, last, all)}</p>` : nothing}`,
      estimateForm({
        lang,
        facts,
        action: link('edit', lang, { id }),
        values,
        problems,
        year: draft.year,
        next: Math.max(all - 1, ...ranksOf(values)) + 1,
        pages,
        declared: new Set([...rowsIn(draft.rows)].map(([, cells]) => called(cells).outcome.item ?? '')),
        hidden: { version: String(version), page: String(pages.number) },
      }),
    ]);
  };

  get(app, 'edit', async (c, lang) => {
    const id = c.req.param('id') ?? '';
    const estimate = await find(db, id, clock.now());
    if (!estimate) return messagePage(c, site, lang, 'missing');
    const { title, country, year, rows, evidence } = estimate.draft;
    const shown = shownOf(estimate, Number(c.req.query('page') ?? '1'));
    const values: Record<string, string> = { title, country: areaName(country, lang), year: String(year), evidence: evidence ?? '', ...tickedIn(rows) };
    for (const [rank, cells] of rowsIn(rows)) if (rank >= shown.first && rank < shown.last) Object.assign(values, valuesFrom(cells, rank, facts, lang));
    if (shown.pages.number === shown.pages.all) values[fieldName(rows.length, 'item')] = '';
    return page(c, site, editPage(lang, estimate, shown, values, problemsOf(values, year, lang)));
  });

  post(app, 'edit', async (c, lang) => {
    const id = c.req.param('id') ?? '';
    const estimate = await find(db, id, clock.now());
    if (!estimate) return messagePage(c, site, lang, 'missing');
    const values = valuesOf(await c.req.formData());
    const { rows, year } = estimate.draft;
    const version = Number(values['version']);
    const shown = { ...shownOf(estimate, Number(values['page'] ?? '1')), version };
    const moved = movedRows(values, rows.length);
    if (moved) return page(c, site, editPage(lang, estimate, shown, moved, problemsOf(moved, year, lang)));
    const kept = new Map([...rowsIn(rows)].filter(([rank]) => rank < shown.first || rank >= shown.last));
    const read = readDraft(values, { library, year, lang, kept, before: estimate.draft });
    if ('problems' in read) return page(c, site, editPage(lang, estimate, shown, values, read.problems), 422);
    if (!(await revise(db, id, version, read.draft)))
      return page(c, site, editPage(lang, estimate, { ...shown, version: estimate.version }, values, {}, formWords[lang].changed), 409);
    const [, turn] = /^page-(\d+)$/.exec(values['action'] ?? '') ?? [];
    return c.redirect(turn === undefined ? link('result', lang, { id }) : link('edit', lang, { id }, { page: turn }), 303);
  });

  /** Problems of what is already stored, so that a file's bad lines show where to mend them. */
  const problemsOf = (values: Values, year: number, lang: Lang): Problems => {
    const read = readDraft({ ...values, [SERVICES[0]]: 'on' }, { library, year, lang });
    return 'problems' in read ? read.problems : {};
  };

  return app;
}

/** The title says that something is to be mended: it is what is read first. */
function titled(title: string, problems: Problems, other: string | undefined, lang: Lang): string {
  return other !== undefined || Object.keys(problems).length > 0 ? `${formWords[lang].error}${formWords[lang].colon}${title}` : title;
}

/** A page of the stored rows: those from `first` to before `last`. */
type Shown = Readonly<{ first: number; last: number; version: number; pages: Readonly<{ number: number; all: number }> }>;

function shownOf({ draft: { rows }, version }: Estimate, asked: number): Shown {
  const all = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const number = Number.isInteger(asked) ? Math.min(Math.max(1, asked), all) : 1;
  const first = (number - 1) * ROWS_PER_PAGE;
  return { first, last: Math.min(rows.length, first + ROWS_PER_PAGE), version, pages: { number, all } };
}

/** The batches offered to begin with. */
function usualRows(): Values {
  return Object.fromEntries(
    USUAL.flatMap((item, rank) => [
      [fieldName(rank, 'usual'), '1'],
      [fieldName(rank, 'item'), item],
    ]),
  );
}

/** What was typed, with a row more or a row less when that is what was asked; `undefined` when it was not. A new row comes after all `stored` ones. */
function movedRows(values: Values, stored: number): Values | undefined {
  const { action = '', ...typed } = values;
  if (action === 'add') return { ...typed, [fieldName(Math.max(stored - 1, ...ranksOf(values)) + 1, 'item')]: '' };
  const gone = /^remove-(\d+)$/.exec(action)?.[1];
  if (gone === undefined) return undefined;
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`r${gone}-`)));
}

/** A service that was only ticked, and says nothing more. */
function isTicked(cells: Cells): boolean {
  return Object.keys(cells).length === 1 && (SERVICES as readonly string[]).includes(cells.item ?? '');
}

function tickedIn(rows: readonly Cells[]): Values {
  return Object.fromEntries(rows.filter(isTicked).map((cells) => [cells.item ?? '', 'on']));
}

/** The other rows, by their rank in the estimate: the number that results and reasonings give them. */
function* rowsIn(rows: readonly Cells[]): Iterable<[number, Cells]> {
  for (const [rank, cells] of rows.entries()) if (!isTicked(cells)) yield [rank, cells];
}
