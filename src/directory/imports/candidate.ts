import type { Words } from '../../engine/quantity/quantity.ts';
import type { Actor } from '../actor.ts';
import { clean } from '../formats/text.ts';
import { answerOf, answers, countryOf, kindOf, languageOf, servicesOf } from './vocabulary.ts';
import { words } from './words.ts';

/** What an import proposes: fields that were said and checked, for a moderator to accept. `origin` is an address or a file name. */
export type Candidate = Readonly<{ name: string; origin: string } & Partial<Omit<Actor, 'id' | 'name'>>>;

/** What an import could not take, and where it stood. */
export type Problem = Readonly<{ where: string; what: Words }>;
export type Imported = Readonly<{ candidates: readonly Candidate[]; problems: readonly Problem[] }>;
export type Tell = (where: string, what: Words) => void;

/** Fields as a file gives them: of any type, true or not. */
export type Raw = { readonly [Name in Exclude<keyof Actor, 'id'>]?: unknown };

/** Sizes that nobody’s honest file reaches. */
export const LIMITS = { name: 200, text: 2_000, items: 50, candidates: 20_000, problems: 200, file: 5_000_000 };

/** Collects candidates and problems of one import; both have an end. */
export function collector(origin: string, today = new Date().toISOString().slice(0, 10)) {
  const candidates: Candidate[] = [];
  const problems: Problem[] = [];
  let more = 0;
  let full = false;
  const tell: Tell = (where, what) => {
    if (problems.length < LIMITS.problems) problems.push({ where, what });
    else more += 1;
  };
  return {
    tell,
    /** Takes an entry if it has a name. */
    add(raw: Raw, where: string, from = origin): void {
      if (candidates.length >= LIMITS.candidates) {
        if (!full) tell(where, words.tooMany(LIMITS.candidates));
        full = true;
        return;
      }
      const candidate = checked(raw, from, today, (field, what) => tell(`${where} ${field}`.trim(), what));
      if (candidate) candidates.push(candidate);
    },
    done: (): Imported => ({ candidates, problems: more > 0 ? [...problems, { where: origin, what: words.moreProblems(more) }] : problems }),
  };
}

/** Reads a value, or says what is wrong and gives nothing. */
type Reader<Value> = (value: unknown, tell: (what: Words) => void, today: string) => Value | undefined;

function checked(raw: Raw, origin: string, today: string, tell: Tell): Candidate | undefined {
  const name = text(LIMITS.name)(raw.name, (what) => tell('name', what), today)?.replace(/\s+/g, ' ');
  if (!name) {
    tell('', words.noName);
    return undefined;
  }
  const found = Object.entries(READERS).flatMap(([field, read]) => {
    const given = raw[field as keyof Raw];
    const value = isNothing(given) ? undefined : (read as Reader<unknown>)(given, (what) => tell(field, what), today);
    return isNothing(value) ? [] : [[field, value] as const];
  });
  return { name, ...Object.fromEntries(found), ...sorted(raw, tell, today), ...placed(raw, tell), origin } as Candidate;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The kind, the services and the tags: what no table knows is kept as a tag, nothing is guessed. */
function sorted(raw: Raw, tell: Tell, today: string): Pick<Candidate, 'kind' | 'services' | 'tags'> {
  const items = (field: 'kind' | 'services' | 'tags', apart: RegExp): readonly string[] =>
    isNothing(raw[field]) ? [] : (list(apart)(raw[field], (what) => tell(field, what), today) ?? []);
  const kinds = items('kind', /[;|\n]/);
  const served = items('services', /[;|,\n]/);
  const kind = kinds.map(kindOf).find((one) => one !== undefined);
  const services = [...new Set(served.flatMap(servicesOf))];
  const strangers = [...kinds.filter((one) => kind === undefined || kindOf(one) !== kind), ...served.filter((one) => servicesOf(one).length === 0)];
  const tags = unique([...items('tags', /[;|,\n]/), ...strangers]).slice(0, LIMITS.items);
  return { ...(kind ? { kind } : {}), ...(services.length > 0 ? { services } : {}), ...(tags.length > 0 ? { tags } : {}) };
}

/** Where it is: both numbers or none. Zero and zero, in the ocean, is how programs write that they do not know. */
function placed({ lat: north, lon: east, precision }: Raw, tell: Tell): Pick<Candidate, 'lat' | 'lon' | 'precision'> {
  if (isNothing(north) && isNothing(east)) return {};
  const [lat, lon] = [numberOf(north), numberOf(east)];
  if (lat === 0 && lon === 0) return {};
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    tell('lat, lon', words.notPlace);
    return {};
  }
  const known = isNothing(precision) ? undefined : oneOf(answers.precision)(precision, (what) => tell('precision', what), '');
  return { lat, lon, ...(known ? { precision: known } : {}) };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[-+−]?\d{1,3}(?:[.,]\d{1,20})?\s*$/.test(value)) return undefined;
  return Number(value.trim().replace(',', '.').replace('−', '-'));
}

/** Text as files hold it: a string, a number, the first of several, or what JSON-LD wraps. */
function plain(value: unknown): string | undefined {
  const inner: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof inner === 'object' && inner !== null && '@value' in inner) return plain(typeof inner['@value'] === 'string' ? inner['@value'] : undefined);
  if (typeof inner === 'number' || typeof inner === 'boolean') return String(inner);
  return typeof inner === 'string' ? clean(inner.replace(/\r\n?/g, '\n')).trim() : undefined;
}

function text(most: number): Reader<string> {
  return (value, tell) => {
    const found = plain(value);
    if (found === undefined && !isNothing(value)) tell(words.unreadable);
    if (found === undefined || found.length <= most) return found;
    tell(words.cut(most));
    // Not in the middle of a character that takes two places.
    return found.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  };
}

