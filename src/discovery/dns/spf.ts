import { isIPv4, isIPv6 } from 'node:net';
import type { Words } from '../../engine/quantity/quantity.ts';
import type { Records } from '../finding.ts';
import { cut } from './clean.ts';
import type { Resolver } from './resolver.ts';
import { words } from './words.ts';

/** RFC 7208, read for what it leads to: who may write for a domain, whatever the message. */

const MOST_LOOKUPS = 10;
const MOST_PROBLEMS = 20;
const NAME = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/;

type Term = Readonly<{ written: string; forbids: boolean; name: string; value: string; modifier: boolean }>;

/** What the whole reading gathers, in the order it is met. */
type Reading = { includes: Set<string>; addresses: Set<string>; problems: Map<string, Words>; lookups: number; full: boolean };

/** True of a text that is an SPF record, of any content. */
function isSpf(text: string): boolean {
  return /^v=spf1( |$)/i.test(text);
}

function termOf(written: string): Term {
  const [, sign = '', name = '', mark = '', value = ''] = /^([-+~?]?)([a-z][a-z0-9_.-]*)([:=/]?)(.*)$/is.exec(written) ?? [];
  return { written: cut(written, 100), forbids: sign === '-', name: name.toLowerCase(), value: mark === '/' ? `/${value}` : value, modifier: mark === '=' };
}

/** The domain a term names; `tail`: only what follows the macros is known, and that is not a name to ask. */
function domainOf(value: string, own: string): { domain: string; tail: boolean } | undefined {
  const plain = value
    .replace(/(\/\d{1,3})?(\/\/\d{1,3})?$/, '')
    .toLowerCase()
    .replace(/\.$/, '');
  if (plain === '') return { domain: own, tail: false };
  const domain = plain.replaceAll('%{d}', own);
  if (!domain.includes('%')) return NAME.test(domain) ? { domain, tail: false } : undefined;
  const end = /^.*%(?:\{[^}]*\}|[%_-])[^.%]*\.([^%]*)$/.exec(plain)?.[1] ?? '';
  return { domain: NAME.test(end) ? end : '', tail: true };
}

function isBlock(value: string, isAddress: (text: string) => boolean, most: number): boolean {
  const [, address = '', bits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(value) ?? [];
  return isAddress(address) && (bits === undefined || Number(bits) <= most);
}

/** All that the SPF of a domain leads to. */
export async function spfOf(root: string, resolver: Resolver): Promise<Records['spf']> {
  const reading: Reading = { includes: new Set(), addresses: new Set(), problems: new Map(), lookups: 0, full: false };
  const tell = (problem: Words): void => void (reading.problems.size < MOST_PROBLEMS && reading.problems.set(problem.fr, problem));
  const keep = (domain: string): void => void (domain !== root && domain !== '' && reading.includes.add(domain));

  /** Counts a question that a server which receives would ask. False when there were too many. */
  const counted = (): boolean => {
    if (reading.lookups >= MOST_LOOKUPS) {
      reading.full = true;
      tell(words.spfLookups(MOST_LOOKUPS));
      return false;
    }
    reading.lookups++;
    return true;
  };

  const follow = async (domain: string, path: readonly string[]): Promise<void> => {
    if (path.includes(domain)) return tell(words.spfCycle(domain));
    const { values, problems, state } = await resolver.txt(domain);
    for (const problem of problems) tell(problem);
    const records = values.filter(isSpf);
    if (records.length > 1) tell(words.twoSpf(domain, records.length));
    if (records.length === 0 && path.length > 0 && state !== 'failed') tell(words.noSpf(domain));
    // Two are an error, but each shows someone who was meant to write for the domain.
    for (const record of records) await readRecord(record, domain, path);
  };

  const readRecord = async (record: string, own: string, path: readonly string[]): Promise<void> => {
    let after = false;
    let redirect: string | undefined;
    for (const written of record.split(/ +/).slice(1)) {
      if (written === '') continue;
      const term = termOf(written);
      if (term.modifier) {
        if (term.name !== 'redirect') continue;
        if (redirect === undefined) redirect = term.value;
        else tell(words.spfRedirects(own));
      } else if (after) tell(words.spfAfterAll(term.written));
      else if (term.name === 'all' && term.value === '') after = true;
      else await readMechanism(term, own, path);
    }
    if (redirect === undefined) return;
    const written = cut(`redirect=${redirect}`, 100);
    if (after) return tell(words.spfAfterAll(written));
    if (redirect === '') return tell(words.spfTerm(written));
    await lead({ written, forbids: false, name: 'redirect', value: redirect, modifier: true }, own, path);
  };

  const readMechanism = async (term: Term, own: string, path: readonly string[]): Promise<void> => {
    const { name, value, written } = term;
    if (name === 'ip4' || name === 'ip6') {
      if (!(name === 'ip4' ? isBlock(value, isIPv4, 32) : isBlock(value, isIPv6, 128))) tell(words.spfTerm(written));
      else if (term.forbids) tell(words.spfMinus(written));
      else reading.addresses.add(value.toLowerCase());
    } else if (name === 'ptr') {
      counted();
      tell(words.spfPtr);
    } else if (name === 'a' || name === 'mx' || ((name === 'include' || name === 'exists') && value !== '')) await lead(term, own, path);
    else tell(words.spfTerm(written));
  };

  /** A term that names a domain: kept, and followed where its own SPF counts. */
  const lead = async ({ name, value, written, forbids }: Term, own: string, path: readonly string[]): Promise<void> => {
    const named = domainOf(value, own);
    if (!named) return tell(words.spfTerm(written));
    const within = counted();
    if (forbids) return tell(words.spfMinus(written));
    // Past the limit, and behind a macro, a name is still someone who was meant to write.
    keep(named.domain);
    if (named.tail) tell(words.spfMacro(written));
    if (name === 'exists' && named.domain !== '') tell(words.spfExists(named.domain));
    if (within && !named.tail && (name === 'include' || name === 'redirect')) await follow(named.domain, [...path, own]);
  };

  await follow(root, []);
  const record = (await resolver.txt(root)).values.find(isSpf) ?? '';
  return { record, includes: [...reading.includes], addresses: [...reading.addresses], lookups: reading.lookups, problems: [...reading.problems.values()] };
}
