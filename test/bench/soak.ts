import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { machineText } from '../../scripts/benchmark/report.ts';
import { commandLine } from '../../scripts/command-line/command-line.ts';
import { commands } from '../../scripts/command-line/commands.ts';
import { inTemporaryFolder } from '../../scripts/command-line/run-script.ts';
import { alignedTable } from '../../scripts/evaluation/tables.ts';
import { runSoak, type SoakReport } from './soak-run.ts';

// A simulated month of the bot in minutes: `dateline soak`, whose options it takes.
const { values } = commandLine(commands.soak);
const began = performance.now();
const report = await inTemporaryFolder(
  async (folder) =>
    await runSoak({
      days: Number(values.days),
      feeds: Number(values.feeds),
      articles: Number(values.articles),
      questionsPerDay: Number(values.questions),
      ...(values['keep-days'] !== undefined && { keepDays: Number(values['keep-days']) }),
      folder,
      onDay: ({ day, articles, memory_mb: memory }) =>
        process.stderr.write(`day ${day}: ${articles} articles, ${memory} MB\n`),
    }),
);
const text = textOf(report);
await mkdir(values.out, { recursive: true });
await writeFile(join(values.out, 'soak.json'), `${JSON.stringify(report, null, 2)}\n`);
await writeFile(join(values.out, 'soak.md'), text);
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : text);
if (report.lost + report.twice + report.failed_questions > 0) process.exitCode = 1;

function textOf(soak: SoakReport): string {
  const { days, published, lost, twice, visits, questions } = soak;
  const minutes = Math.round((performance.now() - began) / 6000) / 10;
  return `${days.length} simulated days with ${values.feeds} feeds in ${minutes} minutes (${machineText()}).

${visits} visits (${soak.failed_visits} failed), ${published} articles published: ${lost} lost, ${twice} stored twice. ${questions} questions, ${soak.failed_questions} failed.

${alignedTable(
  [
    'day',
    'articles',
    'memory MB',
    'heap MB',
    'disk MB',
    'files',
    'acknowledged p99 ms',
    'answered p95 ms',
  ],
  days.map((day) => [
    String(day.day),
    String(day.articles),
    String(day.memory_mb),
    String(day.heap_mb),
    String(day.disk_mb),
    String(day.files),
    String(day.acknowledged_p99_ms),
    day.answered_p95_ms === null ? '' : String(Math.round(day.answered_p95_ms)),
  ]),
)}
`;
}
