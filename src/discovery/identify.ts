import type { Words } from '../engine/quantity/quantity.ts';
import type { Catalogue } from './catalogue.ts';
import type { Discovery, Evidence, HomePage, Mail, Operators, Records, Service, ServiceKind } from './finding.ts';
import { mailOf } from './mail.ts';

/** From records to services: each says what shows it. An address tells who runs a network, never for certain where a machine stands. */

const say = (fr: string, en: string): Words => ({ fr, en });

const RULES = {
  address: say(
    'indice faible : l’adresse dit quel réseau la porte, pas où est la machine',
    'weak clue: the address tells which network carries it, not where the machine is',
  ),
  hidden: say('un réseau de diffusion cache le lieu', 'a content network hides the place'),
  reports: say('les rapports sur le courriel du domaine (DMARC) vont là', 'reports on the mail of the domain (DMARC) go there'),
  authority: say('peut signer les certificats du domaine', 'may sign the certificates of the domain'),
  certificate: say('qui signe le certificat du site', 'who signs the certificate of the site'),
  key: say('une clé du domaine est tenue là, pour signer ce qu’il envoie', 'a key of the domain is kept there, to sign what it sends'),
  token: say('le domaine a prouvé à ce service qu’il lui appartient', 'the domain has proved to this service that it owns it'),
};

/** Customary names → what they serve. */
const NAMED: Readonly<Record<string, ServiceKind>> = {
  www: 'web',
  webmail: 'mail',
  cloud: 'storage',
  nextcloud: 'storage',
  drive: 'storage',
  visio: 'visio',
  meet: 'visio',
  chat: 'chat',
  forum: 'forum',
  intranet: 'web',
  extranet: 'web',
  gitlab: 'forge',
  git: 'forge',
  boutique: 'shop',
  shop: 'shop',
  don: 'donations',
  dons: 'donations',
  newsletter: 'newsletter',
  agenda: 'calendar',
  wiki: 'web',
  blog: 'web',
};

/** Everything that records and the home page show. */
export function identify(records: Records, page: HomePage | undefined, catalogue: Catalogue, operators: Operators | undefined, at: string): Discovery {
  const services: Service[] = [
    ...fromNames(records, catalogue, operators),
    ...fromServers(records, catalogue),
    ...fromTexts(records, catalogue),
    ...fromSpf(records, catalogue),
    ...fromKeys(records, catalogue),
    ...fromReports(records, catalogue),
    ...(page ? fromPage(page, catalogue) : []),
    ...(page?.issuer ? [] : fromCaa(records)),
  ];
  const mail: Mail = mailOf(records, catalogue, operators);
  return {
    domain: records.domain,
    at,
    mail,
    services: together(services.filter(({ kind, provider }) => kind !== 'gateway' || provider !== mail.gateway)),
    unknown: unknownOf(records, mail, services),
    ...(page?.url ? { page: { url: page.url, redirects: page.redirects, server: page.server, poweredBy: page.poweredBy, issuer: page.issuer } } : {}),
    problems: [...records.problems, ...records.spf.problems, ...(page?.problems ?? [])],
  };
}

function service(
  kind: ServiceKind,
  provider: string | null,
  name: string,
  confidence: Service['confidence'],
  evidence: Evidence,
  place?: Service['place'],
): Service {
  return { kind, provider, name, confidence, evidence: [{ ...evidence, line: evidence.line.slice(0, 200) }], ...(place ? { place } : {}) };
}

/** What www, cloud, visio and the like point to: by the name of their host first, by the network of their address else. */
function fromNames({ names, domain }: Records, catalogue: Catalogue, operators: Operators | undefined): Service[] {
  return Object.entries(names).flatMap(([label, { chain, addresses }]): Service[] => {
    const kind = label === '@' ? 'web' : NAMED[label];
    if (!kind || (chain.length === 0 && addresses.length === 0)) return [];
    const full = label === '@' ? domain : `${label}.${domain}`;
    const known = chain.map((target) => ({ target, found: catalogue.cnameOf(target) })).find(({ found }) => found);
    const [address = ''] = addresses;
    const operator = address ? operators?.operatorOf(address) : undefined;
    const runs = operator ? catalogue.operatorOf(operator.asn) : undefined;
    const place = operator ? { operator: operator.name, asn: operator.asn, hidden: runs?.role === 'content' } : undefined;
    if (known?.found) return [service(kind, known.found.provider, full, 'seen', { where: 'CNAME', line: `${full} → ${known.target}` }, place)];
    // A webmail at the same address as the site says nothing of the mail.
    if (kind === 'mail') return [];
    const line = `${full} → ${address}${operator ? ` (AS${operator.asn} ${operator.name})` : ''}`;
    const rule = place?.hidden ? RULES.hidden : RULES.address;
    return [service(kind, runs?.provider ?? null, full, runs ? 'deduced' : 'unknown', { where: 'A', line, rule }, place)];
  });
}

