// npm run backup: copies the state of the bot.
import { backUpState } from '../bot/state/backup.ts';
import { readConfig } from '../bot/config.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { CommandError, printJson, runScript } from './command-line/run-script.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'backup',
    summary:
      'Copies the state of the bot and its list of feeds into a folder, also while the bot runs. The articles are not copied: they are in the store, a folder of its own.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  });
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
});
