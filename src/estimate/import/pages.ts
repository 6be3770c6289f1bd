import { Hono } from 'hono';
import { html } from 'hono/html';
import { recognise } from '../../inventory/items.ts';
import { NO_DEVICE } from '../../inventory/line/reading.ts';
import { file, page } from '../../web/answer.ts';
import { type Values, valuesOf } from '../../web/fields.ts';
import { layout } from '../../web/layout.ts';
import { messagePage } from '../../web/messages.ts';
import { get, post } from '../../web/routes.ts';
import type { Lang } from '../../web/words.ts';
import type { Estimating } from '../estimating.ts';
import { create, type Draft, type Estimate, find, join, undo } from '../store.ts';
import { estimateWords } from '../words.ts';
import { differenceWith, givenBy, withList } from './merge.ts';
import { GROUPS, type PreviewOf, previewPage } from './page.ts';
import { previewOf } from './preview.ts';
import { refusedLines } from './refused.ts';
import { correct, forget, held, type Pending } from './store.ts';
import { importWords } from './words.ts';

/** The refused lines, as the choice of what a list replaces; lists are chosen as `=name`. */
const REFUSED = '!';

/** A list that was sent: shown before anything of it is kept, then kept, joined to an estimate, or set aside. */
export function importPages({ site, db, library, clock, readings, mayCompute }: Estimating): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts } = library;

  const freshDraft = (): Draft => ({ title: '', country: 'FR', year: new Date(clock.now()).getUTCFullYear(), rows: [] });

  /** The page of a list, with the choices made so far. */
  const shown = (pending: Pending, estimate: Estimate | undefined, values: Values, lang: Lang) => {
    const { id, rows, name } = pending;
    const draft = estimate?.draft ?? freshDraft();
    const preview = previewOf(rows, { ...draft.corrections, ...pending.corrections }, library, draft.year);
    const lists = [...new Set(Object.values(draft.from ?? {}))];
    const chosen = values['replaces'] ?? usual(name, lists);
    const replaced = replacedBy(draft, chosen);
    const view: PreviewOf = {
      ...{ pending, preview, facts, lang, action: link('preview', lang, { list: id }), refusedFile: link('refusedLines', lang, { list: id }) },
      ...(estimate ? { joins: { lists, chosen, difference: differenceWith(draft, rows, replaced), mends: refusedIn(draft).size > 0 } } : {}),
    };
    const words = importWords[lang];
    return layout(site, { lang, title: words.title, here: { name: 'preview', parts: { list: id } } }, previewPage(view));
  };

  /** Ranks of the rows that a choice takes the place of. */
  const replacedBy = (draft: Draft, chosen: string): ReadonlySet<number> =>
    chosen === REFUSED ? refusedIn(draft) : chosen.startsWith('=') ? givenBy(draft, chosen.slice(1)) : new Set();

  const refusedIn = ({ rows, year, corrections = {} }: Draft): ReadonlySet<number> =>
    new Set(previewOf(rows, corrections, library, year).refused.map(({ line }) => line - 1));

  get(app, 'preview', async (c, lang) => {
    const words = importWords[lang];
    const id = c.req.param('list') ?? '';
    c.header('X-Robots-Tag', 'noindex, nofollow');
    const reading = readings.of(id);
    if (reading?.state === 'reading') {
      c.header('Refresh', '2');
      const stop = html`<form method="post" action="${link('preview', lang, { list: id })}"><p><button class="plain" name="action" value="cancel">${words.cancel}</button></p></form>`;
      return page(
        c,
        site,
        layout(site, { lang, title: words.readingTitle, here: { name: 'preview', parts: { list: id } } }, [
          html`<h1>${words.readingTitle}</h1><p role="status">${words.reading(reading.done)}</p><p class="src">${words.readingLede}</p>`,
          stop,
        ]),
      );
    }
    const pending = await held(db, id, clock.now());
    if (pending && !mayCompute(c, pending.rows.length)) return messagePage(c, site, lang, 'tooMany');
    if (!pending) return gone(c, lang, reading?.problem && estimateWords[lang].refusal(reading.problem.why[lang], reading.problem.expected[lang]));
    return page(c, site, shown(pending, await find(db, pending.estimate, clock.now()), {}, lang));
  });

  const gone = (c: Parameters<Parameters<typeof get>[2]>[0], lang: Lang, problem: string | undefined) => {
    if (problem === undefined) return messagePage(c, site, lang, 'missing');
    const words = importWords[lang];
    const back = html`<p><a href="${link('estimate', lang)}#liste">${words.sendAgain}</a></p>`;
    return page(
      c,
      site,
      layout(site, { lang, title: words.notRead }, [html`<h1>${words.notRead}</h1><p class="problems" role="alert">${problem}</p>`, back]),
      422,
    );
  };

  post(app, 'preview', async (c, lang) => {
    const words = importWords[lang];
    const id = c.req.param('list') ?? '';
    const values = valuesOf(await c.req.formData());
    if (values['action'] === 'cancel') {
      const stopped = readings.cancel(id);
      if (!(await forget(db, id)) && !stopped) return messagePage(c, site, lang, 'missing');
      const back = html`<p><a href="${link('estimate', lang)}">${words.sendAgain}</a></p>`;
      return page(c, site, layout(site, { lang, title: words.kept }, [html`<h1>${words.kept}</h1>`, back]));
    }
    const waiting = await held(db, id, clock.now());
    if (!waiting) return messagePage(c, site, lang, 'missing');
    const pending = { ...waiting, corrections: { ...waiting.corrections, ...answersIn(values) } };
    const estimate = await find(db, pending.estimate, clock.now());
    if (values['action'] !== 'keep') {
      await correct(db, pending);
      return page(c, site, shown(pending, estimate, values, lang));
    }
    if (!(await forget(db, id))) return messagePage(c, site, lang, 'missing');
    const draft = estimate?.draft ?? freshDraft();
    const chosen = values['replaces'] ?? '';
    const name = chosen.startsWith('=') ? chosen.slice(1) : pending.name;
    const made = withList(draft, pending, replacedBy(draft, chosen), name);
    if (!estimate) return c.redirect(link('result', lang, { id: await create(db, made, facts.version, clock.now()) }), 303);
    if (await join(db, estimate, made)) return c.redirect(link('result', lang, { id: estimate.id }), 303);
    return page(c, site, shown(pending, await find(db, pending.estimate, clock.now()), values, lang), 409);
  });

  get(app, 'refusedLines', async (c, lang) => {
    const pending = await held(db, c.req.param('list') ?? '', clock.now());
    if (!pending) return messagePage(c, site, lang, 'missing');
    const draft = (await find(db, pending.estimate, clock.now()))?.draft ?? freshDraft();
    const preview = previewOf(pending.rows, { ...draft.corrections, ...pending.corrections }, library, draft.year);
    return file(c, refusedLines(pending, preview, lang), 'text/csv', `${importWords[lang].fileName}.csv`);
  });

  post(app, 'undo', async (c, lang) => {
    const id = c.req.param('id') ?? '';
    const values = valuesOf(await c.req.formData());
    const done = await undo(db, id, Number(values['version']));
    return done ? c.redirect(link('result', lang, { id }), 303) : messagePage(c, site, lang, (await find(db, id, clock.now())) ? 'changed' : 'missing');
  });

  /** What was said of things, by the name they share: an item of the list, another typed beside it, or no device at all. */
  const answersIn = (values: Values): Record<string, string> => {
    const answers: Record<string, string> = {};
    for (let i = 0; i < GROUPS; i++) {
      const key = values[`c${i}-key`]?.slice(0, 200);
      const typed = values[`c${i}-other`]?.trim() ?? '';
      const item = typed === '' ? values[`c${i}-item`] : recognise(typed, facts)?.item;
      if (key && item && (item === NO_DEVICE || facts.items.has(item))) answers[key] = item;
    }
    return answers;
  };

  return app;
}

/** A list sent again under its name brings itself up to date; one of refused lines, as we name it, mends them. */
function usual(name: string, lists: readonly string[]): string {
  if (lists.includes(name)) return `=${name}`;
  return Object.values(importWords).some(({ fileName }) => name.startsWith(fileName)) ? REFUSED : '';
}
