import type { Candidate } from './rank-sentences.ts';
import { dotProduct } from '../words/vector.ts';
import { shareHeld, weighedStems } from '../words/word-overlap.ts';
import type { WordWeights } from '../words/word-weights.ts';

const MOST_SENTENCES = 4;
/** Characters of all quoted sentences together. */
const MOST_CHARACTERS = 700;
/** Two sentences more alike than this say the same. */
const SAME = 0.9;
/** What 100 characters cost behind the first sentence: room is short, and short ones leave more. */
const COST_OF_LENGTH = 0.04;
/** What sharing the first sentence's words is worth: `a new negotiator led …` wants the one that names her. */
const LINK = 0.3;
/** What the kind of thing asked for is worth where the first sentence does not hold it. */
const MISSING_KIND = 0.1;

/**
 * One to four sentences that answer: the best first, then the others in the order of their articles
 * and of reading. No two say the same, and together they stay within 700 characters.
 */
export function chooseSentences(ranked: readonly Candidate[], weights: WordWeights): Candidate[] {
  const first = ranked.find(({ text }) => text.length <= MOST_CHARACTERS) ?? ranked[0];
  if (first === undefined) return [];
  const chosen = [first];
  const said = weighedStems(first.text, weights);
  let room = MOST_CHARACTERS - first.text.length;
  const worth = ({ score, text, stems, isOfKind }: Candidate): number =>
    score +
    LINK * shareHeld(said, stems) +
    MISSING_KIND * Number(isOfKind && !first.isOfKind) -
    (COST_OF_LENGTH * text.length) / 100;
  for (const candidate of ranked.toSorted((left, right) => worth(right) - worth(left))) {
    const isRepeated = chosen.some(({ vector }) => dotProduct(vector, candidate.vector) > SAME);
    if (isRepeated || chosen.includes(candidate) || candidate.text.length > room) continue;
    chosen.push(candidate);
    room -= candidate.text.length;
    if (chosen.length === MOST_SENTENCES) break;
  }
  return [first, ...inReadingOrder(chosen)];
}

function inReadingOrder([first, ...others]: readonly Candidate[]): Candidate[] {
  const articles = [...new Set([first, ...others].map((item) => item?.evidence.article.id))];
  const place = ({ evidence }: Candidate): number => articles.indexOf(evidence.article.id);
  return others.toSorted((left, right) => place(left) - place(right) || left.start - right.start);
}
