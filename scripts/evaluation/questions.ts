// Labelled questions, and what can be told from the answer to one.
import { z } from 'zod';
import type { Answer } from '../../retrieval/answer.ts';
import type { Question } from '../../retrieval/query/query.ts';
import { isoMoment } from '../command-line/arguments.ts';
import { readJsonLines } from './read-lines.ts';

/** A labelled question; without `gold` articles it is unanswerable. */
export type QuestionLine = z.output<typeof questionLineSchema>;

/** The labels that everyday.ts scores. */
export type Everyday = NonNullable<QuestionLine['everyday']>;

/** The result for one question. */
export type QuestionOutcome = {
  line: QuestionLine;
  /** Article ids, best first. */
  ranked: string[];
  answer: Answer;
  /** For each quote: whether it is a verbatim part of the stored article. */
  quotesVerbatim: boolean[];
  retrievalMs: number;
  /** Includes retrieval. */
  answerMs: number;
};

const id = z.union([z.string().min(1), z.number()]).transform(String);
const texts = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

const questionLineSchema = z
  .object({
    id,
    question: z.string().trim().min(1),
    /** A date alone is the end of that day. */
    asked_on: z.string().transform(timeOfAsking).nullish(),
    /** Spellings of the answer; one of them is enough. */
    answer: z
      .union([z.string(), z.array(texts)])
      .transform((given) => [given].flat(2))
      .nullish(),
    /** Article ids, alone or with a quote. */
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
    /** The set of articles that the question is about, in a file for several sets. */
    corpus: z.string().nullish(),
    /** The question and answer that a follow-up refers to. */
    previous: z.object({ question: z.string(), answer: z.string() }).nullish(),
    answerable: z.boolean().nullish(),
    /** Groups of alternatives: an answer has to show one alternative of each group. */
    accept: z.array(z.array(z.string())).nullish(),
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
      },
    }),
  }));

/**
 * Reads labelled questions, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable for an unreadable file or a wrong line.
 */
export async function readQuestionLines(path: string): Promise<QuestionLine[]> {
  return await readJsonLines(path, questionLineSchema);
}

/** The question to ask; `now` is the time of asking where the line gives none. */
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

/** Whether the corpus can answer the question. */
export function isAnswerable({ line }: QuestionOutcome): boolean {
  return line.gold.length > 0;
}

/** Whether the engine refused to answer. */
export function isRefused({ answer }: QuestionOutcome): boolean {
  return answer.kind === 'no-evidence';
}

/** Whether the line gives the answer. */
export function hasKnownAnswer({ line }: QuestionOutcome): boolean {
  return line.answers.some(hasWords);
}

/** Whether the first `count` statements contain the known answer; false for a refusal. */
export function isAnswerStated(outcome: QuestionOutcome, count = Infinity): boolean {
  const text = statementTexts(outcome.answer).slice(0, count).join(' ');
  return answerFound(outcome.line.answers, text);
}

/** The statements of an answer; none for a refusal. */
export function statementTexts(answer: Answer): string[] {
  return answer.kind === 'answered' ? answer.statements.map(({ text }) => text) : [];
}

/** Everything an answer quotes or states: its statements, or the closest excerpts of a refusal. */
export function shownTexts(answer: Answer): string[] {
  return answer.kind === 'answered'
    ? statementTexts(answer)
    : answer.nearest.map(({ quote }) => quote);
}

/** Whether texts show the known answer of a question: all its groups of alternatives, or one of its answers. */
export function showsAnswer(
  { everyday, answers }: QuestionLine,
  shown: readonly string[],
): boolean {
  return everyday === undefined
    ? answerFound(answers, shown.join(' '))
    : everyday.accept.every((group) => shown.some((text) => answerFound(group, text)));
}

/** The number of citations of sources that the answer does not have. */
export function danglingCitations(answer: Answer): number {
  if (answer.kind !== 'answered') return 0;
  const numbers = new Set(answer.sources.map(({ number }) => number));
  return answer.statements
    .flatMap(({ citations }) => citations)
    .filter((citation) => !numbers.has(citation)).length;
}

/**
 * Whether the text contains one of the answers as a run of whole words; ignores case and everything
 * but letters and digits. An answer without a letter or digit is never found.
 */
export function answerFound(answers: readonly string[], text: string): boolean {
  const words = spacedWords(text);
  return answers.some((answer) => hasWords(answer) && words.includes(spacedWords(answer)));
}

function timeOfAsking(text: string, context: z.RefinementCtx): string {
  const moment = isoMoment(text, 'end-of-day');
  if (moment !== null) return moment;
  context.addIssue(`"${text}" is not a date or time; write it as 2025-12-02`);
  return z.NEVER;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** The words with a space before and after each, so that a search finds whole words only. */
function spacedWords(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
