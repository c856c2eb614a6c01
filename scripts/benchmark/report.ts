// The figures of the benchmarks, and their tables for a terminal.
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Latency } from '../evaluation/statistics.ts';
import { alignedTable, latencyText } from '../evaluation/tables.ts';

/** One subject at one size, with the keys of `bench.json`. */
export type BenchmarkRow = {
  subject: string;
  /** Number of passages asked for. */
  size: number;
  /** Number of passages stored, a few more: articles are stored whole. */
  passages: number;
  ingest_seconds: number;
  passages_per_second: number;
  /** Peak resident set during ingest, in megabytes. */
  ingest_memory_mb: number;
  /** From the start of the process to the first search result. */
  start_up_ms: number;
  retrieval_ms: Latency;
  /** Null where the subject only searches. */
  answer_ms: Latency;
  /** Peak resident set while opening, searching and answering, in megabytes. */
  memory_mb: number;
};

/** A subject's figures divided by those of MiniSearch at the same size. */
type BenchmarkRatio = {
  subject: string;
  size: number;
  passages_per_second: number | null;
  retrieval_p50: number | null;
  start_up: number | null;
  memory: number | null;
};

/** The result of a benchmark. */
export type BenchmarkReport = {
  machine: { processor: string; cores: number; memory_gb: number; node: string };
  rows: BenchmarkRow[];
  ratios_to_minisearch: BenchmarkRatio[];
};

/** The cost of ingest at one size of the corpus, with the keys of `growth.json`. */
export type GrowthRow = {
  /** Number of articles stored. */
  articles: number;
  /** Processor time (all cores) per article of a bulk ingest, in milliseconds. */
  bulk_cpu_ms: number;
  /** Wall time per article of a bulk ingest. */
  bulk_ms: number;
  /** The same for small batches after it, as feeds bring them. */
  later_cpu_ms: number;
  later_ms: number;
  /** Peak resident set so far, in megabytes. */
  memory_mb: number;
};

type Column = readonly [caption: string, text: (row: BenchmarkRow) => string];

const columns: readonly Column[] = [
  ['subject', ({ subject }) => subject],
  ['passages', ({ passages }) => String(passages)],
  ['ingest s', (row) => row.ingest_seconds.toFixed(1)],
  ['passages/s', (row) => String(row.passages_per_second)],
  ['ingest MB', (row) => String(row.ingest_memory_mb)],
  ['start-up ms', (row) => String(row.start_up_ms)],
  ['search p50/p95 ms', (row) => latencyText(row.retrieval_ms, '/')],
  ['answer p50/p95 ms', (row) => latencyText(row.answer_ms, '/')],
  ['MB', (row) => String(row.memory_mb)],
];

/** Adds the machine and the ratios to MiniSearch. */
export function reportOf(rows: readonly BenchmarkRow[]): BenchmarkReport {
  return {
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
      memory_gb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    rows: [...rows],
    ratios_to_minisearch: rows.flatMap((row) => {
      const other = rows.find(({ subject, size }) => subject === 'minisearch' && size === row.size);
      return other === undefined || other === row ? [] : [ratioOf(row, other)];
    }),
  };
}

/** The machine of a measurement, in words. */
export function machineText(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${processor}, ${availableParallelism()} cores, Node ${process.version}`;
}

/** A table of the figures for a terminal, with the ratios to MiniSearch below it. */
export function benchmarkTable({ machine, rows, ratios_to_minisearch }: BenchmarkReport): string {
  const ratios = ratios_to_minisearch.map((ratio) => [
    ratio.subject,
    String(ratio.size),
    timesText(ratio.passages_per_second),
    timesText(ratio.start_up),
    timesText(ratio.retrieval_p50),
    timesText(ratio.memory),
  ]);
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memory_gb} GB, Node ${machine.node}`,
    '',
    alignedTable(
      columns.map(([caption]) => caption),
      rows.map((row) => columns.map(([, text]) => text(row))),
    ),
    ...(ratios.length === 0
      ? []
      : [
          '',
          'Times MiniSearch, in the same run:',
          alignedTable(
            ['subject', 'size', 'passages/s', 'start-up', 'search p50', 'memory'],
            ratios,
          ),
        ]),
    '',
  ].join('\n');
}

/** A table of the cost of ingest for a terminal. */
export function growthTable(rows: readonly GrowthRow[]): string {
  return alignedTable(
    ['articles', 'cpu ms, in one go', 'cpu ms, fifty at a time', 'MB'],
    rows.map((row) => [
      String(row.articles),
      row.bulk_cpu_ms.toFixed(2),
      row.later_cpu_ms.toFixed(2),
      String(row.memory_mb),
    ]),
  );
}

function ratioOf(row: BenchmarkRow, other: BenchmarkRow): BenchmarkRatio {
  return {
    subject: row.subject,
    size: row.size,
    passages_per_second: quotient(row.passages_per_second, other.passages_per_second),
    retrieval_p50: quotient(row.retrieval_ms.p50, other.retrieval_ms.p50),
    start_up: quotient(row.start_up_ms, other.start_up_ms),
    memory: quotient(row.memory_mb, other.memory_mb),
  };
}

/** To three digits; null where a number is missing or the divisor is 0. */
function quotient(number: number | null, other: number | null): number | null {
  if (number === null || other === null || other === 0) return null;
  return Number((number / other).toPrecision(3));
}

function timesText(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio}x`;
}
