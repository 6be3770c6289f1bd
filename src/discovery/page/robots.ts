/** What a site asks of robots (RFC 9309), as far as it speaks to all of them or to us. */
export type Robots = Readonly<{ allows: (path: string) => boolean }>;

type Rule = Readonly<{ allow: boolean; pattern: string }>;

/** We are named so where a site speaks to us. */
const NAME = 'infrabasse';
const MOST_LINES = 5_000;
const LONGEST = 500;

/** Reads a robots.txt. What speaks to us by name replaces what speaks to all; what is not understood says nothing. */
export function readRobots(text: string): Robots {
  const rules = { own: [] as Rule[], all: [] as Rule[] };
  let named = false;
  let [own, all, listing] = [false, false, false];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/, MOST_LINES)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line.slice(0, LONGEST)) ?? [];
    const word = value.trim();
    const key = field.toLowerCase();
    if (key === 'user-agent') {
      // Several names in a row share the rules that follow.
      if (!listing) [own, all] = [false, false];
      listing = true;
      if (word === '*') all = true;
      // A version may follow the name.
      else if (word.split('/')[0]?.toLowerCase() === NAME) own = named = true;
    } else if (key === 'allow' || key === 'disallow') {
      listing = false;
      // "Disallow:" alone forbids nothing.
      if (word === '') continue;
      const rule = { allow: key === 'allow', pattern: word };
      if (own) rules.own.push(rule);
      if (all) rules.all.push(rule);
    }
  }
  const kept = named ? rules.own : rules.all;
  return { allows: (path) => strongest(kept, path)?.allow ?? true };
}

/** The longest pattern wins; of two as long, the one that allows. */
function strongest(rules: readonly Rule[], path: string): Rule | undefined {
  let best: Rule | undefined;
  for (const rule of rules) {
    const gain = rule.pattern.length - (best?.pattern.length ?? -1);
    if ((gain > 0 || (gain === 0 && rule.allow)) && matches(rule.pattern, path)) best = rule;
  }
  return best;
}

/** `*` stands for anything, a last `$` for the end. Pieces are looked for one after the other: no pattern makes this slow. */
function matches(pattern: string, path: string): boolean {
  const whole = pattern.endsWith('$');
  const [first = '', ...others] = (whole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = whole ? others.pop() : undefined;
  for (const piece of others) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!whole) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
