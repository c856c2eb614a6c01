import type { Engine } from '../../../bot/wire.ts';
import type { ArticleLine } from '../../../corpus/article-line.ts';
import type { Found } from '../../../corpus/ports/article-source.ts';
import type { GrowthRow } from './growth-report.ts';

export type GrowthOptions = {
  engine: Pick<Engine, 'ingest'>;
  /** Articles without end, each with an id of its own. */
  articles: Iterator<ArticleLine>;
  /** Numbers of articles, smallest first. */
  sizes: readonly number[];
  /** Milliseconds from any beginning. */
  clock: () => number;
  onProgress?: (articles: number) => void;
};

/** What feeds bring at a time, and how often that is measured. */
const FEW = 50;
const TIMES = 20;

/** Fills a store up to each size and measures what an article costs, in one go and afterwards. */
export async function measureGrowth(options: GrowthOptions): Promise<GrowthRow[]> {
  const { sizes, onProgress } = options;
  const rows: GrowthRow[] = [];
  let stored = 0;
  for (const size of sizes) {
    const bulk = await costOf(options, { runs: 1, each: Math.max(FEW, size - stored) });
    const later = await costOf(options, { runs: TIMES, each: FEW });
    stored = size + TIMES * FEW;
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

/** Milliseconds per article, of the processor and on the wall. */
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
