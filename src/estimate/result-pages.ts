import { Hono } from 'hono';
import { html } from 'hono/html';
import { assess } from '../engine/assess/assess.ts';
import { type CriterionId, criterionOf } from '../engine/criteria.ts';
import { file, page } from '../web/answer.ts';
import { type Problems, type Values, valuesOf } from '../web/fields.ts';
import { type Html, layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import { get, post } from '../web/routes.ts';
import { dayOf, longDay } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import { contestable, contestedList, contestForm, otherSources, readContest, withSource } from './contest.ts';
import type { Estimating } from './pages.ts';
import { computed } from './read.ts';
import { csvResult, jsonResult } from './show/export.ts';
import { LINES_PER_PAGE, reasoning, reasoningPages, type Ways } from './show/reasoning.ts';
import { countryName, resultSections, type View } from './show/result.ts';
import { standaloneResult } from './show/standalone.ts';
import { contest, type Estimate, find, remove, revise } from './store.ts';
import { estimateWords } from './words.ts';

/** Reading an estimate: its result, its reasoning, its files; contesting its values; erasing it. */
export function resultPages({ site, db, library, clock }: Estimating): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts, tables } = library;

  /** Runs a page for an estimate that exists; everyone else learns nothing of it. */
  const withEstimate =
    (run: (c: Parameters<Parameters<typeof get>[2]>[0], lang: Lang, estimate: Estimate) => Response | Promise<Response>) =>
    async (c: Parameters<Parameters<typeof get>[2]>[0], lang: Lang) => {
      const estimate = await find(db, c.req.param('id') ?? '', clock.now());
      c.header('X-Robots-Tag', 'noindex, nofollow');
      return estimate ? run(c, lang, estimate) : messagePage(c, site, lang, 'missing');
    };

  const waysOf = (id: string, lang: Lang): Ways => ({
    contest: (fact, line) => link('contest', lang, { id }, { fact, line: String(line) }),
    change: (line) => `${link('edit', lang, { id }, { page: '1' })}#ligne-${line}`,
    page: (number, criterion) => link('calculation', lang, { id }, { page: String(number), criterion }),
  });

  const viewOf = (estimate: Estimate, lang: Lang): View => {
    const one = computed(estimate, facts);
    const ranks = new Map(one.assessment.entries.map(({ group }, i) => [group.first.line.number, i]));
    const reasonOf = (line: number): string =>
      `${waysOf(estimate.id, lang).page(Math.floor((ranks.get(line) ?? 0) / LINES_PER_PAGE) + 1, 'gwp')}#ligne-${line}`;
    return { computed: one, materiality: tables.materiality, title: estimate.draft.title, country: countryName(estimate.draft.country, lang), lang, reasonOf };
  };

  const restoreForm =
    (estimate: Estimate, lang: Lang) =>
    (fact: string): Html =>
      html`<form method="post" action="${link('contest', lang, { id: estimate.id })}"><input type="hidden" name="fact" value="${fact}"><input type="hidden" name="version" value="${estimate.version}"><button class="plain" name="action" value="restore">${estimateWords[lang].restore}</button></form>`;

  get(
    app,
    'result',
    withEstimate((c, lang, estimate) => {
      const words = estimateWords[lang];
      const { id } = estimate;
      const download = (format: string): Html => html`<a href="${link('download', lang, { id, format })}">${words.download} ${format.toUpperCase()}</a>`;
      return page(
        c,
        site,
        layout(site, { lang, title: words.seen, here: { name: 'result', parts: { id } } }, [
          ...resultSections(viewOf(estimate, lang)),
          contestedList(estimate.contests, facts, restoreForm(estimate, lang), lang),
          html`<p class="acts"><a class="first" href="${link('edit', lang, { id })}">${words.edit}</a><a href="${link('calculation', lang, { id })}">${words.calculation}</a>${['csv', 'json', 'html'].map(download)}</p>
<p class="lede">${words.keep(longDay(estimate.expiresAt, lang))} ${words.print}${estimate.facts === facts.version ? nothing : html` ${words.factsChanged}`}</p>
<div class="acts"><form method="post" action="${link('remove', lang, { id })}"><button class="plain">${words.remove}</button></form></div>`,
        ]),
      );
    }),
  );

  get(
    app,
    'calculation',
    withEstimate((c, lang, estimate) => {
      const words = estimateWords[lang];
      const criterion: CriterionId = criterionOf(c.req.query('criterion') ?? 'gwp')?.id ?? 'gwp';
      const one = computed(estimate, facts);
      const all = one.assessment.entries.length;
      const number = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1), Math.max(1, Math.ceil(all / LINES_PER_PAGE)));
      const ways = waysOf(estimate.id, lang);
      return page(
        c,
        site,
        layout(site, { lang, title: words.calculation, here: { name: 'calculation', parts: { id: estimate.id } } }, [
          html`<p class="where"><a href="${link('result', lang, { id: estimate.id })}">${words.back}</a></p><h1>${words.calculation}</h1><p>${words.calculationLede}</p>`,
          reasoningPages(all, number, criterion, ways, lang),
          ...reasoning(one, criterion, number, tables.sources, ways, lang),
          reasoningPages(all, number, criterion, ways, lang),
          contestedList(estimate.contests, facts, restoreForm(estimate, lang), lang),
        ]),
      );
    }),
  );

  const contestPage = (lang: Lang, estimate: Estimate, fact: string, values: Values, problems: Problems) => {
    const published = contestable(fact, facts);
    const words = estimateWords[lang];
    if (!published) return undefined;
    const hidden = { fact, version: String(estimate.version) };
    return layout(site, { lang, title: words.contestTitle, here: { name: 'contest', parts: { id: estimate.id }, query: { fact } } }, [
      html`<p class="where"><a href="${link('calculation', lang, { id: estimate.id })}#${fact}">${words.calculation}</a></p>`,
      contestForm(published, link('contest', lang, { id: estimate.id }), hidden, values, problems, tables.sources, lang),
      otherSources(fact, library, link('contest', lang, { id: estimate.id }), hidden, lang),
    ]);
  };

  get(
    app,
    'contest',
    withEstimate((c, lang, estimate) => {
      const content = contestPage(lang, estimate, c.req.query('fact') ?? '', {}, {});
      return content ? page(c, site, content) : messagePage(c, site, lang, 'missing');
    }),
  );

  post(
    app,
    'contest',
    withEstimate(async (c, lang, estimate) => {
      const values = valuesOf(await c.req.formData());
      const fact = values['fact'] ?? '';
      const published = contestable(fact, facts);
      if (!published) return messagePage(c, site, lang, 'missing');
      const chosen = values['action'] === 'source' ? withSource(estimate.draft, fact, values['source'] ?? '', facts) : undefined;
      if (chosen) {
        const kept = await revise(db, estimate.id, Number(values['version']), chosen);
        return kept
          ? c.redirect(link('result', lang, { id: estimate.id }), 303)
          : page(c, site, contestPage(lang, estimate, fact, values, { value: estimateWords[lang].changedMeanwhile }) ?? nothing, 409);
      }
      const others = estimate.contests.filter((one) => one.id !== fact);
      const read = values['action'] === 'restore' ? undefined : readContest(values, published, dayOf(clock.now()), lang);
      if (read && 'problems' in read) return page(c, site, contestPage(lang, estimate, fact, values, read.problems) ?? nothing, 422);
      const kept = await contest(db, estimate.id, Number(values['version']), read ? [...others, read.contest] : others);
      if (!kept) return page(c, site, contestPage(lang, estimate, fact, values, { value: estimateWords[lang].changedMeanwhile }) ?? nothing, 409);
      return c.redirect(`${link('result', lang, { id: estimate.id })}`, 303);
    }),
  );

  get(
    app,
    'download',
    withEstimate((c, lang, estimate) => {
      const view = viewOf(estimate, lang);
      const { assessment, result, problems, lines, facts: own, settings } = view.computed;
      const byLine = assess(lines, own, settings, 'line');
      switch (c.req.param('format')) {
        case 'csv':
          return file(c, csvResult(byLine), 'text/csv', 'infrabasse.csv');
        case 'json':
          return file(
            c,
            `${JSON.stringify({ ...(jsonResult(result, assessment, problems, [], lang) as object), contested: estimate.contests, inventory: estimate.draft }, null, 1)}\n`,
            'application/json',
            'infrabasse.json',
          );
        case 'html':
          return file(
            c,
            standaloneResult({ computed: view.computed, library, title: view.title, lang, today: dayOf(clock.now()) }),
            'text/html',
            'infrabasse.html',
          );
        default:
          return messagePage(c, site, lang, 'missing');
      }
    }),
  );

  post(
    app,
    'remove',
    withEstimate(async (c, lang, { id }) => {
      await remove(db, id);
      const words = estimateWords[lang];
      return page(
        c,
        site,
        layout(
          site,
          { lang, title: words.removed },
          html`<h1>${words.removed}</h1><p>${words.removedText}</p><p><a href="${link('home', lang)}">InfraBasse</a></p>`,
        ),
      );
    }),
  );

  return app;
}
