import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alignedTable } from '../../scripts/evaluation/tables.ts';
import { runSoak, type SoakReport } from './soak-run.ts';

// A simulated month of the bot in minutes: `dateline soak`.
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    feeds: { type: 'string', default: '50' },
    articles: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '100' },
    out: { type: 'string', default: 'reports/soak' },
    json: { type: 'boolean', default: false },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'dateline-soak-'));
const began = performance.now();
try {
  const report = await runSoak({
    days: Number(values.days),
    feeds: Number(values.feeds),
    articles: Number(values.articles),
    questionsPerDay: Number(values.questions),
    folder,
    onDay: ({ day, articles, memory_mb: memory }) =>
      process.stderr.write(`day ${day}: ${articles} articles, ${memory} MB\n`),
  });
  const text = textOf(report);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'soak.json'), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(values.out, 'soak.md'), text);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : text);
  if (report.lost + report.twice + report.failed_questions > 0) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function textOf(report: SoakReport): string {
  const { days, published, lost, twice, visits, questions } = report;
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`;
  const minutes = Math.round((performance.now() - began) / 6000) / 10;
  return `${days.length} simulated days with ${values.feeds} feeds in ${minutes} minutes (${machine}).

${visits} visits (${report.failed_visits} failed), ${published} articles published: ${lost} lost, ${twice} stored twice. ${questions} questions, ${report.failed_questions} failed.

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
