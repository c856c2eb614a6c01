import type { BenchmarkReport, BenchmarkRow } from './benchmark-report.ts';
import type { Latency } from '../evaluation/report.ts';

type Column = readonly [caption: string, text: (row: BenchmarkRow) => string];

const columns: readonly Column[] = [
  ['subject', ({ subject }) => subject],
  ['passages', ({ passages }) => String(passages)],
  ['ingest s', (row) => row.ingest_seconds.toFixed(1)],
  ['passages/s', (row) => String(row.passages_per_second)],
  ['ingest MB', (row) => String(row.ingest_memory_mb)],
  ['start-up ms', (row) => String(row.start_up_ms)],
  ['search p50/p95 ms', (row) => latencyText(row.retrieval_ms)],
  ['answer p50/p95 ms', (row) => latencyText(row.answer_ms)],
  ['MB', (row) => String(row.memory_mb)],
];

/** The figures as lines of text for a terminal, the ratios to MiniSearch below. */
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

/** Columns of the same width: the first to the left, the numbers to the right. */
function alignedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => {
    return Math.max(...lines.map((cells) => cells[column]?.length ?? 0));
  });
  return lines
    .map((cells) => {
      return cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ');
    })
    .join('\n');
}

function latencyText({ p50, p95 }: Latency): string {
  return p50 === null || p95 === null ? '–' : `${p50.toFixed(1)}/${p95.toFixed(1)}`;
}

function timesText(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio}x`;
}
