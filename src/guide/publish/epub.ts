import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type Block, type Book, type Chapter, everyBlock } from '../book.ts';
import { chapterHtml, escaped } from '../write/html.ts';
import { writeWords } from '../write/words.ts';

/** EPUB 3.3: one file a chapter, contents, landmarks, the pages of the A5 edition, and what readers with other senses need to know. */

const STYLE = `body{font-family:serif;line-height:1.5;margin:0 4%}h1,h2,h3,h4{line-height:1.25;text-align:left;hyphens:none;break-after:avoid}
table{border-collapse:collapse;width:100%;font-size:.9em;margin:.8em 0}th,td{border-bottom:1px solid #999;text-align:left;vertical-align:top;padding:.3em .5em .3em 0}.n{text-align:right}caption{text-align:left;color:#555}
.to-fill th,.to-fill td{border:1px solid #999;padding:.6em}figure{margin:1em 0;break-inside:avoid}.bar{width:35%}.bar svg{display:block}.chart th,.chart td{border:0}.v0{fill:#1f5a4a}.r0{fill:#000}.h0{stroke:#777;stroke-width:3}.u0{stroke:#777}
.aside-note,.aside-questions,.aside-references,blockquote{border-left:3px solid #999;margin:1em 0;padding:.1em 0 .1em 1em}.aside-title{font-weight:bold}.lede{color:#444;font-style:italic}.src,.feeds{font-size:.9em;color:#444}
dl div{margin:.8em 0;break-inside:avoid}dt{font-weight:bold}dd{margin:0}dd p{margin:.1em 0}.lines div{border-bottom:1px solid #999;height:2em}.blank{border-bottom:1px solid #999;display:inline-block;width:7em}.notes{font-size:.85em;border-top:1px solid #999;margin-top:2em}.aside{position:absolute;left:-999em}pre{white-space:pre-wrap;font-size:.85em}img{max-width:100%}`;

/** `pages`: `chapter:section` → page of the A5 edition. `images`: folder of the pictures. */
export function epub(book: Book, pages: ReadonlyMap<string, number>, images: string, instant: number): Uint8Array {
  const { chapters } = book;
  const mtime = zipDate(instant);
  const marked = chapters.map((chapter) => ({ chapter, breaks: breaksIn(chapter, pages) }));
  const pictures = [...new Set(chapters.flatMap(({ blocks }) => [...everyBlock(blocks)].flatMap((block) => (block.kind === 'picture' ? [block.src] : []))))];
  const inBook = new Set(chapters.map(({ id }) => id));
  const files: Record<string, string> = {
    'META-INF/container.xml':
      '<?xml version="1.0" encoding="UTF-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
    'EPUB/package.opf': packageOpf(book, pictures, instant),
    'EPUB/style.css': STYLE,
    'EPUB/nav.xhtml': nav(book, marked),
    'EPUB/cover.xhtml': xhtml(book, book.title, cover(book), 'cover'),
    ...Object.fromEntries(
      marked.map(({ chapter, breaks }) => [`EPUB/${chapter.id}.xhtml`, xhtml(book, chapter.title, chapterXhtml(chapter, book, breaks, inBook), 'chapter')]),
    ),
  };
  const zipped: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0, mtime }],
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level: 9, mtime }]])),
    ...Object.fromEntries(
      pictures
        .filter((src) => existsSync(join(images, src)))
        .map((src) => [`EPUB/images/${src}`, [new Uint8Array(readFileSync(join(images, src))), { level: 0, mtime }]]),
    ),
  } as Zippable;
  return zipSync(zipped);
}

/** A zip writes the hour of the wall, from 1980 on: the same one wherever it is made. */
function zipDate(instant: number): Date {
  const utc = new Date(Math.max(instant, Date.UTC(1980, 0, 2)));
  return new Date(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), utc.getUTCHours(), utc.getUTCMinutes(), utc.getUTCSeconds());
}

type Breaks = ReadonlyMap<string, number>;

