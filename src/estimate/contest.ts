import { html } from 'hono/html';
import type { Contest, Facts } from '../engine/facts.ts';
import type { Quantity } from '../engine/quantity/quantity.ts';
import { between, number, SOURCE_DIGITS, sentence, shown, unitWords } from '../engine/quantity/show.ts';
import { citer } from '../facts/cite.ts';
import type { Library } from '../facts/load.ts';
import type { Source } from '../facts/rows.ts';
import { figureIn } from '../inventory/cell/figure.ts';
import { measures } from '../inventory/cell/unit.ts';
import { recognise } from '../inventory/items.ts';
import type { Problems, Values } from '../web/fields.ts';
import { field } from '../web/fields.ts';
import type { Html } from '../web/layout.ts';
import { nothing } from '../web/layout.ts';
import { type Lang, typeset } from '../web/words.ts';
import type { Draft } from './store.ts';
import { estimateWords } from './words.ts';

/** A published quantity that may be contested, by its id, wherever it stands in the facts. */
export function contestable(id: string, facts: Facts): Quantity | undefined {
  const place = id.endsWith('/pue') ? facts.places.get(id.slice(0, -'/pue'.length)) : undefined;
  return place?.pue ?? facts.quantity(id);
}

/** Reads the form: a value, its bounds, and a reason that is never optional. */
export function readContest(values: Values, published: Quantity, day: string, lang: Lang): { contest: Contest } | { problems: Problems } {
  const words = estimateWords[lang];
  const problems: Record<string, string> = {};
  const read = (name: string): number | undefined => {
    const text = values[name]?.trim() ?? '';
    if (text === '') return undefined;
    const parsed = figureIn(text, { low: 0, high: 1e12, measure: measures.number, example: number(published.value, lang, SOURCE_DIGITS) });
    if ('value' in parsed) return parsed.value;
    problems[name] = words.refusal(parsed.why[lang], parsed.expected[lang]);
    return undefined;
  };
  const value = read('value');
  const low = read('low') ?? value;
  const high = read('high') ?? value;
  const reason = values['reason']?.trim() ?? '';
  if (value === undefined) problems['value'] ??= words.ownValue(unitWords(published.unit, lang));
  if (reason === '') problems['reason'] = words.needReason;
  if (value !== undefined && low !== undefined && high !== undefined && !(low <= value && value <= high)) problems['value'] = words.needRange;
  if (Object.keys(problems).length > 0 || value === undefined || low === undefined || high === undefined) return { problems };
  return { contest: { id: published.id, value, low, high, reason: reason.slice(0, 500), on: day } };
}

/** The published value, why it was chosen, and the form to use another. */
export function contestForm(
  published: Quantity,
  action: string,
  hidden: Values,
  values: Values,
  problems: Problems,
  sources: ReadonlyMap<string, Source>,
  lang: Lang,
): Html {
  const words = estimateWords[lang];
  const { because } = published;
  const one = shown(published, published.unit, lang, SOURCE_DIGITS);
  const why = because.kind === 'source' ? because.why : because.kind === 'assumed' ? because.why[lang] : undefined;
  return html`<h1>${words.contestTitle}</h1>
<dl><dt>${typeset(published.name[lang], lang)}</dt><dd><b class="f">${sentence(published, published.unit, lang, { digits: SOURCE_DIGITS })}</b>${one.exact ? nothing : html` <span class="src">(${between(one.low, one.high, lang)})</span>`}</dd>
${because.kind === 'source' ? html`<dt>${words.published}</dt><dd>${typeset(citer(sources)(because.source), lang)}${because.reference ? `, ${because.reference}` : ''}</dd>` : nothing}
${why ? html`<dt>${words.whySource}</dt><dd lang="fr">${typeset(why, 'fr')}</dd>` : nothing}</dl>
<form method="post" action="${action}" novalidate>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${field({ name: 'value', label: words.ownValue(unitWords(published.unit, lang)), mode: 'decimal' }, values, problems)}
${field({ name: 'low', label: words.ownLow, mode: 'decimal' }, values, problems)}
${field({ name: 'high', label: words.ownHigh, mode: 'decimal' }, values, problems)}
${field({ name: 'reason', label: words.reason, help: words.reasonHelp }, values, problems)}
<p><button class="first">${words.useOwn}</button></p></form>`;
}

/** Other published sources for the same item, each one click away. The choice is written on the lines, and stays in view. */
export function otherSources(fact: string, { facts, tables }: Library, action: string, hidden: Values, lang: Lang): Html {
  const words = estimateWords[lang];
  const [id = '', chosen] = fact.split('@') as [string, string | undefined];
  const item = id.split('/')[0] as string;
  const choices = [chosen === undefined ? '' : DEFAULT_SOURCE, ...facts.choices(item).filter((source) => source !== chosen)].filter(Boolean);
  if (choices.length === 0) return nothing;
  const cite = citer(tables.sources);
  const total = (source: string): string => {
    const own = facts
      .factors(item, source === DEFAULT_SOURCE ? undefined : source)
      .filter(({ criterion, quantity }) => criterion === 'gwp' && (source === DEFAULT_SOURCE || quantity.id.endsWith(`@${source}`)));
    const value = own.reduce((sum, { quantity }) => sum + quantity.value, 0);
    return own.length === 0 ? '' : sentence({ value, low: value, high: value }, 'kgCO2e/item', lang, { digits: SOURCE_DIGITS });
  };
  return html`<h2>${words.otherSources}</h2><p>${words.otherSourcesLede}</p>
${choices.map((source) => html`<form method="post" action="${action}">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="source" value="${source}"><p><button class="plain" name="action" value="source">${source === DEFAULT_SOURCE ? words.defaultSource : typeset(cite(source), lang)}</button> <span class="f">${total(source)}</span></p></form>`)}`;
}

const DEFAULT_SOURCE = 'default';

/** The draft with another source on every line of the item a fact speaks of; `undefined` when that source says nothing of it. */
export function withSource(draft: Draft, fact: string, source: string, facts: Facts): Draft | undefined {
  const item = fact.split('/')[0] as string;
  if (source !== DEFAULT_SOURCE && !facts.choices(item).includes(source)) return undefined;
  const rows = draft.rows.map((cells) => {
    if (recognise(cells.item ?? cells.label ?? '', facts)?.item !== item) return cells;
    const { source: _, ...others } = cells;
    return source === DEFAULT_SOURCE ? others : { ...others, source };
  });
  return { ...draft, rows };
}

/** What this estimate has replaced, always in view, and the way back. */
export function contestedList(contests: readonly Contest[], facts: Facts, restore: (id: string) => Html, lang: Lang): Html {
  const words = estimateWords[lang];
  if (contests.length === 0) return nothing;
  const items = contests.map((one) => {
    const published = contestable(one.id, facts);
    if (!published) return nothing;
    const own = sentence(one, published.unit, lang, { digits: SOURCE_DIGITS, range: true });
    return html`<li>${words.contestedLine(typeset(published.name[lang], lang), own, sentence(published, published.unit, lang, { digits: SOURCE_DIGITS }), one.reason)} ${restore(one.id)}</li>`;
  });
  return html`<h2>${words.contested}</h2><ul>${items}</ul>`;
}
