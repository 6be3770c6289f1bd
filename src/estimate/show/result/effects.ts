import { html } from 'hono/html';
import { assess } from '../../../engine/assess/assess.ts';
import { renewedWithin } from '../../../engine/footprint/horizon.ts';
import { figure, tally } from '../../../engine/footprint/tally.ts';
import { number, sentence } from '../../../engine/quantity/show.ts';
import { areaName } from '../../../facts/countries.ts';
import type { Row } from '../../../facts/rows.ts';
import { type Html, nothing } from '../../../web/layout.ts';
import { typeset } from '../../../web/words.ts';
import { estimateWords } from '../../words.ts';
import { inWords } from '../charts.ts';
import { newsLines } from '../notes.ts';
import { linked, opened, ROWS, type View } from './view.ts';

const HORIZON = 10;

/** What keeping all a little longer would change. */
export function longer({ computed, lang, ways }: View): Html {
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

/** The parts whose error would move the total most. */
export function levers({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (result.sensitivity.length === 0) return nothing;
  const show = (value: number): string => sentence({ value, low: value, high: value }, 'kgCO2e', lang);
  return html`<h2>${words.sensitivity}</h2><p>${words.leverLede}</p><ol>${result.sensitivity.map((lever) => html`<li>${words.lever[lever.part](lever.part === 'mix' ? areaName(lever.about, lang) : lever.name[lang])}<br><span class="src">${linked(ways?.total('gwp'), words.leverEffect(show(lever.less), show(lever.more)))}</span></li>`)}</ol>`;
}

/** The climate is not all: kilograms moved to make, and thrown away. */
export function matter({ computed: { result, facts }, materiality, lang, ways }: View): Html {
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

/** What falls to each person a machine serves. */
export function perPerson({ computed: { result }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  if (result.perPerson.length === 0) return nothing;
  const people = (count: number): string => sentence({ value: count, low: count, high: count }, 'person', lang, { digits: 4 });
  return html`<h2>${words.perPerson}</h2><ul>${result.perPerson.slice(0, ROWS).map((one) => {
    const text = words.perPersonLine(one.label[lang], people(one.persons), inWords(one.gwp, lang));
    return html`<li>${ways ? html`<a href="${ways.line(one.line)}">${text}</a>` : text}</li>`;
  })}</ul>`;
}

/** Devices older than planned. */
export function news({ computed: { result }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.goodNews.length === 0) return nothing;
  return html`<div class="good"><p><b>${words.goodNews}</b></p>${newsLines(result.goodNews, ROWS, lang).map((line) => html`<p>${line}</p>`)}</div>`;
}
