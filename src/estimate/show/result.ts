import { html } from 'hono/html';
import type { Entry } from '../../engine/assess/assess.ts';
import { assess } from '../../engine/assess/assess.ts';
import type { Reuse } from '../../engine/assess/inventory.ts';
import { nameOf } from '../../engine/assess/resolve.ts';
import { criterionOf, MEASURES, type MeasureId, STAGE_NAMES, STAGES } from '../../engine/criteria.ts';
import { type Footprint, gapOf, type Known, type Part, type Total } from '../../engine/footprint/footprint.ts';
import { renewedWithin } from '../../engine/footprint/horizon.ts';
import { figure, figureOf, tally } from '../../engine/footprint/tally.ts';
import { between, number, sentence, shown } from '../../engine/quantity/show.ts';
import { areaName } from '../../facts/countries.ts';
import type { Comparison, Row } from '../../facts/rows.ts';
import { FIELDS, type Field } from '../../inventory/fields.ts';
import type { Problem } from '../../inventory/problem.ts';
import type { Origin } from '../../inventory/read.ts';
import { type Html, nothing, sliding } from '../../web/layout.ts';
import { type Lang, typeset } from '../../web/words.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';
import { type Bar, barChart, inWords } from './charts.ts';
import { gapLines, newsLines } from './notes.ts';
import { problemLine } from './report.ts';

/** Addresses a result leads to; a file of its own has none. */
export type ResultWays = Readonly<{
  /** Where the reasoning of a line stands. */
  line: (line: number) => string;
  /** Where the sum of a measure stands, as declared or supposing something else. */
  total: (measure: MeasureId, supposing?: Supposing) => string;
  /** Where a formula or a criterion is told, and a source. */
  method: (id: string) => string;
  source: (id: string) => string;
  /** Where the lines are changed. */
  edit: string;
}>;

/** What is supposed besides what was declared. */
export type Supposing = Readonly<{ longer?: number; reuse?: Reuse }>;

/** What a result is shown with. */
export type View = Readonly<{
  computed: Computed;
  materiality: readonly Comparison[];
  title: string;
  country: string;
  lang: Lang;
  ways?: ResultWays;
  /** Lines whose figures rest on values replaced in this estimate, and the list of these. */
  replaced: ReadonlySet<number>;
  replacements: Html;
  /** Until when the result is kept, and where. */
  kept?: Readonly<{ words: string; address: string }>;
}>;

/** Rows of a list beyond which a page says "and more". */
const ROWS = 12;
const HORIZON = 10;

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

function unknown({ computed: { result, assessment }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.lineCount === 0) return nothing;
  const { whollyUnknown, partlyUnknown } = result.criteria.gwp;
  const kinds = new Set(assessment.entries.map(({ group }) => group.first.item?.kind));
  const undeclared = html`${kinds.has('service') ? nothing : html`<p>${words.noService}</p>`}${kinds.has('line') ? nothing : html`<p>${words.noNetwork}</p>`}`;
  if (whollyUnknown + partlyUnknown === 0) return html`<div class="unknown"><p>${words.unknownNone(result.lineCount)}</p>${undeclared}</div>`;
  const letter = html`<details class="screen"><summary>${words.letterTitle}</summary><p class="letter">${words.letter}</p></details>`;
  return html`<div class="unknown"><p><b>${words.unknownSome(whollyUnknown, partlyUnknown, result.lineCount)}</b> ${words.notZero}</p>
<ul>${gapLines(result.unknown, lang).map(({ what, why }) => html`<li>${what}. <span class="src">${why}.</span></li>`)}</ul>${undeclared}${kinds.has('service') ? html`<p>${words.ask}</p>${letter}` : nothing}</div>`;
}

