import { html } from 'hono/html';
import { STAGE_NAMES, type Stage } from '../engine/criteria.ts';
import type { Quantity } from '../engine/quantity/quantity.ts';
import { number, unitWords } from '../engine/quantity/show.ts';
import { areaName } from '../facts/countries.ts';
import type { Row, Tables } from '../facts/rows.ts';
import { citer } from '../facts/rows.ts';
import { type Html, nothing } from '../web/layout.ts';
import type { Link } from '../web/paths.ts';
import { type Lang, typeset } from '../web/words.ts';
import { licenceName } from './licences.ts';
import { catalogueWords } from './words.ts';

/** What pages of facts are drawn with. */
export type Pen = Readonly<{ tables: Tables; link: Link; lang: Lang }>;

/** Published figures are compared, not copied: three digits tell them apart. */
const DIGITS = 3;
const ROLES = ['default', 'other', 'apart'];

/**
 * What each source says of one thing: a row for each, all its stages added up, the one used first, with its range. The
 * source, its year and its place stand in one cell, so that nothing is cut on a narrow screen.
 */
export function comparison(rows: readonly Row[], used: (row: Row) => Quantity | undefined, caption: string, { tables, link, lang }: Pen): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const said = [...Map.groupBy(rows, oneSaying).values()].sort((a, b) => rank(a) - rank(b));
  const lines = said.map((own) => {
    const [first] = own as [Row];
    const notes = [
      placeAndYear(first, lang),
      aside(first.reference),
      words.confidence(words.confidences[first.confidence] ?? ''),
      licenceOf(first, link, lang),
    ];
    const why = own.map((row) => row.why).find(Boolean);
    return html`<tr><td>${roleOf(first, lang)}<a href="${link('sources', lang)}#${first.source}">${typeset(cite(first.source), lang)}</a>
<br><span class="src">${listed(notes)}${stagesOf(own, lang)}${why ? html`<br>${aside(why)}` : nothing}</span></td><td class="n">${figureOf(own, first.role === 'default' ? used : () => undefined, lang)}</td></tr>
`;
  });
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${words.head.source}</th><th scope="col" class="n">${words.head.value}</th></tr></thead><tbody>${lines}</tbody></table>`;
}

function placeAndYear({ geography, year }: Row, lang: Lang): string {
  return `${areaName(geography, lang)}${year === undefined ? '' : `, ${year}`}`;
}

function licenceOf({ licence }: Row, link: Link, lang: Lang): Html {
  return html`<a href="${link('sources', lang)}#licences">${licenceName(licence, lang)}</a>`;
}

/** What the files say in French, on any page. */
function aside(text: string): Html | '' {
  return text === '' ? '' : html`<span lang="fr">${typeset(text, 'fr')}</span>`;
}

function listed(parts: readonly (Html | string)[]): Html[] {
  return parts.filter((part) => part !== '').map((part, i) => html`${i === 0 ? '' : ', '}${part}`);
}

/** Stages of one source are added; rows apart, or of other years, each stand for themselves. */
function oneSaying({ role, source, year, line, file }: Row): string {
  return role === 'apart' ? `${file}:${line}` : `${role} ${source} ${year}`;
}

function rank([first]: readonly Row[]): number {
  return ROLES.indexOf(first?.role ?? '');
}

function roleOf({ role }: Row, lang: Lang): Html {
  const word = catalogueWords[lang].roles[role];
  return role === 'default' ? html`<b>${word}</b> ` : html`<span class="tag">${word}</span> `;
}

function figureOf(rows: readonly Row[], used: (row: Row) => Quantity | undefined, lang: Lang): Html {
  const value = rows.reduce((sum, row) => sum + row.value, 0);
  const quantities = rows.map(used).filter((one) => one !== undefined);
  return html`<b>${number(value, lang, DIGITS)}</b>${quantities.length === rows.length ? html`<br><span class="src">${rangeOf(quantities, lang)}</span>` : nothing}`;
}

/** A dash where no line may end: only powers of ten are long enough to need two lines. */
const UNBROKEN = '\u2060–\u2060';

/** Both ends, as precisely as the value they surround; nothing where there is no doubt. */
export function rangeOf(quantities: readonly Readonly<{ low: number; high: number }>[], lang: Lang): string {
  const sum = (corner: 'low' | 'high'): number => quantities.reduce((all, one) => all + one[corner], 0);
  const [low, high] = [sum('low'), sum('high')];
  if (low === high) return '';
  const both = `(${number(low, lang, DIGITS)}–${number(high, lang, DIGITS)})`;
  return both.includes('×') ? both : both.replace('–', UNBROKEN);
}

/** `fabrication 170, fin de vie 2,79`; or what an aggregate holds, when it is not all that the caption says. */
function stagesOf(rows: readonly Row[], lang: Lang): Html {
  const named = rows.filter(({ stage, criterion }) => stage in STAGE_NAMES && !['power', 'elec'].includes(criterion));
  if (named.every(({ stage }) => stage === 'embodied')) return nothing;
  const parts = named.map(
    ({ stage, value }) => `${STAGE_NAMES[stage as Stage][lang].toLowerCase()}${named.length > 1 ? ` ${number(value, lang, DIGITS)}` : ''}`,
  );
  return html`<br>${parts.join(', ')}`;
}

/** The unit of a table, in words; for a criterion of a device, what the total leaves out. */
export function captionOf(row: Row, lang: Lang): string {
  const unit = unitWords(row.unit, lang);
  return /\/item$/.test(row.unit) && row.criterion !== 'power' && row.criterion !== 'mass' ? `${catalogueWords[lang].total} (${unit})` : unit;
}
