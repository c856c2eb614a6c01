import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { isoMoment } from '../command-line/arguments.ts';
import { readJsonLines } from './read-lines.ts';

/** A labelled question; without `gold` articles the corpus cannot answer it. */
export type QuestionLine = z.output<typeof questionLineSchema>;

/** What a line says of its answer beside `answer`, and how it is scored (see everyday.ts). */
export type Everyday = NonNullable<QuestionLine['everyday']>;

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

const id = z.union([z.string().min(1), z.number()]).transform(String);
const texts = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

const questionLineSchema = z
  .object({
    id,
    question: z.string().trim().min(1),
    /** The time of asking, as ISO 8601 in UTC: a date alone is the end of that day. */
    asked_on: z.string().transform(timeOfAsking).nullish(),
    /** The spellings of the answer, any of which will do. */
    answer: z
      .union([z.string(), z.array(texts)])
      .transform((given) => [given].flat(2))
      .nullish(),
    /** Ids of articles, alone or each with the words that answer. */
    evidence: z.array(
      z.union([
        id,
        z
          .object({ article_id: id, quote: z.string().nullish() })
          .transform(({ article_id }) => article_id),
      ]),
    ),
    source_filter: texts.nullish(),
    type: z.string().nullish(),
    /** The articles that a question is about, where a file holds questions about several sets. */
    corpus: z.string().nullish(),
    /** The question and answer before, for a question that leans on them. */
    previous: z.object({ question: z.string(), answer: z.string() }).nullish(),
    answerable: z.boolean().nullish(),
    /** Groups of alternatives: the answer shows an alternative of each. */
    accept: z.array(z.array(z.string())).nullish(),
    /** Of questions for yes or no and of claims (type `claim`), what is so. */
    truth: z
      .enum(['yes', 'no', 'not-yet', 'unknown', 'supported', 'contradicted', 'not-covered'])
      .nullish(),
  })
  .transform((line) => ({
    id: line.id,
    question: line.question,
    askedOn: line.asked_on ?? null,
    answers: line.answer ?? [],
    gold: [...new Set(line.evidence)],
    sources: line.source_filter ?? [],
    type: line.type ?? 'untyped',
    ...(typeof line.corpus === 'string' && { corpus: line.corpus }),
    ...(line.previous && { previous: line.previous }),
    ...(line.accept && {
      everyday: {
        accept: line.accept,
        answerable: line.answerable ?? line.evidence.length > 0,
        truth: line.truth ?? null,
      },
    }),
  }));

/**
 * Reads a set of labelled questions, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable when it cannot be read, or one line of it is wrong.
 */
export async function readQuestionLines(path: string): Promise<QuestionLine[]> {
  return await readJsonLines(path, questionLineSchema);
}

/** The question as a person would have put it; `now` stands in where no time of asking is given. */
export function questionOf(
  { question, askedOn, sources, previous }: QuestionLine,
  now: Date,
): Question {
  return {
    text: question,
    at: askedOn ?? now.toISOString(),
    ...(sources.length > 0 && { sources }),
    ...(previous && { previous }),
  };
}

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

/**
 * Whether the words of one of the answers stand in a row in the text: letters and digits only, case
 * aside. An answer without a letter or digit is never found.
 */
export function answerFound(answers: readonly string[], text: string): boolean {
  const words = inARow(text);
  return answers.some((answer) => hasWords(answer) && words.includes(inARow(answer)));
}

function timeOfAsking(text: string, context: z.RefinementCtx): string {
  const moment = isoMoment(text, 'end-of-day');
  if (moment !== null) return moment;
  context.addIssue(`"${text}" is not a date or time; write it as 2025-12-02`);
  return z.NEVER;
}

/** Whether a text has a letter or a digit. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The words, each with a space before and after, so that no word is found inside another. */
function inARow(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
