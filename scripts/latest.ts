import { terminalDigest } from '../bot/render/terminal/digest.ts';
import { askedQuestion, questionOptions } from './command-line/asked.ts';
import {
  commandLine,
  jsonOption,
  positiveInteger,
  printJson,
  runScript,
} from './command-line/command-line.ts';
import { printForTerminal } from './command-line/print-for-terminal.ts';
import { withEngine } from './command-line/with-engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'latest',
    summary: 'Tells what is newest, by story, or what is newest on a topic, in cited sentences.',
    examples: ['', '"climate talks" --since 7d', '--at 2025-12-02 --json'],
    positionals: { min: 0, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      stories: {
        type: 'string',
        value: 'NUMBER',
        description: 'at most so many stories (default: 5)',
      },
      json: jsonOption,
    },
  });
  const topic = positionals.join(' ').trim() || null;
  const { at, since, sources } = askedQuestion(topic ?? '', values);
  await withEngine(async (engine) => {
    const digest = await engine.latest({
      topic,
      at,
      ...(since !== undefined && { since }),
      ...(sources !== undefined && { sources }),
      ...(values.stories !== undefined && { most: positiveInteger('--stories', values.stories) }),
    });
    if (values.json) {
      printJson(digest);
      return;
    }
    printForTerminal((options) => terminalDigest(digest, options));
  });
});
