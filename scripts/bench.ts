import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarkCorpus } from './benchmark/benchmark-corpus.ts';
import { benchmarkPlot } from './benchmark/benchmark-plot.ts';
import type { BenchmarkReport } from './benchmark/benchmark-report.ts';
import { benchmarkTable } from './benchmark/benchmark-table.ts';
import { runBenchmark } from './benchmark/run-benchmark.ts';
import { subjects } from './benchmark/subjects.ts';
import { commandLine, jsonOption, positiveInteger, printJson, runScript } from './command-line.ts';
import type { OptionDeclarations } from './command-line/declaration.ts';
import { startProgress } from './progress.ts';

const QUERIES = 43;
const ANSWERS = 20;

const options = {
  sizes: {
    type: 'string',
    value: 'LIST',
    default: '1000,5000,10000,20000,50000',
    description: 'numbers of passages',
  },
  articles: {
    type: 'string',
    value: 'FILE',
    default: '../shared/eval/realtimeqa.articles.jsonl.gz',
    description: 'article lines to measure with; made-up ones where it is missing',
  },
  questions: {
    type: 'string',
    value: 'FILE',
    default: '../shared/eval/realtimeqa.questions.jsonl',
    description: 'question lines to ask',
  },
  out: {
    type: 'string',
    value: 'FOLDER',
    default: 'reports/bench',
    description: 'where bench.json and bench.svg go',
  },
  json: jsonOption,
} as const satisfies OptionDeclarations;

await runScript(async () => {
  const { values } = commandLine({
    name: 'bench',
    summary:
      'Measures start-up, ingest, retrieval, answers and memory as the corpus grows, beside raw LanceDB full-text search and MiniSearch.',
    examples: ['', '--sizes 1000,5000 --json'],
    options,
  });
  const sizes = values.sizes.split(',').map((size) => positiveInteger('--sizes', size.trim()));
  const names = Object.keys(subjects);
  const corpus = await benchmarkCorpus(
    { articlesFile: values.articles, questionsFile: values.questions },
    { passages: Math.max(...sizes), queries: QUERIES },
  );
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  const progress = startProgress({
    label: 'Measuring',
    unit: 'runs',
    total: sizes.length * names.length,
  });
  try {
    const report = await runBenchmark({
      subjects: names,
      sizes: sizes.toSorted((left, right) => left - right),
      corpus,
      folder,
      answers: ANSWERS,
      onProgress: (done) => {
        progress.show(done);
      },
    });
    progress.stop();
    const plot = await write(report, values.out);
    if (values.json) printJson(report);
    else process.stdout.write(`${benchmarkTable(report)}\n\nPlot: ${plot}\n`);
  } finally {
    progress.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Writes the figures and their plot into a folder; returns where the plot is. */
async function write(report: BenchmarkReport, folder: string): Promise<string> {
  const plot = join(folder, 'bench.svg');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(plot, benchmarkPlot(report));
  return plot;
}
