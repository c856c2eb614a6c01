import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { growthPlot } from '../../../scripts/benchmark/plots.ts';
import { measureGrowth } from '../../../scripts/benchmark/growth.ts';
import { madeUpArticles } from '../../../scripts/benchmark/corpus.ts';
import { projectFolder } from '../../support/source-files.ts';
import { drawingFaults } from '../../support/svg.ts';

test('the store is filled to each size, then gets fifty articles twenty times', async () => {
  const ingests: number[] = [];
  const seen = new Set<unknown>();
  const rows = await measureGrowth({
    engine: {
      ingest: async (source) => {
        let count = 0;
        for await (const found of source.articles()) {
          if ('line' in found) seen.add(found.line.id);
          count += 1;
        }
        ingests.push(count);
        return {
          added: count,
          updated: 0,
          unchanged: 0,
          passages: 0,
          rejected: [],
          removed: 0,
          samples: 0,
        };
      },
    },
    articles: madeUpArticles(1),
    sizes: [100, 2_000],
    clock: () => 0,
  });
  const fed = Array.from({ length: 20 }, () => 50);
  expect(ingests).toEqual([100, ...fed, 900, ...fed]);
  expect(seen.size).toBe(3_000);
  expect(rows.map(({ articles }) => articles)).toEqual([100, 2_000]);
});

test('the plot shows every size, and the one in docs is complete', () => {
  const row = { bulk_cpu_ms: 5, bulk_ms: 6, later_cpu_ms: 12, later_ms: 14, memory_mb: 700 };
  const svg = growthPlot(
    [1_000, 5_000].map((articles) => ({ ...row, articles })),
    'A machine',
  );
  expect(drawingFaults(svg)).toEqual([]);
  expect(svg).toContain('5k');
  expect(drawingFaults(readFileSync(`${projectFolder}docs/growth.svg`, 'utf8'))).toEqual([]);
});
