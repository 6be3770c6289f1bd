import type { Words } from '../engine/quantity/quantity.ts';

/** What discovery says of a domain. Everything bears its evidence; what is not known is said. */

/** `seen`: the record says so. `deduced`: a rule draws it from records. `unknown`: nothing was found. */
export type Confidence = 'seen' | 'deduced' | 'unknown';

/** What shows something: where it was read (`MX`, `SPF`, `page`…), and the very line, cleaned and cut to 200 signs. */
export type Evidence = Readonly<{ where: string; line: string; rule?: Words }>;

export const SERVICE_KINDS = [
  'mail',
  'gateway',
  'web',
  'dns',
  'storage',
  'chat',
  'visio',
  'newsletter',
  'forms',
  'donations',
  'shop',
  'statistics',
  'fonts',
  'scripts',
  'video',
  'maps',
  'identity',
  'calendar',
  'forge',
  'forum',
  'social',
  'other',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Who announces an address on the Internet. */
export type Operators = Readonly<{ operatorOf: (address: string) => Readonly<{ asn: number; name: string }> | undefined }>;

/** A service that a domain depends on. `provider` is an id of the catalogue; `null` where nobody there is recognised. */
export type Service = Readonly<{
  kind: ServiceKind;
  name: string;
  provider: string | null;
  confidence: Confidence;
  evidence: readonly Evidence[];
  /** Deduced from an address: always a weak clue. */
  place?: Readonly<{ operator: string; asn: number | null; hidden: boolean }>;
}>;

export type Mail = Readonly<{ provider: string | null; gateway: string | null; confidence: Confidence; evidence: readonly Evidence[]; selfHosted: boolean }>;

export type Discovery = Readonly<{
  domain: string;
  at: string;
  mail: Mail;
  services: readonly Service[];
  unknown: readonly Words[];
  /** What the home page says of itself, when it was asked for and answered. */
  page?: Pick<HomePage, 'url' | 'redirects' | 'server' | 'poweredBy' | 'issuer'>;
  problems: readonly Words[];
}>;

/** Records of a domain, as they were answered: text cleaned, counted, bounded. Names are in lower case, without final dot. */
export type Records = Readonly<{
  domain: string;
  exists: boolean;
  ns: readonly string[];
  soa: string;
  mx: readonly Readonly<{ exchange: string; priority: number }>[];
  /** TXT of the domain itself. */
  txt: readonly string[];
  /** Every domain that SPF leads to (include, redirect, a, mx), addresses it names, and what went wrong. */
  spf: Readonly<{ record: string; includes: readonly string[]; addresses: readonly string[]; lookups: number; problems: readonly Words[] }>;
  dmarc: Readonly<{ record: string; reports: readonly string[] }>;
  /** Selector → the CNAME or the beginning of the record that was found. */
  dkim: Readonly<Record<string, string>>;
  /** `autodiscover` and its like → what they point to. */
  autodiscover: Readonly<Record<string, string>>;
  caa: readonly string[];
  /** Customary names (www, webmail, cloud…) → the chain of CNAME, then the addresses. */
  names: Readonly<Record<string, Readonly<{ chain: readonly string[]; addresses: readonly string[] }>>>;
  /** Addresses of each MX host. */
  mxAddresses: Readonly<Record<string, readonly string[]>>;
  /** Where an MX host that is an alias leads. RFC 2181 forbids it; the field does it. */
  mxChains: Readonly<Record<string, readonly string[]>>;
  problems: readonly Words[];
}>;

/** What the home page shows. `thirds`: hosts it asks things of, each with the line that shows it. */
export type HomePage = Readonly<{
  url: string;
  redirects: readonly string[];
  server: string;
  poweredBy: string;
  issuer: string;
  generator: string;
  thirds: readonly Readonly<{ host: string; what: 'script' | 'style' | 'font' | 'frame' | 'image' | 'form' | 'link'; line: string }>[];
  problems: readonly Words[];
}>;
