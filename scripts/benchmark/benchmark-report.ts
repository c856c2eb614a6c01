import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Latency } from '../evaluation/report.ts';

/** One subject at one size. Keys as they are printed. */
export type BenchmarkRow = {
  subject: string;
  /** The number of passages asked for. */
  size: number;
  /** The number of passages stored, some more than asked for. */
  passages: number;
  ingest_seconds: number;
  passages_per_second: number;
  /** The most memory (resident set) while storing, in megabytes. */
  ingest_memory_mb: number;
  /** From the start of the process to the first result out of a stored corpus. */
  start_up_ms: number;
  retrieval_ms: Latency;
  /** Null where the subject only searches. */
  answer_ms: Latency;
  /** The most memory while opening, searching and answering, in megabytes. */
  memory_mb: number;
};

/** A subject's figures divided by MiniSearch's at the same size; below 1 is less. */
type BenchmarkRatio = {
  subject: string;
  size: number;
  passages_per_second: number | null;
  retrieval_p50: number | null;
  start_up: number | null;
  memory: number | null;
};

/** What a benchmark finds, and on which machine. */
export type BenchmarkReport = {
  machine: { processor: string; cores: number; memory_gb: number; node: string };
  rows: BenchmarkRow[];
  ratios_to_minisearch: BenchmarkRatio[];
};

const yardstick = 'minisearch';

/** The rows beside the machine they were measured on and their ratios to MiniSearch. */
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
      const other = rows.find(({ subject, size }) => subject === yardstick && size === row.size);
      return other === undefined || other === row ? [] : [ratioOf(row, other)];
    }),
  };
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

/** Three digits; null where one side is missing or nothing can be divided. */
function quotient(number: number | null, other: number | null): number | null {
  if (number === null || other === null || other === 0) return null;
  return Number((number / other).toPrecision(3));
}
