import { html } from 'hono/html';
import type { Facts } from '../../engine/facts.ts';
import { number } from '../../engine/quantity/show.ts';
import { FIELDS, type Field } from '../../inventory/fields.ts';
import { APART } from '../../inventory/line/apart.ts';
import { NO_DEVICE } from '../../inventory/line/reading.ts';
import { choice, field } from '../../web/fields.ts';
import { type Html, nothing, sliding } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { problemLine } from '../show/report.ts';
import { estimateWords } from '../words.ts';
import type { Difference } from './merge.ts';
import type { Group, Preview } from './preview.ts';
import type { Pending } from './store.ts';
import { importWords } from './words.ts';

/** What the preview of a list is shown with. */
export type PreviewOf = Readonly<{
  pending: Pending;
  preview: Preview;
  facts: Facts;
  lang: Lang;
  /** Where its answers are sent, and its refused lines found. */
  action: string;
  refusedFile: string;
  /** The estimate it would join: the lists it may bring up to date, the one chosen, and what that changes. */
  joins?: Readonly<{ lists: readonly string[]; chosen: string; difference: Difference; mends: boolean }>;
}>;

/** Groups asked about at once. */
export const GROUPS = 25;
const ROWS = 20;
/** Counts are told as they are. */
const DIGITS = 9;

/** Kinds of row, in the order they are told. */
const KINDS = ['read', 'unsure', 'unrecognised', 'apart', 'refused'] as const;

export function previewPage(shown: PreviewOf): Html[] {
  const { pending, preview, lang, action } = shown;
  const words = importWords[lang];
  return [
    html`<p class="where">${[pending.name, pending.format?.[lang]].filter(Boolean).join(' · ')}</p><h1>${words.title}</h1><p class="lede">${words.lede}</p>`,
    counts(preview, lang),
    seen(shown),
    html`<form method="post" action="${action}" novalidate>${questions(shown)}${joining(shown)}
<p class="acts"><button class="first" name="action" value="keep">${words.keep}</button><button class="plain" name="action" value="cancel">${words.cancel}</button></p></form>`,
    refused(shown),
    apart(preview, lang),
    columns(pending, lang),
  ];
}

function counts({ tally }: Preview, lang: Lang): Html {
  const words = importWords[lang];
  const rows = KINDS.map(
    (kind) => html`<tr><th scope="row">${words.kinds[kind]}</th><td class="n">${tally.kinds[kind]}</td><td>${words.kindsHelp[kind]}</td></tr>`,
  );
  return html`<h2>${words.counts}</h2>${sliding(words.counts, html`<table><caption class="src">${words.count(tally.rows)}</caption><tbody>${rows}</tbody></table>`)}`;
}

/** What the list holds, counted: a glance tells whether it was well understood. */
function seen({ preview: { items }, facts, lang }: PreviewOf): Html {
  const words = importWords[lang];
  if (items.length === 0) return nothing;
  const list = items.slice(0, ROWS).map(([id, count]) => words.itemCount(facts.items.get(id)?.name[lang] ?? id, number(count, lang, DIGITS)));
  return html`<h2>${words.seen}</h2><ul>${list.map((one) => html`<li>${one}</li>`)}${items.length > ROWS ? html`<li>${estimateWords[lang].more(items.length - ROWS)}</li>` : nothing}</ul>`;
}

/** The rows nobody is sure of, by name: one answer for all that are called alike. */
function questions({ preview: { groups }, facts, lang }: PreviewOf): Html {
  const words = importWords[lang];
  if (groups.length === 0) return nothing;
  const left = groups.length - GROUPS;
  return html`<h2>${words.toSay}</h2><p>${words.toSayLede}</p>
<datalist id="objets">${[...facts.items.values()].map((item) => html`<option>${item.name[lang]}</option>`)}</datalist>
${groups.slice(0, GROUPS).map((group, i) => question(group, i, facts, lang))}
${left > 0 ? html`<p class="src">${words.more(left)}</p>` : nothing}
<p><button name="action" value="correct">${words.apply}</button></p>`;
}

