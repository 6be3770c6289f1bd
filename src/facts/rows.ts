import type { Confidence, Lang, Words } from '../engine/quantity/quantity.ts';
import type { Flaw } from './words.ts';

/** A row of `data/` as it was read, with where it stands, so that a problem can be pointed at. */
export type Row = Readonly<{
  file: string;
  line: number;
  /** `laptop/manufacture/gwp`, `electricity/FR/gwp`, `ovhcloud/gra/pue`: the same word from the file to the page. */
  id: string;
  item: string;
  stage: string;
  criterion: string;
  value: number;
  low: number | undefined;
  high: number | undefined;
  unit: string;
  /** `default` is used; `other` sets the range; `apart` is shown but cannot be compared. */
  role: string;
  source: string;
  reference: string;
  year: number | undefined;
  geography: string;
  licence: string;
  confidence: Confidence;
  why: string;
}>;

export type Source = Readonly<{
  id: string;
  title: string;
  /** Its name in a sentence; one name for both languages unless it is made of words. */
  short: string;
  shortEn: string;
  publisher: string;
  year: number;
  url: string;
  licence: string;
  doubt: string | undefined;
}>;

export type Parameter = Readonly<{
  file: string;
  id: string;
  name: string;
  nameEn: string;
  value: number;
  unit: string;
  range: readonly [number, number];
  source: string | undefined;
  assumed: string | undefined;
  reviewBy: string;
  why: string;
  doubt: string | undefined;
}>;

export type ItemRow = Readonly<{
  line: number;
  id: string;
  category: string;
  kind: string;
  fr: string;
  en: string;
  hours: string;
  place: string;
  network: string;
  reused: string;
  words: readonly string[];
}>;

/** A comparison that makes a mass of matter felt. */
export type Comparison = Readonly<{ row: Row; fr: string; en: string }>;

export type PlaceRow = Row & Readonly<{ name: Words; country: string }>;

/** Which figures of networks a country takes. */
export type ZoneRow = Readonly<{ line: number; country: string; zone: string }>;

/** All of `data/`, read but not yet trusted. */
export type Tables = Readonly<{
  items: readonly ItemRow[];
  /** Factors, use, lifetimes, masses, networks. */
  factors: readonly Row[];
  electricity: readonly Row[];
  places: readonly PlaceRow[];
  materiality: readonly Comparison[];
  zones: readonly ZoneRow[];
  parameters: readonly Parameter[];
  sources: ReadonlyMap<string, Source>;
  /** What could not even be read. */
  broken: readonly Flaw[];
  version: string;
}>;

/** Names a source in a few words: `ADEME, acv-numérique 2.2 (2024)`. */
export function citer(sources: ReadonlyMap<string, Source>, lang: Lang): (id: string) => string {
  const name = lang === 'fr' ? 'short' : 'shortEn';
  return (id) => sources.get(id)?.[name] ?? id;
}
