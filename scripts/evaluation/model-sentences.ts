// Measures the check of sentences with what language models wrote, labelled by reading.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Article, cardOf } from '../../corpus/article.ts';
import { loadBuiltInEmbedder } from '../../retrieval/embedder/built-in-embedder.ts';
import { parseQuery } from '../../retrieval/query/parse-query.ts';
import type { Question } from '../../retrieval/query/query.ts';
import type { Evidence } from '../../retrieval/search/evidence.ts';
import type { WordWeights } from '../../retrieval/text/word-weights.ts';
import { groundDraft } from '../../retrieval/verification/check-draft.ts';
import { type QuestionLine, questionOf, readQuestionLines } from './questions.ts';
import { readArticles, readJsonLines } from './read-lines.ts';
import { type Count, counted } from './statistics.ts';
import { countText, markdownTable } from './tables.ts';

const LABELS = ['true', 'false', 'fragment'] as const;

/**
 * What a model wrote to one question, beside the passages that it was given.
 * @internal
 */
export type ModelSentenceLine = z.output<typeof modelSentenceSchema>;

const modelSentenceSchema = z.object({
  /** The question of the set for which the passages were found, or the topic of a digest. */
  id: z.string(),
  model: z.string(),
  /** The question that the model was asked; null for a summary of the passages. */
  asked: z.string().nullable(),
  /** Article, and where the passage begins and ends in its text. */
  passages: z.array(z.tuple([z.string(), z.number().int(), z.number().int()])),
  sentences: z.array(
    z.object({
      text: z.string(),
      citations: z.array(z.number().int()),
      /** Whether all of it stands in the passages, also in other words. */
      label: z.enum(LABELS),
      /** Whether it answers what was asked. */
      answers: z.boolean(),
    }),
  ),
});

/** What the lines are about. */
type Given = {
  articles: ReadonlyMap<string, Article>;
  questions: ReadonlyMap<string, QuestionLine>;
  weights: WordWeights;
};

/** How many sentences are shown, by label. */
type Shown = Record<(typeof LABELS)[number], Count>;

/** The figures, with the keys of the JSON output; the rules are made with only the tuned half in view. */
type ModelSentenceReport = { overall: Shown; tuned: Shown; kept: Shown } & {
  by_model: Record<string, Shown>;
};

type Judged = { line: ModelSentenceLine; label: (typeof LABELS)[number]; isShown: boolean };

/** Measures which sentences of models are shown; `file` has lines about the articles and questions. */
export async function judgeModelSentences(
  file: string,
  articles: readonly string[],
  questions: string,
): Promise<ModelSentenceReport> {
  const { weights } = await loadBuiltInEmbedder();
  const [lines, given, asked] = await Promise.all([
    readJsonLines(file, modelSentenceSchema),
    readArticles(articles),
    readQuestionLines(questions),
  ]);
  return evaluateModelSentences(lines, {
    articles: new Map(given.map((article) => [article.id, article])),
    questions: new Map(asked.map((line) => [line.id, line])),
    weights,
  });
}

/**
 * Checks each sentence beside its passages, as if the model had written no other.
 * @throws Error where an article or question of a line is missing.
 * @internal
 */
export function evaluateModelSentences(
  lines: readonly ModelSentenceLine[],
  given: Given,
): ModelSentenceReport {
  const judged = lines.flatMap((line) => judgeLine(line, given));
  const models = [...Map.groupBy(judged, ({ line }) => line.model)];
  return {
    overall: shownOf(judged),
    tuned: shownOf(judged.filter(({ line }) => isTuned(line.id))),
    kept: shownOf(judged.filter(({ line }) => !isTuned(line.id))),
    by_model: Object.fromEntries(models.map(([model, group]) => [model, shownOf(group)])),
  };
}

function judgeLine(line: ModelSentenceLine, { articles, questions, weights }: Given): Judged[] {
  const evidence = line.passages.map(([id, start, end]): Evidence => {
    const article = articles.get(id);
    if (!article) throw new Error(`${line.id}: the articles lack ${id}`);
    const text = article.text.slice(start, end);
    const passage = { articleId: id, number: 0, start, end, text };
    return { article: cardOf(article), passage, score: 1 };
  });
  const question = questionTo(line, questions);
  const query = question && parseQuery(question, { publishers: [], weights });
  return line.sentences.map(({ label, ...sentence }) => {
    const draft = { answerable: true, statements: [sentence] };
    const { statements } = groundDraft(draft, { query, evidence, weights });
    return { line, label, isShown: statements.length > 0 };
  });
}

/** What was asked, on the day of the question that the passages were found for. */
function questionTo(
  { id, asked }: ModelSentenceLine,
  questions: Given['questions'],
): Question | null {
  if (asked === null) return null;
  const [known, other] = [questions.get(id), questions.get(asked)];
  if (!known || !other) throw new Error(`the questions lack ${known ? asked : id}`);
  return { ...questionOf(other, new Date(0)), at: questionOf(known, new Date(0)).at };
}

/** Every second question, by chance. */
function isTuned(id: string): boolean {
  return (createHash('sha1').update(id).digest()[0] ?? 0) % 2 === 0;
}

function shownOf(judged: readonly Judged[]): Shown {
  const shown = (wanted: Judged['label']): Count =>
    counted(
      judged.filter(({ label }) => label === wanted),
      ({ isShown }) => isShown,
    );
  return { true: shown('true'), false: shown('false'), fragment: shown('fragment') };
}

/** The report as a Markdown table. */
export function modelSentenceMarkdown(report: ModelSentenceReport): string {
  const rows = [
    ['all', report.overall] as const,
    ['tuned half', report.tuned] as const,
    ['kept half', report.kept] as const,
    ...Object.entries(report.by_model),
  ];
  const table = markdownTable(
    ['sentences shown', ...LABELS],
    rows.map(([name, shown]) => [name, ...LABELS.map((label) => countText(shown[label]))]),
  );
  return `${table}\n`;
}
