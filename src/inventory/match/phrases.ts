import { plain } from '../plain.ts';

/** Words of a text, made comparable: no case, accents or plural; a size glued to its unit comes apart. */
export function tokensOf(text: string): string[] {
  return plain(text.slice(0, LONGEST).replace(/['’]{2}|[”″]/g, '"'))
    .split(/[ +]+/)
    .map(single)
    .filter((word) => word !== '');
}

/** Nobody names a thing at greater length. */
const LONGEST = 300;

/** Plurals of French and English, not of references: `postes`, `switches` rather than `xs`. */
function single(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return /(ches|shes|xes)$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '');
}

/** A phrase found in a text: the rule it stands for, and where. */
export type Found<Rule> = Readonly<{ rule: Rule; at: number; length: number; words: string }>;

/** Phrases to be found in texts. */
export type Phrases<Rule> = Readonly<{
  /** The first of two rules for one phrase is kept. */
  add(phrase: string, rule: Rule): void;
  /** The longest phrase that begins at a word. */
  at(tokens: readonly string[], at: number): Found<Rule> | undefined;
}>;

export function phrases<Rule>(): Phrases<Rule> {
  const rules = new Map<string, Rule>();
  // First word → words of the longest phrase that begins with it: most words begin none.
  const longest = new Map<string, number>();
  return {
    add(phrase, rule) {
      const words = tokensOf(phrase);
      const key = words.join(' ');
      if (key === '' || rules.has(key)) return;
      rules.set(key, rule);
      const first = words[0] as string;
      longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
    },
    at(tokens, at) {
      const most = longest.get(tokens[at] as string) ?? 0;
      for (let length = Math.min(most, tokens.length - at); length > 0; length--) {
        const words = length === 1 ? (tokens[at] as string) : tokens.slice(at, at + length).join(' ');
        const rule = rules.get(words);
        if (rule !== undefined) return { rule, at, length, words };
      }
      return undefined;
    },
  };
}

/** Whether a word has a shape: `#` is a digit, a final `*` anything, all else itself. */
export function hasShape(word: string, shape: string): boolean {
  const open = shape.endsWith('*');
  const length = open ? shape.length - 1 : shape.length;
  if (open ? word.length < length : word.length !== length) return false;
  for (let i = 0; i < length; i++) {
    const letter = word.charCodeAt(i);
    if (shape[i] === '#' ? letter < 48 || letter > 57 : word[i] !== shape[i]) return false;
  }
  return true;
}
