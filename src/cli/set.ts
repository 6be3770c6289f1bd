import { CRITERIA } from '../engine/criteria.ts';
import { withImpact } from '../engine/formula/compute.ts';
import { type Formula, unitOf } from '../engine/formula/formula.ts';
import { vocabulary } from '../engine/formula/vocabulary.ts';
import { formulaById } from '../engine/formulas/all.ts';
import type { Quantity } from '../engine/quantity/quantity.ts';
import { convertible } from '../engine/quantity/unit.ts';
import { wrongCall } from './io.ts';

/** Reads `name='value unit'` settings for a formula: by local name, by id, or by the last part of an id it needs. */
export function settingsIn(settings: readonly string[], formula: Formula, impact: string | undefined): Map<string, Quantity> {
  const needed = needs(formula);
  const given = new Map<string, Quantity>();
  for (const text of settings) {
    const [, name, low, high, unit] = SETTING.exec(text.trim()) ?? [];
    const id = name === undefined ? undefined : idOf(name.trim(), formula, needed);
    const from = figure(low);
    const to = high === undefined ? from : figure(high);
    if (id === undefined)
      throw wrongCall(
        `--set « ${text} » : attendu l’une des entrées ${[...needed].join(', ')}`,
        `--set “${text}”: expected one of the inputs ${[...needed].join(', ')}`,
      );
    if (!Number.isFinite(from) || !Number.isFinite(to) || from > to || (from < 0 && !vocabulary[id]?.signed))
      throw wrongCall(
        `--set « ${text} » : attendu nom='valeur unité', par exemple lifetime='4 year'`,
        `--set “${text}”: expected name='value unit', for instance lifetime='4 year'`,
      );
    const expected = unitOf(id, formulaById);
    const own = unit === '' || unit === undefined ? '1' : unit;
    if (!fits(own, expected, impact))
      throw wrongCall(`--set « ${text} » : unité « ${own} », attendu « ${expected} »`, `--set “${text}”: unit “${own}”, expected “${expected}”`);
    const named = formulaById.get(id)?.name ?? vocabulary[id]?.name ?? { fr: id, en: id };
    given.set(id, { id, name: named, value: (from + to) / 2, low: from, high: to, unit: own, because: { kind: 'declared' } });
  }
  return given;
}

/** `26.5`, `26,5`, `-10.13`, `1e-5`. */
const NUMBER = '[-+]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:e[-+]?\\d+)?';
/** `name='value unit'`, `name='3..7 year'`: a number stops at the two points of a range. */
const SETTING = new RegExp(`^([^=]+)=\\s*(${NUMBER})(?:\\s*\\.\\.\\s*(${NUMBER}))?(?:\\s+(\\S+))?$`, 'i');

function figure(text: string | undefined): number {
  return Number(text?.replace(',', '.') ?? Number.NaN);
}

/** The unit of a criterion, when a setting bears one: `185 kgCO2e/item` is of the climate. */
export function impactOf(given: ReadonlyMap<string, Quantity>): string | undefined {
  for (const [id, { unit }] of given) {
    const expected = unitOf(id, formulaById);
    if (!/\bimpact\b/.test(expected)) continue;
    const found = CRITERIA.find((criterion) => convertible(unit, withImpact(expected, criterion.unit)));
    if (found) return found.unit;
  }
  return undefined;
}

function fits(unit: string, expected: string, impact: string | undefined): boolean {
  const candidates = /\bimpact\b/.test(expected) ? (impact ? [impact] : CRITERIA.map((one) => one.unit)) : [''];
  try {
    return candidates.some((one) => convertible(unit, withImpact(expected, one)));
  } catch {
    return false;
  }
}

/** Ids a formula may be given: its own inputs and, behind nested formulas, theirs. */
function needs(formula: Formula, found = new Set<string>()): Set<string> {
  for (const id of Object.values(formula.from)) {
    found.add(id);
    const nested = formulaById.get(id);
    if (nested) needs(nested, found);
  }
  return found;
}

function idOf(name: string, formula: Formula, needed: ReadonlySet<string>): string | undefined {
  if (needed.has(name)) return name;
  if (Object.hasOwn(formula.from, name)) return formula.from[name];
  const ending = [...needed].filter((id) => id.endsWith(`/${name}`));
  return ending.length === 1 ? ending[0] : undefined;
}
