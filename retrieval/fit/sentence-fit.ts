import type { PossibleAnswer } from './possible-answers.ts';
import type { SubjectWord } from './question-subject.ts';
import type { SentenceWords } from './sentence-words.ts';

/** A sentence as it is held against a question. */
export type HeldSentence = Pick<SentenceWords, 'said' | 'around'> & {
  /** Null where what is asked for has no form to go by. */
  possible: readonly PossibleAnswer[] | null;
};

/** How well each possible answer stands in a sentence, and how well the sentence as a whole does. */
export type SentenceFit = { fit: number; answers: { text: string; fit: number }[] };

/** What a word of the question counts that only the headline or the lead-up says. */
const AROUND = 0.8;
/** What a sentence counts that has nothing of the kind asked for. */
const WITHOUT_ANSWER = 0.6;
/** How many words off the possible answer a word of the question has lost most of what distance costs. */
const NEAR_WORDS = 8;
/** What a word of the question counts at any distance from the possible answer. */
const FAR_SHARE = 0.5;

/**
 * How well a sentence meets the subject of a question, 0 to 1: the weight of the question's words
 * that stand in it, as they are or in words alike, the more the nearer they stand to a possible
 * answer (term proximity as in Clarke, Cormack and Lynam 2001).
 */
export function sentenceFit(
  subject: readonly SubjectWord[],
  { said, around, possible }: HeldSentence,
): SentenceFit {
  const total = subject.reduce((sum, { weight }) => sum + weight, 0);
  const places = said.map(placesOf);
  const fitTo = (answer: PossibleAnswer | null): number => {
    const met = subject.map(({ weight }, index) => {
      const near = (places[index] ?? []).map(({ at, share }) => share * nearness(at, answer));
      return weight * Math.max(AROUND * (around[index] ?? 0), ...near);
    });
    return total === 0 ? 1 : met.reduce((sum, share) => sum + share, 0) / total;
  };
  const answers = (possible ?? []).map((answer) => ({ text: answer.text, fit: fitTo(answer) }));
  if (answers.length > 0) return { fit: Math.max(...answers.map(({ fit }) => fit)), answers };
  return { fit: fitTo(null) * (possible === null ? 1 : WITHOUT_ANSWER), answers };
}

function placesOf(shares: readonly number[]): { at: number; share: number }[] {
  return shares.flatMap((share, at) => (share === 0 ? [] : [{ at, share }]));
}

function nearness(at: number, answer: PossibleAnswer | null): number {
  if (answer === null) return 1;
  const distance = Math.max(0, answer.first - at, at - answer.last);
  return FAR_SHARE + (1 - FAR_SHARE) * Math.exp(-distance / NEAR_WORDS);
}
