import type { Waits } from './ask-around.ts';

/** What was measured, of how many articles, and how many came in meanwhile. */
export type Measured = {
  machine: string;
  articles: number;
  ingested: number;
  memoryMb: number;
  /** With nothing else to do, and during the ingest and the slow answers. */
  quiet: Waits;
  busy: Waits;
};

/** How long Discord waited, in whole milliseconds. Keys as they are printed. */
export type WaitsRow = {
  what: string;
  times: number;
  p50: number;
  p95: number;
  p99: number;
  longest: number;
  wanted: string;
};

/** The figures by what was waited for. */
export function waitsRows({ quiet, busy }: Pick<Measured, 'quiet' | 'busy'>): WaitsRow[] {
  return [
    row('a command is acknowledged', quiet.commands, ''),
    row('a command is acknowledged, busy', busy.commands, 'p99 < 1,000'),
    row('suggestions for a keystroke', quiet.keystrokes, ''),
    row('suggestions for a keystroke, busy', busy.keystrokes, 'p95 < 300'),
  ];
}

/** The figures as a page of Markdown. */
export function waitsTable(measured: Measured): string {
  const { machine, articles, ingested, memoryMb } = measured;
  return [
    '# How long Discord waits',
    '',
    `\`npm run bench -- --discord\`: ${articles.toLocaleString('en')} made-up articles; the bot in a process of its own, the real client on the loopback Discord. Busy means that the bot ingests all the time (${ingested.toLocaleString('en')} articles came in) while ten people wait for a model that takes eight seconds. Commands are \`/ask\`, \`/latest\`, \`/sources\` and \`/settings\`, suggestions are topics and publishers; four of each a second, whether or not those before are done. At most ${memoryMb.toLocaleString('en')} MB.`,
    '',
    `${machine}.`,
    '',
    '| milliseconds | times | p50 | p95 | p99 | longest | wanted |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...waitsRows(measured).map(
      ({ what, times, p50, p95, p99, longest, wanted }) =>
        `| ${[what, times, p50, p95, p99, longest].join(' | ')} | ${wanted} |`,
    ),
    '',
  ].join('\n');
}

function row(what: string, waits: readonly number[], wanted: string): WaitsRow {
  const sorted = waits.toSorted((left, right) => left - right);
  const at = (part: number): number => Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
  return {
    what,
    times: waits.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: at(1),
    wanted,
  };
}
