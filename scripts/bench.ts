// dateline bench: measures speed and memory as the corpus grows.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBenchProgram } from './benchmark/bench-program.ts';
import { benchmarkCorpus } from './benchmark/corpus.ts';
import { runGrowth } from './benchmark/growth.ts';
import { benchmarkPlot } from './benchmark/plots.ts';
import { type BenchmarkReport, benchmarkTable, growthTable } from './benchmark/report.ts';
import { runBenchmark } from './benchmark/run-benchmark.ts';
import { subjects } from './benchmark/subjects.ts';
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { withProgress } from './command-line/progress.ts';
import { inTemporaryFolder, printJson } from './command-line/run-script.ts';

const QUERIES = 43;
const ANSWERS = 20;

type Values = Call<'bench'>['values'];

export async function run({ values }: Call<'bench'>): Promise<void> {
  if (values.discord) await benchDiscord(values);
  else if (values.growth === undefined) await benchSearch(values);
  else await benchGrowth(numbersOf('--growth', values.growth), values);
}

async function benchSearch(values: Values): Promise<void> {
  const sizes = numbersOf('--sizes', values.sizes);
  const names = Object.keys(subjects);
  const corpus = await benchmarkCorpus(
    { articlesFile: values.articles, questionsFile: values.questions },
    { passages: Math.max(...sizes), queries: QUERIES },
  );
  const total = sizes.length * names.length;
  const report = await withProgress(
    { label: 'Measuring', unit: 'runs', total },
    async (show) =>
      await inTemporaryFolder(async (folder) => {
        const measured = { subjects: names, sizes, corpus, folder, answers: ANSWERS };
        return await runBenchmark({ ...measured, onProgress: show });
      }),
  );
  const plot = await write(report, values.out);
  if (values.json) printJson(report);
  else process.stdout.write(`${benchmarkTable(report)}\n\nPlot: ${plot}\n`);
}

async function benchGrowth(
  sizes: readonly number[],
  { articles: articlesFile, out, json }: Values,
): Promise<void> {
  const total = sizes.at(-1) ?? 0;
  const { rows, plot } = await withProgress(
    { label: 'Growing', unit: 'articles', total },
    async (show) =>
      await inTemporaryFolder(
        async (folder) => await runGrowth({ sizes, articlesFile, folder, out, onProgress: show }),
      ),
  );
  if (json) printJson(rows);
  else process.stdout.write(`${growthTable(rows)}\n\nPlot: ${plot}\n`);
}

async function benchDiscord({ out, json }: Values): Promise<void> {
  await runBenchProgram('discord', {
    words: ['--out', out, ...(json ? ['--json'] : [])],
    failure: 'Measuring response times in Discord ended without a result.',
  });
}

/** The numbers of a comma-separated list, ascending. */
function numbersOf(option: string, list: string): number[] {
  return list
    .split(',')
    .map((number) => positiveInteger(option, number.trim()))
    .toSorted((left, right) => left - right);
}

/** Writes the figures and the plot; returns the path of the plot. */
async function write(report: BenchmarkReport, folder: string): Promise<string> {
  const plot = join(folder, 'bench.svg');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(plot, benchmarkPlot(report));
  return plot;
}
