import { readFileSync } from 'node:fs';
import { loadLibrary } from '../src/facts/load.ts';

/** One line of the table. Samples are in `unit`; the table shows their median and extremes. */
export type Row = Readonly<{ name: string; samples: readonly number[]; unit: string; memory?: string; aim?: string; ratio?: string }>;

export type Measure = (argument: string) => Promise<Row[]>;

/** Never fewer: a median of two or three runs says little on a shared machine. */
export const RUNS = 7;
const WARM_UPS = 2;
/** Short works are repeated until their code is compiled. */
const WARM_UP_MS = 500;

export const YEAR = 2025;
export const SETTINGS = { year: YEAR, country: 'FR', lifetime: 'planned', keptLonger: 0 } as const;

export const library = loadLibrary(new Date().toISOString().slice(0, 10));
export const { facts } = library;

/**
 * Milliseconds of each run after the warm-up, for several works in turn: what disturbs the machine disturbs them all, and
 * their ratio still means something. Garbage is left to its own pace: forced collections also throw away compiled code.
 */
export function timedInTurn(works: readonly (() => unknown)[], runs = RUNS): number[][] {
  for (const work of works) warmUp(work);
  const samples = works.map((): number[] => []);
  for (let run = 0; run < runs; run++) works.forEach((work, i) => void samples[i]?.push(tookBy(work)));
  return samples;
}

function warmUp(work: () => unknown): void {
  let spent = 0;
  for (let run = 0; run < WARM_UPS || spent < WARM_UP_MS; run++) spent += tookBy(work);
}

function tookBy(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function timed(work: () => unknown, runs = RUNS): number[] {
  return timedInTurn([work], runs)[0] ?? [];
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Bytes that stay once the work is done and nothing but its result is held. */
export function retained(work: () => unknown): number {
  const before = held();
  const result = work();
  const after = held();
  // The result must still be reachable while it is weighed.
  return result === undefined ? Number.NaN : after - before;
}

function held(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collect(): void {
  if (!globalThis.gc) throw new Error('garbage collector out of reach, expected node --expose-gc');
  globalThis.gc();
}

/** Largest memory a process has had, or has now, in bytes. */
export function memoryOf(process: number | 'self', which: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${process}/status`, 'utf8');
  return Number(new RegExp(`${which}:\\s*(\\d+)`).exec(status)?.[1] ?? Number.NaN) * KIB;
}

const KIB = 1024;

/** Three figures: what a shared machine can tell apart. */
export function shown(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: Math.min(digits, 1) });
}

export function megabytes(bytes: number): string {
  return `${shown(bytes / 1e6)} MB`;
}

/** An aim, and whether the median reaches it. */
export function atMost(most: number, unit: string, found: number): string {
  return `≤ ${shown(most)} ${unit}: ${found <= most ? 'met' : 'MISSED'}`;
}

export function atLeast(least: number, unit: string, found: number): string {
  return `≥ ${shown(least)}${unit}: ${found >= least ? 'met' : 'MISSED'}`;
}
