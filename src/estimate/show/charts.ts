import { html } from 'hono/html';
import type { Known } from '../../engine/footprint/footprint.ts';
import { between, shown } from '../../engine/quantity/show.ts';
import type { Html } from '../../web/layout.ts';
import { nothing } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { estimateWords } from '../words.ts';

/** `missing` is the part nobody knows, beside what is known. */
export type Bar = Readonly<{ label: string; known: Known; href?: string; missing?: 'manufacture' | 'use' }>;

const HEIGHT = 18;
/** Width of the hatching that says "and something more", of which nobody knows how much. */
const MORE = 22;

/**
 * Bars with their range: solid for the value, a thin line with ends for the range, hatching for the unknown. Word and
 * figure stand beside each, so the picture adds and never replaces; the same is given as a table next to it.
 */
export function barChart(id: string, caption: string, bars: readonly Bar[], lang: Lang): Html {
  const largest = Math.max(0, ...bars.map(({ known }) => known.high ?? 0));
  return html`<figure class="bars" aria-labelledby="${id}"><figcaption id="${id}">${caption}</figcaption>
<svg width="0" height="0" aria-hidden="true"><defs><pattern id="h-${id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h0" d="M0 0V7"/></pattern></defs></svg>
<ul>
${bars.map(
  (
    bar,
  ) => html`<li><span>${bar.href ? html`<a href="${bar.href}">${bar.label}</a>` : bar.label}</span><svg aria-hidden="true" height="${HEIGHT}" width="100%">${picture(bar, largest, `h-${id}`)}</svg><b>${figures(bar, lang)}</b></li>
`,
)}</ul></figure>`;
}

function picture({ known: { value, low, high }, missing }: Bar, largest: number, hatch: string): Html {
  if (value === null || low === null || high === null || largest === 0) return html`<rect class="u0" width="100%" height="${HEIGHT}" fill="url(#${hatch})"/>`;
  const at = (figure: number): string => `${((figure / largest) * 98).toFixed(1)}%`;
  const whisker =
    low === high
      ? ''
      : html`<rect class="r0" x="${at(low)}" y="8" width="${at(high - low)}" height="2"/><rect class="r0" x="${at(low)}" y="4" width="1.5" height="10"/><rect class="r0" x="${at(high)}" y="4" width="1.5" height="10"/>`;
  const more = missing ? html`<rect class="u0" x="${at(value)}" width="${MORE}" height="${HEIGHT}" fill="url(#${hatch})"/>` : '';
  return html`<rect class="v0" width="${at(value)}" height="${HEIGHT}"/>${more}${whisker}`;
}

/** `360` with its range small beside it, and what is missing; the unit stands once, in the caption. */
function figures({ known: { value, low, high, unit }, missing }: Bar, lang: Lang): Html {
  const words = estimateWords[lang];
  if (value === null || low === null || high === null) return html`${words.unknown}`;
  const one = shown({ value, low, high }, unit, lang, 2, true);
  const lacks = missing ? html`<br><small>${words.missing[missing]}</small>` : nothing;
  return html`${one.value}${one.exact ? nothing : html` <small>${one.low} – ${one.high}</small>`}${lacks}`;
}

/** A figure in a sentence, unit and range included. */
export function inWords({ value, low, high, unit }: Known, lang: Lang): string {
  if (value === null || low === null || high === null) return estimateWords[lang].unknown;
  const one = shown({ value, low, high }, unit, lang);
  return `${one.value}\u00a0${one.unit}${one.exact ? '' : ` (${between(one.low, one.high, lang)})`}`;
}
