import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { discoverMany } from '../src/discovery/discover.ts';
import type { Discovery } from '../src/discovery/finding.ts';
import { verdictOf } from '../tests/discovery/accuracy.ts';
import { openWorld, organisations } from '../tests/discovery/world.ts';
import type { Asked, Loaded, Named, Task } from './discovery-world.ts';
import { atLeast, atMost, type Measure, median, megabytes, memoryOf, type Row, RUNS } from './measure.ts';

const WORLD = fileURLToPath(new URL('./discovery-world.ts', import.meta.url));
const LAUNCHER = new URL('../bin/infrabasse', import.meta.url);
const FEWER_RUNS = 3;
const DOMAINS = 2_000;
const AT_ONCE = 32;
const DELAY_MS = 20;
/** One in so many of the invented organisations, of all kinds. */
const ONE_IN = 9;
const LEAST_RIGHT = 97;
const MOST_WRONG = 0.5;

/** From a name to whom one depends on: how often it is right, how long it takes, alone and by the thousand. */
export const measure: Measure = async () => [
  ...(await accuracy()),
  await alone(),
  ...(await many('serve')),
  ...(await many('discover')),
  ...(await operators()),
];

/** Of the zones that the rules were made on, then of those that no rule has seen: counts, never which. */
async function accuracy(): Promise<Row[]> {
  const found = new Map<string, Discovery>();
  const { reaching, close } = await openWorld();
  const domains = organisations.map(({ domain }) => domain);
  await discoverMany(domains, reaching, AT_ONCE, (one) => void found.set(one.domain, one));
  await close();
  return [false, true].flatMap((unseen) => {
    const own = organisations.filter(({ expected }) => (expected.unseen ?? false) === unseen);
    const verdicts = own.map((one) => {
      const told = found.get(one.domain);
      if (!told) throw new Error(`${one.domain} was not answered`);
      const verdict = verdictOf(one, told);
      if (verdict !== 'wrong' || told.mail.confidence === 'seen') return verdict;
      return told.mail.confidence === 'unknown' ? 'silent' : 'misled';
    });
    const row = (name: string, verdict: string, aim: (found: number) => string): Row => {
      const count = verdicts.filter((one) => one === verdict).length;
      const share = (count * 100) / own.length;
      return { name, samples: [share], unit: '%', aim: aim(share), ratio: `${count} of ${own.length}` };
    };
    return [
      row(`discovery: mail host right, zones ${unseen ? 'that no rule was made on' : 'that rules were made on'}`, 'right', (one) =>
        atLeast(LEAST_RIGHT, ' %', one),
      ),
      row('… silent where something was to be found', 'silent', () => ''),
      row('… wrong, and said to be seen', 'wrong', (one) => atMost(MOST_WRONG, '%', one)),
      row('… wrong, and said to be deduced', 'misled', () => ''),
    ];
  });
}

/** One domain after the other, as someone who types a name waits for it. */
async function alone(): Promise<Row> {
  const names = await started<Named>({ what: 'names', delay: DELAY_MS, domains: organisations.length });
  const domains = names.done.domains.filter((_, i) => i % ONE_IN === 0);
  const { child, done } = await started<Asked>({ what: 'ask', address: names.done.address, domains, concurrency: 1 });
  await Promise.all([stopped(child), stopped(names.child)]);
  const name = `discovery: one domain, each answer after ${DELAY_MS} ms (${domains.length} domains)`;
  return { name, samples: done.each, unit: 'ms', aim: `worst ${atMost(1_500, 'ms', Math.max(...done.each))}` };
}

/** Thousands of them, by a process that does nothing else, its memory held as that of the command is; the server of names is another one. */
async function many(command: string): Promise<Row[]> {
  const names = await started<Named>({ what: 'names', delay: 0, domains: DOMAINS });
  const runs: (Asked & { peak: number })[] = [];
  for (let run = 0; run < FEWER_RUNS; run++) {
    const { child, done } = await started<Asked>({ what: 'ask', ...names.done, concurrency: AT_ONCE }, launchOf(command));
    if (done.each.length !== DOMAINS || done.told < DOMAINS / 2)
      throw new Error(`${done.told} of ${done.each.length} domains had mail, expected most of ${DOMAINS}`);
    runs.push({ ...done, peak: memoryOf(child.pid ?? 'self', 'VmHWM') });
    await stopped(child);
  }
  await stopped(names.child);
  const totals = runs.map(({ total }) => total / 1000);
  const peak = Math.max(...runs.map((one) => one.peak));
  const before = Math.max(...runs.map((one) => one.before));
  const processor = runs.map((one) => one.processor / DOMAINS);
  return [
    {
      name: `discovery: ${DOMAINS.toLocaleString('en')} domains, ${AT_ONCE} at a time, as \`${command}\` is started`,
      samples: totals,
      unit: 's',
      memory: `peak ${megabytes(peak)}, ${megabytes(before)} before the first`,
      aim: `${atMost(60, 's', median(totals))}, ${atMost(150, 'MB', peak / 1e6)}`,
    },
    { name: '… processor time, by domain', samples: processor, unit: 'ms', aim: atMost(5, 'ms', median(processor)) },
  ];
}

type Launch = Readonly<{ flags: readonly string[]; environment: Readonly<Record<string, string>> }>;

/** How `bin/infrabasse` starts Node for a command: its own line, or that of all others. */
function launchOf(command: string): Launch {
  const lines = readFileSync(LAUNCHER, 'utf8').split('\n');
  const line = lines.find((one) => one.startsWith(`${command})`)) ?? lines.find((one) => one.startsWith('*)'));
  const flags = / set -- (.*?) "/.exec(line ?? '')?.[1];
  if (!line || flags === undefined) throw new Error(`bin/infrabasse: no line for ${command}`);
  const arenas = /MALLOC_ARENA_MAX=(\d+)/.exec(line)?.[1];
  return { flags: flags.split(' '), environment: arenas ? { MALLOC_ARENA_MAX: arenas } : {} };
}

async function operators(): Promise<Row[]> {
  const runs: Loaded[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { child, done } = await started<Loaded>({ what: 'operators' });
    runs.push(done);
    await stopped(child);
  }
  const loads = runs.map(({ milliseconds }) => milliseconds);
  const lookUps = runs.map(({ microseconds }) => microseconds);
  const held = median(runs.map((one) => one.held));
  const grown = median(runs.map((one) => one.grown));
  return [
    {
      name: 'discovery: tables of operators, read for the first time',
      samples: loads,
      unit: 'ms',
      memory: `held ${megabytes(held)}, process grows by ${megabytes(grown)}`,
      aim: `${atMost(300, 'ms', median(loads))}, ${atMost(40, 'MB', grown / 1e6)}`,
    },
    { name: '… one address looked up', samples: lookUps, unit: 'µs', aim: atMost(2, 'µs', median(lookUps)) },
  ];
}

/** A process given something to do, and what it answers; it stays, to be weighed or asked. */
async function started<Done>(task: Task, launch?: Launch): Promise<Readonly<{ child: ChildProcess; done: Done }>> {
  const child = fork(WORLD, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...launch?.environment },
    execArgv: [...(launch?.flags ?? process.execArgv)],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the measure left with code ${code} before it answered`);
  });
  failed.catch(() => undefined);
  child.send(task);
  const [done] = await Promise.race([once(child, 'message'), failed]);
  return { child, done: done as Done };
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}
