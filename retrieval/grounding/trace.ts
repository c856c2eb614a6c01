import type { Token } from './token.ts';

/** A text to trace a claim in: its tokens in reading order, and the number of the sentence of each. */
export type TracedText = { tokens: readonly Token[]; sentences: readonly number[] };

/** For each token of the claim the place of the token it repeats; -1 where it repeats none. */
export type Trace = readonly number[];

/** What leaving something out costs, in weights of words, and what leaping to another place does. */
export const COST = { skip: 0.12, leap: 0.6, leapAtPart: 0.25 };

/** A way to come to a place: what it is worth, and the place before; -1 at the beginning. */
type Step = { score: number; before: number };

/**
 * Traces a claim through a text: which of its tokens repeats which token of the text, so that what
 * is repeated weighs most and the reading leaps least. Forward within a sentence is cheap, to another
 * place dear, and less so where a part of the claim begins (the algorithm of Viterbi 1967).
 */
export function trace(
  claim: readonly Token[],
  text: TracedText,
  match: (claimed: Token, told: Token) => number,
): Trace {
  const width = text.tokens.length;
  /** For each token of the claim and each place: the place before, plus 1; -1 where none is taken. */
  const steps: Int32Array[] = [];
  let scores = new Float64Array(width);
  for (const claimed of claim) {
    const taken = new Int32Array(width).fill(-1);
    const next = Float64Array.from(scores);
    const waysTo = waysInto(scores, text.sentences, claimed.opens ? COST.leapAtPart : COST.leap);
    for (const [place, told] of text.tokens.entries()) {
      const gained = match(claimed, told);
      // Most words match nothing, and asking for the way takes longer.
      if (gained === 0) continue;
      const { score, before } = waysTo(place);
      if (score + gained <= (next[place] ?? 0)) continue;
      next[place] = score + gained;
      taken[place] = before + 1;
    }
    steps.push(taken);
    scores = next;
  }
  return unwind(steps, placeOfBest(scores));
}

/** The best way to each place: the next word, a skip, a leap, or a start. */
function waysInto(
  scores: Float64Array,
  sentences: readonly number[],
  leapCost: number,
): (place: number) => Step {
  const far = placeOfBest(scores);
  const leap: Step = { score: (scores[far] ?? 0) - leapCost, before: far };
  const start: Step = leap.score > 0 ? leap : { score: 0, before: -1 };
  const behind = bestBehind(scores, sentences);
  return (place) => {
    const from = behind[place] ?? -1;
    if (from === -1) return start;
    const skip: Step = { score: (scores[from] ?? 0) - COST.skip, before: from };
    const onward: Step = { score: scores[place - 1] ?? 0, before: place - 1 };
    return [skip, start].reduce((best, way) => (way.score > best.score ? way : best), onward);
  };
}

/** For each place the best one before it in its sentence; -1 for the first of a sentence. */
function bestBehind(scores: Float64Array, sentences: readonly number[]): Int32Array {
  const behind = new Int32Array(scores.length).fill(-1);
  for (let place = 1; place < scores.length; place += 1) {
    const before = place - 1;
    if (sentences[place] !== sentences[before]) continue;
    const known = behind[before] ?? -1;
    const isBetter = known === -1 || (scores[before] ?? 0) > (scores[known] ?? 0);
    behind[place] = isBetter ? before : known;
  }
  return behind;
}

function unwind(steps: readonly Int32Array[], last: number): Trace {
  const places = steps.map(() => -1);
  let place = last;
  for (let row = steps.length - 1; row >= 0; row -= 1) {
    const step = steps[row]?.[place] ?? -1;
    if (step === -1) continue;
    places[row] = place;
    place = step - 1;
  }
  return places;
}

function placeOfBest(scores: Float64Array): number {
  let best = 0;
  for (let place = 1; place < scores.length; place += 1)
    if ((scores[place] ?? 0) > (scores[best] ?? 0)) best = place;
  return best;
}
