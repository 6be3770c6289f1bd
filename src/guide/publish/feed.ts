import type { Book } from '../book.ts';
import { escaped } from '../write/html.ts';
import type { Links } from './pages.ts';
import { guideWords } from './words.ts';

/** Changes and errata of every chapter, as an Atom feed (RFC 4287). `origin` is empty where nobody has said it: ids then do without. */
export function feedXml({ lang, title, subtitle, authors, date, chapters }: Book, { chapter, feed }: Links, origin: string): string {
  const words = guideWords[lang];
  const entries = chapters
    .flatMap((one) => one.changes.map((change, i) => ({ ...change, i, one })))
    .sort((a, b) => b.date.localeCompare(a.date) || a.one.title.localeCompare(b.one.title, lang))
    .map(
      ({
        date: day,
        what,
        i,
        one,
      }) => `<entry><id>tag:infrabasse.fr,2026:guide/${lang}/${escaped(one.id)}/${i + 1}</id><title>${escaped(words.changed(one.title))}</title>
<updated>${day}T00:00:00Z</updated><link href="${escaped(origin + (chapter(one.slug, '', lang) ?? ''))}"/><content type="text">${escaped(what)}</content></entry>`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}"><id>tag:infrabasse.fr,2026:guide/${lang}</id><title>${escaped(title)}</title><subtitle>${escaped(subtitle)}</subtitle>
<updated>${date}T00:00:00Z</updated><author><name>${escaped(authors)}</name></author><link rel="self" href="${escaped(origin + feed)}"/>
${entries.join('\n')}
</feed>
`;
}
