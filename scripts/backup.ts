// dateline backup: copies the state of the bot.
import { backUpState } from '../bot/state/backup.ts';
import { readConfig } from '../bot/config.ts';
import type { Call } from './command-line/commands.ts';
import { CommandError, printJson } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'backup'>): Promise<void> {
  const [folder = ''] = positionals;
  const { DATELINE_DATA: data } = readConfig(process.env);
  const files = await backUpState(data, folder);
  if (files.length === 0)
    throw new CommandError(
      `${data} holds nothing that the bot remembers.`,
      'Run the bot first, or set DATELINE_DATA to its folder.',
    );
  if (values.json) printJson({ files });
  else process.stdout.write(`Copied to ${folder}: ${files.join(', ')}\n`);
}
