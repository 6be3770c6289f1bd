import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from '../web/answer.ts';
import { layout } from '../web/layout.ts';
import { get } from '../web/routes.ts';
import type { Site } from '../web/site.ts';
import { homeWords } from './words.ts';

/** The first page: what this is, and the one thing to do now. */
export function homePages({ site }: Readonly<{ site: Site }>): Hono {
  const app = new Hono();
  get(app, 'home', (c, lang) => {
    const words = homeWords[lang];
    const { link } = site;
    return page(
      c,
      site,
      layout(
        site,
        { lang, title: words.title, here: { name: 'home' } },
        html`<h1>${words.title}</h1>
${words.lede.map((text) => html`<p>${text}</p>`)}
<p class="acts"><a class="first" href="${link('estimate', lang)}">${words.estimate}</a> <a href="${link('guide', lang)}">${words.guide}</a> <a href="${link('directory', lang)}">${words.directory}</a></p>
<p class="src">${words.without}</p>
<p><a href="${link('explore', lang)}">${words.explore}</a></p>
<h2>${words.what}</h2><ol>${words.steps.map((text) => html`<li>${text}</li>`)}</ol>
<h2>${words.trust}</h2>
<ul>${words.promises.map((text) => html`<li>${text}</li>`)}</ul>
<p><a href="${link('data', lang)}">${words.data}</a> · <a href="${link('method', lang)}">${words.method}</a></p>`,
      ),
    );
  });
  return app;
}
