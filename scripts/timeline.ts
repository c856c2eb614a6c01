// npm run timeline: shows what happened on a topic, day by day.
import { terminalTimeline } from '../bot/messages/terminal/digest.ts';
import { askedQuestion, questionOptions, questionText } from './command-line/arguments.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printForTerminal, printJson, runScript } from './command-line/run-script.ts';
import { withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'timeline',
    summary:
      'Shows what happened on a topic, day by day, one quoted sentence with its source per day.',
    examples: ['"climate talks"', '"climate talks" --since 30d --json'],
    positionals: { min: 1, max: 1_000, name: 'TOPIC' },
    options: {
      at: questionOptions.at,
      source: questionOptions.source,
      since: questionOptions.since,
      json: jsonOption,
    },
  });
  const { text: topic, ...scope } = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const timeline = await engine.timeline({ topic, ...scope });
    if (values.json) {
      printJson(timeline);
      return;
    }
    printForTerminal((options) => terminalTimeline(timeline, options));
  });
});
