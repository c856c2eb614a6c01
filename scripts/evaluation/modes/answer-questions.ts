import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../bot/config.ts';
import { type Engine, openEngine } from '../../../bot/wire.ts';
import { fileSource } from '../../../corpus/adapters/files/file-source.ts';
import type { RankedArticle } from '../../../retrieval/ranking/fuse.ts';
import { startProgress } from '../../command-line/progress.ts';
import {
  type Evaluation,
  evaluateQuestions,
  type EvaluationEngine,
} from '../questions/evaluate-questions.ts';
import { NothingToEvaluate } from '../nothing-to-evaluate.ts';
import { readQuestionLines } from '../questions/question-line.ts';

/** Retrieval and answers over the articles of one file, by the questions of another. */
export async function answerQuestions(
  articles: string,
  questions: string,
  withModel: boolean,
): Promise<Evaluation> {
  const lines = await readQuestionLines(questions);
  return await inThrowAwayStore(withModel, async (engine) => {
    await fill(engine, articles);
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

/** Works with an engine over a store that is gone afterwards. */
export async function inThrowAwayStore<Result>(
  withModel: boolean,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-evaluation-'));
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
    await rm(folder, { recursive: true });
  }
}

async function fill(engine: Engine, articles: string): Promise<void> {
  const progress = startProgress({ label: 'Ingesting', unit: 'articles' });
  const report = await engine.ingest(
    fileSource([articles]),
    ({ added, updated, passages, rejected }) => {
      progress.show(added + updated, { passages, rejected: rejected.length });
    },
  );
  progress.stop();
  for (const { input, reason } of report.rejected)
    process.stderr.write(`rejected ${input}: ${reason}\n`);
  if (report.added === 0) throw new NothingToEvaluate(articles);
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
    answer: async (question) => await engine.answer(question, ranked),
    articleText: async (id) => {
      const known = texts.get(id) ?? (await engine.articles([id]))[0]?.text ?? null;
      texts.set(id, known);
      return known;
    },
  };
}
