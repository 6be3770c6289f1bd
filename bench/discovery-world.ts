import type { Organisation } from '../tests/discovery/zones.ts';

/** What the measures of discovery start as processes of their own: a server of names, whoever asks it, the tables of operators. */

type Names = Readonly<{ what: 'names'; delay: number; domains: number }>;
type Ask = Readonly<{ what: 'ask'; address: string; domains: readonly string[]; concurrency: number }>;
type Operators = Readonly<{ what: 'operators' }>;
export type Task = Names | Ask | Operators;
export type Named = Readonly<{ address: string; domains: readonly string[] }>;
/**
 * Milliseconds, of each domain too, and of the processor for all of them; bytes once the tables and the catalogue are read;
 * for how many domains something was told of the mail.
 */
export type Asked = Readonly<{ total: number; each: readonly number[]; processor: number; before: number; told: number }>;
export type Loaded = Readonly<{ milliseconds: number; held: number; grown: number; microseconds: number }>;

const LOOK_UPS = 200_000;
const STEP = 2_654_435_761;

/** As many domains as asked for: the invented ones, then the same under other names. */
async function names({ delay, domains: wanted }: Names): Promise<Named> {
  const { dnsServer } = await import('../tests/discovery/dns-server.ts');
  const { zones } = await import('../tests/discovery/zones.ts');
  const { organisations, names: own } = zones();
  const all: Record<string, object> = { ...own };
  const domains: string[] = [];
  for (let copy = 0; domains.length < wanted; copy++) {
    for (const { domain, zone } of organisations.slice(0, wanted - domains.length)) {
      const name = copy === 0 ? domain : domain.replace('.', `-${copy}.`);
      domains.push(name);
      const renamed = JSON.parse(JSON.stringify(zone ?? {}).replaceAll(domain, name)) as Organisation['zone'];
      for (const [label, records] of Object.entries(renamed)) all[label === '@' ? name : `${label}.${name}`] = records;
    }
  }
  const { address } = await dnsServer(all, { delay });
  return { address, domains };
}

async function ask({ address, domains, concurrency }: Ask): Promise<Asked> {
  const { readCatalogue } = await import('../src/discovery/catalogue.ts');
  const { openOperators } = await import('../src/discovery/asn/operators.ts');
  const { discoverMany } = await import('../src/discovery/discover.ts');
  const { openResolver } = await import('../src/discovery/dns/resolver.ts');
  const { DATA_FOLDER } = await import('../src/facts/load.ts');
  const { catalogue } = readCatalogue(DATA_FOLDER);
  const operators = openOperators();
  operators.operatorOf('192.0.2.1');
  const before = process.memoryUsage.rss();
  const reaching = { catalogue, operators, resolver: () => openResolver({ servers: [address] }), now: Date.now };
  const each: number[] = [];
  let told = 0;
  const began = new Map<string, number>();
  const handed = function* () {
    for (const domain of domains) {
      began.set(domain, performance.now());
      yield domain;
    }
  };
  const { user, system } = process.cpuUsage();
  const start = performance.now();
  await discoverMany(handed(), reaching, concurrency, ({ domain, mail }) => {
    each.push(performance.now() - (began.get(domain) ?? Number.NaN));
    began.delete(domain);
    if (mail.confidence !== 'unknown') told += 1;
  });
  const total = performance.now() - start;
  const spent = process.cpuUsage({ user, system });
  return { total, each, processor: (spent.user + spent.system) / 1000, before, told };
}

/** Bytes of tables are outside of the heap of objects. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function operators(): Promise<Loaded> {
  const { openOperators } = await import('../src/discovery/asn/operators.ts');
  const before = held();
  const resident = process.memoryUsage.rss();
  const { operatorOf } = openOperators();
  const start = performance.now();
  operatorOf('192.0.2.1');
  const milliseconds = performance.now() - start;
  const grown = process.memoryUsage.rss() - resident;
  const tables = held() - before;
  const addresses = Array.from({ length: LOOK_UPS }, (_, i) => addressOf((i * STEP) % 2 ** 32, i % 4 === 0));
  const began = performance.now();
  for (const address of addresses) operatorOf(address);
  return { milliseconds, held: tables, grown, microseconds: ((performance.now() - began) * 1000) / LOOK_UPS };
}

function addressOf(number: number, six: boolean): string {
  const bytes = [24, 16, 8, 0].map((bits) => (number >>> bits) & 255);
  return six ? `2${((number >>> 20) & 0xfff).toString(16).padStart(3, '0')}:${(number & 0xffff).toString(16)}::1` : bytes.join('.');
}

process.once('message', async (task: Task) => {
  const done = task.what === 'names' ? await names(task) : task.what === 'ask' ? await ask(task) : await operators();
  process.send?.(done);
});
process.once('disconnect', () => process.exit());
