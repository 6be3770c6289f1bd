import { html } from 'hono/html';
import { assess } from '../../engine/assess/assess.ts';
import { nameOf } from '../../engine/assess/resolve.ts';
import { MEASURES, type MeasureId, STAGE_NAMES, STAGES } from '../../engine/criteria.ts';
import type { Footprint, Known } from '../../engine/footprint/footprint.ts';
import { renewedWithin } from '../../engine/footprint/horizon.ts';
import { figure, figureOf, tally } from '../../engine/footprint/tally.ts';
import { number, sentence, shown } from '../../engine/quantity/show.ts';
import { countryName as nameOfCountry } from '../../facts/countries.ts';
import type { Comparison } from '../../facts/rows.ts';
import { type Html, nothing, sliding } from '../../web/layout.ts';
import { type Lang, typeset } from '../../web/words.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';
import { type Bar, barChart, inWords } from './charts.ts';
import { gapLines, newsLines } from './notes.ts';
import { problemLine } from './report.ts';

/** What a result is shown with: on a page it has links, in a file of its own it has none. */
export type View = Readonly<{
  computed: Computed;
  materiality: readonly Comparison[];
  title: string;
  country: string;
  lang: Lang;
  /** Where the reasoning of a line stands. */
  reasonOf?: (line: number) => string;
}>;

/** Rows of a list beyond which a page says "and more". */
const ROWS = 12;
const HORIZON = 10;

/** The result: what is unknown, orders of magnitude, where they come from, what would change them. */
export function resultSections(view: View): Html[] {
  const { computed, lang, title, country } = view;
  const words = estimateWords[lang];
  const { result } = computed;
  return [
    html`<p class="where">${words.where(title, country, result.year)}</p>
<h1>${result.criteria.gwp.value === null ? words.nothingYet : words.seen}</h1>`,
    unknown(view),
    problems(view),
    magnitudes(view),
    origins(view),
    longer(view),
    criteria(view),
    matter(view),
    reuse(view),
    levers(view),
    perPerson(view),
    news(view),
    html`<h2>${words.notSeen}</h2><p class="lede">${words.notSeenText}</p>`,
  ];
}

