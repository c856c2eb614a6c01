// Has a model write an answer, and keeps the sentences that pass the check.
import type { DatelineError } from '../../corpus/errors.ts';
import { groundDraft, type Grounded, draftSchema } from '../verification/check-draft.ts';
import { secondOpinion } from './second-opinion.ts';
import { type LanguageModel, nullIfModelFails } from '../models/language-model.ts';
import type { Query } from '../query/query.ts';
import type { Evidence } from '../search/evidence.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { writePrompt } from './prompt.ts';

/** What a draft is made with. */
export type Drafting = {
  weights: WordWeights;
  model: LanguageModel;
  /** Whether the model is asked about the sentences that the check cannot decide. */
  isReadTwice?: boolean;
  /** Called with the reason when the model fails. */
  onModelFailure?: (error: DatelineError) => void;
};

/**
 * A model's answer, without the sentences that the passages do not support; `refused` where the model
 * does not find the answer in them, `failed` where nothing is left to show.
 */
export async function draftAnswer(
  query: Query,
  evidence: readonly Evidence[],
  { weights, model, isReadTwice = false, onModelFailure }: Drafting,
): Promise<Grounded | 'refused' | 'failed'> {
  const prompt = writePrompt(query.question, query.at, evidence);
  const drafting = model.complete({ ...prompt, schema: draftSchema });
  const draft = await nullIfModelFails(drafting, onModelFailure);
  if (draft === null) return 'failed';
  if (!draft.answerable) return 'refused';
  const given = { query, evidence, weights };
  const grounded = groundDraft(draft, { ...given, keepsUndecided: isReadTwice });
  if (!grounded.undecided) return shown(grounded);
  const read = await nullIfModelFails(secondOpinion(grounded, { model, evidence }), onModelFailure);
  // Without a second opinion, only what the check could decide is shown.
  return shown(read ?? groundDraft(draft, given));
}

function shown(grounded: Grounded): Grounded | 'failed' {
  return grounded.statements.length > 0 ? grounded : 'failed';
}
