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
import { supportOf } from '../verification/support.ts';
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
 * The verdict on a claim: what a model says of it, unless the check of sentences speaks against it; else
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
  const alone = passages
    .map((item) => ({ item, ...supportOf(claim, [item], parts.weights) }))
    .toSorted((one, other) => other.score - one.score);
  const [best] = alone;
  if (best === undefined) return null;
  const isSaid = alone.some((one) => one.verdict === 'supported');
  const isDenied = supportOf(claim, passages, parts.weights).verdict === 'contradicted';
  const isAllowed = verdict === 'supported' ? isSaid || !isDenied : !isSaid;
  if (!isAllowed) return null;
  return { verdict, sentence: { article: best.item.article, ...closestOf(query, [best.item]) } };
}
