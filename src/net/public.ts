import { BlockList, isIP } from 'node:net';

/** IPv4 that nobody on the public web has, by the special-purpose registries; the last one answers inside a large cloud only. */
const NOT_PUBLIC_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['168.63.129.16', 32],
];
/** Within 2000::/3, the only IPv6 given to the public: protocols (Teredo among them), documentation, 6to4. */
const NOT_PUBLIC_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [net, bits] of NOT_PUBLIC_4) refused.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_6) refused.addSubnet(net, bits, 'ipv6');
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, written as resolvers write it, is one of the public web; any other writing is not. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  // A zone (`%eth0`) is of a link.
  if (family === 0 || address.includes('%')) return false;
  const inner = carriedBy(address);
  if (inner !== undefined) return !refused.check(inner, 'ipv4');
  return given.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** The IPv4 address that `::ffff:0:0/96` (mapped) and `64:ff9b::/96` (NAT64) carry: it is where the connection goes. */
function carriedBy(address: string): string | undefined {
  const written = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? '';
  const [, high = '', low = ''] = /^(?:::ffff|64:ff9b:):(?:([\da-f]+):)?([\da-f]+)$/.exec(written) ?? [];
  if (low === '') return undefined;
  const [a, b] = [Number.parseInt(high || '0', 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
