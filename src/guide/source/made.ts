import type { Lang } from '../../engine/quantity/quantity.ts';
import { type Block, type Book, type Chapter, everyBlock, type IndexEntry, type Inline, inlinesOf, paragraph, text } from '../book.ts';
import { written } from '../write/words.ts';

/** Chapters that nobody writes: they are made from the rest of the book. */

export const MADE = ['sources', 'index', 'colophon'] as const;

const WORDS = {
  fr: {
    sources: 'Sources des chiffres',
    index: 'Index',
    colophon: 'Colophon',
    sourcesLede:
      'Les chiffres de ce guide sont calculés à partir de ces sources. Chaque note dit l’année, la fourchette et la source de son chiffre\u00a0; les données entières sont publiées avec le logiciel. Les ouvrages cités se trouvent sous chaque thème.',
    indexLede: 'Où l’on parle de chaque terme, thème, critère, verbe et engagement.',
    method: 'Méthode',
    data: 'Données',
    text: 'Texte',
    licence: (licence: string) =>
      `Textes et méthode sous licence ${licence}\u00a0: copiez, changez, partagez sous la même licence. Données sous la licence de chaque source.`,
    made: 'Composé par le logiciel InfraBasse, logiciel libre (AGPL-3.0 ou ultérieure), avec Typst pour le papier. À l’écran, les polices sont celles de votre machine\u00a0: aucune n’est chargée.',
    funding: 'InfraBasse est portée par Deuxfleurs, avec le soutien d’Alt Impact (ADEME).',
    translation: 'Fidélité de la traduction',
    follows: (title: string, version: number) => `«\u00a0${title}\u00a0» suit la version ${version} de l’autre langue.`,
    lags: (title: string, version: number, now: number) =>
      `«\u00a0${title}\u00a0» suit encore la version ${version} de l’autre langue, qui en est à la version ${now}.`,
  },
  en: {
    sources: 'Sources of the figures',
    index: 'Index',
    colophon: 'Colophon',
    sourcesLede:
      'The figures of this guide are computed from these sources. Each note tells the year, the range and the source of its figure; the whole data are published with the software. The books that are cited stand under each theme.',
    indexLede: 'Where each term, theme, criterion, verb and commitment is spoken of.',
    method: 'Method',
    data: 'Data',
    text: 'Text',
    licence: (licence: string) =>
      `Texts and method under the licence ${licence}: copy, change, share under the same licence. Data under the licence of each source.`,
    made: 'Made by the InfraBasse software, free software (AGPL-3.0 or later), with Typst for paper. On screen, typefaces are those of your machine: none is loaded.',
    funding: 'InfraBasse is carried by Deuxfleurs, with the support of Alt Impact (ADEME).',
    translation: 'How faithful the translation is',
    follows: (title: string, version: number) => `“${title}” follows version ${version} of the other language.`,
    lags: (title: string, version: number, now: number) => `“${title}” still follows version ${version} of the other language, which is at version ${now}.`,
  },
} as const;

const SLUGS: Readonly<Record<(typeof MADE)[number], Readonly<Record<Lang, string>>>> = {
  sources: { fr: 'sources-des-chiffres', en: 'sources-of-figures' },
  index: { fr: 'index-des-termes', en: 'index-of-terms' },
  colophon: { fr: 'colophon', en: 'colophon' },
};

/** Their addresses; `index` is that of the contents on a static site. */
export function madeSlug(id: (typeof MADE)[number], lang: Lang): string {
  return SLUGS[id][lang];
}

export function isMade(id: string): boolean {
  return (MADE as readonly string[]).includes(id);
}

export function madeTitle(id: (typeof MADE)[number], lang: Lang): string {
  return WORDS[lang][id];
}

/** The chapters that are made, by id. Weights are added to the colophon by what publishes it, when they are known. */
export function madeChapters(book: Book): ReadonlyMap<string, Chapter> {
  const { lang } = book;
  const made = (id: (typeof MADE)[number], blocks: readonly Block[]): [string, Chapter] => [
    id,
    { id, slug: madeSlug(id, lang), file: '', part: '', title: madeTitle(id, lang), summary: '', version: 1, changes: [], blocks, notes: [] },
  ];
  return new Map([made('sources', sources(book)), made('index', index(book)), made('colophon', colophon(book))]);
}

function sources({ lang, sources: cited }: Book): Block[] {
  const item = ({ title, publisher, year, url, licence }: Book['sources'][number]): Block[] => [
    paragraph([
      ...text(`${publisher}, `),
      { kind: 'em', of: text(title) },
      ...text(`, ${year}. `),
      { kind: 'link', href: url, of: text(url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')) },
      ...text(` (${licence})`),
    ]),
  ];
  return [paragraph(WORDS[lang].sourcesLede), { kind: 'list', ordered: false, items: cited.map(item) }];
}

/** Every named thing that some link leads to, in the order of the alphabet. */
function index({ lang, chapters, places }: Book): Block[] {
  const spoken = new Map<string, { chapter: string; rank: number }[]>();
  for (const chapter of chapters) {
    for (const block of everyBlock(chapter.blocks))
      for (const of of inlinesOf(block)) for (const { id, rank } of refsIn(of)) spoken.set(id, [...(spoken.get(id) ?? []), { chapter: chapter.id, rank }]);
  }
  const indexed = [...places].filter(([id, { anchor, foreign }]) => !foreign && anchor !== '' && !/^E\d|^(fiche|parcours)-/.test(id));
  const entries = indexed.map(([id, { name }]): IndexEntry => ({ id, name: name.replace(/^[A-Z]\d+ — /, ''), places: spoken.get(id) ?? [] }));
  return [paragraph(WORDS[lang].indexLede), { kind: 'index', entries: entries.sort((a, b) => a.name.localeCompare(b.name, lang, { sensitivity: 'base' })) }];
}

function* refsIn(of: readonly Inline[]): Iterable<Readonly<{ id: string; rank: number }>> {
  for (const one of of) {
    if (one.kind === 'ref') yield one;
    if ('of' in one) yield* refsIn(one.of);
  }
}

function colophon({ lang, chapters, versions, date, licence }: Book): Block[] {
  const words = WORDS[lang];
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  const translated = chapters.filter(({ follows }) => follows);
  return [
    paragraph(`${words.method}${colon}${versions.method}. ${words.data}${colon}${versions.facts}. ${words.text}${colon}${written(date, lang)}.`),
    paragraph(words.licence(licence)),
    paragraph(words.funding),
    paragraph(words.made),
    ...(translated.length > 0
      ? [
          { kind: 'heading', level: 2, id: 'traduction', of: text(words.translation) } as const,
          {
            kind: 'list',
            ordered: false,
            items: translated.map(({ title, follows }) => [
              paragraph(
                follows && follows.version < follows.now ? words.lags(title, follows.version, follows.now) : words.follows(title, follows?.version ?? 1),
              ),
            ]),
          } as const,
        ]
      : []),
  ];
}
