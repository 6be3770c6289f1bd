import type { Context } from 'hono';
import { html } from 'hono/html';
import { page } from './answer.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { inBoth, type Lang } from './words.ts';

/** Pages for when there is no page: what happened, in plain words, and a way on. */
export type Message = 'missing' | 'method' | 'tooLarge' | 'notForm' | 'foreign' | 'tooMany' | 'changed' | 'fault';

const STATUS = { missing: 404, method: 405, tooLarge: 413, notForm: 415, foreign: 403, tooMany: 429, changed: 409, fault: 500 } as const;

type MessageWords = Readonly<Record<Message, readonly [title: string, text: string]> & { home: string; reference: (reference: string) => string }>;

const WORDS = inBoth<MessageWords>(
  {
    missing: [
      'Cette page n’existe pas',
      'L’adresse est peut-être incomplète, ou l’estimation qu’elle montrait a été effacée : elles ne sont gardées que trente jours.',
    ],
    method: ['Cette adresse ne s’emploie pas ainsi', 'Elle répond à un formulaire, ou seulement à une lecture.'],
    tooLarge: ['C’est trop gros', 'Ce que vous avez envoyé dépasse 2 Mo. Rien n’a été gardé ; la ligne de commande lit des fichiers plus gros.'],
    notForm: ['Cet envoi n’est pas un formulaire', 'Cette adresse attend ce qu’envoient les formulaires du site.'],
    foreign: ['Cet envoi vient d’un autre site', 'Par précaution, il n’a pas été suivi. Revenez à la page et envoyez-la de nouveau.'],
    tooMany: [
      'Un instant',
      'Beaucoup de demandes sont arrivées de votre adresse. Attendez une minute, puis recommencez : votre navigateur a gardé vos réponses.',
    ],
    changed: ['L’estimation a changé entre-temps', 'Rien n’a été défait : revenez au résultat, et regardez ce qui a changé.'],
    fault: ['Une erreur de notre fait', 'Elle est notée. Vous pouvez revenir en arrière : vos réponses sont encore dans le formulaire.'],
    home: 'Revenir à l’accueil',
    reference: (reference) => `Référence : ${reference}`,
  },
  {
    missing: ['This page does not exist', 'The address may be incomplete, or the estimate it showed was erased: they are kept for thirty days only.'],
    method: ['This address is not used this way', 'It answers a form, or reading only.'],
    tooLarge: ['This is too large', 'What you sent exceeds 2 MB. Nothing was kept; the command line reads larger files.'],
    notForm: ['This is not a form', 'This address expects what the forms of the site send.'],
    foreign: ['This comes from another site', 'As a precaution it was not followed. Go back to the page and send it again.'],
    tooMany: ['One moment', 'Much was asked from your address. Wait a minute, then try again: your browser kept your answers.'],
    changed: ['The estimate changed meanwhile', 'Nothing was undone: go back to the result, and look at what changed.'],
    fault: ['A fault of ours', 'It has been noted. You may go back: your answers are still in the form.'],
    home: 'Back to the home page',
    reference: (reference) => `Reference: ${reference}`,
  },
);

export function messagePage(c: Context, site: Site, lang: Lang, message: Message, reference?: string): Promise<Response> {
  const [title, text] = WORDS[lang][message];
  const content = html`<h1>${title}</h1><p>${text}</p>${reference ? html`<p class="src">${WORDS[lang].reference(reference)}</p>` : ''}<p><a href="${site.link('home', lang)}">${WORDS[lang].home}</a></p>`;
  return page(c, site, layout(site, { lang, title }, content), STATUS[message]);
}

/** English under `/en`, French elsewhere. */
export function langOfPath(path: string, basePath: string): Lang {
  return path.slice(basePath.length).startsWith('/en/') ? 'en' : 'fr';
}
