import type { Model } from '../../facts/recognition/recognition.ts';
import { plain } from '../plain.ts';

/** Declared models, found by the words of their names that tell them apart. */
export type Models = Readonly<{ find(texts: readonly string[], makers: ReadonlySet<string>): Model | undefined }>;

/** A name of a model, as words: those it must have, those that tell its versions apart, and its configuration. */
type Name = Readonly<{ model: Model; words: readonly string[]; options: readonly string[]; whole: string }>;

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
      const lists = texts.map((text) => wordsOf(text.slice(0, 300)));
      const said = new Set(lists.flat());
      const whole = ` ${lists.map((list) => list.join(' ')).join(' | ')} `;
      let best: { name: Name; score: number } | undefined;
      let disputed = false;
      for (const word of said)
        for (const name of byWord.get(word) ?? []) {
          const score = fit(name, said, whole, makers);
          if (score === 0 || score < (best?.score ?? 0)) continue;
          // Two forms of one model fit as well when nobody says which: neither is chosen.
          const twins = score === best?.score && best.name.model !== name.model;
          disputed = twins ? disputed || (formOf(name) !== formOf(best?.name) && !said.has(formOf(name))) : score === best?.score && disputed;
          // Of two names that fit as well, the shorter one says nothing that was not said.
          if (!twins || name.model.model.length < (best?.name.model.model.length ?? 0)) best = { name, score };
        }
      if (disputed) return undefined;
      return best?.name.model;
    },
  };
}

/** The word of form in a name, if it has one. */
function formOf(name: Name | undefined): string {
  return name?.words.find((word) => FORMS.has(word)) ?? '';
}

/** How well words name a model: nothing when one that it must have is missing, or when they name another version. */
function fit({ words, options, model, whole: called }: Name, said: ReadonlySet<string>, whole: string, makers: ReadonlySet<string>): number {
  if (!words.every((word) => said.has(word) || FORMS.has(word))) return 0;
  const identity = words.filter((word) => /\d/.test(word));
  const names = words.filter((word) => !/\d/.test(word) && !VERSIONS.has(word));
  // A bare number names nothing: it takes its family, its maker, or a reference long enough to be one of a kind.
  const known = makers.has(model.maker) || names.length > 0 || identity.some((word) => word.length > 4 && /[a-z]/.test(word));
  if (!known) return 0;
  for (const word of said) if (VERSIONS.has(word) && !words.includes(word) && !FORMS.has(word)) return 0;
  for (const form of FORMS) if (said.has(form) && words.some((word) => FORMS.has(word)) && !words.includes(form)) return 0;
  // Years and configurations that were said must be those of the model.
  for (const word of said) {
    if (isOption(word) && options.some((option) => sameSort(option, word)) && !options.includes(word)) return 0;
    // Another generation is another model.
    if (/^g\d{1,2}$/.test(word) && !words.includes(word) && !options.includes(word)) return 0;
  }
  const told = options.filter((option) => said.has(option)).length;
  // Names alone, as in "MacBook Pro", are those of ten models: something must choose between them.
  if (identity.length === 0 && told === 0 && (options.length > 0 || !called.includes(' ') || !whole.includes(` ${called} `))) return 0;
  return 10 * words.filter((word) => said.has(word)).length + told;
}

/** `256gb`, `2020`: what tells configurations of a model apart. */
function isOption(word: string): boolean {
  return /^(\d+(gb|tb)|20[12]\d|m[1-4]|i\d\d)$/.test(word);
}

function sameSort(one: string, other: string): boolean {
  return one.replace(/\d/g, '') === other.replace(/\d/g, '') && /^\d/.test(one) === /^\d/.test(other);
}

/** A declaration may name several models: `C24-20. C24-25`, `E24-20/T24s-20`. */
function namesOf(model: Model): Name[] {
  return model.model
    .replace(/\(thinkvision ([^)]*)\)/i, '/$1')
    .split(model.maker === 'Samsung' ? /[()]/ : /\. |\/(?=[A-Z])/)
    .flatMap((text): Name[] => {
      const spoken = wordsOf(text);
      const all = spoken.filter((word) => !NOISE.has(word));
      const options = all.filter((word) => isOption(word) && (model.maker === 'Apple' || !word.startsWith('i')));
      const words = all.filter((word) => !isOption(word));
      return words.length > 0 ? [{ model, words, options, whole: spoken.join(' ') }] : [];
    });
}

/** Words of a name: generations, capacities and sizes in one way of writing each. */
function wordsOf(text: string): string[] {
  return plain(
    text
      .replace(/\b\d+(?:[.,]\d+)?[\s-]?(?:ghz|core)\b/gi, '')
      .replace(/\b(\d\d)(?:[.,]\d+)?[\s-]*(?:inch\b|in\b|"|pouces|'')/gi, 'i$1')
      .replace(/\b(macbook (?:air|pro)|imac|ipad pro) (\d\d)(?![.,\w])/gi, '$1 i$2')
      .replace(/\b(\d+)\s*[- ]?(go|gb)\b/gi, '$1gb')
      .replace(/\b(\d+)\s*(to|tb)\b/gi, '$1tb')
      .replace(/\(?\b(\d+)(?:st|nd|rd|th|e|ème|eme|ère)\s+g[eé]n[ée]?ration\b\)?/gi, 'g$1')
      .replace(/\bgen(?:eration|ération)?[ .-]*(\d+)\b/gi, 'g$1')
      .replace(/small form factor/gi, 'sff')
      .replace(/all[- ]in[- ]one|tout[- ]en[- ]un/gi, 'aio')
      .replace(/\b(?:2|two)[- ]in[- ]1\b/gi, ''),
  )
    .replace(/\b(\d{3,4})(g\d{1,2})\b/g, '$1 $2')
    .replace(/\b(mini tour|tour|mt|cmt)\b/g, 'tower')
    .replace(/\b(mff|dm|micro form factor)\b/g, 'micro')
    .split(/[ "+]+/)
    .filter((word) => word !== '');
}
