import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import type { Words } from '../../engine/quantity/quantity.ts';
import { cleanText, cut } from './clean.ts';
import { words } from './words.ts';

/** `domain`: as the DNS wants it, without `www`. `registrable`: the part that someone rents. `shown`: with its accents. */
export type Domain = Readonly<{ domain: string; registrable: string; shown: string }>;

const MOST_SIGNS = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Endings that no public server knows; asking would only tell the outside about the inside. */
const LOCAL = /(^|\.)(localhost|local|localdomain|lan|internal|intranet|home|corp|home\.arpa|onion)$/;

/** What stands for a host in what was typed: without scheme, page, mailbox and final dot. */
function hostIn(text: string): string {
  const host = text.replace(/^(mailto:|[a-z][a-z0-9+.-]*:\/\/|\/\/)/i, '').replace(/[/?#\\].*$/s, '');
  return host.slice(host.lastIndexOf('@') + 1).replace(/[.。]$/, '');
}

/** The domain in what someone typed (a name, the address of a page, of a mailbox), or why there is none. */
export function domainIn(typed: string): Domain | { problem: Words } {
  const text = typed.trim();
  const found = cut(cleanText(text), 80);
  if (text === '') return { problem: words.empty };
  if (/\s/u.test(text)) return { problem: words.spaces(found) };
  const host = hostIn(text);
  if (isIP(host.replace(/^\[(.*)\](:\d+)?$/, '$1')) > 0 || isIP(host.replace(/:\d+$/, '')) === 4) return { problem: words.address(found) };
  if (/:\d*$/.test(host)) return { problem: words.port(found) };
  if (host.length > 4 * MOST_SIGNS) return { problem: words.tooLong(host.length, MOST_SIGNS) };
  // Gives nothing for what no name may contain, and four numbers for an address in any disguise.
  const name = domainToASCII(host);
  if (isIP(name) > 0) return { problem: words.address(found) };
  if (name.length > MOST_SIGNS) return { problem: words.tooLong(name.length, MOST_SIGNS) };
  if (LOCAL.test(name)) return { problem: words.local(found) };
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label))) return { problem: words.notName(found) };
  if (labels.length === 1) return { problem: words.single(found) };
  return named(name, found);
}

function named(name: string, found: string): Domain | { problem: Words } {
  const icann = parse(name);
  if (icann.domain === null) return { problem: words.suffix(cut(name, 80)) };
  // Some suffixes are rented out by a private body (eu.org, github.io): below one, each name is someone’s; alone, it is its owner’s.
  const registrable = parse(name, { allowPrivateDomains: true }).domain ?? icann.domain;
  const domain = name === registrable ? name : name.replace(/^www\./, '');
  if (!LABEL.test(domain.split('.').at(-1) ?? '') || /^\d+$/.test(domain.split('.').at(-1) ?? '')) return { problem: words.notName(found) };
  const shown = domainToUnicode(domain);
  return { domain, registrable, shown: /^[\p{L}\p{M}\p{N}.·-]+$/u.test(shown) ? shown : domain };
}
