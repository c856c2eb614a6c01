import { terminalAnswer } from '../bot/render/terminal/answer.ts';
import { askedQuestion, questionOptions, questionText } from './asked.ts';
import { commandLine, jsonOption, printJson, runScript } from './command-line.ts';
import { printForTerminal } from './print-for-terminal.ts';
import { withEngine } from './with-engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'ask',
    summary: 'Answers a question about the news in the corpus, with its sources.',
    examples: [
      '"Who led the delegation?"',
      '"What did the minister say?" --source Reuters --since 7d',
    ],
    positionals: { min: 1, max: 1_000, name: 'QUESTION' },
    options: { ...questionOptions, json: jsonOption },
  });
  const question = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const answer = await engine.answer(question);
    if (values.json) {
      printJson(answer);
      return;
    }
    printForTerminal((options) => terminalAnswer(answer, options));
  });
});
