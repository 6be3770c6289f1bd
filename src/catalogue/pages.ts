import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { countryName } from '../facts/countries.ts';
import { DATA_FOLDER, type Library } from '../facts/load.ts';
import { file, page } from '../web/answer.ts';
import { type Html, layout } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import type { Parts, PathName } from '../web/paths.ts';
import { get } from '../web/routes.ts';
import { REPOSITORY, type Site } from '../web/site.ts';
import type { Lang } from '../web/words.ts';
import type { Pen } from './compare.ts';
import { countrySections, countryTable } from './electricity.ts';
import { componentTable, itemSections, lifetimeTable } from './items.ts';
import { methodSections } from './method.ts';
import { fileTable, parameterTable, placeTable, sourceTable } from './tables.ts';
import { catalogueWords } from './words.ts';

const CONTRIBUTING = `${REPOSITORY}/src/branch/main/CONTRIBUTING.md`;

/** Pages that are one table. */
const LISTS = ['electricity', 'places', 'components', 'reuse', 'parameters', 'sources'] as const;
const TABLES: Readonly<Record<(typeof LISTS)[number], (library: Library, pen: Pen) => Html>> = {
  electricity: countryTable,
  places: placeTable,
  components: componentTable,
  reuse: lifetimeTable,
  parameters: parameterTable,
  sources: sourceTable,
};

/** All facts, browsable and comparable, and the method that uses them. */
export function cataloguePages({ site, library, folder = DATA_FOLDER }: Readonly<{ site: Site; library: Library; folder?: string }>): Hono {
  const app = new Hono();
  const { link } = site;
  const { facts, tables } = library;
  const files = filesOf(folder);
  const weights = new Map([...files].map(([name, path]) => [name, statSync(path).size]));
  const pen = (lang: Lang): Pen => ({ tables, link, lang });

  const framed = (lang: Lang, name: PathName, title: string, lede: string, content: Html | Html[], parts?: Parts): Html => {
    const words = catalogueWords[lang];
    return layout(
      site,
      { lang, title, here: { name, ...(parts ? { parts } : {}) } },
      html`<p class="where"><a href="${link('data', lang)}">${words.back}</a></p><h1>${title}</h1>${lede ? html`<p>${lede}</p>` : ''}${content}<h2>${words.correct}</h2><p>${words.correctText} <a href="${CONTRIBUTING}" rel="noreferrer">${words.correctLink}</a></p>`,
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
    const others = LISTS.map((name) => html`<li><a href="${link(name, lang)}">${words[name]}</a></li>`);
    return page(
      c,
      site,
      layout(
        site,
        { lang, title: words.title, here: { name: 'data' } },
        html`<h1>${words.title}</h1><p>${words.lede}</p>
<h2>${words.items}</h2>${groups}
<h2>${words.others}</h2><ul>${others}</ul>
<h2>${words.files}</h2><p>${words.filesLede}</p>${fileTable(library, weights, pen(lang))}`,
      ),
    );
  });

  get(app, 'dataItem', (c, lang) => {
    const item = facts.items.get(c.req.param('item') ?? '');
    if (!item) return messagePage(c, site, lang, 'missing');
    return page(c, site, framed(lang, 'dataItem', item.name[lang], '', itemSections(item, facts, pen(lang)), { item: item.id }));
  });

  for (const name of LISTS) {
    get(app, name, (c, lang) => {
      const words = catalogueWords[lang];
      return page(c, site, framed(lang, name, words[name], words[`${name}Lede`], TABLES[name](library, pen(lang))));
    });
  }

  get(app, 'mix', (c, lang) => {
    const code = c.req.param('country') ?? '';
    if (!tables.electricity.some(({ item }) => item === code)) return messagePage(c, site, lang, 'missing');
    const words = catalogueWords[lang];
    const title = words.mix(countryName(code, lang) ?? code);
    return page(c, site, framed(lang, 'mix', title, '', countrySections(code, library, pen(lang)), { country: code }));
  });

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
