import { enqueue } from '../../mail/outbox.ts';
import type { Db } from '../../storage/database.ts';
import type { Site } from '../../web/site.ts';
import { makeLink, purgeLinks, toRemind } from './links.ts';
import { moderationWords } from './words.ts';

const YEAR = 365 * 86_400_000;
/** So many mails at a time: a mail server at home is not a letter machine. */
const AT_ONCE = 20;

/** Once a year, asks each actor that gave an address whether its entry is still true. Gives how many were asked. */
export async function remind(db: Db, { link, origin }: Pick<Site, 'link' | 'origin'>, now: number): Promise<number> {
  await purgeLinks(db, now);
  const before = new Date(now - YEAR).toISOString().slice(0, 10);
  const due = await toRemind(db, before, now, AT_ONCE);
  const words = moderationWords.fr;
  for (const { id, name, email } of due) {
    await db.transaction(async (own) => {
      const token = await makeLink(own, id, 'confirm', now);
      const address = origin + link('actorLink', 'fr', { token });
      await enqueue(own, { to: email, subject: words.yearSubject(name), text: words.yearText(name, address), kind: 'actor-year' }, now);
    });
  }
  return due.length;
}
