// dateline backup: copies the articles, the feeds and the state of the bot.
import { backUp } from '../bot/backup.ts';
import { readConfig } from '../bot/config.ts';
import type { Call } from './command-line/commands.ts';
import { shareOf, withProgress } from './command-line/progress.ts';
import { CommandError, printJson, say } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'backup'>): Promise<void> {
  const [folder = ''] = positionals;
  const config = readConfig(process.env);
  const { files, articles } = await withProgress(
    { label: 'Copying', unit: 'articles' },
    async (show) =>
      await backUp(config, folder, {
        onWait: say,
        onProgress: (done, total) => show(done, {}, shareOf(done, total)),
      }),
  );
  if (files.length === 0 && articles === null)
    throw new CommandError(
      `${config.DATELINE_DATA} holds neither articles nor anything that the bot remembers.`,
      'Run the bot first, or set DATELINE_DATA to its folder.',
    );
  if (values.json) printJson({ files, articles });
  else
    process.stdout.write(
      `Copied to ${folder}: ${[`${articles ?? 0} articles`, ...files].join(', ')}\n`,
    );
}
