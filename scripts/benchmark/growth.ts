// Measures what one more article costs as the corpus grows.
import type { ArticleLine, Found } from '../../corpus/article-source.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../../bot/config.ts';
import { type Engine, openEngine } from '../../bot/wire.ts';
import { endlessArticles } from './corpus.ts';
import { growthPlot } from './plots.ts';
import { type GrowthRow, machineText } from './report.ts';

/** The cost of ingest at every size, and the path of the plot. */
type Growth = { rows: GrowthRow[]; plot: string };

type GrowthOptions = {
  engine: Pick<Engine, 'ingest'>;
  /** Endless; each article has an id of its own. */
  articles: Iterator<ArticleLine>;
  /** Numbers of articles, ascending. */
  sizes: readonly number[];
  /** Milliseconds from any start. */
  clock: () => number;
  onProgress?: (articles: number) => void;
};

/** A batch as feeds bring it, and how many such batches are measured at each size. */
const BATCH_ARTICLES = 50;
const BATCHES = 20;

/** Measures how the cost of ingest grows with the corpus; writes `growth.json` and `growth.svg`. */
export async function runGrowth(options: {
  sizes: readonly number[];
  articlesFile: string;
  /** An existing folder for the temporary store. */
  folder: string;
  /** The folder for the figures and the plot. */
  out: string;
  onProgress?: (articles: number) => void;
}): Promise<Growth> {
  const { sizes, articlesFile, folder, out, onProgress } = options;
  const engine = await openEngine(readConfig({ DATELINE_DATA: folder, DATELINE_STORE: folder }));
  const rows = await measureGrowth({
    engine,
    articles: await endlessArticles(articlesFile),
    sizes,
    clock: () => performance.now(),
    ...(onProgress && { onProgress }),
  });
  await engine.close();
  const machine = machineText();
  const plot = join(out, 'growth.svg');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'growth.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  await writeFile(plot, growthPlot(rows, machine));
  return { rows, plot };
}

/**
 * Fills a store up to each size and measures the cost per article: of the bulk ingest that reaches
 * the size, and of small batches after it.
 * @internal
 */
export async function measureGrowth(options: GrowthOptions): Promise<GrowthRow[]> {
  const { sizes, onProgress } = options;
  const rows: GrowthRow[] = [];
  let stored = 0;
  for (const size of sizes) {
    const bulk = await costOf(options, { runs: 1, each: Math.max(BATCH_ARTICLES, size - stored) });
    const later = await costOf(options, { runs: BATCHES, each: BATCH_ARTICLES });
    stored = size + BATCHES * BATCH_ARTICLES;
    rows.push({
      articles: size,
      bulk_cpu_ms: bulk.cpu,
      bulk_ms: bulk.wall,
      later_cpu_ms: later.cpu,
      later_ms: later.wall,
      memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    });
    onProgress?.(stored);
  }
  return rows;
}

/** Milliseconds of processor time and of wall time per article. */
async function costOf(
  { engine, articles, clock }: GrowthOptions,
  { runs, each }: { runs: number; each: number },
): Promise<{ cpu: number; wall: number }> {
  const before = process.cpuUsage();
  const start = clock();
  for (let run = 0; run < runs; run += 1)
    await engine.ingest({ articles: () => taken(articles, each) });
  const { user, system } = process.cpuUsage(before);
  const count = runs * each;
  return {
    cpu: rounded((user + system) / 1000 / count),
    wall: rounded((clock() - start) / count),
  };
}

async function* taken(articles: Iterator<ArticleLine>, count: number): AsyncGenerator<Found> {
  for (let number = 1; number <= count; number += 1) {
    const { value, done } = articles.next();
    if (done === true) return;
    yield { input: `article ${number}`, line: value };
  }
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
