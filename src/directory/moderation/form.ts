import { html } from 'hono/html';
import { choice, field, type Problems, type Values } from '../../web/fields.ts';
import { type Html, nothing } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { type Actor, CAPACITIES, type Capacity, KINDS, type Kind, POSITIONS, type Position, PRICES, type Price, SERVICES } from '../actor.ts';
import { townsNamed } from '../places/towns.ts';
import { directoryWords } from '../words.ts';
import { moderationWords } from './words.ts';

/** The form of an entry, empty or filled in, and what was typed in it. */

/** Fields of free text, in order; those of `LONG` on several lines. */
const TEXTS = [
  'name',
  'url',
  'offers',
  'area',
  'audience',
  'languages',
  'since',
  'legalForm',
  'networks',
  'positionEvidence',
  'support',
  'jurisdiction',
  'moderation',
  'departure',
  'notes',
] as const;
const LONG: ReadonlySet<string> = new Set(['offers', 'notes', 'departure']);
const LISTS: ReadonlySet<string> = new Set(['languages', 'networks']);

/** Machines fill in everything and at once; people do not see this field, and take a few seconds. */
const TRAP = 'website';
const SECONDS = 3;

export type Typed = Readonly<{ fields: Partial<Actor>; email: string; message: string }> | Readonly<{ problems: Problems }>;

export function valuesOf(actor: Actor): Values {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, LISTS.has(name) ? (actor[name] as readonly string[]).join(', ') : String(actor[name] ?? '')]));
  const services = Object.fromEntries(actor.services.map((service) => [`service-${service}`, '1']));
  const flag = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
  return {
    ...texts,
    ...services,
    kind: actor.kind,
    town: actor.town,
    price: actor.price,
    capacity: actor.capacity,
    capacityFrom: actor.capacityFrom,
    position: actor.position,
    leavesBigTech: flag(actor.leavesBigTech),
    sensitiveData: flag(actor.sensitiveData),
  };
}

/** The fields of an entry. `own`: filled in by the actor itself, whose address is known. */
export function entryForm(action: string, values: Values, problems: Problems, lang: Lang, now: number, own = false): Html {
  const words = directoryWords[lang];
  const more = moderationWords[lang];
  const none = ['', words.unknown] as const;
  const label = (name: string): string => words.fields[name] ?? name;
  const text = (name: string): Html =>
    LONG.has(name)
      ? area(name, label(name), values, problems)
      : field({ name, label: label(name), ...(more.help[name] ? { help: more.help[name] } : {}) }, values, problems);
  const yesNo = (name: string): Html => choice(name, label(name), [none, ['yes', words.yes], ['no', words.no]], values, problems);
  const boxes = SERVICES.map(
    (service) =>
      html`<label class="check"><input type="checkbox" name="service-${service}" value="1"${values[`service-${service}`] ? html` checked` : nothing}>${words.services[service]}</label>`,
  );
  return html`<form method="post" action="${action}" novalidate>${trap(now, lang)}
${text('name')}${choice('kind', label('kind'), [none, ...KINDS.map((kind) => [kind, words.kinds[kind]] as const)], values, problems)}${text('url')}${field({ name: 'town', label: label('town'), help: words.townHelp }, values, problems)}${text('offers')}
<fieldset><legend>${label('services')}</legend><div class="list">${boxes}</div></fieldset>
${choice('position', label('position'), [none, ...POSITIONS.map((one) => [one, words.positions[one]] as const)], values, problems)}${text('positionEvidence')}${yesNo('leavesBigTech')}${yesNo('sensitiveData')}
${choice('capacity', label('capacity'), [none, ...CAPACITIES.map((one) => [one, words.capacities[one]] as const)], values, problems)}${field({ name: 'capacityFrom', label: more.capacityFrom, help: more.day }, values, problems)}${choice('price', label('price'), [none, ...PRICES.map((one) => [one, words.prices[one]] as const)], values, problems)}
${TEXTS.slice(3)
  .filter((name) => name !== 'positionEvidence')
  .map(text)}
${own ? nothing : html`${field({ name: 'email', label: more.email, help: more.emailHelp }, values, problems)}${area('message', more.message, values, problems)}`}
<p class="acts"><button class="first">${own ? more.save : more.send}</button></p></form>`;
}

