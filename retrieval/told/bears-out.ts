import { contradictionsOf } from '../grounding/contradictions-of.ts';
import { readClaim } from '../grounding/read-claim.ts';
import { heard } from '../grounding/signs/heard.ts';
import type { Candidate } from '../sentences/rank-sentences.ts';
import type { WordWeights } from '../words/word-weights.ts';

/** So much of a claim must be heard in one sentence for it to be told there. */
const LEAST_HEARD = 0.85;
/** Only in other words, what somebody says, or as one of several cases: no plain statement. */
const NO_STATEMENT =
  /["“”?]|\b(?:if|whether|unless|until|without|would|could|may|might|should|almost|nearly|about to|likely|possibly|expected|plans?|planned|hopes?|set to|allegedly|alleged|reportedly|according|said|says|say|claims?|claimed|told|argued|believes?|believed|insists?|insisted|suggests?|suggested|fears?|feared|denies|denied|rumou?rs?|predicts?|predicted|warned|warns)\b/iu;

/**
 * Whether one sentence, all by itself and in its own voice, says that something is so or that it is
 * not so; null where it says neither plainly.
 */
export function bearsOut(
  claim: string,
  { text, evidence }: Candidate,
  weights: WordWeights,
): boolean | null {
  if (NO_STATEMENT.test(text)) return null;
  const { article, passage, score } = evidence;
  const alone = { article: { ...article, title: '' }, passage: { ...passage, text }, score };
  const reading = readClaim(claim, [alone], weights);
  if (reading === null) return null;
  const share = heard(reading);
  if (share < LEAST_HEARD) return null;
  const contradictions = contradictionsOf(reading, share);
  if (contradictions.length === 0) return true;
  return contradictions.every((sign) => sign === 'a negation differs') ? false : null;
}
