import { html } from 'hono/html';
import { CRITERIA } from '../engine/criteria.ts';
import { number, unitWords } from '../engine/quantity/show.ts';
import { countryName } from '../facts/countries.ts';
import type { Library } from '../facts/load.ts';
import { citer } from '../facts/rows.ts';
import { type Html, nothing, sliding } from '../web/layout.ts';
import { comparison, type Pen, rangeOf } from './compare.ts';
import { catalogueWords } from './words.ts';

/** Electricity, country by country: the climate of all of them, then all criteria of one. */

const DIGITS = 3;
/** The newest, whatever its year. */
const NEWEST = 9999;

/** Climate of all countries, each leading to what its sources say. */
export function countryTable({ tables, facts }: Library, { link, lang }: Pen): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const rows = [...facts.countries]
    .map((code) => ({ code, name: countryName(code, lang) ?? code, mix: facts.mix(code, 'gwp', NEWEST) }))
    .sort((a, b) => a.name.localeCompare(b.name, lang))
    .map(({ code, name, mix }) =>
      mix?.because.kind === 'source'
        ? html`<tr><th scope="row"><a href="${link('mix', lang, { country: code })}">${name}</a></th><td class="n">${number(mix.value, lang, DIGITS)}</td><td class="n">${rangeOf([mix], lang)}</td><td class="wide">${cite(mix.because.source).replace(/ \(\d+\)$/, '')} ${mix.because.year ?? ''}</td></tr>
`
        : nothing,
    );
  return sliding(
    words.electricity,
    html`<table><thead><tr><th scope="col">${words.head.country}</th><th scope="col" class="n">${words.head.climate}</th><th scope="col" class="n">${words.head.range}</th><th scope="col" class="wide">${words.head.source}</th></tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

/** Each criterion of one country: what is used, what others say, of which year. */
export function countrySections(code: string, { facts }: Library, pen: Pen): Html[] {
  const { tables, lang } = pen;
  return CRITERIA.map(({ id, name, unit, withoutUse }) => {
    if (withoutUse) return nothing;
    const rows = tables.electricity.filter((row) => row.item === code && row.criterion === id);
    const [first] = rows;
    const unknown = rows.some(({ role }) => role === 'default') ? nothing : html`<div class="unknown"><p>${catalogueWords[lang].unknownMix}</p></div>`;
    return html`<h2 id="${id}">${name[lang]}</h2>${unknown}${first ? comparison(rows, (row) => facts.quantity(`${row.id}/${row.year}`), unitWords(first.unit || `${unit}/kWh`, lang), pen) : nothing}`;
  });
}
