// Has a model judge a claim, and holds its verdict against the check of sentences.
import type { Verdict } from '../answer.ts';
import { readingMaterial } from '../answer/material.ts';
import { canRead, modelVerdict } from '../answer/model-verdict.ts';
import type { DatelineError } from '../../corpus/errors.ts';
import { type LanguageModel, nullIfModelFails } from '../models/language-model.ts';
import type { Query } from '../query/query.ts';
import { rankSentences } from '../reading/rank-sentences.ts';
import { selectEvidence } from '../search/evidence.ts';
import type { RankedArticle } from '../search/fuse.ts';
import { type Support, supportOf } from '../verification/support.ts';
import { type CheckParts, type CloseSentence, closestOf } from './coverage.ts';

/** What verdicts are made with. Without a model there are none. */
export type Judge = CheckParts & {
  model?: LanguageModel;
  /** Called with the reason when the model fails. */
  onModelFailure?: (error: DatelineError) => void;
};

/** A verdict, and the sentence that it rests on. */
export type Judged = { verdict: Exclude<Verdict, 'not-judged'>; sentence: CloseSentence };

/** Characters of the passages that a claim is judged by: a small model misreads more. */
const ROOM = 1_500;

/** The model that judges; undefined where there is none, or it cannot read. */
export async function judgeOf({ model, onModelFailure }: Judge): Promise<Judge['model']> {
  if (!model) return undefined;
  return (await nullIfModelFails(canRead(model), onModelFailure)) ? model : undefined;
}

/**
 * The verdict on a claim: what a model says of it, where the check of sentences bears it out; else
 * null. A model alone is wrong too often, and a claim in the words of its passages may still be false.
 */
export async function verdictOn(
  query: Query,
  ranked: readonly RankedArticle[],
  { model, onModelFailure, ...parts }: Judge,
): Promise<Judged | null> {
  if (model === undefined) return null;
  const claim = query.question;
  const evidence = selectEvidence(ranked, query);
  const { candidates } = await rankSentences(query, evidence, parts);
  const passages = readingMaterial(candidates, evidence, ROOM);
  const judging = modelVerdict(claim, passages, model);
  const verdict = (await nullIfModelFails(judging, onModelFailure)) ?? 'unclear';
  if (verdict === 'unclear') return null;
  const together = supportOf(claim, passages, parts.weights).verdict;
  const alone = passages
    .map((item) => ({ item, ...supportOf(claim, [item], parts.weights) }))
    .toSorted((one, other) => other.score - one.score);
  const [best] = alone;
  if (best === undefined) return null;
  const found: Found = {
    together,
    closest: best.verdict,
    isSaid: alone.some((one) => one.verdict === 'supported'),
  };
  const isKept = model.isSmall ? leansTo(verdict, found) : allows(verdict, found);
  if (!isKept) return null;
  return { verdict, sentence: { article: best.item.article, ...closestOf(query, [best.item]) } };
}

/** What the check makes of a claim beside all passages together, and beside each alone. */
type Found = {
  together: Support['verdict'];
  /** Beside the passage that is closest to it. */
  closest: Support['verdict'];
  /** Whether one passage alone supports it. */
  isSaid: boolean;
};

/** Whether the check does not rule a verdict out, which is enough where a large model judges. */
function allows(verdict: Judged['verdict'], { together, closest, isSaid }: Found): boolean {
  if (verdict === 'contradicted') return !isSaid;
  return isSaid || together !== 'contradicted' || closest !== 'contradicted';
}

/** Whether the check leans to a verdict; a small model finds too much true. */
function leansTo(verdict: Judged['verdict'], { together, isSaid }: Found): boolean {
  const isLikely = together === 'supported' || together === 'undecided';
  return verdict === 'contradicted' ? !isSaid && !isLikely : isSaid || isLikely;
}
