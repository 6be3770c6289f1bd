import { collector, type Imported, LIMITS, type Raw, type Tell, unique } from './candidate.ts';
import type { Fetch } from './fetch.ts';
import { servicesOf } from './vocabulary.ts';
import { words } from './words.ts';

/** ChatonsInfos: a federation names the files of its members, each of which names those of its services. */

const MOST_FILES = 300;
/** A federation, its organizations, their services. */
const DEEPEST = 3;
/** Characters of all the files together: a crowd of large files is no federation. */
const MOST_TEXT = 20_000_000;
/** Files asked for at the same time. */
const TOGETHER = 6;

/** Key → value, keys in lower case: they are written both ways. */
type Properties = ReadonlyMap<string, string>;
/** A file, and its part in the whole: which organization or federation named it. */
type Node = { readonly url: string; readonly properties: Properties; readonly above?: Node; readonly below: Node[] };

const KEY = /^(?:file|federation|organization|service|software|host|subs|metrics|device)\./;
const LINE = /^([\w.-]+)\s*=\s*(.*)$/;

/** Whether a text is a file of ChatonsInfos: its first lines that say something. */
export function isChatonsInfos(text: string): boolean {
  const said = text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#!]/.test(line));
  const first = said.slice(0, 3);
  return first.some((line) => KEY.test(LINE.exec(line)?.[1]?.toLowerCase() ?? ''));
}

/** Lines `key = value`, comments left out. */
function propertiesOf(text: string, url: string, tell: Tell): Properties {
  const found = new Map<string, string>();
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const written = line.trim();
    if (written === '' || /^[#!]/.test(written)) continue;
    const [, key, value = ''] = LINE.exec(written) ?? [];
    if (key === undefined) tell(`${url}:${i + 1}`, words.notProperty(written));
    else found.set(key.toLowerCase(), value.trim());
  }
  return found;
}

/** The organizations of a file and of those that it names, which are read with `fetch` where there is one. */
export async function readChatonsInfos({ text, url }: Readonly<{ text: string; url: string }>, fetch?: Fetch, today?: string): Promise<Imported> {
  const { add, tell, done } = collector(url, today);
  const root: Node = { url, properties: propertiesOf(text, url, tell), below: [] };
  const nodes = fetch ? await withSubs(root, fetch, tell) : [root];
  if (!fetch && subsOf(root).length > 0) tell(url, words.alone);
  const organizations = nodes.filter((node) => has(node, 'organization.'));
  for (const node of organizations) add(organizationOf(node), node.url, node.url);
  if (organizations.length === 0) tell(url, words.noActor);
  return done();
}

/** The file and all that it names, level by level; a file named twice, or by itself, is read once. */
async function withSubs(root: Node, fetch: Fetch, tell: Tell): Promise<readonly Node[]> {
  const seen = new Set([addressOf(root.url)]);
  const nodes = [root];
  let level = [root];
  let left = MOST_TEXT;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const asked = level.flatMap((above) => subsOf(above).map((url) => ({ above, url }))).filter(({ url }) => !seen.has(url) && seen.add(url));
    const room = MOST_FILES - seen.size + asked.length;
    if (asked.length > room) tell(root.url, words.subs(MOST_FILES));
    level = [];
    for (let at = 0; at < Math.min(asked.length, room); at += TOGETHER) {
      const read = await Promise.all(asked.slice(at, Math.min(at + TOGETHER, room)).map(async (one) => ({ ...one, got: await fetch(one.url) })));
      for (const { above, url, got } of read) {
        if ('problem' in got) tell(url, got.problem);
        // Two addresses may lead to the same file.
        else if (got.url === url || !seen.has(addressOf(got.url))) {
          seen.add(addressOf(got.url));
          left -= got.text.length;
          if (left >= 0) level.push(joined(above, got.url, propertiesOf(got.text, got.url, tell)));
        }
      }
      if (left < 0) {
        tell(root.url, words.tooLarge);
        return [...nodes, ...level];
      }
    }
    nodes.push(...level);
  }
  return nodes;
}

function joined(above: Node, url: string, properties: Properties): Node {
  const node: Node = { url, properties, above, below: [] };
  above.below.push(node);
  return node;
}

/** The addresses of `subs.*`, without their fragments: what a file names is told by its address. */
function subsOf({ properties }: Node): string[] {
  return [...properties].filter(([key, value]) => key.startsWith('subs.') && value !== '').map(([, value]) => addressOf(value));
}

function addressOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  parsed.hash = '';
  return parsed.href;
}

const has = ({ properties }: Pick<Node, 'properties'>, start: string): boolean => [...properties.keys()].some((key) => key.startsWith(start));

/** An organization with what its services say together. */
function organizationOf(node: Node): Raw {
  const value = (key: string): string | undefined => node.properties.get(`organization.${key}`);
  // Some describe their service in the same file.
  const services = [node, ...node.below].filter((one) => has(one, 'service.'));
  const federation = node.above?.properties.get('federation.name') ?? '';
  const members = [...node.properties.keys()].flatMap((key) => /^organization\.memberof\.([\w-]+)\./.exec(key)?.[1]?.toUpperCase() ?? []);
  return {
    name: value('name'),
    kind: 'hebergeur',
    offers: value('description'),
    url: value('website'),
    area: value('geography'),
    country: value('country.code') ?? value('country.name'),
    lat: value('geolocation.latitude'),
    lon: value('geolocation.longitude'),
    since: value('startdate'),
    legalForm: value('type')?.toLowerCase(),
    networks: unique([...members, federation].filter(Boolean)),
    status: value('enddate') ? 'closed' : undefined,
    source: /^https?:/.test(node.url) ? node.url : undefined,
    ...servedBy(services),
  };
}

/** What is served, whether there is room, and where the machines are when all services agree. */
function servedBy(services: readonly Node[]): Raw {
  const all = (key: string): string[] => services.flatMap(({ properties }) => properties.get(key) || []);
  const names = services.flatMap(({ properties }) => {
    const told = ['service.name', 'software.name'].flatMap((key) => properties.get(key) || []);
    // A service of an unknown name that runs a known program is that program’s.
    const known = told.filter((one) => servicesOf(one).length > 0);
    return known.length > 0 ? known : told;
  });
  const loads = new Set(all('service.registration.load').map((load) => load.toUpperCase()));
  const places = all('host.provider.type').map((place) => PLACES.get(place.toUpperCase()));
  const place = places[0] !== undefined && places.every((one) => one === places[0]) ? places[0] : undefined;
  return {
    services: unique(names).slice(0, LIMITS.items),
    capacity: loads.has('OPEN') ? 'open' : loads.size === 1 && loads.has('FULL') ? 'full' : undefined,
    ...(place ? { position: place, positionSure: true, positionEvidence: services.find((one) => has(one, 'host.provider.type'))?.url } : {}),
  };
}

/** `host.provider.type` → where the machines are. A bay may be that of an association or of a company: it is not said. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['HOME', 'home'],
  ['HOMESERVER', 'home'],
  ['HOSTEDSERVER', 'rented'],
  ['OUTSOURCED', 'rented'],
]);
