import { type Library, type Loading, loadLibrary } from '../facts/load.ts';
import { flawLine } from '../facts/words.ts';
import { type Io, Refusal } from './io.ts';

/** The facts, refused when they have problems: a figure from unsound data is worse than none. */
export function soundLibrary({ today }: Io, folder?: string, loading?: Loading): Library {
  const library = loadLibrary(today, folder, loading);
  const { problems } = library.report;
  const [first] = problems;
  if (!first) return library;
  throw new Refusal({
    fr: `les données ont ${problems.length} problème(s) ; « infrabasse data check » les liste. Le premier : ${flawLine(first, 'fr')}`,
    en: `the data have ${problems.length} problem(s); “infrabasse data check” lists them. The first: ${flawLine(first, 'en')}`,
  });
}
