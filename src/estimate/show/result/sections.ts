import { html } from 'hono/html';
import { criterionOf, MEASURES, type MeasureId, STAGES } from '../../../engine/criteria.ts';
import type { Footprint, Known, Total } from '../../../engine/footprint/footprint.ts';
import { between, shown } from '../../../engine/quantity/show.ts';
import { type Html, nothing, sliding } from '../../../web/layout.ts';
import type { Lang } from '../../../web/words.ts';
import { estimateWords } from '../../words.ts';
import { inWords } from '../charts.ts';
import { levers, longer, matter, news, perPerson } from './effects.ts';
import { origins } from './origins.ts';
import { problems, unknown } from './unknown.ts';
import type { View } from './view.ts';

/** The result: what is unknown, orders of magnitude, where they come from, what would change them. */
export function resultSections(view: View): Html[] {
  const { computed, lang, title, country, replacements, kept } = view;
  const words = estimateWords[lang];
  const { result } = computed;
  return [
    html`<p class="where">${words.where(title, country, result.year)}</p>
<h1>${result.criteria.gwp.value === null ? words.nothingYet : words.seen}</h1>${kept ? html`<p class="src">${kept.words}<span class="paper">${kept.address}</span></p>` : nothing}`,
    unknown(view),
    problems(view),
    magnitudes(view),
    origins(view),
    replacements,
    levers(view),
    longer(view),
    criteria(view),
    matter(view),
    reuse(view),
    perPerson(view),
    news(view),
    html`<h2>${words.notSeen}</h2><p class="lede">${words.notSeenText}</p>`,
  ];
}

function magnitudes({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const { gwp, mips, adpe } = result.criteria;
  if (gwp.value === null) return nothing;
  const big = (id: MeasureId, total: Total, what: string): Html => {
    if (total.value === null || total.low === null || total.high === null)
      return html`<li><span class="v"><small>\u00a0</small>${words.unknown}</span><span class="r">${what}</span></li>`;
    const one = shown({ value: total.value, low: total.low, high: total.high }, total.unit.replace('/year', ''), lang);
    const lacking = total.whollyUnknown + total.partlyUnknown;
    const range = one.exact ? nothing : html`<span class="r">${between(one.low, one.high, lang)}</span>`;
    return html`<li><span class="v"><small>${lacking > 0 ? words.atLeast : '\u00a0'}</small>${one.value} ${one.unit}</span><span class="r">${what}</span>${range}${lacking > 0 ? html`<span class="r">${words.without(lacking, result.lineCount)}</span>` : nothing}${ways ? html`<a class="r screen" href="${ways.total(id)}">${words.fromWhere}<span class="aside">${lang === 'fr' ? '\u00a0: ' : ': '}${what}</span></a>` : nothing}</li>`;
  };
  return html`<h2>${words.totals}</h2>
<ul class="big">${big('gwp', gwp, words.climate)}${big('mips', mips, words.moved)}${big('adpe', adpe, words.metals)}${big('elec', result.flows.elec, words.electricity)}</ul>`;
}

/** All criteria at their two digits; a bar beside each shares it between manufacture and electricity. */
function criteria({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const rows = MEASURES.map(({ id, name }) => {
    const total = id === 'elec' || id === 'mass' ? result.flows[id] : result.criteria[id];
    const lacking = total.whollyUnknown + total.partlyUnknown;
    const value = inWords({ ...total, unit: total.unit.replace('/year', '') }, lang);
    const partly = total.value !== null && lacking > 0;
    const called = ways && criterionOf(id) ? html`<a href="${ways.method(id)}">${name[lang]}</a>` : name[lang];
    return html`<tr><th scope="row">${called}</th><td>${partly ? `${words.atLeast} ` : ''}${ways && total.value !== null ? html`<a href="${ways.total(id)}">${value}</a>` : value}<span class="narrow"><br>${shareBar(result, id, lang)}${lacking === 0 ? nothing : html`<br><small>${words.without(lacking, result.lineCount)}</small>`}</span></td><td class="wide">${shareBar(result, id, lang)}</td><td class="n wide">${lacking === 0 ? '0' : `${lacking} / ${result.lineCount}`}</td></tr>`;
  });
  return html`<h2>${words.byCriterion}</h2><p class="lede">${words.criteriaLede}</p>
${sliding(words.byCriterion, html`<table><thead><tr><th scope="col">${words.head.criterion}</th><th scope="col">${words.head.value}</th><th scope="col" class="wide">${words.head.manufacture} / ${words.head.use}</th><th scope="col" class="n wide">${words.head.unknown}</th></tr></thead><tbody>${rows}</tbody></table>`)}`;
}

const BAR_WIDTH = 96;

/** How a criterion is shared between making and using, where both are known; in words where one is not. */
function shareBar({ byStage, criteria: totals }: Footprint, id: MeasureId, lang: Lang): Html {
  const words = estimateWords[lang].head;
  if (id === 'elec' || id === 'mass') return nothing;
  const total = totals[id].value;
  const used = byStage.use?.[id]?.value;
  const made = STAGES.some((stage) => stage !== 'use' && byStage[stage]?.[id]);
  if (total === null) return nothing;
  if (used === undefined || used === null) return html`<small>${words.onlyMade}</small>`;
  if (!made) return html`<small>${words.onlyUsed}</small>`;
  const share = Math.round(((total - used) / total) * 100);
  return html`<svg role="img" aria-label="${words.manufacture} ${share} %, ${words.use} ${100 - share} %" width="${BAR_WIDTH}" height="12"><rect class="v0" width="${(BAR_WIDTH * share) / 100}" height="12"/><rect class="u0" fill="none" x=".5" y=".5" width="${BAR_WIDTH - 1}" height="11"/></svg>`;
}

function reuse({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (!result.conventions.reused) return nothing;
  const { prorata, cutoff } = result.conventions;
  return html`<h2>${words.reuse}</h2><ul><li>${told(prorata.gwp, ways?.total('gwp'), lang)} ${words.prorata}</li><li>${told(cutoff.gwp, ways?.total('gwp', { reuse: 'cutoff' }), lang)} ${words.cutoff}</li></ul>`;
}

function told(known: Known, href: string | undefined, lang: Lang): Html {
  const text = html`<b>${inWords(known, lang)}</b>`;
  return href ? html`<a href="${href}">${text}</a>` : text;
}
