import type { Discovery } from '../../src/discovery/finding.ts';
import type { Organisation } from './zones.ts';

/** How well the mail host was found: right, silent where something was to be found, or wrong and sure of it. */
export type Verdict = 'right' | 'silent' | 'wrong';

export function verdictOf({ expected }: Organisation, { mail }: Discovery): Verdict {
  const found = mail.selfHosted ? 'self' : mail.provider;
  if (found === expected.mail && mail.gateway === expected.gateway) return 'right';
  return found === null ? 'silent' : 'wrong';
}
