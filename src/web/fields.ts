import { html } from 'hono/html';
import type { Problems, Values } from './form.ts';
import { type Html, nothing } from './layout.ts';

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
