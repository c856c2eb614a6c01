// npm run crash-test: kills ingests and counts the damage.
import { positiveInteger } from './command-line/arguments.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { type CrashReport, runCrashes } from './benchmark/crashes.ts';
import { withProgress } from './command-line/progress.ts';
import { inTemporaryFolder, printJson, runScript } from './command-line/run-script.ts';
import { alignedTable } from './evaluation/tables.ts';

await runScript(async () => {
  const { values } = commandLine({
    name: 'crash-test',
    summary:
      'Kills an ingest of made-up articles at random moments, ingests the same again, and counts what was lost or stored twice.',
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
  const report = await withProgress(
    { label: 'Killing', unit: 'kills', total: kills },
    async (show) =>
      await inTemporaryFolder(
        async (folder) =>
          await runCrashes({
            articles,
            kills,
            folder,
            random: Math.random,
            clock: () => performance.now(),
            onProgress: show,
          }),
      ),
  );
  if (values.json) printJson(report);
  else process.stdout.write(`${textOf(report)}\n`);
  const { lost, double, orphans } = report.after_ingest;
  if (lost + double + orphans > 0) process.exitCode = 1;
});

function textOf({ kills, articles, found, after_kill, after_ingest }: CrashReport): string {
  const rows = Object.entries({
    'after the kill': after_kill,
    'after the next ingest': after_ingest,
  }).map(([when, { lost, double, orphans }]) => [when, ...[lost, double, orphans].map(String)]);
  return [
    `${kills} kills of an ingest of ${articles} articles (nothing stored yet ${found.nothing}, a part ${found.part}, all ${found.all})`,
    alignedTable(['', 'lost', 'double', 'orphans'], rows),
  ].join('\n');
}
