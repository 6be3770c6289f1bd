import type { Spread } from '../../engine/assess/inventory.ts';
import type { Gap, GoodNews } from '../../engine/footprint/footprint.ts';
import { number, sentence } from '../../engine/quantity/show.ts';
import { type Lang, typeset } from '../../web/words.ts';
import { estimateWords } from '../words.ts';

/** Names told for one reason; beyond, "and so many more". */
const NAMES = 12;

/** What is unknown, one line for each reason: which lines, which part of them, why. */
export function gapLines(gaps: readonly Gap[], lang: Lang): { what: string; why: string }[] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const key = `${gap.missing} ${gap.why.en}`;
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  const words = estimateWords[lang];
  return [...groups.values()].map((alike) => {
    const [first] = alike as [Gap];
    const names = alike.slice(0, NAMES).map(({ label, lines }) => (lines > 1 ? `${label[lang]} (× ${lines})` : label[lang]));
    const left = alike.length - NAMES;
    const why = typeset(first.why[lang], lang);
    return {
      what: `${names.join(', ')}${left > 0 ? ` ${words.more(left)}` : ''} — ${words.missing[first.missing]}`,
      why: `${why.charAt(0).toUpperCase()}${why.slice(1)}`,
    };
  });
}

/** `5 ans`, or `3 à 7 ans`. */
function yearsOf({ low, high }: Spread, lang: Lang): string {
  const years = sentence({ value: high, low: high, high }, 'year', lang);
  return low === high ? years : `${number(low, lang)} ${lang === 'fr' ? 'à' : 'to'} ${years}`;
}

/** Devices older than planned, a sentence for each line, the most numerous first; long lists are cut. */
export function newsLines(news: readonly GoodNews[], most: number, lang: Lang): string[] {
  const words = estimateWords[lang];
  const of = (value: number, unit: string, digits = 2): string => sentence({ value, low: value, high: value }, unit, lang, { digits });
  const told = [...news].sort((a, b) => b.devices - a.devices).slice(0, most);
  const lines = told.map(({ label, devices, age, planned }) => {
    const years = age === null || planned === null ? undefined : { age: yearsOf(age, lang), planned: of(planned, 'year'), various: age.low < age.high };
    return words.outlived(label[lang], of(devices, 'item', 4), years);
  });
  return news.length > most ? [...lines, words.more(news.length - most)] : lines;
}
