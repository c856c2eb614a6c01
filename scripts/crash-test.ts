// dateline crash-test: kills ingests and counts the damage.
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { type CrashReport, runCrashes } from './benchmark/crashes.ts';
import { withProgress } from './command-line/progress.ts';
import { inTemporaryFolder, printJson } from './command-line/run-script.ts';
import { alignedTable } from './evaluation/tables.ts';

export async function run({ values }: Call<'crash-test'>): Promise<void> {
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
}

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
