import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Library } from '../facts/load.ts';
import type { Cells } from '../inventory/line.ts';
import { readRows } from '../inventory/read.ts';
import type { Db } from '../storage/database.ts';
import { page } from '../web/answer.ts';
import { type Problems, type Values, valuesOf } from '../web/fields.ts';
import { layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import { get, post } from '../web/routes.ts';
import { type Clock, dayOf, type Site } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import { fieldName, ranksOf, readDraft, SERVICES, USUAL, valuesFrom } from './form.ts';
import { estimateForm, uploadForm } from './form-page.ts';
import { formWords } from './form-words.ts';
import { create, type Draft, find, revise } from './store.ts';
import { estimateWords } from './words.ts';

export type Estimating = Readonly<{ site: Site; db: Db; library: Library; clock: Clock }>;

/** Rows of one page of the form, and the longest list a page takes; longer ones are for the command line. */
const ROWS_PER_PAGE = 20;
const MOST_ROWS = 5_000;

/** Making and changing an estimate, without an account and without JavaScript. */
export function estimatePages({ site, db, library: { facts }, clock }: Estimating): Hono {
  const app = new Hono();
  const { link } = site;
  const yearNow = (): number => Number(dayOf(clock.now()).slice(0, 4));

  const freshPage = (lang: Lang, values: Values, problems: Problems = {}, fileProblem?: string) => {
    const words = formWords[lang];
    return layout(site, { lang, title: words.pageTitle, here: { name: 'estimate' } }, [
      html`<h1>${words.pageTitle}</h1><p class="lede">${words.lede}</p>`,
      estimateForm({ lang, facts, action: link('estimate', lang), values, problems, fresh: true, hidden: {} }),
      uploadForm(link('upload', lang), fileProblem, lang),
    ]);
  };

  get(app, 'estimate', (c, lang) => page(c, site, freshPage(lang, usualRows())));

  post(app, 'estimate', async (c, lang) => {
    const values = valuesOf(await c.req.formData());
    const moved = movedRows(values);
    if (moved) return page(c, site, freshPage(lang, moved));
    const read = readDraft(values, facts, yearNow(), lang);
    if ('problems' in read) return page(c, site, freshPage(lang, values, read.problems), 422);
    const id = await create(db, read.draft, facts.version, clock.now());
    return c.redirect(link('result', lang, { id }), 303);
  });

  post(app, 'upload', async (c, lang) => {
    const words = formWords[lang];
    const sent = (await c.req.formData()).get('file');
    const refuse = (problem: string) => page(c, site, freshPage(lang, usualRows(), {}, problem), 422);
    if (!(sent instanceof File) || sent.size === 0) return refuse(words.noFile);
    const bytes = new Uint8Array(await sent.arrayBuffer());
    if (bytes[0] === 0x7b || bytes[0] === 0x5b) return refuse(words.onlyCsv);
    const read = readRows(bytes);
    if ('problem' in read) return refuse(estimateWords[lang].refusal(read.problem.why[lang], read.problem.expected[lang]));
    if (read.rows.length > MOST_ROWS) return refuse(words.tooMany(MOST_ROWS));
    const draft: Draft = { title: '', country: 'FR', year: yearNow(), rows: read.rows };
    const id = await create(db, draft, facts.version, clock.now());
    return c.redirect(link('result', lang, { id }), 303);
  });

  const editPage = (lang: Lang, id: string, shown: Shown, values: Values, problems: Problems, notice?: string) => {
    const words = formWords[lang];
    const { first, last, all, number, version } = shown;
    const pages = Math.ceil(all / ROWS_PER_PAGE);
    const links = Array.from({ length: pages }, (_, i) =>
      i + 1 === number ? html`<b>${i + 1}</b> ` : html`<a href="${link('edit', lang, { id }, { page: String(i + 1) })}">${i + 1}</a> `,
    );
    return layout(site, { lang, title: words.editTitle, here: { name: 'edit', parts: { id } } }, [
      html`<h1>${words.editTitle}</h1>${notice ? html`<div class="problems" role="alert"><p>${notice}</p></div>` : nothing}`,
      pages > 1 ? html`<p>${words.shown(first + 1, last, all)}</p><p class="pages">${links}</p>` : nothing,
      estimateForm({
        lang,
        facts,
        action: link('edit', lang, { id }),
        values,
        problems,
        fresh: false,
        hidden: { version: String(version), page: String(number) },
      }),
    ]);
  };

  get(app, 'edit', async (c, lang) => {
    const id = c.req.param('id') ?? '';
    const estimate = await find(db, id, clock.now());
    if (!estimate) return messagePage(c, site, lang, 'missing');
    const { rows, services } = parted(estimate.draft.rows);
    const shown = shownOf(rows.length, Number(c.req.query('page') ?? '1'), estimate.version);
    const values: Record<string, string> = { country: estimate.draft.country, ...services };
    for (let i = shown.first; i < shown.last; i++) Object.assign(values, valuesFrom(rows[i] as Cells, i));
    if (shown.last === rows.length) values[fieldName(rows.length, 'item')] = '';
    return page(c, site, editPage(lang, id, shown, values, problemsOf(values, lang)));
  });

  post(app, 'edit', async (c, lang) => {
    const id = c.req.param('id') ?? '';
    const estimate = await find(db, id, clock.now());
    if (!estimate) return messagePage(c, site, lang, 'missing');
    const values = valuesOf(await c.req.formData());
    const { rows } = parted(estimate.draft.rows);
    const version = Number(values['version']);
    const shown = { ...shownOf(rows.length, Number(values['page'] ?? '1'), estimate.version), version };
    const moved = movedRows(values);
    if (moved) return page(c, site, editPage(lang, id, shown, moved, problemsOf(moved, lang)));
    const kept = new Map(rows.map((cells, i): [number, Cells] => [i, cells]).filter(([i]) => i < shown.first || i >= shown.last));
    const read = readDraft(values, facts, estimate.draft.year, lang, kept);
    if ('problems' in read) return page(c, site, editPage(lang, id, shown, values, read.problems), 422);
    const draft = { ...read.draft, title: estimate.draft.title };
    if (await revise(db, id, version, draft)) return c.redirect(link('result', lang, { id }), 303);
    return page(c, site, editPage(lang, id, { ...shown, version: estimate.version }, values, {}, formWords[lang].changed), 409);
  });

  /** Problems of what is already stored, so that a file's bad lines show where to mend them. */
  const problemsOf = (values: Values, lang: Lang): Problems => {
    const read = readDraft({ ...values, 'hosting-mail': 'on' }, facts, yearNow(), lang);
    return 'problems' in read ? read.problems : {};
  };

  return app;
}

type Shown = Readonly<{ first: number; last: number; all: number; number: number; version: number }>;

function shownOf(all: number, asked: number, version: number): Shown {
  const pages = Math.max(1, Math.ceil(all / ROWS_PER_PAGE));
  const number = Number.isInteger(asked) ? Math.min(Math.max(1, asked), pages) : 1;
  const first = (number - 1) * ROWS_PER_PAGE;
  return { first, last: Math.min(all, first + ROWS_PER_PAGE), all, number, version };
}

/** The heaps offered to begin with. */
function usualRows(): Values {
  return Object.fromEntries(
    USUAL.flatMap((item, rank) => [
      [fieldName(rank, 'usual'), '1'],
      [fieldName(rank, 'item'), item],
    ]),
  );
}

/** What was typed, with a row more or a row less when that is what was asked; `undefined` when it was not. */
function movedRows(values: Values): Values | undefined {
  const { action = '', ...typed } = values;
  const ranks = ranksOf(values);
  if (action === 'add') return { ...typed, [fieldName(Math.max(-1, ...ranks) + 1, 'item')]: '' };
  const gone = /^remove-(\d+)$/.exec(action)?.[1];
  if (gone === undefined) return undefined;
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`r${gone}-`)));
}

/** Rows of things, and services that were only ticked. */
function parted(all: readonly Cells[]): { rows: Cells[]; services: Values } {
  const ticked = (cells: Cells): boolean => Object.keys(cells).length === 1 && (SERVICES as readonly string[]).includes(cells.item ?? '');
  const services = Object.fromEntries(all.filter(ticked).map((cells) => [cells.item ?? '', 'on']));
  return { rows: all.filter((cells) => !ticked(cells)), services };
}
