import type { Words } from '../../engine/quantity/quantity.ts';
import { isBlank, reusedIn } from '../cell/answer.ts';
import type { Cells, Field } from '../fields.ts';
import type { Match, Seen } from '../match/match.ts';
import { plain } from '../plain.ts';
import { type Wrong, wrong } from '../problem.ts';
import { words } from '../words.ts';
import type { Apart } from './apart.ts';
import { NO_DEVICE, type Reading } from './reading.ts';

/** What became of a row. Each is exactly one of these; the first three are kept. */
export type Kind = 'read' | 'unsure' | 'unrecognised' | 'apart' | 'refused';

/** What a row was taken for, how sure that is (0 to 1), and what decided. */
export type Outcome = Readonly<{
  kind: Kind;
  item: string | undefined;
  confidence: number;
  /** Words of the row that decided, as they were typed or nearly. */
  words: readonly string[];
  /** Other items it may be, best first, the one it was taken for included. */
  guesses: readonly string[];
  /** Id of the maker’s declaration for this very model, when it is known. */
  model?: string;
  apart?: Apart;
  also: Match['also'];
  /** How many the label says there are. */
  count?: number;
}>;

const EMPTY = { item: undefined, confidence: 0, words: [], guesses: [], also: [] } as const;

/** A row that says nothing of what it is. */
export const NOTHING_SEEN: Outcome = { ...EMPTY, kind: 'refused' };

/** A row that could not be read. */
export const REFUSED: Outcome = { ...EMPTY, kind: 'refused' };

/** A row known for what it is without being recognised: a machine told by its components. */
export function known(item: string | undefined): Outcome {
  return { ...EMPTY, kind: 'read', item, confidence: 1, guesses: item === undefined ? [] : [item] };
}

/** A row set apart for what it is not. */
export function setApart(apart: Apart): Outcome {
  return { ...EMPTY, kind: 'apart', apart };
}

/** What a row is called, what became of it, the field that says it, and what is to be said of that. */
export type Named = Readonly<{ outcome: Outcome; label: string; at: Field; remarks: readonly Wrong[] }>;

/** Rows called alike are looked at once. */
const MEMORY = 20_000;
const NAMES = ['item', 'type', 'maker', 'model', 'label'] as const satisfies readonly Field[];
const NO_REMARKS: readonly Wrong[] = [];

/** Tells what rows are from the cells that name them, and their status. */
export function namer(reading: Reading): (cells: Cells) => Named {
  const memory = new Map<string, Named>();
  const settled = new Map<string, boolean>();
  /** An item called by its name, and nothing else said of what it is: the label is the person’s own. */
  const isOwn = ({ item = '', type, model, label }: Cells): boolean => {
    if (!item || type || model || !label || isReference(label)) return false;
    const before = settled.get(item);
    if (before !== undefined) return before;
    const sure = reading.match({ item }).sure;
    if (settled.size < MEMORY) settled.set(item, sure);
    return sure;
  };
  return (cells) => {
    const { item = '', type = '', maker = '', model = '', label = '', status = '', condition = '' } = cells;
    const bare = isMachineName(cells) || isOwn(cells);
    const key = `${item}\u0000${type}\u0000${maker}\u0000${model}\u0000${bare ? '' : label}\u0000${status}\u0000${condition}`;
    const before = memory.get(key);
    if (before) return bare ? { ...before, label } : before;
    const named = nameOf(cells, reading, bare);
    if (memory.size < MEMORY) memory.set(key, named);
    return bare ? { ...named, label } : named;
  };
}

/** A label that may tell a model or a size: `EIZO CS2731` rather than `Poste 12`. */
function isReference(label: string): boolean {
  return /\d/.test(label) && !/^\p{L}+ ?\d+$/u.test(label);
}

/** The name of one machine on the network, as `PC-COMPTA-01`, beside what it is: each has its own, and it says nothing more. */
function isMachineName({ item, type, model, label = '' }: Cells): boolean {
  return label !== '' && Boolean(item || type || model) && /^\S+$/.test(label) && /[\d_.-]/.test(label);
}

function nameOf(cells: Cells, reading: Reading, bare: boolean): Named {
  const seen: Seen = Object.fromEntries(
    NAMES.flatMap((field) => {
      const text = field === 'label' && bare ? undefined : cells[field]?.trim();
      return text && !isBlank(text) ? [[field, text]] : [];
    }),
  );
  const called = [seen.maker, seen.model].filter(Boolean).join(' ');
  const label = seen.label ?? seen.item ?? (called || seen.type) ?? '';
  const at = NAMES.find((field) => seen[field] !== undefined) ?? 'item';
  if (label === '') return { outcome: NOTHING_SEEN, label: '', at, remarks: NO_REMARKS };
  const status = reading.status(cells.status ?? '') ?? (isOrigin(cells.condition ?? '') ? undefined : reading.status(cells.condition ?? ''));
  if (status) return { outcome: { ...setApart(status), words: [cells.status ?? cells.condition ?? ''] }, label, at, remarks: NO_REMARKS };
  if (TOTAL.test(plain((seen.label ?? seen.item ?? seen.type ?? '').slice(0, 40)))) return { outcome: setApart('total'), label, at, remarks: NO_REMARKS };
  const outcome = corrected(seen, reading) ?? outcomeOf(reading.match(seen));
  return { outcome, label, at, remarks: remarksOn(outcome, reading) };
}

/** New or second-hand: an origin, not a status. */
function isOrigin(text: string): boolean {
  const origin = reusedIn(text);
  return 'value' in origin && origin.value !== undefined;
}

/** The foot of a list. */
const TOTAL = /^(sous )?total\b/;

function outcomeOf({ item, confidence, sure, words: decided, guesses, model, apart, also, count }: Match): Outcome {
  const kind: Kind = apart ? 'apart' : item === undefined ? 'unrecognised' : sure ? 'read' : 'unsure';
  return { kind, item, confidence, words: decided, guesses, also, ...(model ? { model } : {}), ...(apart ? { apart } : {}), ...(count ? { count } : {}) };
}

/** The name under which things are alike: their maker and model, or what they are called when they have none. */
export function alike({ item = '', type = '', maker = '', model = '', label = '' }: Cells): string {
  return plain(model.trim() ? `${type} ${maker} ${model}` : `${item} ${type} ${maker} ${label}`).slice(0, 200);
}

function corrected(seen: Seen, { corrections, facts }: Reading): Outcome | undefined {
  const item = corrections?.get(alike(seen));
  if (item === undefined) return undefined;
  if (item === NO_DEVICE) return setApart('corrected');
  return facts.items.has(item) ? known(item) : undefined;
}

/** What is to be said of a row that is not surely recognised: what it may be. */
function remarksOn({ kind, guesses }: Outcome, { facts }: Reading): readonly Wrong[] {
  if (kind !== 'unsure' && kind !== 'unrecognised') return NO_REMARKS;
  const names = guesses.flatMap((id): Words[] => {
    const item = facts.items.get(id);
    return item ? [item.name] : [];
  });
  return [kind === 'unsure' && names[0] ? wrong(words.unsureItem(names[0]), words.item(names)) : wrong(words.unknownItem, words.item(names))];
}
