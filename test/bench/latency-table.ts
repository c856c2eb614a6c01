import type { Latencies } from './load.ts';

/** What was measured: the size of the corpus, what was ingested meanwhile, and the latencies. */
export type Measured = {
  machine: string;
  articles: number;
  ingested: number;
  memoryMb: number;
  /** Of an idle bot, and of one that ingests and gives slow answers. */
  idle: Latencies;
  busy: Latencies;
};

/** One kind of latency in whole milliseconds. Keys as they are printed. */
export type LatencyRow = {
  what: string;
  requests: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  target: string;
};

/** A row for each kind of request and load. */
export function latencyRows({ idle, busy }: Pick<Measured, 'idle' | 'busy'>): LatencyRow[] {
  return [
    row('acknowledging a command', idle.commands, ''),
    row('acknowledging a command, busy', busy.commands, 'p99 < 1,000'),
    row('autocomplete', idle.keystrokes, ''),
    row('autocomplete, busy', busy.keystrokes, 'p95 < 300'),
  ];
}

/** The latencies as a page of Markdown. */
export function latencyTable(measured: Measured): string {
  const { machine, articles, ingested, memoryMb } = measured;
  return [
    '# Response times in Discord',
    '',
    `\`npm run bench -- --discord\` over ${articles.toLocaleString('en')} made-up articles: the bot runs in a process of its own and talks to the loopback Discord through the real client. Busy: it ingests without a pause (${ingested.toLocaleString('en')} articles came in) while ten people wait for a model that takes eight seconds. Commands are \`/ask\`, \`/latest\`, \`/sources\` and \`/settings\`; autocomplete is of topics and publishers. Four of each are sent per second, whether or not the earlier ones are answered. Peak memory: ${memoryMb.toLocaleString('en')} MB.`,
    '',
    `${machine}.`,
    '',
    '| milliseconds | requests | p50 | p95 | p99 | max | target |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...latencyRows(measured).map(
      ({ what, requests, p50, p95, p99, max, target }) =>
        `| ${[what, requests, p50, p95, p99, max].join(' | ')} | ${target} |`,
    ),
    '',
  ].join('\n');
}

function row(what: string, milliseconds: readonly number[], target: string): LatencyRow {
  const sorted = milliseconds.toSorted((left, right) => left - right);
  const quantile = (part: number): number =>
    Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
  return {
    what,
    requests: milliseconds.length,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    max: quantile(1),
    target,
  };
}
