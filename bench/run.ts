import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measure, Row } from './measure.ts';

/**
 * `npm run bench [NAME]`: measures and prints a table; never a test that fails for being slow. Each measure is a process
 * of its own, so that its memory is its own too. NAME keeps one of them: batch, growth, audit, import, change, peers, page, guide,
 * directory, discovery.
 */

type Entry = Readonly<{ load: () => Promise<{ measure: Measure }>; arguments?: readonly string[]; oneCore?: boolean }>;

const MEASURES: Readonly<Record<string, Entry>> = {
  batch: { load: () => import('./batch.ts'), oneCore: true },
  growth: { load: () => import('./growth.ts'), arguments: ['1000', '10000', '100000', '1000000'], oneCore: true },
  audit: { load: () => import('./audit.ts') },
  import: { load: () => import('./import.ts'), arguments: ['csv 100000', 'csv 1000000', 'xlsx 100000'] },
  change: { load: () => import('./change.ts') },
  peers: { load: () => import('./peers.ts') },
  page: { load: () => import('./page.ts') },
  guide: { load: () => import('./guide.ts') },
  directory: { load: () => import('./directory.ts') },
  discovery: { load: () => import('./discovery.ts') },
};

const [name, within, argument] = process.argv.slice(2);

if (within === '--within') {
  const rows = await MEASURES[name ?? '']?.load().then(({ measure }) => measure(argument ?? ''));
  process.stdout.write(JSON.stringify(rows));
} else if (name !== undefined && !MEASURES[name]) {
  process.stderr.write(`bench: no measure "${name}", expected one of: ${Object.keys(MEASURES).join(', ')}\n`);
  process.exitCode = 1;
} else {
  const { median, shown } = await import('./measure.ts');
  const wanted = Object.keys(MEASURES).filter((one) => name === undefined || one === name);
  const rows = wanted.flatMap((one) => {
    process.stderr.write(`bench: ${one}…\n`);
    return (MEASURES[one]?.arguments ?? ['']).flatMap((given) => rowsOf(one, given));
  });
  const cells = rows.map(({ name: what, samples, unit, memory = '', aim = '', ratio = '' }) => {
    const extremes = `${shown(Math.min(...samples))}–${shown(Math.max(...samples))}`;
    return [what, `${shown(median(samples))} ${unit}`, extremes, memory, aim, ratio];
  });
  process.stdout.write(`${machine()}\n\n${table([['measure', 'median', 'min–max', 'memory', 'aim', 'ratio'], ...cells])}\n`);
}

function rowsOf(measure: string, given: string): Row[] {
  const node = [process.execPath, '--expose-gc', fileURLToPath(import.meta.url), measure, '--within', given];
  // Collecting garbage on a second core would be help that a busy machine does not give.
  const [command = '', ...rest] = MEASURES[measure]?.oneCore ? ['taskset', '-c', '0', ...node] : node;
  const { status, stdout, error } = spawnSync(command, rest, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (error || status !== 0) throw new Error(`measure "${measure}" failed with code ${status}`, { cause: error });
  return JSON.parse(stdout) as Row[];
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${gigabytes} GiB`;
}

/** Markdown, aligned: read as it is in a terminal, copied as it is into docs/performance.md. */
function table([header = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
