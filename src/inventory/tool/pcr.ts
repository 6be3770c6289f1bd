import type { Line } from '../../engine/assess/inventory.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Evidence, Words } from '../../engine/quantity/quantity.ts';
import { listIn, type Native, objectIn, textIn } from './native.ts';

/**
 * The format of exchange of the category rules for information systems (PCR-SI): an organisation, its electricity, and an
 * inventory of `{id, type, name, quantity, unit, lifetime (years), quality, yearly_electricity_consumption (kWh of one),
 * mix_of_use, tags}`.
 */

const FORMAT: Words = { fr: 'inventaire PCR-SI', en: 'PCR-SI inventory' };
const KNOWN = new Set(['id', 'type', 'name', 'quantity', 'unit', 'lifetime', 'quality', 'yearly_electricity_consumption', 'mix_of_use', 'tags']);
const QUALITY: Readonly<Record<Evidence, string>> = { A: 'measured', B: 'documented', C: 'declared', D: 'estimated' };

export function fromPcr(given: unknown): Native | undefined {
  const root = objectIn(given);
  if (!root || !Array.isArray(root['inventory']) || !('organization' in root || 'electricity' in root)) return undefined;
  const equipment = listIn(root['inventory']).map((one) => {
    const quality = textIn(one['quality']).toLowerCase();
    const evidence = Object.entries(QUALITY).find(([, word]) => word === quality)?.[0];
    const others = Object.fromEntries(Object.entries(one).filter(([key]) => !KNOWN.has(key)));
    return without({
      ...others,
      item: textIn(one['type']),
      label: textIn(one['name']),
      quantity: textIn(one['quantity']),
      lifetime: textIn(one['lifetime']),
      electricity: textIn(one['yearly_electricity_consumption']),
      country: textIn(one['mix_of_use']),
      evidence: evidence ?? '',
      service: listOfTexts(one['tags']),
    });
  });
  return { format: FORMAT, document: { equipment }, dropped: [] };
}

/** The lines of an inventory in that format. What it has no word for (places, ages, parts of machines) stays behind. */
export function toPcr(lines: Iterable<Line>, facts: Facts, organization: string, country: string): unknown {
  const inventory = [...lines].map((line, i) => {
    const { item, label, count, machine, lifetime, evidence, electricity, service } = line;
    return without({
      id: String(i + 1),
      type: item ?? 'unknown',
      name: label,
      quantity: machine?.count?.value ?? count,
      unit: facts.items.get(item ?? '')?.kind === 'line' ? 'line' : 'item',
      lifetime: lifetime?.value,
      quality: QUALITY[evidence ?? 'C'],
      yearly_electricity_consumption: electricity?.value,
      mix_of_use: line.country ?? country,
      tags: service ? [service] : undefined,
    });
  });
  return { organization: { name: organization }, electricity: [], inventory };
}

function without<Value>(object: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== '' && value !== undefined));
}

function listOfTexts(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map(textIn).filter(Boolean).join(', ');
}
