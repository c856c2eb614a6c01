import { readConfig, printableConfig } from '../bot/config.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line/command-line.ts';
import { examine } from './doctor/examine.ts';

await runScript(async () => {
  const { values } = commandLine({
    name: 'doctor',
    summary:
      'Looks at the settings (secrets hidden), the store, the embedder, the model and Discord, and names the cure of what is wrong.',
    examples: ['', '--json'],
    options: { json: jsonOption },
  });
  const config = readConfig(process.env);
  const settings = printableConfig(config);
  const findings = await examine(config);
  if (findings.some(({ state }) => state === 'broken')) process.exitCode = 1;
  if (values.json) {
    printJson({ settings, findings });
    return;
  }
  const width = Math.max(...settings.map(({ name }) => name.length));
  for (const { name, value } of settings)
    process.stdout.write(`  ${name.padEnd(width)}  ${value}\n`);
  process.stdout.write('\n');
  for (const { state, about, sentence } of findings)
    process.stdout.write(`${{ fine: '✓', open: '·', broken: '✗' }[state]} ${about}: ${sentence}\n`);
});