/** The first section that begins on each page: where the page list leads. */
function breaksIn({ id, blocks }: Chapter, pages: ReadonlyMap<string, number>): Breaks {
  const found = new Map<string, number>();
  const seen = new Set<number>();
  const add = (anchor: string, page: number | undefined): void => {
    if (page === undefined || seen.has(page)) return;
    seen.add(page);
    found.set(anchor, page);
  };
  add('', pages.get(id));
  for (const block of blocks) if (block.kind === 'heading' && block.id) add(block.id, pages.get(`${id}:${block.id}`));
  return found;
}

function chapterXhtml(chapter: Chapter, book: Book, breaks: Breaks, inBook: ReadonlySet<string>): string {
  const mark = (page: number | undefined): string =>
    page === undefined ? '' : `<span epub:type="pagebreak" role="doc-pagebreak" id="page-${page}" aria-label="${page}"></span>`;
  const address = {
    place: ({ chapter: there, anchor, foreign }: { chapter: string; anchor: string; foreign: boolean }) =>
      foreign || !inBook.has(there) ? undefined : `${there}.xhtml${anchor ? `#${anchor}` : ''}`,
    picture: (src: string) => `images/${src}`,
    prefix: '',
    epub: true,
  };
  // Page marks go before the sections that begin the page.
  const parts: Block[][] = [[]];
  for (const block of chapter.blocks) {
    if (block.kind === 'heading' && breaks.has(block.id)) parts.push([]);
    parts.at(-1)?.push(block);
  }
  const body = parts.map((blocks, i) => {
    const [first] = blocks;
    const page = i > 0 && first?.kind === 'heading' ? breaks.get(first.id) : undefined;
    return `${mark(page)}${chapterHtml({ blocks, notes: i === parts.length - 1 ? chapter.notes : [] }, book, address)}`;
  });
  return `<h1>${mark(breaks.get(''))}${escaped(chapter.title)}</h1>${chapter.summary ? `<p class="lede">${escaped(chapter.summary)}</p>` : ''}\n${body.join('\n')}`;
}

function xhtml({ lang }: Book, title: string, body: string, type: string): string {
  // Slides in a frame and the keyboard are matters of screens that scroll.
  const plain = body
    .replace(/<div class="scroll" role="region" aria-label="[^"]*" tabindex="0">(<table[\s\S]*?<\/table>)<\/div>/g, '$1')
    .replace(/ aria-label="[^"]*"(?= href| id="appel)/g, '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}">
