import type { Words } from '../engine/quantity/quantity.ts';
import type { Catalogue } from './catalogue.ts';
import type { Evidence, Mail, Operators, Records } from './finding.ts';

/** Who keeps the mail of a domain, told apart from the filter that may stand before it. A name of one's own is not a machine of one's own. */

const say = (fr: string, en: string): Words => ({ fr, en });

const RULES = {
  behind: say('le MX est un filtre : l’hébergeur est cherché derrière lui', 'the MX is a filter: the host is looked for behind it'),
  ownName: say('le MX porte le nom du domaine : ce que disent les autres enregistrements', 'the MX bears the name of the domain: what the other records say'),
  access: say('l’adresse est celle d’un abonné : une machine chez soi', 'the address is that of a subscriber: a machine at home'),
  none: say('le domaine dit qu’il ne reçoit pas de courriel', 'the domain says it receives no mail'),
};

type Clue = Readonly<{ provider: string; weight: number; evidence: Evidence }>;

/** How much each record tells of who keeps the mail, once the MX does not. */
const WEIGHTS = { autodiscover: 4, dkim: 3, spf: 2, webmail: 2, software: 2, token: 1, address: 2 } as const;

export function mailOf(records: Records, catalogue: Catalogue, operators: Operators | undefined): Mail {
  const { mx } = records;
  const nothing: Mail = { provider: null, gateway: null, confidence: 'unknown', evidence: [], selfHosted: false };
  // Without MX, mail goes to the address of the name itself (RFC 5321, 5.1).
  if (mx.length === 0) {
    const home = atHome(records.names['@']?.addresses ?? [], records.domain, catalogue, operators);
    return home ? { ...nothing, confidence: 'deduced', evidence: [home], selfHosted: true } : nothing;
  }
  if (mx.every(({ exchange }) => exchange === '' || exchange === '.'))
    return { ...nothing, confidence: 'seen', evidence: [{ where: 'MX', line: '0 .', rule: RULES.none }] };
  const hosts = [...mx]
    .sort((a, b) => a.priority - b.priority)
    .map(({ exchange, priority }) => {
      const path = [exchange, ...(records.mxChains[exchange] ?? [])];
      return { exchange, line: `${priority} ${path.join(' → ')}`.slice(0, 200), found: path.map((name) => catalogue.mxOf(name)).find(Boolean) };
    });
  const gateway = hosts.find(({ found }) => found?.kind === 'gateway');
  const direct = hosts.find(({ found }) => found && found.kind !== 'gateway');
  const evidence: Evidence[] = [...(gateway ? [{ where: 'MX', line: gateway.line }] : [])];
  // The first MX is the one that matters: a spare one elsewhere does not make the host.
  if (direct?.found && (!gateway || hosts[0] === direct))
    return {
      provider: direct.found.provider,
      // A filter that comes after the host filters nothing.
      gateway: null,
      confidence: 'seen',
      evidence: [{ where: 'MX', line: direct.line }, ...evidence],
      selfHosted: false,
    };
  const clues = cluesOf(records, catalogue, direct);
  const best = strongest(clues);
  if (gateway?.found) {
    const home = best ? undefined : homeBehind(records, catalogue, operators);
    if (home) return { provider: null, gateway: gateway.found.provider, confidence: 'deduced', evidence: [...evidence, home], selfHosted: true };
    const shown = clues.filter(({ provider }) => provider === best).map((one) => one.evidence);
    return {
      provider: best,
      // Some hosts have a filter of their own: it is then no other's.
      gateway: best === gateway.found.provider ? null : gateway.found.provider,
      confidence: best ? 'deduced' : 'unknown',
      evidence: [...evidence, ...shown.map((one) => ({ ...one, rule: RULES.behind }))],
      selfHosted: false,
    };
  }
  return ownName(records, clues, best, catalogue, operators, hosts[0]?.line ?? '');
}

/** An MX that nobody is known by: the other records, then the address. */
function ownName(records: Records, clues: readonly Clue[], best: string | null, catalogue: Catalogue, operators: Operators | undefined, line: string): Mail {
  const mxEvidence: Evidence = { where: 'MX', line };
  const [first] = [...records.mx].sort((a, b) => a.priority - b.priority);
  const home = atHome(records.mxAddresses[first?.exchange ?? ''] ?? [], first?.exchange ?? '', catalogue, operators);
  if (home) return { provider: null, gateway: null, confidence: 'deduced', evidence: [mxEvidence, home], selfHosted: true };
  // Who carries the address settles between records that disagree: an old SPF remains where a host has left.
  const all = [...clues, ...carrying(records.mxAddresses[first?.exchange ?? ''] ?? [], clues, catalogue, operators)];
  const settled = strongest(all) ?? best;
  if (settled && all.some(({ provider, weight }) => provider === settled && weight >= WEIGHTS.spf)) {
    const shown = all.filter(({ provider }) => provider === settled).map((one) => ({ ...one.evidence, rule: RULES.ownName }));
    return { provider: settled, gateway: null, confidence: 'deduced', evidence: [mxEvidence, ...shown], selfHosted: false };
  }
  return { provider: null, gateway: null, confidence: 'unknown', evidence: [mxEvidence], selfHosted: false };
}

