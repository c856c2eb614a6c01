// npm run restore: replaces the state of the bot with a backup.
import { restoreState } from '../bot/state/backup.ts';
import { readConfig } from '../bot/config.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { CommandError, printJson, runScript } from './command-line/run-script.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'restore',
    summary:
      'Replaces the state of the bot and its list of feeds with a backup. Stop the bot first; what is replaced is lost.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  });
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
});
