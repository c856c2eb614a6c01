import { COST, type Reading } from './align.ts';

/**
 * The share of a claim, by weight, that repeats what was given, less what its leaps cost: 1 for a
 * sentence taken over word for word, 0 or less for one that is pieced together from all over.
 */
export function heard(reading: Reading): number {
  const { claim, told, places, match, weigh } = reading;
  const total = claim.reduce((sum, token) => sum + weigh(token), 0);
  const repeated = claim.reduce((sum, token, index) => {
    const other = told[places[index] ?? -1];
    return other ? sum + match(token, other) : sum;
  }, 0);
  const cost = movesOf(reading).reduce((sum, move) => sum + COST[move], 0);
  return total === 0 ? 0 : (repeated - cost) / total;
}

/** A claim that has this share, by weight, from no place in what was given is told in words of its own. */
const OWN_WORDS = 0.3;

/**
 * How far a claim is pieced together: its leaps, for each weight of a word. A claim that has every
 * word from the passages and leaps is a splice of their sentences; one in other words cannot but
 * leap. Hence the larger its own share, the less its leaps count, and from `OWN_WORDS` on nothing.
 */
export function pieced(reading: Reading): number {
  const { claim, places, weigh } = reading;
  const total = claim.reduce((sum, token) => sum + weigh(token), 0);
  const own = claim.reduce(
    (sum, token, index) => ((places[index] ?? -1) < 0 ? sum + weigh(token) : sum),
    0,
  );
  if (total === 0) return 0;
  const leaps = movesOf(reading).filter((move) => move !== 'skip').length;
  return (leaps / total) * Math.max(0, 1 - own / total / OWN_WORDS);
}

/** How a trace comes from one word to the next where it does not simply go on. */
type Move = keyof typeof COST;

/** The moves of a claim's trace, in order: what it leaves out of a sentence, and where it turns to another place. */
function movesOf({ claim, places, sentenceOf }: Reading): Move[] {
  const matched = places.flatMap((place, index) => (place < 0 ? [] : [index]));
  return matched.slice(1).flatMap((index, number): Move[] => {
    const before = matched[number] ?? 0;
    const [from = -1, to = -1] = [places[before], places[index]];
    if (to === from + 1) return [];
    if (to > from && sentenceOf[to] === sentenceOf[from]) return ['skip'];
    const opens = claim.slice(before + 1, index + 1).some((token) => token.startsClause);
    return [opens ? 'leapAtPart' : 'leap'];
  });
}
