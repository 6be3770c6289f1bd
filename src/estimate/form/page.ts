import { html } from 'hono/html';
import { areaName } from '../../facts/countries.ts';
import { FIELDS, type Field } from '../../inventory/fields.ts';
import type { Values } from '../../web/fields.ts';
import { choice, field } from '../../web/fields.ts';
import { type Html, nothing } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { type Refused, sendForm } from '../import/page.ts';
import { ranksOf, SERVICES } from './draft.ts';
import { evidences, type Rows, row, titleOf } from './row.ts';
import { formWords } from './words.ts';

/** The form of an estimate, by batches. Works by posting itself: adding a row sends all the others back. */
export type FormOf = Rows &
  Readonly<{
    action: string;
    /** Year the estimate is made for, when nobody says. */
    year: number;
    /** Rank of the next row, and the stored rows on other pages, for those who change a long list. */
    next: number;
    pages?: Readonly<{ number: number; all: number }>;
    /** Services that stand among the rows already, with more to say than a tick. */
    declared: ReadonlySet<string>;
    /** Fields the form carries without showing them (version, page). */
    hidden: Values;
  }>;

export function estimateForm(form: FormOf): Html {
  const { lang, facts, action, values, problems, year, next, pages, declared, hidden } = form;
  const words = formWords[lang];
  const ranks = ranksOf(values);
  const services = SERVICES.filter((item) => !declared.has(item));
  const others = [...facts.items.values()].filter(({ id }) => !(SERVICES as readonly string[]).includes(id));
  return html`${toMend(form)}
<form method="post" action="${action}" novalidate>
<button class="enter" name="action" value="compute" tabindex="-1" aria-hidden="true">${words.compute}</button>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<datalist id="objets">${others.map((item) => html`<option>${item.name[lang]}</option>`)}</datalist>
${pageButtons(pages, lang)}
<h2>${words.devices}</h2><p>${words.devicesLede}</p>
${ranks.map((rank) => row(rank, form))}
<p><button name="action" value="add" formaction="${action}#ligne-${next + 1}">${words.add}</button></p>
${
  services.length === 0
    ? nothing
    : html`<h2>${words.services}</h2><p>${words.servicesLede}</p>
<fieldset><legend>${words.servicesLegend}</legend>${services.map((item) => html`<label class="check"><input type="checkbox" name="${item}"${values[item] === 'on' ? html` checked` : nothing}> ${facts.items.get(item)?.name[lang] ?? item}</label>`)}</fieldset>`
}
<h2>${words.known}</h2>
${choice('evidence', words.evidence, evidences(undefined, lang), { evidence: values['evidence'] || USUAL_EVIDENCE }, problems)}
<h2>${words.where}</h2>
${field({ name: 'country', label: words.country, help: words.countryHelp }, { country: values['country'] ?? areaName('FR', lang) }, problems)}
${field({ name: 'year', label: words.year, help: words.yearHelp, mode: 'numeric', short: true }, { year: values['year'] ?? String(year) }, problems)}
${field({ name: 'title', label: words.title, help: words.titleHelp }, values, problems)}
<p class="acts"><button class="first" name="action" value="compute">${words.compute}</button></p>
${pageButtons(pages, lang)}</form>`;
}

/** What the engine takes when nobody says. */
const USUAL_EVIDENCE = 'C';

/** What is to be mended, each with the way to its field. */
function toMend(form: FormOf): Html {
  const { problems, lang } = form;
  const words = formWords[lang];
  const { rows, ...fields } = problems;
  const count = Object.keys(problems).length;
  if (count === 0) return nothing;
  const nameOf = (name: string): string => {
    const [, rank, field] = /^r(\d+)-(.+)$/.exec(name) ?? [];
    if (rank === undefined || field === undefined) return OWN_FIELDS[lang][name] ?? name;
    const label = field === 'ageFrom' ? words.fields.age : words.fields[field as Field];
    return `${titleOf(Number(rank), form)}, ${label}`;
  };
  return html`<div class="problems" role="alert"><p><b>${words.toMend(count)}</b>${rows ? html` ${rows}` : nothing}</p>
<ul>${Object.entries(fields).map(([name, problem]) => html`<li><a href="#${name}">${nameOf(name)}</a>${words.colon}${problem}</li>`)}</ul></div>`;
}

const OWN_FIELDS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  fr: { country: formWords.fr.country, year: formWords.fr.year, evidence: formWords.fr.evidence },
  en: { country: formWords.en.country, year: formWords.en.year, evidence: formWords.en.evidence },
};

/** Other pages of a long list: going there keeps this one first. */
function pageButtons(pages: FormOf['pages'], lang: Lang): Html {
  if (!pages || pages.all <= 1) return nothing;
  const words = formWords[lang];
  const buttons = Array.from({ length: pages.all }, (_, i) =>
    i + 1 === pages.number ? html`<b aria-current="page">${i + 1}</b>` : html`<button class="plain" name="action" value="page-${i + 1}">${i + 1}</button>`,
  );
  return html`<p class="pages">${words.keepAndGo} ${buttons}</p>`;
}

/** The way for those who already have a list, and the columns it may have. */
export function uploadForm(action: string, refused: Refused | undefined, lang: Lang): Html {
  const words = formWords[lang];
  const column = lang === 'fr' ? 0 : 1;
  const columns = (Object.keys(FIELDS) as Field[]).map((one) => html`<li><code>${FIELDS[one][column]}</code>${words.colon}${words.columns[one]}</li>`);
  return html`<h2 id="liste">${words.file}</h2><p>${words.fileLede}</p>
${sendForm(action, refused, lang)}
<details><summary>${words.columnsTitle}</summary><pre>${words.model}</pre><ul>${columns}</ul></details>`;
}
