import type { Actor } from '../../actor.ts';
import { publicOf } from '../public.ts';
import { json, oneLine, webAddress } from '../text.ts';

/** Version of the format, not of the entry: readers compare it. */
const VERSION = '0.0.1';

/** A host in the format of LibreHosters. All keys are there, for readers that refuse a file where one is missing. */
export function librehostJson(of: Actor, page: string): string {
  const actor = publicOf(of);
  return json({
    name: oneLine(actor.name),
    tagLine: oneLine(actor.offers),
    homeUrl: webAddress(actor.url),
    logoUrl: '',
    statusUrl: '',
    contactUrl: '',
    donationsUrl: '',
    privacyUrl: '',
    tosUrl: '',
    languages: actor.languages,
    // People: never ours to tell.
    admins: [],
    services: actor.services.map((name) => ({ name })),
    meta: { page: webAddress(page), confirmedOn: actor.confirmedOn || null, capacity: actor.capacity || null, price: actor.price || null },
    version: VERSION,
  });
}
