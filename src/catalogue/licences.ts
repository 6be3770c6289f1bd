import { html } from 'hono/html';
import type { Html } from '../web/layout.ts';
import { inBoth, type Lang } from '../web/words.ts';

type Licence = Readonly<{ name: string; means: string; text?: string }>;

const fr: Readonly<Record<string, Licence>> = {
  MIT: { name: 'licence MIT', means: 'tout usage, en citant l’auteur.', text: 'https://opensource.org/license/mit' },
  'etalab-2.0': {
    name: 'Licence Ouverte',
    means: 'tout usage, en citant la source et sa date.',
    text: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  },
  'ODbL-1.0': {
    name: 'ODbL',
    means:
      'tout usage, en citant la source ; une base de données qui en dérive se partage aux mêmes conditions. Ces lignes sont dans les fichiers dont le nom finit par ‑odbl.',
    text: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
  'CC-BY-4.0': { name: 'CC BY', means: 'tout usage, en citant l’auteur.', text: 'https://creativecommons.org/licenses/by/4.0/deed.fr' },
  'CC-BY-SA-4.0': {
    name: 'CC BY-SA',
    means: 'tout usage, en citant l’auteur et en partageant aux mêmes conditions.',
    text: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
  },
  'AGPL-3.0': { name: 'AGPL', means: 'tout usage, en publiant le code et les données modifiés.', text: 'https://www.gnu.org/licenses/agpl-3.0.html' },
  'Base-Empreinte': {
    name: 'chiffres cités de la Base Empreinte',
    means: 'extrait public de la base de l’ADEME, cité avec sa source ; la base entière a ses propres conditions.',
    text: 'https://base-empreinte.ademe.fr/',
  },
  facts: {
    name: 'chiffres cités',
    means: 'la publication n’est pas libre, mais un chiffre isolé n’est à personne : on le cite, avec sa source. N’en recopiez pas toute la table.',
  },
};

const en: typeof fr = {
  MIT: { name: 'MIT licence', means: 'any use, naming the author.', text: 'https://opensource.org/license/mit' },
  'etalab-2.0': {
    name: 'Licence Ouverte',
    means: 'any use, naming the source and its date.',
    text: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  },
  'ODbL-1.0': {
    name: 'ODbL',
    means: 'any use, naming the source; a database made from it is shared alike. These rows are in the files whose names end in ‑odbl.',
    text: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
  'CC-BY-4.0': { name: 'CC BY', means: 'any use, naming the author.', text: 'https://creativecommons.org/licenses/by/4.0/' },
  'CC-BY-SA-4.0': { name: 'CC BY-SA', means: 'any use, naming the author and sharing alike.', text: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'AGPL-3.0': { name: 'AGPL', means: 'any use, publishing the code and data as changed.', text: 'https://www.gnu.org/licenses/agpl-3.0.html' },
  'Base-Empreinte': {
    name: 'figures quoted from Base Empreinte',
    means: 'a public extract of the ADEME database, quoted with its source; the whole database has terms of its own.',
    text: 'https://base-empreinte.ademe.fr/',
  },
  facts: {
    name: 'figures quoted',
    means: 'the publication is not free, but a lone figure belongs to nobody: it is quoted, with its source. Do not copy the whole table.',
  },
};

const licences = inBoth(fr, en);

/** What a licence is called by those who read it. */
export function licenceName(code: string, lang: Lang): string {
  return licences[lang][code]?.name ?? code;
}

/** What each licence lets one do. */
export function licenceList(lang: Lang): Html {
  const items = Object.values(licences[lang]).map(
    ({ name, means, text }) =>
      html`<li>${text ? html`<a href="${text}" rel="noreferrer">${name}</a>` : html`<b>${name}</b>`}${lang === 'fr' ? '\u00a0' : ''}: ${means}</li>`,
  );
  return html`<ul>${items}</ul>`;
}
