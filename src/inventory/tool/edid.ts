/** What a screen says of itself on its cable (EDID 1.x, VESA): 128 bytes that begin with a fixed mark. */
export type Screen = Readonly<{ maker: string; model: string; year: number | undefined; inches: number | undefined }>;

const MARK = [0, 255, 255, 255, 255, 255, 255, 0];
const LENGTH = 128;
const CENTIMETRES_AN_INCH = 2.54;
/** Where the four descriptors stand, and how long each is. */
const [DESCRIPTORS, DESCRIPTOR] = [54, 18];
const NAME = 0xfc;
/** Makers by the three letters they have there. */
const MAKERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    DEL: 'Dell',
    HWP: 'HP',
    HPN: 'HP',
    LEN: 'Lenovo',
    SAM: 'Samsung',
    GSM: 'LG',
    IVM: 'Iiyama',
    AOC: 'AOC',
    BNQ: 'BenQ',
    PHL: 'Philips',
    ACR: 'Acer',
    AUS: 'Asus',
    ACI: 'Asus',
    ENC: 'Eizo',
    NEC: 'NEC',
    VSC: 'ViewSonic',
    APP: 'Apple',
    FUS: 'Fujitsu',
    EPS: 'Epson',
  }),
);

export function screenIn(bytes: Uint8Array): Screen | undefined {
  if (bytes.length < LENGTH || MARK.some((byte, i) => bytes[i] !== byte)) return undefined;
  const byte = (at: number): number => bytes[at] ?? 0;
  const letters = (byte(8) << 8) | byte(9);
  const code = [letters >> 10, letters >> 5, letters].map((five) => String.fromCharCode(64 + (five & 31))).join('');
  const [width, height] = [byte(21), byte(22)];
  const inches = width > 0 && height > 0 ? Math.round((Math.hypot(width, height) / CENTIMETRES_AN_INCH) * 10) / 10 : undefined;
  const year = byte(17) > 0 ? 1990 + byte(17) : undefined;
  return { maker: MAKERS.get(code) ?? code, model: nameIn(bytes), year, inches };
}

function nameIn(bytes: Uint8Array): string {
  for (let at = DESCRIPTORS; at + DESCRIPTOR <= LENGTH; at += DESCRIPTOR) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0 || bytes[at + 3] !== NAME) continue;
    const letters = [...bytes.subarray(at + 5, at + DESCRIPTOR)].filter((letter) => letter >= 32 && letter < 127);
    return String.fromCharCode(...letters).trim();
  }
  return '';
}
