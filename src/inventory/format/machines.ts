import type { Line, Machine, Spread } from '../../engine/assess/inventory.ts';
import { type Components, machineOf, partOf, restOf } from '../../engine/assess/machine.ts';
import type { Quantity } from '../../engine/quantity/quantity.ts';
import { type Bounds, spreadIn } from '../cells.ts';
import { statusOf } from '../inventory.ts';
import { type Reading, readLine } from '../line.ts';
import { plain } from '../plain.ts';
import { type Problem, quoted } from '../problem.ts';
import { words } from '../words.ts';
import { cellsOf, type Entry, type Gathered, textOf } from './entry.ts';

/** Fields of a machine, the input of the component method each one answers, and its bounds. */
const COMPONENTS: Readonly<Record<string, readonly [id: string, bounds: Bounds, french: string]>> = {
  cpus: ['cpu/units', bounds(0, 16, '2'), 'processeurs'],
  cores: ['cpu/cores', bounds(1, 512, '16'), 'coeurs'],
  dieArea: ['cpu/die-area', bounds(1, 3000, '500', 'mm²'), 'surfacePuce'],
  tdp: ['cpu/tdp', bounds(1, 1000, '150', 'W'), 'tdp'],
  load: ['cpu/load', bounds(0, 100, '20', '%'), 'charge'],
  ramStrips: ['ram/units', bounds(0, 128, '8'), 'barrettes'],
  ramGB: ['ram/capacity', bounds(0, 1024, '32', 'Go'), 'memoireGo'],
  ssds: ['ssd/units', bounds(0, 128, '2'), 'ssds'],
  ssdGB: ['ssd/capacity', bounds(0, 100_000, '960', 'Go'), 'ssdGo'],
  hdds: ['hdd/units', bounds(0, 128, '4'), 'disques'],
  gpus: ['gpu/units', bounds(0, 32, '2'), 'gpus'],
  gpuWatts: ['gpu/power', bounds(0, 3000, '300', 'W'), 'gpuWatts'],
  powerSupplies: ['power-supply/units', bounds(0, 8, '2'), 'alimentations'],
  powerSupplyKg: ['power-supply/mass', bounds(0.1, 20, '3', 'kg'), 'alimentationKg'],
};

function bounds(low: number, high: number, example: string, unit = ''): Bounds {
  return { low, high, unit, example };
}

const CASES: Readonly<Record<string, Components['case']>> = { rack: 'rack', baie: 'rack', blade: 'blade', lame: 'blade', tower: 'tower', tour: 'tower' };

/** A machine read, and what its parts need to know of it. */
type Host = Readonly<{ line: Line; machine: Machine; ours: boolean; whole: Partial<Record<'vcpu' | 'storage', number>> }>;

/** Reads machines known by their components, and the parts of them that services use. Parts add up to the machine. */
export function readMachines(machines: readonly Entry[], parts: readonly Entry[], reading: Reading, into: Gathered): void {
  const hosts = new Map<string, Host>();
  for (const entry of machines) {
    const host = readHost(entry, reading, into);
    if (!host) continue;
    if (hosts.has(host.line.label)) into.problems.push(problem(entry, 'name', host.line.label, words.twice, words.unique));
    else hosts.set(host.line.label, host);
  }
  const claims = new Map<string, { entry: Entry; key: string; own: number }[]>();
  for (const entry of parts) {
    const claim = readClaim(entry, hosts, into);
    if (claim) claims.set(claim.host, [...(claims.get(claim.host) ?? []), claim]);
  }
  for (const [name, host] of hosts) share(host, claims.get(name) ?? [], reading, into);
}

function readHost(entry: Entry, reading: Reading, into: Gathered): Host | undefined {
  const { number, path, value } = entry;
  const form = CASES[plain(textOf(value['case'] ?? value['boitier']) ?? 'rack')];
  const name = textOf(value['name'] ?? value['nom'])?.trim();
  const found: Problem[] = [];
  if (!name) found.push(problem(entry, 'name', '', words.noName, words.name));
  if (!form) found.push(problem(entry, 'case', textOf(value['case']) ?? '', words.unknownCase, words.cases));
  const given: Record<string, Spread> = {};
  for (const [field, [id, limits, french]] of Object.entries(COMPONENTS)) {
    const text = textOf(value[field] ?? value[french]);
    if (text === undefined) continue;
    const parsed = spreadIn(text, limits);
    if ('value' in parsed) given[id] = parsed.value;
    else found.push(problem(entry, field, text, parsed.why, parsed.expected));
  }
  if (given['cpu/units']?.value !== 0 && !given['cpu/cores'] && !given['cpu/die-area'])
    found.push({ ...problem(entry, 'cores', '', words.noCores, words.cores), kept: true });
  const { cells, columns } = cellsOf(value, path);
  const read = readLine({ ...cells, item: `server-${form ?? 'rack'}`, label: name ?? '' }, number, reading, columns);
  into.problems.push(...found, ...read.problems);
  const line = found.some((one) => !one.kept) ? undefined : read.line;
  if (!line || !name || !form) {
    into.statuses.push(statusOf({ ...read, line: undefined }, number, name ?? ''));
    return undefined;
  }
  const machine = machineOf({ name, line: number, case: form, given: { ...ONE_OF_EACH, ...given }, watts: line.power }, reading.facts);
  into.statuses.push(statusOf(read, number, name));
  return {
    line,
    machine,
    ours: value['ours'] !== false && value['à nous'] !== false,
    whole: { ...numberIn(value['vcpu'], 'vcpu'), ...numberIn(value['storage'], 'storage') },
  };
}

