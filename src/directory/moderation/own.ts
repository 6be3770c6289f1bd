import { Hono } from 'hono';
import { html } from 'hono/html';
import { page } from '../../web/answer.ts';
import { type Problems, valuesOf as typedIn, type Values } from '../../web/fields.ts';
import { layout, nothing } from '../../web/layout.ts';
import { get, post } from '../../web/routes.ts';
import type { Lang } from '../../web/words.ts';
import type { Actor } from '../actor.ts';
import { merged } from '../gathering/seed.ts';
import type { Keeping } from '../keeping.ts';
import { findActor, note, type Published, publish } from '../store.ts';
import { directoryWords } from '../words.ts';
import { changesFrom, entryForm, entryIn, valuesOf } from './form.ts';
import { actorOfLink, endLink, type LinkKind } from './links.ts';
import { said } from './pages.ts';
import { moderationWords } from './words.ts';

/** What a mailed link opens: one entry, for the actor itself to keep or to confirm. Opening it changes nothing: programs that read mail open links. */
export function ownPages({ site, db, folder, clock }: Keeping): Hono {
  const app = new Hono();
  const { link } = site;
  const day = (): string => new Date(clock.now()).toISOString().slice(0, 10);

  const opened = async (token: string): Promise<Readonly<{ published: Published; kind: LinkKind }> | undefined> => {
    const found = await actorOfLink(db, token, clock.now());
    const published = found && (await findActor(db, found.actorId));
    return published && { published, kind: found.kind };
  };

  const shown = (lang: Lang, token: string, { actor }: Published, kind: LinkKind, values: Values, problems: Problems, notice = '') => {
    const words = moderationWords[lang];
    const action = link('actorLink', lang, { token });
    const title = kind === 'confirm' ? words.confirmTitle(actor.name) : words.linkTitle(actor.name);
    const button = (act: string, label: string, first = false) =>
      html`<form method="post" action="${action}"><button name="act" value="${act}"${first ? html` class="first"` : nothing}>${label}</button></form>`;
    return layout(site, { lang, title }, [
      html`<h1>${title}</h1>${notice ? html`<p class="good" role="status">${notice}</p>` : nothing}${kind === 'confirm' ? html`<p class="lede">${words.confirmLede}</p>` : nothing}`,
      html`<div class="acts">${button('confirm', words.confirm, true)} ${button('end', words.end)}</div>`,
      said(problems),
      entryForm(action, values, problems, lang, clock.now(), true),
    ]);
  };

  const over = (lang: Lang) => {
    const words = moderationWords[lang];
    return layout(
      site,
      { lang, title: words.linkOver },
      html`<h1>${words.linkOver}</h1><p>${words.linkOverLede}</p><p><a href="${link('directory', lang)}">${directoryWords[lang].directory}</a></p>`,
    );
  };

  get(app, 'actorLink', async (c, lang) => {
    const token = c.req.param('token') ?? '';
    const own = await opened(token);
    if (!own) return page(c, site, over(lang), 404);
    return page(c, site, shown(lang, token, own.published, own.kind, valuesOf(own.published.actor), {}));
  });

  post(app, 'actorLink', async (c, lang) => {
    const words = moderationWords[lang];
    const token = c.req.param('token') ?? '';
    const own = await opened(token);
    if (!own) return page(c, site, over(lang), 404);
    const { published, kind } = own;
    const values = typedIn(await c.req.formData());
    if (values['act'] === 'end') {
      await endLink(db, token);
      return page(c, site, layout(site, { lang, title: words.ended }, html`<h1>${words.ended}</h1>`));
    }
    const confirming = values['act'] === 'confirm';
    const typed = confirming ? { fields: {} as Partial<Actor> } : entryIn(values, lang, folder);
    if ('problems' in typed) return page(c, site, shown(lang, token, published, kind, values, typed.problems), 422);
    const today = day();
    const changes = changesFrom(published.actor, typed.fields);
    const now = merged(published, { ...changes, confirmedOn: today, status: 'active' }, { from: 'l’acteur lui-même', on: today, human: true });
    await db.transaction(async (all) => {
      await publish(all, { ...now, seenOn: today });
      await note(all, published.actor.id, confirming ? 'confirm' : 'edit', Object.keys(changes).join(', '), clock.now());
    });
    return page(c, site, shown(lang, token, { ...now, seenOn: today }, kind, valuesOf(now.actor), {}, confirming ? words.confirmed : words.saved));
  });
  return app;
}
