// dateline ask: answers a question in the terminal.
import { terminalAnswer } from '../bot/messages/terminal/answer.ts';
import { terminalDigest, terminalTimeline } from '../bot/messages/terminal/digest.ts';
import { QUOTE_AFTER, replyQuotingFirst, replyTo, wantedReply } from '../bot/reply.ts';
import type { Answered } from '../retrieval/answer.ts';
import { answerOfDigest } from '../retrieval/digest/digest.ts';
import { askedQuestion, questionText } from './command-line/arguments.ts';
import { batchFile, replyToBatch } from './command-line/batch.ts';
import type { Call } from './command-line/commands.ts';
import { asCalled } from './command-line/help.ts';
import { printJson } from './command-line/run-script.ts';
import { printForTerminal, printReply, sayIfEmpty } from './command-line/terminal.ts';
import { withEngine } from './command-line/engine.ts';

export async function run({ values, positionals }: Call<'ask'>): Promise<void> {
  const batch = batchFile(values, positionals);
  if (batch !== null) {
    await withEngine(async (engine) => {
      await replyToBatch(batch, values, async (question) => await replyTo(question, engine));
      sayIfEmpty(await engine.extent({}));
    });
    return;
  }
  const question = askedQuestion(questionText(positionals), values);
  if (values.json) {
    await withEngine(async (engine) => {
      const reply = await replyTo(question, engine);
      printJson(
        reply.kind === 'digest' ? { ...answerOfDigest(reply), question: question.text } : reply,
      );
    });
    return;
  }
  const wanted = wantedReply(question);
  switch (wanted.kind) {
    case 'greeting':
    case 'thanks':
    case 'help':
    case 'sources':
      process.stdout.write(asCalled(HOW_TO_ASK));
      return;
    case 'timeline':
      await withEngine(async (engine) => {
        const timeline = await engine.timeline({ topic: wanted.topic, at: question.at });
        printReply(timeline, (options) => terminalTimeline(timeline, options));
      });
      return;
    case 'latest':
    case 'question':
      await withEngine(async (engine) => {
        const reply = process.stdout.isTTY
          ? await replyQuotingFirst(question, engine, { after: QUOTE_AFTER, show: showQuotes })
          : await replyTo(question, engine);
        printReply(reply, (options) =>
          reply.kind === 'digest' ? terminalDigest(reply, options) : terminalAnswer(reply, options),
        );
      });
  }
}

/** The reply to greetings, thanks and questions about the program. */
const HOW_TO_ASK = `Ask about the news, and each sentence of the answer comes with its source:
  npm run ask -- "Who led the delegation?"
  npm run latest -- "climate talks"
  npm run timeline -- "climate talks"
`;

/** What stands above the answer that a model is still writing. */
function showQuotes(quotes: Answered): void {
  printForTerminal((options) => `${terminalAnswer(quotes, options)}\n`);
}
