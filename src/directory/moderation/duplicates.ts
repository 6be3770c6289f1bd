import { folded } from '../folded.ts';
import { kilometres } from '../places/distance.ts';

/** Entries that may be the same actor as one that is proposed: alike by name, and not far away. */

type Placed = Readonly<{ id: string; name: string; lat: number | null; lon: number | null }>;
export type Duplicate = Readonly<{ id: string; name: string; alike: number; away: number | null }>;

/** Shared pairs of letters, from 0 to 1: `Deux fleurs` and `Deuxfleurs` are alike. */
const ALIKE = 0.62;
const NEARLY_SAME = 0.9;
/** Two of nearly the same name may still be two: a Repair Café here, another there. */
const FAR = 60;
const MOST = 5;

/** The likeliest first. */
export function duplicatesOf({ name, lat, lon }: Omit<Placed, 'id'>, entries: readonly Placed[]): readonly Duplicate[] {
  const own = pairsOf(name);
  return entries
    .flatMap((entry): Duplicate[] => {
      const alike = likeness(own, pairsOf(entry.name));
      if (alike < ALIKE) return [];
      const away =
        lat !== null && lon !== null && entry.lat !== null && entry.lon !== null ? kilometres({ lat, lon }, { lat: entry.lat, lon: entry.lon }) : null;
      return away !== null && away > FAR && alike < NEARLY_SAME ? [] : [{ id: entry.id, name: entry.name, alike, away }];
    })
    .sort((a, b) => b.alike - a.alike || (a.away ?? 0) - (b.away ?? 0))
    .slice(0, MOST);
}

function pairsOf(name: string): ReadonlySet<string> {
  const text = folded(name).join('');
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