function unknown({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  const { whollyUnknown, partlyUnknown } = result.criteria.gwp;
  const count = whollyUnknown + partlyUnknown;
  if (count === 0) return html`<div class="unknown"><p>${words.unknownNone(result.lineCount)}</p></div>`;
  return html`<div class="unknown"><p><b>${words.unknownSome(count, result.lineCount)}</b> ${words.notZero}</p>
<ul>${gapLines(result.unknown, lang).map(({ what, why }) => html`<li>${what}. <span class="src">${why}.</span></li>`)}</ul><p>${words.ask}</p></div>`;
}

function problems({ computed: { problems: found }, lang }: View): Html {
  if (found.length === 0) return nothing;
  const words = estimateWords[lang];
  const left = found.length - ROWS;
  return html`<div class="problems"><p><b>${words.refused}</b></p><ul>${found.slice(0, ROWS).map((one) => html`<li>${problemLine(one, lang)}</li>`)}${left > 0 ? html`<li>${words.more(left)}</li>` : ''}</ul></div>`;
}

function magnitudes({ computed: { result }, lang, reasonOf }: View): Html {
  const words = estimateWords[lang];
  const { gwp, mips, adpe } = result.criteria;
  if (gwp.value === null) return nothing;
  const first = result.byItem.length > 0 && reasonOf ? html` · <a href="${reasonOf(1)}">${words.fromWhere}</a>` : '';
  const big = (known: Known, what: string): Html => {
    if (known.value === null || known.low === null || known.high === null)
      return html`<li><span class="v">${words.unknown}</span><span class="r">${what}</span></li>`;
    const one = shown({ value: known.value, low: known.low, high: known.high }, known.unit.replace('/year', ''), lang);
    return html`<li><span class="v">${one.value} ${one.unit}</span><span class="r">${what}${what ? ' · ' : ''}${lang === 'fr' ? 'entre' : 'between'} ${one.low} ${lang === 'fr' ? 'et' : 'and'} ${one.high}${known === gwp ? first : ''}</span></li>`;
  };
  return html`<h2>${words.totals}</h2>
<ul class="big">${big(gwp, '')}${big(mips, words.moved)}${big(adpe, words.metals)}${big(result.flows.elec, words.electricity)}</ul>`;
}

/** By line when there are few, by item otherwise; the unknown hatched among them. */
function origins(view: View): Html {
  const { computed, lang, reasonOf } = view;
  const words = estimateWords[lang];
  const { result, assessment } = computed;
  const byLine = result.byLine.length > 0 && result.byLine.length <= ROWS * 2;
  const label = (name: string, quantity: number): string => (quantity === 1 ? name : `${name} (${number(quantity, lang, 4)})`);
  const bars: Bar[] = byLine
    ? assessment.entries.map((entry) => {
        const { first } = entry.group;
        const known = figureOf(entry, 'gwp') ?? { value: null, low: null, high: null, unit: 'kgCO2e/year' };
        return { label: label(nameOf(first)[lang], entry.group.devices), known, ...(reasonOf ? { href: reasonOf(first.line.number) } : {}) };
      })
    : result.byItem.map(({ name, quantity, criteria: { gwp } }) => ({ label: label(name[lang], quantity), known: gwp }));
  if (bars.length === 0) return nothing;
  const sorted = bars.sort((a, b) => (b.known.value ?? -1) - (a.known.value ?? -1));
  const stages: Bar[] = STAGES.flatMap((stage) => {
    const known = result.byStage[stage]?.gwp;
    return known ? [{ label: STAGE_NAMES[stage][lang], known }] : [];
  });
  return html`<h2>${words.whereFrom}</h2>
${barChart('objets', words.chart, sorted, lang)}
${table('table-objets', words.sameTable, words.head.item, sorted, lang)}
<h3>${words.byStage}</h3>
${barChart('etapes', words.chart, stages, lang)}
${table('table-etapes', words.sameTable, words.head.stage, stages, lang)}`;
}

/** A picture's twin, for those who cannot see it or want the digits. */
function table(id: string, title: string, head: string, bars: readonly Bar[], lang: Lang): Html {
  const words = estimateWords[lang].head;
  const rows = bars.map(({ label, known }) => {
    const one =
      known.value === null || known.low === null || known.high === null
        ? undefined
        : shown({ value: known.value, low: known.low, high: known.high }, known.unit, lang, 2, true);
    return html`<tr><th scope="row">${label}</th><td class="n">${one?.value ?? estimateWords[lang].unknown}</td><td class="n">${one && !one.exact ? `${one.low} – ${one.high}` : '–'}</td></tr>`;
  });
  return html`<details id="${id}"><summary>${title}</summary><table><caption>kg CO₂e</caption><thead><tr><th scope="col">${head}</th><th scope="col" class="n">${words.value}</th><th scope="col" class="n">${words.range}</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

function longer({ computed, lang }: View): Html {
  const words = estimateWords[lang];
  const { lines, facts, settings, assessment } = computed;
  if (computed.result.criteria.gwp.value === null) return nothing;
  const few = assessment.entries.length === lines.length;
  const rows = [0, 1, 2].map((years) => {
    const kept = { ...settings, keptLonger: years };
    const total = figure(tally(assess(lines, facts, kept, 'total').entries), 'gwp');
    const made = few ? renewedWithin(assessment, HORIZON, years) : undefined;
    return html`<tr><th scope="row">${years === 0 ? words.asNow : words.keptLonger(years)}</th><td class="n">${total ? inWords({ ...total, unit: 'kgCO2e' }, lang) : words.unknown}</td>${few ? html`<td class="n">${made === undefined ? words.unknown : sentence({ value: made, low: made, high: made }, 'item', lang)}</td>` : ''}</tr>`;
  });
  return html`<h2>${words.longer}</h2><p>${words.longerLede}</p>
<table><thead><tr><td></td><th scope="col" class="n">CO₂e</th>${few ? html`<th scope="col" class="n">${words.head.made}</th>` : ''}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** All criteria at their two digits; a bar beside each shares it between manufacture and electricity. */
function criteria({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  const rows = MEASURES.map(({ id, name }) => {
    const total = id === 'elec' || id === 'mass' ? result.flows[id] : result.criteria[id];
    const unknowns = total.whollyUnknown + total.partlyUnknown;
    return html`<tr><th scope="row">${name[lang]}</th><td>${inWords({ ...total, unit: total.unit.replace('/year', '') }, lang)}</td><td class="wide">${shareBar(result, id, lang)}</td><td class="n">${unknowns === 0 ? '0' : `${unknowns} / ${result.lineCount}`}</td></tr>`;
  });
  return html`<h2>${words.byCriterion}</h2><p class="lede">${words.criteriaLede}</p>
${sliding(words.byCriterion, html`<table><thead><tr><th scope="col">${words.head.criterion}</th><th scope="col">${words.head.value}</th><th scope="col" class="wide">${words.head.manufacture} / ${words.head.use}</th><th scope="col" class="n">${words.head.unknown}</th></tr></thead><tbody>${rows}</tbody></table>`)}`;
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

function matter({ computed: { result, facts }, materiality, lang }: View): Html {
  const words = estimateWords[lang];
  const { mips } = result.criteria;
  if (mips.value === null) return nothing;
  const present = new Set(result.byItem.map(({ id }) => id));
  const ratios = materiality.filter(({ row }) => row.criterion === 'mass-ratio' && present.has(row.item));
  const general = materiality.filter(({ fr }) => fr !== '');
  const mass = result.flows.mass.value === null ? '' : html`<p>${words.discarded(inWords({ ...result.flows.mass, unit: 'kg' }, lang))}</p>`;
  return html`<h2>${words.matter}</h2><p>${words.matterLede(inWords({ ...mips, unit: 'kg' }, lang))}</p>
<ul>${ratios.map(({ row }) => html`<li>${words.matterRatio(facts.items.get(row.item)?.name[lang] ?? row.item, number(row.value, lang))}</li>`)}${general.map((one) => html`<li>${typeset(one[lang], lang)}. <span class="src">${countryName(one.row.geography, lang)}, ${one.row.year ?? ''}</span></li>`)}</ul>${mass}`;
}

function reuse({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (!result.conventions.reused) return nothing;
  const { prorata, cutoff } = result.conventions;
  return html`<h2>${words.reuse}</h2><ul><li><b class="f">${inWords(prorata.gwp, lang)}</b> ${words.prorata}</li><li><b class="f">${inWords(cutoff.gwp, lang)}</b> ${words.cutoff}</li></ul>`;
}

function levers({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.sensitivity.length === 0) return nothing;
  const show = (value: number): string => sentence({ value, low: value, high: value }, 'kgCO2e', lang);
  return html`<h2>${words.sensitivity}</h2><ol>${result.sensitivity.map((lever) => html`<li>${words.lever[lever.part](lever.name[lang])}<br><span class="src">${words.leverEffect(show(lever.less), show(lever.more))}</span></li>`)}</ol>`;
}

function perPerson({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.perPerson.length === 0) return nothing;
  const people = (count: number): string => sentence({ value: count, low: count, high: count }, 'person', lang, { digits: 4 });
  return html`<h2>${words.perPerson}</h2><ul>${result.perPerson.slice(0, ROWS).map((one) => html`<li>${words.perPersonLine(one.label[lang], people(one.persons), inWords(one.gwp, lang))}</li>`)}</ul>`;
}

function news({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.goodNews.length === 0) return nothing;
  return html`<div class="good"><p><b>${words.goodNews}</b></p>${newsLines(result.goodNews, ROWS, lang).map((line) => html`<p>${line}</p>`)}</div>`;
}

/** A country as it is called in a language; its code when it has no name. */
export function countryName(code: string, lang: Lang): string {
  return nameOfCountry(code, lang) ?? code;
}