function question({ key, label, rows, outcome }: Group, i: number, facts: Facts, lang: Lang): Html {
  const words = importWords[lang];
  const items = outcome.guesses.flatMap((id): [string, string][] => {
    const item = facts.items.get(id);
    return item ? [[id, item.name[lang]]] : [];
  });
  const leave = outcome.kind === 'unsure' && items[0] ? words.asItIs(items[0][1]) : words.unknownIsKept;
  const options: [string, string][] = [['', leave], ...items, [NO_DEVICE, words.noDevice]];
  return html`<fieldset><legend>${label} <span class="src">${words.count(rows)}</span></legend><input type="hidden" name="c${i}-key" value="${key}">
<div class="row">${choice(`c${i}-item`, words.perhaps, options, {}, {})}${field({ name: `c${i}-other`, label: words.other, list: 'objets' }, {}, {})}</div></fieldset>`;
}

function joining({ joins, lang }: PreviewOf): Html {
  const words = importWords[lang];
  if (!joins) return nothing;
  const { lists, chosen, difference, mends } = joins;
  const options: [string, string][] = [
    ['', words.itsOwn],
    ...lists.map((name): [string, string] => [`=${name}`, name]),
    ...(mends ? [['!', words.mends] as [string, string]] : []),
  ];
  const { added, changed, same, gone } = difference;
  return html`<h2>${words.joins}</h2>${choice('replaces', words.replaces, options, { replaces: chosen }, {})}<p>${words.joinedAs(added, changed, same, gone)}</p>
<p><button name="action" value="compare">${words.compare}</button></p>`;
}

function refused({ preview, pending: { file, broken }, refusedFile, lang }: PreviewOf): Html {
  const words = importWords[lang];
  const own = preview.refused.map((problem) => ({
    ...problem,
    line: file.lines[problem.line - 1] ?? problem.line,
    column: file.columns[problem.column as Field] ?? FIELDS[problem.column as Field]?.[lang === 'fr' ? 0 : 1] ?? problem.column,
  }));
  const problems = [...(broken ?? []), ...own];
  if (problems.length === 0) return nothing;
  const shown = problems.slice(0, ROWS);
  return html`<h2>${words.refused}</h2><div class="problems"><ul>${shown.map((problem) => html`<li>${problemLine(problem, lang)}</li>`)}${problems.length > ROWS ? html`<li>${estimateWords[lang].more(problems.length - ROWS)}</li>` : nothing}</ul></div>
<p>${words.refusedLede} <a href="${refusedFile}">${words.download}</a></p>`;
}

function apart({ tally }: Preview, lang: Lang): Html {
  const words = importWords[lang];
  if (tally.apart.size === 0) return nothing;
  const reasons = [...tally.apart].map(([why, { rows, labels }]) => html`<li>${words.apartLine(APART[why][lang], rows, labels.join(', '))}</li>`);
  return html`<h2>${words.apart}</h2><p>${words.apartLede}</p><ul>${reasons}</ul>`;
}

function columns({ file }: Pending, lang: Lang): Html {
  const words = importWords[lang];
  const read = (Object.entries(file.columns) as [Field, string][]).map(([name, header]) => `${header} → ${FIELDS[name][lang === 'fr' ? 0 : 1]}`);
  const rows: [string, readonly string[]][] = [
    [words.read, read],
    [words.ignored, file.ignored],
    [words.dropped, file.dropped ?? []],
  ];
  return html`<h2>${words.columns}</h2><dl>${rows.map(([name, list]) => (list.length > 0 ? html`<dt>${name}</dt><dd>${list.slice(0, 40).join(', ')}</dd>` : nothing))}</dl>`;
}

/** The way to add a list to an estimate, or to bring one up to date. */
export function joinForm(action: string, lang: Lang): Html {
  const words = importWords[lang];
  return html`<details class="screen" id="liste"><summary>${words.another}</summary><p>${words.anotherLede}</p>${sendForm(action, undefined, lang)}</details>`;
}

/** What was wrong with files sent before, and the sheet of them that was asked for. */
export type Refused = Readonly<{ problem: string; sheet: string }>;

/** Where files are chosen and sent, and what was wrong with those sent before. */
export function sendForm(action: string, refused: Refused | undefined, lang: Lang): Html {
  const words = importWords[lang];
  const { problem, sheet = '' } = refused ?? {};
  return html`<form method="post" action="${action}#liste" enctype="multipart/form-data" novalidate>
<div class="field"><label for="file">${words.files}</label><input id="file" name="file" type="file" multiple${problem ? html` aria-invalid="true" aria-describedby="file-erreur"` : nothing}>${problem ? html`<span class="wrong" id="file-erreur">${problem}</span>` : nothing}</div>
${field({ name: 'sheet', label: words.sheet, help: words.sheetHelp }, { sheet }, {})}<p><button>${words.send}</button></p></form>`;
}
