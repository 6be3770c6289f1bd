import { product, quotient, sum } from '../formula/expression.ts';
import { formula } from '../formula/formula.ts';

/**
 * Networks, by line rather than by gigabyte: they draw almost the same power whatever the traffic,
 * so a gigabyte more or less changes next to nothing.
 */

/** Subscriptions counted. Not covered: what goes through them, which changes next to nothing. */
export const lines = formula({
  id: 'network/lines',
  name: { fr: 'Lignes', en: 'Lines' },
  gives: 'line',
  source: 'acv-numerique-2.2',
  from: {
    count: 'network/line-count', //   line   copies included
    certainty: 'device/certainty', // 1      spread of what was declared (evidence A to D)
  },
  expression: ({ count, certainty }) => product(count, certainty),
});

/** The same line in several places. */
export const lineCopies = formula({
  id: 'network/line-copies',
  name: { fr: 'Lignes, copies comprises', en: 'Lines, copies included' },
  gives: 'line',
  source: 'infrabasse-method',
  from: {
    each: 'network/lines-per-place', // line
    places: 'home/places', //           1
  },
  expression: ({ each, places }) => product(each, places),
});

/** Impact of the mean line of a country, from that of its mean gigabyte, box included or not. */
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

/** Of the mean line of an inventory, what falls to lines whose box is counted apart. */
export const bareLines = formula({
  id: 'network/bare-lines',
  name: { fr: 'Part des lignes sans leur box', en: 'Part of the lines without their box' },
  gives: 'impact/line·year',
  source: 'infrabasse-method',
  from: {
    bare: 'network/bare-line', //        impact/line·year
    bareShare: 'network/bare-share', //  1                  lines whose box stands in the inventory
  },
  expression: ({ bare, bareShare }) => product(bare, bareShare),
});

/**
 * The mean line of an inventory that holds fewer boxes than lines: some without their box, counted apart, others with it.
 *
 * Which line has which box is not known, nor needed: all lines of a country carry the same mean.
 */
export const mixedLineFactor = formula({
  id: 'network/mixed-line-factor',
  name: { fr: 'Impact d’une ligne moyenne, quelques box comptées à part', en: 'Impact of a mean line, some boxes counted apart' },
  gives: 'impact/line·year',
  source: 'infrabasse-method',
  from: {
    bare: 'network/bare-lines', //          impact/line·year
    boxed: 'network/line-and-box', //       impact/line·year
    boxedShare: 'network/boxed-share', //   1                  all others
  },
  expression: ({ bare, boxed, boxedShare }) => sum(bare, product(boxed, boxedShare)),
});

/** NumEcoEval's fixed network: a volume as a fraction of a mean line. */
export const fixedByVolume = formula({
  id: 'network/fixed-by-volume',
  name: { fr: 'Réseau fixe au volume (NumEcoEval)', en: 'Fixed network by volume (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    traffic: 'network/traffic', // GB/year
    factor: 'factor/line', //      impact/line·year
    volume: 'network/volume', //   GB/line·year
  },
  expression: ({ traffic, factor, volume }) => quotient(product(traffic, factor), volume),
});

/** NumEcoEval's mobile network: a volume times a factor per gigabyte. */
export const mobileByVolume = formula({
  id: 'network/mobile-by-volume',
  name: { fr: 'Réseau mobile au volume (NumEcoEval)', en: 'Mobile network by volume (NumEcoEval)' },
  gives: 'impact/year',
  source: 'numecoeval',
  from: {
    traffic: 'network/traffic', //     GB/year
    intensity: 'network/intensity', // impact/GB
  },
  expression: ({ traffic, intensity }) => product(traffic, intensity),
});
