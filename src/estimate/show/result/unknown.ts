import { html } from 'hono/html';
import { FIELDS, type Field } from '../../../inventory/fields.ts';
import type { Origin } from '../../../inventory/list.ts';
import type { Problem } from '../../../inventory/problem.ts';
import { type Html, nothing } from '../../../web/layout.ts';
import type { Lang } from '../../../web/words.ts';
import { estimateWords } from '../../words.ts';
import { gapLines } from '../notes.ts';
import { problemLine, recognition } from '../report.ts';
import { ROWS, type View } from './view.ts';

/** What nobody can tell, before any figure: which lines, why, and whom to ask. */
export function unknown({ computed: { result, assessment }, lang }: View): Html {
  const words = estimateWords[lang];
  if (result.lineCount === 0) return nothing;
  const { whollyUnknown, partlyUnknown } = result.criteria.gwp;
  const kinds = new Set(assessment.entries.map(({ group }) => group.first.item?.kind));
  const undeclared = html`${kinds.has('service') ? nothing : html`<p>${words.noService}</p>`}${kinds.has('line') ? nothing : html`<p>${words.noNetwork}</p>`}`;
  if (whollyUnknown + partlyUnknown === 0) return html`<div class="unknown"><p>${words.unknownNone(result.lineCount)}</p>${undeclared}</div>`;
  const letter = html`<details class="screen"><summary>${words.letterTitle}</summary><p class="letter">${words.letter}</p></details>`;
  return html`<div class="unknown"><p><b>${words.unknownSome(whollyUnknown, partlyUnknown, result.lineCount)}</b> ${words.notZero}</p>
<ul>${gapLines(result.unknown, lang).map(({ what, why }) => html`<li>${what}. <span class="src">${why}.</span></li>`)}</ul>${undeclared}${kinds.has('service') ? html`<p>${words.ask}</p>${letter}` : nothing}</div>`;
}

/** Lines left out of the total, then cells that were understood in part. */
export function problems({ computed: { problems: found, tally, file, ignored, dropped }, lang, ways }: View): Html {
  const words = estimateWords[lang];
  const told = (names: readonly string[], say: (names: string) => string): Html =>
    names.length > 0 ? html`<p class="src">${say(names.slice(0, ROWS).join(', '))}</p>` : nothing;
  const became = recognition(tally, lang);
  const unread = html`${became.map((line) => html`<p class="src">${line}</p>`)}${told(ignored, words.ignored)}${told(dropped, words.dropped)}`;
  if (found.length === 0) return unread;
  const left = found.length - ROWS;
  const { rows, kinds } = tally;
  const { refused } = kinds;
  const mend = ways ? html` <a href="${ways.edit}">${words.mend}</a>` : nothing;
  return html`<div class="problems"><p><b>${refused > 0 ? words.notRead(refused, rows) : words.refused}</b>${mend}</p><ul>${found.slice(0, ROWS).map((one) => html`<li>${problemLine(named(one, file, lang), lang)}</li>`)}${left > 0 ? html`<li>${words.more(left)}</li>` : nothing}</ul>${unread}</div>`;
}

/** A problem told as in the file it comes from, its line and its header; or else by rank, under the name of its column in this language. */
function named(problem: Problem, file: Origin | undefined, lang: Lang): Problem {
  const field = problem.column as Field;
  const column = file?.columns[field] ?? FIELDS[field]?.[lang === 'fr' ? 0 : 1] ?? problem.column;
  return { ...problem, column, line: file?.lines[problem.line - 1] ?? problem.line };
}
