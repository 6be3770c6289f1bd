import type { Line } from '../../engine/assess/inventory.ts';
import { countOf, type Part, partOf, restOf } from '../../engine/assess/machine.ts';
import { isUnknown } from '../../engine/quantity/quantity.ts';
import { type Bounds, figureIn } from '../cell/figure.ts';
import { measures } from '../cell/unit.ts';
import { type Field, fieldOf } from '../fields.ts';
import { readLine } from '../line/line.ts';
import { known, REFUSED } from '../line/outcome.ts';
import type { Reading } from '../line/reading.ts';
import { type Wrong, wrong } from '../problem.ts';
import { words } from '../words.ts';
import { cellsOf, type Entry, type Gathered, ignoreOthers, problemAt, textOf } from './entry.ts';
import { CAPACITIES, type Host, keepHost } from './machines.ts';

/** Ways to say what part of a machine a service takes. */
const KEYS: Readonly<Record<Part['key'], Bounds>> = { ...CAPACITIES, share: { low: 0, high: 1, measure: measures.share, example: '0,25' } };

const KNOWN = new Set(['name', 'nom', 'host', 'machine', ...Object.keys(KEYS)]);
/** The cells of a line that a part says for itself; it has all others of its machine. */
const OWN: ReadonlySet<Field> = new Set(['label', 'service', 'persons']);

/** A part, and what it claims of its machine by each key it gives. */
type Claim = Readonly<{ entry: Entry; own: Partial<Record<Part['key'], number>> }>;

/** Names that parts give to machines told nowhere by their components: those of ordinary lines. */
export function hostsOf({ virtual, machines }: Readonly<{ virtual: readonly Entry[]; machines: readonly Entry[] }>): ReadonlySet<string> {
  const told = new Set(machines.map(({ value }) => textOf(value['name'] ?? value['nom'])?.trim()));
  return new Set(virtual.flatMap(({ value }) => textOf(value['host'] ?? value['machine'])?.trim() ?? []).filter((name) => !told.has(name)));
}

/** An ordinary line whose parts services use: it has the factors of its item. */
export function hostOf(line: Line): Host {
  const { number, label } = line;
  return { entry: { number, path: '', value: {} }, line, machine: { name: `${label}#${number}`, power: undefined }, ours: true, whole: {} };
}

/** Reads the parts of machines that services use, and puts both among the lines: parts add up to the machine, no more. */
export function readParts(entries: readonly Entry[], hosts: ReadonlyMap<string, Host>, reading: Reading, into: Gathered): void {
  const claims = new Map<Host, Claim[]>([...hosts.values()].map((host) => [host, []]));
  for (const entry of entries) {
    ignoreOthers(entry, KNOWN, into);
    const named = textOf(entry.value['host'] ?? entry.value['machine'])?.trim() ?? '';
    const host = hosts.get(named);
    if (!host) refuse(entry, 'host', named, wrong(words.noHost, words.host([...hosts.keys()])), into);
    else {
      const claim = readClaim(entry, into);
      if (claim) claims.get(host)?.push(claim);
    }
  }
  for (const [host, its] of claims) share(host, its, reading, into);
}

function readClaim(entry: Entry, into: Gathered): Claim | undefined {
  const own: Partial<Record<Part['key'], number>> = {};
  for (const key of Object.keys(KEYS) as Part['key'][]) {
    const text = textOf(entry.value[key]);
    if (text === undefined) continue;
    const claimed = figureIn(text, KEYS[key]);
    if (!('value' in claimed)) return refuse(entry, key, text, claimed, into);
    own[key] = claimed.value;
  }
  return Object.keys(own).length > 0 ? { entry, own } : refuse(entry, 'vcpu', '', wrong(words.noKey, words.key), into);
}

function share(host: Host, claims: readonly Claim[], reading: Reading, into: Gathered): void {
  const { entry, line, ours, whole } = host;
  const keys = Object.keys(KEYS) as Part['key'][];
  const key = keys.find((one) => claims.every(({ own }) => one in own)) ?? keys.find((one) => claims.some(({ own }) => one in own)) ?? 'share';
  const all = key === 'share' ? 1 : (whole[key] ?? claims.reduce((sum, { own }) => sum + (own[key] ?? 0), 0));
  const taken = claims
    .filter((claim) => takePart(host, claim, key, all, reading, into))
    .map((claim): Part => ({ key, own: claim.own[key] as number, all, line: claim.entry.number }));
  const claimed = taken.reduce((sum, { own }) => sum + own / all, 0);
  if (claimed > 1 + ROUNDING)
    into.problems.push({ ...problemAt(entry, 'vcpu', String(Number(claimed.toPrecision(2))), wrong(words.overfull, words.whole), true), column: '' });
  if (ours && claimed === 0) keepHost(host, into);
  else if (ours && claimed < 1 - ROUNDING) keepHost(host, into, restOf(taken, countOf(line), reading.facts));
  else into.statuses.push({ line: entry.number, label: line.label, outcome: known(line.item), described: true });
}

/** Thirds that add up to one do so but for the last digit. */
const ROUNDING = 1e-9;

/** Puts a part among the lines; false when it had to be refused. */
function takePart({ line, machine }: Host, { entry, own }: Claim, key: Part['key'], all: number, reading: Reading, into: Gathered): boolean {
  const mine = own[key];
  const given = Object.keys(own)[0] ?? key;
  if (mine === undefined) return !!refuse(entry, given, textOf(entry.value[given]) ?? '', wrong(words.otherKey, words.key), into);
  const part = partOf({ key, own: mine, all, line: entry.number }, countOf(line));
  if (isUnknown(part)) return !!refuse(entry, key, String(mine), wrong(words.nothingOffered, words.key), into);
  const { cells, columns } = cellsOf(entry);
  const asked = Object.entries(cells).filter(([field]) => OWN.has(field as Field));
  const read = readLine({ label: line.label, ...Object.fromEntries(asked), item: line.item ?? '' }, entry.number, reading, columns);
  into.problems.push(...read.problems, ...strangers(entry));
  const [its] = read.lines;
  into.statuses.push({ line: entry.number, label: cells.label ?? line.label, outcome: read.outcome });
  if (!its) return false;
  const { label, service, persons } = its;
  into.lines.push({
    ...line,
    number: entry.number,
    label,
    ...(service ? { service } : {}),
    ...(persons ? { persons } : {}),
    machine: { ...machine, name: `${machine.name}/${label}`, count: part },
  });
  return true;
}

/** Cells a part cannot have of its own: it stands where its machine stands, and lasts as long. Said, not replaced in silence. */
function strangers(entry: Entry): ReturnType<typeof problemAt>[] {
  return Object.keys(entry.value).flatMap((name) => {
    const field = fieldOf(name);
    if (KNOWN.has(name) || !field || OWN.has(field)) return [];
    return [problemAt(entry, name, textOf(entry.value[name]) ?? '', wrong(words.ofTheMachine, words.onTheMachine), true)];
  });
}

function refuse(entry: Entry, column: string, text: string, lack: Wrong, into: Gathered): undefined {
  into.problems.push(problemAt(entry, column, text, lack));
  into.statuses.push({ line: entry.number, label: textOf(entry.value['name'] ?? entry.value['nom']) ?? '', outcome: REFUSED });
  return undefined;
}
