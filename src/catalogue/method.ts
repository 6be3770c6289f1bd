import { html } from 'hono/html';
import { CRITERIA } from '../engine/criteria.ts';
import { wordsOfFormula } from '../engine/formula/explain.ts';
import { formulas } from '../engine/formulas/all.ts';
import { number, unitWords } from '../engine/quantity/show.ts';
import type { Library } from '../facts/load.ts';
import { citer } from '../facts/rows.ts';
import type { Html } from '../web/layout.ts';
import type { Link } from '../web/paths.ts';
import { type Lang, typeset } from '../web/words.ts';
import { methodWords } from './method-words.ts';

/** How figures are made, from the very formulas that make them: this page cannot disagree with the program. */
export function methodSections({ facts, tables }: Library, link: Link, lang: Lang): { title: string; content: Html } {
  const words = methodWords[lang];
  const cite = citer(tables.sources, lang);
  const evidence = (['A', 'B', 'C', 'D'] as const).map((letter) => {
    const k = facts.quantity(`evidence/${letter}`);
    return k
      ? html`<li>${typeset(k.name[lang], lang)}${lang === 'fr' ? '\u00a0' : ''}: <span class="f">÷\u00a0${number(k.value, lang)} – ×\u00a0${number(k.value, lang)}</span></li>`
      : '';
  });
  const groups = new Map<string, (typeof formulas)[number][]>();
  for (const one of formulas) {
    const group = one.id.split('/')[0] as string;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  const list = [...groups].map(
    ([group, own]) =>
      html`<details><summary>${words.groups[group] ?? group}</summary><dl>${own.map(
        (one) =>
          html`<dt id="${one.id}">${typeset(one.name[lang], lang)} <code>${one.id}</code></dt><dd>= ${typeset(wordsOfFormula(one, lang), lang)} <span class="src">(${unitWords(one.gives.replace('impact', words.impact), lang) || '1'}, ${cite(one.source)})</span></dd>`,
      )}</dl></details>`,
  );
  const content = html`<h1>${words.title}</h1><p class="lede">${words.lede}</p>
<h2>${words.principles}</h2><ol>${words.principleList.map((text) => html`<li>${text}</li>`)}</ol>
<h2>${words.criteria}</h2><p>${words.criteriaText}</p><dl>${CRITERIA.map(({ id, name, unit }) => html`<dt id="${id}"><b>${name[lang]}</b> <span class="src">(${unitWords(unit, lang)})</span></dt><dd>${words.criterion[id]}</dd>`)}</dl>
<h2>${words.ranges}</h2><p>${words.rangesText}</p><ul>${evidence}</ul>
<h2>${words.choices}</h2><p>${words.choicesText} <a href="${link('data', lang)}">${words.seeData}</a></p>
<h2>${words.formulas}</h2><p>${words.formulasText}</p>${list}
<h2>${words.limits}</h2><ul>${words.limitList.map((text) => html`<li>${text}</li>`)}</ul>`;
  return { title: words.title, content };
}
