import { html } from 'hono/html';
import { type Html, nothing } from './layout.ts';

/** What was typed in a form, by field. Files and repeated fields are not text and are left out. */
export type Values = Readonly<Record<string, string>>;

/** What is wrong, by field, in the visitor's language. */
export type Problems = Readonly<Record<string, string>>;

/** Longest text kept from one field. */
const LONGEST = 2_000;

/** Text fields of a form. Never throws on what a visitor can send; the zero byte, that PostgreSQL refuses in a text, is no text. */
export function valuesOf(data: FormData): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string') values[name] = value.slice(0, LONGEST).replaceAll('\0', '');
  return values;
}

export type FieldOf = Readonly<{
  name: string;
  label: string | Html;
  help?: string;
  /** `decimal` or `numeric` bring the right keyboard; nothing is refused before it is sent. */
  mode?: 'text' | 'decimal' | 'numeric';
  short?: boolean;
  list?: string;
  type?: 'text' | 'file';
}>;

/** A text field: its label above, its help under, its problem beside it in words, what was typed kept. */
export function field({ name, label, help, mode = 'text', short, list, type = 'text' }: FieldOf, values: Values, problems: Problems): Html {
  const problem = problems[name];
  const described = [help ? `${name}-aide` : '', problem ? `${name}-erreur` : ''].filter(Boolean).join(' ');
  return html`<div class="field"><label for="${name}">${label}</label>${help ? html`<span class="help" id="${name}-aide">${help}</span>` : nothing}
<input id="${name}" name="${name}" type="${type}"${short ? html` class="short"` : nothing} inputmode="${mode}"${list ? html` list="${list}"` : nothing} value="${values[name] ?? ''}"${described ? html` aria-describedby="${described}"` : nothing}${problem ? html` aria-invalid="true"` : nothing} autocomplete="off">${problem ? html`<span class="wrong" id="${name}-erreur">${problem}</span>` : nothing}</div>`;
}

/** A choice among few: each option's value and words. */
export function choice(name: string, label: string, options: readonly (readonly [value: string, words: string])[], values: Values, problems: Problems): Html {
  const problem = problems[name];
  return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"${problem ? html` aria-invalid="true" aria-describedby="${name}-erreur"` : nothing}>${options.map(
    ([value, words]) => html`<option value="${value}"${(values[name] ?? '') === value ? html` selected` : nothing}>${words}</option>`,
  )}</select>${problem ? html`<span class="wrong" id="${name}-erreur">${problem}</span>` : nothing}</div>`;
}
