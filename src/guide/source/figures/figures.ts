import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../../engine/assess/assess.ts';
import { CRITERIA, MEASURES, type MeasureId, STAGE_NAMES, STAGES, type Stage } from '../../../engine/criteria.ts';
import { type Footprint, footprint, type Known } from '../../../engine/footprint/footprint.ts';
import type { Lang, Quantity } from '../../../engine/quantity/quantity.ts';
import { between, sentence, shown } from '../../../engine/quantity/show.ts';
import type { Context } from '../../../facts/context.ts';
import type { Library } from '../../../facts/load.ts';
import { citer } from '../../../facts/rows.ts';
import { readingOf } from '../../../inventory/line/reading.ts';
import { readInventory } from '../../../inventory/read.ts';
import type { Bar, Inline } from '../../book.ts';
import { type Fault, faults } from '../markdown/faults.ts';
import { figureWords } from './words.ts';

/** Figures of the guide: computed by the engine from the facts, for one year and one country, each with what tells where it comes from. */

/** What a figure reads as, and its note. */
export type Told = Readonly<{ text: string; note: readonly Inline[] }>;
export type Drawn = Readonly<{ unit: string; bars: readonly Bar[]; note: readonly Inline[] }>;
export type Wrong = Readonly<{ wrong: Fault }>;

/** `of`: `context/…`, `electricity/FR`, `item/laptop`, `inventory/association`, `machine/10`. */
export type Asked = Readonly<{ of: string; criterion?: string | undefined; stage?: string | undefined; lifetime?: string | undefined }>;

export type Figures = Readonly<{
  figure: (asked: Asked, lang: Lang) => Told | Wrong;
  chart: (asked: Asked & Readonly<{ by?: string | undefined }>, lang: Lang) => Drawn | Wrong;
  /** The same things in two inventories, row by row; the last row adds what is known. */
  compare: (
    asked: Asked,
    lang: Lang,
  ) => Readonly<{ names: readonly string[]; rows: readonly (readonly string[])[]; unit: string; note: readonly Inline[] }> | Wrong;
}>;

type Computed = Readonly<{ result: Footprint; items: readonly string[] }>;

