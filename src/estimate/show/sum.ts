import { html } from 'hono/html';
import type { Entry } from '../../engine/assess/assess.ts';
import type { Reuse } from '../../engine/assess/inventory.ts';
import { nameOf } from '../../engine/assess/resolve.ts';
import { MEASURES, type MeasureId, STAGE_NAMES, STAGES, type Stage } from '../../engine/criteria.ts';
import { figure, tally } from '../../engine/footprint/tally.ts';
import { shown, unitWords } from '../../engine/quantity/show.ts';
import { type Html, nothing, sliding } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';
import { inWords } from './charts.ts';
import { LINES_PER_PAGE } from './reasoning.ts';

/** Lines told one by one in the sum; beyond, it is told page by page. */
const ROWS = 24;

/** What a row of the sum is called, what it adds, and where it is detailed. */
type Row = Readonly<{ name: string; href: string | undefined; entries: readonly Entry[] }>;

/** Where lines and pages of the calculation stand. */
export type SumWays = Readonly<{ line: (line: number) => string; page: (number: number) => string }>;

/** The total of a measure as the sum it is: lines (or pages of lines) down, stages of life across. Everything a page says of a total leads here. */
export function sumTable({ assessment: { entries } }: Computed, id: MeasureId, reuse: Reuse, ways: SumWays | undefined, lang: Lang): Html {
  const words = estimateWords[lang];
  const whole = tally(entries);
  const { unit, name } = MEASURES.find((one) => one.id === id) as (typeof MEASURES)[number];
  const total = figure(whole, id, reuse);
  const stages = STAGES.filter((stage) => figure(whole, id, reuse, stage));
  const few = entries.length <= ROWS;
  const rows = few ? byLine(entries, ways, lang) : byPage(entries, ways, lang);
  const cell = (row: readonly Entry[], stage?: Stage): Html => {
    const found = figure(tally(row), id, reuse, stage);
    return html`${found ? shown(found, `${unit}/year`, lang, 2, true).value : stage ? '–' : words.unknown}`;
  };
  const head = html`<tr><th scope="col">${few ? words.sumHead.line : words.sumHead.page}</th>${stages.map((stage) => html`<th scope="col" class="n">${STAGE_NAMES[stage][lang]}</th>`)}<th scope="col" class="n">${words.sumHead.total}</th></tr>`;
  const body = rows.map(
    ({ name: label, href, entries: own }) =>
      html`<tr><th scope="row">${href ? html`<a href="${href}">${label}</a>` : label}</th>${stages.map((stage) => html`<td class="n">${cell(own, stage)}</td>`)}<td class="n">${cell(own)}</td></tr>`,
  );
  const foot = html`<tr><th scope="row">${words.sumHead.total}</th>${stages.map((stage) => html`<td class="n" id="etape-${stage}">${cell(entries, stage)}</td>`)}<td class="n"><b>${cell(entries)}</b></td></tr>`;
  return html`<section id="total"><h2>${words.sum}</h2>
<p>${name[lang]}${lang === 'fr' ? '\u00a0:' : ':'} <b>${total ? inWords(total, lang) : words.unknown}</b>. ${few ? words.sumLede : words.sumPages}</p>
${total ? sliding(words.sum, html`<table><caption>${unitWords(`${unit}/year`, lang)}</caption><thead>${head}</thead><tbody>${body}</tbody><tfoot>${foot}</tfoot></table>`) : nothing}</section>`;
}

function byLine(entries: readonly Entry[], ways: SumWays | undefined, lang: Lang): Row[] {
  return entries.map((entry) => ({ name: nameOf(entry.group.first)[lang], href: ways?.line(entry.group.first.line.number), entries: [entry] }));
}

function byPage(entries: readonly Entry[], ways: SumWays | undefined, lang: Lang): Row[] {
  // A very long list goes by several pages a row: each leads to the first of them.
  const pages = Math.ceil(Math.ceil(entries.length / LINES_PER_PAGE) / ROWS);
  const step = pages * LINES_PER_PAGE;
  return Array.from({ length: Math.ceil(entries.length / step) }, (_, i) => {
    const own = entries.slice(i * step, (i + 1) * step);
    const page = i * pages + 1;
    return { name: `${page}, ${estimateWords[lang].pageLines(i * step + 1, i * step + own.length)}`, href: ways?.page(page), entries: own };
  });
}
