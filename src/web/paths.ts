import type { Lang } from './words.ts';

/** Every address of the site, once, in both languages. `:id` stands for a part that varies. */
export const PATHS = {
  home: { fr: '/', en: '/en/' },
  guide: { fr: '/guide', en: '/en/guide' },
  guideSearch: { fr: '/guide/recherche', en: '/en/guide/search' },
  guideFeed: { fr: '/guide/flux.atom', en: '/en/guide/feed.atom' },
  guideFile: { fr: '/guide/fichiers/:document', en: '/en/guide/files/:document' },
  guidePicture: { fr: '/guide/images/:picture', en: '/en/guide/images/:picture' },
  chapter: { fr: '/guide/:chapter', en: '/en/guide/:chapter' },
  explore: { fr: '/explorer', en: '/en/explore' },
  directory: { fr: '/annuaire', en: '/en/directory' },
  directoryMap: { fr: '/annuaire/carte', en: '/en/directory/map' },
  whomToAsk: { fr: '/annuaire/a-qui-demander', en: '/en/directory/whom-to-ask' },
  propose: { fr: '/annuaire/proposer', en: '/en/directory/propose' },
  directoryData: { fr: '/annuaire/donnees', en: '/en/directory/data' },
  directoryFile: { fr: '/annuaire/donnees/:export', en: '/en/directory/data/:export' },
  directoryPrint: { fr: '/annuaire/imprimer', en: '/en/directory/print' },
  actorLink: { fr: '/annuaire/lien/:token', en: '/en/directory/link/:token' },
  actor: { fr: '/annuaire/:actor', en: '/en/directory/:actor' },
  correct: { fr: '/annuaire/:actor/corriger', en: '/en/directory/:actor/correct' },
  reportActor: { fr: '/annuaire/:actor/signaler', en: '/en/directory/:actor/report' },
  withdrawActor: { fr: '/annuaire/:actor/retirer', en: '/en/directory/:actor/withdraw' },
  askLink: { fr: '/annuaire/:actor/lien', en: '/en/directory/:actor/link' },
  moderation: { fr: '/moderation/:secret', en: '/en/moderation/:secret' },
  decide: { fr: '/moderation/:secret/:proposal', en: '/en/moderation/:secret/:proposal' },
  estimate: { fr: '/estimer', en: '/en/estimate' },
  upload: { fr: '/estimer/fichier', en: '/en/estimate/file' },
  preview: { fr: '/estimer/liste/:list', en: '/en/estimate/list/:list' },
  refusedLines: { fr: '/estimer/liste/:list/refusees', en: '/en/estimate/list/:list/refused' },
  result: { fr: '/estimer/:id', en: '/en/estimate/:id' },
  edit: { fr: '/estimer/:id/modifier', en: '/en/estimate/:id/edit' },
  calculation: { fr: '/estimer/:id/calcul', en: '/en/estimate/:id/calculation' },
  contest: { fr: '/estimer/:id/contester', en: '/en/estimate/:id/contest' },
  join: { fr: '/estimer/:id/liste', en: '/en/estimate/:id/list' },
  undo: { fr: '/estimer/:id/defaire', en: '/en/estimate/:id/undo' },
  remove: { fr: '/estimer/:id/supprimer', en: '/en/estimate/:id/delete' },
  download: { fr: '/estimer/:id/telecharger/:format', en: '/en/estimate/:id/download/:format' },
  data: { fr: '/donnees', en: '/en/data' },
  electricity: { fr: '/donnees/electricite', en: '/en/data/electricity' },
  mix: { fr: '/donnees/electricite/:country', en: '/en/data/electricity/:country' },
  components: { fr: '/donnees/composants', en: '/en/data/components' },
  reuse: { fr: '/donnees/reemploi', en: '/en/data/reuse' },
  parameters: { fr: '/donnees/parametres', en: '/en/data/parameters' },
  places: { fr: '/donnees/lieux', en: '/en/data/places' },
  sources: { fr: '/donnees/sources', en: '/en/data/sources' },
  dataItem: { fr: '/donnees/objets/:item', en: '/en/data/items/:item' },
  dataFile: { fr: '/donnees/fichiers/:file', en: '/en/data/files/:file' },
  method: { fr: '/methode-de-calcul', en: '/en/calculation-method' },
} as const satisfies Record<string, Readonly<Record<Lang, string>>>;

export type PathName = keyof typeof PATHS;

/** Files that have no language. */
export const ASSETS = { style: '/style.css', icon: '/icone.svg' } as const;

/** Addresses that programs read: no language, and open to any site. */
export const OPEN = {
  actors: '/api/actors',
  actor: '/api/actors/:actor',
  librehost: '/api/actors/:actor/librehost.json',
  chatonsinfos: '/.well-known/chatonsinfos/:properties',
} as const;

/** Values for the parts of an address that vary. */
export type Parts = Readonly<Record<string, string>>;

/** Makes links under a base path: the only way a page may write an address. */
export type Link = (name: PathName, lang: Lang, parts?: Parts, query?: Parts) => string;

export function linker(basePath: string): Link {
  return (name, lang, parts = {}, query = {}) => {
    const path = PATHS[name][lang].replace(/:(\w+)/g, (_, part: string) => {
      const value = parts[part];
      if (value === undefined) throw new Error(`address "${name}": expected a value for ":${part}"`);
      return encodeURIComponent(value);
    });
    const search = new URLSearchParams(query).toString();
    return `${basePath}${path}${search === '' ? '' : `?${search}`}`;
  };
}
