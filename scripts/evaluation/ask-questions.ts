// Asks labelled questions over labelled articles and records the outcomes.
import { readConfig } from '../../bot/config.ts';
import { replyTo } from '../../bot/reply.ts';
import { type Engine, openEngine } from '../../bot/wire.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import { answerOfDigest } from '../../retrieval/digest/digest.ts';
import type { CheckRequest } from '../../retrieval/fact-check/coverage.ts';
import { answerOfCheck } from '../../retrieval/fact-check/fact-check.ts';
import type { Question } from '../../retrieval/query/query.ts';
import type { RankedArticle } from '../../retrieval/search/fuse.ts';
import { withProgress } from '../command-line/progress.ts';
import { inTemporaryFolder } from '../command-line/run-script.ts';
import { isClaim } from './everyday.ts';
import { type Report, reportOf } from './figures.ts';
import {
  type QuestionLine,
  questionOf,
  type QuestionOutcome,
  readQuestionLines,
} from './questions.ts';
import { nothingIn } from './read-lines.ts';

type QuestionsAsked = {
  /** Files and folders. */
  articles: readonly string[];
  /** A file of question lines. */
  questions: string;
  /** Only the lines of this corpus. */
  corpus?: string | undefined;
  /** The folder of a store to keep; one that holds articles is used as it is. Default: temporary. */
  store?: string | undefined;
  withModel: boolean;
  /** Settings that count more than those of the environment. */
  settings?: Readonly<Record<string, string>>;
};

/**
 * The engine under evaluation.
 * @internal
 */
export type EvaluationEngine = {
  /** Article ids, best first; at least `top` where there are as many. */
  retrieve(question: Question, top: number): Promise<string[]>;
  /** Called right after `retrieve` for the same question, so that it can use the ranking. */
  answer(question: Question): Promise<Answer>;
  /** The fact check of a claim as an answer with `checked`. */
  check(claim: CheckRequest): Promise<Answer>;
  /** The stored text of an article; null for an unknown id. */
  articleText(id: string): Promise<string | null>;
};

type EvaluationOptions = {
  /** The time of asking for questions that give none. */
  now: Date;
  /** Milliseconds from any start. */
  clock: () => number;
  onProgress?: (done: number) => void;
};

/** The figures, and the outcomes in the order of the questions. */
export type Evaluation = { report: Report; outcomes: QuestionOutcome[] };

const RANKING_DEPTH = 10;

/**
 * Measures retrieval and answers over articles with labelled questions.
 * @throws LabelledSetUnreadable; CommandError when there is no article or no question.
 */
export async function answerQuestions(asked: QuestionsAsked): Promise<Evaluation> {
  const lines = await linesOf(asked);
  return await withStore(asked, async (engine) => {
    await fill(engine, asked.articles);
    return await withProgress(
      { label: 'Asking', unit: 'questions', total: lines.length },
      async (show) =>
        await evaluateQuestions(lines, underEvaluation(engine), {
          now: new Date(),
          clock: () => performance.now(),
          onProgress: show,
        }),
    );
  });
}

/** Runs `work` with an engine over the given store, or over a temporary one. */
export async function withStore<Result>(
  {
    store,
    withModel,
    settings: given = {},
  }: Pick<QuestionsAsked, 'store' | 'withModel' | 'settings'>,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  if (store === undefined)
    return await inTemporaryFolder(
      async (folder) => await withStore({ store: folder, withModel, settings: given }, work),
    );
  const {
    OPENAI_API_KEY: key,
    OPENAI_BASE_URL: address,
    ...settings
  } = readConfig({
    ...process.env,
    ...given,
  });
  const config = {
    ...settings,
    ...(withModel && { OPENAI_API_KEY: key, OPENAI_BASE_URL: address }),
    OPENAI_EMBEDDING_BASE_URL: settings.OPENAI_EMBEDDING_BASE_URL ?? address,
    OPENAI_EMBEDDING_API_KEY: settings.OPENAI_EMBEDDING_API_KEY ?? key,
    DATELINE_STORE: store,
    // Labelled sets are old: keep everything.
    DATELINE_KEEP_DAYS: undefined,
    DATELINE_KEEP_ARTICLES: undefined,
    DATELINE_KEEP_PER_SOURCE: undefined,
  };
  const engine = await openEngine(config);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/**
 * Asks the questions sequentially and measures the answers.
 * @internal
 */
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

/** Runs `work` with an engine over these articles in a temporary store, without a model. */
export async function withArticles<Result>(
  articles: readonly string[],
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  return await withStore({ store: undefined, withModel: false }, async (engine) => {
    await fill(engine, articles);
    return await work(engine);
  });
}

async function linesOf({ questions, corpus }: QuestionsAsked): Promise<QuestionLine[]> {
  const all = await readQuestionLines(questions);
  const lines = corpus === undefined ? all : all.filter((line) => line.corpus === corpus);
  if (lines.length === 0 && corpus !== undefined)
    throw nothingIn([questions], `no question about ${corpus}`);
  return lines;
}

async function fill(engine: Engine, articles: readonly string[]): Promise<void> {
  if ((await engine.extent({})).articles > 0) return;
  const report = await withProgress(
    { label: 'Ingesting', unit: 'articles' },
    async (show) =>
      await engine.ingest(fileSource(articles), ({ added, updated, passages, rejected }) => {
        show(added + updated, { passages, rejected: rejected.length });
      }),
  );
  for (const { input, reason } of report.rejected)
    process.stderr.write(`rejected ${input}: ${reason}\n`);
  if (report.added === 0) throw nothingIn(articles);
}

function underEvaluation(engine: Engine): EvaluationEngine {
  let ranked: RankedArticle[] = [];
  const texts = new Map<string, string | null>();
  return {
    retrieve: async (question) => {
      ranked = await engine.retrieve(question);
      return ranked.map(({ article }) => article.id);
    },
    // As `ask` does: a question for the latest gets a digest.
    answer: async (question) => {
      const reply = await replyTo(question, {
        answer: async (asked) => await engine.answer(asked, ranked),
        latest: async (request) => await engine.latest(request),
      });
      return reply.kind === 'digest' ? answerOfDigest(reply) : reply;
    },
    check: async (claim) => answerOfCheck(await engine.check(claim)),
    articleText: async (id) => {
      const known = texts.get(id) ?? (await engine.articles([id]))[0]?.text ?? null;
      texts.set(id, known);
      return known;
    },
  };
}

async function outcomeOf(
  line: QuestionLine,
  engine: EvaluationEngine,
  { now, clock }: EvaluationOptions,
): Promise<QuestionOutcome> {
  const question = questionOf(line, now);
  const start = clock();
  const ranked = await engine.retrieve(question, RANKING_DEPTH);
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
