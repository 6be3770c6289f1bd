import { type Criterion, criterionOf } from '../criteria.ts';
import type { Factor, Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { lineFactor } from '../formulas/network.ts';
import { isUnknown, type Quantity } from '../quantity/quantity.ts';
import { convertible } from '../quantity/unit.ts';
import type { Context } from './inventory.ts';

/**
 * Factors of a network line for a year. A line of a network is the mean line of its zone; when boxes stand in the
 * inventory it is taken without its box, so that no box is counted twice. Where nobody has measured a line with its box,
 * it is the line alone.
 */
export function lineFactors(item: Item, country: string, { facts, boxes }: Context): readonly Factor[] {
  if (item.network === undefined) return facts.factors(item.id);
  const zone = facts.zone(country);
  const alone = facts.factors(`${item.network}-${zone}`);
  const withBox = facts.factors(`${item.network}-with-box-${zone}`);
  const volume = facts.quantity(`network/volume/${zone}`);
  return (boxes || withBox.length === 0 ? alone : withBox).flatMap((factor) => byLine(factor, volume) ?? []);
}

/** A factor said by line as it stands; one said by gigabyte, times the volume of the mean line. */
function byLine(factor: Factor, volume: Quantity | undefined): Factor | undefined {
  const { unit } = criterionOf(factor.criterion) as Criterion;
  if (convertible(factor.quantity.unit, `${unit}/line·year`)) return factor;
  const given: Readonly<Record<string, Quantity | undefined>> = { 'network/volume': volume, 'network/intensity': factor.quantity };
  const quantity = compute(lineFactor, (id) => given[id], unit);
  return isUnknown(quantity) ? undefined : { ...factor, quantity };
}
