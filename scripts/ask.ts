// npm run ask: answers a question in the terminal.
import { terminalAnswer } from '../bot/messages/terminal/answer.ts';
import { terminalDigest } from '../bot/messages/terminal/digest.ts';
import { replyTo } from '../bot/reply.ts';
import { answerOfDigest } from '../retrieval/digest/digest.ts';
import { askedQuestion, questionOptions, questionText } from './command-line/arguments.ts';
import { batchFile, batchOptions, replyToBatch } from './command-line/batch.ts';
import { commandLine, jsonOption } from './command-line/command-line.ts';
import { printForTerminal, printJson, runScript } from './command-line/run-script.ts';
import { withEngine } from './command-line/engine.ts';

await runScript(async () => {
  const { values, positionals } = commandLine({
    name: 'ask',
    summary: 'Answers a question about the news in the corpus, with sources.',
    examples: [
      '"Who led the delegation?"',
      '"What did the minister say?" --source Reuters --since 7d',
      '--batch questions.jsonl',
    ],
    positionals: { min: 0, max: 1_000, name: 'QUESTION' },
    options: { ...questionOptions, ...batchOptions, json: jsonOption },
  });
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async (question) => await replyTo(question, engine));
    });
    return;
  }
  const question = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const reply = await replyTo(question, engine);
    if (values.json) {
      printJson(
        reply.kind === 'digest' ? { ...answerOfDigest(reply), question: question.text } : reply,
      );
      return;
    }
    printForTerminal((options) =>
      reply.kind === 'digest' ? terminalDigest(reply, options) : terminalAnswer(reply, options),
    );
  });
});
