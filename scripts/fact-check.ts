// npm run fact-check: shows the sentences that are closest to a claim.
import { terminalFactCheck } from '../bot/messages/terminal/answer.ts';
import { askedQuestion, questionOptions, questionText } from './command-line/arguments.ts';
import { batchFile, batchOptions, replyToBatch } from './command-line/batch.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printForTerminal, printJson, runScript } from './command-line/run-script.ts';
import { withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'fact-check',
    summary:
      'Shows the sentences of the corpus that are closest to each claim, with their sources.',
    examples: [
      '"The bridge reopened on Saturday."',
      '--at 2025-12-02 "Turnout was 62 percent."',
      '--batch claims.jsonl',
    ],
    positionals: { min: 0, max: 1_000, name: 'CLAIM' },
    options: { at: questionOptions.at, ...batchOptions, json: jsonOption },
  });
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async ({ text, at }) => await engine.check({ text, at }));
    });
    return;
  }
  const { text, at } = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const check = await engine.check({ text, at });
    if (values.json) {
      printJson(check);
      return;
    }
    printForTerminal((options) => terminalFactCheck(check, options));
  });
});
