import { randomBytes } from 'node:crypto';
import type { Words } from '../../engine/quantity/quantity.ts';
import type { Records } from '../finding.ts';
import { cut } from './clean.ts';
import type { Resolver } from './resolver.ts';
import { words } from './words.ts';

/** Selectors cannot be listed: those that software and providers give by themselves are tried. */
const SELECTORS = (
  'default dkim mail google selector1 selector2 s1 s2 k1 k2 k3 mxvault ovhmo-selector-1 gandi infomaniak 20230601 brevo1 brevo2 sib mailjet mandrill ' +
  'alwaysdata brevo litesrv resend zmail protonmail protonmail2 protonmail3 fm1 fm2 fm3 mbo0001 sig1 zoho titan1 hostingermail-a'
).split(' ');

/** A key that still holds: an empty one was taken back. */
const KEY = /(^|;)\s*p\s*=\s*[^;\s]/i;

type Selected = Readonly<{ value: string; problems: readonly Words[] }>;

async function selected(selector: string, domain: string, resolver: Resolver): Promise<Selected> {
  const name = `${selector}._domainkey.${domain}`;
  const cname = await resolver.cname(name);
  const target = cname.values[0];
  if (target !== undefined || cname.state !== 'empty') return { value: target ?? '', problems: cname.problems };
  const txt = await resolver.txt(name);
  return { value: cut(txt.values.find((text) => KEY.test(text)) ?? '', 200), problems: txt.problems };
}

/** True where a selector that nobody can have chosen is answered, by anything. */
async function hasWildcard(domain: string, resolver: Resolver): Promise<Selected & { wildcard: boolean }> {
  const name = `x${randomBytes(8).toString('hex')}._domainkey.${domain}`;
  const txt = await resolver.txt(name);
  const cname = await resolver.cname(name);
  return { wildcard: txt.state === 'found' || cname.state === 'found', value: '', problems: [...txt.problems, ...cname.problems] };
}

/** The selectors of a domain that are answered, with what each shows. */
export async function dkimOf(domain: string, resolver: Resolver): Promise<Readonly<{ dkim: Records['dkim']; problems: readonly Words[] }>> {
  const { wildcard, problems } = await hasWildcard(domain, resolver);
  if (wildcard) return { dkim: {}, problems: [...problems, words.dkimWildcard] };
  const all = await Promise.all(SELECTORS.map(async (selector) => [selector, await selected(selector, domain, resolver)] as const));
  return {
    dkim: Object.fromEntries(all.flatMap(([selector, { value }]) => (value === '' ? [] : [[selector, value]]))),
    problems: [...problems, ...all.flatMap(([, one]) => one.problems)],
  };
}
