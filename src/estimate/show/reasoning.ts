import { html } from 'hono/html';
import type { Reuse } from '../../engine/assess/inventory.ts';
import { nameOf } from '../../engine/assess/resolve.ts';
import { MEASURES, type MeasureId } from '../../engine/criteria.ts';
import { derive } from '../../engine/footprint/derive.ts';
import { type Cite, explain, type Step } from '../../engine/formula/explain.ts';
import { isUnknown } from '../../engine/quantity/quantity.ts';
import type { Html } from '../../web/layout.ts';
import { nothing } from '../../web/layout.ts';
import { type Lang, typeset } from '../../web/words.ts';
import { isConvention } from '../contest.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';

/** Lines told on one page: each opens into some twenty steps. */
export const LINES_PER_PAGE = 8;

/** Addresses the reasoning leads to: to contest a published value, or to change what was declared. */
export type Ways = Readonly<{
  contest: (fact: string, line: number) => string;
  change: (line: number) => string;
  page: (number: number, measure: MeasureId) => string;
}>;

/** What is told: of which measure, under which convention of reuse, from which line on. */
export type Told = Readonly<{ measure: MeasureId; reuse: Reuse; page: number }>;

/** The reasoning of some lines for a measure, each figure down to its source. */
export function reasoning(computed: Computed, { measure, reuse, page }: Told, cite: Cite, ways: Ways | undefined, lang: Lang): Html[] {
  const { entries } = computed.assessment;
  const words = estimateWords[lang];
  const first = (page - 1) * LINES_PER_PAGE;
  const anchors = new Set<string>();
  return entries.slice(first, first + LINES_PER_PAGE).map(({ group }) => {
    const { line } = group.first;
    const { result, unknown } = derive(group.first, measure, reuse, computed.assessment.context);
    const seen = new Set<string>();
    const tree = result ? lineHtml(explain(result, lang, cite), { seen, anchors, ways, line: line.number, lang }) : nothing;
    const gaps = unknown.filter(isUnknown).map((gap) => html`<p class="src">${words.stillUnknown(gap.name[lang], gap.why[lang])}</p>`);
    const silent = !result && gaps.length === 0 ? html`<p class="src">${words.outOfScope}</p>` : nothing;
    return html`<section id="ligne-${line.number}"><h2>${nameOf(group.first)[lang]}</h2><div class="formula">${tree}${gaps}${silent}${ways ? html`<p class="src"><a href="${ways.change(line.number)}">${words.changeLine}</a></p>` : nothing}</div></section>`;
  });
}

type Around = Readonly<{ seen: Set<string>; anchors: Set<string>; ways: Ways | undefined; line: number; lang: Lang }>;

/** A line: its sum in view, each of its stages ready to be opened. */
function lineHtml(sum: Step, around: Around): Html {
  const { lang } = around;
  const stages = sum.steps.map(
    (stage) =>
      html`<details><summary>${typeset(stage.name, lang)} = <b class="f">${stage.figure}</b>${stage.range ? html` <span class="src">(${stage.range})</span>` : nothing}</summary><ul>${stepHtml(stage, around)}</ul></details>`,
  );
  return html`<p>${typeset(sum.words ?? '', lang)} = <b class="f">${sum.figure}</b>${sum.range ? html` <span class="src">(${sum.range})</span>` : nothing}</p>${stages}`;
}

/** One step and those it rests on. A step met again is not told twice. */
function stepHtml(step: Step, around: Around): Html {
  const { seen, anchors, ways, line, lang } = around;
  const words = estimateWords[lang];
  const again = seen.has(step.id) && step.steps.length > 0;
  seen.add(step.id);
  const anchor = anchors.has(step.id) ? nothing : html` id="${step.id}"`;
  anchors.add(step.id);
  const { because } = step.quantity;
  const open = ways && !isConvention(step.id) && (because.kind === 'source' || because.kind === 'assumed' || because.kind === 'contested');
  const inner = again
    ? html` <span class="src">(${words.above})</span>`
    : step.steps.length > 0
      ? html`<ul>${step.steps.map((one) => stepHtml(one, around))}</ul>`
      : nothing;
  return html`<li${anchor}>${typeset(step.name, lang)} = ${step.words && !again ? html`${typeset(step.words, lang)} = ` : nothing}<b class="f">${step.figure}</b>${step.range ? html` <span class="src">(${step.range})</span>` : nothing}${step.because ? html` <span class="src">${typeset(step.because, lang)}</span>` : nothing}${open ? html` · <a href="${ways.contest(step.id, line)}">${words.contest}</a>` : nothing}${step.why ? html`<br><span class="src" lang="fr">${typeset(step.why, 'fr')}</span>` : nothing}${inner}</li>`;
}

/** Links to the other measures and the other pages of lines. */
export function reasoningPages(entries: number, page: number, measure: MeasureId, ways: Ways, lang: Lang): Html {
  const words = estimateWords[lang];
  const all = Math.max(1, Math.ceil(entries / LINES_PER_PAGE));
  const measures = MEASURES.map(({ id, name }) =>
    id === measure ? html`<b aria-current="true">${name[lang]}</b> ` : html`<a href="${ways.page(1, id)}">${name[lang]}</a> `,
  );
  return html`<p class="pages">${measures}</p>
${all > 1 ? html`<p class="pages">${words.page(page, all)} ${page > 1 ? html`<a href="${ways.page(page - 1, measure)}" rel="prev">${words.previous}</a>` : nothing} ${page < all ? html`<a href="${ways.page(page + 1, measure)}" rel="next">${words.next}</a>` : nothing}</p>` : nothing}`;
}
