import { type Criterion, criterionOf } from '../criteria.ts';
import type { Factor, Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { bareLines, lineFactor, mixedLineFactor } from '../formulas/network.ts';
import { exact, isUnknown, type Quantity, type Words } from '../quantity/quantity.ts';
import { convertible } from '../quantity/unit.ts';
import type { Boxes, Context } from './inventory.ts';

/**
 * Factors of a network line for a year. A line of a network is the mean line of its zone: without its box when that box
 * stands in the inventory, so that no box is counted twice; with it otherwise, so that none is forgotten. Where nobody
 * has measured a line with its box, it is the line alone.
 */
export function lineFactors(item: Item, country: string, { facts, boxes }: Context): readonly Factor[] {
  if (item.network === undefined) return facts.factors(item.id);
  const zone = facts.zone(country);
  const volume = facts.quantity(`network/volume/${zone}`);
  const yearly = (network: string): Factor[] => facts.factors(`${network}-${zone}`).flatMap((factor) => byLine(factor, volume) ?? []);
  const alone = yearly(item.network);
  const withBox = yearly(`${item.network}-with-box`);
  const shares = sharesOf(boxes.get(country));
  if (withBox.length === 0 || shares.boxed === 0) return alone;
  return shares.bare === 0 ? withBox : alone.map((factor) => mixed(shares, factor, withBox));
}

/** A factor said by line as it stands; one said by gigabyte, times the volume of the mean line. */
function byLine(factor: Factor, volume: Quantity | undefined): Factor | undefined {
  const { unit } = criterionOf(factor.criterion) as Criterion;
  if (convertible(factor.quantity.unit, `${unit}/line·year`)) return factor;
  const given: Readonly<Record<string, Quantity | undefined>> = { 'network/volume': volume, 'network/intensity': factor.quantity };
  const quantity = compute(lineFactor, (id) => given[id], unit);
  return isUnknown(quantity) ? undefined : { ...factor, quantity };
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

/** The factor of a line between with its box and without. Where a line with its box is not published, those without count alone: the others are unknown. */
function mixed({ bare, boxed, why }: Shares, alone: Factor, withBox: readonly Factor[]): Factor {
  const part = (id: string, value: number): Quantity => exact(id, vocabulary[id]?.name ?? why, value, '1', { kind: 'assumed', why });
  const both = withBox.find(({ stage, criterion }) => stage === alone.stage && criterion === alone.criterion);
  const inputs: Readonly<Record<string, Quantity | undefined>> = {
    'network/bare-line': alone.quantity,
    'network/bare-share': part('network/bare-share', bare),
    'network/line-and-box': both?.quantity,
    'network/boxed-share': part('network/boxed-share', boxed),
  };
  const { unit } = criterionOf(alone.criterion) as Criterion;
  const bareOnly = compute(bareLines, (id) => inputs[id], unit);
  const quantity = compute(both ? mixedLineFactor : bareLines, (id) => (id === 'network/bare-lines' ? bareOnly : inputs[id]), unit);
  if (isUnknown(quantity)) throw new Error(`"${quantity.id}" is unknown: ${quantity.why.en}`);
  return { ...alone, quantity, partial: both === undefined };
}
