import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assess } from '../src/engine/assess/assess.ts';
import type { Line } from '../src/engine/assess/inventory.ts';
import { figure, tally } from '../src/engine/footprint/tally.ts';
import { unit } from '../src/engine/quantity/unit.ts';
import { randomFrom } from './lines.ts';
import { atLeast, facts, type Measure, median, megabytes, type Row, SETTINGS, shown, timed } from './measure.ts';

const FOLDER = fileURLToPath(new URL('peers', import.meta.url));
const ASSETS = 1_200;
const LEAST_TIMES = 100;
const TOLERANCE = 1e-6;

/** What each can say of an asset; ours: eight criteria, two flows, every stage, ranges, two conventions. */
const PEERS = [
  { script: 'pipeline.mjs', name: '@grnsft/if 1.1.0, SCI pipeline (1 criterion, no range)', least: LEAST_TIMES },
  { script: 'rules.mjs', name: 'publicodes 1.10.3, acv-numerique 2.1.0 (1 criterion, no range)', least: LEAST_TIMES },
  { script: 'cloud.mjs', name: '@cloud-carbon-footprint/core 1.0.0 (1 criterion, no range)' },
];

/** What all models can say of an asset. Published powers and lifetimes, so that peers with their own factors may agree. */
type Asset = Readonly<{ kind: string; item: string; count: number; watts: number; hours: number; pue: number; years: number; embodiedGrams: number }>;

/** The same assets for us and for the peers installed beside us. */
export const measure: Measure = async () => {
  install();
  const assets = assetsOf();
  const lines = assets.map(lineOf);
  const totals = () => tally(assess(lines, facts, SETTINGS, 'total').entries);
  const ours = timed(totals).map((ms) => (ms * 1000) / ASSETS);
  const kg = figure(totals(), 'gwp')?.value ?? Number.NaN;
  const first = { name: `peers: ours, by asset (${shown(ASSETS)} assets)`, samples: ours, unit: 'µs' };
  return [first, ...inFile(assets, (file) => PEERS.map((peer) => rowOf(peer, file, median(ours), kg)))];
};

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules'))) return;
  process.stderr.write('bench: installing the peers in bench/peers (npm ci)…\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm ci in bench/peers failed with code ${status}`);
}

function assetsOf(): Asset[] {
  const random = randomFrom(20_261_124);
  const kinds = [
    { kind: 'laptop', item: 'laptop', watts: 26.5, years: 5, hours: () => 200 + Math.floor(random() * 2_000) },
    { kind: 'smartphone', item: 'smartphone', watts: 4.5, years: 2.5, hours: () => 200 + Math.floor(random() * 2_000) },
    { kind: 'server', item: 'server-rack', watts: 400, years: 5, hours: () => 8_760 },
  ].map((kind) => ({ ...kind, embodiedGrams: embodiedGrams(kind.item), pue: facts.places.get(facts.items.get(kind.item)?.place ?? '')?.pue.value ?? 1 }));
  return Array.from({ length: ASSETS }, (_, i) => {
    const kind = kinds[i % kinds.length] as (typeof kinds)[number];
    return { ...kind, count: 1 + Math.floor(random() * 40), hours: kind.hours() };
  });
}

function embodiedGrams(item: string): number {
  const factors = facts.factors(item).filter(({ criterion }) => criterion === 'gwp');
  return factors.reduce((sum, { quantity }) => sum + quantity.value * unit(quantity.unit).scale * 1000, 0);
}

function lineOf({ item, count, watts, hours, years }: Asset, i: number): Line {
  const only = (value: number) => ({ value, low: value, high: value });
  return { number: i + 1, label: item, item, count, lifetime: only(years), power: only(watts), hours: only(hours), evidence: 'B' };
}

function inFile(assets: readonly Asset[], work: (file: string) => Row[]): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'infrabasse-bench-'));
  try {
    const file = join(folder, 'assets.json');
    writeFileSync(file, JSON.stringify({ assets, mix: facts.mix('FR', 'gwp', SETTINGS.year)?.value }));
    return work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowOf({ script, name, least }: (typeof PEERS)[number], file: string, ours: number, kg: number): Row {
  const { status, stdout } = spawnSync(process.execPath, ['--no-deprecation', join(FOLDER, script), file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
  if (status !== 0) throw new Error(`peer ${script} failed with code ${status}`);
  const found = JSON.parse(stdout) as { samples: number[]; kg: number; peak: number };
  // Models with factors of their own may differ; the order of magnitude may not.
  const same = Math.abs(found.kg / kg - 1) < TOLERANCE ? 'same kg' : `${shown(found.kg / kg)}× our kg`;
  const times = median(found.samples) / ours;
  const aim = least ? { aim: atLeast(least, '×', times) } : {};
  return { name: `… ${name}`, samples: found.samples, unit: 'µs', memory: megabytes(found.peak), ratio: `${shown(times)}× ours, ${same}`, ...aim };
}