/** Whoever carries the address, where clues name them too or they rent no machine. */
function carrying(addresses: readonly string[], clues: readonly Clue[], catalogue: Catalogue, operators: Operators | undefined): readonly Clue[] {
  return addresses.slice(0, 1).flatMap((address) => {
    const operator = operators?.operatorOf(address);
    const runs = operator && catalogue.operatorOf(operator.asn);
    if (!runs || !(runs.role === 'shared' || clues.some(({ provider }) => provider === runs.provider))) return [];
    return [
      {
        provider: runs.provider,
        weight: WEIGHTS.address,
        evidence: { where: 'A', line: `${address} (AS${operator.asn} ${operator.name})`, rule: RULES.ownName },
      },
    ];
  });
}

/** A machine at the address of a subscriber of an access provider: at home, or in the office. */
function atHome(addresses: readonly string[], name: string, catalogue: Catalogue, operators: Operators | undefined): Evidence | undefined {
  for (const address of addresses) {
    const operator = operators?.operatorOf(address);
    if (operator && catalogue.operatorOf(operator.asn)?.role === 'subscribers')
      return { where: 'A', line: `${name} → ${address} (AS${operator.asn} ${operator.name})`, rule: RULES.access };
  }
  return undefined;
}

/** Behind a filter, a machine of one's own shows by the addresses that may send, and by the names under which it is reached. */
function homeBehind({ names, spf }: Records, catalogue: Catalogue, operators: Operators | undefined): Evidence | undefined {
  for (const label of ['mail', 'smtp', 'imap', 'webmail']) {
    const home = atHome(names[label]?.addresses ?? [], label, catalogue, operators);
    if (home) return home;
  }
  return atHome(
    spf.addresses.filter((address) => !/\/(?!32$|128$)/.test(address)).map((address) => address.replace(/\/.*$/, '')),
    'SPF',
    catalogue,
    operators,
  );
}

/** Software that the names of machines give away; who keeps them is another matter. */
const SOFTWARE: readonly (readonly [RegExp, string])[] = [
  [/(^|[.-])zimbra/, 'zimbra-host'],
  [/(^|[.-])(bluemind\d*|bm-?\d*)([.-]|$)/, 'bluemind-host'],
];

function cluesOf(
  { domain, mx, autodiscover, dkim, spf, names, txt }: Records,
  catalogue: Catalogue,
  direct: Readonly<{ line: string; found: Readonly<{ provider: string }> | undefined }> | undefined,
): readonly Clue[] {
  const clues: Clue[] = [];
  const add = (provider: string | undefined, weight: number, where: string, line: string): void => {
    if (provider) clues.push({ provider, weight, evidence: { where, line: line.slice(0, 200) } });
  };
  add(direct?.found?.provider, WEIGHTS.autodiscover, 'MX', direct?.line ?? '');
  for (const [name, target] of Object.entries(autodiscover)) add(catalogue.autodiscoverOf(target)?.provider, WEIGHTS.autodiscover, name, `${name} → ${target}`);
  for (const [selector, target] of Object.entries(dkim)) {
    const found = catalogue.dkimOf(selector, target);
    if (found?.kind === 'mail') add(found.provider, WEIGHTS.dkim, 'DKIM', `${selector} → ${target}`);
  }
  for (const name of spf.includes) {
    const found = catalogue.spfOf(name);
    if (found?.kind === 'mail') add(found.provider, WEIGHTS.spf, 'SPF', `include:${name}`);
  }
  const machines = [...mx.map(({ exchange }) => exchange), ...spf.includes, ...Object.values(names).flatMap(({ chain }) => chain)];
  // Under the name of the domain itself, it tells the software and nobody who keeps it.
  for (const name of machines.filter((one) => one !== domain && !one.endsWith(`.${domain}`)))
    for (const [pattern, provider] of SOFTWARE) if (pattern.test(name)) add(provider, WEIGHTS.software, 'name', name);
  for (const label of ['webmail', 'mail', 'imap'])
    for (const target of names[label]?.chain ?? [])
      add(catalogue.autodiscoverOf(target)?.provider ?? catalogue.mxOf(target)?.provider, WEIGHTS.webmail, 'CNAME', `${label} → ${target}`);
  for (const text of txt) {
    const found = catalogue.txtOf(text);
    if (found?.kind === 'mail') add(found.provider, WEIGHTS.token, 'TXT', text);
  }
  return clues;
}

/** The provider that clues agree on; nobody where two weigh the same. A kind of record counts once: an SPF that includes four others of its own is one clue. */
function strongest(clues: readonly Clue[]): string | null {
  const once = new Map(clues.map((clue) => [`${clue.provider} ${clue.evidence.where}`, clue]));
  const weights = new Map<string, number>();
  for (const { provider, weight } of once.values()) weights.set(provider, (weights.get(provider) ?? 0) + weight);
  const [first, second] = [...weights].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}
