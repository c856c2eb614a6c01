// dateline crash-test: kills ingests and the bot, and counts the damage.
import { positiveInteger } from './command-line/arguments.ts';
import type { Call } from './command-line/commands.ts';
import { type BotCrashReport, runBotCrashes } from './benchmark/bot-crashes.ts';
import { type CrashReport, type Damage, runCrashes } from './benchmark/crashes.ts';
import { withProgress } from './command-line/progress.ts';
import { inTemporaryFolder, printJson } from './command-line/run-script.ts';
import { alignedTable } from './evaluation/tables.ts';

export async function run({ values }: Call<'crash-test'>): Promise<void> {
  const kills = positiveInteger('--kills', values.kills);
  const articles = positiveInteger('--articles', values.articles);
  const given = { articles, kills, random: Math.random, clock: () => performance.now() };
  const report = await withProgress(
    { label: 'Killing', unit: 'kills', total: 2 * kills },
    async (show) =>
      await inTemporaryFolder(async (folder) => {
        const ingest = await runCrashes({ ...given, folder, onProgress: show });
        const onProgress = (done: number): void => show(kills + done);
        return {
          ...ingest,
          bot: await runBotCrashes({ ...given, feeds: FEEDS, folder, onProgress }),
        };
      }),
  );
  if (values.json) printJson(report);
  else process.stdout.write(`${textOf(report)}\n\n${botText(report.bot)}\n`);
  const isHarmed = [report.after_ingest, report.bot.after_restart].some(
    ({ lost, double, orphans }) => lost + double + orphans > 0,
  );
  if (isHarmed || report.bot.next_visit_ms > MINUTE) process.exitCode = 1;
}

const FEEDS = 10;
const MINUTE = 60_000;

function botText({
  kills,
  on_full_disk,
  feeds,
  articles,
  next_visit_ms,
  ...rest
}: BotCrashReport): string {
  return [
    `${kills} kills of a bot that reads ${articles} articles of ${feeds} feeds (${on_full_disk} on a full disk); next visit at most ${(next_visit_ms / 1000).toFixed(1)} s after the start`,
    damageTable({ 'after the kill': rest.after_kill, 'after the restart': rest.after_restart }),
  ].join('\n');
}

function damageTable(damages: Readonly<Record<string, Damage>>): string {
  return alignedTable(
    ['', 'lost', 'double', 'orphans'],
    Object.entries(damages).map(([when, { lost, double, orphans }]) => [
      when,
      ...[lost, double, orphans].map(String),
    ]),
  );
}

function textOf({ kills, articles, found, after_kill, after_ingest }: CrashReport): string {
  return [
    `${kills} kills of an ingest of ${articles} articles (nothing stored yet ${found.nothing}, a part ${found.part}, all ${found.all})`,
    damageTable({ 'after the kill': after_kill, 'after the next ingest': after_ingest }),
  ].join('\n');
}
