import type { Model } from '../../facts/recognition/recognition.ts';
import { plain } from '../plain.ts';

/** Declared models, found by the words of their names that tell them apart. */
export type Models = Readonly<{ find(texts: readonly string[], makers: ReadonlySet<string>): Model | undefined }>;

/** A name of a model, as words: those it must have, those that tell its versions apart, and its configuration. */
type Name = Readonly<{ model: Model; words: readonly string[]; options: readonly string[] }>;

/** Words of models that say nothing of which one it is. */
const NOISE = new Set([
  'notebook',
  'pc',
  'laptop',
  'desktop',
  'monitor',
  'display',
  'inch',
  'in',
  'with',
  'cpu',
  'gpu',
  'core',
  'ghz',
  'ssd',
  'hdd',
  'memory',
  'storage',
  'usb',
  'c',
  'fhd',
  'qhd',
  'wqhd',
  'uhd',
  'ips',
  'and',
  'thin',
  'client',
  'server',
  'business',
  'hub',
  'lcd',
  'led',
  'computer',
  'compute',
  'module',
  'system',
  'converged',
  'edge',
  'n',
  'the',
  'conferencing',
  'retina',
  'ports',
  'thunderbolt',
  'quad',
  'dual',
  'wi',
  'fi',
  'cellular',
  'palm',
  'rest',
  'metal',
  'alcantara',
  'generation',
  'convertible',
  'advanced',
  'wqxga',
  '4k',
  '5k',
  'wide',
  'small',
  'form',
  'factor',
  'all',
  'one',
  'workstation',
  'tilt',
  'adjustable',
  'stand',
  'panel',
  'hd',
  'full',
  'ed',
  'edition',
  'touch',
]);
/** Words that make another model of a model: both must have them, or neither. */
const VERSIONS = new Set([
  'pro',
  'max',
  'mini',
  'plus',
  'ultra',
  'fe',
  'xl',
  'air',
  'se',
  'lite',
  'rugged',
  'extreme',
  'carbon',
  'yoga',
  'x360',
  'fold3',
  'chromebook',
  'go',
  'studio',
  'note',
  'e',
  's',
  'i',
  'nano',
  'extended',
  'xd',
  'xa',
  'gaming',
  'flex',
  'slim',
  'duo',
  'tower',
  'micro',
  'sff',
  'tiny',
  'aio',
  'fury',
  'firefly',
  'power',
  'x',
  'active',
]);
/** Words of form are told only by those who choose: a model that has one is found without it. */
const FORMS = new Set(['tower', 'micro', 'sff', 'tiny', 'aio', 'mt']);

export function modelsOf(models: readonly Model[]): Models {
  const byWord = new Map<string, Name[]>();
  for (const model of models)
    for (const name of namesOf(model)) {
      const key = name.words.find((word) => /\d/.test(word)) ?? name.words[0];
      if (key !== undefined) byWord.set(key, [...(byWord.get(key) ?? []), name]);
    }
  return {
    find(texts, makers) {
      const said = new Set(texts.flatMap((text) => wordsOf(text.slice(0, 300))));
      let best: { name: Name; score: number } | undefined;
      for (const word of said)
        for (const name of byWord.get(word) ?? []) {
          const score = fit(name, said, makers);
          if (score > (best?.score ?? 0)) best = { name, score };
        }
      return best?.name.model;
    },
  };
}

/** How well words name a model: nothing when one that it must have is missing, or when they name another version. */
function fit({ words, options, model }: Name, said: ReadonlySet<string>, makers: ReadonlySet<string>): number {
  if (!words.every((word) => said.has(word) || FORMS.has(word))) return 0;
  const identity = words.filter((word) => /\d/.test(word));
  const names = words.filter((word) => !/\d/.test(word) && !VERSIONS.has(word));
  // A bare number names nothing: it takes its family, its maker, or a reference long enough to be one of a kind.
  const known = makers.has(model.maker) || names.length > 0 || identity.some((word) => word.length > 4 && /[a-z]/.test(word));
  if (!known || (identity.length === 0 && names.length + words.length < 2)) return 0;
  for (const word of said) if (VERSIONS.has(word) && !words.includes(word) && !FORMS.has(word)) return 0;
  for (const form of FORMS) if (said.has(form) && words.some((word) => FORMS.has(word)) && !words.includes(form)) return 0;
  // Years and configurations that were said must be those of the model.
  for (const word of said) if (isOption(word) && options.some((option) => sameSort(option, word)) && !options.includes(word)) return 0;
  const told = options.filter((option) => said.has(option)).length;
  // Names alone, as in "MacBook Pro", are those of ten models: something must choose between them.
  if (identity.length === 0 && told === 0) return 0;
  return 10 * words.filter((word) => said.has(word)).length + told;
}

/** `256gb`, `2020`: what tells configurations of a model apart. */
function isOption(word: string): boolean {
  return /^\d+(gb|tb)$/.test(word) || /^20[12]\d$/.test(word) || /^m[1-4]$/.test(word) || /^g\d+$/.test(word);
}

function sameSort(one: string, other: string): boolean {
  return one.replace(/\d/g, '') === other.replace(/\d/g, '') && /^\d/.test(one) === /^\d/.test(other);
}

/** A declaration may name several models: `C24-20. C24-25`, `E24-20/T24s-20`. */
function namesOf(model: Model): Name[] {
  return model.model
    .replace(/\(thinkvision ([^)]*)\)/i, '/$1')
    .split(/\. |\/(?=[A-Z])/)
    .flatMap((text): Name[] => {
      const all = wordsOf(text).filter((word) => !NOISE.has(word));
      const apple = model.maker === 'Apple';
      const options = all.filter((word) => isOption(word) && (apple || !/^g\d+$/.test(word)));
      const words = all.filter(
        (word) => !options.includes(word) && !(apple && /^\d{1,2}$/.test(word) && /inch|GHz|core|CPU|GPU/i.test(text) && !/iphone/i.test(text)),
      );
      return words.length > 0 ? [{ model, words, options }] : [];
    });
}

/** Words of a name: generations, capacities and sizes in one way of writing each. */
function wordsOf(text: string): string[] {
  return plain(
    text
      .replace(/(\d)[.,]\d+(?=[\s-]*(?:inch|"|pouces|''))/gi, '$1')
      .replace(/\b(\d+)\s*[- ]?(go|gb)\b/gi, '$1gb')
      .replace(/\b(\d+)\s*(to|tb)\b/gi, '$1tb')
      .replace(/\(?\b(\d+)(?:st|nd|rd|th|e|ème|eme|ère)\s+g[eé]n[ée]?ration\b\)?/gi, 'g$1')
      .replace(/\bgen(?:eration|ération)?[ .-]*(\d+)\b/gi, 'g$1')
      .replace(/small form factor/gi, 'sff')
      .replace(/all[- ]in[- ]one|tout[- ]en[- ]un/gi, 'aio')
      .replace(/\b(?:2|two)[- ]in[- ]1\b/gi, ''),
  )
    .replace(/\b(\d{3,4})(g\d{1,2})\b/g, '$1 $2')
    .replace(/\b(tour|mini tour)\b/g, 'tower')
    .split(/[ "+]+/)
    .filter((word) => word !== '');
}
