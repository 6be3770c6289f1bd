/** An actor of the directory: someone who can help. Empty text, `null` and an empty list mean that nobody has said. */

/** The main thing an actor is; the words of the imported tables, and those of `method/skills.yaml`. */
export const KINDS = [
  'hebergeur',
  'fai_associatif',
  'accompagnement',
  'formation',
  'reconditionnement',
  'reparation',
  'materiel_location_telephonie',
  'logiciel',
  'mutualisation_publique',
  'reseau',
  'pair_temoin',
  'plaidoyer',
  'recherche_methode',
  'financement',
  'institution_recours',
  'energie',
] as const;
export type Kind = (typeof KINDS)[number];

/** What can be asked of a host, and of others who serve. */
export const SERVICES = ['email', 'storage', 'documents', 'visio', 'chat', 'site', 'list', 'server', 'backup', 'line', 'phone', 'devices', 'repair'] as const;
export type Service = (typeof SERVICES)[number];

/** Where its machines are: at people’s homes and offices, in a datacenter of an association, of its own, rented from others. */
export const POSITIONS = ['home', 'associative', 'own', 'rented'] as const;
export type Position = (typeof POSITIONS)[number];

export const PRICES = ['free', 'free-price', 'membership', 'paid', 'quote'] as const;
export type Price = (typeof PRICES)[number];

/** Whether it takes new organisations. */
export const CAPACITIES = ['open', 'from', 'full'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** `doubt`: something says that it may have ended; `closed`: it has. */
export const STATUSES = ['active', 'unverified', 'doubt', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** What an entry rests on: a page that was read, a site that was seen, a thing seen without its address, memory. */
export const EVIDENCES = ['page', 'domain', 'seen', 'memory'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** How well its place is known: that of its town, or only of its département. */
export const PRECISIONS = ['town', 'department'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Everything that is public of an actor, and nothing else. Dates are `2026-11-25`. */
export type Actor = Readonly<{
  id: string;
  name: string;
  kind: Kind;
  tags: readonly string[];
  services: readonly Service[];
  /** What it offers, in its words (French). */
  offers: string;
  url: string;
  town: string;
  /** `35`, `2A`, `974`. */
  department: string;
  region: string;
  /** `FR`. */
  country: string;
  lat: number | null;
  lon: number | null;
  precision: Precision | '';
  /** Where it works, and for whom. */
  area: string;
  audience: string;
  price: Price | '';
  capacity: Capacity | '';
  /** With capacity `from`. */
  capacityFrom: string;
  languages: readonly string[];
  since: number | null;
  legalForm: string;
  networks: readonly string[];
  position: Position | '';
  /** False where the position is believed and not known. */
  positionSure: boolean;
  /** An address or a sentence that shows it. */
  positionEvidence: string;
  /** Whether one leaves the large platforms by going to it: not the same as leaving datacenters. */
  leavesBigTech: boolean | null;
  sensitiveData: boolean | null;
  /** Hours when someone answers. */
  support: string;
  jurisdiction: string;
  moderation: string;
  departure: string;
  notes: string;
  status: Status;
  evidence: Evidence;
  source: string;
  /** Last time that someone said the entry is true; empty for never. */
  confirmedOn: string;
}>;

export type Field = keyof Actor;

/** Where each field of an entry came from, and when. `human`: someone corrected it, and no import may overwrite it. */
export type Origin = Readonly<{ from: string; on: string; human: boolean }>;
export type Provenance = Readonly<Partial<Record<Field, Origin>>>;

/** An actor of whom nothing is known but its name. */
export const BLANK: Omit<Actor, 'id' | 'name' | 'kind'> = {
  tags: [],
  services: [],
  offers: '',
  url: '',
  town: '',
  department: '',
  region: '',
  country: '',
  lat: null,
  lon: null,
  precision: '',
  area: '',
  audience: '',
  price: '',
  capacity: '',
  capacityFrom: '',
  languages: [],
  since: null,
  legalForm: '',
  networks: [],
  position: '',
  positionSure: false,
  positionEvidence: '',
  leavesBigTech: null,
  sensitiveData: null,
  support: '',
  jurisdiction: '',
  moderation: '',
  departure: '',
  notes: '',
  status: 'unverified',
  evidence: 'memory',
  source: '',
  confirmedOn: '',
};

/** Whether going there takes one out of datacenters: only where it is said. */
export function leavesDatacenters({ position }: Pick<Actor, 'position'>): boolean {
  return position === 'home' || position === 'associative';
}
