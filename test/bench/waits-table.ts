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

/** The figures as a page of Markdown. */
export function waitsTable({
  machine,
  articles,
  ingested,
  memoryMb,
  quiet,
  busy,
}: Measured): string {
  const rows: [string, readonly number[], string][] = [
    ['a command is acknowledged', quiet.commands, ''],
    ['a command is acknowledged, busy', busy.commands, 'p99 < 1,000'],
    ['suggestions for a keystroke', quiet.keystrokes, ''],
    ['suggestions for a keystroke, busy', busy.keystrokes, 'p95 < 300'],
  ];
  return [
    '# How long Discord waits',
    '',
    `\`npm run bench -- --discord\`: ${articles.toLocaleString('en')} made-up articles; the bot in a process of its own, the real client on the loopback Discord. Busy means that the bot ingests all the time (${ingested.toLocaleString('en')} articles came in) while ten people wait for a model that takes eight seconds. Commands are \`/ask\`, \`/latest\`, \`/sources\` and \`/settings\`, suggestions are topics and publishers; four of each a second, whether or not those before are done. At most ${memoryMb.toLocaleString('en')} MB.`,
    '',
    `${machine}.`,
    '',
    '| milliseconds | times | p50 | p95 | p99 | longest | wanted |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(([name, waits, wanted]) => row(name, waits, wanted)),
    '',
  ].join('\n');
}

function row(name: string, waits: readonly number[], wanted: string): string {
  const sorted = waits.toSorted((left, right) => left - right);
  const at = (part: number): string =>
    Math.round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0).toLocaleString('en');
  return `| ${[name, waits.length, at(0.5), at(0.95), at(0.99), at(1), wanted].join(' | ')} |`;
}
