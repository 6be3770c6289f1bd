/** Remainders of each byte in the checksum of zip archives (CRC-32). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** The checksum of bytes that follow others, from theirs; 0 when there are none. */
export function checksum(before: number, bytes: Uint8Array): number {
  let rest = ~before;
  for (let i = 0; i < bytes.length; i++) rest = (TABLE[(rest ^ (bytes[i] as number)) & 0xff] as number) ^ (rest >>> 8);
  return ~rest >>> 0;
}
