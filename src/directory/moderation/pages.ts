import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { enqueue } from '../../mail/outbox.ts';
import { page } from '../../web/answer.ts';
import { field, type Problems, valuesOf as typedIn, type Values } from '../../web/fields.ts';
import { type Html, layout, nothing } from '../../web/layout.ts';
import { messagePage } from '../../web/messages.ts';
import type { PathName } from '../../web/paths.ts';
import { get, post } from '../../web/routes.ts';
import type { Lang } from '../../web/words.ts';
import type { Keeping } from '../keeping.ts';
import { emailOf, findActor, type Published } from '../store.ts';
import { directoryWords } from '../words.ts';
import { area, changesFrom, entryForm, entryIn, hasFallen, isEmail, tooSoon, trap, valuesOf } from './form.ts';
import { makeLink } from './links.ts';
import { propose } from './proposals.ts';
import { moderationWords } from './words.ts';

/** What anyone can send without an account: a new entry, a correction, a report, a withdrawal, a request for one’s own link. */
export function proposingPages({ site, db, folder, clock }: Keeping): Hono {
  const app = new Hono();
  const { link } = site;

  const show = (
    c: Context,
    lang: Lang,
    title: string,
    content: Html | Html[],
    here: { name: PathName; parts?: Record<string, string> },
    status: 200 | 422 = 200,
  ) =>
    page(
      c,
      site,
      layout(site, { lang, title, here }, [
        html`<p class="where"><a href="${link('directory', lang)}">${directoryWords[lang].directory}</a></p><h1>${title}</h1>`,
        ...[content].flat(),
      ]),
      status,
    );

  const thanks = (c: Context, lang: Lang) => {
    const words = moderationWords[lang];
    return page(
      c,
      site,
      layout(
        site,
        { lang, title: words.sent },
        html`<h1>${words.sent}</h1><p>${words.sentLede}</p><p><a href="${link('directory', lang)}">${directoryWords[lang].directory}</a></p>`,
      ),
    );
  };

  const newPage = (c: Context, lang: Lang, values: Values, problems: Problems, status: 200 | 422 = 200) => {
    const words = moderationWords[lang];
    return show(
      c,
      lang,
      words.proposeTitle,
      [html`<p class="lede">${words.proposeLede}</p>`, said(problems), entryForm(link('propose', lang), values, problems, lang, clock.now())],
      { name: 'propose' },
      status,
    );
  };

  get(app, 'propose', (c, lang) => newPage(c, lang, {}, {}));
  post(app, 'propose', async (c, lang) => {
    const values = typedIn(await c.req.formData());
    if (hasFallen(values)) return thanks(c, lang);
    const typed = entryIn(values, lang, folder);
    const soon = tooSoon(values, clock.now()) ? { form: moderationWords[lang].tooSoon } : {};
    if ('problems' in typed || soon.form) return newPage(c, lang, values, { ...('problems' in typed ? typed.problems : {}), ...soon }, 422);
    await propose(db, { kind: 'new', actorId: '', ...typed, origin: 'formulaire' }, clock.now());
    return thanks(c, lang);
  });

  /** A page about one actor that is published. */
  const about = (handler: (c: Context, lang: Lang, published: Published) => Response | Promise<Response>) => async (c: Context, lang: Lang) => {
    const published = await findActor(db, c.req.param('actor') ?? '');
    return published ? handler(c, lang, published) : messagePage(c, site, lang, 'missing');
  };

  const correctPage = (c: Context, lang: Lang, { actor }: Published, values: Values, problems: Problems, status: 200 | 422 = 200) => {
    const words = moderationWords[lang];
    const parts = { actor: actor.id };
    const own = html`<details><summary>${words.own}</summary><p>${words.ownLede}</p><form method="post" action="${link('askLink', lang, parts)}"><p class="acts"><button>${words.askOwn}</button></p></form></details>`;
    return show(
      c,
      lang,
      words.correctTitle(actor.name),
      [own, said(problems), entryForm(link('correct', lang, parts), values, problems, lang, clock.now())],
      { name: 'correct', parts },
      status,
    );
  };

  get(
    app,
    'correct',
    about((c, lang, published) => correctPage(c, lang, published, valuesOf(published.actor), {})),
  );
  post(
    app,
    'correct',
    about(async (c, lang, published) => {
      const words = moderationWords[lang];
      const values = typedIn(await c.req.formData());
      if (hasFallen(values)) return thanks(c, lang);
      const typed = entryIn(values, lang, folder);
      const soon = tooSoon(values, clock.now()) ? { form: words.tooSoon } : {};
      if ('problems' in typed || soon.form) return correctPage(c, lang, published, values, { ...('problems' in typed ? typed.problems : {}), ...soon }, 422);
      const fields = changesFrom(published.actor, typed.fields);
      if (Object.keys(fields).length === 0 && typed.message === '') return correctPage(c, lang, published, values, { form: words.same }, 422);
      await propose(db, { ...typed, kind: 'correction', actorId: published.actor.id, fields, origin: 'formulaire' }, clock.now());
      return thanks(c, lang);
    }),
  );

  /** Two small forms alike: a few words, and perhaps an address. */
  const small = (name: 'reportActor' | 'withdrawActor', kind: 'report' | 'withdrawal') => {
    const shown = (c: Context, lang: Lang, { actor }: Published, values: Values, problems: Problems, status: 200 | 422 = 200) => {
      const words = moderationWords[lang];
      const [title, lede] = kind === 'report' ? [words.reportTitle(actor.name), words.reportLede] : [words.withdrawTitle(actor.name), words.withdrawLede];
      const parts = { actor: actor.id };
      const form = html`<form method="post" action="${link(name, lang, parts)}" novalidate>${trap(clock.now(), lang)}${area('message', words.message, values, problems)}${field({ name: 'email', label: words.email, help: words.emailHelp }, values, problems)}<p class="acts"><button class="first">${words.send}</button></p></form>`;
      return show(c, lang, title, [html`<p class="lede">${lede}</p>`, said(problems), form], { name, parts }, status);
    };
    get(
      app,
      name,
      about((c, lang, published) => shown(c, lang, published, {}, {})),
    );
    post(
      app,
      name,
      about(async (c, lang, published) => {
        const words = moderationWords[lang];
        const values = typedIn(await c.req.formData());
        if (hasFallen(values)) return thanks(c, lang);
        const [message, email] = [values['message']?.trim() ?? '', values['email']?.trim() ?? ''];
        const problems: Record<string, string> = {};
        if (message === '') problems['message'] = words.messageMissing;
        if (email !== '' && !isEmail(email)) problems['email'] = words.emailWrong;
        if (tooSoon(values, clock.now())) problems['form'] = words.tooSoon;
        if (Object.keys(problems).length > 0) return shown(c, lang, published, values, problems, 422);
        await propose(db, { kind, actorId: published.actor.id, fields: {}, message, email, origin: 'formulaire' }, clock.now());
        return thanks(c, lang);
      }),
    );
  };
  small('reportActor', 'report');
  small('withdrawActor', 'withdrawal');

  post(
    app,
    'askLink',
    about(async (c, lang, { actor }) => {
      const words = moderationWords[lang];
      const email = await emailOf(db, actor.id);
      if (email !== '') {
        const now = clock.now();
        await db.transaction(async (own) => {
          const token = await makeLink(own, actor.id, 'edit', now);
          await enqueue(
            own,
            {
              to: email,
              subject: words.editSubject(actor.name),
              text: words.editText(actor.name, site.origin + link('actorLink', lang, { token })),
              kind: 'actor-link',
            },
            now,
          );
        });
      }
      // The same answer whether an address is known or not: it is nobody else's business.
      return page(c, site, layout(site, { lang, title: words.asked }, html`<h1>${words.asked}</h1><p>${words.askedLede}</p>`));
    }),
  );
  return app;
}

/** What holds for the whole form, above it. */
export function said(problems: Problems): Html {
  return problems['form'] ? html`<p class="problems" role="alert">${problems['form']}</p>` : nothing;
}
