import { backUpState } from '../bot/adapters/state-copies.ts';
import { readConfig } from '../bot/config.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line/command-line.ts';
import { NothingToCopy } from './command-line/nothing-to-copy.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'backup',
    summary:
      'Copies what the bot remembers (not the articles, which are in the store) into a folder, also while it runs.',
    examples: ['backups/monday'],
    positionals: { min: 1, max: 1, name: 'FOLDER' },
    options: { json: jsonOption },
  });
  const [folder = ''] = positionals;
  const { DATELINE_DATA: data } = readConfig(process.env);
  const files = await backUpState(data, folder);
  if (files.length === 0) throw new NothingToCopy(data);
  if (values.json) printJson({ files });
  else process.stdout.write(`Copied to ${folder}: ${files.join(', ')}\n`);
});
