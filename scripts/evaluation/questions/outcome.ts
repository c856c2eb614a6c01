import type { Answer } from '../../../retrieval/answer.ts';
import { answerFound, hasWords } from './answer-found.ts';
import type { QuestionLine } from './question-line.ts';

/** What the engine made of one question, and how long it took in milliseconds. */
export type QuestionOutcome = {
  line: QuestionLine;
  /** Article ids, best first. */
  ranked: string[];
  answer: Answer;
  /** One entry per quote shown: whether it stands letter for letter in the stored article. */
  quotesVerbatim: boolean[];
  retrievalMs: number;
  /** Of the whole answer, retrieval included. */
  answerMs: number;
};

/** Whether the corpus holds an answer. */
export function isAnswerable({ line }: QuestionOutcome): boolean {
  return line.gold.length > 0;
}

/** Whether the engine said that the corpus does not hold the answer. */
export function isRefused({ answer }: QuestionOutcome): boolean {
  return answer.kind === 'no-evidence';
}

/** Whether the question comes with an answer to look for. */
export function hasKnownAnswer({ line }: QuestionOutcome): boolean {
  return line.answers.some(hasWords);
}

/** Whether the known answer stands in the first `count` statements; false when nothing was answered. */
export function isAnswerStated(outcome: QuestionOutcome, count = Infinity): boolean {
  const text = statementTexts(outcome.answer).slice(0, count).join(' ');
  return answerFound(outcome.line.answers, text);
}

/** The sentences of an answer; none where nothing was answered. */
export function statementTexts(answer: Answer): string[] {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : [];
}

/** How many citations number a source that the answer does not have. */
export function danglingCitations(answer: Answer): number {
  if (answer.kind !== 'answered') return 0;
  const numbers = new Set(answer.sources.map(({ number }) => number));
  return answer.statements
    .flatMap(({ citations }) => citations)
    .filter((citation) => !numbers.has(citation)).length;
}
