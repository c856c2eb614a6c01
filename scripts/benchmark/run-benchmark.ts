// Runs the benchmark: every subject at every size of the corpus.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latency } from '../evaluation/statistics.ts';
import { articlesOf, type BenchmarkCorpus } from './corpus.ts';
import { type BenchmarkReport, type BenchmarkRow, reportOf } from './report.ts';
import { measureIngest, measureServing } from './measure-apart.ts';

type BenchmarkOptions = {
  /** Keys of `subjects`. */
  subjects: readonly string[];
  /** Numbers of passages, ascending. */
  sizes: readonly number[];
  corpus: BenchmarkCorpus;
  /** An existing folder for temporary stores; each is removed once it has been measured. */
  folder: string;
  /** How many of the queries are answered as well. */
  answers: number;
  onProgress?: (done: number) => void;
};

/**
 * Measures every subject at every size, sequentially, each in a process of its own.
 * @throws CommandError when a measurement ends without a result.
 */
export async function runBenchmark(options: BenchmarkOptions): Promise<BenchmarkReport> {
  const rows: BenchmarkRow[] = [];
  for (const size of options.sizes) {
    const folder = await mkdtemp(join(options.folder, `${size}-`));
    const articles = articlesOf(size, options.corpus.articles);
    const articlesFile = join(folder, 'articles.jsonl');
    await writeFile(articlesFile, articles.map((article) => JSON.stringify(article)).join('\n'));
    for (const subject of options.subjects) {
      rows.push({ size, ...(await measure(subject, { folder, articlesFile, options })) });
      options.onProgress?.(rows.length);
    }
    await rm(folder, { recursive: true });
  }
  return reportOf(rows);
}

async function measure(
  subject: string,
  place: { folder: string; articlesFile: string; options: BenchmarkOptions },
): Promise<Omit<BenchmarkRow, 'size'>> {
  const { corpus, answers } = place.options;
  const folder = join(place.folder, subject);
  await mkdir(folder);
  const ingested = await measureIngest({
    kind: 'ingest',
    subject,
    folder,
    articlesFile: place.articlesFile,
  });
  const task = { kind: 'serve', subject, folder, queries: corpus.queries, answers } as const;
  const served = await measureServing(task);
  await rm(folder, { recursive: true });
  return {
    subject,
    passages: ingested.passages,
    ingest_seconds: Math.round(ingested.seconds * 100) / 100,
    passages_per_second: Math.round(ingested.passages / ingested.seconds),
    ingest_memory_mb: ingested.memoryMb,
    start_up_ms: Math.round(served.startUpMs),
    retrieval_ms: latency(served.retrievalMs),
    answer_ms: latency(served.answerMs),
    memory_mb: served.memoryMb,
  };
}
