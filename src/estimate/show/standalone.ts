import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import type { Library } from '../../facts/load.ts';
import type { Lang } from '../../web/words.ts';
import type { Computed } from '../read.ts';
import { estimateWords } from '../words.ts';
import { reasoning } from './reasoning.ts';
import { countryName, resultSections } from './result.ts';

const STYLE = readFileSync(new URL('../../web/style.css', import.meta.url), 'utf8');

/** Reasoning kept in a file of its own: beyond, the file would be too heavy to send by mail. */
const PAGES = 25;

/** The result and its reasoning in one file that opens anywhere, twenty years from now, without us. */
export function standaloneResult({
  computed,
  library,
  title,
  lang,
  today,
}: Readonly<{ computed: Computed; library: Library; title: string; lang: Lang; today: string }>): string {
  const words = estimateWords[lang];
  const { materiality, sources } = library.tables;
  const sections = resultSections({ computed, materiality, title, country: countryName(computed.settings.country, lang), lang });
  const reasons = Array.from({ length: PAGES }, (_, i) => reasoning(computed, 'gwp', i + 1, sources, undefined, lang)).flat();
  return `${html`<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.seen}${title ? ` · ${title}` : ''} · InfraBasse</title><style>${raw(STYLE)}</style></head>
<body><main>
${sections}
<h2>${words.calculation}</h2>
${reasons}
<p class="src">InfraBasse · ${today} · ${computed.facts.version}</p>
</main></body></html>`}\n`;
}
