import { html } from 'hono/html';
import type { Place } from '../../engine/facts.ts';
import { number, SOURCE_DIGITS } from '../../engine/quantity/show.ts';
import { type Html, nothing } from '../../web/layout.ts';
import type { Link } from '../../web/paths.ts';
import type { Lang } from '../../web/words.ts';
import type { Catalogue, Provider } from '../catalogue.ts';
import { companyWords } from './company-words.ts';

/** What to judge each company by, and what could do it in its place: nothing is counted together, what is not known is said. */

export type Judging = Readonly<{ catalogue: Catalogue; places: ReadonlyMap<string, Place>; link: Link; lang: Lang }>;

export function companiesOf(providers: readonly Provider[], judging: Judging): Html {
  if (providers.length === 0) return nothing;
  const words = companyWords[judging.lang];
  return html`<h2>${words.title}</h2><p>${words.lede}</p>${providers.map((provider) => company(provider, judging))}`;
}

function company(provider: Provider, judging: Judging): Html {
  const { catalogue, lang } = judging;
  const words = companyWords[lang];
  const rights = catalogue.rightsOf(provider.parent);
  const line = (name: string, told: string | Html): Html => html`<dt>${name}</dt><dd>${told}</dd>`;
  const sites = provider.sites.length > 0 ? provider.sites.join(', ') : words.unknown;
  return html`<details><summary>${provider.name}</summary><dl>${line(words.sites, lang === 'fr' || provider.sites.length === 0 ? sites : html`<span lang="fr">${sites}</span>`)}${line(words.position, provider.position ? words.positions[provider.position] : words.unknown)}${line(words.stated, html`${stated(provider, judging)}${others(provider, judging)}`)}${line(
    words.rights,
    rights
      ? html`<span class="f">${words.score(rights.score, rights.of)}</span> <a href="${rights.url}" rel="noreferrer">${rights.index}, ${String(rights.year)}</a>`
      : words.unknown,
  )}${line(words.instead, instead(provider, judging))}${provider.note ? line(words.note, html`<span lang="fr">${provider.note}</span>`) : nothing}${line(words.source, html`<span lang="fr">${provider.source}</span>`)}</dl></details>`;
}

/** Its own statements of energy, from the facts: the lowest and the highest of its datacenters. */
function stated({ datacenters }: Provider, { places, link, lang }: Judging): string | Html {
  const words = companyWords[lang];
  const own = [...places.values()].filter(({ id }) => datacenters !== '' && (id === datacenters || id.startsWith(`${datacenters}/`)));
  if (own.length === 0) return words.unknown;
  const [low, high] = [Math.min(...own.map(({ pue }) => pue.low)), Math.max(...own.map(({ pue }) => pue.high))];
  const range = low === high ? number(low, lang, SOURCE_DIGITS) : words.range(number(low, lang, SOURCE_DIGITS), number(high, lang, SOURCE_DIGITS));
  return html`<span class="f">PUE ${range}</span> ${words.places(own.length)} (<a href="${link('places', lang)}">${words.sources}</a>)`;
}

/** Water, and where its electricity comes from as it says. */
function others({ datacenters }: Provider, { catalogue, lang }: Judging): Html {
  const words = companyWords[lang];
  return html`${catalogue.statementsOf(datacenters).map(({ metric, low, high, places, year, source, url }) => {
    const of = metric === 'wue' ? { name: 'WUE', unit: 'L/kWh', by: 1 } : { name: words.supply, unit: '%', by: 100 };
    const [least, most] = [number(low * of.by, lang, SOURCE_DIGITS), number(high * of.by, lang, SOURCE_DIGITS)];
    return html`<br>${of.name} <span class="f">${least === most ? least : words.range(least, most)}\u00a0${of.unit}</span> ${words.places(places)}, ${year} (<a href="${url}" rel="noreferrer" lang="en">${source}</a>)`;
  })}`;
}

function instead({ alternatives }: Provider, { catalogue, link, lang }: Judging): string | Html {
  const words = companyWords[lang];
  if (alternatives.length === 0) return words.unknown;
  return html`${alternatives.map((id, i) => {
    const kind = words.kinds[id];
    const name = kind ? html`<a href="${link('directory', lang, {}, { kind: id })}">${kind}</a>` : (catalogue.provider(id)?.name ?? id);
    return html`${i > 0 ? ', ' : nothing}${name}`;
  })}`;
}
