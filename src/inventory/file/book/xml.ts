import { SaxesParser } from 'saxes';
import { damaged } from '../archive.ts';
import { wideEncoding } from '../given.ts';
import { LIMITS } from '../limits.ts';

/** Attributes of an element, by name. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is done with the elements of an XML document; names come without their prefix. */
export type Elements = Readonly<{
  /** False when what stands within is of no use. */
  open(name: string, attributes: Attributes): boolean;
  close(name: string): void;
  text?(text: string): void;
}>;

/** Reads a document a little at a time, and gives what `elements` hands over meanwhile. Throws `Broken` where it is no XML. No entity but the five of XML is known, no document type is read. */
export function* readXml<Found>(chunks: Iterable<Uint8Array>, elements: (give: (found: Found) => void) => Elements): Iterable<Found> {
  const found: Found[] = [];
  const { write, end } = parsing(elements((one) => found.push(one)));
  let decoder: TextDecoder | undefined;
  try {
    for (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += STEP) {
        decoder ??= new TextDecoder(wideEncoding(chunk));
        write(decoder.decode(chunk.subarray(at, at + STEP), { stream: true }));
        yield* found.splice(0);
      }
    }
    end();
  } catch (error) {
    // What was found before is sound.
    yield* found.splice(0);
    throw error;
  }
  yield* found.splice(0);
}

/** Bytes read before what was found is given: rows must not pile up. */
const STEP = 1 << 16;

/** Everything that a short document hands over. */
export function allOf<Found>(chunks: Iterable<Uint8Array>, elements: (give: (found: Found) => void) => Elements): Found[] {
  return [...readXml(chunks, elements)];
}

function parsing({ open, close, text }: Elements): { write(text: string): void; end(): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  /** Depth of the element whose content is passed over; 0 when none is. */
  let passed = 0;
  let silence = 0;
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }) => {
    silence = 0;
    depth += 1;
    if (depth > LIMITS.depth) throw damaged();
    if (passed === 0 && !open(local(name), attributes)) passed = depth;
  });
  parser.on('closetag', ({ name }) => {
    silence = 0;
    if (passed === depth) passed = 0;
    if (passed === 0) close(local(name));
    depth -= 1;
  });
  if (text) {
    const say = (part: string): void => {
      if (passed === 0) text(part);
    };
    parser.on('text', say);
    parser.on('cdata', say);
  }
  return {
    write: (part) => {
      silence += part.length;
      if (silence > LIMITS.silence) throw damaged();
      parser.write(part);
    },
    end: () => parser.close(),
  };
}

function local(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}
