import { CRITERIA, type Stage } from '../criteria.ts';
import type { Factor, Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { lineFactor, mixedLineFactor } from '../formulas/network.ts';
import { exact, isUnknown, type Quantity, type Result, type Words } from '../quantity/quantity.ts';
import type { Boxes, Context } from './inventory.ts';

/** Countries with figures of their own; others take the European ones. */
const OWN_FIGURES = ['FR'];

/**
 * Factors of a network line for a year. A fixed line is the mean line of its country: without its box when that box
 * stands in the inventory, so that no box is counted twice; with it otherwise, so that none is forgotten.
 */
export function lineFactors(item: Item, country: string, { facts, boxes }: Context): readonly Factor[] {
  if (item.id !== FIXED_LINE) return facts.factors(item.id);
  const zone = OWN_FIGURES.includes(country) ? country : 'EU';
  const volume = facts.quantity(`network/volume/${zone}`);
  const shares = sharesOf(boxes.get(country));
  const found: Factor[] = [];
  for (const { id: criterion, unit } of CRITERIA) {
    for (const stage of ['all', 'embodied'] as Stage[]) {
      const factorOf = (network: string): Result | undefined => {
        const intensity = facts.quantity(`${network}-${zone}/${stage}/${criterion}`);
        return intensity && compute(lineFactor, (id) => (id === 'network/volume' ? volume : id === 'network/intensity' ? intensity : undefined), unit);
      };
      const quantity = mixed(
        shares,
        () => factorOf('fixed-network'),
        () => factorOf('fixed-network-with-box'),
        unit,
      );
      if (quantity && !isUnknown(quantity)) found.push({ stage, criterion, quantity });
    }
  }
  return found;
}

export const FIXED_LINE = 'internet-line';
const BOX = 'box';
/** Items that are counted together: a line is without its box when the box is there. */
export const COUNTED_TOGETHER: ReadonlySet<string | undefined> = new Set([BOX, FIXED_LINE]);

/** Counts a box or a fixed line as it is met, by country; what is neither is left alone. */
export function meet(boxes: Boxes, item: string | undefined, country: string, many: number): void {
  if (!COUNTED_TOGETHER.has(item)) return;
  const met = boxes.get(country) ?? { boxes: 0, lines: 0 };
  boxes.set(country, item === BOX ? { ...met, boxes: met.boxes + many } : { ...met, lines: met.lines + many });
}

type Shares = Readonly<{ bare: number; boxed: number; why: Words }>;

/** As many lines without a box as there are boxes, no more: a box too many belongs to no line. */
function sharesOf(met: Readonly<{ boxes: number; lines: number }> = { boxes: 0, lines: 0 }): Shares {
  const { boxes, lines } = met;
  const bare = lines > 0 ? Math.min(boxes, lines) / lines : 0;
  const why = { fr: `box comptées à part : ${boxes}, pour ${lines} lignes fixes`, en: `boxes counted apart: ${boxes}, for ${lines} fixed lines` };
  return { bare, boxed: 1 - bare, why };
}

/** The factor of a line with its box, without it, or in between; absent when one that counts is not published. */
function mixed({ bare, boxed, why }: Shares, without: () => Result | undefined, withBox: () => Result | undefined, unit: string): Result | undefined {
  if (bare === 0) return withBox();
  if (boxed === 0) return without();
  const part = (id: string, value: number): Quantity => exact(id, vocabulary[id]?.name ?? why, value, '1', { kind: 'assumed', why });
  const inputs: Readonly<Record<string, Result | undefined>> = {
    'network/bare-line': without(),
    'network/line-and-box': withBox(),
    'network/bare-share': part('network/bare-share', bare),
    'network/boxed-share': part('network/boxed-share', boxed),
  };
  return compute(mixedLineFactor, (id) => inputs[id], unit);
}
