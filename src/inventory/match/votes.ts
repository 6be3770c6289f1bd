/** What one stretch of words says a thing is: an item, or others it leaves open. */
export type Vote = Readonly<{ item: string; open: ReadonlySet<string>; weight: number; sure: boolean; words: string; cell: string; hints?: readonly string[] }>;

/** What votes agree on, and how far that can be trusted. */
export type Decision = Readonly<{ item: string; sure: boolean; confidence: number; words: readonly string[]; guesses: readonly string[] }>;

const [ALONE, TOGETHER, DISPUTED, OPEN, BY_MAKER] = [0.9, 0.95, 0.5, 0.55, 0.3];

/**
 * Weighs what was said. Votes that leave a common item open agree on it, the most precise first; a vote against the
 * heavier ones makes the answer unsure, unless it is that of a bare name, which may say anything.
 */
export function decide(given: readonly Vote[]): Decision | undefined {
  const sorted = [...given].sort((a, b) => b.weight - a.weight);
  // What a maker mostly makes says something only where nothing else does.
  const votes = sorted[0]?.cell === 'maker' ? sorted : sorted.filter(({ cell }) => cell !== 'maker');
  const [first] = votes;
  if (!first) return undefined;
  let open = first.open;
  const agreeing = [first];
  const against: Vote[] = [];
  for (const vote of votes.slice(1)) {
    const common = new Set([...open].filter((item) => vote.open.has(item)));
    if (common.size > 0) {
      open = common;
      agreeing.push(vote);
    } else if (vote.cell !== 'name') against.push(vote);
  }
  const weigh = (item: string): number => agreeing.reduce((sum, vote) => (vote.item === item ? sum + vote.weight : sum), 0);
  const item = [...open].sort((a, b) => weigh(b) - weigh(a))[0] as string;
  const sure = agreeing.some(
    (vote) => vote.sure && (vote.item === item || vote.open.has(item)) && (vote.item === item || agreeing.some((one) => one.item === item && one.sure)),
  );
  const others = [...agreeing, ...against].flatMap((vote) => [vote.item, ...(vote.hints ?? []), ...vote.open]);
  const guesses = [...new Set([item, ...votes.map((vote) => vote.item), ...others])];
  const words = agreeing.map((vote) => vote.words);
  if (first.cell === 'maker') return { item, sure: false, confidence: BY_MAKER, words, guesses };
  if (against.length > 0) return { item, sure: false, confidence: DISPUTED, words, guesses };
  if (!sure) return { item, sure: false, confidence: OPEN, words, guesses };
  return { item, sure: true, confidence: agreeing.length > 1 ? TOGETHER : ALONE, words, guesses };
}
