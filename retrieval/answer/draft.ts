import { DatelineError } from '../../corpus/errors.ts';
import { groundDraft, type Grounded, draftSchema } from '../verification/check-draft.ts';
import { secondOpinion } from './second-opinion.ts';
import type { LanguageModel } from '../models/language-model.ts';
import type { Question } from '../query/query.ts';
import type { Evidence } from '../search/evidence.ts';
import type { WordWeights } from '../text/word-weights.ts';
import { writePrompt } from './prompt.ts';

/** Who words an answer, and who checks the wording. */
export type Drafting = {
  weights: WordWeights;
  model: LanguageModel;
  /** After the check, the model reads once more what is to be shown. */
  isReadTwice?: boolean;
  /** Is told why the model did not do its part. */
  onModelFailure?: (error: DatelineError) => void;
};

/**
 * A model's wording of an answer as far as the passages support it; `refused` where the model does not
 * find the answer in them, `failed` where it says nothing that can be shown.
 */
export async function draftAnswer(
  question: Question,
  evidence: readonly Evidence[],
  { weights, model, isReadTwice = false, onModelFailure }: Drafting,
): Promise<Grounded | 'refused' | 'failed'> {
  const failed = (error: unknown): 'failed' => {
    if (!(error instanceof DatelineError)) throw error;
    onModelFailure?.(error);
    return 'failed';
  };
  const prompt = writePrompt(question.text, question.at, evidence);
  const draft = await model.complete({ ...prompt, schema: draftSchema }).catch(failed);
  if (draft === 'failed') return 'failed';
  if (!draft.answerable) return 'refused';
  const grounded = groundDraft(draft, { question: question.text, evidence, weights });
  if (!isReadTwice || grounded.statements.length === 0) return shown(grounded);
  const read = await secondOpinion(grounded, { model, evidence }).catch(failed);
  // Without a second opinion the first one holds.
  return shown(read === 'failed' ? grounded : read);
}

function shown(grounded: Grounded): Grounded | 'failed' {
  return grounded.statements.length > 0 ? grounded : 'failed';
}
