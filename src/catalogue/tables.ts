import { html } from 'hono/html';
import { number, SOURCE_DIGITS, shown } from '../engine/quantity/show.ts';
import { countryName } from '../facts/countries.ts';
import type { Library } from '../facts/load.ts';
import { citer } from '../facts/rows.ts';
import { type Html, nothing, sliding } from '../web/layout.ts';
import { typeset } from '../web/words.ts';
import { type Pen, rangeOf } from './compare.ts';
import { licenceList, licenceName } from './licences.ts';
import { catalogueWords } from './words.ts';

/** Tables of facts that belong to no item: places, parameters, sources. */

const DIGITS = 3;

export function placeTable({ tables, facts }: Library, { lang }: Pen): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const rows = tables.places.map((row) => {
    const pue = facts.places.get(row.item)?.pue;
    return html`<tr><th scope="row">${typeset(row.name[lang], lang)}<br><span class="src">${countryName(row.country, lang) ?? ''} <code>${row.item}</code></span></th><td class="n">${number(row.value, lang, DIGITS)}<br><span class="src">${pue ? rangeOf([pue], lang) : ''}</span></td><td class="wide">${cite(row.source)}</td></tr>
`;
  });
  return sliding(
    words.places,
    html`<table><thead><tr><th scope="col">${words.head.place}</th><th scope="col" class="n">${words.head.pue}</th><th scope="col" class="wide">${words.head.source}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function parameterTable({ tables }: Library, { link, lang }: Pen): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const rows = tables.parameters.map((one) => {
    const figures = { value: one.value, low: one.range[0], high: one.range[1] };
    const { value, unit, low, high, exact } = shown(figures, one.unit, lang, SOURCE_DIGITS);
    const origin = one.source
      ? html`<a href="${link('sources', lang)}#${one.source}">${typeset(cite(one.source), lang)}</a>`
      : html`${words.assumed}${lang === 'fr' ? '\u00a0' : ''}: <span lang="fr">${typeset(one.assumed ?? '', 'fr')}</span>`;
    return html`<tr id="${one.id}"><th scope="row">${lang === 'fr' ? typeset(one.name, lang) : one.nameEn}<br><code>${one.id}</code><br><span class="src">${origin}<br><span lang="fr">${typeset(one.why, 'fr')}${one.doubt ? ` ${typeset(one.doubt, 'fr')}` : ''}</span></span></th><td class="n">${value} ${unit}${exact ? nothing : html`<br><span class="src">(${low}–${high})</span>`}</td></tr>
`;
  });
  return sliding(
    words.parameters,
    html`<table><thead><tr><th scope="col">${words.head.name}</th><th scope="col" class="n">${words.head.value}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function sourceTable({ tables }: Library, { lang }: Pen): Html {
  const words = catalogueWords[lang];
  const rows = [...tables.sources.values()].map(
    (
      one,
    ) => html`<tr id="${one.id}"><th scope="row"><a href="${one.url}" rel="noreferrer" lang="fr">${typeset(one.title, 'fr')}</a>${one.doubt ? html`<br><span class="src" lang="fr">${typeset(one.doubt, 'fr')}</span>` : nothing}</th><td><span lang="fr">${typeset(one.publisher, 'fr')}</span>, ${one.year}<br><span class="src">${licenceName(one.licence, lang)}</span></td></tr>
`,
  );
  return html`${sliding(
    words.sources,
    html`<table><thead><tr><th scope="col">${words.head.source}</th><th scope="col">${words.head.author}</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}<h2 id="licences">${words.licences}</h2>${licenceList(lang)}`;
}

/** The files themselves: what each holds, what it weighs, on what terms. `weights` are in bytes, by name. */
export function fileTable({ tables }: Library, weights: ReadonlyMap<string, number>, { link, lang }: Pen): Html {
  const words = catalogueWords[lang];
  const licences = Map.groupBy(
    [...tables.factors, ...tables.electricity, ...tables.places, ...tables.materiality.map(({ row }) => row)],
    ({ file }) => file.split('/').at(-1) as string,
  );
  const rows = [...weights].map(([name, bytes]) => {
    const codes = [...new Set(licences.get(name)?.map(({ licence }) => licence) ?? [OURS])];
    return html`<tr><th scope="row"><a href="${link('dataFile', lang, { file: name })}">${name}</a><br><span class="src">${words.holds[name.replace('-odbl', '')] ?? ''}</span></th><td class="n">${number(bytes / 1000, lang)}\u00a0${words.kilobytes}</td><td class="wide">${codes.map((code) => licenceName(code, lang)).join(', ')}</td></tr>
`;
  });
  return html`<table><thead><tr><th scope="col">${words.head.file}</th><th scope="col" class="n">${words.head.weight}</th><th scope="col" class="wide"><a href="${link('sources', lang)}#licences">${words.head.licence}</a></th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** What is this project's own is shared alike. */
const OURS = 'CC-BY-SA-4.0';
