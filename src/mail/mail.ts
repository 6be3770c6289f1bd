/** One mail to one person, in plain text. */
export type Mail = Readonly<{
  to: string;
  subject: string;
  text: string;
  replyTo?: string;
  /** What it is for, in one word: `login`, `invitation`. It outlives the rest. */
  kind: string;
}>;

/** A mail that leaves: its id is the same at each attempt, so that a server can tell a second copy from another mail. */
export type Outgoing = Mail & Readonly<{ id: string }>;

/** What became of an attempt. `permanent`: this mail will never be taken, there or later. `shown`: written where it can be read. */
export type Outcome = 'sent' | 'shown' | Readonly<{ error: string; permanent: boolean }>;

/** A way for mails to leave. It answers within a minute: a claim on a mail does not hold for ever. */
export type Transport = (mail: Outgoing) => Promise<Outcome>;

/** Which part of a mail cannot be used. */
export type MailProblem = 'recipient' | 'reply-to' | 'subject';

// Line breaks and what some programs take for one: a header ends there, and another begins.
const BREAK = /[\p{Cc}\u2028\u2029]/u;

/** What is wrong with a mail, before anything is kept of it. */
export function problemOf({ to, replyTo, subject }: Mail): MailProblem | undefined {
  if (!isAddress(to)) return 'recipient';
  if (replyTo !== undefined && !isAddress(replyTo)) return 'reply-to';
  return subject.trim() === '' || BREAK.test(subject) ? 'subject' : undefined;
}

/**
 * True for one address as people have them: no name around it, no second one. An accent before the @ is far more often a
 * slip than an address, and few servers would take it; after the @ it is a domain like another.
 */
export function isAddress(text: string): boolean {
  const [local, domain, ...more] = text.split('@');
  if (local === undefined || domain === undefined || more.length > 0 || text.length > 254) return false;
  return /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) && isDomain(domain);
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return labels.length > 1 && labels.every((label) => /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u.test(label));
}

/** An error as it may be kept: one short line, without addresses, and of links only where they lead. */
export function harmless(error: string, { to, replyTo }: Mail): string {
  const names = [to, ...(replyTo === undefined ? [] : [replyTo])].map((address) => address.replace(/@.*/, '').replace(/[$*+?^{|}.]/g, '\\$&'));
  // A server may name the person without the domain: "user jean.dupont unknown".
  const person = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return error
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/(https?:\/\/[^\s/?#]+)[^\s]*/gi, '$1/…')
    .replace(/[^\s<>"(),;:]*@[^\s<>"(),;:]*/g, '…')
    .replace(person, '…')
    .trim()
    .slice(0, LONGEST_ERROR)
    .toWellFormed();
}

const LONGEST_ERROR = 300;