function fromServers({ ns }: Records, catalogue: Catalogue): Service[] {
  return ns.map((host) => {
    const found = catalogue.nsOf(host);
    return service('dns', found?.provider ?? null, host, found ? 'seen' : 'unknown', { where: 'NS', line: host });
  });
}

/** Tokens by which a domain proved to a service that it is its own: the service is, or was, used. */
function fromTexts({ txt }: Records, catalogue: Catalogue): Service[] {
  return txt.flatMap((text) => {
    const found = catalogue.txtOf(text);
    return found
      ? [service(found.kind, found.provider, found.name ?? found.provider, 'deduced', { where: 'TXT', line: text.slice(0, 200), rule: RULES.token })]
      : [];
  });
}

/** Who may send mail for the domain, besides its host: newsletters, help desks, shops. */
function fromSpf({ spf }: Records, catalogue: Catalogue): Service[] {
  return spf.includes.flatMap((name) => {
    const found = catalogue.spfOf(name);
    return found && found.kind !== 'mail' ? [service(found.kind, found.provider, name, 'seen', { where: 'SPF', line: `include:${name}` })] : [];
  });
}

/** Who signs mail for the domain, besides its host. */
function fromKeys({ dkim }: Records, catalogue: Catalogue): Service[] {
  return Object.entries(dkim).flatMap(([selector, target]) => {
    const found = catalogue.dkimOf(selector, target);
    const line = `${selector}._domainkey → ${target}`;
    return found && found.kind !== 'mail' ? [service(found.kind, found.provider, selector, 'seen', { where: 'DKIM', line, rule: RULES.key })] : [];
  });
}

function fromReports({ dmarc, domain }: Records, catalogue: Catalogue): Service[] {
  return dmarc.reports.flatMap((mailbox) => {
    const host = mailbox.slice(mailbox.lastIndexOf('@') + 1);
    if (host === domain || host.endsWith(`.${domain}`)) return [];
    const found = catalogue.hostOf(host) ?? catalogue.spfOf(host);
    return [service('other', found?.provider ?? null, host, 'seen', { where: 'DMARC', line: mailbox, rule: RULES.reports })];
  });
}

/** Who may sign certificates for the domain, where no certificate was seen. */
function fromCaa({ caa }: Records): Service[] {
  return caa.flatMap((line) => {
    const [, authority] = /^issue(?:wild)? ([a-z0-9.-]+)/.exec(line) ?? [];
    return authority ? [service('other', null, authority, 'seen', { where: 'CAA', line, rule: RULES.authority })] : [];
  });
}

function fromPage({ thirds, generator, issuer, url }: HomePage, catalogue: Catalogue): Service[] {
  const made = generator ? catalogue.generatorOf(generator) : undefined;
  return [
    ...thirds.flatMap(({ host, line }) => {
      const found = catalogue.hostOf(host, line);
      return found ? [service(found.kind, found.provider, found.name ?? host, 'seen', { where: url, line })] : [];
    }),
    ...(issuer ? [service('other', null, issuer, 'seen', { where: url, line: issuer, rule: RULES.certificate })] : []),
    ...(made ? [service('web', made.provider || null, made.name ?? generator, 'seen', { where: url, line: `generator: ${generator}` })] : []),
  ];
}

/** One service for a provider and a kind, with all that shows it; what is seen outweighs what is deduced. */
function together(services: readonly Service[]): readonly Service[] {
  const found = new Map<string, Service>();
  for (const one of services) {
    const key = `${one.kind}/${one.provider ?? `?${one.kind === 'dns' ? '' : one.name}`}`;
    const before = found.get(key);
    if (!before) found.set(key, one);
    else {
      const [better, other] = one.confidence === 'seen' && before.confidence !== 'seen' ? [one, before] : [before, one];
      found.set(key, { ...better, evidence: [...better.evidence, ...other.evidence].slice(0, MOST_EVIDENCE) });
    }
  }
  return [...found.values()];
}

const MOST_EVIDENCE = 6;

function unknownOf({ exists, mx, spf }: Records, mail: Mail, services: readonly Service[]): readonly Words[] {
  const unknown: Words[] = [];
  if (!exists) unknown.push(say('ce domaine n’existe pas, ou ne répond pas', 'this domain does not exist, or does not answer'));
  if (mail.provider === null && mail.gateway === null && !mail.selfHosted && mail.confidence !== 'seen' && mx.length > 0)
    unknown.push(say('qui tient la messagerie', 'who keeps the mail'));
  if (mail.gateway !== null && mail.provider === null && !mail.selfHosted)
    unknown.push(say('ce qu’il y a derrière le filtre de courriel', 'what stands behind the mail filter'));
  if (exists && spf.record === '') unknown.push(say('qui peut envoyer du courriel en son nom : aucun SPF', 'who may send mail in its name: no SPF'));
  if (services.some(({ kind, provider }) => kind === 'web' && provider === null)) unknown.push(say('qui héberge le site', 'who hosts the site'));
  return unknown;
}
