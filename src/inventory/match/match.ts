import type { Facts } from '../../engine/facts.ts';
import { nearest, recognise } from '../items.ts';

/** Cells that name a thing, as they were typed. */
export type Seen = Readonly<{ item?: string; type?: string; maker?: string; model?: string; label?: string }>;

/** What a thing was taken for. */
export type Match = Readonly<{
  item: string | undefined;
  confidence: number;
  sure: boolean;
  words: readonly string[];
  guesses: readonly string[];
  model?: string;
  apart?: 'licence' | 'cable' | 'consumable' | 'service' | 'virtual' | 'part' | 'accessory';
  also: readonly Readonly<{ item: string; count: number; words: readonly string[] }>[];
  count?: number;
}>;

export type Matcher = (seen: Seen) => Match;

export function matcherOf(facts: Facts): Matcher {
  return ({ item, type, model, label }) => {
    const texts = [item, type, label, model].filter((text) => text !== undefined);
    for (const text of texts) {
      const found = recognise(text, facts);
      if (found) return { ...found, sure: true, words: [text], guesses: [found.item], also: [] };
    }
    return { item: undefined, confidence: 0, sure: false, words: [], guesses: nearest(texts[0] ?? '', facts), also: [] };
  };
}
