import type { Words } from '../../engine/quantity/quantity.ts';
import { words } from '../words.ts';

export type Decoded = Readonly<{ text: string }> | Readonly<{ why: Words; expected: Words }>;

/** Signatures of what people send by mistake: spreadsheets, archives, pictures, PDF. */
const BINARY = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0x1f, 0x8b],
];

/** Bytes to text: UTF-8, UTF-16 by its mark, or else Windows-1252, which old spreadsheets still write. */
export function decode(bytes: Uint8Array): Decoded {
  if (BINARY.some((signature) => signature.every((byte, i) => bytes[i] === byte))) return { why: words.binary, expected: words.text };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.subarray(0, 8192).includes(0)) return { why: words.binary, expected: words.text };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
