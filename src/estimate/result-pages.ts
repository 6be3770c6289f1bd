import { Hono } from 'hono';
import { html } from 'hono/html';
import { assess } from '../engine/assess/assess.ts';
import type { Reuse } from '../engine/assess/inventory.ts';
import { nameOf } from '../engine/assess/resolve.ts';
import { MEASURES, type MeasureId } from '../engine/criteria.ts';
import { number, SOURCE_DIGITS } from '../engine/quantity/show.ts';
import { areaName } from '../facts/countries.ts';
import { citer } from '../facts/rows.ts';
import { plain } from '../inventory/plain.ts';
import { file, page } from '../web/answer.ts';
import { type Problems, type Values, valuesOf } from '../web/fields.ts';
import { type Html, layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import { get, post } from '../web/routes.ts';
import { dayOf, longDay } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import { chosenSources, contestable, linesUsing, readContest, replacedLines, withSource } from './contest.ts';
import type { Estimating } from './estimating.ts';
import { pageOf } from './form/draft.ts';
import { joinForm } from './import/page.ts';
import { importWords } from './import/words.ts';
import { type Computed, computed } from './read.ts';
import { contestedList, contestForm, otherSources, type Replaced } from './show/contested.ts';
import { csvForPeople, jsonResult } from './show/export.ts';
import { LINES_PER_PAGE, reasoning, reasoningPages, type Ways } from './show/reasoning.ts';
import { resultSections } from './show/result/sections.ts';
import type { ResultWays, View } from './show/result/view.ts';
import { standaloneResult } from './show/standalone.ts';
import { sumTable } from './show/sum.ts';
import { contest, type Estimate, find, remove, revise } from './store.ts';
import { estimateWords } from './words.ts';

/** Reading an estimate: its result, its reasoning, its files; contesting its values; erasing it. */
export function resultPages({ site, db, library, clock, mayCompute }: Estimating): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts, tables } = library;

  /** Runs a page for an estimate that exists; everyone else learns nothing of it. */
  const withEstimate =
    (run: (c: Parameters<Parameters<typeof get>[2]>[0], lang: Lang, estimate: Estimate) => Response | Promise<Response>) =>
    async (c: Parameters<Parameters<typeof get>[2]>[0], lang: Lang) => {
      const estimate = await find(db, c.req.param('id') ?? '', clock.now());
      c.header('X-Robots-Tag', 'noindex, nofollow');
      if (!estimate) return messagePage(c, site, lang, 'missing');
      return mayCompute(c, estimate.draft.rows.length) ? run(c, lang, estimate) : messagePage(c, site, lang, 'tooMany');
    };

  const calculation = (id: string, lang: Lang, query: Readonly<Record<string, string>>): string => link('calculation', lang, { id }, query);

  /** The page of the calculation that tells a line. */
  const lineAt = (one: Computed, id: string, lang: Lang, measure: MeasureId) => {
    const ranks = new Map(one.assessment.entries.map(({ group }, rank) => [group.first.line.number, rank]));
    return (line: number): string =>
      `${calculation(id, lang, { criterion: measure, page: String(Math.floor((ranks.get(line) ?? 0) / LINES_PER_PAGE) + 1) })}#ligne-${line}`;
  };

  const waysOf = (one: Computed, id: string, lang: Lang): ResultWays => ({
    line: lineAt(one, id, lang, 'gwp'),
    total: (measure, { longer, reuse } = {}) =>
      `${calculation(id, lang, { criterion: measure, ...(longer ? { longer: String(longer) } : {}), ...(reuse ? { reuse } : {}) })}#total`,
    method: (told) => `${link('method', lang)}#${told}`,
    source: (source) => `${link('sources', lang)}#${source}`,
    edit: link('edit', lang, { id }),
  });

  const undoing = ({ id, version }: Estimate, lang: Lang): Html =>
    html`<form method="post" action="${link('undo', lang, { id })}"><input type="hidden" name="version" value="${version}"><button class="plain">${importWords[lang].undo}</button></form>`;

  const replacedIn = ({ id, version, contests, draft }: Estimate, lang: Lang): Replaced => ({
    contests,
    sources: chosenSources(draft, library),
    undo: { action: link('contest', lang, { id }), version: String(version) },
  });

  get(
    app,
    'result',
    withEstimate((c, lang, estimate) => {
      const words = estimateWords[lang];
      const { id, draft, contests } = estimate;
      const one = computed(estimate, library);
      const download = (format: string): Html => html`<a href="${link('download', lang, { id, format })}">${words.download} ${format.toUpperCase()}</a>`;
      const view: View = {
        computed: one,
        materiality: tables.materiality,
        title: draft.title,
        country: areaName(draft.country, lang),
        lang,
        ways: waysOf(one, id, lang),
        replaced: replacedLines(contests, one),
        replacements: contestedList(replacedIn(estimate, lang), library, lang),
        kept: { words: words.keep(longDay(estimate.expiresAt, lang)), address: `${site.origin}${link('result', lang, { id })}` },
      };
      return page(
        c,
        site,
        layout(site, { lang, title: titled(words.seen, draft.title), here: { name: 'result', parts: { id } } }, [
          ...resultSections(view),
          html`<p class="acts"><a class="first" href="${link('edit', lang, { id })}">${words.edit}</a><a href="${calculation(id, lang, {})}">${words.calculation}</a>${['csv', 'json', 'html'].map(download)}</p>
<p class="lede screen">${words.print}${estimate.facts === facts.version ? nothing : html` ${words.factsChanged}`}</p>
<div class="acts">${estimate.undoable ? undoing(estimate, lang) : nothing}<form method="post" action="${link('remove', lang, { id })}"><button class="plain">${words.remove}</button></form></div>`,
          joinForm(link('join', lang, { id }), lang),
        ]),
      );
    }),
  );

  get(
    app,
    'calculation',
    withEstimate((c, lang, estimate) => {
      const words = estimateWords[lang];
      const { id, draft } = estimate;
      const measure = MEASURES.find((one) => one.id === c.req.query('criterion'))?.id ?? 'gwp';
      const longer = LONGER.find((years) => String(years) === c.req.query('longer')) ?? 0;
      const reuse: Reuse = c.req.query('reuse') === 'cutoff' ? 'cutoff' : 'prorata';
      const one = computed(estimate, library, longer);
      const all = one.assessment.entries.length;
      const number = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1), Math.max(1, Math.ceil(all / LINES_PER_PAGE)));
      const supposing = { ...(longer ? { longer: String(longer) } : {}), ...(reuse === 'cutoff' ? { reuse } : {}) };
      const turn = (to: number, other: MeasureId = measure): string => calculation(id, lang, { page: String(to), criterion: other, ...supposing });
      const ways: Ways = {
        contest: (fact, line) => link('contest', lang, { id }, { fact, line: String(line), criterion: measure }),
        change: (line) => `${link('edit', lang, { id }, { page: String(pageOf(line - 1)) })}#ligne-${line}`,
        page: turn,
      };
      const pageOfLine = new Map(one.assessment.entries.map(({ group }, rank) => [group.first.line.number, Math.floor(rank / LINES_PER_PAGE) + 1]));
      const sumWays = {
        line: (line: number): string => (pageOfLine.get(line) === number ? `#ligne-${line}` : `${turn(pageOfLine.get(line) ?? 1)}#ligne-${line}`),
        page: turn,
      };
      return page(
        c,
        site,
        layout(site, { lang, title: titled(words.calculation, draft.title), here: { name: 'calculation', parts: { id } } }, [
          html`<p class="where"><a href="${link('result', lang, { id })}">${words.back}</a></p><h1>${words.calculation}</h1><p>${words.calculationLede}</p>`,
          supposed(longer, reuse, calculation(id, lang, { criterion: measure }), lang),
          reasoningPages(all, number, measure, ways, lang),
          number === 1 ? sumTable(one, measure, reuse, sumWays, lang) : nothing,
          contestedList(replacedIn(estimate, lang), library, lang),
          ...reasoning(one, { measure, reuse, page: number }, citer(tables.sources, lang), ways, lang),
          reasoningPages(all, number, measure, ways, lang),
        ]),
      );
    }),
  );

  /** The page to contest a fact, which remembers the line it was reached from. */
  const contestPage = (lang: Lang, estimate: Estimate, values: Values, problems: Problems) => {
    const fact = values['fact'] ?? '';
    const published = contestable(fact, facts);
    const words = estimateWords[lang];
    if (!published) return undefined;
    const { id } = estimate;
    const one = computed(estimate, library);
    const used = linesUsing([fact], one.assessment);
    const names = one.assessment.entries.filter(({ group }) => used.has(group.first.line.number)).map(({ group }) => nameOf(group.first)[lang]);
    const hidden = { fact, version: String(estimate.version), line: values['line'] ?? '', criterion: values['criterion'] ?? '' };
    const about = { published, action: link('contest', lang, { id }), hidden, lines: names, lang };
    const title = `${Object.keys(problems).length > 0 ? words.error : ''}${words.contestTitle}`;
    return layout(site, { lang, title, here: { name: 'contest', parts: { id }, query: { fact } } }, [
      html`<p class="where"><a href="${returnTo(one, id, lang, values)}">${words.calculation}</a></p>`,
      contestForm(about, values, problems, tables.sources),
      otherSources(about, library),
    ]);
  };

  const returnTo = (one: Computed, id: string, lang: Lang, values: Values): string => {
    const measure = MEASURES.find((known) => known.id === values['criterion'])?.id ?? 'gwp';
    return values['line'] ? lineAt(one, id, lang, measure)(Number(values['line'])) : calculation(id, lang, {});
  };

  get(
    app,
    'contest',
    withEstimate((c, lang, estimate) => {
      const asked = { fact: c.req.query('fact') ?? '', line: c.req.query('line') ?? '', criterion: c.req.query('criterion') ?? '' };
      const own = estimate.contests.find(({ id }) => id === asked.fact);
      const before = own ? { value: own.value, low: own.low, high: own.high } : {};
      const typed = Object.fromEntries(Object.entries(before).map(([name, value]) => [name, number(value, lang, SOURCE_DIGITS)]));
      const content = contestPage(lang, estimate, { ...asked, ...typed, reason: own?.reason ?? '' }, {});
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
      const again = (problems: Problems, status: 409 | 422) => page(c, site, contestPage(lang, estimate, values, problems) ?? nothing, status);
      const chosen = values['action'] === 'source' ? withSource(estimate.draft, fact, values['source'] ?? '', library) : undefined;
      const others = estimate.contests.filter((one) => one.id !== fact);
      const read = chosen || values['action'] === 'restore' ? undefined : readContest(values, published, dayOf(clock.now()), lang);
      if (read && 'problems' in read) return again(read.problems, 422);
      const version = Number(values['version']);
      const kept = chosen ? await revise(db, estimate.id, version, chosen) : await contest(db, estimate.id, version, read ? [...others, read.contest] : others);
      if (!kept) return again({ value: estimateWords[lang].changedMeanwhile }, 409);
      const back = values['line'] ? returnTo(computed(estimate, library), estimate.id, lang, values) : link('result', lang, { id: estimate.id });
      return c.redirect(back, 303);
    }),
  );

  get(
    app,
    'download',
    withEstimate((c, lang, estimate) => {
      const one = computed(estimate, library);
      const { assessment, result, problems, lines, facts: own, settings } = one;
      const { title } = estimate.draft;
      const today = dayOf(clock.now());
      const name = (format: string): string => ['infrabasse', slug(title), today].filter(Boolean).join('-').concat('.', format);
      switch (c.req.param('format')) {
        case 'csv':
          return file(c, csvForPeople(assess(lines, own, settings, 'line'), estimate.draft.rows, problems, lang), 'text/csv', name('csv'));
        case 'json': {
          const data = {
            ...(jsonResult(result, assessment, one, lang) as object),
            contested: estimate.contests,
            inventory: estimate.draft,
          };
          return file(c, `${JSON.stringify(data, null, 1)}\n`, 'application/json', name('json'));
        }
        case 'html': {
          const { undo: _, ...replaced } = replacedIn(estimate, lang);
          const text = standaloneResult({ computed: one, library, replaced, title, lang, today: longDay(clock.now(), lang) });
          return file(c, text, 'text/html', name('html'));
        }
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

/** Years more that a reader may suppose. */
const LONGER = [1, 2] as const;

/** What the figures of a page suppose besides what was declared, and the way back. */
function supposed(longer: number, reuse: Reuse, back: string, lang: Lang): Html {
  const words = estimateWords[lang];
  if (longer === 0 && reuse === 'prorata') return nothing;
  return html`<p><b>${longer > 0 ? words.supposing.longer(longer) : words.supposing.cutoff}</b> <a href="${back}">${words.asDeclared}</a></p>`;
}

/** The title of a page, with the name people gave their estimate: tabs and bookmarks tell several apart. */
function titled(title: string, name: string): string {
  return name === '' ? title : `${name}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** A name fit for a file. */
function slug(title: string): string {
  return plain(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}
