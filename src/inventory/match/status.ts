import type { Recognition } from '../../facts/recognition/recognition.ts';
import { phrases, tokensOf } from './phrases.ts';

/** Why a thing is not in use. */
export type Unused = 'stock' | 'retired' | 'missing';

/** Reads a status: the reason a thing is not in use, or nothing when it is, or when nobody knows the word. */
export function statusReader({ statuses }: Recognition): (text: string) => Unused | undefined {
  const known = phrases<string>();
  for (const { phrase, status } of statuses) known.add(phrase, status);
  return (text) => {
    const status = text === '' ? undefined : known.at(tokensOf(text), 0)?.rule;
    return status === 'stock' || status === 'retired' || status === 'missing' ? status : undefined;
  };
}
