import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineText } from '../../scripts/benchmark/report.ts';
import { commandLine } from '../../scripts/command-line/command-line.ts';
import { commands } from '../../scripts/command-line/commands.ts';
import { CommandError, inTemporaryFolder } from '../../scripts/command-line/run-script.ts';
import { alignedTable } from '../../scripts/evaluation/tables.ts';
import { type OpenSearchPair, startOpenSearchPair } from '../support/opensearch.ts';
import { installed, startPostgres } from '../support/postgres.ts';
import { type ClusterReport, runCluster } from './cluster-run.ts';

// Several bot processes over one state, one of which is killed: `dateline cluster-test`.
const { values } = commandLine(commands['cluster-test']);
const SHARDS = 16;
const SERVERS = 32;
const RANGES = ['0-5/16', '6-10/16', '11-15/16'];
/** The longest time until another process leads, in seconds. */
const MOST_TAKEOVER = 30;

await mkdir(values.out, { recursive: true });
const server = values.state === undefined ? await ownServer() : null;
const pair = values.opensearch ? await ownStore() : null;
try {
  const report = await inTemporaryFolder(
    async (folder) =>
      await runCluster({
        state: values.state ?? (await server?.freshAddress()) ?? '',
        store: values.store ?? pair?.address ?? join(folder, 'store'),
        ...(pair !== null && { killNode: pair.killSecond }),
        ranges: RANGES,
        shards: SHARDS,
        servers: SERVERS,
        seconds: Number(values.seconds),
        questionsPerSecond: Number(values.questions),
        folder,
        logs: values.out,
        onStep: (sentence) => process.stderr.write(`${sentence}\n`),
      }),
  );
  const text = textOf(report);
  await writeFile(join(values.out, 'cluster.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(values.out, 'cluster.md'), text);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : text);
  if (isHarmed(report)) process.exitCode = 1;
} finally {
  await pair?.stop();
  await server?.close();
}

async function ownServer(): ReturnType<typeof startPostgres> {
  if (installed === null)
    throw new CommandError('PostgreSQL is not installed here.', 'Install it, or give --state.');
  return await startPostgres(installed);
}

async function ownStore(): Promise<OpenSearchPair> {
  const pair = await startOpenSearchPair();
  if (typeof pair === 'string')
    throw new CommandError(`There is no OpenSearch: ${pair}.`, 'Leave out --opensearch.');
  return pair;
}

function isHarmed({ questions, digests, feeds, ...report }: ClusterReport): boolean {
  const harm =
    questions.answered_twice +
    questions.failed +
    digests.missing +
    digests.sent_twice +
    feeds.not_visited +
    feeds.visited_again +
    report.refused_starts;
  return harm > 0 || report.takeover_seconds > MOST_TAKEOVER;
}

function textOf({ questions, digests, feeds, ...report }: ClusterReport): string {
  const { processes, shards, servers, seconds } = report;
  const rows = [
    ['questions asked', questions.asked],
    ['answered once', questions.answered_once],
    ['answered twice', questions.answered_twice],
    ['failed', questions.failed],
    ['in flight in the killed process', questions.in_flight_when_killed],
    ['answered p50, p95 in ms', `${questions.p50}, ${questions.p95}`],
    ['digests expected', digests.expected],
    ['sent once', digests.sent_once],
    ['missing, sent twice', `${digests.missing}, ${digests.sent_twice}`],
    ['feeds added', feeds.added],
    ['visited once', feeds.visited_once],
    ['not visited, visited again', `${feeds.not_visited}, ${feeds.visited_again}`],
    ['visited again because the kill interrupted it', feeds.interrupted],
    ['seconds until another process leads', report.takeover_seconds],
    ['seconds until the killed one is back', report.back_seconds],
    ['session starts, refused', `${report.session_starts}, ${report.refused_starts}`],
  ] as const;
  return `${processes} processes with ${shards} shards and ${servers} servers, asked for ${seconds} s; the leading process was killed after a third of it${report.node_killed ? ', and one of two nodes of OpenSearch later' : ''} (${machineText()}).

${alignedTable(
  ['', ''],
  rows.map(([what, figure]) => [what, String(figure)]),
)}
`;
}
