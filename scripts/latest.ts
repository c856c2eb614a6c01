// npm run latest: shows the latest stories.
import { terminalDigest } from '../bot/messages/terminal/digest.ts';
import { askedQuestion, positiveInteger, questionOptions } from './command-line/arguments.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printForTerminal, printJson, runScript } from './command-line/run-script.ts';
import { withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'latest',
    summary:
      'Shows the latest stories, overall or on a topic, quoted or summed up by a model, with their sources.',
    examples: ['', '"climate talks" --since 7d', '--at 2025-12-02 --json'],
    positionals: { min: 0, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      stories: {
        type: 'string',
        value: 'NUMBER',
        description: 'maximum number of stories (default: 5)',
      },
      json: jsonOption,
    },
  });
  const topic = positionals.join(' ').trim() || null;
  const { text: _, ...scope } = askedQuestion(topic ?? '', values);
  await withEngine(async (engine) => {
    const digest = await engine.latest({
      topic,
      ...scope,
      ...(values.stories !== undefined && { most: positiveInteger('--stories', values.stories) }),
    });
    if (values.json) {
      printJson(digest);
      return;
    }
    printForTerminal((options) => terminalDigest(digest, options));
  });
});
