import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Place } from '../engine/facts.ts';
import { page } from '../web/answer.ts';
import { field, type Problems, type Values, valuesOf } from '../web/fields.ts';
import { type Html, layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import { get, post } from '../web/routes.ts';
import type { Site } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import type { Catalogue } from './catalogue.ts';
import { domainIn } from './dns/domain.ts';
import type { Discovery, ServiceKind } from './finding.ts';
import { resultOf } from './show/result.ts';
import { discoveryWords } from './words.ts';

export type Exploring = Readonly<{
  site: Site;
  /** Datacenters of the facts, for what companies state of theirs. */
  places: ReadonlyMap<string, Place>;
  /** Goes out and looks; absent where the host has not allowed it. Loaded when first asked. */
  look?: (domain: string) => Promise<Readonly<{ found: Discovery; catalogue: Catalogue }>>;
  /** Whether this visitor may look once more in this minute. */
  may: (c: Context) => boolean;
}>;

/** However many visitors there are, no more than these looks at once: each asks up to 200 questions. */
const MOST_AT_ONCE = 8;

/** One domain at a time, nothing kept: neither a scanner nor a proxy. */
export function explorerPages({ site, places, look, may }: Exploring): Hono {
  const app = new Hono();
  const { link } = site;
  let looking = 0;

  const form = (lang: Lang, values: Values, problems: Problems): Html => {
    const words = discoveryWords[lang];
    return html`<form method="post" action="${link('explore', lang)}" novalidate>${field({ name: 'domain', label: words.domain, help: words.domainHelp }, values, problems)}<p class="acts"><button class="first">${words.look}</button></p><p class="src">${words.kept}</p></form>`;
  };

  const shown = (c: Context, lang: Lang, values: Values, problems: Problems, status: 200 | 422 = 200) => {
    const words = discoveryWords[lang];
    const content = look ? form(lang, values, problems) : html`<div class="unknown"><h2>${words.off}</h2><p>${words.offLede}</p></div>`;
    return page(
      c,
      site,
      layout(site, { lang, title: words.title, here: { name: 'explore' } }, [html`<h1>${words.title}</h1><p class="lede">${words.lede}</p>`, content]),
      status,
    );
  };

  get(app, 'explore', (c, lang) => shown(c, lang, {}, {}));

  post(app, 'explore', async (c, lang) => {
    if (!look) return shown(c, lang, {}, {});
    const words = discoveryWords[lang];
    const data = await c.req.formData();
    const values = valuesOf(data);
    const typed = domainIn(String(data.get('domain') ?? ''));
    if ('problem' in typed) return shown(c, lang, values, { domain: typed.problem[lang] }, 422);
    if (looking >= MOST_AT_ONCE || !may(c)) return messagePage(c, site, lang, 'tooMany');
    looking += 1;
    const { found, catalogue } = await look(typed.domain).finally(() => {
      looking -= 1;
    });
    const title = words.result(typed.shown);
    return page(
      c,
      site,
      layout(site, { lang, title, here: { name: 'explore' } }, [
        html`<h1>${title}</h1>`,
        ...resultOf(found, { catalogue, places, link, lang }),
        found.services.length === 0 && found.mail.evidence.length === 0
          ? nothing
          : html`<section class="screen"><h2>${words.alternatives}</h2><p>${words.alternativesLede}</p><form action="${link('whomToAsk', lang)}#reponses"><input type="hidden" name="verb" value="replace">${field({ name: 'near', label: words.near, help: words.nearHelp }, {}, {})}<p class="acts"><button>${words.whom}</button></p></form></section>`,
        toEstimate(found, lang, link('estimate', lang)),
        html`<p><a href="${link('explore', lang)}">${words.again}</a></p>`,
      ]),
    );
  });
  return app;
}

/** Kinds of service → the hosting they are counted as in an estimate. */
const HOSTED: Readonly<Partial<Record<ServiceKind, string>>> = {
  web: 'hosting-web',
  newsletter: 'hosting-newsletter',
  storage: 'hosting-files',
  visio: 'hosting-video',
  shop: 'hosting-web',
};

/** The services found, carried to the form of an estimate: hosting, whose footprint nobody has told yet. */
function toEstimate({ mail, services }: Discovery, lang: Lang, action: string): Html {
  const words = discoveryWords[lang];
  const items = new Set([...(mail.evidence.length > 0 ? ['hosting-mail'] : []), ...services.flatMap(({ kind }) => HOSTED[kind] ?? [])]);
  if (items.size === 0) return nothing;
  return html`<section class="screen"><h2>${words.add}</h2><p>${words.addLede}</p><form method="post" action="${action}">${[...items].map((item) => html`<input type="hidden" name="${item}" value="on">`)}<input type="hidden" name="country" value="France"><p class="acts"><button name="action" value="compute">${words.add}</button></p></form></section>`;
}
