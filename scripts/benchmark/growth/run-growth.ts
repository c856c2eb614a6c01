import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../bot/config.ts';
import { openEngine } from '../../../bot/wire.ts';
import { endlessArticles } from './endless-articles.ts';
import { growthPlot } from './growth-plot.ts';
import type { GrowthRow } from './growth-report.ts';
import { measureGrowth } from './measure-growth.ts';

/** What storing costs at every size, and where its plot is. */
export type Growth = { rows: GrowthRow[]; plot: string };

/** Measures how the cost of an article grows with the corpus; writes `growth.json` and `growth.svg`. */
export async function runGrowth(options: {
  sizes: readonly number[];
  articlesFile: string;
  /** An existing folder for the throw-away store. */
  folder: string;
  /** Where the figures and the plot go. */
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
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const machine = `${processor}, ${availableParallelism()} cores, Node ${process.version}`;
  const plot = join(out, 'growth.svg');
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'growth.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  await writeFile(plot, growthPlot(rows, machine));
  return { rows, plot };
}

/** The figures as lines of text for a terminal. */
export function growthTable(rows: readonly GrowthRow[]): string {
  const head = ['articles', 'cpu ms, in one go', 'cpu ms, fifty at a time', 'MB'];
  const cells = rows.map((row) => [
    String(row.articles),
    row.bulk_cpu_ms.toFixed(2),
    row.later_cpu_ms.toFixed(2),
    String(row.memory_mb),
  ]);
  return [head, ...cells]
    .map((line) => line.map((cell, column) => cell.padStart(head[column]?.length ?? 0)).join('  '))
    .join('\n');
}
