import { type QuestionLine, questionOf } from './question-line.ts';
import { type Answer, sourcesOf } from '../../../retrieval/answer.ts';
import type { CheckRequest } from '../../../retrieval/fact-check/check-claim.ts';
import type { Question } from '../../../retrieval/query/query.ts';
import { isClaim } from './everyday.ts';
import { reportOf } from './figures.ts';
import type { QuestionOutcome } from './outcome.ts';
import type { Report } from '../report.ts';

/** What an evaluation needs of the thing it evaluates. */
export type EvaluationEngine = {
  /** The ids of the articles, best first, at least `top` where the corpus has as many. */
  retrieve(question: Question, top: number): Promise<string[]>;
  /** Called right after `retrieve` for the same question, so that its ranking may be used. */
  answer(question: Question): Promise<Answer>;
  /** What a fact check says of a claim, as an answer with `checked`. */
  check(claim: CheckRequest): Promise<Answer>;
  /** The stored text of an article; null for an unknown id. */
  articleText(id: string): Promise<string | null>;
};

/** Clocks and the listener of an evaluation. */
export type EvaluationOptions = {
  /** The time of asking where a question gives none. */
  now: Date;
  /** A clock in milliseconds, for the timings only. */
  clock: () => number;
  onProgress?: (done: number) => void;
};

/** The figures, and what they were made from, in the order of the questions. */
export type Evaluation = { report: Report; outcomes: QuestionOutcome[] };

const articlesAskedFor = 10;

/** Puts every question to the engine, one after the other, and measures what comes back. */
export async function evaluateQuestions(
  lines: readonly QuestionLine[],
  engine: EvaluationEngine,
  options: EvaluationOptions,
): Promise<Evaluation> {
  const outcomes: QuestionOutcome[] = [];
  for (const line of lines) {
    outcomes.push(await outcomeOf(line, engine, options));
    options.onProgress?.(outcomes.length);
  }
  return { report: reportOf(outcomes), outcomes };
}

async function outcomeOf(
  line: QuestionLine,
  engine: EvaluationEngine,
  { now, clock }: EvaluationOptions,
): Promise<QuestionOutcome> {
  const question = questionOf(line, now);
  const start = clock();
  const ranked = await engine.retrieve(question, articlesAskedFor);
  const retrieved = clock();
  const answer = isClaim(line)
    ? await engine.check({ text: question.text, at: question.at })
    : await engine.answer(question);
  const answered = clock();
  return {
    line,
    ranked,
    answer,
    quotesVerbatim: await quotesVerbatim(answer, engine),
    retrievalMs: retrieved - start,
    answerMs: answered - start,
  };
}

async function quotesVerbatim(answer: Answer, engine: EvaluationEngine): Promise<boolean[]> {
  return await Promise.all(
    sourcesOf(answer).map(async ({ article, quote }) => {
      const text = await engine.articleText(article.id);
      return quote !== '' && text !== null && text.includes(quote);
    }),
  );
}
