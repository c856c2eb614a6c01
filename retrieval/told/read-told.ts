import type { Candidate } from '../sentences/rank-sentences.ts';
import { stem } from '../words/stem.ts';
import { shareHeld, weighedStems } from '../words/word-overlap.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { words } from '../words/words.ts';
import { askedName, nameIn } from './asked-name.ts';
import { askedOutcome, outcomeIn } from './asked-outcome.ts';
import { askedQuantity, quantityIn } from './asked-quantity.ts';
import type { Told, ToldBy } from './told.ts';

/** A sentence tells of what is asked when it and its headline hold this share of the question. */
const SAME_SUBJECT = 0.5;
const YEAR = /\b(?:19|20)\d\d\b/gu;

/**
 * What the sentences tell for what a question asks, in their order: a number, a name or an outcome.
 * Only what is said exactly is read, so what is found is so; much that is said is not found.
 */
export function readTold(
  question: string,
  candidates: readonly Candidate[],
  weights: WordWeights,
): ToldBy[] {
  const read = readerFor(question, weights);
  if (read === null) return [];
  const wanted = weighedStems(question, weights);
  return candidates.flatMap((candidate) => {
    const { publishedAt } = candidate.evidence.article;
    if (publishedAt === null || !isAbout(candidate, wanted)) return [];
    const told = tellsOfOtherYear(candidate.text, publishedAt) ? null : read(candidate);
    return told === null ? [] : [{ candidate, told, publishedAt }];
  });
}

function readerFor(
  question: string,
  weights: WordWeights,
): ((candidate: Candidate) => Told | null) | null {
  const quantity = askedQuantity(question);
  if (quantity !== null) {
    return ({ text }) => {
      const found = quantityIn(text, quantity);
      return found && { kind: 'quantity', key: found.value, text: found.text };
    };
  }
  const name = askedName(question);
  if (name !== null) return (candidate) => nameIn(candidate, name, weights);
  const outcome = askedOutcome(question);
  return outcome === null ? null : (candidate) => outcomeIn(candidate, outcome, weights);
}

/** `Hurricane Andrew in 1992 killed …` is a comparison with something else. */
function tellsOfOtherYear(sentence: string, publishedAt: string): boolean {
  return [...sentence.matchAll(YEAR)].some(([year]) => year !== publishedAt.slice(0, 4));
}

function isAbout({ stems, evidence }: Candidate, wanted: ReadonlyMap<string, number>): boolean {
  const headline = new Set(words(evidence.article.title).map(stem));
  return shareHeld(wanted, stems.union(headline)) >= SAME_SUBJECT;
}