export function figuresOf(library: Library, context: ReadonlyMap<string, Context>, inventories: string, year: number, country = 'FR'): Figures {
  const { facts } = library;
  const reading = readingOf(library, year);
  const cache = new Map<string, Computed | Wrong>();

  const computed = (csv: string, name: string): Computed | Wrong => {
    const before = cache.get(csv);
    if (before) return before;
    const { lines, problems } = readInventory(new TextEncoder().encode(csv), reading, false);
    const [problem] = problems;
    const result: Computed | Wrong = problem
      ? { wrong: faults.inventory(name, problem.line, problem.why) }
      : {
          result: footprint(assess(lines, facts, { year, country, lifetime: 'planned', keptLonger: 0 }, 'line')),
          items: [...new Set(lines.flatMap(({ item }) => item ?? []))],
        };
    cache.set(csv, result);
    return result;
  };

  const inventory = (name: string): Computed | Wrong => {
    const path = join(inventories, `${name}.csv`);
    if (!/^[a-z0-9-]+$/.test(name) || !existsSync(path)) return { wrong: faults.value('of', `inventory/${name}`, 'inventories/….csv') };
    return computed(readFileSync(path, 'utf8'), name);
  };

  const noteOf = (known: Known | Quantity | undefined, items: readonly string[], lang: Lang, measure: MeasureId, more: readonly string[] = []): Inline[] => {
    const words = figureWords[lang];
    const cite = citer(library.tables.sources, lang);
    const sources = new Set(more);
    for (const item of items)
      for (const { criterion, quantity } of facts.factors(item))
        if (criterion === measure && quantity.because.kind === 'source') sources.add(quantity.because.source);
    const mix = items.length > 0 ? facts.mix(country, CRITERIA.find(({ id }) => id === measure)?.id ?? 'gwp', year) : undefined;
    if (mix?.because.kind === 'source') sources.add(mix.because.source);
    const range = known && known.value !== null && known.low !== null && known.high !== null ? rangeOf(known as Spread & { unit: string }, lang) : '';
    const told = [range && words.range(range), words.when(year, country), words.sources([...sources].map(cite)), words.facts(facts.version)]
      .filter(Boolean)
      .join(' ');
    return [{ kind: 'text', text: told }];
  };

  const measureOf = (criterion: string | undefined): MeasureId | undefined => MEASURES.find(({ id }) => id === (criterion ?? 'gwp'))?.id;

  const figure = (asked: Asked, lang: Lang): Told | Wrong => {
    const { of, stage } = asked;
    const [kind, ...rest] = of.split('/');
    const name = rest.join('/');
    const measure = measureOf(asked.criterion);
    if (!measure) return { wrong: faults.value('criterion', asked.criterion ?? '', MEASURES.map(({ id }) => id).join(', ')) };
    if (stage !== undefined && !(STAGES as readonly string[]).includes(stage)) return { wrong: faults.value('stage', stage, STAGES.join(', ')) };
    switch (kind) {
      case 'context':
        return ofContext(context.get(name), lang) ?? { wrong: faults.value('of', of, [...context.keys()].join(', ')) };
      case 'electricity': {
        const mix = facts.mix(name, CRITERIA.find(({ id }) => id === measure)?.id ?? 'gwp', year);
        if (!mix) return { wrong: faults.unknownFigure(of) };
        const sources = mix.because.kind === 'source' ? [mix.because.source] : [];
        return { text: sentence(mix, mix.unit, lang), note: noteOf(mix, [], lang, measure, sources) };
      }
      case 'item':
        return ofItem(name, measure, asked, lang);
      case 'machine': {
        const watts = Number(name);
        if (!(watts > 0)) return { wrong: faults.value('of', of, 'machine/10') };
        const one = computed(`objet;watts;heures par an;preuve\nreused-pc-server;${watts};8760;A\n`, of);
        if ('wrong' in one) return one;
        const use = one.result.byStage.use;
        const [electricity, climate] = [use?.elec ?? one.result.flows.elec, use?.gwp];
        if (!climate) return { wrong: faults.unknownFigure(of) };
        return { text: figureWords[lang].both(inWords(electricity, lang), inWords(climate, lang)), note: noteOf(climate, ['reused-pc-server'], lang, 'gwp') };
      }
      case 'inventory': {
        const one = inventory(name);
        if ('wrong' in one) return one;
        const known = totalOf(one.result, measure, stage as Stage | undefined);
        if (!known) return { wrong: faults.unknownFigure(`${of} ${stage}`) };
        return { text: inWords(known, lang), note: noteOf(known, one.items, lang, measure) };
      }
      default:
        return { wrong: faults.value('of', of, 'context/…, electricity/…, item/…, machine/…, inventory/…') };
    }
  };

  const ofItem = (name: string, measure: MeasureId, { stage, lifetime }: Asked, lang: Lang): Told | Wrong => {
    const item = facts.items.get(name);
    if (!item) return { wrong: faults.value('of', `item/${name}`, 'data/items.csv') };
    if (stage !== undefined && lifetime === undefined) {
      const factor = facts.factors(name).find((one) => one.stage === stage && one.criterion === measure);
      if (!factor) return { wrong: faults.unknownFigure(`${name}/${stage}/${measure}`) };
      const { quantity } = factor;
      const unit = quantity.unit.replace(/\/item$/, '');
      return { text: sentence(quantity, unit, lang), note: noteOf({ ...quantity, unit }, [], lang, measure, sourcesOf(quantity)) };
    }
    const one = computed(`item;quantité;durée prévue;preuve\n${name};1;${lifetime ?? ''};A\n`, `item/${name}`);
    if ('wrong' in one) return one;
    const known = totalOf(one.result, measure, stage as Stage | undefined);
    return known ? { text: inWords(known, lang), note: noteOf(known, one.items, lang, measure) } : { wrong: faults.unknownFigure(`item/${name}`) };
  };

  const chart: Figures['chart'] = (asked, lang) => {
    const measure = measureOf(asked.criterion);
    if (!measure) return { wrong: faults.value('criterion', asked.criterion ?? '', MEASURES.map(({ id }) => id).join(', ')) };
    const parts = asked.of.split(/\s+/);
    const bar = (label: string, known: Known | (Spread & { unit: string })): Bar => {
      if (known.value === null || known.low === null || known.high === null)
        return { label, value: null, low: null, high: null, shown: figureWords[lang].unknown, range: '' };
      const one = shown(known as Spread, known.unit, lang, 2, true);
      return { label, value: known.value, low: known.low, high: known.high, shown: one.value, range: one.exact ? '' : `${one.low}\u202f–\u202f${one.high}` };
    };
    if (parts[0]?.startsWith('inventory/')) {
      const one = inventory(parts[0].slice('inventory/'.length));
      if ('wrong' in one) return one;
      const { result, items } = one;
      if (asked.by === 'stage') {
        const bars = STAGES.flatMap((stage) => {
          const known = result.byStage[stage]?.[measure];
          return known ? [bar(STAGE_NAMES[stage][lang], known)] : [];
        });
        return { unit: unitOf(measure, lang), bars, note: noteOf(undefined, items, lang, measure) };
      }
      const bars = result.byItem.map(({ name, quantity, criteria }) => bar(`${name[lang]} (${quantity})`, criteria[measure]));
      return { unit: unitOf(measure, lang), bars, note: noteOf(undefined, items, lang, measure) };
    }
    const bars: Bar[] = [];
    const sources = new Set<string>();
    let unit = '';
    for (const part of parts) {
      const name = part.replace(/^item\//, '');
      const item = facts.items.get(name);
      const factor = facts.factors(name).find((one) => one.stage === (asked.stage ?? 'manufacture') && one.criterion === measure);
      if (!item || !factor) return { wrong: faults.unknownFigure(part) };
      for (const source of sourcesOf(factor.quantity)) sources.add(source);
      unit = factor.quantity.unit.replace(/\/item$/, '');
      bars.push(bar(item.name[lang], { ...factor.quantity, unit }));
    }
    return { unit: shown({ value: 2, low: 2, high: 2 }, unit, lang).unit, bars, note: noteOf(undefined, [], lang, measure, [...sources]) };
  };

  const compare: Figures['compare'] = (asked, lang) => {
    const measure = measureOf(asked.criterion) ?? 'gwp';
    const columns: Computed[] = [];
    const names = asked.of.split(/\s+/).map((part) => part.replace(/^inventory\//, ''));
    for (const name of names) {
      const one = inventory(name);
      if ('wrong' in one) return one;
      columns.push(one);
    }
    const cell = (known: Known | undefined): string => {
      if (!known || known.value === null || known.low === null || known.high === null) return figureWords[lang].unknown;
      const one = shown(known as Spread, known.unit, lang, 2, true);
      return one.exact ? one.value : `${one.value} (${one.low}\u202f–\u202f${one.high})`;
    };
    const rows = (columns[0]?.result.byItem ?? []).map(({ id, name, quantity }) => [
      `${name[lang]} (${quantity})`,
      ...columns.map(({ result }) => cell(result.byItem.find((one) => one.id === id)?.criteria[measure])),
    ]);
    rows.push([figureWords[lang].known, ...columns.map(({ result }) => cell(totalOf(result, measure)))]);
    return {
      names,
      rows,
      unit: unitOf(measure, lang),
      note: noteOf(
        undefined,
        columns.flatMap(({ items }) => items),
        lang,
        measure,
      ),
    };
  };

  return { figure, chart, compare };
}

type Spread = Readonly<{ value: number; low: number; high: number }>;

function totalOf(result: Footprint, measure: MeasureId, stage?: Stage): Known | undefined {
  if (stage) return result.byStage[stage]?.[measure];
  return measure === 'elec' || measure === 'mass' ? result.flows[measure] : result.criteria[measure];
}

function sourcesOf({ because }: Quantity): readonly string[] {
  return because.kind === 'source' ? [because.source, ...(because.range ?? [])] : [];
}

function inWords(known: Known, lang: Lang): string {
  if (known.value === null || known.low === null || known.high === null) return figureWords[lang].unknown;
  return sentence(known as Spread, known.unit, lang);
}

function rangeOf(known: Spread & Readonly<{ unit: string }>, lang: Lang): string {
  const one = shown(known, known.unit, lang);
  return one.exact ? '' : `${between(one.low, one.high, lang)}\u00a0${one.unit}`;
}

function unitOf(measure: MeasureId, lang: Lang): string {
  const unit = MEASURES.find(({ id }) => id === measure)?.unit ?? '';
  return shown({ value: 2, low: 2, high: 2 }, `${unit}/year`, lang).unit;
}

function ofContext(one: Context | undefined, lang: Lang): Told | undefined {
  if (!one) return undefined;
  const words = figureWords[lang];
  const text = one.said?.[lang] ?? `${new Intl.NumberFormat(lang).format(one.value)}${lang === 'fr' ? '\u00a0' : ''}${one.unit}`;
  const note: Inline[] = [
    { kind: 'text', text: words.context(one.name[lang], one.year, one.perimeter[lang]) },
    { kind: 'link', href: one.url, of: [{ kind: 'text', text: one.source[lang] }] },
    { kind: 'text', text: '.' },
  ];
  return { text, note };
}
