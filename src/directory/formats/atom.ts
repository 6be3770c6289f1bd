import type { Actor } from '../actor.ts';
import { type Many, publicOf } from './public.ts';
import { instant, oneLine, webAddress, xml } from './text.ts';

/** A feed of new entries (RFC 4287). */

/** An actor, and the day or the instant it came in. */
export type Entry = Readonly<{ actor: Actor; addedOn: string }>;

/** The feed itself. `self` is its own address, `site` the page it tells about, `updated` a day or an instant. */
export type Feed = Readonly<{
  title: string;
  lang: string;
  author: string;
  self: string;
  site: string;
  updated: string;
  pageOf: (actor: Actor) => string;
}>;

/** A feed must say when it changed: one that never did says the first of all days. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** The feed, one entry after the other. Entries come in the order they are given, newest first by custom. */
export async function* atomOf(entries: Many<Entry>, feed: Feed): AsyncGenerator<string, void, undefined> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">
<title>${line(feed.title)}</title>
<id>${xml(feed.self)}</id>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
<link rel="alternate" type="text/html" href="${xml(feed.site)}"/>
<author><name>${line(feed.author)}</name></author>
<updated>${instant(feed.updated) || NEVER}</updated>
`;
  for await (const { actor, addedOn } of entries) yield entry(publicOf(actor), instant(addedOn) || instant(feed.updated) || NEVER, feed.pageOf);
  yield '</feed>\n';
}

function line(text: string): string {
  return xml(oneLine(text));
}

function entry(actor: Actor, added: string, pageOf: Feed['pageOf']): string {
  const page = xml(pageOf(actor));
  const site = webAddress(actor.url);
  const terms = [actor.kind, ...actor.tags].map(line).filter(Boolean);
  return `<entry>
<title>${line(actor.name)}</title>
<id>${page}</id>
<link rel="alternate" type="text/html" href="${page}"/>${site && `\n<link rel="related" href="${xml(site)}"/>`}
<published>${added}</published>
<updated>${added}</updated>
<summary>${line(actor.offers)}</summary>
${terms.map((term) => `<category term="${term}"/>`).join('')}
</entry>
`;
}
