import { html } from 'hono/html';
import type { Entry } from '../../../engine/assess/assess.ts';
import { nameOf } from '../../../engine/assess/resolve.ts';
import { STAGE_NAMES, STAGES } from '../../../engine/criteria.ts';
import { gapOf, type Part } from '../../../engine/footprint/footprint.ts';
import { figureOf } from '../../../engine/footprint/tally.ts';
import { number, shown } from '../../../engine/quantity/show.ts';
import { type Html, nothing, sliding } from '../../../web/layout.ts';
import type { Lang } from '../../../web/words.ts';
import { estimateWords } from '../../words.ts';
import { type Bar, barChart } from '../charts.ts';
import { ROWS, type View } from './view.ts';

/** By line when there are few, by item otherwise; the unknown hatched among them. */
export function origins(view: View): Html {
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
