import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server, type Socket as Stream } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import packet, { type Answer, type DecodedPacket, type OptAnswer, type RecordType } from 'dns-packet';

/** A small DNS server on loopback that answers as a resolver does: CNAME followed, wildcards, truncation, TCP. */

/** Records of a name, written as in a zone file: `MX: ['10 mx.example']`, `SRV: ['0 1 443 host.example']`. */
export type Zone = Readonly<{
  A?: readonly string[];
  AAAA?: readonly string[];
  MX?: readonly string[];
  TXT?: readonly string[];
  CNAME?: string;
  NS?: readonly string[];
  SOA?: string;
  SRV?: readonly string[];
  CAA?: readonly string[];
}>;
export type Zones = Readonly<Record<string, Zone>>;

/** `delay`: ms before each answer. `servfail`, `refused`: names answered so. `silent`: names never answered. */
export type Options = Readonly<{ delay?: number; servfail?: readonly string[]; refused?: readonly string[]; silent?: readonly string[] }>;

/** `asked`: `MX name.example`, in the order of arrival; an answer cut for UDP and asked again in TCP counts once. */
export type DnsServer = Readonly<{ address: string; queries: () => number; asked: () => readonly string[]; close: () => Promise<void> }>;

const RCODE = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
const MOST_CNAME = 8;
const EDNS_SIZE = 1232;
const MOST_BYTES = 65_535;
const OPT: OptAnswer = { type: 'OPT', name: '.', udpPayloadSize: EDNS_SIZE, extendedRcode: 0, ednsVersion: 0, flags: 0, flag_do: false, options: [] };

/** What is known of a name: its records, nothing (`{}`: there are names below it), or `undefined` where it does not exist. */
function lookup(zones: Zones, existing: ReadonlySet<string>, name: string): Zone | undefined {
  if (existing.has(name)) return zones[name] ?? {};
  const labels = name.split('.');
  for (let i = 1; i < labels.length; i++) {
    const above = labels.slice(i).join('.');
    // Only the closest name that exists may lend its wildcard.
    if (existing.has(above)) return zones[`*.${above}`];
  }
  return undefined;
}

/** Chunks of 255 bytes, as TXT wants them. */
function chunks(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.max(1, Math.ceil(bytes.length / 255)) }, (_, i) => bytes.subarray(i * 255, i * 255 + 255));
}

function answersOf(zone: Zone, type: RecordType, name: string): Answer[] {
  const words = (line: string): string[] => line.split(' ');
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'NS':
      return (zone[type] ?? []).map((data) => ({ type, name, ttl: 60, data }));
    case 'CNAME':
      return zone.CNAME === undefined ? [] : [{ type, name, ttl: 60, data: zone.CNAME }];
    case 'TXT':
      return (zone.TXT ?? []).map((text) => ({ type, name, ttl: 60, data: chunks(text) }));
    case 'MX':
      return (zone.MX ?? []).map(words).map(([preference, exchange = '.']) => ({ type, name, ttl: 60, data: { preference: Number(preference), exchange } }));
    case 'SRV':
      return (zone.SRV ?? []).map(words).map(([priority, weight, port, target = '.']) => ({
        type,
        name,
        ttl: 60,
        data: { priority: Number(priority), weight: Number(weight), port: Number(port), target },
      }));
    case 'CAA':
      return (zone.CAA ?? []).map(words).map(([flags, tag, ...value]) => ({
        type,
        name,
        ttl: 60,
        data: { flags: Number(flags), tag: tag as 'issue', value: value.join(' ').replaceAll('"', '') },
      }));
    case 'SOA': {
      const [mname = '', rname = ''] = words(zone.SOA ?? '');
      return mname === '' ? [] : [{ type, name, ttl: 60, data: { mname, rname, serial: 1, refresh: 3600, retry: 600, expire: 86_400, minimum: 60 } }];
    }
    default:
      return [];
  }
}

type Found = Readonly<{ rcode: number; answers: Answer[] }>;

