import { html } from 'hono/html';
import type { Facts } from '../../engine/facts.ts';
import type { Field } from '../../inventory/fields.ts';
import { recognise } from '../../inventory/items.ts';
import type { Problems, Values } from '../../web/fields.ts';
import { choice, field } from '../../web/fields.ts';
import { type Html, nothing } from '../../web/layout.ts';
import type { Lang } from '../../web/words.ts';
import { EVIDENCES, fieldName, MORE, RARE, ranksOf } from './draft.ts';
import { formWords } from './words.ts';

/** The rows of a form, as they were typed. */
export type Rows = Readonly<{ lang: Lang; facts: Facts; values: Values; problems: Problems }>;

/** What a batch is called: its item and how many, or its rank among those in view. */
export function titleOf(rank: number, { values, facts, lang }: Rows): string {
  const typed = values[fieldName(rank, 'item')]?.trim() || values[fieldName(rank, 'label')]?.trim();
  if (!typed) return formWords[lang].batch(ranksOf(values).indexOf(rank) + 1);
  const name = facts.items.get(typed)?.name[lang] ?? typed;
  const quantity = values[fieldName(rank, 'usual')] ? '' : (values[fieldName(rank, 'quantity')]?.trim() ?? '');
  return quantity === '1' || !/^\d+$/.test(quantity) ? name : `${name} (${quantity})`;
}

/** The choices of evidence, in words; `unsaid` where none may be made. */
export function evidences(unsaid: string | undefined, lang: Lang): [string, string][] {
  return [
    ...(unsaid === undefined ? [] : [['', unsaid] as [string, string]]),
    ...EVIDENCES.map((letter): [string, string] => [letter, `${letter}, ${formWords[lang].evidences[letter]}`]),
  ];
}

/** One batch: how many, how old, kept how long, new or second-hand; the rest behind "more". */
export function row(rank: number, rows: Rows): Html {
  const { lang, facts, values, problems } = rows;
  const words = formWords[lang];
  const name = (one: string): string => fieldName(rank, one);
  const usual = values[name('usual')] ?? '';
  const item = values[name('item')] ?? '';
  const kind = facts.items.get(recognise(item, facts)?.item ?? '')?.kind ?? 'device';
  const filled = (one: Field): boolean => (values[name(one)] ?? '') !== '' || problems[name(one)] !== undefined;
  const folded = [...MORE[kind], ...RARE.filter(filled)];
  const wrong = folded.some((one) => problems[name(one)] !== undefined);
  const box = (one: string, label: string, mode: 'decimal' | 'text' = 'decimal'): Html => field({ name: name(one), label, mode }, values, problems);
  const more = (one: Field): Html =>
    one === 'evidence'
      ? choice(name(one), words.fields[one], evidences(words.asForm, lang), values, problems)
      : box(one, words.fields[one], TEXT.includes(one) ? 'text' : 'decimal');
  return html`<fieldset id="ligne-${rank + 1}"><legend>${titleOf(rank, rows)}</legend>
<input type="hidden" name="${name('usual')}" value="${usual}">
${usual !== '' ? html`<input type="hidden" name="${name('item')}" value="${item}">` : field({ name: name('item'), label: words.item, help: words.itemHelp, list: 'objets' }, values, problems)}
<div class="row">${box('quantity', words.fields.quantity)}${
    kind !== 'device'
      ? nothing
      : html`${box('ageFrom', words.ageFrom)}${box('ageTo', words.ageTo)}${box('lifetime', words.fields.lifetime)}${choice(name('condition'), words.fields.condition, conditions(values[name('condition')], lang), values, problems)}`
  }</div>
<details${wrong ? html` open` : nothing}><summary>${words.more(folded.filter(filled).length)}</summary><div class="row">${folded.map(more)}</div></details>
${usual === '' ? html`<p><button class="plain" name="action" value="remove-${rank}" aria-label="${words.removeRow} (${titleOf(rank, rows)})">${words.removeRow}</button></p>` : nothing}</fieldset>`;
}

/** New, second-hand or unsaid; and what a file says in other words, kept as it is. */
function conditions(typed: string | undefined, lang: Lang): [string, string][] {
  const words = formWords[lang];
  const known: [string, string][] = [
    ['', words.asUsual],
    ['neuf', words.asNew],
    ['réemployé', words.asReused],
  ];
  return typed && !known.some(([value]) => value === typed) ? [...known, [typed, typed]] : known;
}

const TEXT: readonly string[] = ['label', 'type', 'maker', 'model', 'status', 'place', 'country', 'service', 'source', 'purchase'];
