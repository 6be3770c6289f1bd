import { CRITERIA, type Stage } from '../criteria.ts';
import type { Factor, Item } from '../facts.ts';
import { compute } from '../formula/compute.ts';
import { lineFactor } from '../formulas/network.ts';
import { isUnknown } from '../quantity/quantity.ts';
import type { Context } from './inventory.ts';

/** Countries with figures of their own; others take the European ones. */
const OWN_FIGURES = ['FR'];

/**
 * Factors of a network line for a year. A fixed line is the mean line of its country; when boxes stand in the inventory
 * the line is taken without its box, so that no box is counted twice.
 */
export function lineFactors(item: Item, country: string, { facts, boxes }: Context): readonly Factor[] {
  if (item.id !== 'internet-line') return facts.factors(item.id);
  const zone = OWN_FIGURES.includes(country) ? country : 'EU';
  const network = `fixed-network-${boxes ? '' : 'with-box-'}${zone}`;
  const found: Factor[] = [];
  for (const { id: criterion, unit } of CRITERIA) {
    for (const stage of ['all', 'embodied'] as Stage[]) {
      const intensity = facts.quantity(`${network}/${stage}/${criterion}`);
      if (!intensity) continue;
      const scope = (id: string) => (id === 'network/volume' ? facts.quantity(`network/volume/${zone}`) : id === 'network/intensity' ? intensity : undefined);
      const quantity = compute(lineFactor, scope, unit);
      if (!isUnknown(quantity)) found.push({ stage, criterion, quantity });
    }
  }
  return found;
}
