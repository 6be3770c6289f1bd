import type { Assessment } from '../assess/assess.ts';
import { compute } from '../formula/compute.ts';
import { vocabulary } from '../formula/vocabulary.ts';
import { renewedOverHorizon } from '../formulas/device.ts';
import { isUnknown, type Quantity } from '../quantity/quantity.ts';

/**
 * New devices to be made, in so many years, to keep today's fleet as it is: each kept as long as planned, plus
 * `keptLonger` years. An average, as fleets are renewed bit by bit. Second-hand devices were made already.
 * Needs one entry per line.
 */
export function renewedWithin({ entries }: Assessment, years: number, keptLonger = 0): number {
  let made = 0;
  for (const { group } of entries) {
    const { inputs, reused } = group.first;
    const count = inputs['device/count'];
    const lifetime = inputs['device/lifetime'];
    if (!count || !lifetime || reused) continue;
    const result = compute(renewedOverHorizon, (id) => answer(id, count, lifetime, years, keptLonger));
    if (!isUnknown(result)) made += result.value;
  }
  return made;
}

function answer(id: string, count: Quantity, lifetime: Quantity, years: number, keptLonger: number): Quantity | undefined {
  if (id === 'device/count') return count;
  if (id === 'device/lifetime') return { ...lifetime, value: lifetime.value + keptLonger, low: lifetime.low + keptLonger, high: lifetime.high + keptLonger };
  const input = vocabulary[id];
  return input && { id, name: input.name, value: years, low: years, high: years, unit: input.unit, because: { kind: 'declared' } };
}
