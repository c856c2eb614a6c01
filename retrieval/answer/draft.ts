// Has a model write an answer, and keeps the sentences that pass the check.
import type { DatelineError } from '../../corpus/errors.ts';
import {
  type Draft,
  draftSchema,
  type Grounded,
  groundDraft,
} from '../verification/check-draft.ts';
import { supportOf, TOLD_OTHERWISE } from '../verification/support.ts';
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
 * does not find the answer in them, or they tell something else; `failed` where nothing is left to show.
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
  const read =
    grounded.undecided &&
    (await nullIfModelFails(secondOpinion(grounded, { model, evidence }), onModelFailure));
  // Without a second opinion, only what the check could decide is shown.
  const shown = grounded.undecided ? (read ?? groundDraft(draft, given)) : grounded;
  // A question for a person, place, number or time is answered by quotes; one that asks whether, or why, may rest on what did not happen.
  const asksWhether = query.answerType === 'other';
  if (shown.statements.length === 0)
    return asksWhether && isRefuted(draft, given) ? 'refused' : 'failed';
  return shown;
}

/** Whether the passage closest to what the draft tells says that somebody else did it, or that it is still to come. */
function isRefuted(
  { statements }: Draft,
  { evidence, weights }: { evidence: readonly Evidence[]; weights: WordWeights },
): boolean {
  return statements.slice(0, MOST_REFUTED).some(({ text }) => {
    const judged = evidence.map((item) => supportOf(text, [item], weights));
    const [closest] = judged.toSorted((one, other) => other.score - one.score);
    return closest?.contradictions.includes(TOLD_OTHERWISE) ?? false;
  });
}

/** Further sentences are rambling. */
const MOST_REFUTED = 4;
