import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  commandLine,
  jsonOption,
  positiveInteger,
  printJson,
  runScript,
} from './command-line/command-line.ts';
import { type CrashReport, runCrashes } from './crash/run-crashes.ts';
import { startProgress } from './command-line/progress.ts';

await runScript(async () => {
  const { values } = commandLine({
    name: 'crash-test',
    summary:
      'Kills an ingest of made-up articles at random moments, ingests the same again, and counts what was lost or doubled.',
    examples: ['', '--kills 10 --articles 200 --json'],
    options: {
      kills: { type: 'string', value: 'NUMBER', default: '100', description: 'how many kills' },
      articles: {
        type: 'string',
        value: 'NUMBER',
        default: '500',
        description: 'how many articles, half of them updates',
      },
      json: jsonOption,
    },
  });
  const kills = positiveInteger('--kills', values.kills);
  const articles = positiveInteger('--articles', values.articles);
  const folder = await mkdtemp(join(tmpdir(), 'dateline-crash-'));
  const progress = startProgress({ label: 'Killing', unit: 'kills', total: kills });
  try {
    const report = await runCrashes({
      articles,
      kills,
      folder,
      random: Math.random,
      clock: () => performance.now(),
      onProgress: (done) => {
        progress.show(done);
      },
    });
    progress.stop();
    if (values.json) printJson(report);
    else process.stdout.write(tableOf(report));
    const { lost, double, strays } = report.after_ingest;
    if (lost + double + strays > 0) process.exitCode = 1;
  } finally {
    progress.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

function tableOf({ kills, articles, found, after_kill, after_ingest }: CrashReport): string {
  const rows = [
    ['', 'lost', 'double', 'strays'],
    ...Object.entries({ 'after the kill': after_kill, 'after the next ingest': after_ingest }).map(
      ([when, { lost, double, strays }]) => [when, ...[lost, double, strays].map(String)],
    ),
  ];
  const lines = rows.map(([when = '', ...cells]) =>
    [when.padEnd(22), ...cells.map((cell) => cell.padStart(8))].join(''),
  );
  const moments = `nothing stored yet ${found.nothing}, a part ${found.part}, all ${found.all}`;
  return `${kills} kills of an ingest of ${articles} articles (${moments})\n${lines.join('\n')}\n`;
}
