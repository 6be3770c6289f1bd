import { html } from 'hono/html';
import { choice, field } from '../../web/fields.ts';
import { type Html, nothing } from '../../web/layout.ts';
import type { Link } from '../../web/paths.ts';
import type { Lang } from '../../web/words.ts';
import { KINDS, PRICES, SERVICES } from '../actor.ts';
import { type Asked, DISTANCES } from '../asked.ts';
import type { Department } from '../places/towns.ts';
import type { Found } from '../store.ts';
import { directoryWords } from '../words.ts';
import { GREY_AFTER, monthsOld, newsOf } from './age.ts';

export type Listed = Readonly<{
  asked: Asked;
  total: number;
  found: readonly Found[];
  departments: readonly Department[];
  link: Link;
  lang: Lang;
  now: number;
}>;

export const PER_PAGE = 30;

/** The list of actors: what is asked, how many answer, each with what matters to choose. */
export function listOf(listed: Listed): Html[] {
  const { asked, total, found, lang } = listed;
  const words = directoryWords[lang];
  return [
    filterForm(listed),
    asked.lost ? html`<p class="unknown">${words.unknownTown(asked.values['near'] ?? '')}</p>` : nothing,
    otherTowns(listed),
    html`<h2 id="liste">${words.total(total)}</h2>`,
    total === 0 ? html`<p>${words.none}</p><p class="src">${words.noneHelp}</p>` : html`<ol class="actors">${found.map((one) => itemOf(one, listed))}</ol>`,
    pager(listed),
  ];
}

function filterForm({ asked: { values }, departments, link, lang }: Listed): Html {
  const words = directoryWords[lang];
  const any = ['', words.any] as const;
  const regions = [...new Set(departments.map(({ region }) => region))].sort((a, b) => a.localeCompare(b, lang));
  const box = (name: string, label: string): Html =>
    html`<label class="check"><input type="checkbox" name="${name}" value="1"${values[name] === '1' ? html` checked` : nothing}>${label}</label>`;
  const more = ['region', 'department', 'price', 'open', 'recent', 'sort'].some((name) => values[name]);
  return html`<form class="screen" action="${link('directory', lang)}#liste" role="search">
<div class="row">${field({ name: 'q', label: words.text }, values, {})}${choice('kind', words.kind, [any, ...KINDS.map((kind) => [kind, words.kinds[kind]] as const)], values, {})}${choice('service', words.service, [any, ...SERVICES.map((service) => [service, words.services[service]] as const)], values, {})}</div>
<div class="row">${field({ name: 'near', label: words.town, help: words.townHelp }, values, {})}${choice('km', words.within, [any, ...DISTANCES.map((km) => [km, words.kilometres(km)] as const)], values, {})}</div>
${box('out', words.outOfDatacenters)}${box('bigtech', words.outOfBigTech)}<span class="help">${words.exitsHelp}</span>
<details${more ? html` open` : nothing}><summary>${words.filters}…</summary><div class="row">${choice('region', words.region, [any, ...regions.map((region) => [region, region] as const)], values, {})}${choice('department', words.department, [any, ...departments.map(({ code, name }) => [code, `${code} ${name}`] as const)], values, {})}${choice(
    'sort',
    words.sort,
    [
      ['', words.byName],
      ['news', words.byNews],
    ],
    values,
    {},
  )}${choice('price', words.price, [any, ...PRICES.map((price) => [price, words.prices[price]] as const)], values, {})}</div>${box('open', words.open)}${box('recent', words.recent)}</details>
<p class="acts"><button class="first">${words.search}</button> <a href="${link('directory', lang)}">${words.all}</a></p></form>`;
}

/** Several communes may have the name that was typed: the nearest guess is taken, the others stay one click away. */
function otherTowns({ asked: { towns, town, values }, link, lang }: Listed): Html {
  const words = directoryWords[lang];
  if (!town) return nothing;
  const others = towns.filter(({ code }) => code !== town.code);
  const named = (one: typeof town): string => `${one.name} (${one.department})`;
  const precision = town.precision === 'department' ? ` ${words.approximately}` : '';
  const list = others.map((one) => html` <a href="${link('directory', lang, {}, { ...values, town: one.code })}">${named(one)}</a>`);
  return html`<p class="src">${words.town} ${named(town)}${precision}${others.length > 0 ? html`. ${words.severalTowns(values['near'] ?? '')}${list}` : nothing}</p>`;
}

function itemOf({ published, away }: Found, { link, lang, now }: Listed): Html {
  const words = directoryWords[lang];
  const { actor } = published;
  const { id, name, kind, services, town, department, country, position, positionSure, capacity, price, status, evidence, precision, confirmedOn } = actor;
  const place = [town || department, country && country !== 'FR' ? country : ''].filter(Boolean).join(', ');
  const distance =
    away === null
      ? ''
      : `${words.away(new Intl.NumberFormat(lang).format(Math.max(1, Math.round(away))))}${precision === 'department' ? ` (${words.approximately})` : ''}`;
  const told = [words.kinds[kind], place, distance].filter(Boolean).join(' · ');
  const more = [
    services.map((service) => words.services[service]).join(', '),
    position ? `${words.positions[position]}${positionSure ? '' : ` (${words.believed})`}` : '',
    capacity ? words.capacities[capacity] : '',
    price ? words.prices[price] : '',
  ].filter(Boolean);
  const old = monthsOld(published, now) > GREY_AFTER;
  const check =
    confirmedOn === '' && (status === 'unverified' || evidence === 'memory')
      ? html` <span class="tag">${words.toCheck}</span>`
      : status === 'active'
        ? nothing
        : html` <span class="tag">${words.statuses[status]}</span>`;
  return html`<li${old ? html` class="old"` : nothing}><a href="${link('actor', lang, { actor: id })}">${name}</a>${check}<br><span class="src">${told}</span>${more.length > 0 ? html`<br><span>${more.join(' · ')}</span>` : nothing}<br><span class="src">${old ? words.old : newsOf(published, lang)}</span></li>`;
}

function pager({ asked: { page, values, town }, total, link, lang }: Listed): Html {
  const words = directoryWords[lang];
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  if (pages === 1) return nothing;
  const to = (wanted: number, label: string, rel: string): Html =>
    wanted < 1 || wanted > pages
      ? nothing
      : html`<a rel="${rel}" href="${link('directory', lang, {}, { ...values, ...(town ? { town: town.code } : {}), page: String(wanted) })}#liste">${label}</a> `;
  return html`<nav class="pages" aria-label="${words.page(page, pages)}">${to(page - 1, words.previous, 'prev')}<span>${words.page(page, pages)}</span> ${to(page + 1, words.next, 'next')}</nav>`;
}
