import type { Group } from '../assess/amounts.ts';
import type { Assessment, Entry } from '../assess/assess.ts';
import { MANUFACTURE, RANKS, USE } from '../assess/impacts.ts';
import type { Settings, Spread } from '../assess/inventory.ts';
import { plannedAge } from '../assess/lifetime.ts';
import { nameOf } from '../assess/resolve.ts';
import { CRITERIA, type CriterionId, FLOWS, type FlowId, MEASURES, type MeasureId, STAGES, type Stage } from '../criteria.ts';
import { compute } from '../formula/compute.ts';
import { perPerson } from '../formulas/impact.ts';
import { exact, isUnknown, type Quantity, type Words } from '../quantity/quantity.ts';
import { type Lever, levers } from './sensitivity.ts';
import { type Figure, figure, figureOf, type Tally, tally, tallyBy, unknownLines } from './tally.ts';

/** `null`: unknown, which is not zero. */
export type Known = Readonly<{ value: number | null; low: number | null; high: number | null; unit: string }>;

/** A total, and what share of the lines it does not cover, wholly or in part. */
export type Total = Known & Readonly<{ unknownShare: number; whollyUnknown: number; partlyUnknown: number }>;

/** One row of a table: an item, a service, a place. */
export type Part = Readonly<{ id: string; name: Words; lines: number; quantity: number; criteria: Readonly<Record<MeasureId, Known>> }>;

/** A line nobody can tell the climate impact of, wholly (`all`) or for one part. */
export type Gap = Readonly<{
  line: number;
  lines: number;
  label: Words;
  item: string | null;
  quantity: number;
  missing: 'all' | 'manufacture' | 'use';
  why: Words;
}>;

/** Devices older than planned. Their age and what was planned are told of one line, not of many summed. */
export type GoodNews = Readonly<{ line: number; label: Words; devices: number; age: Spread | null; planned: number | null }>;

/** What falls to each person a machine serves, pro rata: it says whether a shared machine idles, and ranks nobody. */
export type Shared = Readonly<{ line: number; label: Words; persons: number; gwp: Known }>;

/** The whole result of an assessment, in plain data. Documented in docs/inventory.md; names never change meaning. */
export type Footprint = Readonly<{
  year: number;
  country: string;
  /** How lifetimes were counted, and years added to all of them: without these two, totals cannot be compared. */
  lifetime: Settings['lifetime'];
  keptLonger: number;
  facts: string;
  lineCount: number;
  deviceCount: number;
  criteria: Readonly<Record<CriterionId, Total>>;
  flows: Readonly<Record<FlowId, Total>>;
  /** The two conventions of reuse; equal when nothing is second-hand. `criteria` and `flows` follow `prorata`. */
  conventions: Readonly<{ reused: boolean; prorata: Readonly<Record<CriterionId, Known>>; cutoff: Readonly<Record<CriterionId, Known>> }>;
  byStage: Readonly<Partial<Record<Stage, Readonly<Partial<Record<MeasureId, Known>>>>>>;
  byItem: readonly Part[];
  /** Empty for long inventories, which are told by item only. */
  byLine: readonly Part[];
  byService: readonly Part[];
  byPlace: readonly Part[];
  unknown: readonly Gap[];
  sensitivity: readonly (Lever & Readonly<{ criterion: CriterionId; name: Words; unit: string }>)[];
  goodNews: readonly GoodNews[];
  /** For lines that say how many people they serve. */
  perPerson: readonly Shared[];
}>;

/** Lines, services and places told one by one, at most: beyond, nobody reads them and they weigh megabytes. */
const TOLD = 200;

/** Draws the whole result from an assessment. `criterion` is the one whose levers are sought. */
export function footprint({ context, entries }: Assessment, criterion: CriterionId = 'gwp'): Footprint {
  const whole = tally(entries);
  const { facts, settings } = context;
  const labels = new Map(entries.map(({ group: { first } }) => [String(first.line.number), nameOf(first)]));
  const itemName = (id: string): Words => facts.items.get(id)?.name ?? { fr: id, en: id };
  return {
    year: settings.year,
    country: settings.country,
    lifetime: settings.lifetime,
    keptLonger: settings.keptLonger,
    facts: facts.version,
    lineCount: whole.lines,
    deviceCount: entries.reduce((sum, { group }) => sum + (group.first.item?.kind === 'device' ? group.devices : 0), 0),
    criteria: record(CRITERIA, (id) => totalOf(whole, id)),
    flows: record(FLOWS, (id) => totalOf(whole, id)),
    conventions: {
      reused: whole.cutoff !== whole.prorata,
      prorata: record(CRITERIA, (id) => known(figure(whole, id, 'prorata'), id)),
      cutoff: record(CRITERIA, (id) => known(figure(whole, id, 'cutoff'), id)),
    },
    byStage: byStage(whole),
    byItem: parts(entries, ({ group }) => group.first.item?.id ?? '', itemName),
    byLine:
      entries.length <= TOLD && entries.every(({ group }) => group.lines === 1)
        ? parts(
            entries,
            ({ group }) => String(group.first.line.number),
            (id) => labels.get(id) ?? same(id),
          )
        : [],
    byService: fewParts(entries, ({ group }) => group.first.line.service ?? '', same),
    byPlace: fewParts(
      entries,
      ({ group }) => group.first.line.place ?? '',
      (id) => facts.places.get(id)?.name ?? same(id),
    ),
    unknown: entries
      .map(gapOf)
      .filter((gap) => gap !== undefined)
      .sort((a, b) => Number(b.missing === 'all') - Number(a.missing === 'all')),
    sensitivity: levers({ context, entries }, criterion).map((lever) => ({
      ...lever,
      criterion,
      name: lever.part === 'mix' ? same(lever.about) : itemName(lever.about),
      unit: `${CRITERIA[RANKS[criterion]]?.unit}/year`,
    })),
    goodNews: entries.map(newsOf).filter((news) => news !== undefined),
    perPerson: entries.map(sharedOf).filter((one) => one !== undefined),
  };
}

