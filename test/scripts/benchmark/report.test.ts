import { expect, test } from 'vitest';
import { benchmarkPlot } from '../../../scripts/benchmark/plots.ts';
import { type BenchmarkRow, benchmarkTable, reportOf } from '../../../scripts/benchmark/report.ts';
import { drawingFaults } from '../../support/svg.ts';

function rowOf(subject: string, size: number, given: Partial<BenchmarkRow> = {}): BenchmarkRow {
  return {
    subject,
    size,
    passages: size + 1,
    ingest_seconds: 2,
    passages_per_second: size / 2,
    ingest_memory_mb: 100,
    start_up_ms: 300,
    retrieval_ms: { p50: 40, p95: 80 },
    answer_ms: { p50: null, p95: null },
    memory_mb: 200,
    ...given,
  };
}

const rows = [
  rowOf('minisearch', 1000),
  rowOf('dateline', 1000, {
    passages_per_second: 1000,
    start_up_ms: 600,
    retrieval_ms: { p50: 5, p95: 9 },
    answer_ms: { p50: 12.5, p95: 20 },
    memory_mb: 100,
  }),
  rowOf('minisearch', 5000, { retrieval_ms: { p50: 0, p95: 0 } }),
  rowOf('dateline', 5000),
  rowOf('dateline', 9000),
];

test('divides by the figures of MiniSearch at the same size', () => {
  expect(reportOf(rows).ratios_to_minisearch).toEqual([
    {
      subject: 'dateline',
      size: 1000,
      passages_per_second: 2,
      retrieval_p50: 0.125,
      start_up: 2,
      memory: 0.5,
    },
    {
      subject: 'dateline',
      size: 5000,
      passages_per_second: 1,
      retrieval_p50: null,
      start_up: 1,
      memory: 1,
    },
  ]);
});

test('aligns the figures for a terminal', () => {
  const table = benchmarkTable(reportOf(rows.slice(0, 2))).split('\n');
  expect(table[3]).toMatch(/^minisearch +1001 +2\.0 +500 +100 +300 +40\.0\/80\.0 +– +200$/u);
  expect(table[4]).toMatch(
    /^dateline +1001 +2\.0 +1000 +100 +600 +5\.0\/9\.0 +12\.5\/20\.0 +100$/u,
  );
  expect(table.at(-2)).toMatch(/^dateline +1000 +2x +2x +0\.125x +0\.5x$/u);
});

test('draws a curve for every subject, without zeros, which a log scale cannot show', () => {
  const drawing = benchmarkPlot(reportOf(rows));
  expect(drawingFaults(drawing)).toEqual([]);
  for (const words of ['minisearch', 'dateline', 'Passages stored', 'milliseconds', 'megabytes']) {
    expect(drawing).toContain(words);
  }
});

test('draws a single size', () => {
  expect(drawingFaults(benchmarkPlot(reportOf(rows.slice(0, 2))))).toEqual([]);
});
