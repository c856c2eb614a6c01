import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../bot/config.ts';
import { replyTo } from '../../bot/reply.ts';
import { type Engine, openEngine } from '../../bot/wire.ts';
import { fileSource } from '../../corpus/sources/files/file-source.ts';
import { type Answer, sourcesOf } from '../../retrieval/answer.ts';
import { answerOfDigest } from '../../retrieval/digest/digest.ts';
import type { CheckRequest } from '../../retrieval/fact-check/check-claim.ts';
import { answerOfCheck } from '../../retrieval/fact-check/fact-check.ts';
import type { Question } from '../../retrieval/query/query.ts';
import type { RankedArticle } from '../../retrieval/search/fuse.ts';
import { startProgress } from '../command-line/progress.ts';
import { isClaim } from './everyday.ts';
import { type Report, reportOf } from './figures.ts';
import {
  type QuestionLine,
  questionOf,
  type QuestionOutcome,
  readQuestionLines,
} from './questions.ts';
import { NothingToEvaluate } from './read-lines.ts';

/** What to ask: files and folders of articles, a file of questions, and how. */
type QuestionsAsked = {
  articles: readonly string[];
  questions: string;
  /** Only the questions about this corpus. */
  corpus?: string | undefined;
  /** The folder of a store that stays, used as it is when it holds articles. */
  store?: string | undefined;
  withModel: boolean;
};

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
type EvaluationOptions = {
  /** The time of asking where a question gives none. */
  now: Date;
  /** A clock in milliseconds, for the timings only. */
  clock: () => number;
  onProgress?: (done: number) => void;
};

/** The figures, and what they were made from, in the order of the questions. */
export type Evaluation = { report: Report; outcomes: QuestionOutcome[] };

const articlesAskedFor = 10;

/**
 * Retrieval and answers over articles, by labelled questions.
 * @throws NothingToEvaluate, LabelledSetUnreadable.
 */
export async function answerQuestions(asked: QuestionsAsked): Promise<Evaluation> {
  const lines = await linesOf(asked);
  return await withStore(asked, async (engine) => {
    await fill(engine, asked.articles);
    const progress = startProgress({ label: 'Asking', unit: 'questions', total: lines.length });
    const evaluation = await evaluateQuestions(lines, evaluated(engine), {
      now: new Date(),
      clock: () => performance.now(),
      onProgress: (done) => {
        progress.show(done);
      },
    });
    progress.stop();
    return evaluation;
  });
}

/** Works with an engine over a store that is removed afterwards, unless it has a folder to stay in. */
export async function withStore<Result>(
  { store, withModel }: Pick<QuestionsAsked, 'store' | 'withModel'>,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const folder = store ?? (await mkdtemp(join(tmpdir(), 'dateline-evaluation-')));
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, ...settings } = readConfig(process.env);
  const usesServer = withModel || settings.DATELINE_EMBEDDINGS === 'openai';
  const config = {
    ...settings,
    ...(usesServer && { OPENAI_API_KEY: key, OPENAI_BASE_URL: address }),
    DATELINE_STORE: folder,
    // All of the set is asked about, however old it is.
    DATELINE_KEEP_DAYS: undefined,
    DATELINE_KEEP_ARTICLES: undefined,
    DATELINE_KEEP_PER_SOURCE: undefined,
  };
  const engine = await openEngine(config);
  try {
    return await work(engine);
  } finally {
    await engine.close();
    if (store === undefined) await rm(folder, { recursive: true });
  }
}

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

async function linesOf({ questions, corpus }: QuestionsAsked): Promise<QuestionLine[]> {
  const all = await readQuestionLines(questions);
  const lines = corpus === undefined ? all : all.filter((line) => line.corpus === corpus);
  if (lines.length === 0 && corpus !== undefined)
    throw new NothingToEvaluate(questions, `no question about ${corpus}`);
  return lines;
}

async function fill(engine: Engine, articles: readonly string[]): Promise<void> {
  if ((await engine.extent({})).articles > 0) return;
  const progress = startProgress({ label: 'Ingesting', unit: 'articles' });
  const report = await engine.ingest(
    fileSource(articles),
    ({ added, updated, passages, rejected }) => {
      progress.show(added + updated, { passages, rejected: rejected.length });
    },
  );
  progress.stop();
  for (const { input, reason } of report.rejected)
    process.stderr.write(`rejected ${input}: ${reason}\n`);
  if (report.added === 0) throw new NothingToEvaluate(articles.join(', '));
}

function evaluated(engine: Engine): EvaluationEngine {
  let ranked: RankedArticle[] = [];
  const texts = new Map<string, string | null>();
  return {
    retrieve: async (question) => {
      ranked = await engine.retrieve(question);
      return ranked.map(({ article }) => article.id);
    },
    // Asked right after `retrieve`, for the same question.
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
