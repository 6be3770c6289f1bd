import { longDay } from '../../web/site.ts';
import type { Lang } from '../../web/words.ts';
import type { Published } from '../store.ts';
import { directoryWords } from '../words.ts';

/** How old what is known is: told on every entry, for an old directory misleads. */

const MONTH = 30.44 * 86_400_000;
/** Without news for so long, an entry is shown in grey; for longer, it is no longer offered to those who ask whom to ask. */
export const GREY_AFTER = 14;
export const SILENT_AFTER = 24;

/** Months since an entry was confirmed, or else since it was seen. */
export function monthsOld({ actor, seenOn }: Pick<Published, 'actor' | 'seenOn'>, now: number): number {
  return (now - Date.parse(actor.confirmedOn || seenOn)) / MONTH;
}

/** `confirmé le 3 mars 2026`, or that nobody ever did. */
export function newsOf({ actor, seenOn }: Pick<Published, 'actor' | 'seenOn'>, lang: Lang): string {
  const words = directoryWords[lang];
  const day = (date: string): string => longDay(Date.parse(date), lang);
  return actor.confirmedOn ? words.confirmed(day(actor.confirmedOn)) : words.seen(day(seenOn));
}
