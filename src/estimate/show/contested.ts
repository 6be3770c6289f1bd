import { html } from 'hono/html';
import type { Contest, Facts } from '../../engine/facts.ts';
import type { Quantity } from '../../engine/quantity/quantity.ts';
import { between, SOURCE_DIGITS, sentence, shown, unitWords } from '../../engine/quantity/show.ts';
import type { Library } from '../../facts/load.ts';
import type { Source } from '../../facts/rows.ts';
import { citer } from '../../facts/rows.ts';
import type { Problems, Values } from '../../web/fields.ts';
import { field } from '../../web/fields.ts';
import type { Html } from '../../web/layout.ts';
import { nothing } from '../../web/layout.ts';
import { longDay } from '../../web/site.ts';
import { type Lang, typeset } from '../../web/words.ts';
import { contestable, DEFAULT_SOURCE, sourcesFor } from '../contest.ts';
import { estimateWords } from '../words.ts';

/** What a contest is about: a published value, where the form goes, what it carries, and the names of the lines it will change. */
export type Contesting = Readonly<{ published: Quantity; action: string; hidden: Values; lines: readonly string[]; lang: Lang }>;

/** Names of lines told in full. */
const NAMES = 8;

/** The published value, why it was chosen, and the form to use another. */
export function contestForm(
  { published, action, hidden, lines, lang }: Contesting,
  values: Values,
  problems: Problems,
  sources: ReadonlyMap<string, Source>,
): Html {
  const words = estimateWords[lang];
  const { because } = published;
  const one = shown(published, published.unit, lang, SOURCE_DIGITS);
  const why = because.kind === 'source' ? because.why : because.kind === 'assumed' ? because.why[lang] : undefined;
  const left = lines.length - NAMES;
  return html`<h1>${words.contestTitle}</h1>
<dl><dt>${typeset(published.name[lang], lang)}</dt><dd><b class="f">${sentence(published, published.unit, lang, { digits: SOURCE_DIGITS })}</b>${one.exact ? nothing : html` <span class="src">(${between(one.low, one.high, lang)})</span>`}</dd>
${because.kind === 'source' ? html`<dt>${words.published}</dt><dd>${typeset(citer(sources, lang)(because.source), lang)}${because.reference ? `, ${because.reference}` : ''}</dd>` : nothing}
${why ? html`<dt>${words.whySource}</dt><dd lang="fr">${typeset(why, 'fr')}</dd>` : nothing}
${lines.length === 0 ? nothing : html`<dt>${words.usedBy}</dt><dd>${lines.slice(0, NAMES).join(', ')}${left > 0 ? ` ${words.more(left)}` : ''}</dd>`}</dl>
<form method="post" action="${action}" novalidate>
${carried(hidden)}
${field({ name: 'value', label: words.ownValue(unitWords(published.unit, lang)), mode: 'decimal', short: true }, values, problems)}
${field({ name: 'low', label: words.ownLow, help: words.ownBounds, mode: 'decimal', short: true }, values, problems)}
${field({ name: 'high', label: words.ownHigh, mode: 'decimal', short: true }, values, problems)}
${field({ name: 'reason', label: words.reason, help: words.reasonHelp }, values, problems)}
<p><button class="first">${words.useOwn}</button></p></form>`;
}

/** Other published sources for the same item, each one click away. The choice is written on the lines, and stays in view. */
export function otherSources({ published: { id }, action, hidden, lang }: Contesting, { facts, tables }: Library): Html {
  const words = estimateWords[lang];
  const choices = sourcesFor(id, facts);
  if (choices.length === 0) return nothing;
  const item = id.split('/')[0] as string;
  const total = (source: string): string => {
    const own = facts
      .factors(item, source === DEFAULT_SOURCE ? undefined : source)
      .filter(({ criterion, quantity }) => criterion === 'gwp' && (source === DEFAULT_SOURCE || quantity.id.endsWith(`@${source}`)));
    const value = own.reduce((sum, { quantity }) => sum + quantity.value, 0);
    return own.length === 0 ? '' : sentence({ value, low: value, high: value }, 'kgCO2e/item', lang, { digits: SOURCE_DIGITS });
  };
  return html`<h2>${words.otherSources}</h2><p>${words.otherSourcesLede}</p>
${choices.map((source) => html`${sourceForm(action, { ...hidden, source }, source === DEFAULT_SOURCE ? words.defaultSource : typeset(citer(tables.sources, lang)(source), lang), total(source))}`)}`;
}

function sourceForm(action: string, hidden: Values, label: string, beside = ''): Html {
  return html`<form method="post" action="${action}">${carried(hidden)}<p><button class="plain" name="action" value="source">${label}</button> <span class="f">${beside}</span></p></form>`;
}

function carried(hidden: Values): Html[] {
  return Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** What an estimate has replaced; `undo` makes the way back, on pages that have one. */
export type Replaced = Readonly<{
  contests: readonly Contest[];
  sources: readonly Readonly<{ item: string; source: string }>[];
  undo?: Readonly<{ action: string; version: string }>;
}>;

/** What this estimate has replaced, always in view, and the way back. */
export function contestedList({ contests, sources, undo }: Replaced, { facts, tables }: Library, lang: Lang): Html {
  const words = estimateWords[lang];
  if (contests.length + sources.length === 0) return nothing;
  const own = contests.map((one) => {
    const published = contestable(one.id, facts);
    if (!published) return nothing;
    const show = (figures: Contest | Quantity, range: boolean): string => sentence(figures, published.unit, lang, { digits: SOURCE_DIGITS, range });
    const day = longDay(Date.parse(one.on), lang);
    const back = undo
      ? html`<form method="post" action="${undo.action}">${carried({ fact: one.id, version: undo.version })}<button class="plain" name="action" value="restore">${words.restore}</button></form>`
      : nothing;
    return html`<li>${words.contestedLine(typeset(published.name[lang], lang), show(one, true), show(published, false))} <q>${one.reason}</q> <span class="src">${day}</span> ${back}</li>`;
  });
  const chosen = sources.map(({ item, source }) => {
    const fact = factorOf(item, facts);
    const back = undo && fact ? sourceForm(undo.action, { fact, version: undo.version, source: DEFAULT_SOURCE }, words.defaultSource) : nothing;
    return html`<li>${words.sourceLine(facts.items.get(item)?.name[lang] ?? item, typeset(citer(tables.sources, lang)(source), lang))} ${back}</li>`;
  });
  return html`<h2>${words.contested}</h2><p class="lede">${words.contestedLede}</p><ul>${own}${chosen}</ul>`;
}

/** Any factor of an item: what its sources are chosen by. */
function factorOf(item: string, facts: Facts): string | undefined {
  return facts.factors(item)[0]?.quantity.id;
}