function resolve(zones: Zones, existing: ReadonlySet<string>, { servfail = [], refused = [] }: Options, type: RecordType, asked: string): Found {
  const answers: Answer[] = [];
  let name = asked.toLowerCase();
  for (let i = 0; i <= MOST_CNAME; i++) {
    if (servfail.includes(name)) return { rcode: RCODE.SERVFAIL, answers: [] };
    if (refused.includes(name)) return { rcode: RCODE.REFUSED, answers: [] };
    const zone = lookup(zones, existing, name);
    if (!zone) return { rcode: RCODE.NXDOMAIN, answers };
    if (zone.CNAME === undefined || type === 'CNAME') return { rcode: RCODE.NOERROR, answers: [...answers, ...answersOf(zone, type, name)] };
    answers.push(...answersOf(zone, 'CNAME', name));
    name = zone.CNAME;
  }
  return { rcode: RCODE.SERVFAIL, answers: [] };
}

/** The answer in bytes; `cut` where it did not fit and the asker must come back in TCP. */
function encoded(query: DecodedPacket, { rcode, answers }: Found, most: number): { bytes: Buffer; cut: boolean } {
  const edns = query.additionals?.some(({ type }) => type === 'OPT');
  const reply = (some: Answer[], more = 0): Buffer =>
    packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode | more,
      questions: query.questions ?? [],
      answers: some,
      additionals: edns ? [OPT] : [],
    });
  const bytes = reply(answers);
  if (bytes.length <= most) return { bytes, cut: false };
  // No message is longer than 64 kB: what does not fit is not said, as real servers do.
  if (most === MOST_BYTES) return { bytes: reply(answers.slice(0, Math.floor((answers.length * (MOST_BYTES - 500)) / bytes.length))), cut: false };
  return { bytes: reply([], packet.TRUNCATED_RESPONSE), cut: true };
}

function sizeOf(query: DecodedPacket): number {
  const edns = query.additionals?.find((one) => one.type === 'OPT');
  return edns?.type === 'OPT' ? Math.max(512, Math.min(EDNS_SIZE, edns.udpPayloadSize)) : 512;
}

/** Both sockets on one port, whichever is free. */
async function bound(tcp: Server): Promise<{ udp: Socket; port: number }> {
  for (let i = 0; ; i++) {
    const udp = createSocket('udp4');
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const { port } = udp.address();
    try {
      await new Promise<void>((resolve, reject) => {
        tcp.once('error', reject);
        tcp.listen(port, '127.0.0.1', () => resolve(void tcp.off('error', reject)));
      });
      return { udp, port };
    } catch (error) {
      udp.close();
      if (i === 20) throw error;
    }
  }
}

/** Starts a server of these zones; wildcards are `*.name`. */
export async function dnsServer(zones: Zones, options: Options = {}): Promise<DnsServer> {
  const asked: string[] = [];
  const existing = new Set(Object.keys(zones).flatMap((name) => name.split('.').map((_, i, labels) => labels.slice(i).join('.'))));
  const closing = new AbortController();

  const answer = async (message: Buffer, most: (query: DecodedPacket) => number): Promise<Buffer | undefined> => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return undefined;
    const name = question.name.toLowerCase();
    const silent = options.silent?.includes(name);
    const { bytes, cut } = encoded(query, resolve(zones, existing, options, question.type, name), most(query));
    if (!cut) asked.push(`${question.type} ${name}`);
    if (options.delay) await wait(options.delay, undefined, { signal: closing.signal });
    return silent ? undefined : bytes;
  };
  /** A message that cannot be read, or that comes while closing, gets no answer. */
  const replying = (message: Buffer, most: (query: DecodedPacket) => number, send: (bytes: Buffer) => void): void =>
    void answer(message, most).then(
      (bytes) => bytes && !closing.signal.aborted && send(bytes),
      () => undefined,
    );

  const open = new Set<Stream>();
  const tcp = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    let held: Buffer = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      held = Buffer.concat([held, data]);
      while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
        const end = 2 + held.readUInt16BE(0);
        replying(
          held.subarray(2, end),
          () => MOST_BYTES,
          (bytes) => {
            const size = Buffer.alloc(2);
            size.writeUInt16BE(bytes.length);
            socket.write(Buffer.concat([size, bytes]));
          },
        );
        held = held.subarray(end);
      }
    });
  });
  const { udp, port } = await bound(tcp);
  udp.on('message', (message, from) => replying(message, sizeOf, (bytes) => udp.send(bytes, from.port, from.address)));

  return {
    address: `127.0.0.1:${port}`,
    queries: () => asked.length,
    asked: () => asked,
    close: async () => {
      closing.abort();
      for (const socket of open) socket.destroy();
      await Promise.all([new Promise<void>((done) => udp.close(() => done())), new Promise((done) => tcp.close(done))]);
    },
  };
}
