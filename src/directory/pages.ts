import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { page } from '../web/answer.ts';
import { choice, field, valuesOf as typedIn } from '../web/fields.ts';
import { type Html, layout, nothing } from '../web/layout.ts';
import { messagePage } from '../web/messages.ts';
import { OPEN } from '../web/paths.ts';
import { get, post } from '../web/routes.ts';
import type { Lang } from '../web/words.ts';
import { SERVICES } from './actor.ts';
import { askWords } from './ask-words.ts';
import { askedIn } from './asked.ts';
import type { Keeping } from './keeping.ts';
import { type Answer, match, ORDER, VERBS, WITNESS_CAP, witness } from './match.ts';
import { moderationWords } from './moderation/words.ts';
import { departmentMap } from './places/map.ts';
import { departments, townsNamed } from './places/towns.ts';
import { FILES } from './publish/files.ts';
import { printed } from './publish/print.ts';
import { entryOf } from './show/entry.ts';
import { listOf, PER_PAGE } from './show/list.ts';
import { mapOf } from './show/map.ts';
import { findActor, findActors, spots } from './store.ts';
import { directoryWords } from './words.ts';

/** The directory, to read: the list first, the map its equal, each entry, whom to ask, paper and files. */
export function directoryPages({ site, db, folder, clock, cache }: Keeping): Hono {
  const app = new Hono();
  const { link } = site;

  const ways = (lang: Lang): Html => {
    const words = directoryWords[lang];
    const names = {
      directory: words.list,
      directoryMap: words.map,
      whomToAsk: words.ask,
      propose: words.propose,
      directoryPrint: words.print,
      directoryData: words.data,
    } as const;
    return html`<p class="pages screen">${Object.entries(names).map(([name, label]) => html`<a href="${link(name as keyof typeof names, lang)}">${label}</a> `)}</p>`;
  };

  get(app, 'directory', async (c, lang) => {
    const words = directoryWords[lang];
    const asked = askedIn(c.req.query(), folder, clock.now());
    const { total, found } = await findActors(db, asked.filter, { offset: (asked.page - 1) * PER_PAGE, limit: PER_PAGE });
    const listed = { asked, total, found, departments: departments(folder), link, lang, now: clock.now() };
    const feed = link('directoryFile', lang, { export: 'nouveautes.atom' });
    const content = [html`<h1>${words.directory}</h1><p class="lede">${words.lede}</p>`, ways(lang), ...listOf(listed)];
    return page(c, site, layout(site, { lang, title: words.directory, here: { name: 'directory', query: asked.values }, feed }, content));
  });

  get(app, 'directoryMap', async (c, lang) => {
    const words = directoryWords[lang];
    const drawn = mapOf({ map: departmentMap(folder), spots: await spots(db), departments: departments(folder), link, lang });
    return page(c, site, layout(site, { lang, title: words.map, here: { name: 'directoryMap' } }, [html`<h1>${words.map}</h1>`, ways(lang), ...drawn]));
  });

  get(app, 'directoryPrint', async (c, lang) => {
    const pdf = await printed(db, folder, cache, lang, clock.now());
    c.header('Content-Type', 'application/pdf');
    c.header('Content-Disposition', `attachment; filename="infrabasse-${lang === 'fr' ? 'annuaire' : 'directory'}.pdf"`);
    return c.body(new Uint8Array(pdf), 200);
  });

  get(app, 'directoryData', (c, lang) => {
    const words = directoryWords[lang];
    const own = askWords[lang];
    const files = (Object.keys(FILES) as (keyof typeof FILES)[]).map(
      (name) => html`<li><a href="${link('directoryFile', lang, { export: name })}">${name}</a> <span class="src">${own.files[name]}</span></li>`,
    );
    const base = site.origin + site.basePath;
    const open = [
      [OPEN.actors, own.api],
      [OPEN.actor, own.apiOne],
      [OPEN.librehost, own.librehost],
      [OPEN.chatonsinfos.replace(':properties', 'infrabasse.properties'), own.chatonsinfos],
    ] as const;
    return page(
      c,
      site,
      layout(site, { lang, title: words.data, here: { name: 'directoryData' } }, [
        html`<h1>${words.data}</h1><p class="lede">${own.dataLede}</p>`,
        html`<ul>${files}</ul><h2>${own.programs}</h2><ul>${open.map(([path, told]) => html`<li><code>${base}${path}</code> <span class="src">${told}</span></li>`)}</ul>`,
      ]),
    );
  });

  const askPage = async (c: Context, lang: Lang, values: Readonly<Record<string, string>>, offered: Html = nothing) => {
    const words = directoryWords[lang];
    const own = askWords[lang];
    const verb = VERBS.find((one) => one === values['verb']);
    const [town] = values['near'] ? townsNamed(folder, values['near'], 1) : [];
    const service = SERVICES.find((one) => one === values['service']);
    const answers = verb
      ? await match(
          db,
          {
            verb,
            ...(service ? { service } : {}),
            ...(town ? { near: { lat: town.lat, lon: town.lon } } : {}),
            sensitive: values['sensitive'] === '1',
            publicFirst: values['public'] === '1',
            support: values['support'] === '1',
          },
          clock.now(),
        )
      : undefined;
    const box = (name: string, label: string): Html =>
      html`<label class="check"><input type="checkbox" name="${name}" value="1"${values[name] === '1' ? html` checked` : nothing}>${label}</label>`;
    const form = html`<form class="screen" action="${link('whomToAsk', lang)}#reponses">${choice('verb', own.verb, [['', own.choose] as const, ...VERBS.map((one) => [one, own.verbs[one]] as const)], values, {})}${choice('service', words.service, [['', own.anyService] as const, ...SERVICES.map((one) => [one, words.services[one]] as const)], values, {})}${field({ name: 'near', label: words.town, help: words.townHelp }, values, {})}${box('sensitive', own.sensitive)}${box('public', own.publicFirst)}${box('support', own.support)}<p class="acts"><button class="first">${own.look}</button></p></form>`;
    const lost = values['near'] && !town ? html`<p class="unknown">${words.unknownTown(values['near'])}</p>` : nothing;
    const shown =
      answers === undefined
        ? nothing
        : html`<h2 id="reponses">${own.answers(answers.length)}</h2>${lost}<p class="src">${ORDER[lang]}</p>${answers.length === 0 ? html`<p>${own.nobody}</p>` : html`<ol class="actors">${answers.map((one) => answerItem(one, lang))}</ol>`}`;
    const ask = verb
      ? html`<h2 id="temoin">${own.witness}</h2>${offered === nothing ? html`<p>${own.witnessLede(WITNESS_CAP)}</p><form method="post" action="${link('whomToAsk', lang)}#temoin">${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p class="acts"><button>${own.askWitness}</button></p></form>` : offered}`
      : nothing;
    return page(
      c,
      site,
      layout(site, { lang, title: words.ask, here: { name: 'whomToAsk', query: values } }, [
        html`<h1>${words.ask}</h1><p class="lede">${own.lede}</p>`,
        form,
        shown,
        ask,
      ]),
    );
  };

  const answerItem = ({ found, reasons, doubts }: Answer, lang: Lang): Html => {
    const { actor } = found.published;
    return html`<li><a href="${link('actor', lang, { actor: actor.id })}">${actor.name}</a><br>${reasons.map((one) => one[lang]).join(' · ')}${doubts.length > 0 ? html`<br><span class="src">${doubts.map((one) => one[lang]).join(' · ')}</span>` : nothing}</li>`;
  };

  const NEEDS = ['verb', 'service', 'near', 'sensitive', 'public', 'support'] as const;
  const needIn = (values: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(NEEDS.flatMap((name) => (values[name]?.trim() ? [[name, values[name].trim().slice(0, 100)]] : [])));

  get(app, 'whomToAsk', (c, lang) => askPage(c, lang, needIn(c.req.query())));
  post(app, 'whomToAsk', async (c, lang) => {
    const own = askWords[lang];
    const found = await witness(db, clock.now());
    const offered = found
      ? html`<p><a href="${link('actor', lang, { actor: found.published.actor.id })}">${found.published.actor.name}</a>. ${own.thank}</p>`
      : html`<p>${own.noWitness}</p>`;
    return askPage(c, lang, needIn(typedIn(await c.req.formData())), offered);
  });

  get(app, 'actor', async (c, lang) => {
    const published = await findActor(db, c.req.param('actor') ?? '');
    if (!published) return messagePage(c, site, lang, 'missing');
    const { actor } = published;
    const own = html`<p class="src">${moderationWords[lang].own} <a href="${link('correct', lang, { actor: actor.id })}">${moderationWords[lang].askOwn}</a></p>`;
    return page(
      c,
      site,
      layout(site, { lang, title: actor.name, here: { name: 'actor', parts: { actor: actor.id } } }, [
        ...entryOf(published, { link, lang, now: clock.now() }),
        own,
      ]),
    );
  });
  return app;
}
