import { domainToASCII } from 'node:url';
import { withoutSecret } from '../storage/open.ts';
import { isAddress, type Outcome, type Outgoing, type Transport } from './mail.ts';

/** A mail server to hand mails to, and in whose name. */
export type SmtpConfig = Readonly<{
  /** `smtp://user:pass@host:587` (STARTTLS, or nothing leaves), `smtps://…:465`, `smtp://host:25?tls=none` in clear. */
  url: string;
  /** `MAIL FROM` and the sender that people see. */
  from: string;
  /** Shown beside the address. */
  name?: string;
}>;

const SILENCE = 10_000;
/** A server that answers a letter at a time is not waited for longer than a claim holds. */
const WHOLE = 60_000;

/** Mails leave by this server, one connection each; none before the first. Throws, without its password, for an address that is not one. */
export function smtp({ url, from, name = '' }: SmtpConfig): Transport {
  const server = serverIn(url);
  if (!server) throw new Error(`mail server "${withoutSecret(url)}": expected smtp://user:pass@host:port, smtps://…, with ?tls=none or ?tls=required at most`);
  if (!isAddress(from)) throw new Error(`sender "${from}": expected one address`);
  const domain = domainToASCII(from.slice(from.indexOf('@') + 1));
  const { user, pass, ...connection } = server;
  const options = {
    ...connection,
    ...(user === '' ? {} : { auth: { user, pass } }),
    // Rather than the name of the machine, which is nobody's business.
    name: domain,
    connectionTimeout: SILENCE,
    greetingTimeout: SILENCE,
    socketTimeout: SILENCE,
    dnsTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return async (mail) => {
    // Loaded when first needed: an instance that sends nothing does not pay for it.
    const { createTransport } = await import('nodemailer');
    try {
      await createTransport(options).sendMail({ ...message(mail, from, name, domain), signal: AbortSignal.timeout(WHOLE) });
      return 'sent';
    } catch (error) {
      return refusal(error as SmtpError, [pass, user]);
    }
  };
}

/** Addresses are given as parts, never as text to be read: what is in them cannot become another. */
function message({ id, to, replyTo, subject, text }: Outgoing, from: string, name: string, domain: string) {
  return {
    envelope: { from, to: [to] },
    from: { name, address: from },
    to: { name: '', address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    // No answer of a machine to a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

type SmtpError = Error & { command?: string; permanent?: boolean };

/** Final only where the server judged the recipient or the mail: a refused login or sender is ours to mend, and the mail waits. */
function refusal({ message, command, permanent }: SmtpError, secrets: readonly string[]): Outcome {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const [pass = '', user = ''] = secrets;
  const hidden = [pass, user].filter((one) => one !== '').flatMap((one) => [one, base64(one)]);
  const error = [base64(`\0${user}\0${pass}`), ...hidden].reduce((text, one) => text.replaceAll(one, '…'), message);
  return { error, permanent: permanent === true && (command === 'RCPT TO' || command === 'DATA') };
}

type Server = Readonly<{ host: string; port: number; secure: boolean; requireTLS: boolean; ignoreTLS: boolean; user: string; pass: string }>;

function serverIn(text: string): Server | undefined {
  const url = URL.parse(text);
  const secure = url?.protocol === 'smtps:';
  if (!url || !(secure || url.protocol === 'smtp:') || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.hash !== '') return undefined;
  const tls = url.searchParams.get('tls') ?? 'required';
  if (!(tls === 'required' || (tls === 'none' && !secure)) || [...url.searchParams.keys()].some((key) => key !== 'tls')) return undefined;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || pass === undefined) return undefined;
  const clear = tls === 'none';
  const port = Number(url.port) || (secure ? 465 : 587);
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, secure, requireTLS: !secure && !clear, ignoreTLS: clear, user, pass };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** For an instance without a mail server: each mail is one entry of the log, with its links, and stays readable for a day (`recent`). */
export function withoutSmtp(log: (entry: Readonly<Record<string, unknown>>) => void): Transport {
  return async ({ kind, to, subject, text }) => {
    log({ level: 'info', mail: kind, to, subject, links: text.match(/https?:\/\/[^\s<>"»]*[^\s<>"».,;:!?)]/g) ?? [] });
    return 'shown';
  };
}
