import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { Cite } from '../../engine/formula/explain.ts';
import { areaName } from '../../facts/countries.ts';
import type { Library } from '../../facts/load.ts';
import { citer } from '../../facts/rows.ts';
import { type Html, nothing } from '../../web/layout.ts';
import { type Lang, typeset } from '../../web/words.ts';
import { replacedLines } from '../contest.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';
import { contestedList, type Replaced } from './contested.ts';
import { reasoning } from './reasoning.ts';
import { resultSections } from './result/sections.ts';
import { sumTable } from './sum.ts';

const STYLE = readFileSync(new URL('../../web/style.css', import.meta.url), 'utf8');

/** Reasoning kept in a file of its own: beyond, the file would be too heavy to send by mail. */
const PAGES = 25;

/** What a file of its own is made from. */
export type Standalone = Readonly<{ computed: Computed; library: Library; replaced: Replaced; title: string; lang: Lang; today: string }>;

/** The result and its reasoning in one file that opens anywhere, twenty years from now, without us. */
export function standaloneResult({ computed, library, replaced, title, lang, today }: Standalone): string {
  const words = estimateWords[lang];
  const { materiality, sources } = library.tables;
  const cited = new Set<string>();
  const cite: Cite = (id) => {
    cited.add(id);
    return citer(sources, lang)(id);
  };
  const ways = { line: (line: number) => `#ligne-${line}`, page: () => '#total' };
  const sections = resultSections({
    computed,
    materiality,
    title,
    country: areaName(computed.settings.country, lang),
    lang,
    replaced: replacedLines(replaced.contests, computed),
    replacements: contestedList(replaced, library, lang),
  });
  const reasons = Array.from({ length: PAGES }, (_, i) => reasoning(computed, { measure: 'gwp', reuse: 'prorata', page: i + 1 }, cite, undefined, lang)).flat();
  return `${html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.seen}${title ? ` · ${title}` : ''} · InfraBasse</title><style>${raw(STYLE)}</style></head>
<body><main>
${sections}
<h2>${words.calculation}</h2>
${sumTable(computed, 'gwp', 'prorata', ways, lang)}
${reasons}
<h2>${words.sourcesCited}</h2><ul>${[...cited].map((id) => sourceLine(id, library, lang))}</ul>
<p class="src">${words.madeBy(today, computed.facts.version)}</p>
</main></body></html>`}\n`;
}

/** A source in full, with its address in letters: on paper too, it can be found. */
function sourceLine(id: string, { tables: { sources } }: Library, lang: Lang): Html {
  const source = sources.get(id);
  if (!source) return nothing;
  return html`<li>${typeset(citer(sources, lang)(id), lang)}. ${typeset(source.title, lang)}. ${source.licence}. <span class="src">${source.url}</span></li>`;
}