/** Lines left out of the total, then cells that were understood in part. */
function problems({ computed: { problems: found, rows, lines, file }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const unread = file && file.ignored.length > 0 ? html`<p class="src">${words.ignored(file.ignored.slice(0, ROWS).join(', '))}</p>` : nothing;
  if (found.length === 0) return unread;
  const left = found.length - ROWS;
  const refused = rows - lines.length;
  const mend = ways ? html` <a href="${ways.edit}">${words.mend}</a>` : nothing;
  return html`<div class="problems"><p><b>${refused > 0 ? words.notRead(refused, rows) : words.refused}</b>${mend}</p><ul>${found.slice(0, ROWS).map((one) => html`<li>${problemLine(named(one, file, lang), lang)}</li>`)}${left > 0 ? html`<li>${words.more(left)}</li>` : nothing}</ul>${unread}</div>`;
}

/** A problem told as in the file it comes from, its line and its header; or else by rank, under the name of its column in this language. */
function named(problem: Problem, file: Origin | undefined, lang: Lang): Problem {
  const field = problem.column as Field;
  const column = file?.columns[field] ?? FIELDS[field]?.[lang === 'fr' ? 0 : 1] ?? problem.column;
  return { ...problem, column, line: file?.lines[problem.line - 1] ?? problem.line };
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

/** By line when there are few, by item otherwise; the unknown hatched among them. */
function origins(view: View): Html {
  const { computed, lang, ways } = view;
  const words = estimateWords[lang];
  const { result, assessment } = computed;
  const byLine = result.byLine.length > 0 && result.byLine.length <= ROWS * 2;
  const label = (name: string, quantity: number): string => (quantity === 1 ? name : `${name} (${number(quantity, lang, 4)})`);
  const bars: Bar[] = byLine ? assessment.entries.map((entry) => lineBar(entry, label, view)) : result.byItem.map((part) => itemBar(part, label, view));
  if (bars.length === 0) return nothing;
  const sorted = bars.sort((a, b) => (b.known.value ?? -1) - (a.known.value ?? -1));
  const stages: Bar[] = STAGES.flatMap((stage) => {
    const known = result.byStage[stage]?.gwp;
    return known ? [{ label: STAGE_NAMES[stage][lang], known, ...(ways ? { href: `${ways.total('gwp').replace(/#.*/, '')}#etape-${stage}` } : {}) }] : [];
  });
  return html`<h2>${words.whereFrom}</h2>
${barChart('objets', words.chart, sorted, lang)}
${table('table-objets', words.sameTable, words.head.item, sorted, lang)}
<h3>${words.byStage}</h3>
${barChart('etapes', words.chart, stages, lang)}
${table('table-etapes', words.sameTable, words.head.stage, stages, lang)}`;
}

function lineBar(entry: Entry, label: (name: string, quantity: number) => string, { lang, ways, replaced }: View): Bar {
  const { first, devices } = entry.group;
  const known = figureOf(entry, 'gwp') ?? { value: null, low: null, high: null, unit: 'kgCO2e/year' };
  const gap = gapOf(entry);
  return {
    label: `${label(nameOf(first)[lang], devices)}${replaced.has(first.line.number) ? '\u00a0*' : ''}`,
    known,
    ...(gap && gap.missing !== 'all' ? { missing: gap.missing } : {}),
    ...(ways ? { href: ways.line(first.line.number) } : {}),
  };
}

/** Lines of one item together: what is missing of some of them is missing of their sum. */
function itemBar(
  { id, name, quantity, criteria: { gwp } }: Part,
  label: (name: string, quantity: number) => string,
  { lang, computed: { result } }: View,
): Bar {
  const gap = result.unknown.find(({ item, missing }) => item === id && missing !== 'all');
  return { label: label(name[lang], quantity), known: gwp, ...(gap && gap.missing !== 'all' ? { missing: gap.missing } : {}) };
}

/** A picture's twin, for those who cannot see it or want the digits. */
function table(id: string, title: string, head: string, bars: readonly Bar[], lang: Lang): Html {
  const words = estimateWords[lang].head;
  const rows = bars.map(({ label, known, missing }) => {
    const one =
      known.value === null || known.low === null || known.high === null
        ? undefined
        : shown({ value: known.value, low: known.low, high: known.high }, known.unit, lang, 2, true);
    return html`<tr><th scope="row">${label}</th><td class="n">${one?.value ?? estimateWords[lang].unknown}${missing ? html`<br><small>${estimateWords[lang].missing[missing]}</small>` : nothing}</td><td class="n">${one && !one.exact ? `${one.low} – ${one.high}` : '–'}</td></tr>`;
  });
  return html`<details id="${id}"><summary>${title}</summary>${sliding(`${title} (${head})`, html`<table><caption>kg CO₂e</caption><thead><tr><th scope="col">${head}</th><th scope="col" class="n">${words.value}</th><th scope="col" class="n">${words.range}</th></tr></thead><tbody>${rows}</tbody></table>`)}</details>`;
}

function longer({ computed, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const { lines, facts, settings, assessment } = computed;
  const now = computed.result.criteria.gwp.value;
  if (now === null) return nothing;
  const few = assessment.entries.length === lines.length;
  const rows = [0, 1, 2].map((years) => {
    const kept = { ...settings, keptLonger: years };
    const total = figure(tally(assess(lines, facts, kept, 'total').entries), 'gwp');
    const made = few ? renewedWithin(assessment, HORIZON, years) : undefined;
    const gain = total && years > 0 ? now - total.value : 0;
    const less = gain > 0 ? html`<br><small>${words.lessThanNow(sentence({ value: gain, low: gain, high: gain }, 'kgCO2e', lang))}</small>` : nothing;
    const devices = made === undefined ? words.unknown : sentence({ value: made, low: made, high: made }, 'item', lang);
    return html`<tr><th scope="row">${years === 0 ? words.asNow : words.keptLonger(years)}</th><td>${total ? html`${linked(ways?.total('gwp', { longer: years }), inWords({ ...total, unit: 'kgCO2e' }, lang))}${less}` : words.unknown}</td>${few ? html`<td class="n">${linked(ways?.method('device/renewed-over-horizon'), devices)}</td>` : nothing}</tr>`;
  });
  return html`<h2>${words.longer}</h2><p>${words.longerLede}</p>
<table><thead><tr><td></td><th scope="col">${words.perYear}</th>${few ? html`<th scope="col" class="n">${words.head.made}</th>` : nothing}</tr></thead><tbody>${rows}</tbody></table>`;
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

function matter({ computed: { result, facts }, materiality, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const { mips } = result.criteria;
  if (mips.value === null) return nothing;
  const present = new Set(result.byItem.map(({ id }) => id));
  const ratios = materiality.filter(({ row }) => row.criterion === 'mass-ratio' && present.has(row.item));
  const general = materiality.filter(({ fr }) => fr !== '');
  const from = (row: Row): Html => {
    const text = [areaName(row.geography, lang), row.year].filter(Boolean).join(', ');
    return html`<span class="src">${ways ? html`<a href="${ways.source(row.source)}">${text}</a>` : text}</span>`;
  };
  const mass =
    result.flows.mass.value === null
      ? ''
      : html`<p>${words.discarded(inWords({ ...result.flows.mass, unit: 'kg' }, lang))} ${opened(ways?.total('mass'), lang)}</p>`;
  return html`<h2>${words.matter}</h2><p>${words.matterLede(inWords({ ...mips, unit: 'kg' }, lang))} ${opened(ways?.total('mips'), lang)}</p>
<ul>${ratios.map(({ row }) => html`<li>${words.matterRatio(facts.items.get(row.item)?.name[lang] ?? row.item, number(row.value, lang))} ${from(row)}</li>`)}${general.map((one) => html`<li>${typeset(one[lang], lang)}. ${from(one.row)}</li>`)}</ul>${mass}`;
}

function reuse({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (!result.conventions.reused) return nothing;
  const { prorata, cutoff } = result.conventions;
  return html`<h2>${words.reuse}</h2><ul><li>${told(prorata.gwp, ways?.total('gwp'), lang)} ${words.prorata}</li><li>${told(cutoff.gwp, ways?.total('gwp', { reuse: 'cutoff' }), lang)} ${words.cutoff}</li></ul>`;
}

function linked(href: string | undefined, text: string): Html {
  return href ? html`<a href="${href}">${text}</a>` : html`${text}`;
}

/** After a sentence that holds a figure: the way to where it comes from. */
function opened(href: string | undefined, lang: Lang): Html {
  return href ? html`<a class="src screen" href="${href}">${estimateWords[lang].fromWhere}</a>` : nothing;
}

function told(known: Known, href: string | undefined, lang: Lang): Html {
  const text = html`<b>${inWords(known, lang)}</b>`;
  return href ? html`<a href="${href}">${text}</a>` : text;
}

function levers({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (result.sensitivity.length === 0) return nothing;
  const show = (value: number): string => sentence({ value, low: value, high: value }, 'kgCO2e', lang);
  return html`<h2>${words.sensitivity}</h2><p>${words.leverLede}</p><ol>${result.sensitivity.map((lever) => html`<li>${words.lever[lever.part](lever.part === 'mix' ? areaName(lever.about, lang) : lever.name[lang])}<br><span class="src">${linked(ways?.total('gwp'), words.leverEffect(show(lever.less), show(lever.more)))}</span></li>`)}</ol>`;
}

function perPerson({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (result.perPerson.length === 0) return nothing;
  const people = (count: number): string => sentence({ value: count, low: count, high: count }, 'person', lang, { digits: 4 });
  return html`<h2>${words.perPerson}</h2><ul>${result.perPerson.slice(0, ROWS).map((one) => {
    const text = words.perPersonLine(one.label[lang], people(one.persons), inWords(one.gwp, lang));
    return html`<li>${ways ? html`<a href="${ways.line(one.line)}">${text}</a>` : text}</li>`;
  })}</ul>`;
}

function news({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.goodNews.length === 0) return nothing;
  return html`<div class="good"><p><b>${words.goodNews}</b></p>${newsLines(result.goodNews, ROWS, lang).map((line) => html`<p>${line}</p>`)}</div>`;
}