<head><title>${escaped(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><section epub:type="${type}"${type === 'chapter' ? ' role="doc-chapter"' : ''}>
${plain.replace(/<svg /g, '<svg xmlns="http://www.w3.org/2000/svg" ')}
</section></body></html>
`;
}

function cover({ title, subtitle, authors, licence, date, lang }: Book): string {
  return `<h1>${escaped(title)}</h1><p class="lede">${escaped(subtitle)}</p><p>${escaped(authors)}</p><p class="src">${escaped(writeWords[lang].generated(date))} ${escaped(licence)}</p>`;
}

function nav(book: Book, marked: readonly Readonly<{ chapter: Chapter; breaks: Breaks }>[]): string {
  const { lang, parts, chapters, title } = book;
  const words = writeWords[lang];
  const toc = parts.flatMap((part) => {
    const own = chapters.filter((one) => one.part === part.id);
    const [first] = own;
    return first
      ? [
          `<li><a href="${first.id}.xhtml">${escaped(part.title)}</a><ol>${own.map(({ id, title: name }) => `<li><a href="${id}.xhtml">${escaped(name)}</a></li>`).join('')}</ol></li>`,
        ]
      : [];
  });
  const pages = marked.flatMap(({ breaks }, i) => [...breaks.values()].map((page) => ({ page, file: chapters[i]?.id ?? '' }))).sort((a, b) => a.page - b.page);
  const list = pages.map(({ page, file }) => `<li><a href="${file}.xhtml#page-${page}">${page}</a></li>`).join('');
  const glossary = chapters.find(({ id }) => id === 'glossaire');
  const landmarks = [
    `<li><a epub:type="cover" href="cover.xhtml">${words.cover}</a></li>`,
    `<li><a epub:type="toc" href="nav.xhtml">${words.contents}</a></li>`,
    `<li><a epub:type="bodymatter" href="${chapters[0]?.id ?? ''}.xhtml">${escaped(chapters[0]?.title ?? title)}</a></li>`,
    ...(glossary ? [`<li><a epub:type="glossary" href="glossaire.xhtml">${escaped(glossary.title)}</a></li>`] : []),
    ...chapters.filter(({ id }) => id === 'index').map((one) => `<li><a epub:type="index" href="index.xhtml">${escaped(one.title)}</a></li>`),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${lang}" xml:lang="${lang}">
<head><title>${words.contents}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><nav epub:type="toc" role="doc-toc" id="toc"><h1>${words.contents}</h1><ol>${toc.join('\n')}</ol></nav>
<nav epub:type="landmarks" hidden=""><h2>${words.landmarks}</h2><ol>${landmarks.join('')}</ol></nav>
<nav epub:type="page-list" role="doc-pagelist" hidden=""><h2>${words.pages}</h2><ol>${list}</ol></nav></body></html>
`;
}

function packageOpf({ lang, title, subtitle, authors, licence, date, chapters, versions }: Book, pictures: readonly string[], instant: number): string {
  const item = (id: string): string =>
    `<item id="c-${id}" href="${id}.xhtml" media-type="application/xhtml+xml"${hasSvg(chapters.find((one) => one.id === id)) ? ' properties="svg"' : ''}/>`;
  const type = (src: string): string => (src.endsWith('.svg') ? 'image/svg+xml' : src.endsWith('.png') ? 'image/png' : 'image/jpeg');
  const modified = `${new Date(instant).toISOString().slice(0, 19)}Z`;
  const summary =
    lang === 'fr'
      ? 'Texte structuré, titres, tableaux avec en-têtes, liens, pages de l’édition papier ; les dessins sont doublés par leurs chiffres.'
      : 'Structured text, headings, tables with headers, links, pages of the printed edition; drawings stand beside their figures.';
  const accessibility = [
    ['accessMode', 'textual'],
    ['accessMode', 'visual'],
    ['accessModeSufficient', 'textual'],
    ...[
      'structuralNavigation',
      'tableOfContents',
      'index',
      'pageNavigation',
      'pageBreakMarkers',
      'readingOrder',
      'ARIA',
      'displayTransformability',
      'alternativeText',
    ].map((one) => ['accessibilityFeature', one]),
    ['accessibilityHazard', 'none'],
    ['accessibilitySummary', summary],
  ].map(([property, value]) => `<meta property="schema:${property}">${escaped(value ?? '')}</meta>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:infrabasse:guide:${lang}:${date}:${versions.method}:${versions.facts}</dc:identifier>
<dc:title>${escaped(title)}</dc:title><dc:language>${lang}</dc:language><dc:creator>${escaped(authors)}</dc:creator><dc:publisher>InfraBasse</dc:publisher><dc:date>${date}</dc:date><dc:description>${escaped(subtitle)}</dc:description><dc:rights>${escaped(licence)}</dc:rights>
<dc:source id="print">urn:infrabasse:guide:${lang}:a5:${date}</dc:source><meta refines="#print" property="source-of">pagination</meta>
<meta property="dcterms:modified">${modified}</meta>
${accessibility.join('\n')}</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="style.css" media-type="text/css"/><item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
${chapters.map(({ id }) => item(id)).join('\n')}
${pictures.map((src, i) => `<item id="p-${i + 1}" href="images/${escaped(src)}" media-type="${type(src)}"/>`).join('\n')}</manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/>${chapters.map(({ id }) => `<itemref idref="c-${id}"/>`).join('')}</spine>
</package>
`;
}

function hasSvg(chapter: Chapter | undefined): boolean {
  return [...everyBlock(chapter?.blocks ?? [])].some(({ kind }) => kind === 'chart');
}
