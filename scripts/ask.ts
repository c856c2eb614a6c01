// dateline ask: answers a question in the terminal.
import { terminalAnswer } from '../bot/messages/terminal/answer.ts';
import { terminalDigest } from '../bot/messages/terminal/digest.ts';
import { QUOTE_AFTER, replyQuotingFirst, replyTo } from '../bot/reply.ts';
import type { Answered } from '../retrieval/answer.ts';
import { answerOfDigest } from '../retrieval/digest/digest.ts';
import { askedQuestion, questionText } from './command-line/arguments.ts';
import { batchFile, replyToBatch } from './command-line/batch.ts';
import type { Call } from './command-line/commands.ts';
import { printJson } from './command-line/run-script.ts';
import { printForTerminal, printReply } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'ask'>): Promise<void> {
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async (question) => await replyTo(question, engine));
    });
    return;
  }
  const question = askedQuestion(questionText(positionals), values);
  await withEngine(async (engine) => {
    const isForPeople = process.stdout.isTTY && !values.json;
    const reply = isForPeople
      ? await replyQuotingFirst(question, engine, { after: QUOTE_AFTER, show: showQuotes })
      : await replyTo(question, engine);
    if (values.json) {
      printJson(
        reply.kind === 'digest' ? { ...answerOfDigest(reply), question: question.text } : reply,
      );
      return;
    }
    printReply(reply, (options) =>
      reply.kind === 'digest' ? terminalDigest(reply, options) : terminalAnswer(reply, options),
    );
  });
}

/** What stands above the answer that a model is still writing. */
function showQuotes(quotes: Answered): void {
  printForTerminal((options) => `${terminalAnswer(quotes, options)}\n`);
}
