import type { Actor } from '../../actor.ts';
import { type Many, publicOf } from '../public.ts';
import { instant, oneLine, webAddress } from '../text.ts';

/** ChatonsInfos: one `.properties` file for each host, and one of ours that lists them. */

const PROTOCOL = 'ChatonsInfos-0.4';

/** What made the file, and when (a day or an instant). */
export type Made = Readonly<{ generator: string; on: string }>;

/** Our instance, as a federation of the hosts it lists. */
export type Federation = Readonly<{ name: string; description: string; website: string; contact: string }>;

/** Names of files below (services, hosts) and their addresses. */
export type Subs = Readonly<Record<string, string>>;

type Line = readonly [key: string, value: string];

/** Whether an actor is a host that still hosts: those that the federation lists. */
export function isHost({ kind, status }: Pick<Actor, 'kind' | 'status'>): boolean {
  return kind === 'hebergeur' && status !== 'closed';
}

/** A value stays on its line, and a backslash at its end would call the next one in. Nothing is said of the unknown. */
function lines(of: readonly Line[]): string {
  return of
    .map(([key, value]) => [key, oneLine(value).replace(/[\\\s]+$/, '')] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');
}

function head(kind: 'Federation' | 'Organization', { generator, on }: Made): string {
  return `# [File]\n${lines([
    ['file.class', kind],
    ['file.protocol', PROTOCOL],
    // The format knows neither zones nor fractions.
    ['file.datetime', instant(on).slice(0, 19)],
    ['file.generator', generator],
  ])}`;
}

/** A key is letters, digits and hyphens; the rest is written by its number, so that two ids stay two keys. */
function sub(id: string, url: string): string {
  const key = id.replace(/[^A-Za-z0-9-]/gu, (one) => `_${one.codePointAt(0)?.toString(16)}_`);
  return key && lines([[`subs.${key}`, webAddress(url)]]);
}

/** The file of one host; `subs` are the files of its services, where it has told any. */
export function organizationProperties(of: Actor, made: Made, subs: Subs = {}): string {
  const actor = publicOf(of);
  const organization = lines([
    ['organization.name', actor.name],
    ['organization.description', actor.offers],
    ['organization.website', webAddress(actor.url)],
    ['organization.geography', actor.area || [actor.town, actor.region].filter(Boolean).join(', ')],
  ]);
  // The format asks for a whole date: we know a year, and make up no day.
  const since = actor.since === null ? '' : `# organization.startDate: ${actor.since}, day unknown\n`;
  const below = Object.entries(subs).map(([id, url]) => sub(id, url));
  return `${head('Organization', made)}\n# [Organization]\n${organization}${since}\n# [Subs]\n${below.join('')}`;
}

/** The file of our instance: all hosts of the directory, each by the address of its own file, chunk by chunk. */
export async function* federationProperties(
  actors: Many<Actor>,
  { name, description, website, contact }: Federation,
  made: Made,
  fileOf: (host: Actor) => string,
): AsyncGenerator<string, void, undefined> {
  yield `${head('Federation', made)}\n# [Federation]\n${lines([
    ['federation.name', name],
    ['federation.description', description],
    ['federation.website', webAddress(website)],
    ['federation.contact.url', webAddress(contact)],
  ])}\n# [Subs]\n`;
  for await (const actor of actors) {
    const host = publicOf(actor);
    if (isHost(host)) yield sub(host.id, fileOf(host));
  }
}
