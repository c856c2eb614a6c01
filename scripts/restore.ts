// dateline restore: replaces the articles, the feeds and the state of the bot with a backup.
import { restore } from '../bot/backup.ts';
import { readConfig, storeAddress } from '../bot/config.ts';
import { isOpenSearch } from '../retrieval/store/address.ts';
import type { Call } from './command-line/commands.ts';
import { CommandError, printJson, say } from './command-line/run-script.ts';

export async function run({ values, positionals }: Call<'restore'>): Promise<void> {
  const [folder = ''] = positionals;
  const config = readConfig(process.env);
  const { files, articles, embedded } = await restore(config, folder, { onWait: say });
  if (files.length === 0 && articles === null)
    throw new CommandError(`${folder} holds no backup.`, 'Name the folder of a backup.');
  if (isOpenSearch(storeAddress(config)))
    say('The articles are not restored: OpenSearch brings them back from its snapshots.');
  if (values.json) printJson({ files, articles, embedded });
  else {
    const anew = embedded === null ? '' : ` (embedded anew by ${embedded})`;
    process.stdout.write(
      `Restored to ${config.DATELINE_DATA}: ${[`${articles ?? 0} articles${anew}`, ...files].join(', ')}\n`,
    );
  }
}
