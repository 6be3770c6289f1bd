import { type Context, Hono } from 'hono';
import { messagePage } from '../../web/messages.ts';
import { OPEN } from '../../web/paths.ts';
import { get } from '../../web/routes.ts';
import type { Lang } from '../../web/words.ts';
import type { Actor } from '../actor.ts';
import { askedIn } from '../asked.ts';
import { atomOf } from '../formats/atom.ts';
import { csvOf } from '../formats/csv.ts';
import { geojsonOf } from '../formats/geojson.ts';
import { federationProperties, isHost, organizationProperties } from '../formats/hosts/chatonsinfos.ts';
import { librehostJson } from '../formats/hosts/librehost.ts';
import { actorJson, pageJson } from '../formats/json.ts';
import { jsonldOf } from '../formats/jsonld.ts';
import { tableSchema } from '../formats/table-schema.ts';
import { umapOf } from '../formats/umap.ts';
import type { Keeping } from '../keeping.ts';
import { everyActor, findActor, findActors, newest } from '../store.ts';
import { directoryWords } from '../words.ts';

/** The directory in the formats the milieu already uses. All of them draw from the same list of public fields. */

/** Files of the whole directory: name → what it is. */
export const FILES = {
  'acteurs.csv': 'text/csv; charset=utf-8',
  'schema.json': 'application/json; charset=utf-8',
  'acteurs.geojson': 'application/geo+json; charset=utf-8',
  'umap.geojson': 'application/geo+json; charset=utf-8',
  'acteurs.jsonld': 'application/ld+json; charset=utf-8',
  'nouveautes.atom': 'application/atom+xml; charset=utf-8',
} as const;

const LICENCE = 'https://creativecommons.org/licenses/by-sa/4.0/';
const PER_PAGE = 100;
const MOST_PER_PAGE = 500;
const NEWEST = 50;

export function directoryFiles({ site, db, folder, clock }: Keeping): Hono {
  const app = new Hono();
  const { link, origin, basePath } = site;
  const pageOf = (lang: Lang) => (actor: Actor) => origin + link('actor', lang, { actor: actor.id });
  const actors = async function* (): AsyncIterable<Actor> {
    for await (const { actor } of everyActor(db)) yield actor;
  };

  const contentOf = async (name: keyof typeof FILES, lang: Lang): Promise<Chunks> => {
    const words = directoryWords[lang];
    const file = (one: string): string => origin + link('directoryFile', lang, { export: one });
    const home = origin + link('directory', lang);
    switch (name) {
      case 'acteurs.csv':
        return csvOf(actors());
      case 'schema.json':
        return one(`${JSON.stringify(tableSchema(file('acteurs.csv')), null, 1)}\n`);
      case 'acteurs.geojson':
        return geojsonOf(actors());
      case 'umap.geojson':
        return umapOf(actors(), { kinds: words.kinds, site: words.fields['url'] ?? '', page: words.directory, pageOf: pageOf(lang) });
      case 'acteurs.jsonld': {
        const downloads = Object.entries(FILES).map(([other, mime]) => ({ name: other, url: file(other), mime: mime.split(';')[0] ?? mime }));
        const [last] = await newest(db, 1);
        const about = { name: words.directory, description: words.lede, url: home, license: LICENCE, modified: last?.addedOn ?? '', downloads };
        return jsonldOf(actors(), about, { services: words.services, pageOf: pageOf(lang) });
      }
      case 'nouveautes.atom': {
        const entries = (await newest(db, NEWEST)).map(({ actor, addedOn }) => ({ actor, addedOn }));
        const feed = {
          title: words.directory,
          lang,
          author: 'InfraBasse',
          self: file(name),
          site: home,
          updated: entries[0]?.addedOn ?? '',
          pageOf: pageOf(lang),
        };
        return atomOf(entries, feed);
      }
    }
  };

  get(app, 'directoryFile', async (c, lang) => {
    const name = c.req.param('export') ?? '';
    if (!Object.hasOwn(FILES, name)) return messagePage(c, site, lang, 'missing');
    const known = name as keyof typeof FILES;
    if (!known.endsWith('.atom')) c.header('Content-Disposition', `attachment; filename="${known}"`);
    return streamed(c, await contentOf(known, lang), FILES[known]);
  });

  app.get(OPEN.actors, async (c) => {
    const { filter, page } = askedIn(c.req.query(), folder, clock.now());
    const perPage = Math.max(1, Math.min(MOST_PER_PAGE, Math.floor(Number(c.req.query('per_page')) || PER_PAGE)));
    const { total, found } = await findActors(db, filter, { offset: (page - 1) * perPage, limit: perPage });
    const more = page * perPage < total;
    const next = more ? `${origin}${basePath}${OPEN.actors}?${new URLSearchParams({ ...c.req.query(), page: String(page + 1) })}` : null;
    return streamed(
      c,
      pageJson(
        found.map(({ published }) => published.actor),
        { total, page, perPage, next },
      ),
      JSON_TYPE,
    );
  });

  /** One actor, for a program. */
  const about = (type: string, write: (actor: Actor) => string | undefined) => async (c: Context) => {
    const published = await findActor(db, c.req.param('actor') ?? '');
    const text = published && write(published.actor);
    if (text === undefined) return streamed(c, one('{"error":"no such actor"}\n'), JSON_TYPE, 404);
    return streamed(c, one(text), type);
  };
  app.get(OPEN.actor, about(JSON_TYPE, actorJson));
  app.get(
    OPEN.librehost,
    about(JSON_TYPE, (actor) => (isHost(actor) ? librehostJson(actor, pageOf('fr')(actor)) : undefined)),
  );

  app.get(OPEN.chatonsinfos, async (c) => {
    const [id, end] = (c.req.param('properties') ?? '').split('.');
    const made = { generator: 'InfraBasse', on: new Date(clock.now()).toISOString() };
    const well = (name: string): string => `${origin}${basePath}${OPEN.chatonsinfos.replace(':properties', `${name}.properties`)}`;
    if (end === 'properties' && id === 'infrabasse') {
      const about = {
        name: directoryWords.fr.directory,
        description: directoryWords.fr.lede,
        website: origin + link('directory', 'fr'),
        contact: origin + link('propose', 'fr'),
      };
      return streamed(
        c,
        federationProperties(actors(), about, made, ({ id: host }: Actor) => well(host)),
        PROPERTIES,
      );
    }
    const published = end === 'properties' && id ? await findActor(db, id) : undefined;
    if (!published || !isHost(published.actor)) return streamed(c, one('# no such host\n'), PROPERTIES, 404);
    return streamed(c, one(organizationProperties(published.actor, made)), PROPERTIES);
  });
  return app;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const PROPERTIES = 'text/plain; charset=utf-8';

type Chunks = AsyncIterable<string>;

async function* one(text: string): Chunks {
  yield text;
}

/** Sends as it is written: fifty thousand actors never stand in memory at once. Any site may read it; it holds nothing private. */
function streamed(c: Context, chunks: Chunks, type: string, status: 200 | 404 = 200): Response {
  c.header('Content-Type', type);
  c.header('Cache-Control', 'public, max-age=300');
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  const encoder = new TextEncoder();
  const source = chunks[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
  return c.body(body, status);
}
