// dateline restore: replaces the state of the bot with a backup.
import { restoreState } from '../bot/state/backup.ts';
import { readConfig } from '../bot/config.ts';
import type { Call } from './command-line/commands.ts';
import { CommandError, printJson } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'restore'>): Promise<void> {
  const [folder = ''] = positionals;
  const { DATELINE_DATA: data } = readConfig(process.env);
  const files = await restoreState(folder, data);
  if (files.length === 0)
    throw new CommandError(
      `${folder} holds nothing that the bot remembers.`,
      'Name the folder of a backup.',
    );
  if (values.json) printJson({ files });
  else process.stdout.write(`Restored to ${data}: ${files.join(', ')}\n`);
}
