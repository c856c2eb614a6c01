import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../bot/config.ts';
import { type Engine, openClaimJudge, openEngine } from '../bot/wire.ts';
import { fileSource } from '../corpus/adapters/file-source.ts';
import type { RankedArticle } from '../retrieval/fuse.ts';
import { commandLine, jsonOption, printJson, runScript, UsageError } from './command-line.ts';
import { CommandError } from './command-line/errors.ts';
import { type ClaimReport, evaluateClaims, readClaimLines } from './evaluation/evaluate-claims.ts';
import { evaluateQuestions, type EvaluationEngine } from './evaluation/evaluate-questions.ts';
import { readQuestionLines } from './evaluation/question-line.ts';
import { reportMarkdown } from './evaluation/report-markdown.ts';
import { writeReport } from './evaluation/write-report.ts';
import { startProgress } from './progress.ts';

/** No article to ask about, so every figure would be about nothing. */
class NothingToEvaluate extends CommandError {
  override readonly name = 'NothingToEvaluate';
  readonly forReader = 'Name a file with article lines.';
  constructor(articles: string) {
    super(`${articles} holds no article.`);
  }
}

await runScript(async () => {
  const { values } = commandLine({
    name: 'evaluate',
    summary:
      'Measures retrieval and answers on a labelled set, in a throw-away store, without a model unless asked.',
    examples: ['--articles articles.jsonl.gz --questions questions.jsonl --out reports/mine'],
    options: {
      articles: {
        type: 'string',
        value: 'FILE',
        description: 'article lines (.jsonl, also gzipped)',
      },
      questions: { type: 'string', value: 'FILE', description: 'question lines (.jsonl)' },
      claims: {
        type: 'string',
        value: 'FILE',
        description: 'instead: claim lines, for measuring the check of model answers; prints JSON',
      },
      out: {
        type: 'string',
        value: 'FOLDER',
        description: 'write report.json, report.md and report.svg there',
      },
      model: { type: 'boolean', description: 'let the configured model word the answers' },
      json: jsonOption,
    },
  });
  const { articles, questions, claims, out } = values;
  if (claims !== undefined) {
    printJson(await judgedClaims(claims));
    return;
  }
  if (articles === undefined || questions === undefined)
    throw new UsageError(
      'Two files are needed.',
      'Call it with --articles A.jsonl --questions Q.jsonl, or with --claims C.jsonl',
    );
  const lines = await readQuestionLines(questions);
  await inThrowAwayStore(values.model ?? false, async (engine) => {
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
    if (out !== undefined) await writeReport(out, evaluation);
    if (values.json) printJson(evaluation.report);
    else process.stdout.write(reportMarkdown(evaluation));
  });
});

async function judgedClaims(file: string): Promise<ClaimReport> {
  const judge = await openClaimJudge();
  const lines = await readClaimLines(file);
  const progress = startProgress({ label: 'Judging', unit: 'claims', total: lines.length });
  const report = await evaluateClaims(lines, ({ claim, source_text: text }) => judge(claim, text), {
    onProgress: (done) => {
      progress.show(done);
    },
  });
  progress.stop();
  return report;
}

async function inThrowAwayStore(
  withModel: boolean,
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-evaluation-'));
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, ...settings } = readConfig(process.env);
  const usesServer = withModel || settings.DATELINE_EMBEDDINGS === 'openai';
  const config = {
    ...settings,
    ...(usesServer && { OPENAI_API_KEY: key, OPENAI_BASE_URL: address }),
    DATELINE_STORE: folder,
  };
  const engine = await openEngine(config);
  try {
    await work(engine);
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
