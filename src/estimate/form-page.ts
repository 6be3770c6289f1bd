import { html } from 'hono/html';
import type { Facts } from '../engine/facts.ts';
import type { Problems, Values } from '../web/fields.ts';
import { choice, field } from '../web/fields.ts';
import { type Html, nothing } from '../web/layout.ts';
import type { Lang } from '../web/words.ts';
import { fieldName, MORE, RARE, ranksOf, SERVICES } from './form.ts';
import { formWords } from './form-words.ts';

/** The form of an estimate, by heaps. Works by posting itself: adding a row sends all the others back. */
export type FormOf = Readonly<{
  lang: Lang;
  facts: Facts;
  action: string;
  values: Values;
  problems: Problems;
  /** A new estimate also offers services and a name. */
  fresh: boolean;
  /** Fields the form carries without showing them (version, page). */
  hidden: Values;
}>;

export function estimateForm({ lang, facts, action, values, problems, fresh, hidden }: FormOf): Html {
  const words = formWords[lang];
  const count = Object.keys(problems).length;
  return html`${count > 0 ? html`<div class="problems" role="alert"><p><b>${words.toMend(count)}</b>${problems['rows'] ? html` ${problems['rows']}` : nothing}</p></div>` : nothing}
<form method="post" action="${action}" novalidate>
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<datalist id="objets">${[...facts.items.values()].map((item) => html`<option>${item.name[lang]}</option>`)}</datalist>
<h2>${words.devices}</h2><p>${words.devicesLede}</p>
${ranksOf(values).map((rank) => row(rank, { lang, facts, values, problems }))}
<p><button name="action" value="add">${words.add}</button></p>
<h2>${words.services}</h2><p>${words.servicesLede}</p>
<fieldset><legend>${words.servicesLegend}</legend>${SERVICES.map((item) => html`<label class="check"><input type="checkbox" name="${item}"${values[item] === 'on' ? html` checked` : nothing}> ${facts.items.get(item)?.name[lang] ?? item}</label>`)}</fieldset>
<h2>${words.where}</h2>
${field({ name: 'country', label: words.country, help: words.countryHelp }, { country: values['country'] ?? 'France' }, problems)}
${fresh ? field({ name: 'title', label: words.title, help: words.titleHelp }, values, problems) : nothing}
<p class="acts"><button class="first" name="action" value="compute">${words.compute}</button></p></form>`;
}

/** One heap: how many, how old, kept how long, new or second-hand; the rest behind "more". */
function row(rank: number, { lang, facts, values, problems }: Pick<FormOf, 'lang' | 'facts' | 'values' | 'problems'>): Html {
  const words = formWords[lang];
  const name = (one: string): string => fieldName(rank, one);
  const usual = values[name('usual')] ?? '';
  const item = values[name('item')] ?? '';
  const title = usual !== '' ? (facts.items.get(item)?.name[lang] ?? item) : words.heap(rank + 1);
  const isLine = facts.items.get(item)?.kind === 'line';
  const filled = (one: string): boolean => (values[name(one)] ?? '') !== '' || problems[name(one)] !== undefined;
  const more = MORE.filter((one) => one !== 'condition');
  const rare = RARE.filter(filled);
  const box = (one: string, label: string, mode: 'decimal' | 'text' = 'decimal'): Html => field({ name: name(one), label, mode }, values, problems);
  return html`<fieldset id="ligne-${rank + 1}"><legend>${title}</legend>
<input type="hidden" name="${name('usual')}" value="${usual}">
${usual !== '' ? html`<input type="hidden" name="${name('item')}" value="${item}">` : field({ name: name('item'), label: words.item, help: words.itemHelp, list: 'objets' }, values, problems)}
<div class="row">${box('quantity', words.fields.quantity)}${
    isLine
      ? nothing
      : html`${box('ageFrom', words.ageFrom)}${box('ageTo', words.ageTo)}${box('lifetime', words.fields.lifetime)}${choice(
          name('condition'),
          words.fields.condition,
          [
            ['', words.asUsual],
            ['neuf', words.asNew],
            ['réemployé', words.asReused],
          ],
          values,
          problems,
        )}`
  }</div>
${isLine ? nothing : html`<details${[...more, ...rare].some(filled) ? html` open` : nothing}><summary>${words.more}</summary><div class="row">${[...more, ...rare].map((one) => box(one, words.fields[one], TEXT.includes(one) ? 'text' : 'decimal'))}</div></details>`}
${usual === '' ? html`<p><button class="plain" name="action" value="remove-${rank}">${words.removeRow}</button></p>` : nothing}</fieldset>`;
}

const TEXT: readonly string[] = ['label', 'place', 'evidence', 'country', 'service', 'source', 'purchase'];

/** The way for those who already have a list. */
export function uploadForm(action: string, problem: string | undefined, lang: Lang): Html {
  const words = formWords[lang];
  return html`<h2>${words.file}</h2><p>${words.fileLede}</p>
<form method="post" action="${action}" enctype="multipart/form-data" novalidate>
<div class="field"><label for="file">${words.fileLabel}</label><input id="file" name="file" type="file" accept=".csv,text/csv,text/plain"${problem ? html` aria-invalid="true" aria-describedby="file-erreur"` : nothing}>${problem ? html`<span class="wrong" id="file-erreur">${problem}</span>` : nothing}</div>
<p><button>${words.send}</button></p></form>`;
}