function totalOf(whole: Tally, id: MeasureId): Total {
  const { whole: whollyUnknown, part: partlyUnknown } = unknownLines(whole, id);
  return { ...known(figure(whole, id), id), unknownShare: whole.lines === 0 ? 0 : (whollyUnknown + partlyUnknown) / whole.lines, whollyUnknown, partlyUnknown };
}

function known(found: Figure | undefined, id: MeasureId): Known {
  return found ?? { value: null, low: null, high: null, unit: `${MEASURES[RANKS[id]]?.unit}/year` };
}

function byStage(whole: Tally): Footprint['byStage'] {
  const stages: Partial<Record<Stage, Partial<Record<MeasureId, Known>>>> = {};
  for (const stage of STAGES) {
    for (const { id } of MEASURES) {
      const found = figure(whole, id, 'prorata', stage);
      if (found) stages[stage] = { ...stages[stage], [id]: found };
    }
  }
  return stages;
}

function fewParts(...told: Parameters<typeof parts>): Part[] {
  const [entries, keyOf] = told;
  return new Set(entries.map(keyOf)).size <= TOLD ? parts(...told) : [];
}

function parts(entries: readonly Entry[], keyOf: (entry: Entry) => string, named: (id: string) => Words): Part[] {
  return [...tallyBy(entries, keyOf)].map(([id, part]) => ({
    id,
    name: id === '' ? UNSAID : named(id),
    lines: part.lines,
    quantity: part.devices,
    criteria: record(MEASURES, (measure) => known(figure(part, measure), measure)),
  }));
}

/** What is missing of an entry's climate impact, if anything. */
export function gapOf({ group, impacts }: Entry): Gap | undefined {
  const { line, item } = group.first;
  const lacks = impacts.missing[RANKS.gwp] as number;
  if (lacks === 0) return undefined;
  const missing = lacks === (MANUFACTURE | USE) || impacts.known.length === 0 ? 'all' : lacks === USE ? 'use' : 'manufacture';
  const why = !item ? WHY.unrecognised : item.kind === 'service' ? (missing === 'all' ? WHY.service : WHY.machines) : WHY[missing];
  return { line: line.number, lines: group.lines, label: labelOf(group), item: item?.id ?? null, quantity: group.devices, missing, why };
}

function newsOf({ group }: Entry): GoodNews | undefined {
  const { line, published, reused } = group.first;
  if (group.outlived === 0 || !published) return undefined;
  const alone = group.lines === 1;
  return {
    line: line.number,
    label: labelOf(group),
    devices: group.outlived,
    age: alone ? (line.age ?? null) : null,
    planned: alone ? plannedAge(line, reused, published) : null,
  };
}

/** The name a line bears, or that of its item when several lines were summed. */
function labelOf({ lines, first }: Group): Words {
  return lines > 1 && first.item ? first.item.name : nameOf(first);
}

function sharedOf(entry: Entry): Shared | undefined {
  const { line } = entry.group.first;
  const total = figureOf(entry, 'gwp');
  if (line.persons === undefined || !total) return undefined;
  const persons = line.persons * entry.group.lines;
  const inputs = new Map([
    ['impact/total', { ...total, id: 'impact/total', name: nameOf(entry.group.first), because: { kind: 'sum', of: [] } } as Quantity],
    ['service/persons', exact('service/persons', nameOf(entry.group.first), persons, 'person', { kind: 'declared', line: line.number })],
  ]);
  const each = compute(perPerson, (id) => inputs.get(id), CRITERIA[RANKS.gwp]?.unit);
  if (isUnknown(each)) return undefined;
  const { value, low, high, unit } = each;
  return { line: line.number, label: labelOf(entry.group), persons, gwp: { value, low, high, unit } };
}

function record<Id extends string, Value>(list: readonly Readonly<{ id: Id }>[], answer: (id: Id) => Value): Record<Id, Value> {
  return Object.fromEntries(list.map(({ id }) => [id, answer(id)])) as Record<Id, Value>;
}

const same = (id: string): Words => ({ fr: id, en: id });
const UNSAID: Words = { fr: 'non dit', en: 'not said' };
const WHY = {
  service: {
    fr: 'service hébergé ailleurs : machines, lieu et électricité à demander à l’hébergeur',
    en: 'hosted elsewhere: machines, place and electricity to be asked of the host',
  },
  machines: { fr: 'machines de l’hébergeur : à lui demander', en: 'machines of the host: to be asked of it' },
  unrecognised: { fr: 'objet non reconnu', en: 'item not recognised' },
  all: { fr: 'aucune source ouverte pour cet objet', en: 'no open source for this item' },
  manufacture: { fr: 'aucune source ouverte pour sa fabrication', en: 'no open source for its manufacture' },
  use: { fr: 'consommation inconnue : donnez des watts ou des kWh', en: 'consumption unknown: give watts or kWh' },
} as const;
