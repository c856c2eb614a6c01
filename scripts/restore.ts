// dateline restore: replaces the articles, the feeds and the state of the bot with a backup.
import { restore } from '../bot/backup.ts';
import { readConfig } from '../bot/config.ts';
import type { Call } from './command-line/commands.ts';
import { shareOf, withProgress } from './command-line/progress.ts';
import { CommandError, printJson, say } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'restore'>): Promise<void> {
  const [folder = ''] = positionals;
  const config = readConfig(process.env);
  const { files, articles, embedded } = await withProgress(
    { label: 'Restoring', unit: 'articles' },
    async (show) =>
      await restore(config, folder, {
        onWait: say,
        onProgress: (done, total) => show(done, {}, shareOf(done, total)),
      }),
  );
  if (files.length === 0 && articles === null)
    throw new CommandError(`${folder} holds no backup.`, 'Name the folder of a backup.');
  if (values.json) printJson({ files, articles, embedded });
  else {
    const anew = embedded === null ? '' : ` (embedded anew by ${embedded})`;
    process.stdout.write(
      `Restored to ${config.DATELINE_DATA}: ${[`${articles ?? 0} articles${anew}`, ...files].join(', ')}\n`,
    );
  }
}
