import type { Problem } from '../../book.ts';
import { faults } from './faults.ts';

/** A number followed by a unit of impact, money or share: a figure that must come from the facts, with its range and its source. */
const FIGURE =
  /(?<![\p{L}\p{N}])[−-]?\d[\d\s.,\u00a0\u202f]*\s*(?:%|‰|(?:milli(?:ons?|ards?)|thousands?|millions?|billions?)\s+(?:de\s+|d’|of\s+)?)?\s*(?:%|[kMGT]?Wh?\b|watts?\b|kilowatt|(?:kg|g|t|tonnes?|kilos?|grammes?|grams?|kilogrammes?|kilograms?)(?:\s*(?:de|of)?\s*CO|\b)|CO2|CO₂|[MG]J\b|litres?\b|liters?\b|m³|€|euros?\b)/iu;

/** Figures of impact typed by hand in a text: none may be. Code, addresses and directives are left out. */
export function typedFigures(file: string, text: string, before: number): Problem[] {
  let fenced = false;
  return text.split('\n').flatMap((line, i) => {
    if (/^(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) return [];
    const bare = line
      .replace(/`[^`]*`/g, '')
      .replace(/:{1,3}[a-z-]+\{[^}]*\}/g, '')
      .replace(/\]\([^)]*\)/g, ']');
    const found = FIGURE.exec(bare);
    return found ? [{ file, line: before + i + 1, ...faults.typed(found[0].trim()) }] : [];
  });
}

/** Signs that the typefaces of the paper draw, or that we draw for them: Latin, Greek and Cyrillic letters, and what goes with them. */
const DRAWN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;
const PICTURES = /(?![☐⚡©®™0-9#*])\p{Extended_Pictographic}/u;

/** Signs that cannot be printed: the press would stop at them. */
export function unprintable(file: string, text: string, before: number): Problem[] {
  return text.split('\n').flatMap((line, i) => {
    const found = PICTURES.exec(line)?.[0] ?? (DRAWN.test(line) ? undefined : [...line].find((sign) => !DRAWN.test(sign)));
    return found === undefined ? [] : [{ file, line: before + i + 1, ...faults.unprintable(found) }];
  });
}
