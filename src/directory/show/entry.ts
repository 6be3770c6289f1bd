import { html } from 'hono/html';
import { type Html, nothing } from '../../web/layout.ts';
import type { Link } from '../../web/paths.ts';
import { longDay } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import type { Actor, Field } from '../actor.ts';
import type { Published } from '../store.ts';
import { directoryWords } from '../words.ts';
import { GREY_AFTER, monthsOld, newsOf } from './age.ts';

/** An entry, open: what is known, what is not, on what it rests, and the ways to put it right. */
export function entryOf(published: Published, { link, lang, now }: Readonly<{ link: Link; lang: Lang; now: number }>): Html[] {
  const { actor, provenance } = published;
  const words = directoryWords[lang];
  const rows = FIELDS.map((name) => ({ name, shown: shownOf(actor, name, lang) }));
  const known = rows.filter(({ shown }) => shown !== undefined);
  const unknown = rows.filter(({ shown }) => shown === undefined).map(({ name }) => words.fields[name] ?? name);
  const old = monthsOld(published, now) > GREY_AFTER;
  const day = (date: string): string => longDay(Date.parse(date), lang);
  const origins = (Object.keys(provenance) as Field[]).flatMap((name) => {
    const origin = provenance[name];
    return origin && words.fields[name]
      ? [html`<li>${words.fields[name]}${lang === 'fr' ? '\u00a0' : ''}: ${words.provenanceOf(origin.from, day(origin.on), origin.human)}</li>`]
      : [];
  });
  return [
    html`<p class="where"><a href="${link('directory', lang)}">${words.directory}</a></p><h1>${actor.name}</h1><p class="lede">${words.kinds[actor.kind]} · ${words.statuses[actor.status]} · ${newsOf(published, lang)}</p>`,
    old ? html`<p class="unknown">${words.old}</p>` : nothing,
    html`<dl>${known.map(({ name, shown }) => html`<dt>${words.fields[name]}</dt><dd>${shown}</dd>`)}</dl>`,
    actor.position === '' ? html`<p class="unknown">${words.fields['position']}${lang === 'fr' ? '\u00a0' : ''}: ${words.datacenterUnknown}</p>` : nothing,
    unknown.length > 0 ? html`<p class="src">${words.unknown}${lang === 'fr' ? '\u00a0' : ''}: ${unknown.join(', ')}</p>` : nothing,
    html`<p>${words.rests}${lang === 'fr' ? '\u00a0' : ''}: ${words.evidences[actor.evidence]}${actor.source ? html`, <a href="${actor.source}" rel="noreferrer nofollow">${hostOf(actor.source)}</a>` : nothing}.</p>`,
    html`<details><summary>${words.provenance}</summary><ul>${origins}</ul></details>`,
    html`<p class="acts"><a href="${link('correct', lang, { actor: actor.id })}">${words.correct}</a> <a href="${link('reportActor', lang, { actor: actor.id })}">${words.report}</a> <a href="${link('withdrawActor', lang, { actor: actor.id })}">${words.withdraw}</a></p>`,
  ];
}

/** What is shown of an actor, in the order of what matters to choose. */
const FIELDS = [
  'services',
  'offers',
  'url',
  'town',
  'area',
  'audience',
  'price',
  'capacity',
  'languages',
  'position',
  'positionEvidence',
  'leavesBigTech',
  'sensitiveData',
  'support',
  'jurisdiction',
  'moderation',
  'departure',
  'since',
  'legalForm',
  'networks',
  'notes',
] as const satisfies readonly Field[];

function shownOf(actor: Actor, name: (typeof FIELDS)[number], lang: Lang): string | Html | undefined {
  const words = directoryWords[lang];
  const value = actor[name];
  if (value === '' || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  switch (name) {
    case 'services':
      return actor.services.map((service) => words.services[service]).join(', ');
    case 'url':
      return html`<a href="${actor.url}" rel="noreferrer nofollow">${hostOf(actor.url)}</a>`;
    case 'town':
      return [actor.town, actor.department && `(${actor.department})`, actor.region, actor.country === 'FR' ? '' : actor.country].filter(Boolean).join(' ');
    case 'price':
      return actor.price ? words.prices[actor.price] : undefined;
    case 'capacity':
      return actor.capacity
        ? `${words.capacities[actor.capacity]}${actor.capacityFrom ? `, ${words.from(longDay(Date.parse(actor.capacityFrom), lang))}` : ''}`
        : undefined;
    case 'position':
      return actor.position ? `${words.positions[actor.position]}${actor.positionSure ? '' : ` (${words.believed})`}` : undefined;
    case 'positionEvidence':
      return /^https?:/.test(actor.positionEvidence)
        ? html`<a href="${actor.positionEvidence}" rel="noreferrer nofollow">${hostOf(actor.positionEvidence)}</a>`
        : actor.positionEvidence;
    case 'leavesBigTech':
    case 'sensitiveData':
      return value ? words.yes : words.no;
    default:
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
}

function hostOf(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .slice(0, 60);
}
