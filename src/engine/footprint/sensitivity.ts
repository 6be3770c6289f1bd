import type { Assessment, Entry } from '../assess/assess.ts';
import { cell, RANKS } from '../assess/impacts.ts';
import { type MeasureId, STAGES } from '../criteria.ts';
import { CORNERS } from '../quantity/quantity.ts';
import { figure, tally } from './tally.ts';

/** An input that matters: what the total would be, were it three times larger or three times smaller. */
export type Lever = Readonly<{
  /** What it is about: an item of the inventory, or a country for its electricity. */
  about: string;
  part: 'manufacture' | 'use' | 'mix' | 'line';
  /** Share of the total it bears. */
  share: number;
  /** The total if this part weighed three times more, or a third. */
  more: number;
  less: number;
}>;

const FACTOR = 3;

/**
 * The inputs whose error by a factor three would move the total most.
 *
 * Impacts are products, so the effect of an input is that of the part of the total it multiplies: the manufacture of an
 * item (its factor, its lifetime, their number), its electricity (power, hours), or the mix of a country.
 */
export function levers({ entries }: Assessment, id: MeasureId, wanted = 3): Lever[] {
  const total = figure(tally(entries), id)?.value ?? 0;
  if (total === 0) return [];
  const parts = new Map<string, { about: string; part: Lever['part']; value: number }>();
  const add = (about: string, part: Lever['part'], value: number): void => {
    if (value === 0) return;
    const key = `${part} ${about}`;
    const known = parts.get(key);
    if (known) known.value += value;
    else parts.set(key, { about, part, value });
  };
  for (const entry of entries) {
    const { item, country } = entry.group.first;
    if (!item) continue;
    // A network is what it is per line: its electricity is that of operators, not of this country's mix.
    if (item.kind === 'line') {
      add(
        item.id,
        'line',
        sumOf(entry, id, () => true),
      );
      continue;
    }
    add(
      item.id,
      'manufacture',
      sumOf(entry, id, (stage) => stage !== 'use'),
    );
    add(
      item.id,
      'use',
      sumOf(entry, id, (stage) => stage === 'use'),
    );
    if (id !== 'elec')
      add(
        country,
        'mix',
        sumOf(entry, id, (stage) => stage === 'use'),
      );
  }
  return [...parts.values()]
    .sort((a, b) => b.value - a.value)
    .filter((one, i, all) => !(one.part === 'mix' && all.some((other) => other.part === 'use' && other.value === one.value)) || i === 0)
    .slice(0, wanted)
    .map(({ about, part, value }) => ({
      about,
      part,
      share: value / total,
      more: total + (FACTOR - 1) * value,
      less: total - value + value / FACTOR,
    }));
}

function sumOf({ impacts }: Entry, id: MeasureId, keep: (stage: string) => boolean): number {
  const first = cell(RANKS[id], 0);
  const { known, prorata } = impacts;
  let sum = 0;
  for (let i = 0; i < known.length; i++) {
    const stage = STAGES[(known[i] as number) - first];
    if (stage !== undefined && keep(stage)) sum += prorata[i * CORNERS.length] as number;
  }
  return sum;
}