/** Gives the plain text to a check, which may know nothing of it. */
function known<Value>(check: (text: string, today: string) => Value | undefined, why: (text: string) => Words): Reader<Value> {
  return (value, tell, today) => {
    const given = text(LIMITS.text)(value, tell, today);
    if (!given || UNKNOWN.test(given)) return undefined;
    const found = check(given, today);
    if (found === undefined) tell(why(given));
    return found;
  };
}

const oneOf = <Value>(table: ReadonlyMap<string, Value>): Reader<Value> => known((given) => answerOf(table, given), words.notOneOf);
const LONG = text(LIMITS.text);
const SHORT = text(LIMITS.name);
/** How tables say that nobody knows: as good as nothing said. */
const UNKNOWN = /^(?:inconnue?|unknown|n\/?a|-|–|\?)$/i;
const TRUE = /^(?:oui|vrai|yes|true|1|x)$/i;
const FALSE = /^(?:non|faux|no|false|0)$/i;
const YES_NO = known((given) => (TRUE.test(given) ? true : FALSE.test(given) ? false : undefined), words.notOneOf);

/** An address one may follow, as people write them: with or without its scheme. */
function webAddress(given: string): string | undefined {
  const bare = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/u.test(given);
  const url = URL.parse(bare ? `https://${given}` : given);
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.href.length < LIMITS.text ? url.href : undefined;
}

/** A sentence, or an address: what begins as an address must be one that may be followed. */
const SAYS = known((given) => (/^[a-z][a-z\d+.-]*:\S/i.test(given) ? webAddress(given) : given), words.notUrl);

/** Items of a list, each once; in a text, they are `apart`. */
function list(apart: RegExp): Reader<readonly string[]> {
  return (value, tell, today) => {
    const given: readonly unknown[] = Array.isArray(value) ? value : (plain(value)?.split(apart) ?? [value]);
    const items = given.slice(0, LIMITS.items).map((one) => (isNothing(one) ? '' : (SHORT(one, tell, today) ?? '').trim()));
    if (given.length > LIMITS.items) tell(words.tooMany(LIMITS.items));
    return unique(items.filter(Boolean));
  };
}

/** Each once, whatever its capitals. */
export function unique(items: readonly string[]): string[] {
  return [...new Map(items.toReversed().map((item) => [item.toLowerCase(), item])).values()].toReversed();
}

const LANGUAGES: Reader<readonly string[]> = (value, tell, today) => {
  const items = list(/[;|,\n]/)(value, tell, today) ?? [];
  for (const item of items) if (languageOf(item) === undefined) tell(words.notOneOf(item));
  return unique(items.flatMap((item) => languageOf(item) ?? []));
};

/** The year of a year or a date: `2015`, `2015-06-01`, `01/06/2015`. */
function yearOf(given: string, today: string): number | undefined {
  const written = /^(\d{4})(?:[-/]\d{1,2}(?:[-/]\d{1,2}(?:T\S*)?)?)?$/.exec(given)?.[1] ?? /^(?:\d{1,2}\/){0,2}(\d{4})$/.exec(given)?.[1];
  const year = Number(written);
  return year >= 1800 && year <= Number(today.slice(0, 4)) ? year : undefined;
}

/** A day that exists and is not to come: `2026-11-25`, `25/11/2026`. */
function dayOf(given: string, today: string): string | undefined {
  const day = existing(given);
  return day !== undefined && day <= today ? day : undefined;
}

function existing(given: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : (/^(\d{4}-\d\d-\d\d)(?:T\S*)?$/.exec(given)?.[1] ?? '');
  const time = Date.parse(`${iso}T00:00:00Z`);
  // The 31st of February is parsed by some as the 3rd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

/** `35`, `2A`, `974`, alone or beside the name: “35 - Ille-et-Vilaine”, “Ille-et-Vilaine (35)”. */
function departmentOf(given: string): string | undefined {
  const code = /^(2[AB]\b|\d{1,3})(?:[\s:–-]*\p{L}.*)?$/iu.exec(given)?.[1] ?? /\((\d{1,3}|2[AB])\)$/i.exec(given)?.[1];
  const written = code?.toUpperCase().padStart(2, '0') ?? '';
  return /^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[4678])$/.test(written) ? written : undefined;
}

/** How each field is read; `kind`, `services`, `tags` and the place are read together. */
const READERS: { readonly [Name in Exclude<keyof Actor, 'id' | 'name' | 'kind' | 'services' | 'tags' | 'lat' | 'lon' | 'precision'>]: Reader<Actor[Name]> } = {
  offers: LONG,
  url: known(webAddress, words.notUrl),
  town: SHORT,
  department: known(departmentOf, words.notDepartment),
  region: SHORT,
  country: known(countryOf, words.notCountry),
  area: LONG,
  audience: LONG,
  price: oneOf(answers.price),
  capacity: oneOf(answers.capacity),
  // Of a day to come, most often.
  capacityFrom: known(existing, words.notDay),
  languages: LANGUAGES,
  since: known(yearOf, words.notYear),
  legalForm: SHORT,
  networks: list(/[;|\n]/),
  position: oneOf(answers.position),
  positionSure: YES_NO,
  positionEvidence: SAYS,
  leavesBigTech: YES_NO,
  sensitiveData: YES_NO,
  support: LONG,
  jurisdiction: LONG,
  moderation: LONG,
  departure: LONG,
  notes: LONG,
  status: oneOf(answers.status),
  evidence: oneOf(answers.evidence),
  source: SAYS,
  confirmedOn: known(dayOf, words.notDate),
};
