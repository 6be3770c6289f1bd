import { html } from 'hono/html';
import { MEASURES, STAGE_NAMES, type Stage } from '../engine/criteria.ts';
import type { Item } from '../engine/facts.ts';
import { number, SOURCE_DIGITS, shown, unitWords } from '../engine/quantity/show.ts';
import { citer } from '../facts/cite.ts';
import type { Library } from '../facts/load.ts';
import type { Row } from '../facts/rows.ts';
import { type Html, nothing, sliding } from '../web/layout.ts';
import { type Lang, typeset } from '../web/words.ts';
import { catalogueWords } from './words.ts';

/** Tables of facts: what each source says, side by side, and which one is used. */

export function itemTable(item: Item, rows: readonly Row[], { tables, facts }: Library, lang: Lang): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources);
  const shownFirst = [...MEASURES.map(({ id }): string => id), 'power', 'lifetime'];
  const measures = [...new Set(rows.map((row) => row.criterion))].sort((a, b) => shownFirst.indexOf(a) - shownFirst.indexOf(b));
  return html`${measures.map((measure) => {
    const own = rows.filter((row) => row.criterion === measure).sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
    const name = MEASURES.find(({ id }) => id === measure)?.name[lang];
    const title = words.flows[measure] ?? name ?? measure;
    const why = own.filter((row) => row.why !== '').map((row) => html`<p class="src" lang="fr">${typeset(row.why, 'fr')}</p>`);
    return html`<h2 id="${measure}">${title}</h2>${sliding(
      title,
      html`<table><caption>${unitWords(own[0]?.unit ?? '1', lang)}</caption>
<thead><tr><th scope="col">${words.head.role}</th><th scope="col">${words.head.stage}</th><th scope="col" class="n">${words.head.value}</th><th scope="col" class="n">${words.head.range}</th><th scope="col">${words.head.source}</th><th scope="col">${words.head.confidence}</th></tr></thead>
<tbody>${own.map((row) => {
        const used = facts.quantity(row.role === 'default' ? row.id : `${row.id}@${row.source}`);
        return html`<tr id="${row.role === 'default' ? row.id : nothing}"><td>${row.role === 'default' ? html`<b>${words.roles['default']}</b>` : words.roles[row.role]}</td><td>${STAGE_NAMES[row.stage as Stage]?.[lang] ?? ''}</td><td class="n">${number(row.value, lang, SOURCE_DIGITS)}</td><td class="n">${used ? html`${range(used, lang)}` : '–'}</td><td>${typeset(cite(row.source), lang)}${row.reference ? `, ${row.reference}` : ''}</td><td>${words.confidences[row.confidence] ?? row.confidence}</td></tr>`;
      })}</tbody></table>`,
    )}${why}`;
  })}<p class="src">${item.id}</p>`;
}

/** Both ends as precisely as the value they surround; nothing where sources leave no doubt. */
function range({ low, high }: Readonly<{ low: number; high: number }>, lang: Lang): string {
  return low === high ? '–' : `${number(low, lang, SOURCE_DIGITS)} – ${number(high, lang, SOURCE_DIGITS)}`;
}

const ORDER = ['default', 'other', 'apart'];

/** Climate by country, with the range the other sources give. */
export function electricityTable({ tables, facts }: Library, lang: Lang): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources);
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  const rows = tables.electricity
    .filter((row) => row.criterion === 'gwp' && row.role === 'default')
    .map((row) => ({
      row,
      name: /^[A-Z]{2}$/.test(row.item) ? (names.of(row.item) ?? row.item) : (AREAS[row.item]?.[lang] ?? row.item),
      used: facts.mix(row.item, 'gwp', 9999),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, lang));
  return sliding(
    words.electricity,
    html`<table><thead><tr><th scope="col">${words.head.country}</th><th scope="col" class="n">${words.head.climate}</th><th scope="col" class="n">${words.head.range}</th><th scope="col">${words.head.source}</th></tr></thead>
<tbody>${rows.map(
      ({
        row,
        name,
        used,
      }) => html`<tr><th scope="row">${name}</th><td class="n">${number(row.value, lang, SOURCE_DIGITS)}</td><td class="n">${used ? range(used, lang) : ''}</td><td>${cite(row.source).replace(/ \(\d+\)$/, '')} ${row.year ?? ''}</td></tr>
`,
    )}</tbody></table>`,
  );
}

const AREAS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  WORLD: { fr: 'Monde', en: 'World' },
  EUROPE: { fr: 'Europe', en: 'Europe' },
  EU: { fr: 'Union européenne', en: 'European Union' },
  'FR-20R': { fr: 'Corse', en: 'Corsica' },
};

export function placeTable({ tables, facts }: Library, lang: Lang): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources);
  const rows = tables.places.map((row) => {
    const pue = facts.places.get(row.item)?.pue;
    return html`<tr><th scope="row">${row.name}</th><td><code>${row.item}</code></td><td>${row.country}</td><td class="n">${number(row.value, lang, 3)}</td><td class="n">${pue ? range(pue, lang) : ''}</td><td>${cite(row.source)}</td></tr>
`;
  });
  return sliding(
    words.places,
    html`<table><thead><tr><th scope="col">${words.head.place}</th><th scope="col">id</th><th scope="col">${words.head.country}</th><th scope="col" class="n">${words.head.pue}</th><th scope="col" class="n">${words.head.range}</th><th scope="col">${words.head.source}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function parameterTable({ tables }: Library, lang: Lang): Html {
  const words = catalogueWords[lang];
  const cite = citer(tables.sources);
  const rows = tables.parameters.map((one) => {
    const figures = { value: one.value, low: one.range[0], high: one.range[1] };
    const { value, unit, low, high, exact } = shown(figures, one.unit, lang, SOURCE_DIGITS);
    return html`<tr id="${one.id}"><th scope="row">${lang === 'fr' ? typeset(one.name, lang) : one.nameEn}<br><code>${one.id}</code></th><td class="n">${value} ${unit}</td><td class="n">${exact ? '' : `${low} – ${high}`}</td><td>${one.source ? typeset(cite(one.source), lang) : html`${words.assumed}${lang === 'fr' ? '\u00a0' : ''}: <span lang="fr">${typeset(one.assumed ?? '', 'fr')}</span>`}<br><span class="src" lang="fr">${typeset(one.why, 'fr')}${one.doubt ? ` ${typeset(one.doubt, 'fr')}` : ''}</span></td></tr>
`;
  });
  return sliding(
    words.parameters,
    html`<table><thead><tr><th scope="col">${words.head.name}</th><th scope="col" class="n">${words.head.value}</th><th scope="col" class="n">${words.head.range}</th><th scope="col">${words.head.source}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

export function sourceTable({ tables }: Library, lang: Lang): Html {
  const words = catalogueWords[lang];
  const rows = [...tables.sources.values()].map(
    (
      one,
    ) => html`<tr id="${one.id}"><th scope="row"><a href="${one.url}" rel="noreferrer">${typeset(one.title, 'fr')}</a></th><td>${typeset(one.publisher, 'fr')}, ${one.year}</td><td>${one.licence}</td></tr>${one.doubt ? html`<tr><td colspan="3"><span class="src" lang="fr">${typeset(one.doubt, 'fr')}</span></td></tr>` : nothing}
`,
  );
  return sliding(
    words.sources,
    html`<table><thead><tr><th scope="col">${words.head.source}</th><th scope="col">${words.head.name}</th><th scope="col">${words.head.licence}</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}
