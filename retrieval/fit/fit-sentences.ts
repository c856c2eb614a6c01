import { answerKind } from '../planning/answer-kind.ts';
import { commonWords, possibleAnswers } from './possible-answers.ts';
import { questionSubject } from './question-subject.ts';
import type { SearchPlan } from '../planning/search-plan.ts';
import { type PlacedSentence, sentenceWords } from './sentence-words.ts';
import { sentenceFit, type SentenceFit } from './sentence-fit.ts';
import { tokensOf } from '../words/tokens.ts';
import type { WordWeights } from '../words/word-weights.ts';
import { words } from '../words/words.ts';

export type FitAmongOthers = {
  /** How well the sentence meets what the question is about, 0 to 1. */
  fit: number;
  /** How well articles bear out what it answers: the fits of the same answer, added over articles. */
  votes: number;
};

/** Holds each sentence against the question, and their possible answers against each other. */
export function fitSentences(
  plan: Pick<SearchPlan, 'question' | 'publishers'>,
  sentences: readonly PlacedSentence[],
  weights: WordWeights,
): FitAmongOthers[] {
  const subject = questionSubject(plan, weights);
  const kind = answerKind(plan.question);
  const asked = new Set(tokensOf(plan.question).map((token) => token.stem));
  const passages = new Set(sentences.map(({ evidence }) => evidence.passage.text));
  const common = commonWords([...passages]);
  const wordsOf = sentenceWords(subject);
  const fits = sentences.map((sentence) => {
    const { tokens, said, around } = wordsOf(sentence);
    const possible = possibleAnswers(sentence.text, tokens, { kind, asked, common });
    return sentenceFit(subject, { said, around, possible });
  });
  const votes = countVotes(sentences, fits);
  return fits.map(({ fit, answers }) => ({
    fit,
    votes: Math.max(0, ...answers.map(({ text }) => votes.get(nameOf(text)) ?? 0)),
  }));
}

/** What an answer goes by in other articles: `Rubio` is `Marco Rubio`. */
function nameOf(answer: string): string {
  return words(answer).at(-1) ?? '';
}

/** The best fit of each answer in each article, added over the articles. */
function countVotes(
  sentences: readonly PlacedSentence[],
  fits: readonly SentenceFit[],
): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const [index, { answers }] of fits.entries()) {
    const article = sentences[index]?.evidence.article.id ?? '';
    for (const { text, fit } of answers) {
      const votes = best.get(nameOf(text)) ?? new Map<string, number>();
      votes.set(article, Math.max(votes.get(article) ?? 0, fit));
      best.set(nameOf(text), votes);
    }
  }
  return new Map(
    [...best].map(([name, votes]) => [name, votes.values().reduce((sum, fit) => sum + fit, 0)]),
  );
}
