import { html } from 'hono/html';
import { STAGE_NAMES, type Stage } from '../engine/criteria.ts';
import type { Quantity } from '../engine/quantity/quantity.ts';
import { number, unitWords } from '../engine/quantity/show.ts';
import { citer } from '../facts/cite.ts';
import { countryName } from '../facts/countries.ts';
import type { Row, Tables } from '../facts/rows.ts';
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
  const cite = citer(tables.sources);
  const said = [...Map.groupBy(rows, oneSaying).values()].sort((a, b) => rank(a) - rank(b));
  const lines = said.map((own) => {
    const [first] = own as [Row];
    const why = own.map((row) => row.why).find(Boolean);
    const notes = [
      countryName(first.geography, lang) ?? first.geography,
      String(first.year ?? ''),
      words.confidence(words.confidences[first.confidence] ?? ''),
    ];
    return html`<tr><td>${roleOf(first, lang)}<a href="${link('sources', lang)}#${first.source}">${typeset(cite(first.source), lang)}</a>
<br><span class="src">${notes.filter(Boolean).join(', ')}, <a href="${link('sources', lang)}#licences">${licenceName(first.licence, lang)}</a>${first.reference ? html`. <span lang="fr">${typeset(first.reference, 'fr')}</span>` : nothing}${stagesOf(own, lang)}${why ? html`<br><span lang="fr">${typeset(why, 'fr')}</span>` : nothing}</span></td><td class="n">${figureOf(own, first.role === 'default' ? used : () => undefined, lang)}</td></tr>
`;
  });
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${words.head.source}</th><th scope="col" class="n">${words.head.value}</th></tr></thead><tbody>${lines}</tbody></table>`;
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
  return html`<b>${number(value, lang, DIGITS)}</b>${quantities.length === rows.length ? html`<br><span class="src f">${rangeOf(quantities, lang)}</span>` : nothing}`;
}

/** Both ends, as precisely as the value they surround; nothing where there is no doubt. */
export function rangeOf(quantities: readonly Readonly<{ low: number; high: number }>[], lang: Lang): string {
  const sum = (corner: 'low' | 'high'): number => quantities.reduce((all, one) => all + one[corner], 0);
  const [low, high] = [sum('low'), sum('high')];
  return low === high ? '' : `(${number(low, lang, DIGITS)} – ${number(high, lang, DIGITS)})`;
}

/** `fabrication 170, fin de vie 2,79`; or what an aggregate holds. */
function stagesOf(rows: readonly Row[], lang: Lang): Html {
  const named = rows.filter(({ stage, criterion }) => stage in STAGE_NAMES && !['power', 'elec'].includes(criterion));
  if (named.length === 0) return nothing;
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
