import type { Facts } from '../../engine/facts.ts';
import type { Recognition } from '../../facts/recognition/recognition.ts';
import { nearest, recognise } from '../items.ts';
import type { NoDevice } from '../line/apart.ts';
import { besideIn, firstOf } from './beside.ts';
import type { Match, Matcher, Seen } from './match.ts';
import { modelsOf } from './models.ts';
import { tokensOf } from './phrases.ts';
import { type Mark, marksIn, type Rules, rulesOf, shapeIn } from './rules.ts';
import { inchesIn, screenOf } from './screens.ts';
import { decide, type Vote } from './votes.ts';

/** Cells in the order they are believed: a column for the kind of thing is filled in to say just that. */
const CELLS = ['type', 'item', 'model', 'label', 'maker'] as const;
/** How much each weighs; a name of one word may be that of a machine on the network. */
const WEIGHTS = { type: 3, item: 3, model: 2.5, label: 2.4, maker: 0.4 } as const;
const DECLARED = 3;
/** Words between a device and what makes it none, as in "laptop 14 bag". */
const NEAR = 2;

const NONE = { item: undefined, confidence: 0, sure: false, words: [], also: [] } as const;

/** Recognises things by the words of their cells, against tables that people can read and extend (`data/recognition`). */
export function matcherOf(recognition: Recognition, facts: Facts): Matcher {
  const rules = rulesOf(recognition, facts);
  const models = modelsOf(recognition.models);
  return (seen) => {
    const makers = makersIn(seen, rules);
    const cells = CELLS.flatMap((cell) => {
      const text = seen[cell];
      if (!text) return [];
      // Many families are called by their maker and a number: "Nokia 110", "HP 250".
      const maker = cell === 'model' && seen.maker ? tokensOf(seen.maker) : [];
      const tokens = [...maker, ...tokensOf(firstOf(text))];
      // A maker of software alone says nothing of the thing: VMware's "Virtual Platform" is no licence.
      const marks = marksIn(tokens, rules, makers).filter(({ says, at, length }) => says !== 'apart' || at + length > maker.length);
      return [{ cell, text, tokens, marks }];
    });
    const apart = cells.map(({ cell, marks }) => apartIn(marks, cell)).find((reason) => reason !== undefined);
    const apartType = cells.some(({ cell, marks }) => cell === 'type' && apartIn(marks, cell) !== undefined);
    const model = models.find(
      [seen.model, seen.label, seen.item, seen.maker].filter((text) => text !== undefined),
      makers,
    );
    const kindSaid = cells.some(({ cell, marks }) => cell === 'type' && marks[0]?.says === 'kind');
    // A virtual machine has the type of what it imitates.
    if (apart && (!kindSaid || apartType || apart.reason === 'virtual'))
      return { ...NONE, apart: apart.reason, words: [apart.words], guesses: [], confidence: 0.9 };
    const votes: Vote[] = [
      ...cells.flatMap(({ cell, marks, tokens }) => votesOf(marks, WEIGHTS[cell], cell, tokens.length)),
      ...(model
        ? [
            {
              item: model.item,
              open: rules.within.get(model.item) ?? new Set([model.item]),
              weight: DECLARED,
              sure: true,
              words: model.model,
              cell: 'declared',
            },
          ]
        : []),
    ];
    const shape = votes.some(({ cell }) => cell !== 'name' && cell !== 'maker')
      ? undefined
      : shapeIn(
          cells.flatMap(({ tokens }) => tokens),
          rules,
          makers,
        );
    if (shape) votes.push({ item: shape.rule.item, open: new Set([shape.rule.item]), weight: 2, sure: true, words: shape.words, cell: 'model' });
    const open = (vote: Vote): Vote => ({ ...vote, open: new Set([...vote.open].flatMap((id) => [...(rules.within.get(id) ?? [id])])) });
    const decided = decide(votes.map(open));
    if (!decided) return { ...NONE, guesses: nearest(seen.item ?? seen.type ?? seen.label ?? '', facts) };
    const texts = cells.map(({ text }) => text);
    const item = refined(
      decided.item,
      cells.flatMap(({ cell, tokens, marks }) => (cell === 'maker' ? [] : [beyondKinds(tokens, marks)])),
      texts,
      rules,
    );
    const words = [...new Set(decided.words)];
    const also = besideIn(seen, item, rules, makers);
    const kept =
      model && (model.item === decided.item || (rules.within.get(decided.item)?.has(model.item) ?? false) || model.item === item) ? { model: model.id } : {};
    const sure = decided.sure && !apart;
    return {
      item: decided.confidence < WORTH ? undefined : item,
      confidence: decided.confidence,
      sure,
      words,
      guesses: [...new Set([item, ...decided.guesses])].slice(0, 3),
      also: also.others,
      ...kept,
      ...(also.count ? { count: also.count } : {}),
    };
  };
}

