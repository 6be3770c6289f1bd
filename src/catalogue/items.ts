import { html } from 'hono/html';
import { criterionOf, MEASURES } from '../engine/criteria.ts';
import type { Facts, Item } from '../engine/facts.ts';
import { wordsOfFormula } from '../engine/formula/explain.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { lineFactor } from '../engine/formulas/network.ts';
import { number, sentence, unitWords } from '../engine/quantity/show.ts';
import { countryName } from '../facts/countries.ts';
import type { Library } from '../facts/load.ts';
import type { Row } from '../facts/rows.ts';
import { citer } from '../facts/rows.ts';
import { type Html, nothing, sliding } from '../web/layout.ts';
import { typeset } from '../web/words.ts';
import { captionOf, comparison, type Pen, rangeOf } from './compare.ts';
import { catalogueWords } from './words.ts';

/** Facts of things: devices, lines and their networks, components, lifetimes. */

const SHOWN_FIRST = [...MEASURES.map(({ id }): string => id), 'power', 'lifetime'];
const DIGITS = 3;

/** All that is known of one item, criterion by criterion. */
export function itemSections(item: Item, facts: Facts, pen: Pen): Html {
  const { tables, lang } = pen;
  const words = catalogueWords[lang];
  const rows = tables.factors.filter((row) => row.item === item.id);
  const known = item.network !== undefined || rows.some((row) => row.role === 'default' && criterionOf(row.criterion));
  return html`${known ? nothing : html`<div class="unknown"><p>${words.unknownItem}</p></div>`}${item.network === undefined ? nothing : networkSections(item.network, facts, pen)}${measures(rows, facts, pen)}
<p class="src">${words.identifier}${lang === 'fr' ? '\u00a0' : ''}: <code>${item.id}</code></p>`;
}

/** A heading and a comparison for each thing measured. */
function measures(rows: readonly Row[], facts: Facts, pen: Pen): Html[] {
  const order = (row: Row): number => SHOWN_FIRST.indexOf(row.criterion);
  return [...Map.groupBy(rows, ({ criterion }) => criterion)]
    .sort(([, [a]], [, [b]]) => order(a as Row) - order(b as Row))
    .map(([measure, own]) => {
      const title = nameOf(measure, pen);
      return html`<h2 id="${measure}">${title}</h2>${comparison(own, (row) => facts.quantity(row.id), captionOf(own[0] as Row, pen.lang), pen)}`;
    });
}

function nameOf(measure: string, { lang }: Pen): string {
  return catalogueWords[lang].flows[measure] ?? MEASURES.find(({ id }) => id === measure)?.name[lang] ?? measure;
}

/** The networks behind a line, zone by zone, with and without a box, and the formula that brings them to a line. */
function networkSections(network: string, facts: Facts, pen: Pen): Html {
  const { tables, lang } = pen;
  const words = catalogueWords[lang];
  const networks = Map.groupBy(
    tables.factors.filter((row) => row.item.startsWith(`${network}-`)),
    ({ item }) => item.slice(network.length + 1),
  );
  const volumes = [...new Set(tables.zones.map(({ zone }) => zone))].map((zone) => {
    const volume = facts.quantity(`network/volume/${zone}`);
    return volume
      ? html`<li>${countryName(zone, lang) ?? zone}${lang === 'fr' ? '\u00a0' : ''}: ${sentence(volume, volume.unit, lang, { digits: 4 })}</li>`
      : nothing;
  });
  const sections = [...networks].map(([place, rows]) => {
    const zone = place.replace('with-box-', '');
    const title = words.network(countryName(zone, lang) ?? zone, place !== zone);
    const tablesOf = [...Map.groupBy(rows, ({ criterion, unit }) => `${criterion} ${unit}`).values()].map((own) =>
      comparison(own, (row) => facts.quantity(row.id), `${nameOf((own[0] as Row).criterion, pen)}, ${unitWords((own[0] as Row).unit, lang)}`, pen),
    );
    return html`<h2 id="${place}">${title}</h2>${tablesOf}`;
  });
  return html`<p>${words.networkLede}</p><p class="formula">${lineFactor.name[lang]} = ${wordsOfFormula(lineFactor, lang)}</p><p>${vocabulary['network/volume']?.name[lang]}${lang === 'fr' ? '\u00a0' : ''}:</p><ul>${volumes}</ul>${sections}`;
}

/** Parts of a server: what one costs, by criterion. */
export function componentTable({ tables, facts }: Library, pen: Pen): Html {
  const { lang, link } = pen;
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const parts = Object.values(vocabulary).flatMap(({ fact, name }) => {
    const rows = tables.factors.filter((row) => `${row.item}/${row.stage}` === fact);
    return fact && rows.length > 0 ? [{ fact, name, rows }] : [];
  });
  const lines = parts.map(({ fact, name, rows }) => {
    const used = rows.filter(({ role }) => role === 'default');
    const sources = [...new Set(used.map(({ source }) => source))].map(
      (source, i) => html`${i === 0 ? '' : ', '}<a href="${link('sources', lang)}#${source}">${typeset(cite(source), lang)}</a>`,
    );
    const figures = used.map((row) => {
      const quantity = facts.quantity(row.id);
      return html`<b>${number(row.value, lang, DIGITS)}</b> ${quantity ? html`<span class="src">${rangeOf([quantity], lang)}</span>` : nothing} ${unitWords(row.unit, lang)}<br>`;
    });
    return html`<tr id="${fact}"><th scope="row">${name[lang]}<br><span class="src">${sources}</span></th><td>${figures}</td></tr>
`;
  });
  return html`<table><thead><tr><th scope="col">${words.head.component}</th><th scope="col">${words.head.value}</th></tr></thead><tbody>${lines}</tbody></table>`;
}

/** How long things are kept, each with what other sources say. */
export function lifetimeTable({ tables, facts }: Library, pen: Pen): Html {
  const { lang, link } = pen;
  const words = catalogueWords[lang];
  const cite = citer(tables.sources, lang);
  const lines = [...facts.items.values()].flatMap((item) => {
    const used = facts.quantity(`${item.id}/lifetime`);
    if (!used) return [];
    const rows = tables.factors.filter((row) => row.item === item.id && row.criterion === 'lifetime');
    const said = rows.map(({ source, value }) => `${typeset(cite(source), lang)}${lang === 'fr' ? '\u00a0' : ''}: ${number(value, lang, DIGITS)}`);
    return html`<tr><th scope="row"><a href="${link('dataItem', lang, { item: item.id })}#lifetime">${item.name[lang]}</a></th><td class="n"><b>${number(used.value, lang, DIGITS)}</b> <span class="src">${rangeOf([used], lang)}</span></td><td class="wide">${said.join(lang === 'fr' ? '\u202f; ' : '; ')}</td></tr>
`;
  });
  return sliding(
    words.reuse,
    html`<table><caption>${words.years}</caption><thead><tr><th scope="col">${words.head.item}</th><th scope="col" class="n">${words.head.value}</th><th scope="col" class="wide">${words.head.source}</th></tr></thead><tbody>${lines}</tbody></table>`,
  );
}
