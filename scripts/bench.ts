import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmarkCorpus } from './benchmark/benchmark-corpus.ts';
import { benchmarkPlot } from './benchmark/benchmark-plot.ts';
import type { BenchmarkReport } from './benchmark/benchmark-report.ts';
import { benchmarkTable } from './benchmark/benchmark-table.ts';
import { growthTable, runGrowth } from './benchmark/growth/run-growth.ts';
import { runDiscordBench } from './benchmark/run-discord-bench.ts';
import { runBenchmark } from './benchmark/run-benchmark.ts';
import { subjects } from './benchmark/subjects.ts';
import {
  commandLine,
  jsonOption,
  positiveInteger,
  printJson,
  runScript,
} from './command-line/command-line.ts';
import type { OptionDeclarations } from './command-line/declaration.ts';
import { startProgress } from './command-line/progress.ts';

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
  growth: {
    type: 'string',
    value: 'LIST',
    description: 'instead: what one more article costs at these numbers of articles',
  },
  discord: {
    type: 'boolean',
    description: 'instead: how long Discord waits while the bot is busy, over 25,000 articles',
  },
  json: jsonOption,
} as const satisfies OptionDeclarations;

await runScript(async () => {
  const { values } = commandLine({
    name: 'bench',
    summary:
      'Measures start-up, ingest, retrieval, answers and memory as the corpus grows, beside raw LanceDB full-text search and MiniSearch.',
    examples: ['', '--sizes 1000,5000 --json', '--growth 1000,5000,10000,20000', '--discord'],
    options,
  });
  if (values.discord) {
    await runDiscordBench(values);
    return;
  }
  if (values.growth !== undefined) {
    await growth(numbersOf('--growth', values.growth), values);
    return;
  }
  const sizes = numbersOf('--sizes', values.sizes);
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
      sizes,
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

async function growth(
  sizes: readonly number[],
  { articles, out, json }: { articles: string; out: string; json?: boolean },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-growth-'));
  const progress = startProgress({ label: 'Growing', unit: 'articles', total: sizes.at(-1) ?? 0 });
  try {
    const { rows, plot } = await runGrowth({
      sizes,
      articlesFile: articles,
      folder,
      out,
      onProgress: (stored) => {
        progress.show(stored);
      },
    });
    progress.stop();
    if (json) printJson(rows);
    else process.stdout.write(`${growthTable(rows)}\n\nPlot: ${plot}\n`);
  } finally {
    progress.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The numbers of a list, smallest first. */
function numbersOf(option: string, list: string): number[] {
  return list
    .split(',')
    .map((number) => positiveInteger(option, number.trim()))
    .toSorted((left, right) => left - right);
}

/** Writes the figures and their plot into a folder; returns where the plot is. */
async function write(report: BenchmarkReport, folder: string): Promise<string> {
  const plot = join(folder, 'bench.svg');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(plot, benchmarkPlot(report));
  return plot;
}