/** A guess less likely than this is shown, not counted. */
const WORTH = 0.4;

/** A cell that is just the name of an item: known without any of the tables. */
export function exactly({ item, type, label, maker, model }: Seen, facts: Facts): Match | undefined {
  const typed = item ?? (maker || model ? undefined : (type ?? label));
  if (typed === undefined || (item !== undefined && (type || model))) return undefined;
  const found = recognise(typed, facts);
  return found && (found.confidence === 1 || facts.items.get(found.item)?.kind === 'service')
    ? { ...NONE, ...found, sure: true, words: [typed], guesses: [found.item] }
    : undefined;
}

function makersIn(seen: Seen, rules: Rules): Set<string> {
  const makers = new Set<string>();
  for (const cell of CELLS) {
    const tokens = tokensOf(seen[cell] ?? '');
    for (let at = 0; at < tokens.length; at++) {
      const found = rules.makers.at(tokens, at);
      if (found) makers.add(found.rule.maker);
    }
  }
  return makers;
}

/** Why a designation is that of no device: its first word of substance says so, or one right after a device does. */
function apartIn(marks: readonly Mark[], cell: string): { reason: NoDevice; words: string } | undefined {
  if (cell === 'maker') return undefined;
  const said = marks.filter(({ says }) => says !== 'maker');
  const [first] = said;
  if (first?.says === 'apart') return { reason: first.rule.reason as NoDevice, words: first.words };
  for (const [i, mark] of said.entries()) {
    const before = said[i - 1];
    if (mark.says === 'apart' && mark.tail && before && mark.at - (before.at + before.length) <= NEAR)
      return { reason: mark.rule.reason as NoDevice, words: `${before.words} ${mark.words}` };
  }
  return undefined;
}

/** What the marks of a cell stand for: the first kind it names, and the first family. */
function votesOf(marks: readonly Mark[], weight: number, cell: string, length: number): Vote[] {
  const kind = marks.find((mark) => mark.says === 'kind');
  // Of two families, the longer name is the more precise.
  const family = marks.filter((mark) => mark.says === 'family').sort((a, b) => b.length - a.length)[0];
  const maker = marks.find((mark) => mark.says === 'maker');
  const name = length === 1 || (cell === 'label' && length < 4 && /\d/.test(marks.map(({ words }) => words).join(''))) ? cell === 'label' : false;
  return [
    ...(kind?.says === 'kind'
      ? [
          {
            item: kind.rule.item,
            open: new Set([kind.rule.item, ...kind.rule.mayBe]),
            weight,
            sure: kind.rule.sure,
            words: kind.words,
            cell: name ? 'name' : cell,
            hints: kind.rule.mayBe,
          },
        ]
      : []),
    ...(family?.says === 'family'
      ? [
          {
            item: family.rule.item,
            open: new Set([family.rule.item]),
            weight,
            sure: family.rule.sure,
            words: family.words,
            cell: cell === 'maker' ? 'model' : cell,
          },
        ]
      : []),
    ...(!kind && !family && maker?.says === 'maker' && maker.rule.item !== ''
      ? [{ item: maker.rule.item, open: new Set([maker.rule.item]), weight: 0.3, sure: false, words: maker.words, cell: 'maker' }]
      : []),
  ];
}

/** The words that no longer phrase for a kind has used: the first of "micro-ordinateur" says nothing of a form. */
function beyondKinds(tokens: readonly string[], marks: readonly Mark[]): string[] {
  const used = new Set(marks.flatMap(({ says, at, length }) => (says === 'kind' && length > 1 ? Array.from({ length }, (_, i) => at + i) : [])));
  return tokens.filter((_, i) => !used.has(i));
}

/** The item that words of form and sizes make of another. */
function refined(item: string, cells: readonly (readonly string[])[], texts: readonly string[], rules: Rules): string {
  let refinedTo = item;
  for (const tokens of cells)
    for (let at = 0; at < tokens.length; at++) {
      const found = rules.forms.at(tokens, at);
      const rule = found?.rule.find(({ from }) => from === refinedTo);
      if (rule) refinedTo = rule.to;
    }
  if (!refinedTo.startsWith('monitor')) return refinedTo;
  const inches = inchesIn(texts, cells.flat());
  return (inches === undefined ? undefined : screenOf(inches, rules.screens)) ?? refinedTo;
}
