import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { counts, recent } from '../../mail/outbox.ts';
import { page } from '../../web/answer.ts';
import { valuesOf as typedIn } from '../../web/fields.ts';
import { type Html, layout, nothing } from '../../web/layout.ts';
import { messagePage } from '../../web/messages.ts';
import { get, post } from '../../web/routes.ts';
import { longDay } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import type { Field } from '../actor.ts';
import type { Keeping } from '../keeping.ts';
import { findActor, journal, namesOf } from '../store.ts';
import { directoryWords } from '../words.ts';
import { duplicatesOf } from './duplicates.ts';
import { accept, countWaiting, findProposal, type Proposal, refuse, waiting } from './proposals.ts';
import { moderationWords } from './words.ts';

/** Where proposals are read and decided. Until there are accounts, its address is its key: long, secret, never logged. */

const SHOWN = 50;
const KILOMETRES = 10;

export function deskPages({ site, db, clock, moderation, withoutSmtp }: Keeping): Hono {
  const app = new Hono();
  const { link } = site;

  const mayEnter = (secret: string): boolean => {
    const [given, known] = [Buffer.from(secret), Buffer.from(moderation)];
    return moderation !== '' && given.length === known.length && timingSafeEqual(given, known);
  };
  /** To whoever has not the key, there is nothing here. */
  const inside = (handler: (c: Context, lang: Lang) => Response | Promise<Response>) => (c: Context, lang: Lang) =>
    mayEnter(c.req.param('secret') ?? '') ? handler(c, lang) : messagePage(c, site, lang, 'missing');

  const queue = async (c: Context, lang: Lang, notice = '') => {
    const words = moderationWords[lang];
    const [total, proposals, entries, mails, told] = [
      await countWaiting(db),
      await waiting(db, SHOWN),
      await journal(db, SHOWN),
      await counts(db),
      withoutSmtp ? await recent(db, clock.now()) : [],
    ];
    const item = (one: Proposal): Html =>
      html`<li><a href="${link('decide', lang, { secret: moderation, proposal: one.id })}">${words.kinds[one.kind]}${one.fields.name || one.actorId ? html`, ${one.fields.name ?? one.actorId}` : nothing}</a> <span class="src">${longDay(one.createdAt, lang)}</span></li>`;
    const content = [
      html`<h1>${words.queue}</h1>${notice ? html`<p class="good" role="status">${notice}</p>` : nothing}<p class="lede">${words.queueCount(total)}</p>`,
      total === 0 ? html`<p>${words.queueEmpty}</p>` : html`<ol>${proposals.map(item)}</ol>`,
      html`<h2>${words.journal}</h2><ul>${entries.map(({ at, actorId, what, detail }) => html`<li><span class="src">${longDay(at, lang)}</span> ${words.kinds[what] ?? what}, <a href="${link('actor', lang, { actor: actorId || 'x' })}">${actorId}</a> <span class="src">${detail}</span></li>`)}</ul>`,
      html`<h2>${words.mails}</h2><p>${words.mailCounts(mails.waiting, mails.sent, mails.dead)}</p>`,
      withoutSmtp
        ? html`<p>${words.mailsLede}</p>${told.map((mail) => html`<details><summary>${mail.subject}, ${mail.to}</summary><p class="letter">${mail.text}</p></details>`)}`
        : nothing,
    ];
    return page(c, site, layout(site, { lang, title: words.queue, here: { name: 'moderation', parts: { secret: moderation } } }, content));
  };

  get(
    app,
    'moderation',
    inside((c, lang) => queue(c, lang)),
  );

  get(
    app,
    'decide',
    inside(async (c, lang) => {
      const words = moderationWords[lang];
      const proposal = await findProposal(db, c.req.param('proposal') ?? '');
      if (proposal?.state !== 'waiting') return messagePage(c, site, lang, 'missing');
      const { kind, fields, actorId, message, email, origin, id } = proposal;
      const published = actorId ? await findActor(db, actorId) : undefined;
      const duplicates =
        kind === 'new' || kind === 'import'
          ? duplicatesOf({ name: fields.name ?? '', lat: fields.lat ?? null, lon: fields.lon ?? null }, await namesOf(db))
          : [];
      const action = link('decide', lang, { secret: moderation, proposal: id });
      const button = (act: string, label: string, into = ''): Html =>
        html`<button name="act" value="${act}${into ? `:${into}` : ''}"${act === 'accept' && !into ? html` class="first"` : nothing}>${label}</button> `;
      const near = (away: number | null): string => (away === null ? '' : String(Math.round(away / KILOMETRES) * KILOMETRES));
      const title = `${words.kinds[kind]}, ${fields.name ?? published?.actor.name ?? ''}`;
      return page(
        c,
        site,
        layout(site, { lang, title }, [
          html`<p class="where"><a href="${link('moderation', lang, { secret: moderation })}">${words.queue}</a></p><h1>${title}</h1><p class="src">${words.from(origin)}${email ? html` · ${email}` : nothing}</p>`,
          message ? html`<p class="letter">${message}</p>` : nothing,
          Object.keys(fields).length > 0 ? differences(proposal, published?.actor, lang) : nothing,
          duplicates.length > 0
            ? html`<h2>${words.duplicates}</h2><ul>${duplicates.map((one) => html`<li><a href="${link('actor', lang, { actor: one.id })}">${words.duplicate(one.name, near(one.away))}</a></li>`)}</ul>`
            : nothing,
          html`<form method="post" action="${action}"><p class="acts">${button('accept', words.accept)}${duplicates.map((one) => button('accept', words.into(one.name), one.id))}${button('refuse', words.refuse)}</p></form>`,
        ]),
      );
    }),
  );

  post(
    app,
    'decide',
    inside(async (c, lang) => {
      const words = moderationWords[lang];
      const [act, into = ''] = (typedIn(await c.req.formData())['act'] ?? '').split(':');
      const id = c.req.param('proposal') ?? '';
      const done = act === 'accept' ? await accept(db, id, clock.now(), into) : act === 'refuse' ? await refuse(db, id, clock.now()) : 'gone';
      return queue(c, lang, done === 'gone' ? words.gone : words.decided);
    }),
  );
  return app;
}

/** Field by field, what stands today and what would stand. */
function differences({ fields }: Proposal, actor: Readonly<Record<string, unknown>> | undefined, lang: Lang): Html {
  const words = moderationWords[lang];
  const names = directoryWords[lang].fields;
  const told = (value: unknown): string =>
    value === null || value === undefined || value === '' ? '—' : Array.isArray(value) ? value.join(', ') || '—' : String(value);
  const changed = (Object.keys(fields) as Field[]).filter((name) => told(fields[name]) !== told(actor?.[name]));
  return html`<h2>${words.differences}</h2><div class="scroll" role="region" aria-label="${words.differences}" tabindex="0"><table><thead><tr><td></td><th scope="col">${words.now}</th><th scope="col">${words.proposed}</th></tr></thead><tbody>${changed.map(
    (name) => html`<tr><th scope="row">${names[name] ?? name}</th><td>${told(actor?.[name])}</td><td>${told(fields[name])}</td></tr>`,
  )}</tbody></table></div>`;
}
