import { html } from 'hono/html';
import type { Parts, PathName } from './paths.ts';
import type { Site } from './site.ts';
import type { Lang } from './words.ts';

export type Html = ReturnType<typeof html>;

/** Replaced by the weight of the page once it is known. */
export const WEIGHT = '\u0000poids\u0000';

export type PageOf = Readonly<{
  lang: Lang;
  title: string;
  /** The address of this page, to link to it in the other language; absent for pages that have none. */
  here?: Readonly<{ name: PathName; parts?: Parts; query?: Parts }>;
  /** Its address in the other language, where it is not the same with other words. */
  translation?: string;
  /** Its feed of changes. */
  feed?: string;
}>;

const WORDS = {
  fr: {
    skip: 'Aller au contenu',
    nav: 'Rubriques',
    guide: 'Guide',
    directory: 'Annuaire',
    estimate: 'Estimer',
    data: 'Données',
    method: 'Méthode',
    other: 'English',
    weight: (weight: string, machine: string) => `Page de ${weight}\u00a0ko${machine ? `, servie par ${machine}` : ''}, sans traceur ni tiers.`,
    code: 'Logiciel libre (AGPL)',
  },
  en: {
    skip: 'Skip to content',
    nav: 'Sections',
    guide: 'Guide',
    directory: 'Directory',
    estimate: 'Estimate',
    data: 'Data',
    method: 'Method',
    other: 'Français',
    weight: (weight: string, machine: string) => `Page of ${weight}\u00a0kB${machine ? `, served by ${machine}` : ''}, without tracker or third party.`,
    code: 'Free software (AGPL)',
  },
} as const;

const SECTIONS = ['guide', 'directory', 'estimate', 'data', 'method'] as const;

/** The frame of every page: language, title, ways around, what the page weighs. */
export function layout(site: Site, { lang, title, here, translation: own, feed }: PageOf, content: Html | Html[]): Html {
  const words = WORDS[lang];
  const other: Lang = lang === 'fr' ? 'en' : 'fr';
  const { link } = site;
  const translation = own ?? (here ? link(here.name, other, here.parts, here.query) : link('home', other));
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="same-origin">
<title>${title} · InfraBasse</title>
<link rel="stylesheet" href="${site.style}">
<link rel="icon" href="${site.icon}">
<link rel="alternate" hreflang="${other}" href="${translation}">${feed ? html`<link rel="alternate" type="application/atom+xml" href="${feed}">` : nothing}
</head>
<body>
<a class="skip" href="#contenu">${words.skip}</a>
<header class="site"><a class="name" href="${link('home', lang)}">InfraBasse</a>
<nav aria-label="${words.nav}">${SECTIONS.map((name) => html`<a href="${link(name, lang)}"${here?.name === name ? html` aria-current="page"` : nothing}>${words[name]}</a> `)}</nav>
<a lang="${other}" hreflang="${other}" href="${translation}">${words.other}</a></header>
<main id="contenu">
${content}
</main>
<footer class="site"><span>${words.weight(WEIGHT, site.machine)}</span> <span>${site.code ? html`<a href="${site.code}" rel="noreferrer">${words.code}</a>` : words.code}</span></footer>
</body></html>`;
}

/** A table that may be wider than a small screen: it slides in its frame, with a finger or from the keyboard. */
export function sliding(name: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${table}</div>`;
}

/** Where there is nothing to show. */
export const nothing: Html = html``;
