import { terminalTimeline } from '../bot/render/terminal/timeline.ts';
import { askedQuestion, questionOptions, questionText } from './command-line/asked.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line/command-line.ts';
import { printForTerminal } from './command-line/print-for-terminal.ts';
import { withEngine } from './command-line/with-engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'timeline',
    summary: 'Tells what happened on a topic, day by day, each line quoted with its source.',
    examples: ['"climate talks"', '"climate talks" --since 30d --json'],
    positionals: { min: 1, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      json: jsonOption,
    },
  });
  const { text, at, since, sources } = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const timeline = await engine.timeline({
      topic: text,
      at,
      ...(since !== undefined && { since }),
      ...(sources !== undefined && { sources }),
    });
    if (values.json) {
      printJson(timeline);
      return;
    }
    printForTerminal((options) => terminalTimeline(timeline, options));
  });
});
