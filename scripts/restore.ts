import { restoreState } from '../bot/adapters/state-copies.ts';
import { readConfig } from '../bot/config.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line/command-line.ts';
import { NothingToCopy } from './command-line/nothing-to-copy.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'restore',
    summary:
      'Puts a backup in place of what the bot remembers. Stop the bot first; what is replaced is gone.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  });
  const [folder = ''] = positionals;
  const { DATELINE_DATA: data } = readConfig(process.env);
  const files = await restoreState(folder, data);
  if (files.length === 0) throw new NothingToCopy(folder);
  if (values.json) printJson({ files });
  else process.stdout.write(`Restored to ${data}: ${files.join(', ')}\n`);
});
