import { product, quotient } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * Networks, by line rather than by gigabyte: they draw almost the same power whatever the traffic,
 * so a gigabyte more or less changes next to nothing.
 */

export const lines = formula({
  id: 'network/lines',
  name: { fr: 'Lignes', en: 'Lines' },
  gives: 'line',
  source: 'acv-numerique-2.2',
  from: { count: 'network/line-count', certainty: 'device/certainty' },
  expression: ({ count, certainty }) => product(count, certainty),
});

/** Impact of the mean line of a country, from that of its mean gigabyte. Without the box when boxes are counted apart. */
export const lineFactor = formula({
  id: 'network/line-factor',
  name: { fr: 'Impact d’une ligne moyenne', en: 'Impact of a mean line' },
  gives: 'impact/line·year',
  source: 'acv-numerique-2.2',
  from: {
    volume: 'network/volume', //       GB/line·year   national mean, not yours
    intensity: 'network/intensity', // impact/GB
  },
  expression: ({ volume, intensity }) => product(volume, intensity),
});

/** NumEcoEval's fixed network: a volume as a fraction of a mean line. */
export const fixedByVolume = formula({
  id: 'network/fixed-by-volume',
  name: { fr: 'Réseau fixe au volume (NumEcoEval)', en: 'Fixed network by volume (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: { traffic: 'network/traffic', factor: 'factor/line', volume: 'network/volume' },
  expression: ({ traffic, factor, volume }) => quotient(product(traffic, factor), volume),
});

/** NumEcoEval's mobile network: a volume times a factor per gigabyte. */
export const mobileByVolume = formula({
  id: 'network/mobile-by-volume',
  name: { fr: 'Réseau mobile au volume (NumEcoEval)', en: 'Mobile network by volume (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: { traffic: 'network/traffic', intensity: 'network/intensity' },
  expression: ({ traffic, intensity }) => product(traffic, intensity),
});
