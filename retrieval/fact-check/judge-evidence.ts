import type { ArticleCard } from '../../corpus/article.ts';
import { readClaim, type Reading } from '../verification/align.ts';
import {
  areRolesTurned,
  isDisplaced,
  isMissing,
  isNegated,
  isOpposed,
  isRecounted,
  isReplaced,
} from '../verification/contradictions.ts';
import { heard as heardOf } from '../verification/coverage.ts';
import { supportOf } from '../verification/support.ts';
import type { Evidence } from '../search/evidence.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { closestSentence } from './closest-sentence.ts';
import type { Finding } from '../checked-claim.ts';

/** What one article says of a claim: how much of the claim it repeats, and in which sentence most. */
export type Testimony = {
  stance: Finding['stance'];
  article: ArticleCard;
  quote: string;
  heard: number;
};

/** The share of a claim that its support must repeat: more than of a sentence drafted from it. */
const LEAST_HEARD = 0.65;
/** A passage tells of the same thing when it repeats this much of a claim that it contradicts … */
const SAME_THING = 0.75;
/** … and comes near it with this much. */
const NEAR = 0.4;

/**
 * What each article says of a claim, one testimony of each that says anything, those that repeat most
 * first. Contradicted is only what a passage tells nearly word for word and with another number,
 * name, date, unit or role, with or without a negation, or as the opposite.
 */
export function judgeEvidence(
  claim: string,
  evidence: readonly Evidence[],
  weights: WordWeights,
): Testimony[] {
  const judged = evidence
    .flatMap((item) => testimonyOf(claim, item, weights) ?? [])
    .toSorted((one, other) => rankOf(one) - rankOf(other) || other.heard - one.heard);
  // The first of an article is what it says best: elsewhere it may tell of something like it.
  const byArticle = Map.groupBy(judged, ({ article }) => article.id);
  return [...byArticle.values()]
    .flatMap(([best]) => best ?? [])
    .toSorted((one, other) => other.heard - one.heard);
}

function testimonyOf(claim: string, item: Evidence, weights: WordWeights): Testimony | null {
  const reading = readClaim(claim, [item], weights);
  if (reading === null) return null;
  const heard = heardOf(reading);
  if (heard < NEAR) return null;
  const { isSupported } = supportOf(claim, [item], weights);
  const stance = stanceOf(reading, { heard, isSupported });
  const quote = closestSentence(claim, item.passage.text, weights);
  return { stance, article: item.article, quote, heard };
}

function stanceOf(
  reading: Reading,
  { heard, isSupported }: { heard: number; isSupported: boolean },
): Finding['stance'] {
  if (isSupported) return heard >= LEAST_HEARD ? 'supports' : 'near';
  return heard >= SAME_THING && differs(reading, heard) ? 'contradicts' : 'near';
}

/** Whether a fact differs. One that is merely missing does not: something must stand in its place. */
function differs(reading: Reading, heard: number): boolean {
  const isExchanged = (['number', 'date', 'name'] as const).some((kind) =>
    isMissing(reading, kind),
  );
  return (
    isDisplaced(reading) ||
    isRecounted(reading) ||
    isNegated(reading) ||
    isOpposed(reading) ||
    areRolesTurned(reading) ||
    (isExchanged && isReplaced(reading, heard))
  );
}

function rankOf({ stance }: Testimony): number {
  return ['supports', 'contradicts', 'near'].indexOf(stance);
}
