import type { Link } from './paths.ts';
import type { Lang } from './words.ts';

/** Where figures and code are corrected: the address of `publiccode.yml`, held equal by a test. */
export const REPOSITORY = 'https://git.deuxfleurs.fr/Deuxfleurs/infrabasse';

/** What every page is given of the instance that serves it. */
export type Site = Readonly<{
  link: Link;
  basePath: string;
  /** `https://infrabasse.example`, without path. */
  origin: string;
  /** Which machine serves; empty when the host has not said. */
  machine: string;
  /** Where the source of this version can be had, as the licence asks; empty when the host has not said. */
  code: string;
  /** Addresses of the style sheet and icon, with a mark that changes when they do. */
  style: string;
  icon: string;
  /** Weight of the style sheet as it travels, in bytes: told with that of each page. */
  styleWeight: number;
}>;

/** The clock, passed in so that tests can stop it. */
export type Clock = Readonly<{ now: () => number }>;

export const systemClock: Clock = { now: () => Date.now() };

/** `2026-03-14`. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** A day as it is written: `14 mars 2026`, `1er mars 2026`, `14 March 2026`. */
export function longDay(instant: number, lang: Lang): string {
  const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(instant);
  return lang === 'fr' ? day.replace(/^1 /, '1er ') : day;
}