export function area(name: string, label: string, values: Values, problems: Problems): Html {
  const problem = problems[name];
  return html`<div class="field"><label for="${name}">${label}</label><textarea id="${name}" name="${name}" rows="4"${problem ? html` aria-invalid="true" aria-describedby="${name}-erreur"` : nothing}>${values[name] ?? ''}</textarea>${problem ? html`<span class="wrong" id="${name}-erreur">${problem}</span>` : nothing}</div>`;
}

export function trap(now: number, lang: Lang): Html {
  return html`<input type="hidden" name="opened" value="${String(now)}"><div class="aside" aria-hidden="true"><label for="${TRAP}">${moderationWords[lang].trap}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>`;
}

/** Whether a form was filled in by a machine: told to nobody. A form sent too soon is only asked for again. */
export function hasFallen(values: Values): boolean {
  return (values[TRAP] ?? '') !== '';
}

export function tooSoon(values: Values, now: number): boolean {
  const opened = Number(values['opened']);
  return !(opened > 0) || now - opened < SECONDS * 1000;
}

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/;

export function isEmail(text: string): boolean {
  return text.length <= 200 && EMAIL.test(text);
}

/** What was typed: fields of an entry, or what is wrong with them. */
export function entryIn(values: Values, lang: Lang, folder: string): Typed {
  const words = moderationWords[lang];
  const problems: Record<string, string> = {};
  const value = (name: string): string => values[name]?.trim() ?? '';
  const oneOf = <Word extends string>(name: string, known: readonly Word[]): Word | '' => known.find((one) => one === value(name)) ?? '';
  const flag = (name: string): boolean | null => (value(name) === 'yes' ? true : value(name) === 'no' ? false : null);
  const list = (name: string): string[] =>
    value(name)
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter(Boolean)
      .slice(0, 20);
  const kind = oneOf<Kind>('kind', KINDS);
  if (value('name') === '') problems['name'] = words.nameMissing;
  if (!kind) problems['kind'] = words.kindMissing;
  if (value('url') !== '' && !isUrl(value('url'))) problems['url'] = words.urlWrong;
  if (value('email') !== '' && !isEmail(value('email'))) problems['email'] = words.emailWrong;
  const since = value('since');
  if (since !== '' && !/^(1[89]|20)\d\d$/.test(since)) problems['since'] = words.yearWrong;
  const capacity = oneOf<Capacity>('capacity', CAPACITIES);
  if (value('capacityFrom') !== '' && !isDay(value('capacityFrom'))) problems['capacityFrom'] = words.dayWrong;
  const [town] = value('town') === '' ? [] : townsNamed(folder, value('town'));
  if (Object.keys(problems).length > 0 || !kind) return { problems };
  const place = town
    ? { town: town.name, department: town.department, country: 'FR', lat: town.lat, lon: town.lon, precision: town.precision }
    : { town: value('town'), department: '', lat: null, lon: null, precision: '' as const };
  const text = (name: string): string => value(name).slice(0, 2_000);
  return {
    email: value('email'),
    message: text('message'),
    fields: {
      name: text('name').slice(0, 200),
      kind,
      url: text('url'),
      ...place,
      services: SERVICES.filter((service) => value(`service-${service}`) !== ''),
      position: oneOf<Position>('position', POSITIONS),
      positionSure: value('positionEvidence') !== '',
      price: oneOf<Price>('price', PRICES),
      capacity,
      capacityFrom: capacity === 'from' ? value('capacityFrom') : '',
      leavesBigTech: flag('leavesBigTech'),
      sensitiveData: flag('sensitiveData'),
      languages: list('languages'),
      networks: list('networks'),
      since: since === '' ? null : Number(since),
      offers: text('offers'),
      area: text('area'),
      audience: text('audience'),
      legalForm: text('legalForm'),
      positionEvidence: text('positionEvidence'),
      support: text('support'),
      jurisdiction: text('jurisdiction'),
      moderation: text('moderation'),
      departure: text('departure'),
      notes: text('notes'),
    },
  };
}

function isUrl(text: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '') && text.length <= 500;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Only what differs from an entry: a correction says what it changes, and nothing else. */
export function changesFrom(actor: Actor, fields: Partial<Actor>): Partial<Actor> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(actor[name as keyof Actor])),
  ) as Partial<Actor>;
}
