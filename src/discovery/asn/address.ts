import { isIP } from 'node:net';

/** Where an address stands among others: its first 64 bits as two halves; an IPv4 address is the `low` one alone. */
export type Place = Readonly<{ family: 4 | 6; high: number; low: number }>;

/** The place of an address as resolvers write it; `undefined` for any other writing, and for an address of a link (`%eth0`). */
export function placeOf(address: string): Place | undefined {
  const family = isIP(address);
  if (family === 4) return { family, high: 0, low: fourOf(address) };
  if (family === 0 || address.includes('%')) return undefined;
  const [head = '', tail] = address.split('::');
  const first = groupsOf(head);
  const last = tail === undefined ? [] : groupsOf(tail);
  while (first.length + last.length < 8) first.push(0);
  const [a = 0, b = 0, c = 0, d = 0] = [...first, ...last];
  return { family: 6, high: a * 0x1_0000 + b, low: c * 0x1_0000 + d };
}

function fourOf(address: string): number {
  let value = 0;
  for (const part of address.split('.')) value = value * 256 + Number(part);
  return value;
}

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const four = fourOf(group);
    return [Math.floor(four / 0x1_0000), four % 0x1_0000];
  });
}
