import { html } from 'hono/html';
import type { Reuse } from '../../../engine/assess/inventory.ts';
import type { MeasureId } from '../../../engine/criteria.ts';
import type { Comparison } from '../../../facts/rows.ts';
import { type Html, nothing } from '../../../web/layout.ts';
import type { Lang } from '../../../web/words.ts';
import type { Computed } from '../../read.ts';
import { estimateWords } from '../../words.ts';

/** Addresses a result leads to; a file of its own has none. */
export type ResultWays = Readonly<{
  /** Where the reasoning of a line stands. */
  line: (line: number) => string;
  /** Where the sum of a measure stands, as declared or supposing something else. */
  total: (measure: MeasureId, supposing?: Supposing) => string;
  /** Where a formula or a criterion is told, and a source. */
  method: (id: string) => string;
  source: (id: string) => string;
  /** Where the lines are changed. */
  edit: string;
}>;

/** What is supposed besides what was declared. */
export type Supposing = Readonly<{ longer?: number; reuse?: Reuse }>;

/** What a result is shown with. */
export type View = Readonly<{
  computed: Computed;
  materiality: readonly Comparison[];
  title: string;
  country: string;
  lang: Lang;
  ways?: ResultWays;
  /** Lines whose figures rest on values replaced in this estimate, and the list of these. */
  replaced: ReadonlySet<number>;
  replacements: Html;
  /** Until when the result is kept, and where. */
  kept?: Readonly<{ words: string; address: string }>;
}>;

/** Rows of a list beyond which a page says "and more". */
export const ROWS = 12;

/** A text that leads somewhere, where there is somewhere to lead. */
export function linked(href: string | undefined, text: string): Html {
  return href ? html`<a href="${href}">${text}</a>` : html`${text}`;
}

/** After a sentence that holds a figure: the way to where it comes from. */
export function opened(href: string | undefined, lang: Lang): Html {
  return href ? html`<a class="src screen" href="${href}">${estimateWords[lang].fromWhere}</a>` : nothing;
}