/** A server has these unless it is said otherwise. */
const ONE_OF_EACH: Readonly<Record<string, Spread>> = Object.fromEntries(['cpu/units', 'power-supply/units'].map((id) => [id, { value: 1, low: 1, high: 1 }]));

function readClaim(entry: Entry, hosts: ReadonlyMap<string, Host>, into: Gathered): { host: string; entry: Entry; key: string; own: number } | undefined {
  const { number, value } = entry;
  const refuse = (column: string, text: string, why: Problem['why'], expected: Problem['expected']): undefined => {
    into.problems.push(problem(entry, column, text, why, expected));
    into.statuses.push({ line: number, label: textOf(value['name']) ?? '', item: null, confidence: 0, status: 'refused' });
    return undefined;
  };
  const host = textOf(value['host'] ?? value['machine'])?.trim() ?? '';
  if (!hosts.has(host)) return refuse('host', host, words.noHost, words.host([...hosts.keys()]));
  const key = ['vcpu', 'storage', 'share'].find((one) => value[one] !== undefined);
  const own = key === undefined ? Number.NaN : Number(value[key]);
  if (key === undefined || !Number.isFinite(own) || own < 0) return refuse('vcpu', key === undefined ? '' : String(value[key]), words.noKey, words.key);
  return { host, entry, key, own };
}

/** Puts the machine and its parts in the inventory: the parts, and what is left of a machine that is ours. */
function share(host: Host, claims: readonly { entry: Entry; key: string; own: number }[], reading: Reading, into: Gathered): void {
  const { line, machine, ours, whole } = host;
  const key = claims[0]?.key as 'vcpu' | 'storage' | 'share' | undefined;
  const all = key === 'share' ? 1 : ((key && whole[key]) ?? claims.reduce((sum, claim) => sum + claim.own, 0));
  const parts: Quantity[] = [];
  for (const { entry, key: its, own } of claims) {
    if (its !== key) {
      into.problems.push(problem(entry, its, String(own), words.noKey, words.key));
      continue;
    }
    const part = partOf({ key, own, all, line: entry.number }, line.count);
    const { cells, columns } = cellsOf(entry.value, entry.path);
    const read = readLine({ ...cells, item: line.item ?? '', label: textOf(entry.value['name']) ?? line.label }, entry.number, reading, columns);
    into.problems.push(...read.problems);
    into.statuses.push(statusOf(read, entry.number, cells.label ?? ''));
    if (!read.line) continue;
    parts.push(part);
    const { label, service, persons } = read.line;
    into.lines.push({
      ...line,
      number: entry.number,
      label,
      ...(service ? { service } : {}),
      ...(persons ? { persons } : {}),
      machine: { ...machine, name: `${machine.name}/${label}`, count: part },
    });
  }
  const claimed = parts.reduce((sum, part) => sum + part.value, 0) / (line.count || 1);
  if (claimed > 1 + 1e-9) into.problems.push({ line: line.number, column: '', value: String(claimed), why: words.overfull, expected: words.whole, kept: true });
  if (parts.length === 0) into.lines.push({ ...line, machine });
  else if (ours && claimed < 1 - 1e-9) into.lines.push({ ...line, machine: { ...machine, count: restOf(parts, line.count, reading.facts, line.number) } });
}

function numberIn(value: unknown, name: 'vcpu' | 'storage'): Partial<Record<'vcpu' | 'storage', number>> {
  const read = Number(value);
  return value !== undefined && Number.isFinite(read) && read > 0 ? { [name]: read } : {};
}

function problem({ number, path }: Entry, column: string, value: string, why: Problem['why'], expected: Problem['expected']): Problem {
  return { line: number, column: `${path}.${column}`, value: quoted(value), why, expected, kept: false };
}
