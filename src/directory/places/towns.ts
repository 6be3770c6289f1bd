import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

/** French communes and départements, found in `data/places/` without asking anyone. */

/** A commune, where it is, and how well that is known: it is placed at the centre of its département when nothing better is. */
export type Town = Readonly<{ code: string; name: string; department: string; lat: number; lon: number; precision: 'town' | 'department' }>;

/** A département, its region and its centre. */
export type Department = Readonly<{ code: string; name: string; region: string; regionCode: string; lat: number; lon: number }>;

type Cells = Readonly<Record<string, string>>;

const LONGEST = 60;
/** What follows a name in an address and is not of it: « Bourg-en-Bresse Cedex 9 », « Paris 12e arrondissement ». */
const NOT_NAME = /\s+(cedex\b.*|\d{1,2}\s?(er|e|è?me)?(\s+arr\S*)?\s*)$/i;

/** Communes that have this name, or begin with it, or have this postcode (« 35000 », « 35000 Rennes »); the exact name first. */
export function townsNamed(folder: string, asked: string, limit = 10): Town[] {
  const text = asked.slice(0, LONGEST);
  const typed = /(?<!\d)\d{2}\s?\d{3}(?!\d)/.exec(text)?.[0];
  const postcode = typed?.replace(/\s/, '');
  const name = bare(text.replace(typed ?? '', '').replace(NOT_NAME, ''));
  if (name === '' && postcode === undefined) return [];
  // Read each time and let go: a server that nobody uses should hold nothing. A search costs a few milliseconds.
  const table = readFileSync(join(folder, 'places', 'communes.csv'), 'utf8');
  if (postcode === undefined) return townsOf(folder, linesNamed(table, name).slice(0, limit));
  const there = table.match(new RegExp(`^.*[, ]${postcode}[, ].*$`, 'gm')) ?? [];
  const both = new Set(linesNamed(there.join('\n'), name));
  // Someone who writes a postcode and a name is not sure of both: the other communes of the postcode stay, after.
  return townsOf(folder, [...both, ...there.filter((line) => !both.has(line))].slice(0, limit));
}

/** Every département, those overseas included. */
export function departments(folder: string): Department[] {
  return rowsOf(readFileSync(join(folder, 'places', 'departments.csv'), 'utf8')).map((cells) => ({
    code: cells['code'] ?? '',
    name: cells['name'] ?? '',
    region: cells['region'] ?? '',
    regionCode: cells['region_code'] ?? '',
    lat: Number(cells['lat']),
    lon: Number(cells['lon']),
  }));
}

function townsOf(folder: string, lines: readonly string[]): Town[] {
  if (lines.length === 0) return [];
  const centres = new Map(departments(folder).map((one) => [one.code, one]));
  return rowsOf(['code,name,postcodes,department,lat,lon', ...lines].join('\n')).flatMap(({ code = '', name = '', department = '', lat, lon }): Town[] => {
    if (lat && lon) return [{ code, name, department, lat: Number(lat), lon: Number(lon), precision: 'town' }];
    const centre = centres.get(department);
    return centre ? [{ code, name, department, lat: centre.lat, lon: centre.lon, precision: 'department' }] : [];
  });
}

function rowsOf(csv: string): Cells[] {
  return Papa.parse<Cells>(csv, { header: true, skipEmptyLines: true, delimiter: ',' }).data;
}

/** Lines whose name begins so; the shortest names are the nearest to what was typed. */
function linesNamed(table: string, name: string): string[] {
  if (name === '') return [];
  return (table.match(new RegExp(`^[^,]*,${ARTICLE}${forgiving(name)}[^,]*,.*$`, 'gim')) ?? [])
    .map((line) => ({ line, own: bare(line.split(',')[1] ?? '') }))
    .sort((a, b) => Number(b.own === name) - Number(a.own === name) || a.own.length - b.own.length || (a.line < b.line ? -1 : 1))
    .map(({ line }) => line);
}

/** « Havre » is looked for, and Le Havre is meant. */
const ARTICLE = '(?:l[ae]s? |l’)?';
const ACCENTED: Readonly<Record<string, string>> = { a: '[aàâ]', c: '[cç]', e: '[eéèêë]', i: '[iîï]', o: '[oôö]', u: '[uùûü]', y: '[yÿ]' };

/**
 * What was typed, as a pattern for the names as they are written. Taking the accents off thirty-five thousand names at each search
 * would take ten times as long as looking through them.
 */
function forgiving(name: string): string {
  return [...name]
    .map((letter) => ACCENTED[letter] ?? letter)
    .join("[ '’-]?")
    .replaceAll("[oôö][ '’-]?[eéèêë]", "(?:œ|[oôö][ '’-]?[eéèêë])");
}

/** Letters and digits alone, without accents; « st » and « ste » at length. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\b(st|ste)\b/g, (word) => word.replace('st', 'saint'))
    .replace(/[^a-z0-9]/g, '');
}
