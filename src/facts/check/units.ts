import { type CriterionId, criterionOf } from '../../engine/criteria.ts';
import { vocabulary } from '../../engine/formula/vocabulary.ts';
import type { ItemRow, Row, Tables } from '../rows.ts';

/** The unit in which each table must be read: another dimension would give a figure without meaning, and no error. */

const FLOW_UNITS: Readonly<Record<string, string>> = { lifetime: 'year', power: 'W/item', elec: 'kWh/item·year', hours: 'h/year', mass: 'kg/item' };
const METRIC_UNITS: Readonly<Record<string, string>> = { 'mass-ratio': '1', 'raw-material': 'kg/item', 'yearly-mass': 'kg/person·year', share: '%' };
const PER: Readonly<Record<ItemRow['kind'], string>> = { device: 'item', line: 'line·year' };

export const PUE_UNIT = '1';

/** Parts of a server: what formulas read besides items. `cpu-die/manufacture` → `impact/mm2`. */
const components = new Map(Object.values(vocabulary).flatMap(({ fact, unit }) => (fact === undefined ? [] : [[fact, unit] as const])));
const componentNames = new Set([...components.keys()].map((fact) => fact.split('/')[0]));

/** True of a part that some formula asks for, at some stage. */
export function isComponent(item: string): boolean {
  return componentNames.has(item);
}

/** True of a part at a stage that no formula asks for. */
export function isUnread({ item, stage }: Row): boolean {
  return isComponent(item) && !components.has(`${item}/${stage}`);
}

/** The zone of a row of a network, `fixed-network-with-box-FR` → `FR`; `undefined` for any other thing. */
export function zoneOf(item: string, { items }: Pick<Tables, 'items'>): string | undefined {
  const network = items.find((one) => one.network && item.startsWith(`${one.network}-`))?.network;
  return network && item.slice(network.length + 1).replace(/^with-box-/, '');
}

/** Units a row of factors may be in; none when nothing says what the row is. */
export function unitsOf(row: Row, tables: Pick<Tables, 'items'>): readonly string[] {
  const flow = FLOW_UNITS[row.criterion];
  if (flow) return [flow];
  const criterion = criterionOf(row.criterion)?.unit;
  if (!criterion) return [];
  const kind = tables.items.find(({ id }) => id === row.item)?.kind;
  const component = components.get(`${row.item}/${row.stage}`)?.replace('impact', criterion);
  if (zoneOf(row.item, tables) !== undefined) return [`${criterion}/GB`, `${criterion}/line·year`];
  return [...(kind && PER[kind] ? [`${criterion}/${PER[kind]}`] : []), ...(component ? [component] : [])];
}

/** The unit of a mix; its criterion's own, by kilowatt-hour. */
export function unitOfMix(criterion: string): string | undefined {
  const unit = criterionOf(criterion as CriterionId)?.unit;
  return unit && `${unit}/kWh`;
}

export function unitOfMetric(metric: string): string | undefined {
  return METRIC_UNITS[metric];
}

/** The unit of a parameter: that of the formulas, which the calculation in blocks does not convert. */
export function unitOfParameter(id: string): string | undefined {
  const [family] = id.split('/');
  if (family === 'hours') return 'h/year';
  if (family === 'evidence' || family === 'spread') return '1';
  if (id.startsWith('network/volume/')) return vocabulary['network/volume']?.unit;
  return vocabulary[id]?.unit;
}
