import { z } from 'zod';
import type { Question } from '../../../retrieval/question.ts';
import { isoMoment } from '../../command-line/iso-moment.ts';
import { readJsonLines } from '../read-json-lines.ts';

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
    evidence: z.array(z.object({ article_id: id, quote: z.string().nullish() })),
    source_filter: texts.nullish(),
    type: z.string().nullish(),
  })
  .transform((line) => ({
    id: line.id,
    question: line.question,
    askedOn: line.asked_on ?? null,
    answers: line.answer ?? [],
    gold: [...new Set(line.evidence.map((evidence) => evidence.article_id))],
    sources: line.source_filter ?? [],
    type: line.type ?? 'untyped',
  }));

/** A labelled question; without `gold` articles the corpus cannot answer it. */
export type QuestionLine = z.output<typeof questionLineSchema>;

/**
 * Reads a set of labelled questions, JSONL or gzipped JSONL.
 * @throws LabelledSetUnreadable when it cannot be read, or one line of it is wrong.
 */
export async function readQuestionLines(path: string): Promise<QuestionLine[]> {
  return await readJsonLines(path, questionLineSchema);
}

/** The question as a person would have put it; `now` stands in where no time of asking is given. */
export function questionOf({ question, askedOn, sources }: QuestionLine, now: Date): Question {
  return {
    text: question,
    at: askedOn ?? now.toISOString(),
    ...(sources.length > 0 && { sources }),
  };
}

function timeOfAsking(text: string, context: z.RefinementCtx): string {
  const moment = isoMoment(text, 'end-of-day');
  if (moment !== null) return moment;
  context.addIssue(`"${text}" is not a date or time; write it as 2025-12-02`);
  return z.NEVER;
}
