import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { DATA_FOLDER, type Library } from '../facts/load.ts';
import { file, page } from '../web/answer.ts';
import { type Html, layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import type { Parts, PathName } from '../web/paths.ts';
import { get } from '../web/routes.ts';
import type { Site } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import { methodSections } from './method.ts';
import { electricityTable, itemTable, parameterTable, placeTable, sourceTable } from './tables.ts';
import { catalogueWords } from './words.ts';

/** All facts, browsable and comparable, and the method that uses them. */
export function cataloguePages({ site, library, folder = DATA_FOLDER }: Readonly<{ site: Site; library: Library; folder?: string }>): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts, tables } = library;
  const files = filesOf(folder);

  const framed = (lang: Lang, name: PathName, title: string, lede: string, content: Html | Html[], parts?: Parts): Html => {
    const words = catalogueWords[lang];
    return layout(
      site,
      { lang, title, here: { name, ...(parts ? { parts } : {}) } },
      html`<p class="where"><a href="${link('data', lang)}">${words.back}</a></p><h1>${title}</h1><p>${lede}</p>${content}<h2>${words.correct}</h2><p>${words.correctText}</p>`,
    );
  };

  get(app, 'data', (c, lang) => {
    const words = catalogueWords[lang];
    const items = [...facts.items.values()];
    const groups = [...new Set(items.map(({ category }) => category))].map((category) => {
      const links = items
        .filter((item) => item.category === category)
        .map(({ id, name }) => html`<li><a href="${link('dataItem', lang, { item: id })}">${name[lang]}</a></li>`);
      return html`<h3>${words.categories[category] ?? category}</h3><ul class="list">${links}</ul>`;
    });
    const others = (['electricity', 'places', 'parameters', 'sources'] as const).map((name) => html`<li><a href="${link(name, lang)}">${words[name]}</a></li>`);
    const downloads = [...files.keys()].map((name) => html`<li><a href="${link('dataFile', lang, { file: name })}">${name}</a></li>`);
    return page(
      c,
      site,
      layout(
        site,
        { lang, title: words.title, here: { name: 'data' } },
        html`<h1>${words.title}</h1><p>${words.lede}</p>
<h2>${words.items}</h2>${groups}
<h2>${words.others}</h2><ul>${others}</ul>
<h2>${words.files}</h2><p>${words.filesLede}</p><ul class="list">${downloads}</ul>`,
      ),
    );
  });

  get(app, 'dataItem', (c, lang) => {
    const words = catalogueWords[lang];
    const item = facts.items.get(c.req.param('item') ?? '');
    if (!item) return messagePage(c, site, lang, 'missing');
    const rows = tables.factors.filter((row) => row.item === item.id);
    const known = rows.some((row) => row.role === 'default' && !['lifetime', 'mass'].includes(row.criterion));
    const content = html`${known || item.kind === 'line' ? nothing : html`<div class="unknown"><p>${words.unknownItem}</p></div>`}${rows.length > 0 ? itemTable(item, rows, library, lang) : nothing}`;
    return page(c, site, framed(lang, 'dataItem', item.name[lang], '', content, { item: item.id }));
  });

  get(app, 'electricity', (c, lang) =>
    page(c, site, framed(lang, 'electricity', catalogueWords[lang].electricity, catalogueWords[lang].electricityLede, electricityTable(library, lang))),
  );
  get(app, 'places', (c, lang) =>
    page(c, site, framed(lang, 'places', catalogueWords[lang].places, catalogueWords[lang].placesLede, placeTable(library, lang))),
  );
  get(app, 'parameters', (c, lang) =>
    page(c, site, framed(lang, 'parameters', catalogueWords[lang].parameters, catalogueWords[lang].parametersLede, parameterTable(library, lang))),
  );
  get(app, 'sources', (c, lang) =>
    page(c, site, framed(lang, 'sources', catalogueWords[lang].sources, catalogueWords[lang].sourcesLede, sourceTable(library, lang))),
  );

  get(app, 'dataFile', (c, lang) => {
    const name = c.req.param('file') ?? '';
    const path = files.get(name);
    if (path === undefined) return messagePage(c, site, lang, 'missing');
    return file(c, readFileSync(path, 'utf8'), name.endsWith('.csv') ? 'text/csv' : name.endsWith('.md') ? 'text/markdown' : 'application/yaml', name);
  });

  get(app, 'method', (c, lang) => {
    const { title, content } = methodSections(library, link, lang);
    return page(c, site, layout(site, { lang, title, here: { name: 'method' } }, content));
  });

  return app;
}

/** Files of the data folder by name: only these may be asked for. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(csv|yaml|md)$/.test(name));
  return new Map(names.sort().map((name) => [basename(name), join(folder, name)]));
}
