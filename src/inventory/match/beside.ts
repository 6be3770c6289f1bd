import type { Beside, Seen } from './match.ts';
import { tokensOf } from './phrases.ts';
import { marksIn, type Rules } from './rules.ts';
import { inchesIn, screenOf } from './screens.ts';

/** Signs and words that put things side by side. */
const PLUS = /\s+\+\s*|(?<=[\p{L}"')])\+\s*(?=[\p{L}\d])|\s+&\s+/u;
const WITH = /\s+(?:avec|et|and|with|und|mit|y|con)\s+/i;
/** With words, only large things are counted: "with keyboard" is how a computer comes. */
const LARGE = /^(monitor|docking|laptop|desktop|printer|copier|smartphone|tablet|projector|nas|ups|switch|all-in-one|mini-pc)/;
/** A printer that scans and copies is one machine. */
const PRINTING = /^(printer|copier|scanner)/;

/** Other devices that a designation names, and how many there are of the first. */
export function besideIn({ type, item, label, model }: Seen, main: string, rules: Rules, makers: ReadonlySet<string>): { others: Beside[]; count?: number } {
  for (const text of [label, item, model, type]) {
    if (!text || text.length > 300) continue;
    const count = countOf(text, rules, makers);
    const whole = marksIn(tokensOf(text), rules, makers).find(({ says }) => says === 'kind');
    if (whole?.says === 'kind' && Object.keys(whole.rule.also).length > 0) {
      const others = Object.entries(whole.rule.also).map(([one, many]): Beside => ({ item: one, count: many, words: [whole.words] }));
      return { others, ...(count ? { count } : {}) };
    }
    const others = [
      ...parts(text, PLUS)
        .slice(1)
        .flatMap((part) => deviceIn(part, main, rules, makers, false)),
      ...withWords(text, main, rules, makers),
    ];
    if (others.length > 0 || count) return { others, ...(count ? { count } : {}) };
  }
  return { others: [] };
}

/** What a designation names first: what it comes with is beside it. */
export function firstOf(text: string): string {
  return parts(parts(text, PLUS)[0] ?? text, WITH)[0] ?? text;
}

/** Most things one row names. */
const MOST = 6;

function parts(text: string, between: RegExp): string[] {
  return text.split(between).slice(0, MOST);
}

function withWords(text: string, main: string, rules: Rules, makers: ReadonlySet<string>): Beside[] {
  return parts(text, PLUS).flatMap((part) =>
    parts(part, WITH)
      .slice(1)
      .flatMap((one) => deviceIn(one, main, rules, makers, true)),
  );
}

function deviceIn(text: string, main: string, rules: Rules, makers: ReadonlySet<string>, large: boolean): Beside[] {
  const tokens = tokensOf(text);
  const [first, next] = marksIn(tokens, rules, makers).filter(({ says }) => says !== 'maker');
  if (!first || first.says === 'apart' || first.says === 'maker' || !first.rule.sure) return [];
  if (next?.says === 'apart' && next.at === first.at + first.length) return [];
  if (tokens[first.at + first.length]?.startsWith('integr')) return [];
  let { item } = first.rule;
  if (item.startsWith('monitor')) item = screenOf(inchesIn([text], tokens) ?? 0, rules.screens) ?? item;
  if ((large && !LARGE.test(item)) || (PRINTING.test(main) && PRINTING.test(item))) return [];
  return [{ item, count: numberAt(tokens, first.at), words: [first.words] }];
}

/** `2 écrans`, `lot de 5 PC`, `3 x Latitude`, `Écran 24 x2`. */
function countOf(text: string, rules: Rules, makers: ReadonlySet<string>): number | undefined {
  const [head = ''] = parts(text, PLUS);
  const lot =
    /^(?:lot|pack|ensemble|set) (?:de |of )?(\d{1,4})\b/i.exec(head) ?? /(?:^|\s)\(?[x×]\s?(\d{1,4})\)?$/i.exec(head) ?? /^(\d{1,4})\s?[x×]\s/i.exec(head);
  if (lot) return Number(lot[1]) || undefined;
  const tokens = tokensOf(head);
  const [first] = marksIn(tokens, rules, makers);
  return first?.says === 'kind' && first.at === 1 && /^\d{1,3}$/.test(tokens[0] ?? '') ? Number(tokens[0]) || undefined : undefined;
}

function numberAt(tokens: readonly string[], at: number): number {
  const before = tokens[at - 1] ?? '';
  return /^\d{1,2}$/.test(before) ? Number(before) || 1 : 1;
}
